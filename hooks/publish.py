"""MkDocs events -> the core. This file translates and decides nothing; see ``briefings`` for what a page shows.

In order: the files are read (``on_config``), the generated pages added (``on_files``), the listings put into the
hand-written pages (``on_page_content``), what scripts read is written, and the result checked (``on_post_build``).
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from mimetypes import guess_type
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_build_timestamp

# Imported here and not inside the events: the hook's folder is on the import path only while this file loads.
try:
    from briefings.build import FORM, ContentError, SiteBuild
    from briefings.editor.service import LARGEST_REQUEST, EditService, Request
    from briefings.model import KnowledgeBase
    from briefings.render.pages import PageText
except ImportError as error:
    raise PluginError(
        f"A part that the site is made with is missing or broken ({error}). "
        "Type:  python3 scripts/build.py  which puts every part in place, or install those in requirements.txt."
    ) from None

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.briefings")

IMPORTS = ".cache/imports"
FORM_FOLDER = FORM.removesuffix("index.html")


class _Run:
    """What outlives a build, for the live preview alone: that it is one, which MkDocs says only once, the content
    to go on with while the board or the vocabulary is being mended (a failed rebuild would leave every request
    unanswered), and the last build, which makes the sheets that are asked for.
    """

    is_preview = False
    last_good: KnowledgeBase | None = None
    build: SiteBuild | None = None


class GeneratedPage(Page):
    """A page whose HTML the core has already rendered: it never passes through Markdown."""

    def __init__(self, text: PageText, file: File, config: MkDocsConfig) -> None:
        # The theme's templates do not escape: what they get must be escaped already.
        super().__init__(escape(text.title), file, config)
        self._text = text

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": escape(self._text.title), "description": escape(self._text.description)}
        self.meta["scripts"] = self._text.scripts
        self.meta["moved_to"], self.meta["is_current"] = self._text.moved_to, self._text.is_current
        self.meta["briefing"] = (self._text.source or "").removesuffix(".yml")

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._text.html
        self.toc = get_toc([])


def on_startup(command: str, **_: Any) -> None:
    _Run.is_preview, _Run.last_good, _Run.build = command == "serve", None, None


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    try:
        build = SiteBuild.read(
            Path(config.config_file_path).parent / config.extra["learning_points"],
            built_on=datetime.fromtimestamp(get_build_timestamp(), tz=UTC).date(),
            is_preview=_Run.is_preview,
            last_good=_Run.last_good,
            sheet_folder=_find_sheet_folder(config),
        )
    except ContentError as error:
        raise PluginError(f"The briefings cannot be published yet.\n\n{error}") from None
    for warning in build.report():
        log.warning(warning) if _Run.is_preview else log.info(warning)
    board = build.imprint.board
    config.site_name, config.site_description = escape(board.site_name), escape(board.site_description)
    config.site_url = config.site_url or build.imprint.web_address("")
    # What is not used is neither made from a template nor, as on_files sees to, copied as it is.
    config.theme.static_templates.difference_update(build.UNUSED_THEME_FILES)
    config.extra["build"] = build
    if build.is_preview:
        _Run.last_good, _Run.build = build.everything, build
        log.info(f"In this preview: {build.describe()}")
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build: SiteBuild = config.extra["build"]
    try:
        for line in build.make_sheets(_tell_progress()).splitlines():
            log.info(f"Sheets: {line}")
    except ContentError as error:
        raise PluginError(f"The PDF and Word sheets cannot be made yet.\n\n{error}") from None
    for file in [file for file in files if file.src_uri.startswith(build.UNUSED_THEME_FILES)]:
        files.remove(file)
    for text in build.render_pages():
        _add_file(files, _make_page_file(text, config))
    for address, content in build.render_assets():
        _add_file(files, File.generated(config, address, content=content))
    return files


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    if isinstance(page, GeneratedPage):
        return html
    build: SiteBuild = config.extra["build"]
    build.add_written_page(page.file.dest_uri, title=page.title or "", html=html, listing=page.meta.get("shows"))
    return html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    # Every hand-written page has been read by now, so the find page can list them all.
    build: SiteBuild = config.extra["build"]
    for file in files.documentation_pages():
        if file.page is not None and (listing := file.page.meta.get("shows")):
            file.page.content = (file.page.content or "") + build.render_listing(listing, file.dest_uri)
    return env


def on_post_build(config: MkDocsConfig) -> None:
    build: SiteBuild = config.extra["build"]
    site = Path(config.site_dir)
    build.write_data(site)
    try:
        for line in build.check_site(site, served_at=urlsplit(config.site_url or "/").path):
            log.info(line)
    except ContentError as error:
        if not build.is_preview:
            raise PluginError(f"The built site is not whole.\n\n{error}") from None
        log.warning(f"The built site is not whole.\n\n{error}")


def on_serve(server: Any, config: MkDocsConfig, **_: Any) -> Any:
    # A preview makes a sheet when somebody asks for it, so that nobody waits for sheets that nobody reads.
    serve_rest = server.get_app()

    def serve(environ: dict[str, Any], start_response: Any) -> Any:
        address = environ["PATH_INFO"].removeprefix(server.mount_path)
        try:
            content = _Run.build.make_sheet(address) if _Run.build else None
        except ValueError as error:
            start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"This sheet cannot be made yet.\n\n{error}\n".encode()]
        if content is None:
            return serve_rest(environ, start_response)
        kind = guess_type(address)[0] or "application/octet-stream"
        start_response("200 OK", [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    server.set_app(add_form(serve, server.mount_path, config))
    return server


def add_form(serve_rest: Callable[..., Any], root: str, config: MkDocsConfig) -> Callable[..., Any]:
    """The form to write briefings in stands beside the preview, and in no built site."""
    site = Path(config.site_dir)

    def read_page(address: str) -> bytes | None:
        path = site / address
        return path.read_bytes() if path.is_file() else None

    folder = Path(config.config_file_path).parent / config.extra["learning_points"]
    imports = Path(config.config_file_path).parent / IMPORTS
    service = EditService(folder, read_page, _find_sheet_folder(config), imports)

    def serve(environ: dict[str, Any], start_response: Any) -> Any:
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


def _find_sheet_folder(config: MkDocsConfig) -> Path | None:
    """Where finished sheets are kept; without the setting none are made."""
    folder = config.extra.get("sheets")
    return Path(config.config_file_path).parent / folder if folder else None


def _tell_progress() -> Callable[[int, int], None]:
    """Says how far the sheets are, about twenty times in all, where there are many."""
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if of >= 100 and done * 20 // of > told:
            told = done * 20 // of
            log.info(f"Sheets made: {done:,} of {of:,}")

    return tell


def _make_page_file(text: PageText, config: MkDocsConfig) -> File:
    source = text.address.removesuffix(".html") + ".md"
    file = File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if text.source:
        file.edit_uri = f"../{config.extra['learning_points']}/{text.source}"
    GeneratedPage(text, file, config)
    return file


def _add_file(files: Files, file: File) -> None:
    """A generated file never replaces a written one unseen: MkDocs itself would only murmur."""
    if files.get_file_from_path(file.src_uri):
        raise PluginError(f"docs/{file.src_uri} stands where a generated page belongs. Rename it or take it away.")
    files.append(file)
