"""Sheets are made once, in parallel where there are many, and what cannot be made is named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefings.sheets import maker, worker
from briefings.sheets.maker import SheetMaker, write_sheets
from briefings.views.imprint import Imprint
from briefings.views.sheet_files import SheetForm, describe_files
from briefings.views.sheets import Sheet, SheetKind, build_briefing_sheets, build_sheets
from synthetic import make_knowledge_base, read_real_knowledge_base

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def sheets() -> tuple[Sheet, ...]:
    kb = read_real_knowledge_base()
    return tuple(build_sheets(kb, Imprint(kb.board, date(2026, 3, 1))))


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, sheets: tuple[Sheet, ...]) -> Path:
    """A folder in which all sheets of the real site are kept."""
    folder = tmp_path_factory.mktemp("kept")
    _files, problems = SheetMaker(folder, DAY).make(sheets)
    assert problems == ()
    return folder


def without(sheet: Sheet, text: str) -> Sheet:
    """A sheet whose first learning point has another text."""
    strand = sheet.strands[0]
    point = replace(strand.points[0], text=text)
    return replace(sheet, strands=(replace(strand, points=(point, *strand.points[1:])), *sheet.strands[1:]))


def test_every_sheet_comes_in_its_forms(kept: Path, sheets: tuple[Sheet, ...]) -> None:
    """A briefing as PDF, standard and large; checklists and records for Word besides."""
    made, _ = SheetMaker(kept, DAY).make(sheets)
    addresses = [sheet.file.address for sheet in made]
    assert addresses[:8] == [
        "sheets/2017-home-conditions-briefing.pdf",
        "sheets/2017-home-conditions-briefing-large-print.pdf",
        "sheets/2017-home-conditions-checklist.pdf",
        "sheets/2017-home-conditions-checklist-large-print.pdf",
        "sheets/2017-home-conditions-checklist.docx",
        "sheets/2017-home-conditions-record.pdf",
        "sheets/2017-home-conditions-record-large-print.pdf",
        "sheets/2017-home-conditions-record.docx",
    ]
    assert len(set(addresses)) == len(addresses) == 8 + 3 * (len(sheets) - 3)
    assert describe_files(sheet.file for sheet in made).splitlines()[1:3] == [
        "Briefing, PDF: 1 with 2 pages",
        "Briefing in large print, PDF: 1 with 4 pages",
    ]


def test_the_real_briefing_takes_two_pages_and_its_checklist_one(kept: Path, sheets: tuple[Sheet, ...]) -> None:
    """What the board's staff file and print stays short."""
    made, _ = SheetMaker(kept, DAY).make(sheets)
    pages = {sheet.file.address: sheet.file.pages for sheet in made}
    assert pages["sheets/2017-home-conditions-briefing.pdf"] == 2
    assert pages["sheets/2017-home-conditions-checklist.pdf"] == 1
    assert pages["sheets/2017-home-conditions-record.pdf"] == 2


def test_nothing_is_made_twice(kept: Path, sheets: tuple[Sheet, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """A second build takes all from what is kept; one changed sheet is the only one made."""
    asked: list[str] = []
    make = worker.make_sheet

    def note(job: worker.Job, *rest: object) -> object:
        asked.append(job.sheet.id)
        return make(job, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(maker, "make_sheet", note)
    SheetMaker(kept, DAY).make(sheets)
    assert asked == []
    changed = (without(sheets[1], "Synthetic: another text."), *sheets[2:])
    SheetMaker(kept, DAY).make(changed)
    assert asked == ["2017-home-conditions-checklist"] * 3


def test_many_are_made_by_several_processes_and_are_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In parallel or one after another: the same bytes, the same order; the progress is told to its end."""
    kb = make_knowledge_base(2)
    imprint = Imprint(kb.board, date(2026, 3, 1))
    some = [sheet for briefing in kb.briefings for sheet in build_briefing_sheets(kb, briefing, imprint)]
    alone, _ = SheetMaker(tmp_path / "alone", DAY, workers=1).make(some)
    monkeypatch.setattr(maker, "_FEW", 1)
    told: list[tuple[int, int]] = []
    together, _ = SheetMaker(tmp_path / "together", DAY, workers=2).make(some, lambda *step: told.append(step))
    assert [made.file for made in together] == [made.file for made in alone]
    assert [m.kept.path.read_bytes() for m in together] == [m.kept.path.read_bytes() for m in alone]
    assert told == [(number, len(alone)) for number in range(1, len(alone) + 1)]


def test_a_character_that_cannot_be_printed_is_named_with_its_file(tmp_path: Path, sheets: tuple[Sheet, ...]) -> None:
    """Should one get past the check of the files, the build still says which and where."""
    _made, problems = SheetMaker(tmp_path, DAY).make([without(sheets[1], "Synthetic ☃ words.")])
    assert {problem.place.path for problem in problems} == {"2017-home-conditions.yml"}
    assert all("U+2603" in problem.message for problem in problems)


def test_pages_that_fall_badly_are_refused_and_the_point_named(
    tmp_path: Path, sheets: tuple[Sheet, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What does not fit is said of the learning point near it, not of a line in a template."""
    flaw = maker.LayoutFlaw(maker.Flaw.STRANDED_HEADING, 1, "2017-home-conditions/engagement-5")
    made = worker.render_pdf(sheets[0], worker.SheetSize.STANDARD, DAY)
    monkeypatch.setattr(worker, "render_pdf", lambda *_: replace(made, flaws=(flaw,)))
    files, problems = SheetMaker(tmp_path, DAY).make(sheets[:1])
    assert files == ()
    assert problems[0].message == (
        "2017-home-conditions-briefing.pdf: a heading stands alone at the foot of page 1, "
        "near the learning point 2017-home-conditions/engagement-5"
    )


def test_a_preview_knows_a_sheet_without_making_it(tmp_path: Path, kept: Path, sheets: tuple[Sheet, ...]) -> None:
    """A page can offer a file before it is made; once made, its pages and size are told."""
    unmade = SheetMaker(tmp_path / "empty", DAY)
    assert unmade.find(sheets[0], SheetForm.PDF).facts == "PDF"
    content = unmade.make_one(sheets[0], SheetForm.PDF)
    assert content.startswith(b"%PDF")
    assert unmade.find(sheets[0], SheetForm.PDF).facts == f"PDF, 2 pages, {round(len(content) / 1000)} kB"
    with pytest.raises(ValueError, match=r"U\+2603"):
        unmade.make_one(without(sheets[1], "Synthetic ☃ words."), SheetForm.PDF)


def test_the_files_are_put_into_the_site(kept: Path, sheets: tuple[Sheet, ...], tmp_path: Path) -> None:
    """Every file stands where the pages say it does, with the bytes that were made, readable by a web server."""
    made, _ = SheetMaker(kept, DAY).make(sheets)
    write_sheets(made, tmp_path)
    for sheet in made:
        target = tmp_path / sheet.file.address
        assert target.read_bytes() == sheet.kept.path.read_bytes()
        assert sheet.file.size == target.stat().st_size
    assert {sheet.file.kind for sheet in made} == set(SheetKind)
