"""The project folder -> what is written by hand: pages, pictures, the engine's settings.

The files are read as the engine reads them, but without it: an export is the way out when an engine ends.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml
from pathspec import GitIgnoreSpec

from ..build import ContentError
from ..views.export import WrittenPage, WrittenPart

SETTINGS = "mkdocs.yml"
# Of use to this site's own pages alone; the pages to embed are whole documents and keep their looks.
OWN_ASSETS = (
    "/javascripts/",
    "/stylesheets/*",
    *(f"!/stylesheets/{name}.css" for name in ("tokens", "fonts", "embed")),
)
# What the engine itself leaves out.
NEVER_SHOWN = (".*", "/templates/")
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)


def read_written_part(project: Path) -> WrittenPart:
    """Everything written by hand that the site shows.

    Args:
        project: the folder with ``mkdocs.yml``.

    Raises:
        ContentError: a file cannot be understood; the message names it.
        OSError: a file cannot be read.
    """
    settings = _read_mapping((project / SETTINGS).read_text(encoding="utf-8"), SETTINGS)
    docs = project / str(settings.get("docs_dir", "docs"))
    hidden = [str(settings.get(name) or "") for name in ("exclude_docs", "draft_docs")]
    left_out = GitIgnoreSpec.from_lines([*NEVER_SHOWN, *"\n".join(hidden).splitlines()])
    not_assets = GitIgnoreSpec.from_lines(OWN_ASSETS)
    paths = [path for path in _list_files(docs) if not left_out.match_file(path)]
    written = [path for path in paths if path.endswith(".md")]
    assets = [path for path in paths if path not in written and not not_assets.match_file(path)]
    return WrittenPart(tuple(_read_page(docs, path) for path in written), tuple(assets), settings)


def _list_files(folder: Path) -> Iterator[str]:
    for here, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(here, name).relative_to(folder).as_posix() for name in sorted(names))


def _read_page(docs: Path, path: str) -> WrittenPage:
    try:
        text = (docs / path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ContentError(f"docs/{path} is not in UTF-8. Save it again with that encoding.") from None
    found = _FRONT_MATTER.match(text)
    if found is None:
        return WrittenPage(path, {}, text)
    return WrittenPage(path, _read_mapping(found[1] or "", f"docs/{path}"), text[found.end() :])


def _read_mapping(text: str, name: str) -> Mapping[str, object]:
    try:
        data = yaml.safe_load(text) or {}
    except yaml.YAMLError as error:
        what = " ".join(str(error).split())
        raise ContentError(f"{name} holds something that an export cannot take over: {what}") from None
    if not isinstance(data, dict):
        raise ContentError(f"{name} should hold names and values, one on each line, at its beginning.")
    return data
