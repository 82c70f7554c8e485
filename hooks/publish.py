"""MkDocs events -> the core. This file translates and decides nothing; see ``briefings`` for what a page shows.

In order: the files are read (``on_config``), the pages added that the theme is put around (``on_files``), the listings
put into the hand-written pages (``on_env``), the theme's surroundings taken in (``on_post_page``), everything else is
written, and the result checked (``on_post_build``).
"""

from __future__ import annotations

import gc
import logging
import posixpath
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import escape
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import get_build_timestamp

# Imported here and not inside the events: the hook's folder is on the import path only while this file loads.
try:
    from briefings.build import ContentError, SiteBuild
    from briefings.editor.service import EditService
    from briefings.keeping import KeepingError
    from briefings.model import KnowledgeBase
    from briefings.render.pages import SHELLS
    from briefings.source.memory import Memory
    from preview_server import add_form, serve_asked_for
    from theme_pages import (
        GeneratedPage,
        LinkedPage,
        ShellPage,
        Templates,
        make_generated_page,
        make_linked_page,
        make_shell_page,
    )
except ImportError as error:
    raise PluginError(
        f"A part that the site is made with is missing or broken ({error}). "
        "Type:  python3 scripts/build.py  which puts every part in place, or install those in requirements.txt."
    ) from None

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

log = logging.getLogger("mkdocs.hooks.briefings")

IMPORTS = ".cache/imports"
TOLD_PROBLEMS = 20
"""A preview tells so many of them at each change; its page of problems tells all."""
LINK_TARGET = re.compile(r"""[^\s()<>\[\]"']+\.md(?=[#?)>\s"']|$)""")


class _Run:
    """What outlives a build, for the live preview alone: that it is one, which MkDocs says only once, the content
    to go on with while the board or the vocabulary is being mended (a failed rebuild would leave every request
    unanswered), what was read and what templates became before, and the last build, which makes what is asked for, but
    never while the next one is at work.
    """

    is_preview = False
    last_good: KnowledgeBase | None = None
    build: SiteBuild | None = None
    memory = Memory()
    templates = Templates()
    at_work = Lock()
    is_at_work = False


def on_startup(command: str, **_: Any) -> None:
    # What a build makes lives till its end. Looking for garbage among millions of objects took a third of its time.
    gc.set_threshold(100_000, 50, 50)
    _Run.is_preview, _Run.last_good, _Run.build, _Run.memory = command == "serve", None, None, Memory()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    _close_for_requests()
    try:
        build = SiteBuild.read(
            Path(config.config_file_path).parent / config.extra["learning_points"],
            built_on=datetime.fromtimestamp(get_build_timestamp(), tz=UTC).date(),
            is_preview=_Run.is_preview,
            last_good=_Run.last_good,
            sheet_folder=_find_folder(config, "sheets"),
            kept=_find_folder(config, "kept"),
            memory=_Run.memory if _Run.is_preview else None,
            with_copy=bool(config.extra.get("offline_copy", True)),
        )
    except ContentError as error:
        raise PluginError(f"The briefings cannot be published yet.\n\n{error}") from None
    except KeepingError as error:
        raise PluginError(str(error)) from None
    problems = build.report.tell_problems(at_most=TOLD_PROBLEMS if build.is_preview else None)
    if problems:
        log.warning(problems) if _Run.is_preview else log.info(problems)
    board = build.imprint.board
    config.site_name, config.site_description = escape(board.site_name), escape(board.site_description)
    config.site_url = config.site_url or build.imprint.web_address("")
    # What is not used is neither made from a template nor, as on_files sees to, copied as it is.
    config.theme.static_templates.difference_update(build.UNUSED_THEME_FILES)
    config.extra["build"] = build
    if build.is_preview:
        _Run.last_good, _Run.build = build.everything, build
        log.info(f"In this preview: {build.report.describe(build.kb, is_preview=True)}")
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
    for file in _make_pages(build, config):
        _add_file(files, file)
    for address, content in build.render_assets():
        _add_file(files, File.generated(config, address, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    # The engine follows the links of hand-written pages. It need not know of thousands of pages that none leads to.
    build: SiteBuild = config.extra["build"]
    for target in LINK_TARGET.findall(markdown):
        source = posixpath.normpath(posixpath.join(posixpath.dirname(page.file.src_uri), target))
        address = source.removesuffix(".md") + ".html"
        if not files.get_file_from_path(source) and build.pages.find(address):
            files.append(make_linked_page(address, config))


def on_page_content(html: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    if isinstance(page, GeneratedPage):
        return html
    build: SiteBuild = config.extra["build"]
    build.add_written_page(page.file.dest_uri, title=page.title or "", html=html, listing=page.meta.get("shows"))
    return html


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    # The engine makes its templates ready anew for each build; what they were turned into is remembered.
    env.bytecode_cache = _Run.templates
    # Every hand-written page has been read by now, so the find page can list them all.
    build: SiteBuild = config.extra["build"]
    for file in files.documentation_pages():
        if file.page is not None and (listing := file.page.meta.get("shows")):
            file.page.content = (file.page.content or "") + build.render_listing(listing, file.dest_uri)
    for file in [file for file in files if isinstance(file.page, LinkedPage)]:
        files.remove(file)
    return env


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    if isinstance(page, ShellPage):
        build: SiteBuild = config.extra["build"]
        build.pages.add_shell(page.kind, output)
    return output


def on_post_build(config: MkDocsConfig) -> None:
    build: SiteBuild = config.extra["build"]
    site = Path(config.site_dir)
    build.pages.take_shells_away(site)
    _open_for_requests()
    if build.is_preview:
        # Everything else is made when somebody asks for it, so that a saved file shows at once.
        return
    try:
        build.write(site, without_pages=_is_plain(config))
        for line in build.check_site(site, served_at=urlsplit(config.site_url or "/").path):
            log.info(line)
    except ContentError as error:
        raise PluginError(f"The built site is not whole.\n\n{error}") from None
    except KeepingError as error:
        raise PluginError(str(error)) from None


def on_build_error(error: Exception, **_: Any) -> None:
    _open_for_requests()


def _close_for_requests() -> None:
    if not _Run.is_at_work:
        _Run.at_work.acquire()
        _Run.is_at_work = True


def _open_for_requests() -> None:
    if _Run.is_at_work:
        _Run.is_at_work = False
        _Run.at_work.release()


def on_serve(server: Any, config: MkDocsConfig, **_: Any) -> Any:
    site = Path(config.site_dir)
    app = serve_asked_for(server.get_app(), server.mount_path, site, lambda: _Run.build, _Run.at_work)
    server.set_app(add_form(app, server.mount_path, _make_service(config)))
    return server


def _make_service(config: MkDocsConfig) -> EditService:
    site, root = Path(config.site_dir), Path(config.config_file_path).parent

    def read_page(address: str) -> bytes | None:
        path = site / address
        return path.read_bytes() if path.is_file() else None

    folder = root / config.extra["learning_points"]
    return EditService(folder, read_page, _find_folder(config, "sheets"), root / IMPORTS)


def _find_folder(config: MkDocsConfig, setting: str) -> Path | None:
    """Where something is kept between builds; without the setting it is not."""
    folder = config.extra.get(setting)
    return Path(config.config_file_path).parent / folder if folder else None


def _is_plain(config: MkDocsConfig) -> bool:
    """Whether every page is to go through the engine and its templates, which takes longer and gives the same."""
    return bool(config.extra.get("plain_pages"))


def _make_pages(build: SiteBuild, config: MkDocsConfig) -> Iterator[File]:
    if _is_plain(config):
        for planned in build.pages:
            yield make_generated_page(planned.render(), config)
        return
    for kind in SHELLS:
        yield make_shell_page(kind, config)


def _add_file(files: Files, file: File) -> None:
    """A generated file never replaces a written one unseen: MkDocs itself would only murmur."""
    if files.get_file_from_path(file.src_uri):
        raise PluginError(f"docs/{file.src_uri} stands where a generated page belongs. Rename it or take it away.")
    files.append(file)


def _tell_progress() -> Callable[[int, int], None]:
    """Says how far the sheets are, about twenty times in all, where there are many."""
    told = 0

    def tell(done: int, of: int) -> None:
        nonlocal told
        if of >= 100 and done * 20 // of > told:
            told = done * 20 // of
            log.info(f"Sheets made: {done:,} of {of:,}")

    return tell
