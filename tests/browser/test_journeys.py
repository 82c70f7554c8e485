"""Whole journeys with ticks and a sheet: on a phone, through several pages, over the web and from a folder, and with
storage allowed, blocked and full.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import BrowserContext, Page, expect

from briefings.render.html import render_qr_code
from synthetic import make_briefing_yaml

OpenContext = Callable[..., BrowserContext]
PHONE = {"width": 390, "height": 844}
REAL = "checklists/2017-home-conditions.html"
SOURCES = ("briefings/2017-home-conditions.html", "briefings/synthetic-0001.html", "checklists/synthetic-0002.html")
STORAGE = {
    "allowed": "",
    "blocked": """
        for (const name of ["localStorage", "sessionStorage"])
          Object.defineProperty(window, name, { get() { throw new DOMException("no", "SecurityError"); } });
    """,
    "full": """
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
    """,
}


@pytest.fixture(scope="module")
def journey_site(build_site: Callable[..., Path], project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real briefing and three synthetic ones, on a site whose address is known."""
    content = Path(shutil.copytree(project_root / "learning_points", tmp_path_factory.mktemp("content") / "points"))
    for index in range(1, 4):
        (content / f"synthetic-{index:04d}.yml").write_text(make_briefing_yaml(index), encoding="utf-8")
    board = content / "_board.yml"
    text = board.read_text(encoding="utf-8")
    board.write_text(text.replace("site_address:", "site_address: https://learning.example.org/"), encoding="utf-8")
    return build_site(content)


@pytest.fixture(params=["http", "file"])
def address(request: pytest.FixtureRequest, journey_site: Path, serve_folder: Callable[[Path], str]) -> str:
    """Where the test site is opened: over the web, or from a folder."""
    return serve_folder(journey_site) if request.param == "http" else f"{journey_site.as_uri()}/"


@pytest.fixture(params=list(STORAGE))
def storage(request: pytest.FixtureRequest) -> str:
    """How the browser treats what a page wants to keep."""
    return str(request.param)


def open_window(open_context: OpenContext, storage: str, **settings: object) -> BrowserContext:
    context = open_context(**settings)
    context.add_init_script(STORAGE[storage])
    return context


def tick_first(page: Page, count: int) -> None:
    for box in page.locator("[data-tick]").all()[:count]:
        box.check()


def ticked(page: Page) -> int:
    return page.locator("[data-tick]:checked").count()


def print_sheets(page: Page, path: Path) -> list[str]:
    """What Ctrl+P gives, sheet by sheet."""
    path.write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(path) as pdf:
        return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]


def test_half_a_checklist_on_a_phone(open_context: OpenContext, address: str, storage: str) -> None:
    """Ticks hold on from page to page while the tab lives, are counted, and are gone when it is closed."""
    context = open_window(open_context, storage, viewport=PHONE, has_touch=True)
    page = context.new_page()
    page.goto(address + REAL)
    tick_first(page, 6)
    expect(page.locator("lb-checklist [data-count]")).to_have_text("6 of 12 considered")
    expect(page.locator("lb-checklist [data-problem]")).to_be_visible(visible=storage != "allowed")
    page.get_by_role("link", name="Home conditions: learning from a review").first.click()
    page.get_by_role("link", name="Checklist to tick and print").click()
    expect(page.locator("lb-checklist [data-count]")).to_have_text("6 of 12 considered")
    page.reload()
    assert ticked(page) == 6
    page.close()
    page = context.new_page()
    page.goto(address + REAL)
    expect(page.locator("lb-checklist [data-count]")).to_be_visible()
    assert ticked(page) == 0


def test_remembered_on_the_device(open_context: OpenContext, address: str) -> None:
    """Once the reader has chosen it, ticks outlive the tab; forgetting leaves nothing behind."""
    context = open_context()
    page = context.new_page()
    page.goto(address + REAL)
    tick_first(page, 6)
    page.get_by_label("Remember them on this device").check()
    page.close()
    page = context.new_page()
    page.goto(address + REAL)
    expect(page.locator("lb-checklist [data-count]")).to_have_text("6 of 12 considered")
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    assert ticked(page) == 0
    assert page.evaluate("[localStorage.length, sessionStorage.length, window.name]") == [0, 0, ""]


def test_a_link_in_another_profile(open_context: OpenContext, address: str, storage: str) -> None:
    """A link with ticks shows them to somebody else, holds ids alone, and never overwrites without asking."""
    page = open_window(open_context, storage).new_page()
    page.add_init_script("document.execCommand = () => (window.copied = document.activeElement.value, true);")
    page.add_init_script("Object.defineProperty(window, 'isSecureContext', { value: false });")
    page.goto(address + REAL)
    tick_first(page, 6)
    page.get_by_role("button", name="Copy link with ticks").click()
    link = page.evaluate("window.copied")
    fragment = link.partition("#")[2]
    assert fragment.startswith("ticks=1~2017-home-conditions.engagement-1.engagement-2")
    other = open_window(open_context, storage).new_page()
    other.goto(f"{address}{REAL}#{fragment}")
    expect(other.locator("lb-checklist [data-count]")).to_have_text("6 of 12 considered")
    assert "#" not in other.url
    busy = open_window(open_context, storage).new_page()
    busy.goto(address + REAL)
    busy.locator("[data-tick]").last.check()
    busy.goto(f"{address}{REAL}#{fragment}")
    expect(busy.get_by_role("button", name="Add to mine")).to_be_visible()
    assert ticked(busy) == 1
    busy.get_by_role("button", name="Add to mine").click()
    expect(busy.locator("lb-checklist [data-count]")).to_have_text("7 of 12 considered")


def test_five_points_from_three_pages(
    open_context: OpenContext, address: str, storage: str, journey_site: Path, tmp_path: Path
) -> None:
    """Points collected from three pages are counted everywhere and print on one sheet, each with its source."""
    page = open_window(open_context, storage).new_page()
    for source, count in zip(SOURCES, (2, 2, 1), strict=True):
        page.goto(address + source)
        for button in page.get_by_role("button", name="Add to my sheet").all()[:count]:
            button.click()
    expect(page.locator("lb-sheet-count")).to_contain_text("5")
    page.goto(address + "themes/index.html")
    expect(page.locator("lb-sheet-count")).to_contain_text("5")
    page.get_by_role("link", name="My sheet").click()
    expect(page.locator("[data-points] > li")).to_have_count(5)
    (sheet,) = print_sheets(page, tmp_path / "sheet.pdf")
    for briefing in ("2017-home-conditions", "synthetic-0001", "synthetic-0002"):
        script = (journey_site / f"points/{briefing}.js").read_text("utf-8")
        literal = script.partition("parse('")[2].rpartition("')")[0]
        words = json.loads(literal.replace("\\\\", "\\"))
        first = next(iter(words["points"].values()))
        assert " ".join(first["text"].split()) in sheet
        assert f"{first['strand']} · {words['title']} · {words['origin']}" in sheet
    assert "These learning points online: https://learning.example.org/" in sheet
    assert "my-sheet.html" not in sheet
    path = page.locator(".lb-signpost__code path").last.get_attribute("d")
    assert path is not None
    assert path in render_qr_code("https://learning.example.org/")
    page.get_by_label("Discussion record").check()
    record = " ".join(print_sheets(page, tmp_path / "record.pdf"))
    assert "What will be done What Who By when" in record
    assert "What does this mean for the families we work with?" in record
    assert "Who took part" in record
