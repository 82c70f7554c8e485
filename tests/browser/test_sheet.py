"""My sheet in a browser: collected from several pages, put in order, printed, sent to a colleague, and never lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
import yaml
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from auditing.announcements import listen, wait_until_said, what_was_said
from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.keyboard import find_by_keyboard
from auditing.layout import find_clipped, find_plain_links, find_sideways, find_small_targets
from auditing.matrix import open_page
from synthetic import make_briefing_yaml

OpenContext = Callable[..., BrowserContext]
ADD, TAKE_OFF = "Add to my sheet", "Take off my sheet"
REAL = "2017-home-conditions"
BLOCKED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });
}
"""
FULL = """
Storage.prototype.setItem = () => { throw new DOMException("no room", "QuotaExceededError"); };
"""
STORAGES = {"allowed": "", "blocked": BLOCKED, "full": FULL}
NO_CLIPBOARD = """
Object.defineProperty(navigator, "clipboard", { value: undefined });
document.execCommand = () => false;
"""
MARKUP = "First part, <b>not bold</b>.\n\nSecond part & <img src=x onerror=alert(1)>."


@pytest.fixture(scope="module")
def folder(build_site: Callable[..., Path], project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A test site: the real briefing and four synthetic ones, the first point of which has what looks like markup."""
    content = tmp_path_factory.mktemp("content")
    for path in (project_root / "learning_points").glob("*.yml"):
        shutil.copy(path, content)
    for index in range(4):
        (content / f"synthetic-{index}.yml").write_text(make_briefing_yaml(index), encoding="utf-8")
    first = content / "synthetic-0.yml"
    data = yaml.safe_load(first.read_text(encoding="utf-8"))
    data["strands"][0]["learning"][0]["text"] = MARKUP
    first.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
    return build_site(content)


@pytest.fixture(scope="module")
def url(folder: Path, serve_folder: Callable[[Path], str]) -> str:
    """Where the test site is served."""
    return serve_folder(folder)


def button(scope: Page | Locator, words: str, about: str = "") -> Locator:
    """The button with these words, and with those that only a screen reader hears."""
    return scope.get_by_role("button", name=re.compile(f"^{re.escape(words)}.*{re.escape(about)}"))


def points(page: Page) -> Locator:
    """The points on my sheet."""
    return page.get_by_role("list", name="Learning points on my sheet").get_by_role("listitem")


def refs(page: Page) -> list[str]:
    """The permanent names of the points on my sheet, as they stand there."""
    found: list[str] = page.locator("[data-points] > [data-ref]").evaluate_all(
        "(items) => items.map((i) => i.dataset.ref)"
    )
    return found


def add(page: Page, address: str, *places: int) -> None:
    """Opens a page and adds the points in these places, counted from nought."""
    page.goto(address)
    for place in places:
        page.locator(".lb-sheet-button button").nth(place).click()


def collect_five(page: Page, url: str) -> list[str]:
    """Five points from three pages: a briefing, a theme, and what a search has found; gives their names."""
    add(page, url + f"briefings/{REAL}.html", 0, 6)
    add(page, url + "briefings/synthetic-0.html", 0)
    add(page, url + f"checklists/{REAL}.html", 3)
    open_page(page, url + "find.html?q=" + REAL.split("-")[1])
    page.locator(".lb-find__result").get_by_role("button", name=ADD).first.click()
    start = page.evaluate("LearningKeeping.progress.sheet")
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_have_count(5)
    assert start == refs(page)
    return refs(page)


@pytest.mark.parametrize("storage", STORAGES)
@pytest.mark.parametrize("place", ["http", "folder"])
def test_five_points_from_several_pages(
    open_context: OpenContext, folder: Path, url: str, place: str, storage: str
) -> None:
    """Collected from several pages, put in order, taken off and put back: from a server and from a folder, whatever
    the browser lets pages keep."""
    context = open_context()
    context.add_init_script(STORAGES[storage])
    page = context.new_page()
    site = url if place == "http" else f"{folder.as_uri()}/"
    first, second, third, fourth, fifth = collect_five(page, site)
    expect(page.get_by_text("5 learning points from ")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile("My sheet.*5.*points"))).to_be_visible()
    expect(points(page).first).to_contain_text("Engagement · Home conditions · Learning review, 2017")
    button(page, "Move down", "point 1 on").click()
    button(page, "Move up", "point 5 on").click()
    assert refs(page) == [second, first, third, fifth, fourth]
    button(page, "Take off", "point 3 on").click()
    assert refs(page) == [second, first, fifth, fourth]
    page.get_by_role("button", name="Undo", exact=True).click()
    assert refs(page) == [second, first, third, fifth, fourth]
    page.reload()
    expect(points(page)).to_have_count(5)
    assert refs(page) == [second, first, third, fifth, fourth]
    link = points(page).first.get_by_role("link", name=re.compile("In the briefing"))
    link.click()
    assert page.url.endswith(f"briefings/{second.replace('/', '.html#')}")
    expect(page.get_by_role("link", name=re.compile("My sheet.*5.*points"))).to_be_visible()


def test_the_words_are_only_text(page: Page, url: str) -> None:
    """What an author typed is shown as typed, in its paragraphs, and nothing of it becomes markup."""
    add(page, url + "briefings/synthetic-0.html", 0)
    page.goto(url + "my-sheet.html")
    label = points(page).locator("label")
    expect(label.locator(".lb-check__paragraph")).to_have_text(
        ["First part, <b>not bold</b>.", "Second part & <img src=x onerror=alert(1)>."]
    )
    expect(label.locator("b, img")).to_have_count(0)


def test_buttons_say_what_they_would_do(page: Page, url: str) -> None:
    """A button adds, then takes off; its name tells the point, and what was done is announced with the number."""
    listen(page)
    page.goto(url + f"briefings/{REAL}.html")
    expect(button(page, ADD)).to_have_count(12)
    assert what_was_said(page) == []
    first = page.locator(".lb-sheet-button button").first
    expect(first).to_have_accessible_name(re.compile("^Add to my sheet ?: learning point 1 of 6, Engagement$"))
    first.press("Enter")
    expect(first).to_have_accessible_name(re.compile("^Take off my sheet ?: learning point 1 of 6, Engagement$"))
    expect(first).to_be_focused()
    assert wait_until_said(page, "Added. 1 point on your sheet.")
    page.locator(".lb-sheet-button button").nth(1).press("Space")
    assert wait_until_said(page, "Added. 2 points on your sheet.")
    first.press("Enter")
    assert wait_until_said(page, "Taken off. 1 point on your sheet.")
    page.locator(".lb-sheet-button button").nth(1).press("Enter")
    assert wait_until_said(page, "Taken off. Your sheet is empty.")
    expect(page.get_by_role("link", name="My sheet", exact=True)).to_be_visible()


def test_search_results_offer_learning_points_alone(page: Page, url: str) -> None:
    """In search results a learning point can be added without being opened; nothing else has the button, nor paper."""
    open_page(page, url + "find.html?q=visit")
    cards = page.locator("[data-results] > .lb-find__result")
    expect(cards.first).to_be_visible()
    kinds = {True: set[str](), False: set[str]()}
    for card in cards.all():
        kinds[card.locator("lb-sheet-button").count() == 1].add(card.locator("[data-kind]").inner_text())
    assert kinds[True] == {"Learning point"}
    assert "Learning point" not in kinds[False]
    assert kinds[False]
    offered = page.locator(".lb-find__result lb-sheet-button button").first
    expect(offered).to_have_accessible_name(re.compile(r"^Add to my sheet ?: .+ – .+, \d{4}$"))
    words = page.locator(".lb-find__result", has=page.locator("lb-sheet-button")).first.locator("[data-text]")
    expect(offered).to_have_accessible_description(" ".join(words.inner_text().split()))
    offered.click()
    assert "find.html?q=visit" in page.url
    expect(offered).to_contain_text(TAKE_OFF)
    page.emulate_media(media="print")
    expect(page.locator("lb-sheet-button:visible")).to_have_count(0)


def test_an_empty_sheet_shows_the_way(page: Page, url: str) -> None:
    """An empty sheet says how points come onto it, and leads there; no tool is offered that would do nothing."""
    page.goto(url + "my-sheet.html")
    expect(page.get_by_text("There is nothing on your sheet yet.")).to_be_visible()
    main = page.locator("main")
    for name, address in (("Find", "find.html"), ("briefing", "briefings/index.html"), ("theme", "themes/index.html")):
        expect(main.get_by_role("link", name=name, exact=True)).to_have_attribute("href", re.compile(address))
    for name in ("Print", "Show at a meeting", "Copy a link to this sheet", "Take everything off"):
        expect(main.get_by_role("button", name=name)).to_have_count(0)


def test_the_focus_is_never_lost(page: Page, url: str) -> None:
    """Moved by keyboard, a point keeps the focus and says its place; taken off, the focus goes to the next, and from
    the last to the heading; undone, it goes to what came back."""
    listen(page)
    add(page, url + f"briefings/{REAL}.html", 0, 1, 2)
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_have_count(3)
    button(page, "Move down", "point 1 on").press("Enter")
    expect(button(page, "Move down", "point 2 on")).to_be_focused()
    assert wait_until_said(page, "Moved to 2 of 3.")
    page.keyboard.press("Enter")
    last = button(page, "Move down", "point 3 on")
    expect(last).to_be_focused()
    expect(last).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    expect(last).to_be_focused()
    assert wait_until_said(page, "It stays 3 of 3.")
    assert refs(page) == [f"{REAL}/engagement-{number}" for number in (2, 3, 1)]
    button(page, "Take off", "point 2 on").press("Enter")
    expect(button(page, "Take off", "point 2 on")).to_be_focused()
    assert wait_until_said(page, "Taken off.")
    button(page, "Take off", "point 2 on").press("Enter")
    expect(button(page, "Take off", "point 1 on")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="My sheet", level=1)).to_be_focused()
    expect(page.get_by_text("There is nothing on your sheet yet.")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).press("Enter")
    expect(button(page, "Take off", "point 1 on")).to_be_focused()


def test_taking_everything_off_can_be_undone(page: Page, url: str) -> None:
    """All points go at once, and come back at once in their order."""
    add(page, url + f"briefings/{REAL}.html", 4, 0, 2)
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_have_count(3)
    before = refs(page)
    page.get_by_role("button", name="Take everything off").click()
    expect(page.get_by_text("3 points taken off.")).to_be_visible()
    expect(page.get_by_text("There is nothing on your sheet yet.")).to_be_visible()
    page.get_by_role("button", name="Undo", exact=True).click()
    expect(points(page)).to_have_count(3)
    assert refs(page) == before == [f"{REAL}/engagement-{number}" for number in (5, 1, 3)]


def test_the_questions_are_the_authors_or_the_standing_ones(page: Page, url: str) -> None:
    """Points from one briefing bring its author's questions; from several, or from one without any, the board's own."""
    standing = "What does this mean for the families we work with?"
    add(page, url + "briefings/synthetic-0.html", 1)
    own = page.locator("#questions + ul li").all_inner_texts()
    page.goto(url + "my-sheet.html")
    questions = page.locator("[data-questions] li")
    expect(questions).to_have_text(own)
    add(page, url + f"briefings/{REAL}.html", 0)
    page.goto(url + "my-sheet.html")
    expect(questions.first).to_have_text(standing)
    expect(questions).to_have_count(3)
    button(page, "Take off", "point 1 on").click()
    expect(questions.first).to_have_text(standing)


@pytest.mark.allows_console_errors
def test_a_point_that_is_gone_is_said_to_be_gone(page: Page, url: str) -> None:
    """A point or a briefing taken out of the site is said to be gone, by its name, and can be taken off."""
    page.goto(url + f"my-sheet.html#sheet=1~{REAL}.engagement-1.engagement-99~withdrawn-briefing.point-1")
    expect(points(page)).to_have_count(3)
    gone = "This point is gone: it has been taken out of the site"
    expect(points(page).nth(1)).to_contain_text(f"{gone} ({REAL}/engagement-99).")
    expect(points(page).nth(2)).to_contain_text(f"{gone} (withdrawn-briefing/point-1).")
    expect(page.get_by_text("3 learning points, 2 of them gone")).to_be_visible()
    expect(page.get_by_text("0 of 1 considered")).to_be_visible()
    expect(button(page, "Try again")).to_have_count(0)
    button(page, "Take off", "point 2 on").click()
    expect(points(page)).to_have_count(2)
    assert refs(page) == [f"{REAL}/engagement-1", "withdrawn-briefing/point-1"]


@pytest.mark.allows_console_errors
def test_words_that_cannot_be_loaded_can_be_tried_again(page: Page, url: str) -> None:
    """Where the connection fails a point is not said to be gone; it is kept, and its words can be loaded again."""
    add(page, url + f"briefings/{REAL}.html", 0)
    page.route("**/points/*.js", lambda route: route.abort())
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_contain_text(f"The words of this point could not be loaded ({REAL}/engagement-1)")
    button(page, "Try again").click()
    expect(page.get_by_text("The words could not be loaded this time either.")).to_be_visible()
    expect(button(page, "Try again")).to_be_focused()
    page.unroute("**/points/*.js")
    button(page, "Try again").click()
    expect(points(page)).to_contain_text("Have frank and honest conversations")
    expect(points(page).get_by_role("checkbox")).to_be_focused()


def test_a_draft_is_marked(page: Page, url: str, folder: Path) -> None:
    """A point of a draft, as a preview shows it, says so beside its source."""
    words = (folder / "points/synthetic-1.js").read_text(encoding="utf-8")
    assert '"isDraft":false' in words
    draft = words.replace('"isDraft":false', '"isDraft":true')
    page.route("**/points/synthetic-1.js", lambda route: route.fulfill(body=draft, content_type="text/javascript"))
    add(page, url + "briefings/synthetic-1.html", 0)
    page.goto(url + "my-sheet.html")
    expect(points(page).locator("[data-from]")).to_have_text(re.compile(r" · Draft$"))


def copied_link(page: Page) -> str:
    """What the clipboard holds after the link to the sheet was copied."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy a link to this sheet").click()
    expect(page.get_by_text("The link is copied. It holds the points and their order, not your ticks.")).to_be_visible()
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_link_to_the_sheet(open_context: OpenContext, url: str) -> None:
    """The link opens the same sheet in the same order elsewhere, can be undone there, and leaves the address."""
    page = open_context().new_page()
    add(page, url + f"briefings/{REAL}.html", 3, 0)
    add(page, url + "briefings/synthetic-1.html", 2)
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_have_count(3)
    link, mine = copied_link(page), refs(page)
    assert re.fullmatch(re.escape(url) + r"my-sheet\.html#sheet=1[a-z0-9._~:-]+", link)
    other = open_context().new_page()
    other.goto(link)
    expect(other.get_by_text("This sheet came with the link.")).to_be_visible()
    expect(points(other)).to_have_count(3)
    assert refs(other) == mine
    assert other.url == url + "my-sheet.html"
    other.goto(url + "about.html")
    other.goto(link)
    expect(points(other)).to_have_count(3)
    expect(other.locator("lb-changes")).to_be_hidden()
    expect(other.get_by_text("You have this sheet already.")).to_be_visible()
    other.goto(url + "about.html")
    other.goto(url + "my-sheet.html")
    other.get_by_role("button", name="Take everything off").click()
    other.goto(url + "about.html")
    other.goto(link)
    other.get_by_role("button", name="Undo", exact=True).click()
    expect(other.get_by_text("There is nothing on your sheet yet.")).to_be_visible()


@pytest.mark.parametrize(
    ("answer", "numbers"), [("Add to mine", (1, 2, 3)), ("Replace mine", (3, 2)), ("Keep mine as it is", (1, 2))]
)
def test_a_link_never_overwrites_without_asking(page: Page, url: str, answer: str, numbers: tuple[int, ...]) -> None:
    """With a sheet of one's own nothing changes until the reader has chosen; what was chosen can be undone."""
    add(page, url + f"briefings/{REAL}.html", 0, 1)
    page.goto(url + f"my-sheet.html#sheet=1~{REAL}.engagement-3.engagement-2")
    expect(page.get_by_role("heading", name="A sheet came with the link")).to_be_focused()
    mine = [f"{REAL}/engagement-{number}" for number in (1, 2)]
    assert refs(page) == mine
    page.get_by_role("button", name=answer).click()
    expected = [f"{REAL}/engagement-{number}" for number in numbers]
    expect(points(page)).to_have_count(len(expected))
    assert refs(page) == expected
    assert page.url == url + "my-sheet.html"
    if expected != mine:
        page.get_by_role("button", name="Undo", exact=True).click()
        expect(points(page)).to_have_count(2)
        assert refs(page) == mine


@pytest.mark.parametrize(
    ("fragment", "said"),
    [
        ("sheet=9~a.b", "This link was made by a newer version of this site"),
        ("sheet=1", "No learning point in this link can be read."),
        ("sheet=1~../..~__proto__.constructor", "No learning point in this link can be read."),
        (f"sheet=1~{REAL}.engagement-1.%3Cscript%3E", "1 part of the link could not be read."),
    ],
)
def test_a_link_that_cannot_be_read_is_said_to_be(page: Page, url: str, fragment: str, said: str) -> None:
    """A link of a newer version, cut short or tampered with changes nothing it should not, and the page says so."""
    page.goto(url + f"my-sheet.html#{fragment}")
    expect(page.locator("[data-sheet-said]")).to_contain_text(said)


@pytest.mark.parametrize(
    ("numbers", "lead", "answer", "said"),
    [
        ((1,), "All the points of the link are on it already.", "Replace mine", "Your sheet is that of the link now."),
        (
            (2, 1),
            "You have a sheet of your own.",
            "Take the other order",
            "Your sheet is in the order of the link now.",
        ),
    ],
    ids=["fewer", "other order"],
)
def test_a_link_with_nothing_new(
    page: Page, url: str, numbers: tuple[int, ...], lead: str, answer: str, said: str
) -> None:
    """Where the link brings fewer points or another order, it says so, and offers what makes sense."""
    add(page, url + f"briefings/{REAL}.html", 0, 1)
    page.goto(url + f"my-sheet.html#sheet=1~{REAL}" + "".join(f".engagement-{number}" for number in numbers))
    asked = page.locator("lb-changes")
    expect(asked).to_contain_text(lead)
    expect(asked).not_to_contain_text("if you add")
    asked.get_by_role("button", name=answer).click()
    expect(page.locator("[data-sheet-said]")).to_have_text(said)
    assert refs(page) == [f"{REAL}/engagement-{number}" for number in numbers]


def test_a_link_with_ticks_opened_on_the_sheet_leads_to_its_checklist(page: Page, url: str) -> None:
    """Ticks belong to a checklist: the sheet says so, empty or not, and leads there with them."""
    page.goto(url + f"my-sheet.html#ticks=1~{REAL}.engagement-1_engagement-2")
    said = page.locator("[data-sheet-said]")
    expect(said).to_have_text(
        "The 2 points of this link belong to another checklist. Open the link there: Home conditions."
    )
    said.get_by_role("link").click()
    expect(page.locator("lb-checklist [data-count]")).to_have_text("1 of 12 considered, 1 does not apply")
    page.goto(url + "my-sheet.html#ticks=1~..")
    expect(said).to_have_text("The link brings no ticks that can be read. Ask for it again.")


@pytest.mark.parametrize(("width", "height"), [(320, 640), (1440, 900)])
def test_what_a_link_brought_is_in_sight(open_context: OpenContext, url: str, width: int, height: int) -> None:
    """On arrival, on a phone too, the message and Undo are in the window."""
    page = open_context(viewport={"width": width, "height": height}).new_page()
    many = "".join(f".engagement-{number}" for number in range(1, 7))
    page.goto(url + f"my-sheet.html#sheet=1~{REAL}{many}")
    expect(points(page)).to_have_count(6)
    said = page.get_by_text("This sheet came with the link.")
    expect(said).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_in_viewport(ratio=1)
    covered = """(e) => {
      const box = e.getBoundingClientRect();
      return !e.contains(document.elementFromPoint(box.x + 5, box.y + 5));
    }"""
    assert not said.evaluate(covered)


def test_slow_words_are_said_to_be_on_their_way(page: Page, url: str) -> None:
    """While words load the sheet says so, shows what is there before long, gives up what hangs, and takes it late."""
    held: list[Route] = []
    add(page, url + "briefings/synthetic-1.html", 0)
    add(page, url + f"briefings/{REAL}.html", 0)
    page.route("**/points/synthetic-1.js", lambda route: held.append(route))
    listen(page)
    page.clock.install()
    page.goto(url + "my-sheet.html", wait_until="domcontentloaded")
    page.clock.run_for(600)
    expect(page.get_by_text("Loading the words of your points…")).to_be_visible()
    assert wait_until_said(page, "Loading the words of your points…")
    page.clock.run_for(3_000)
    expect(points(page)).to_have_count(1)
    expect(points(page)).to_contain_text("Have frank and honest conversations")
    expect(button(page, "Take off", "point 2 on")).to_be_visible()
    expect(page.locator("[data-size]")).to_have_text("2 learning points from 2 briefings")
    page.clock.run_for(10_000)
    expect(points(page).first).to_contain_text("The words of this point could not be loaded (synthetic-1/")
    expect(page.get_by_text("Loading the words of your points…")).to_be_hidden()
    expect(page.locator("[data-size]")).to_have_text("2 learning points, 1 of them not loaded")
    button(page, "Try again").focus()
    held[0].continue_()
    expect(points(page).first.get_by_role("checkbox")).to_be_focused()
    expect(page.locator("[data-size]")).to_have_text("2 learning points from 2 briefings")


def test_taking_off_leaves_the_readers_place(open_context: OpenContext, url: str) -> None:
    """Taken off and undone far down the sheet, points go and come without the page moving under the reader."""
    page = open_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce").new_page()
    page.goto(url + f"my-sheet.html#sheet=1~{REAL}" + "".join(f".engagement-{number}" for number in range(1, 7)))
    expect(points(page)).to_have_count(6)
    points(page).nth(2).evaluate("(e) => e.scrollIntoView({ block: 'start' })")
    before = page.evaluate("scrollY")
    for name in ("Take off", "Undo", "Take off"):
        pressed = button(page, name, "point 3 on") if name == "Take off" else page.locator("[data-sheet-undo]")
        pressed.evaluate("(e) => e.click()")
        page.wait_for_timeout(150)
        assert abs(page.evaluate("scrollY") - before) < 2, name
    expect(button(page, "Take off", "point 3 on")).to_be_focused()


@pytest.mark.parametrize("address", [f"briefings/{REAL}.html", f"checklists/{REAL}.html", "find.html?q=visit"])
@pytest.mark.parametrize("width", [320, 390, 1440])
def test_pressing_the_button_moves_nothing(open_context: OpenContext, url: str, address: str, width: int) -> None:
    """Whatever its label, a button keeps its size, and what stands around it its place."""
    page = open_context(viewport={"width": width, "height": 900}).new_page()
    open_page(page, url + address)
    page.evaluate("document.fonts.ready")
    first = page.locator(".lb-sheet-button button:visible").first
    expect(first).to_contain_text(ADD)
    look = """(e) => [e, e.closest("li"), e.closest("li").querySelector("a")].map((x) => {
      const box = x.getBoundingClientRect();
      return [box.x, box.width, box.height].map(Math.round);
    })"""
    before = first.evaluate(look)
    first.click()
    expect(first).to_contain_text(TAKE_OFF)
    assert first.evaluate(look) == before


def test_a_full_sheet_says_so(page: Page, url: str) -> None:
    """At 200 points nothing more is added: the button and an announcement say so, until there is room."""
    listen(page)
    page.goto(url + f"briefings/{REAL}.html")
    fill = """(count) => LearningKeeping.change((progress) =>
      LearningProgress.setSheet(progress, [...Array(count)].map((_, number) => `a/b-${number}`)))"""
    page.evaluate(fill, 200)
    first = page.locator(".lb-sheet-button button").first
    first.click()
    expect(first).to_contain_text("Your sheet is full")
    assert wait_until_said(page, "Your sheet is full: it holds 200 points. Take some off first.")
    page.evaluate(fill, 199)
    expect(first).to_contain_text(ADD)
    first.click()
    expect(first).to_contain_text(TAKE_OFF)


@pytest.mark.allows_console_errors
def test_a_link_with_too_many_points_says_what_is_left_out(page: Page, url: str) -> None:
    """Of a link with more points than a sheet holds the first 200 are taken, and the rest is told."""
    page.goto(url + f"my-sheet.html#sheet=1~{REAL}" + "".join(f".made-up-{number}" for number in range(203)))
    expect(page.locator("[data-sheet-said]")).to_have_text(
        "This sheet came with the link. A sheet holds 200 points at most: 3 points were left out."
    )
    expect(page.get_by_text("200 learning points, 200 of them gone")).to_be_visible()


def test_a_link_opened_while_the_sheet_is_open(page: Page, url: str) -> None:
    """Put into the address bar of the open sheet, a link is taken in too."""
    page.goto(url + "my-sheet.html")
    page.evaluate(f"location.hash = 'sheet=1~{REAL}.engagement-4'")
    expect(points(page)).to_have_count(1)
    assert refs(page) == [f"{REAL}/engagement-4"]


@pytest.mark.parametrize("place", ["http", "folder"])
def test_where_pages_may_not_copy(open_context: OpenContext, folder: Path, url: str, place: str) -> None:
    """Where the clipboard is closed the link stands in the address bar, as the page says, and opens the same sheet."""
    context = open_context()
    context.add_init_script(NO_CLIPBOARD)
    page = context.new_page()
    site = url if place == "http" else f"{folder.as_uri()}/"
    add(page, site + f"briefings/{REAL}.html", 0)
    page.goto(site + "my-sheet.html")
    page.get_by_role("button", name="Copy a link to this sheet").click()
    expect(page.get_by_text("The link is in the address bar.")).to_be_visible()
    assert page.url.endswith(f"my-sheet.html#sheet=1~{REAL}.engagement-1")
    page.reload()
    expect(points(page)).to_have_count(1)


def test_two_tabs_share_what_is_remembered(open_context: OpenContext, url: str) -> None:
    """Remembered on the device, what one tab adds stands at once on the sheet that is open in another."""
    context = open_context()
    sheet = context.new_page()
    add(sheet, url + f"briefings/{REAL}.html", 0)
    sheet.goto(url + "my-sheet.html")
    sheet.get_by_role("checkbox", name="Remember them on this device").check()
    other = context.new_page()
    add(other, url + "briefings/synthetic-2.html", 0)
    expect(other.get_by_role("link", name=re.compile("My sheet.*2.*points"))).to_be_visible()
    expect(points(sheet)).to_have_count(2)
    button(sheet, "Take off", "point 2 on").click()
    expect(button(other, ADD)).to_have_count(12)


def test_forgetting_cannot_be_undone_by_an_older_undo(page: Page, url: str) -> None:
    """After everything is forgotten, no Undo that was offered before brings any of it back."""
    add(page, url + f"briefings/{REAL}.html", 0, 1)
    page.goto(url + "my-sheet.html")
    button(page, "Take off", "point 1 on").click()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_be_visible()
    page.get_by_role("button", name="Forget everything").click()
    page.get_by_role("button", name="Yes, forget everything").click()
    expect(page.get_by_role("button", name="Undo", exact=True)).to_have_count(0)
    expect(page.get_by_text("There is nothing on your sheet yet.")).to_be_visible()


def print_sheet(page: Page, path: Path) -> list[str]:
    """Prints the page as it stands and gives the text of each sheet of paper."""
    page.evaluate("document.fonts.ready")
    path.write_bytes(page.pdf(prefer_css_page_size=True))
    with pypdfium2.PdfDocument(path) as pdf:
        for sheet in pdf:
            assert tuple(round(side) for side in sheet.get_size()) == (595, 842)
        return [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdf]


def read_points(page: Page) -> list[str]:
    """Each point on the sheet with its source, as it must stand on paper."""
    return [
        " ".join(f"{item.locator('label').inner_text()} {item.locator('[data-from]').inner_text()}".split())
        for item in points(page).all()
    ]


def test_eight_points_print_on_one_page(page: Page, url: str, tmp_path: Path) -> None:
    """Eight points of the board's own briefing, the longest among them, print on one sheet of A4 with their sources."""
    add(page, url + f"briefings/{REAL}.html", 0, 4, 5, 6, 7, 9, 10, 11)
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_have_count(8)
    page.locator("label", has_text="Have frank and honest").click()
    wanted = read_points(page)
    (sheet,) = print_sheet(page, tmp_path / "sheet.pdf")
    assert sheet.startswith("Nottingham City Safeguarding Children Board Page 1 of 1 My sheet 8 learning points from")
    for words in wanted:
        assert words in sheet
    assert "Nottingham City Safeguarding Children Board: www.nottinghamcity.gov.uk/ncscb" in sheet
    assert "Page built 1 March 2026." in sheet
    for tool in (
        "Move up",
        "Take off",
        "Copy",
        "Undo",
        "Remember",
        "Does not apply",
        "considered",
        "What we discussed",
    ):
        assert tool not in sheet
    page.emulate_media(media="print")
    assert page.locator(".lb-check__label").first.evaluate("(e) => parseFloat(getComputedStyle(e).fontSize)") >= 15.99


def test_many_points_print_on_clean_pages(page: Page, url: str, tmp_path: Path) -> None:
    """Thirty points print on several pages; each stands whole on one of them, together with its source."""
    for index, places in ((0, range(10)), (1, range(10)), (2, range(10))):
        add(page, url + f"briefings/synthetic-{index}.html", *places)
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_have_count(30)
    wanted = read_points(page)
    sheets = print_sheet(page, tmp_path / "sheet.pdf")
    assert len(sheets) > 1
    for words in wanted:
        assert sum(words in sheet for sheet in sheets) == 1, words
    assert f"Page {len(sheets)} of {len(sheets)}" in sheets[-1]
    assert all("My sheet" in sheet for sheet in sheets)


def test_the_sheet_prints_as_a_discussion_record(page: Page, url: str, tmp_path: Path) -> None:
    """As a record it has the points with their sources, the questions, and lines for who does what by when."""
    add(page, url + f"briefings/{REAL}.html", 0, 1)
    add(page, url + "briefings/synthetic-1.html", 0)
    page.goto(url + "my-sheet.html")
    expect(points(page)).to_have_count(3)
    wanted = read_points(page)
    page.locator("#print-record").check()
    text = " ".join(print_sheet(page, tmp_path / "record.pdf"))
    assert "My sheet Discussion record. 3 learning points from 2 briefings" in text
    for words in (*wanted, "What will we do differently?", "What we discussed", "By when", "Who took part"):
        assert words in text
    assert page.locator("input[type=text], textarea").count() == 0


def test_without_javascript_the_page_says_so(open_context: OpenContext, url: str) -> None:
    """Without JavaScript the sheet leads to the pages that print by themselves, and offers no dead button."""
    page = open_context(java_script_enabled=False).new_page()
    page.goto(url + "index.html")
    page.get_by_role("link", name="My sheet").click()
    expect(page.get_by_text("Collecting points needs JavaScript")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="briefing", exact=True)).to_be_visible()
    expect(page.locator("main button:visible, main input:visible")).to_have_count(0)
    page.goto(url + f"briefings/{REAL}.html")
    expect(button(page, ADD)).to_have_count(0)


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("width", [320, 390, 600, 768, 1024, 1440])
def test_the_way_to_the_sheet_is_always_in_sight(open_context: OpenContext, url: str, width: int, script: bool) -> None:
    """At every width the link stands in the header, the menu closed, and lies over nothing; so does its number."""
    page = open_context(viewport={"width": width, "height": 800}, java_script_enabled=script).new_page()
    if script:
        add(page, url + f"briefings/{REAL}.html", 0)
    for address in ("index.html", "find.html", f"briefings/{REAL}.html", "404.html"):
        page.goto(url + address)
        link = page.get_by_role("link", name=re.compile("^My sheet"))
        expect(link).to_be_in_viewport(ratio=1)
        if script:
            expect(link.get_by_text("1", exact=True)).to_be_visible()
        boxes = [
            box
            for part in page.locator(".lb-brand, .lb-sheet-count__link, .lb-menu__button, .lb-header__search").all()
            if (box := part.bounding_box())
        ]
        for place, one in enumerate(boxes):
            for other in boxes[place + 1 :]:
                is_beside = one["x"] + one["width"] <= other["x"] or other["x"] + other["width"] <= one["x"]
                is_above = one["y"] + one["height"] <= other["y"] or other["y"] + other["height"] <= one["y"]
                assert is_beside or is_above, (address, one, other)
        assert next(iter(boxes))["width"] >= 150, "the brand is crowded"


def _take_one_off(page: Page) -> None:
    button(page, "Take off", "point 2 on").click()


def _open_a_link(page: Page) -> None:
    page.evaluate(f"location.hash = 'sheet=1~synthetic-1.nothing~{REAL}.engagement-2'")
    expect(page.get_by_text("Would be added to your sheet")).to_be_visible()


def _ask_to_forget(page: Page) -> None:
    page.get_by_role("button", name="Forget everything").click()


def _take_everything_off(page: Page) -> None:
    page.get_by_role("button", name="Take everything off").click()


SHEET_STATES: dict[str, Callable[[Page], None]] = {
    "filled": lambda page: None,
    "taken off": _take_one_off,
    "emptied": _take_everything_off,
    "asked": _open_a_link,
    "forgetting": _ask_to_forget,
}


@pytest.mark.parametrize("state", SHEET_STATES)
def test_every_state_is_accessible(open_context: OpenContext, url: str, state: str) -> None:
    """Filled, with something taken off, emptied, asked by a link, about to forget: nothing is found in any of them."""
    for width in (1440, 320):
        context = open_context(viewport={"width": width, "height": 900}, reduced_motion="reduce")
        page = context.new_page()
        page.goto(url + f"my-sheet.html#sheet=1~{REAL}.engagement-1.gone-1.engagement-5~synthetic-0.seeing-the-home-1")
        expect(points(page)).to_have_count(4)
        SHEET_STATES[state](page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert describe("my-sheet.html", f"{state}, {scheme}, {width} px", find_by_axe(page)) == []
        layout = (*find_sideways(page), *find_clipped(page), *find_small_targets(page), *find_plain_links(page))
        assert describe("my-sheet.html", f"{state}, {width} px", (*layout, *find_by_keyboard(page))) == []


@pytest.mark.parametrize("address", [f"briefings/{REAL}.html", "find.html?q=visit", "my-sheet.html"])
def test_pages_with_points_on_the_sheet_are_accessible(open_context: OpenContext, url: str, address: str) -> None:
    """With points on the sheet the pages that say so are as sound as before; in forced colours too."""
    for width, colours in ((1440, "none"), (320, "none"), (320, "active")):
        page = open_context(viewport={"width": width, "height": 900}, forced_colors=colours).new_page()
        add(page, url + f"briefings/{REAL}.html", 0, 1)
        open_page(page, url + address)
        page.wait_for_timeout(300)
        findings = (*find_by_axe(page), *find_sideways(page), *find_clipped(page), *find_small_targets(page))
        assert describe(address, f"{width} px, forced colours {colours}", findings) == []
