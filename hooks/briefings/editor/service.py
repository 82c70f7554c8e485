"""What the form's page asks and gets. It knows no web server: an adapter hands it requests and sends its answers.

Only the person at this computer may use it. Pages of other websites in the same browser could send requests here, so
each must come from the form itself: by its ``Origin``, its ``Host`` (against names made to point here) and a token that
is new for every run and stands in the form's page alone.
"""

from __future__ import annotations

import hmac
import json
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Any

from ..model import Briefing, Kind
from ..source import read_knowledge_base
from ..source.folder import is_id
from ..source.memory import Memory
from . import page
from .drafts import find_taken, propose_id, render_draft
from .files import BriefingFiles, ChangedMeanwhileError, OpenFile, RefusedError
from .judging import Judgement, as_data, judge
from .showing import ReadPage, Shower, Showing

LARGEST_REQUEST = 1024 * 1024
LOOPBACK_HOST = re.compile(r"(127\.0\.0\.1|localhost|\[::1\])(:[0-9]{1,5})?", re.ASCII | re.IGNORECASE)
LOOPBACK_ADDRESSES = ("127.", "::1", "::ffff:127.")


@dataclass(frozen=True)
class Request:
    """What a browser asks: ``path`` counts from the form's own folder, ``caller`` is the caller's network address."""

    method: str
    path: str
    caller: str
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


@dataclass(frozen=True)
class Response:
    """What it gets."""

    status: int
    kind: str
    body: bytes

    @property
    def headers(self) -> list[tuple[str, str]]:
        """Nothing is kept by the browser, taken for something else, or shown inside another page."""
        headers = [
            ("Content-Type", self.kind),
            ("Content-Length", str(len(self.body))),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ]
        if self.kind.startswith("text/html"):
            headers.append(("Content-Security-Policy", f"{page.CONTENT_SECURITY_POLICY}; frame-ancestors 'none'"))
        return headers


class EditService:
    """The form's page and what it asks, for one run of the preview.

    Args:
        folder: the folder of the briefings.
        read_page: gives the pages of the preview.
        sheet_folder: where finished sheets are kept; without it their pages are not counted.
        imports: where the pages stand that show an imported document beside its draft.
        today: gives the day, by which reviews are overdue.
    """

    def __init__(
        self,
        folder: Path,
        read_page: ReadPage,
        sheet_folder: Path | None = None,
        imports: Path | None = None,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._folder = folder
        self._files = BriefingFiles(folder)
        self._shower = Shower(read_page, sheet_folder)
        self._imports = imports
        self._memory, self._judging = Memory(), Lock()
        self._today = today
        self._token = secrets.token_urlsafe(32)
        self._actions: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "list": self._list,
            "begin": self._begin,
            "open": self._open,
            "check": self._check,
            "show": self._show,
            "save": self._save,
        }

    def answer(self, request: Request) -> Response:
        """The answer to a request; whatever is asked, it raises nothing."""
        if not self._is_here(request):
            return _refuse(403, "The form is there for the person at this computer alone.")
        if request.method in ("GET", "HEAD"):
            return self._send_page(request.path)
        if request.method != "POST":
            return _refuse(405, "The form does not ask like this.")
        if not self._comes_from_form(request):
            return _refuse(403, "This request does not come from the form. Load the form's page again.")
        return self._act(request)

    def show_unsaved(self, address: str, key: str) -> bytes | None:
        """A page of a text that is not saved, rendered a moment ago; ``None`` when there is none."""
        return self._shower.page(address, key)

    def _is_here(self, request: Request) -> bool:
        is_named_so = LOOPBACK_HOST.fullmatch(request.headers.get("host", ""))
        return bool(is_named_so) and request.caller.startswith(LOOPBACK_ADDRESSES)

    def _comes_from_form(self, request: Request) -> bool:
        origin, token = request.headers.get("origin", ""), request.headers.get("x-edit-token", "")
        return (
            origin.lower() == f"http://{request.headers.get('host', '').lower()}"
            # Older browsers do not send it.
            and request.headers.get("sec-fetch-site", "") in ("", "same-origin")
            and request.headers.get("content-type", "").split(";")[0].strip().lower() == "application/json"
            and hmac.compare_digest(token.encode(), self._token.encode())
        )

    def _send_page(self, path: str) -> Response:
        if path in ("", "index.html"):
            html = page.render_page(self._folder, token=self._token)
            if html is None:
                return _refuse(500, "The vocabulary has a mistake in it. Type  python3 scripts/check.py  to see which.")
            return Response(200, "text/html; charset=utf-8", html.encode())
        asset = page.read_asset(path) or self._read_import(path)
        return Response(200, *asset) if asset else _refuse(404, "There is nothing at this address.")

    def _read_import(self, path: str) -> tuple[str, bytes] | None:
        """The page of an import, or one of its style sheets; ``None`` for any other address."""
        name = path.removeprefix("imports/")
        is_known = name in page.IMPORT_STYLES or (name.endswith(".html") and is_id(name.removesuffix(".html")))
        file = self._imports / name if self._imports and path.startswith("imports/") and is_known else None
        if file is None or not file.is_file():
            return None
        return "text/css; charset=utf-8" if file.suffix == ".css" else "text/html; charset=utf-8", file.read_bytes()

    def _act(self, request: Request) -> Response:
        act = self._actions.get(request.path.removeprefix("do/"))
        try:
            asked = json.loads(request.body) if len(request.body) <= LARGEST_REQUEST else None
        except ValueError:
            asked = None
        if act is None or not isinstance(asked, dict):
            return _refuse(400, "The form asked for something that is not known here. Load its page again.")
        try:
            return _send(200, act(asked))
        except ChangedMeanwhileError as error:
            return _send(409, {"problem": str(error), "now": _describe(error.now)})
        except RefusedError as error:
            return _refuse(422, str(error))

    def _list(self, _asked: dict[str, Any]) -> dict[str, Any]:
        with self._judging:
            reading = read_knowledge_base(self._folder, today=self._today(), memory=self._memory)
        known = {one.id: one for one in reading.knowledge_base.briefings} if reading.knowledge_base else {}
        return {"briefings": [_describe_listed(one, known.get(one)) for one in self._files.ids()]}

    def _begin(self, asked: dict[str, Any]) -> dict[str, Any]:
        title, year = _text(asked, "title").strip(), _text(asked, "year").strip()
        if not title:
            raise RefusedError("Write a title. It can be changed later.")
        if not (year.isascii() and year.isdigit() and len(year) == 4):
            raise RefusedError("Write the year of the review in four digits, such as 2017.")
        kind = _text(asked, "kind")
        if kind not in set(Kind):
            raise RefusedError("Choose what kind of briefing it is.")
        name = propose_id(title, int(year), find_taken(self._folder))
        return {"id": name, "text": render_draft(title, int(year), Kind(kind))}

    def _open(self, asked: dict[str, Any]) -> dict[str, Any]:
        file = self._files.open(_text(asked, "id"))
        imported = f"imports/{file.id}.html"
        return {"file": _describe(file), "imported": imported if self._read_import(imported) else None}

    def _judge(self, asked: dict[str, Any]) -> Judgement:
        # One after the other: the memory belongs to one reading at a time.
        with self._judging:
            return judge(self._folder, _text(asked, "id"), _text(asked, "text"), self._today(), self._memory)

    def _check(self, asked: dict[str, Any]) -> dict[str, Any]:
        judgement = self._judge(asked)
        return {"problems": [as_data(one) for one in judgement.problems], "elsewhere": judgement.elsewhere}

    def _show(self, asked: dict[str, Any]) -> dict[str, Any]:
        judgement = self._judge(asked)
        return _describe_showing(self._shower.show(judgement, self._today()))

    def _save(self, asked: dict[str, Any]) -> dict[str, Any]:
        seen = asked.get("seen")
        if seen is not None and not isinstance(seen, str):
            raise RefusedError("What was opened is not told. Load the form's page again.")
        return {"fingerprint": self._files.save(_text(asked, "id"), _text(asked, "text"), seen)}


def _text(asked: dict[str, Any], name: str) -> str:
    value = asked.get(name)
    if not isinstance(value, str):
        raise RefusedError("The form asked for something that is not known here. Load its page again.")
    return value


def _describe_listed(briefing_id: str, briefing: Briefing | None) -> dict[str, str]:
    """A briefing as the list of files shows it; one with errors has only its name."""
    if briefing is None:
        return {"id": briefing_id, "title": "", "status": "has something to put right"}
    return {"id": briefing_id, "title": briefing.title, "status": briefing.status.label}


def _describe(file: OpenFile | None) -> dict[str, str] | None:
    return {"id": file.id, "text": file.text, "fingerprint": file.fingerprint} if file else None


def _describe_showing(showing: Showing) -> dict[str, Any]:
    return {
        "pages": [{"name": name, "address": address} for name, address in showing.pages],
        "sheets": [{"name": name, "size": size} for name, size in showing.sheets],
        "problem": showing.problem,
    }


def _send(status: int, data: dict[str, Any]) -> Response:
    return Response(status, "application/json", json.dumps(data).encode())


def _refuse(status: int, words: str) -> Response:
    return _send(status, {"problem": words})
