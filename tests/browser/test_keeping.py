"""Where ticks are kept: in the tab, on the device once asked for, and as long as may be where storage is blocked."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from _browser import find_browser

JAVASCRIPTS = Path(__file__).resolve().parents[2] / "docs" / "javascripts"
SCRIPTS = (
    "progress.js",
    "progress-compare.js",
    "progress-link.js",
    "progress-file.js",
    "keeping-places.js",
    "keeping.js",
)
HARNESS = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
{policy}
<title>Keeping</title>
<link rel="icon" href="data:,">
{scripts}
</head>
<body>
<p><a id="b" href="b.html">b</a> <a id="away" href="https://example.org/">away</a></p>
<form action="b.html"><button>b</button></form>
</body>
</html>
"""
POLICY = """<meta http-equiv="Content-Security-Policy"
 content="default-src 'none'; script-src 'self'; img-src data:; form-action 'self'; base-uri 'none'">"""
FRAME = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Frame</title><link rel="icon" href="data:,"></head>
<body><iframe title="Shut in" sandbox="allow-scripts" src="learning/open.html"></iframe></body>
</html>
"""
# What a browser does that is told to let no site store anything.
BLOCKED = """
for (const kind of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, kind, {get() { throw new DOMException("Not allowed.", "SecurityError"); }});
"""
SESSION_FULL = """
const setItem = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, text) {
  if (this === sessionStorage) throw new DOMException("No room.", "QuotaExceededError");
  setItem.call(this, key, text);
};
"""
FILL = """() => {
  for (let size = 4194304; size >= 1; size /= 2) {
    try {
      localStorage.setItem(`filler ${size} ${Math.random()}`, "x".repeat(size));
      size *= 2;
    } catch {
      continue;
    }
  }
  for (let at = 0; at < 40; at += 1) {
    try {
      localStorage.setItem(`f${at}`, "");
    } catch {
      return;
    }
  }
}"""
EMPTY_OUT = (
    """() => Object.keys(localStorage).filter((key) => key[0] === "f").forEach((key) => localStorage.removeItem(key))"""
)
STATE = """() => {
  const { progress, where, problem, canRemember } = window.LearningKeeping;
  const ticks = Object.entries(progress.ticks).map(([ref, tick]) => `${ref} ${tick.state}`).sort();
  return { ticks, sheet: progress.sheet, where, problem, canRemember };
}"""
STORED = """() => ({ device: { ...localStorage }, tab: { ...sessionStorage }, name: window.name })"""
KEY = "learning-from-reviews/1/learning/ticks-and-sheet"
REMEMBER = "learning-from-reviews/1/learning/remember"

OpenContext = Callable[..., BrowserContext]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two sites on one host, each with two pages, and a page that belongs to neither."""
    base = tmp_path_factory.mktemp("keeping")
    scripts = "\n".join(f'<script defer src="javascripts/{name}"></script>' for name in SCRIPTS)
    for site in ("learning", "other"):
        (base / site / "javascripts").mkdir(parents=True)
        for name in SCRIPTS:
            shutil.copy(JAVASCRIPTS / name, base / site / "javascripts" / name)
        for page in ("a", "b"):
            text = HARNESS.format(scripts=scripts, policy=POLICY)
            (base / site / f"{page}.html").write_text(text, encoding="utf-8")
    # A page that is shut into a frame is of no origin, so that its own scripts would not be 'self'.
    (base / "learning" / "open.html").write_text(HARNESS.format(scripts=scripts, policy=""), encoding="utf-8")
    (base / "frame.html").write_text(FRAME, encoding="utf-8")
    (base / "elsewhere.html").write_text(FRAME.split("<iframe")[0], encoding="utf-8")
    return base


@pytest.fixture(scope="module")
def host(folder: Path, serve_folder: Callable[[Path], str]) -> str:
    """The address of the two sites' host."""
    return serve_folder(folder)


@pytest.fixture
def context(open_context: OpenContext) -> BrowserContext:
    return open_context()


def open_page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    return page


def tick(page: Page, ref: str, state: str = "considered") -> None:
    step = "([ref, state]) => void LearningKeeping.change((now) => LearningProgress.setTick(now, ref, state, ''))"
    page.evaluate(step, [ref, state])


def state_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STATE)
    return found


def ticks_of(page: Page) -> list[str]:
    """The points ticked, each with a sign for its state: + considered, - not applicable."""
    return [line.replace(" considered", "+").replace(" na", "-") for line in state_of(page)["ticks"]]


def how(page: Page) -> tuple[str, str]:
    """Where the progress is, and what the problem is."""
    found = state_of(page)
    return found["where"], found["problem"]


def stored(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(STORED)
    return found


def ours(page: Page) -> list[str]:
    """Which keys on the device are the site's; a test may have put others there."""
    return [key for key in stored(page)["device"] if key.startswith("learning-from-reviews/")]


def remember(page: Page, yes: bool = True) -> bool:
    return bool(page.evaluate("(yes) => LearningKeeping.remember(yes)", yes))


def wait_for_ticks(page: Page, count: int) -> None:
    page.wait_for_function("(count) => Object.keys(LearningKeeping.progress.ticks).length === count", arg=count)


def follow(page: Page, link: str, address: str) -> None:
    """Points a link of the page to an address and follows it."""
    page.evaluate("([link, address]) => (document.querySelector(link).href = address)", [link, address])
    with page.expect_navigation(url=address):
        page.click(link)


def next_page(page: Page) -> None:
    """Follows the link to the site's other page."""
    with page.expect_navigation(url="**/b.html"):
        page.click("#b")


def test_nothing_is_stored_before_the_first_tick(context: BrowserContext, host: str) -> None:
    """Who only reads leaves nothing in the browser, and who takes back the last tick leaves nothing either."""
    page = open_page(context, f"{host}learning/a.html")
    nothing = {"device": {}, "tab": {}, "name": ""}
    assert state_of(page) == {"ticks": [], "sheet": [], "where": "tab", "problem": "", "canRemember": True}
    assert stored(page) == nothing
    tick(page, "x/1")
    assert stored(page) != nothing
    tick(page, "x/1", "")
    assert stored(page) == nothing


def test_ticks_live_in_the_tab(context: BrowserContext, host: str) -> None:
    """Ticks and the sheet go from page to page in one tab, under one key, and are in no other tab nor on the device."""
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    page.evaluate("LearningKeeping.change((now) => LearningProgress.addToSheet(now, 'x/2'))")
    next_page(page)
    found = state_of(page)
    assert (found["ticks"], found["sheet"], found["where"]) == (["x/1 considered"], ["x/2"], "tab")
    kept = stored(page)
    assert (kept["device"], list(kept["tab"]), kept["name"]) == ({}, [KEY], "")
    assert json.loads(kept["tab"][KEY]) == {
        "format": "learning-from-reviews progress",
        "version": 1,
        "ticks": [{"point": "x/1", "state": "considered"}],
        "sheet": ["x/2"],
    }
    assert "\n" not in kept["tab"][KEY]
    assert ticks_of(open_page(context, f"{host}learning/a.html")) == []


def test_a_change_is_told_and_can_be_undone(context: BrowserContext, host: str) -> None:
    """Each change dispatches an event and gives the step, which undo takes back without what was done since."""
    page = open_page(context, f"{host}learning/a.html")
    found = page.evaluate("""() => {
      const heard = [];
      LearningKeeping.addEventListener("change", () => heard.push(Object.keys(LearningKeeping.progress.ticks).join()));
      const step = LearningKeeping.change((now) => LearningProgress.setTick(now, "x/1", "na", ""));
      LearningKeeping.change((now) => LearningProgress.setTick(now, "x/2", "na", ""));
      const back = LearningKeeping.undo(step);
      return [heard, [step.before, step.after, back.before, back.after].map((it) => Object.keys(it.ticks).join())];
    }""")
    assert found == [["x/1", "x/1,x/2", "x/2"], ["", "x/1", "x/1,x/2", "x/2"]]
    page.reload()
    assert ticks_of(page) == ["x/2-"]


def test_remembering_moves_everything_to_the_device_and_back(context: BrowserContext, host: str) -> None:
    """Remembered, all is on the device and nowhere else; no more remembered, the device has nothing of it."""
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    assert remember(page)
    assert how(page) == ("device", "")
    kept = stored(page)
    assert set(kept["device"]) == {KEY, REMEMBER}
    assert kept["device"][REMEMBER] == "yes"
    assert (kept["tab"], kept["name"]) == ({}, "")
    page.goto(f"{host}learning/b.html")
    assert (ticks_of(page), how(page)) == (["x/1+"], ("device", ""))
    tick(page, "x/2")
    assert remember(page, yes=False)
    kept = stored(page)
    assert (kept["device"], list(kept["tab"])) == ({}, [KEY])
    assert (ticks_of(page), how(page)) == (["x/1+", "x/2+"], ("tab", ""))


def test_a_closed_tab_forgets_unless_asked_to_remember(context: BrowserContext, host: str) -> None:
    """Closing the tab ends what lived in it; what was to be remembered is there in the next tab."""
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    page.close()
    page = open_page(context, f"{host}learning/a.html")
    assert ticks_of(page) == []
    remember(page)
    tick(page, "x/2")
    page.close()
    page = open_page(context, f"{host}learning/b.html")
    assert (ticks_of(page), how(page)) == (["x/2+"], ("device", ""))


def test_tabs_that_share_the_device_do_not_overwrite_each_other(context: BrowserContext, host: str) -> None:
    """While remembered, a tick in one tab shows in the other, and each adds to what the other has written."""
    one, two = (open_page(context, f"{host}learning/a.html") for _ in range(2))
    remember(one)
    two.wait_for_function("() => LearningKeeping.where === 'device'")
    tick(one, "x/1")
    # A browser passes on what is written in its own time; nobody ticks in two windows at the same moment.
    wait_for_ticks(two, 1)
    tick(two, "x/2")
    wait_for_ticks(one, 2)
    wait_for_ticks(two, 2)
    tick(one, "x/1", "")
    wait_for_ticks(two, 1)
    # Without any word having come, what is on the device is read before a change is written.
    two.evaluate(
        """([key, text]) => localStorage.setItem(key, text)""",
        [KEY, stored(two)["device"][KEY].replace('"ticks":[', '"ticks":[{"point":"x/9","state":"na"},')],
    )
    tick(two, "x/3")
    assert ticks_of(two) == ["x/2+", "x/3+", "x/9-"]
    wait_for_ticks(one, 3)


def test_remembering_in_another_tab_takes_this_tabs_ticks_in(context: BrowserContext, host: str) -> None:
    """Open tabs, and tabs that come back to the site later, add their own ticks to what is remembered."""
    one, two, late = (open_page(context, f"{host}learning/a.html") for _ in range(3))
    tick(one, "x/1", "na")
    tick(two, "x/1")
    tick(two, "x/2")
    tick(late, "x/3")
    late.goto(f"{host}elsewhere.html")
    remember(one)
    wait_for_ticks(two, 2)
    wait_for_ticks(one, 2)
    assert ticks_of(one) == ticks_of(two) == ["x/1-", "x/2+"]
    assert stored(two)["tab"] == {}
    late.goto(f"{host}learning/b.html")
    wait_for_ticks(one, 3)
    assert (ticks_of(late), how(late), stored(late)["tab"]) == (["x/1-", "x/2+", "x/3+"], ("device", ""), {})


def test_ending_remembering_in_another_tab_leaves_this_tab_its_own(context: BrowserContext, host: str) -> None:
    """When another tab ends remembering, this tab keeps what it had in its own storage, and the device has nothing."""
    one, two = (open_page(context, f"{host}learning/a.html") for _ in range(2))
    remember(one)
    tick(one, "x/1")
    wait_for_ticks(two, 1)
    remember(one, yes=False)
    two.wait_for_function("() => LearningKeeping.where === 'tab'")
    assert (ticks_of(two), how(two)) == (["x/1+"], ("tab", ""))
    assert stored(two)["device"] == {}
    tick(one, "x/2")
    two.reload()
    assert ticks_of(two) == ["x/1+"]


def test_forgetting_removes_everything_everywhere(context: BrowserContext, host: str) -> None:
    """Forget everything: no key is left in a tab or on the device, and other open tabs forget and stop remembering."""
    one, two = (open_page(context, f"{host}learning/a.html") for _ in range(2))
    remember(one)
    tick(one, "x/1")
    wait_for_ticks(two, 1)
    one.evaluate("LearningKeeping.forget()")
    wait_for_ticks(two, 0)
    for page in (one, two):
        assert stored(page) == {"device": {}, "tab": {}, "name": ""}
        assert (ticks_of(page), how(page)) == ([], ("tab", ""))
        page.reload()
        assert (ticks_of(page), how(page)) == ([], ("tab", ""))
    tick(two, "x/2")
    assert stored(two)["device"] == {}


def test_forgetting_leaves_tabs_alone_that_share_nothing(context: BrowserContext, host: str) -> None:
    """What another tab holds for itself, without remembering, is that tab's own."""
    one, two = (open_page(context, f"{host}learning/a.html") for _ in range(2))
    tick(one, "x/1")
    tick(two, "x/2")
    one.evaluate("LearningKeeping.forget()")
    tick(two, "x/3")
    assert ticks_of(one) == []
    assert ticks_of(two) == ["x/2+", "x/3+"]


def test_a_device_that_was_cleared_is_noticed(context: BrowserContext, host: str) -> None:
    """Cleared while the page is open, by another tab or without a word: the page says so and keeps all in the tab."""
    one, two = (open_page(context, f"{host}learning/a.html") for _ in range(2))
    remember(one)
    tick(one, "x/1")
    wait_for_ticks(two, 1)
    one.evaluate("localStorage.clear()")
    two.wait_for_function("() => LearningKeeping.problem === 'cleared'")
    assert (ticks_of(two), how(two), list(stored(two)["tab"])) == (["x/1+"], ("tab", "cleared"), [KEY])
    tick(one, "x/2")
    assert (ticks_of(one), how(one)) == (["x/1+", "x/2+"], ("tab", "cleared"))
    assert stored(one)["device"] == {}
    next_page(one)
    assert ticks_of(one) == ["x/1+", "x/2+"]
    assert remember(one)
    assert how(one) == ("device", "")


def test_a_cleared_device_is_noticed_when_the_tab_is_looked_at(context: BrowserContext, host: str) -> None:
    """A tab that is shown again looks for itself, and tells of what it finds."""
    page = open_page(context, f"{host}learning/a.html")
    remember(page)
    tick(page, "x/1")
    heard = page.evaluate("""() => {
      let heard = 0;
      LearningKeeping.addEventListener("change", () => (heard += 1));
      document.dispatchEvent(new Event("visibilitychange"));
      const before = heard;
      localStorage.clear();
      document.dispatchEvent(new Event("visibilitychange"));
      return [before, heard];
    }""")
    assert heard == [0, 1]
    assert how(page) == ("tab", "cleared")


def test_a_tab_that_was_cleared_is_written_again(context: BrowserContext, host: str) -> None:
    """Where the tab's own storage is cleared under an open page, the next tick writes all that the page still has."""
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    page.evaluate("sessionStorage.clear()")
    tick(page, "x/2")
    page.reload()
    assert ticks_of(page) == ["x/1+", "x/2+"]


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_with_storage_blocked_the_tab_still_carries_its_ticks(
    open_context: OpenContext, host: str, folder: Path, scheme: str
) -> None:
    """Blocked, ticks go from page to page in the window's name, the page knows of it, and forgetting empties it."""
    root = host if scheme == "http" else f"{folder.as_uri()}/"
    context = open_context()
    context.add_init_script(BLOCKED)
    page = open_page(context, f"{root}learning/a.html")
    assert state_of(page) == {"ticks": [], "sheet": [], "where": "name", "problem": "blocked", "canRemember": False}
    assert page.evaluate("window.name") == ""
    tick(page, "x/1")
    assert not remember(page)
    next_page(page)
    assert (ticks_of(page), how(page)) == (["x/1+"], ("name", "blocked"))
    page.click("button")
    page.wait_for_url("**/b.html?")
    page.reload()
    assert ticks_of(page) == ["x/1+"]
    page.evaluate("LearningKeeping.forget()")
    assert page.evaluate("window.name") == ""
    page.go_back()
    assert ticks_of(page) == []


def test_opened_from_a_folder_all_is_kept_too(open_context: OpenContext, folder: Path) -> None:
    """From a folder the tab and the device work as from a host, also where each page has a storage of its own."""
    root = f"{folder.as_uri()}/learning"
    page = open_page(open_context(), f"{root}/a.html")
    tick(page, "x/1")
    page.evaluate("sessionStorage.clear()")
    next_page(page)
    assert (ticks_of(page), how(page)) == (["x/1+"], ("tab", ""))
    assert remember(page)
    another = open_page(page.context, f"{root}/a.html")
    assert (ticks_of(another), how(another)) == (["x/1+"], ("device", ""))
    another.evaluate("LearningKeeping.forget()")
    wait_for_ticks(page, 0)
    assert stored(page) == {"device": {}, "tab": {}, "name": ""}


def test_a_name_that_is_not_ours_stays(open_context: OpenContext, host: str) -> None:
    """A window that somebody named keeps its name; boxes still tick, and the page knows that nothing is kept."""
    context = open_context()
    context.add_init_script(BLOCKED)
    page = open_page(context, f"{host}elsewhere.html")
    page.evaluate("window.name = 'report'")
    page.goto(f"{host}learning/a.html")
    tick(page, "x/1")
    assert (ticks_of(page), how(page)) == (["x/1+"], ("page", "blocked"))
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert ticks_of(page) == ["x/1+"]
    page.evaluate("LearningKeeping.forget()")
    assert ticks_of(page) == []
    assert page.evaluate("window.name") == "report"


def test_in_a_frame_that_may_store_nothing_boxes_tick(context: BrowserContext, host: str) -> None:
    """A browser's own refusal, not a feigned one: shut into a frame the page works and says that it is blocked."""
    page = open_page(context, f"{host}frame.html")
    frame = page.frames[1]
    frame.wait_for_function("() => window.LearningKeeping")
    frame.evaluate("LearningKeeping.change((now) => LearningProgress.setTick(now, 'x/1', 'na', ''))")
    found = frame.evaluate(STATE)
    assert found == {"ticks": ["x/1 na"], "sheet": [], "where": "name", "problem": "blocked", "canRemember": False}


def test_a_full_device_keeps_nothing_but_the_tab_does(context: BrowserContext, host: str) -> None:
    """Where the device is full, remembering fails and says so, nothing is left there, and the tab keeps all."""
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    page.evaluate(FILL)
    assert not remember(page)
    assert how(page) == ("tab", "full")
    assert ours(page) == []
    tick(page, "x/2")
    page.reload()
    assert ticks_of(page) == ["x/1+", "x/2+"]


def test_a_device_that_fills_up_later_loses_nothing(context: BrowserContext, host: str) -> None:
    """Remembered, then full: newer ticks stay in the tab, go to the next page, and move to the device when they can."""
    page = open_page(context, f"{host}learning/a.html")
    remember(page)
    tick(page, "x/1")
    tick(page, "x/2")
    page.evaluate(FILL)
    tick(page, "x/1", "")
    tick(page, "x/3")
    tick(page, "x/4")
    page.evaluate(FILL)
    tick(page, "x/5")
    assert how(page) == ("tab", "full")
    next_page(page)
    assert (ticks_of(page), how(page)) == (["x/2+", "x/3+", "x/4+", "x/5+"], ("tab", "full"))
    page.evaluate(EMPTY_OUT)
    page.reload()
    assert (ticks_of(page), how(page)) == (["x/2+", "x/3+", "x/4+", "x/5+"], ("device", ""))
    assert stored(page)["tab"] == {}
    page.evaluate(FILL)
    page.evaluate("LearningKeeping.forget()")
    assert ours(page) == []


def test_a_full_tab_is_carried_by_its_name(open_context: OpenContext, host: str) -> None:
    """Where the tab's storage has no room, the window's name carries the ticks, and the page says that it is full."""
    context = open_context()
    context.add_init_script(SESSION_FULL)
    page = open_page(context, f"{host}learning/a.html")
    assert how(page) == ("tab", "")
    tick(page, "x/1")
    assert how(page) == ("name", "full")
    next_page(page)
    assert (ticks_of(page), how(page)) == (["x/1+"], ("name", "full"))
    assert remember(page)
    assert (how(page), page.evaluate("window.name")) == (("device", ""), "")


@pytest.mark.parametrize("scheme", ["http", "file"])
def test_no_other_site_can_read_the_name(open_context: OpenContext, host: str, folder: Path, scheme: str) -> None:
    """Before a link to another site is followed the name is emptied; coming back brings the ticks back."""
    root = host if scheme == "http" else f"{folder.as_uri()}/"
    context = open_context()
    context.add_init_script(BLOCKED)
    context.add_init_script("window.nameAtFirst = window.name")
    page = open_page(context, f"{root}learning/a.html")
    tick(page, "x/1")
    # The same host under another name, and a page beside the site: none of the site's business.
    for elsewhere in (f"{host.replace('127.0.0.1', 'localhost')}elsewhere.html", f"{root}elsewhere.html"):
        follow(page, "#away", elsewhere)
        assert page.evaluate("window.nameAtFirst") == ""
        page.go_back()
        page.wait_for_url("**/a.html")
        assert (ticks_of(page), how(page)) == (["x/1+"], ("name", "blocked"))
    next_page(page)
    assert ticks_of(page) == ["x/1+"]
    # Once the ticks were forgotten, going back does not bring them back.
    page.evaluate("LearningKeeping.forget()")
    page.go_back()
    page.wait_for_url("**/a.html")
    assert ticks_of(page) == []


def test_a_link_that_leaves_the_page_open_loses_nothing(open_context: OpenContext, host: str) -> None:
    """A link elsewhere that only downloads, or opens another tab, leaves this tab its ticks for the next page."""
    context = open_context()
    context.add_init_script(BLOCKED)
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    name = page.evaluate("window.name")
    context.route("**/download", _answer_nothing)
    page.evaluate("(address) => (document.querySelector('#away').href = address)", f"{host}elsewhere.html")
    with context.expect_page() as opened:
        page.click("#away", modifiers=["Control"])
    opened.value.close()
    assert page.evaluate("window.name") == name
    page.evaluate("(address) => (document.querySelector('#away').href = address)", f"{host}download")
    with page.expect_request("**/download"):
        page.click("#away")
    assert page.evaluate("window.name") == ""
    next_page(page)
    assert ticks_of(page) == ["x/1+"]
    assert page.evaluate("history.state") is None


def _answer_nothing(route: Route) -> None:
    route.fulfill(status=204)


@pytest.fixture(scope="module")
def lasting(browser: Browser) -> Iterator[Browser]:
    """A browser that keeps pages alive to go back to, as readers' browsers do and tests' browsers do not."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    running = browser.browser_type.launch(
        executable_path=find_browser(),
        args=["--no-sandbox"] if is_root else [],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield running
    running.close()


def go_back(page: Page, address: str, count: int) -> None:
    """Goes back, and waits until so many ticks show. A page that was kept alive has no new load to wait for."""
    page.go_back(wait_until="commit")
    assert page.url == address
    page.wait_for_function(
        "(count) => window.LearningKeeping && Object.keys(LearningKeeping.progress.ticks).length === count", arg=count
    )


@pytest.mark.parametrize("storage", ["allowed", "blocked"])
def test_going_back_shows_what_was_ticked_since(lasting: Browser, host: str, storage: str) -> None:
    """Back on a page that the browser has kept alive, its ticks are as they are now, and forgotten where they are."""
    context = lasting.new_context()
    if storage == "blocked":
        context.add_init_script(BLOCKED)
    context.add_init_script("addEventListener('pageshow', (event) => (window.wasKept = event.persisted))")
    first = f"{host}learning/a.html"
    page = open_page(context, first)
    tick(page, "x/1")
    next_page(page)
    tick(page, "x/2")
    go_back(page, first, 2)
    # Where a page cannot learn of the change it must not have been kept alive.
    assert page.evaluate("window.wasKept") == (storage == "allowed")
    follow(page, "#away", f"{host.replace('127.0.0.1', 'localhost')}elsewhere.html")
    assert page.evaluate("window.name") == ""
    go_back(page, first, 2)
    next_page(page)
    assert ticks_of(page) == ["x/1+", "x/2+"]
    page.evaluate("LearningKeeping.forget()")
    go_back(page, first, 0)
    context.close()


def test_coming_back_tells_the_page(context: BrowserContext, host: str) -> None:
    """A page that comes back from the browser's memory reads everything again and dispatches a change."""
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    heard = page.evaluate("""() => {
      let heard = 0;
      LearningKeeping.addEventListener("change", () => (heard += 1));
      sessionStorage.clear();
      dispatchEvent(new PageTransitionEvent("pageshow", {persisted: false}));
      const before = heard;
      dispatchEvent(new PageTransitionEvent("pageshow", {persisted: true}));
      return [before, heard];
    }""")
    assert heard == [0, 1]
    assert ticks_of(page) == []


def test_two_sites_on_one_host_do_not_mix(open_context: OpenContext, host: str) -> None:
    """Each site's ticks are its own: in the tab, on the device, when one forgets, and where storage is blocked."""
    page = open_page(open_context(), f"{host}learning/a.html")
    tick(page, "x/1")
    page.goto(f"{host}other/a.html")
    assert ticks_of(page) == []
    tick(page, "x/2")
    remember(page)
    page.goto(f"{host}learning/a.html")
    assert (ticks_of(page), how(page)) == (["x/1+"], ("tab", ""))
    page.evaluate("LearningKeeping.forget()")
    page.goto(f"{host}other/a.html")
    assert (ticks_of(page), how(page)) == (["x/2+"], ("device", ""))

    blocked = open_context()
    blocked.add_init_script(BLOCKED)
    page = open_page(blocked, f"{host}learning/a.html")
    tick(page, "x/1")
    follow(page, "#away", f"{host}other/a.html")
    assert (ticks_of(page), how(page)) == ([], ("name", "blocked"))
    page.go_back()
    page.wait_for_url("**/learning/a.html")
    page.goto(f"{host}other/b.html")
    tick(page, "x/2")
    assert (ticks_of(page), how(page)) == (["x/2+"], ("page", "blocked"))
    page.goto(f"{host}learning/a.html")
    assert ticks_of(page) == ["x/1+"]


GARBAGE = [
    "",
    "null",
    "[]",
    "{",
    '"x"',
    '{"ticks":{}}',
    '{"format":"learning-from-reviews progress","version":1,"ticks":7}',
    '{"format":"learning-from-reviews progress","version":1,"ticks":[null,7,{"point":"__proto__","state":"na"}]}',
    "[" * 100_000,
]


def test_garbage_in_storage_is_nothing(context: BrowserContext, host: str) -> None:
    """Whatever stands under the keys, in the name or in the history, the page starts and can be used."""
    page = open_page(context, f"{host}learning/a.html")
    for text in GARBAGE:
        page.evaluate(
            """([key, flag, text]) => {
              for (const store of [localStorage, sessionStorage]) store.setItem(key, text);
              localStorage.setItem(flag, text.length % 2 ? "yes" : text);
              window.name = `${key} ${text}`;
              history.replaceState({[key]: text, other: 1}, "");
            }""",
            [KEY, REMEMBER, text],
        )
        page.reload()
        assert ticks_of(page) == []
        tick(page, "x/1")
        assert (ticks_of(page), how(page)[1]) == (["x/1+"], "")
        assert page.evaluate("history.state") == {"other": 1}


def test_ticks_that_nobody_asked_to_remember_leave_the_device(context: BrowserContext, host: str) -> None:
    """Ticks on the device without the reader's word, such as two tabs at one moment leave, are removed unread."""
    page = open_page(context, f"{host}learning/a.html")
    tick(page, "x/1")
    page.evaluate("(key) => localStorage.setItem(key, sessionStorage.getItem(key))", KEY)
    page.evaluate("sessionStorage.clear()")
    page.reload()
    assert (ticks_of(page), stored(page)["device"]) == ([], {})
