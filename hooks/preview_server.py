"""What the live preview serves besides what its engine wrote: what is made when somebody asks, and the form.

Plain WSGI, put around the engine's own server. Nothing here is in a built site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs

from briefings.build import FORM, SiteBuild
from briefings.editor.service import LARGEST_REQUEST, EditService, Request

App = Callable[[dict[str, Any], Any], Iterable[bytes]]
FORM_FOLDER = FORM.removesuffix("index.html")


def serve_asked_for(
    serve_rest: App, root: str, site: Path, find_build: Callable[[], SiteBuild | None], at_work: Lock
) -> App:
    """Pages, search data and sheets are made when somebody asks for them: nobody waits for what nobody reads.

    Args:
        serve_rest: what serves the files that the engine wrote.
        root: where on the server the preview stands.
        site: the folder it is served from.
        find_build: gives the last build, which makes what is asked for.
        at_work: held while the next build is at work.
    """

    def write(address: str) -> bool:
        with at_work:
            build = find_build()
            return build is not None and build.write_asked_for(site, address)

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        address = environ["PATH_INFO"].removeprefix(root)
        try:
            build = find_build()
            content = build.sheets.make_one(address) if build else None
        except ValueError as error:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"This sheet cannot be made yet.\n\n{error}\n".encode()]
        if content is not None:
            kind = guess_type(address)[0] or "application/octet-stream"
            start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
            return [content]
        return _serve_written(serve_rest, environ, start_response, lambda: write(address))

    return serve


def _serve_written(
    serve_rest: App, environ: dict[str, Any], start_response: Any, write: Callable[[], bool]
) -> Iterable[bytes]:
    """What the engine serves; what it does not find is written, where it can be, and asked for again."""
    answers: list[tuple[Any, ...]] = []
    body = serve_rest(environ, lambda *answer: answers.append(answer))
    # Between writing a page and serving it another build may begin, and clear everything away.
    for _attempt in range(3):
        if not answers[-1][0].startswith("404") or not write():
            break
        body = serve_rest(environ, lambda *answer: answers.append(answer))
    start_response(*answers[-1])
    return body


def add_form(serve_rest: App, root: str, service: EditService) -> App:
    """The form to write briefings in stands beside the preview."""

    def serve(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        address = environ["PATH_INFO"].removeprefix(root)
        key = parse_qs(environ["QUERY_STRING"]).get("unsaved", [""])[0]
        unsaved = service.show_unsaved(address, key) if key else None
        if unsaved is not None:
            start_response("200 OK", [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")])
            return [unsaved]
        if not f"{address}/".startswith(FORM_FOLDER):
            return serve_rest(environ, start_response)
        if address == FORM_FOLDER.rstrip("/"):
            start_response("302 Found", [("Location", f"{root}{FORM_FOLDER}")])
            return []
        answer = service.answer(_read_request(environ, address.removeprefix(FORM_FOLDER)))
        start_response(f"{answer.status} {HTTPStatus(answer.status).phrase}", answer.headers)
        return [answer.body]

    return serve


def _read_request(environ: dict[str, Any], path: str) -> Request:
    names = ("HTTP_HOST", "HTTP_ORIGIN", "HTTP_X_EDIT_TOKEN", "HTTP_SEC_FETCH_SITE", "CONTENT_TYPE")
    headers = {name.removeprefix("HTTP_").replace("_", "-").lower(): environ.get(name, "") for name in names}
    length = environ.get("CONTENT_LENGTH") or "0"
    # One byte more than allowed, so that what is too long can be told from what just fits.
    size = min(int(length), LARGEST_REQUEST + 1) if length.isdigit() else 0
    body = environ["wsgi.input"].read(size) if size else b""
    return Request(environ["REQUEST_METHOD"], path, environ.get("REMOTE_ADDR", ""), headers, body)
