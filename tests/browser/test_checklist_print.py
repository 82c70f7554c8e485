"""A checklist and its discussion record on paper: what fits, what stays together, what is ticked, what is left out."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import yaml
from playwright.sync_api import BrowserContext, Page, expect

from synthetic import make_briefing_yaml

REAL = "checklists/2017-home-conditions.html"
BOARD = "Nottingham City Safeguarding Children Board"
A4 = (595, 842)
MM = 96 / 25.4
OpenContext = Callable[..., BrowserContext]
# Strands of the real briefing: so many points each, over and over.
STRANDS = (6, 5, 1)
NEVER_PRINTED = (
    "Add to my sheet",
    "In the briefing",
    "Printing",
    "Leave the boxes empty",
    "Show at a meeting",
    "considered",
    "Copy link",
    "Clear all",
    "Remember",
    "Forget everything",
    "For a team meeting or supervision",
)


def make_briefing(lengths: list[int], count: int) -> dict[str, Any]:
    """A synthetic briefing of so many learning points, as long and as grouped as those of the real one."""
    # The words of the generator, in another order; the points are cut to length between words.
    content: dict[str, Any] = yaml.safe_load(make_briefing_yaml(count))
    words = [word for strand in content["strands"] for point in strand["learning"] for word in point["text"].split()]
    chance = random.Random(count)
    points = [_make_words(chance, words, lengths[place % len(lengths)]) for place in range(count)]
    content["strands"] = []
    while points:
        number = len(content["strands"])
        size = STRANDS[number % len(STRANDS)]
        learning = [{"id": f"part-{number}-{place}", "text": text} for place, text in enumerate(points[:size])]
        issues = [{"text": f"Synthetic issue {number} of {count}."}]
        content["strands"].append(
            {"id": f"part-{number}", "title": f"Synthetic part {number}", "issues": issues, "learning": learning}
        )
        points = points[size:]
    return content


def _make_words(chance: random.Random, words: list[str], length: int) -> str:
    text = "Synthetic"
    while len(text) < length - 1:
        text += f" {chance.choice(words).strip('.').lower()}"
    return f"{text}."


@pytest.fixture(scope="module")
def site(
    project_root: Path,
    tmp_path_factory: pytest.TempPathFactory,
    build_site: Callable[..., Path],
    serve_folder: Callable[[Path], str],
) -> str:
    """The address of a published site: the real briefing, and synthetic ones of 12, 13 and 30 points of its length."""
    folder = tmp_path_factory.mktemp("content") / "learning_points"
    shutil.copytree(project_root / "learning_points", folder)
    board = folder / "_board.yml"
    text = board.read_text(encoding="utf-8")
    assert text.count("site_address:\n") == 1
    board.write_text(text.replace("site_address:\n", "site_address: https://learning.example.org/\n"), encoding="utf-8")
    real = yaml.safe_load((folder / "2017-home-conditions.yml").read_text(encoding="utf-8"))
    lengths = [len(point["text"]) for strand in real["strands"] for point in strand["learning"]]
    for count in (12, 13, 30):
        made = yaml.safe_dump(make_briefing(lengths, count), sort_keys=False, allow_unicode=True, width=100)
        (folder / f"synthetic-{count}.yml").write_text(f"# Synthetic: made up for tests.\n{made}", encoding="utf-8")
    return serve_folder(build_site(folder))


def open_list(open_context: OpenContext, address: str, **settings: Any) -> Page:
    """A page, with its fonts."""
    page = open_context(**settings).new_page()
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


def print_sheets(page: Page, path: Path) -> list[str]:
    """Prints a page as Ctrl+P would on A4, without backgrounds, and gives the text of each sheet."""
    path.write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(path) as pdf:
        for sheet in pdf:
            assert tuple(round(side) for side in sheet.get_size()) == A4
        return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]


def paint_sheets(page: Page, path: Path) -> list[bytes]:
    """Prints a page and gives each sheet as its pixels."""
    path.write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(path) as pdf:
        return [bytes(sheet.render(scale=2).buffer) for sheet in pdf]


def texts_of(page: Page, selector: str) -> list[str]:
    """The words of each element."""
    return [" ".join(text.split()) for text in page.locator(selector).all_text_contents()]


def sheet_of(sheets: list[str], text: str) -> int:
    """The one sheet on which a text stands whole."""
    found = [number for number, sheet in enumerate(sheets) if text in sheet]
    assert len(found) == 1, f"{text!r} is whole on sheets {found}"
    return found[0]


def test_the_real_checklist_takes_one_sheet(open_context: OpenContext, site: str, tmp_path: Path) -> None:
    """The 12 points of the real briefing, the source, the board, both addresses and the date fit on one sheet."""
    page = open_list(open_context, site + REAL)
    sheets = print_sheets(page, tmp_path / "a.pdf")
    assert len(sheets) == 1
    sheet = sheets[0]
    assert sheet.startswith(f"{BOARD} Page 1 of 1 Learning briefing {BOARD} Checklist: Home conditions")
    assert "Home conditions: learning from a review · Learning review, 2017 · 12 learning points in 3 strands" in sheet
    assert "Source: Two-page learning briefing of the board." in sheet
    assert f"{BOARD}: www.nottinghamcity.gov.uk/ncscb" in sheet
    # A printed address may break at a hyphen, which the reader of the file then gives back as a sign of its own.
    bare = re.sub(r"[^a-z0-9/:.]", "", sheet.lower())
    assert f"thischecklistonline:https://learning.example.org/{REAL.replace('-', '')}" in bare
    assert "Page built 1 March 2026. Printed copies may be out of date" in sheet
    points = texts_of(page, ".lb-check__label")
    assert len(points) == 12
    for text in points:
        assert sheet_of(sheets, text) == 0
    for words in (*NEVER_PRINTED, "Does not apply"):
        assert words not in sheet


def test_a_published_checklist_has_its_qr_code(open_context: OpenContext, site: str) -> None:
    """The code of the page's address is on paper, 20 mm wide or more."""
    page = open_list(open_context, site + REAL)
    page.emulate_media(media="print")
    code = page.get_by_role("img", name="QR code of the address below")
    expect(code).to_be_visible()
    box = code.bounding_box()
    assert box is not None
    assert box["width"] >= 20 * MM
    assert box["height"] >= 20 * MM


@pytest.mark.parametrize(("count", "most"), [(12, 1), (13, 2), (30, 3)])
@pytest.mark.parametrize("what", ["checklist", "record"])
def test_nothing_is_split(
    open_context: OpenContext, site: str, tmp_path: Path, count: int, most: int, what: str
) -> None:
    """Longer lists go to clean further sheets: each point whole, each heading with its first point."""
    page = open_list(open_context, f"{site}checklists/synthetic-{count}.html")
    page.locator(f"[value={what}]").check()
    sheets = print_sheets(page, tmp_path / "a.pdf")
    # The lines to write on and the questions have a sheet of their own at most.
    assert len(sheets) <= (most if what == "checklist" else most + 1)
    groups = page.locator(".lb-check-group").all()
    assert sum(group.locator(".lb-check").count() for group in groups) == count
    places = []
    for group in groups:
        heading = group.locator("h2").inner_text()
        first, *others = [" ".join(text.split()) for text in group.locator(".lb-check__label").all_text_contents()]
        # Found together, so that a heading is where its first point is.
        places += [sheet_of(sheets, f"{heading} {first}"), *(sheet_of(sheets, text) for text in others)]
    assert places == sorted(places)
    # Where the sheet comes from is on the last one, with a point or lines to write on, never alone.
    assert sheet_of(sheets, "For more information") == len(sheets) - 1
    assert (places[-1] if what == "checklist" else sheet_of(sheets, "Who took part")) == len(sheets) - 1


@pytest.mark.parametrize(
    ("address", "group", "head"),
    [
        ("checklists/synthetic-30.html", ".lb-check-group", ".lb-check-group__head"),
        ("agencies/all-practitioners.html", ".lb-trace", ".lb-trace__head"),
    ],
    ids=["briefing", "agency"],
)
def test_nothing_is_split_wherever_the_sheet_ends(
    open_context: OpenContext, site: str, tmp_path: Path, address: str, group: str, head: str
) -> None:
    """Moved down the sheet step by step, each point stays whole and each heading goes on with its first point."""
    page = open_list(open_context, site + address)
    page.locator("[data-not-applicable]").nth(8).click()
    # Short points are kept whole by the browser's own care for lone lines; these are longer than any yet written.
    page.locator(".lb-check__label").evaluate_all(
        "(all) => all.forEach((e, place) => place % 2 || (e.textContent = `${e.textContent} `.repeat(4)))"
    )
    groups = [
        (each.locator(head).inner_text(), each.locator(".lb-check__label").all_text_contents())
        for each in page.locator(group).all()
    ]
    assert len(groups) > 1
    for down in range(0, 60, 6):
        page.locator(".lb-masthead").evaluate("(e, down) => (e.style.marginTop = `${down}mm`)", down)
        sheets = print_sheets(page, tmp_path / "a.pdf")
        for heading, texts in groups:
            first, *others = [" ".join(text.split()) for text in texts]
            for text in (f"{' '.join(heading.split())} {first}", *others):
                sheet_of(sheets, text)


def test_points_print_at_12_points(open_context: OpenContext, site: str) -> None:
    """No point, state, question or heading of the record prints below 12 pt."""
    page = open_list(open_context, site + REAL)
    page.locator("[data-not-applicable]").first.click()
    page.locator("[value=record]").check()
    page.emulate_media(media="print")
    shown = ".lb-check__label, .lb-check__state:not([hidden]), .lb-record__questions li, .lb-record th, .lb-record h3"
    sizes = page.locator(shown).evaluate_all("(all) => all.map((e) => parseFloat(getComputedStyle(e).fontSize))")
    assert len(sizes) == 12 + 1 + 3 + 3 + 3
    assert min(sizes) >= 16 - 0.01


def test_boxes_are_drawn_for_paper(open_context: OpenContext, site: str) -> None:
    """On paper each point has a square of at least 3.5 mm with a dark edge instead of the browser's own box."""
    page = open_list(open_context, site + REAL)
    page.emulate_media(media="print")
    marks = page.locator(".lb-check__mark")
    assert marks.count() == 12
    look = "(e) => [e.getBoundingClientRect().width, getComputedStyle(e).borderTopColor]"
    for mark in marks.all():
        width, colour = mark.evaluate(look)
        assert width >= 3.5 * MM
        assert colour == "rgb(0, 0, 0)"
    expect(page.locator("[data-tick]").first).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_ticks_print_unless_the_boxes_are_to_be_empty(
    open_context: OpenContext, site: str, tmp_path: Path, scheme: str
) -> None:
    """Ticks and "does not apply" are on paper; with empty boxes the sheet is to the dot what it was before."""
    page = open_list(open_context, site + REAL, color_scheme=scheme)
    empty = paint_sheets(page, tmp_path / "empty.pdf")
    page.locator("[data-tick]").nth(1).check()
    ticked = paint_sheets(page, tmp_path / "ticked.pdf")
    assert ticked != empty
    page.locator("[data-not-applicable]").nth(2).click()
    (sheet,) = print_sheets(page, tmp_path / "a.pdf")
    assert sheet.count("Does not apply") == 1
    page.get_by_role("checkbox", name="Leave the boxes empty on paper").check()
    assert paint_sheets(page, tmp_path / "blank.pdf") == empty
    page.get_by_role("checkbox", name="Leave the boxes empty on paper").uncheck()
    page.locator("[data-not-applicable]").nth(2).click()
    assert paint_sheets(page, tmp_path / "again.pdf") == ticked


def test_the_discussion_record_takes_two_sheets(open_context: OpenContext, site: str, tmp_path: Path) -> None:
    """The real record: points and questions first, then lines for what was discussed, what will be done, and who."""
    page = open_list(open_context, site + REAL)
    page.get_by_role("radio", name="Discussion record").check()
    first, second = print_sheets(page, tmp_path / "a.pdf")
    assert "Discussion record: Home conditions" in first
    assert "Checklist:" not in first
    for text in texts_of(page, ".lb-check__label"):
        assert text in first
    assert "Questions to reflect on What does this mean for the families we work with?" in first
    assert "How will we know?" in first
    parts = ("What we discussed", "What will be done What Who By when", "Who took part", "Team Date", "Source: ")
    places = [second.index(part) for part in parts]
    assert places == sorted(places)
    for words in NEVER_PRINTED:
        assert words not in first + second


def test_there_is_room_to_write(open_context: OpenContext, site: str) -> None:
    """The lines of the record are 9 mm apart or more, across the sheet, and drawn dark."""
    page = open_list(open_context, site + REAL)
    page.locator("[value=record]").check()
    page.emulate_media(media="print")
    look = "(all) => all.map((e) => [e.getBoundingClientRect().height, getComputedStyle(e).borderBottomColor])"
    lines = page.locator(".lb-record__line, .lb-record__table td").evaluate_all(look)
    assert len(lines) == 9 + 15
    for height, colour in lines:
        assert height >= 9 * MM
        assert colour == "rgb(0, 0, 0)"


def test_the_checklist_leaves_the_record_out(open_context: OpenContext, site: str, tmp_path: Path) -> None:
    """Questions and lines print only when the record is chosen."""
    page = open_list(open_context, site + REAL)
    (sheet,) = print_sheets(page, tmp_path / "a.pdf")
    for words in ("Questions to reflect on", "What we discussed", "Who took part", "Discussion record"):
        assert words not in sheet


def test_the_way_to_the_record_chooses_it(open_context: OpenContext, site: str, tmp_path: Path) -> None:
    """Who opened the page at its questions prints the record, by the button or by the browser."""
    page = open_list(open_context, f"{site}{REAL}#discussion", viewport={"width": 390, "height": 844})
    expect(page.get_by_role("radio", name="Discussion record")).to_be_checked()
    assert len(print_sheets(page, tmp_path / "a.pdf")) == 2


@pytest.mark.parametrize("address", [REAL, "themes/family-engagement.html"])
def test_only_the_print_button_prints(open_context: OpenContext, site: str, address: str) -> None:
    """The button calls the browser's own print, once; unfolding and choosing what to print does not."""
    context = open_context(viewport={"width": 390, "height": 844})
    context.add_init_script("window.printed = 0; window.print = () => (window.printed += 1);")
    page = context.new_page()
    page.goto(site + address)
    page.get_by_text("Printing", exact=True).click()
    page.get_by_role("radio", name="Discussion record").check()
    page.get_by_text("Leave the boxes empty on paper").click()
    page.locator("lb-print-choice fieldset").click(position={"x": 2, "y": 2})
    page.locator("[data-tick]").first.check()
    assert page.evaluate("window.printed") == 0
    page.get_by_role("button", name="Print", exact=True).click()
    assert page.evaluate("window.printed") == 1


def test_the_tools_of_a_briefing_print_by_their_button_alone(open_context: OpenContext, site: str) -> None:
    """Whatever the page is marked with, copying the link does not print."""
    context = open_context()
    context.add_init_script("window.printed = 0; window.print = () => (window.printed += 1);")
    page = context.new_page()
    page.goto(site + "briefings/2017-home-conditions.html")
    page.evaluate("document.documentElement.dataset.print = 'checklist'")
    page.get_by_role("button", name="Copy a link to it").click()
    assert page.evaluate("window.printed") == 0
    page.get_by_role("button", name="Print this briefing").click()
    assert page.evaluate("window.printed") == 1


def test_without_script_everything_prints(open_context: OpenContext, site: str, tmp_path: Path) -> None:
    """With scripts off the sheet has points, questions and lines, with what was ticked."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(site + REAL)
    first, second = print_sheets(page, tmp_path / "a.pdf")
    assert "Checklist: Home conditions" in first
    assert "Discussion record" not in first
    assert "Who took part" in second
    before = paint_sheets(page, tmp_path / "before.pdf")
    page.locator("[data-tick]").first.check()
    assert paint_sheets(page, tmp_path / "after.pdf") != before


@pytest.mark.parametrize("address", ["themes/family-engagement.html", "agencies/housing.html"])
def test_themes_and_agencies_print_with_each_source(
    open_context: OpenContext, site: str, tmp_path: Path, address: str
) -> None:
    """Each group names its briefing beside its first point; each point is whole."""
    page = open_list(open_context, site + address)
    sheets = print_sheets(page, tmp_path / "a.pdf")
    groups = page.locator(".lb-trace").all()
    assert groups
    for group in groups:
        head = " ".join(group.locator(".lb-trace__head").inner_text().split())
        assert " From " in f" {head}"
        first, *others = [" ".join(text.split()) for text in group.locator(".lb-check__label").all_text_contents()]
        for text in (f"{head} {first}", *others):
            sheet_of(sheets, text)
    assert "Page built 1 March 2026" in sheets[-1]
    for words in NEVER_PRINTED:
        assert words not in " ".join(sheets)


def test_a_meeting_prints_as_the_ordinary_sheet(open_context: OpenContext, site: str, tmp_path: Path) -> None:
    """While the view for a meeting is open, printing gives the same sheet to the dot."""
    page = open_list(open_context, site + REAL)
    ordinary = paint_sheets(page, tmp_path / "ordinary.pdf")
    page.get_by_role("button", name="Show at a meeting").click()
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-place]")).to_contain_text("2 of 4")
    assert paint_sheets(page, tmp_path / "meeting.pdf") == ordinary
