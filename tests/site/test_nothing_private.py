"""What must never be in the output, in any file of it: words that are planted in each private place are looked for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from exported import export
from living import write_lives
from output_reading import read_output, read_packed

# Each private place and the marker planted there. A marker is one word that stands nowhere else.
BOARD_REMARK, TERM_REMARK, REMARK_ABOVE, REMARK_INSIDE = "qzboard", "qzvocabulary", "qzabove", "qzinside"
DRAFT, WITHDRAWN, ENDED = "qzdraft", "qzwithdrawn", "qzended"
SOURCE_FILE, SIGNER, SLIP_TO = "qzsourcefile", "qzsigner", "qzproposed"
REASON, DECIDER, OFFICIAL = "qzreason", "qzdecider", "qzofficial"
PUBLIC = "qzpublic"
MARKERS = frozenset(
    {
        *(BOARD_REMARK, TERM_REMARK, REMARK_ABOVE, REMARK_INSIDE, DRAFT, WITHDRAWN, ENDED),
        *(SOURCE_FILE, SIGNER, SLIP_TO, REASON, DECIDER, OFFICIAL, PUBLIC),
    }
)
EVERYWHERE = re.compile("|".join(MARKERS))


@pytest.fixture(scope="module")
def content(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a marker in every private place, and one in public to show that markers are found."""
    folder = write_lives(project_root, tmp_path_factory.mktemp("private"), site_address="https://www.example.org/x/")
    for name, marker in (("2025-draft", DRAFT), ("2019-withdrawn", WITHDRAWN), ("2017-ended", ENDED)):
        plant(folder / f"{name}.yml", "ynthetic", f"ynthetic {marker}")
    plant(folder / "2016-overdue.yml", "\ntitle: '", f"\n# {REMARK_ABOVE}\ntitle: '{PUBLIC} ")
    plant(folder / "2016-overdue.yml", "strands:\n", f"strands:\n  # {REMARK_INSIDE}\n")
    plant(folder / "2016-overdue.yml", "source:\n", f"source:\n  file: {SOURCE_FILE}.docx\n")
    add(folder / "2016-overdue.yml", f"corrections:\n  - at: overview\n    from: This overview is\n    to: {SLIP_TO}\n")
    plant(folder / "2016-overdue.yml", "This overview is", "This overview is about Child Q and is")
    kept = f"  - words: Child Q\n    reason: {REASON}\n    by: {DECIDER}\n    day: 2026-02-01\n"
    add(folder / "2016-overdue.yml", f"exceptions:\n{kept}")
    add(folder / "_board.yml", f"# {BOARD_REMARK}\nofficial_contacts:\n  - {OFFICIAL}\n")
    add(folder / "_vocabulary.yml", f"# {TERM_REMARK}\n")
    sign(folder, "2024-newest")
    return folder


def plant(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def add(path: Path, text: str) -> None:
    path.write_text(path.read_text("utf-8") + text, encoding="utf-8")


def sign(folder: Path, briefing_id: str) -> None:
    from datetime import date

    from briefings.source import read_knowledge_base
    from briefings.source.signature import write_signature

    kb = read_knowledge_base(folder).knowledge_base
    assert kb is not None
    write_signature(folder / f"{briefing_id}.yml", kb.briefing(briefing_id), by=SIGNER, on=date(2026, 2, 1))


def find_markers(site: Path) -> Iterator[tuple[str, str]]:
    for name, text in read_output(site):
        for marker in set(EVERYWHERE.findall(text.casefold())):
            yield marker, name


@pytest.fixture(scope="module")
def found(build_site: Callable[..., Path], content: Path) -> dict[str, set[str]]:
    """Each marker that is in the output, with the files it is in."""
    places: dict[str, set[str]] = {}
    for marker, name in find_markers(build_site(content)):
        places.setdefault(marker, set()).add(name)
    return places


def test_every_private_place_has_its_marker(content: Path) -> None:
    """The markers stand in the files that the site is made from: what is not found was there to be found."""
    files = "\n".join(path.read_text("utf-8") for path in content.iterdir()).casefold()
    assert set(EVERYWHERE.findall(files)) == MARKERS


def test_no_marker_is_in_any_file(found: dict[str, set[str]]) -> None:
    """Drafts, withdrawn texts, source files, signatures, proposed corrections and remarks stay with the board."""
    assert found.keys() - {PUBLIC} == set()


def test_no_marker_is_in_an_export(content: Path, project_root: Path, tmp_path: Path) -> None:
    """What stays with the board is in no page, sheet or setting that is written out for another program either."""
    found = dict(find_markers(export(project_root, content, tmp_path / "export")))
    assert found.keys() == {PUBLIC}


def test_public_words_are_found_in_every_kind_of_file(found: dict[str, set[str]]) -> None:
    """The search sees into pages, scripts, PDF and Word files: the marker in a public title is found in each."""
    kinds = {re.sub(r".*\.(\w+)(!.*?|\s\w+)?$", r"\1\2", name) for name in found[PUBLIC]}
    assert {"html", "js", "pdf text", "pdf parts"} <= kinds
    assert any(name.endswith("!word/document.xml") for name in found[PUBLIC])


def test_packed_words_are_found() -> None:
    """An archive in an archive and a compressed file hide nothing from the search."""
    import gzip
    import io
    import zipfile

    inner, outer = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "hidden " * 50)
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", gzip.compress(inner.getvalue()))
    found = [name for name, text in read_packed("o.zip", outer.getvalue()) if "hidden " in text]
    assert found == ["o.zip!inner.zip!!a.txt"]
