"""An export's files, written into a new folder and read back."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..build import ContentError, SiteBuild
from ..checks.export import check_export
from ..render.catalogue import render_catalogue
from ..render.embedding import render_embedded_pages
from ..render.export import render_export
from ..render.export_settings import DOCS
from ..render.feeds import render_atom, render_json_feed
from ..views.export import WrittenPart
from ..views.feed import build_feed
from ..views.page_head import ATOM_FEED, JSON_FEED
from ..views.words import count_of


@dataclass(frozen=True)
class Export:
    """What was written."""

    pages: int
    briefings: int

    def describe(self) -> str:
        """The same in words."""
        return f"{count_of(self.pages, 'page')} with {count_of(self.briefings, 'briefing')}"


def write_export(build: SiteBuild, written: WrittenPart, docs: Path, out: Path) -> Export:
    """Write the export of a build, its sheets included where they were made, and check it.

    Args:
        build: what the site shows.
        written: what was written by hand.
        docs: the folder that the latter's other files are in.
        out: an empty folder.

    Raises:
        ContentError: the export cannot be made, is not whole, or holds what must not be shown.
        OSError: a file cannot be written.
    """
    texts = _render(build, written)
    for path, text in {**texts, **{f"{DOCS}/{name}": text for name, text in _render_data(build)}}.items():
        _make_room(out / path).write_text(text, encoding="utf-8", newline="\n")
    for path in written.assets:
        shutil.copyfile(docs / path, _make_room(out / DOCS / path))
    build.sheets.write(out / DOCS)
    problems = check_export(out / DOCS, build.kb, written.pages, build.unpublished)
    if problems:
        raise ContentError("\n".join(f"{problem.place.path}: {problem.message}" for problem in problems))
    return Export(sum(path.endswith(".md") and path.startswith(DOCS) for path in texts), len(build.kb.readable))


def _render(build: SiteBuild, written: WrittenPart) -> dict[str, str]:
    """Each text by its path; what is written by hand never goes below in silence."""
    texts: dict[str, str] = {}
    try:
        for path, text in render_export(build.kb, build.imprint, build.sheets.files_of, written):
            if path in texts:
                raise ContentError(f"{path} stands where a generated page belongs. Rename it or take it away.")
            texts[path] = text
    except KeyError as error:
        raise ContentError(f"A page in docs asks for `shows: {error.args[0]}`, and there is no such listing.") from None
    return texts


def _render_data(build: SiteBuild) -> Iterator[tuple[str, str]]:
    """What other programs and other websites ask for at its address: the engine hands it on as it is."""
    yield from render_catalogue(build.kb, build.imprint)
    yield from render_embedded_pages(build.kb, build.imprint, with_search=False)
    feed = build_feed(build.kb, build.imprint)
    if feed:
        yield ATOM_FEED, render_atom(feed)
        yield JSON_FEED, render_json_feed(feed)


def _make_room(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    return path
