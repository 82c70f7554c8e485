"""The find page in a browser: words and facets together, the address, the keyboard, and no script at all."""

from __future__ import annotations

import json
import re
import shutil
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import material
import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from briefings.model import KnowledgeBase
from briefings.render.html import render_template
from briefings.render.search_index import build_minisearch_index, render_search_index, search_fields, tokenise
from briefings.views.find_page import build_find_page
from briefings.views.search import (
    EntryKind,
    PageSection,
    SearchEntry,
    build_page_entries,
    build_search_entries,
)
from synthetic import make_knowledge_base, read_real_knowledge_base

DOCS = Path(__file__).resolve().parents[2] / "docs"
SCRIPTS = (
    "javascripts/vendor/minisearch-7.2.0/index.js",
    "javascripts/vendor/wink-porter2-stemmer-2.0.1/stemmer.js",
    "search/index.js",
    "javascripts/search-engine.js",
    "javascripts/find.js",
)
# As strict as the site's own policy; the page round the template is the least that a built page would be.
HARNESS = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self';
 img-src 'self' data:; font-src 'self'; form-action 'self'; base-uri 'none'">
<title>Find</title>
<link rel="icon" href="data:,">
{styles}
{scripts}
</head>
<body>
<form action="find.html" method="get" role="search" aria-label="Header">
<input type="search" name="q" id="header-search" aria-label="Find learning"><button>Find</button>
</form>
<article class="md-typeset lb-article" id="content"><h1>Find</h1>
{body}
</article>
</body>
</html>
"""
STYLES = ("stylesheets/theme.css", *(f"stylesheets/{name}.css" for name in ("tokens", "fonts", "site", "find")))
# The theme sets sizes, lists and headings its own way; the page must hold its own within it.
THEME_STYLES = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
PAGES = build_page_entries(
    [
        PageSection("About this site", None, "Synthetic page: what the board publishes here.", "about.html"),
        PageSection("How to use", "In supervision", "Synthetic page about supervision.", "how-to-use.html#supervision"),
    ]
)


def write_find_page(folder: Path, kb: KnowledgeBase, scripts: tuple[str, ...] = SCRIPTS) -> tuple[SearchEntry, ...]:
    """Writes the page, its scripts and its index into the folder; gives the entries."""
    entries = (*build_search_entries(kb), *PAGES)
    body = render_template("find.html", page=build_find_page(kb, entries), root="")
    tags = "\n".join(f'<script defer src="{script}"></script>' for script in scripts)
    styles = "\n".join(f'<link rel="stylesheet" href="{style}">' for style in STYLES)
    for part in ("javascripts", "stylesheets", "fonts"):
        shutil.copytree(DOCS / part, folder / part, dirs_exist_ok=True)
    theme = next(THEME_STYLES.glob("main.*.min.css")).read_text("utf-8")
    (folder / "stylesheets/theme.css").write_text(re.sub(r"/\*# sourceMapping.*?\*/", "", theme), "utf-8")
    (folder / "search").mkdir(exist_ok=True)
    (folder / "search/index.js").write_text(render_search_index(entries), "utf-8")
    (folder / "find.html").write_text(HARNESS.format(styles=styles, scripts=tags, body=body), "utf-8")
    (folder / "briefings").mkdir(exist_ok=True)
    for briefing in kb.briefings:
        text = HARNESS.format(styles="", scripts="", body=f"<p>{briefing.id}</p>")
        (folder / f"briefings/{briefing.id}.html").write_text(text, "utf-8")
    return entries


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Thirty synthetic briefings and the real one."""
    made = make_knowledge_base(30)
    return KnowledgeBase(made.board, made.vocabulary, (*read_real_knowledge_base().briefings, *made.briefings))


@pytest.fixture(scope="module")
def folder(kb: KnowledgeBase, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The find page over that collection, as files."""
    folder = tmp_path_factory.mktemp("find")
    write_find_page(folder, kb)
    return folder


@pytest.fixture(scope="module")
def entries(kb: KnowledgeBase) -> tuple[SearchEntry, ...]:
    """Everything the page can find."""
    return (*build_search_entries(kb), *PAGES)


@pytest.fixture(scope="module")
def find_url(folder: Path, serve_folder: Callable[[Path], str]) -> str:
    """Where it is served."""
    return f"{serve_folder(folder)}find.html"


@pytest.fixture(scope="module")
def real_url(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[[Path], str]) -> str:
    """The find page over the real briefing alone."""
    folder = tmp_path_factory.mktemp("real")
    write_find_page(folder, read_real_knowledge_base())
    return f"{serve_folder(folder)}find.html"


def status(page: Page) -> Locator:
    """What is announced."""
    return page.locator("lb-find [role=status]")


def results(page: Page) -> Locator:
    """The results that are shown."""
    return page.locator(".lb-find__result")


def box(page: Page, group: str, value: str) -> Locator:
    """One filter's box."""
    return page.locator(f"#find-{group}-{value}")


def tick(page: Page, group: str, value: str) -> None:
    """Ticks or clears a filter as a reader does, opening its group first."""
    fold = page.locator(f"[data-group={group}] [data-fold]")
    if fold.get_attribute("aria-expanded") == "false":
        fold.click()
    page.locator(f"label[for=find-{group}-{value}]").click()


def shown_count(page: Page, group: str, value: str) -> int:
    """The count beside a filter."""
    return int(page.locator(f"label[for=find-{group}-{value}] [data-count]").text_content() or "")


def search_in(page: Page, words: str, filters: dict[str, list[str]] | None = None) -> dict[str, Any]:
    """What the page's own engine gives: the numbers of the results, the counts, and how it read the words."""
    found: dict[str, Any] = page.evaluate(
        "([words, filters]) => document.querySelector('lb-find').engine.search(words, filters)", [words, filters or {}]
    )
    return found


# Reading without a script


@pytest.mark.parametrize(
    "off", [None, *SCRIPTS], ids=["javascript", "minisearch", "stemmer", "index", "engine", "find"]
)
def test_without_script_the_page_lists_every_point_and_no_dead_controls(
    off: str | None,
    kb: KnowledgeBase,
    open_context: Callable[..., BrowserContext],
    tmp_path: Path,
    serve_folder: Callable[[Path], str],
) -> None:
    """Where the search cannot run, every learning point is listed, and nothing is shown that would not work."""
    write_find_page(tmp_path, kb, tuple(script for script in SCRIPTS if script != off))
    page = open_context(java_script_enabled=off is not None).new_page()
    page.goto(f"{serve_folder(tmp_path)}find.html?q=visits")
    points = sum(len(briefing.points) for briefing in kb.briefings)
    assert page.locator(".lb-find__point:visible").count() == points
    assert page.locator("lb-find :is(input, button):visible").count() == 0
    expect(page.locator("[data-without-script]")).to_be_visible()


def test_with_script_the_plain_list_gives_way(page: Page, find_url: str, entries: tuple[SearchEntry, ...]) -> None:
    """Once the search runs, the learning points come twenty at a time, and the notice is gone."""
    page.goto(find_url)
    points = [entry for entry in entries if entry.kind is EntryKind.POINT]
    expect(status(page)).to_have_text(f"{len(points)} learning points")
    expect(results(page)).to_have_count(20)
    assert page.locator(".lb-find__point:visible, [data-without-script]:visible").count() == 0


# The same words on both sides


def test_both_sides_part_texts_alike(page: Page, find_url: str, entries: tuple[SearchEntry, ...]) -> None:
    """Python, which makes the index, and the browser, which asks it, find the same words in every text."""
    page.goto(find_url)
    texts = [*(entry.text for entry in entries), *(entry.title for entry in entries)]
    texts += json.loads((Path(__file__).parents[1] / "golden/search/words.json").read_text("utf-8"))
    asked = page.evaluate("texts => texts.map((text) => window.LearningSearch.tokenise(text))", texts)
    assert asked == [tokenise(text) for text in texts]


def test_both_sides_know_the_same_letters(page: Page, find_url: str) -> None:
    """Every character that both know is a letter, a digit or neither on both sides."""
    page.goto(find_url)
    points = [n for n in range(sys.maxunicode) if not 0xD800 <= n <= 0xDFFF and unicodedata.category(chr(n)) != "Cn"]
    script = """points => points.map(n => window.LearningSearch.tokenise(`a${String.fromCodePoint(n)}b`).join(" "))"""
    asked = page.evaluate(script, points)
    differ = [hex(n) for n, words in zip(points, asked, strict=True) if words != " ".join(tokenise(f"a{chr(n)}b"))]
    assert differ == []


def test_the_built_index_is_the_one_minisearch_would_make(
    page: Page, find_url: str, entries: tuple[SearchEntry, ...]
) -> None:
    """Loading the index made by Python and letting MiniSearch index the same records is the same thing."""
    page.goto(find_url)
    documents = [search_fields(entry) for entry in entries]
    made = page.evaluate(
        """documents => {
          const index = new MiniSearch(window.LearningSearch.indexOptions());
          index.addAll(documents.map((fields, id) => ({ id, ...fields })));
          const made = JSON.parse(JSON.stringify(index));
          made.index.sort(([a], [b]) => (a < b ? -1 : 1));
          return made;
        }""",
        documents,
    )
    assert made == build_minisearch_index(documents)


@pytest.mark.parametrize("words", ["visits", "daily routine", "bruizing", "record the", "hous"])
def test_both_indexes_answer_alike(words: str, page: Page, find_url: str, entries: tuple[SearchEntry, ...]) -> None:
    """The same questions give the same results, in the same order, from either index."""
    page.goto(find_url)
    same = page.evaluate(
        """([documents, words]) => {
          const built = document.querySelector("lb-find").engine;
          const index = new MiniSearch(window.LearningSearch.indexOptions());
          index.addAll(documents.map((fields, id) => ({ id, ...fields })));
          const data = { ...window.LearningSearch.readData(), index: JSON.parse(JSON.stringify(index)) };
          const made = window.LearningSearch.createEngine(data);
          const numbers = (engine) => engine.search(words, {}).results.map((result) => result.number);
          return [numbers(built), numbers(made)];
        }""",
        [[search_fields(entry) for entry in entries], words],
    )
    assert same[0] == same[1] != []


# What comes first

EXPECTED_FIRST = {
    "visits": "#engagement-2",
    "Visiting": "#engagement-5",
    "anonymus referal": "#anonymous-referrals-1",
    "housing": "#collaborative-working-1",
    "signs of safety": "#engagement-4",
    "clear purpose": "#engagement-6",
    "hadnt disengaged": "#engagement-issue-1",
    "malicious": "#anonymous-referrals-4",
    "honest conversation": "#engagement-1",
    "self-report": "#anonymous-referrals-5",
    "infant death": "#case-summary",
    "what do I do when appointments are cancelled": "#engagement-issue-1",
    "recieving agency": "#anonymous-referrals-2",
    "environmental concern": "#collaborative-working-1",
    "school attendance": "#overview",
    "expectation": "#engagement-3",
    "equal weight": "#anonymous-referrals-3",
    "opportunistic": "#engagement-5",
}


def test_the_expected_result_comes_first(page: Page, real_url: str) -> None:
    """Questions as workers ask them, slips included, lead first to where the briefing answers them."""
    page.goto(real_url)
    first = {}
    for words in EXPECTED_FIRST:
        numbers = [result["number"] for result in search_in(page, words)["results"]]
        address = page.evaluate("n => document.querySelector('lb-find').engine.record(n).address", numbers[0])
        first[words] = address.removeprefix("briefings/2017-home-conditions.html")
    assert first == EXPECTED_FIRST


def test_what_is_not_there_is_not_found(page: Page, real_url: str) -> None:
    """A word that nothing has, and that no slip explains, finds nothing."""
    page.goto(real_url)
    for words in ("unicorn", "xyz", "zqwv", "!?"):
        assert words == "!?" or search_in(page, words)["results"] == []
    # Signs alone are no question: they list the learning points, as an empty box does.
    assert len(search_in(page, "!?")["results"]) == 12


def test_short_words_are_taken_as_typed(page: Page, real_url: str) -> None:
    """Words under four letters are not guessed at, and a word that is there is never read as another."""
    page.goto(real_url)
    assert search_in(page, "wua clear")["anyWord"] is True
    assert search_in(page, "case")["readAs"] == []
    assert search_in(page, "refered ")["readAs"] == []


# Words and facets together


def test_counts_say_what_ticking_would_give(page: Page, find_url: str, kb: KnowledgeBase) -> None:
    """The count beside every box is what ticking it alone in its group gives, the other groups holding."""
    page.goto(find_url)
    filters = {"theme": ["recording", "supervision"], "harm": ["neglect", "domestic_abuse"]}
    counts = search_in(page, "visit", filters)["counts"]
    for group, values in counts.items():
        for value, count in values.items():
            alone = search_in(page, "visit", {**filters, group: [value]})["results"]
            assert (group, value, count) == (group, value, len(alone))
    assert any(counts["year"].values())


def test_facets_agree_with_the_records(page: Page, find_url: str, entries: tuple[SearchEntry, ...]) -> None:
    """Within a group any ticked value will do, and every group must hold: just what the records say."""
    page.goto(find_url)
    found = search_in(page, "", {"theme": ["recording", "missing"], "year": ["2010", "2011", "2012"]})["results"]
    expected = [
        number
        for number, entry in enumerate(entries)
        if entry.kind is EntryKind.POINT
        and {"recording", "missing"} & set(entry.facets[0])
        and set(entry.facets[5]) & {"2010", "2011", "2012"}
    ]
    assert [result["number"] for result in found] == expected != []


def test_words_and_ticks_stand_in_the_address(page: Page, find_url: str) -> None:
    """The whole question stands in the address; opening it elsewhere asks it again; Back and Forward step through."""
    page.goto(find_url)
    page.fill("#find-words", "visit")
    expect(page).to_have_url(re.compile(r"\?q=visit$"))
    tick(page, "theme", "home_conditions")
    tick(page, "year", "2017")
    expect(page).to_have_url(f"{find_url}?q=visit&theme=home_conditions&year=2017")
    said = status(page).inner_text()
    assert "Home conditions, 2017" in said
    page.go_back()
    expect(box(page, "year", "2017")).not_to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.locator("#find-words")).to_have_value("")
    page.go_forward()
    expect(page.locator("#find-words")).to_have_value("visit")
    page.goto(f"{find_url}?q=visit&theme=home_conditions&year=2017")
    assert status(page).inner_text() == said
    expect(box(page, "year", "2017")).to_be_visible()


def test_an_address_with_unknown_values_still_works(page: Page, find_url: str) -> None:
    """Values that no briefing has any more, and parameters of others, are passed over."""
    page.goto(f"{find_url}?q=visit&theme=no_such_theme&utm_source=mail&year=%3Cscript%3E")
    expect(status(page)).to_contain_text("results for “visit”")
    assert page.locator("input:checked").count() == 0


def test_clearing_and_ticking_one_at_a_time(page: Page, find_url: str) -> None:
    """Clear all filters keeps the words, and leaves the keyboard on the results."""
    page.goto(f"{find_url}?q=visit&theme=recording&year=2012&year=2013")
    before = results(page).count()
    page.click("[data-clear]")
    expect(page).to_have_url(f"{find_url}?q=visit")
    expect(page.locator("[data-heading]")).to_be_focused()
    expect(page.locator("[data-clear]")).to_be_hidden()
    assert results(page).count() > before


def test_nothing_found_says_so_and_offers_a_way_on(page: Page, find_url: str) -> None:
    """No result is said plainly, with something to try; filters that stand in the way are named."""
    page.goto(f"{find_url}?q=unicorn")
    expect(status(page)).to_have_text("Nothing found for “unicorn”.")
    expect(page.locator("[data-help]")).to_be_visible()
    expect(page.locator("[data-help-filters]")).to_be_hidden()
    page.goto(f"{find_url}?q=disengaged&year=2012")
    expect(page.locator("[data-help-filters]")).to_contain_text("clearing the filters: 1 result without them")


def test_slips_and_missing_words_are_owned_up_to(page: Page, real_url: str) -> None:
    """Where another word was taken, or not every word could be found, the page says so."""
    page.goto(f"{real_url}?q=anonymus")
    expect(status(page)).to_contain_text("“anonymus” is not there; looked for “anonymous” instead.")
    page.goto(f"{real_url}?q=purpose+malicious")
    expect(status(page)).to_contain_text("these results have some of them")
    page.goto(f"{real_url}?q=clear+purpose")
    expect(status(page)).to_have_text("1 result for “clear purpose”")


# Results


def test_results_say_where_they_lead_and_lead_there(page: Page, real_url: str) -> None:
    """A result names its strand, briefing and year, what it is, marks the words, and opens at the point itself."""
    page.goto(f"{real_url}?q=clear+purpose")
    first = results(page).first
    expect(first.locator("h3")).to_have_text("Engagement – Home conditions, 2017")
    expect(first.locator("[data-kind]")).to_have_text("Learning point")
    assert first.locator("mark").all_inner_texts() == ["clear", "purpose", "clearly"]
    first.locator("a").click()
    expect(page).to_have_url(re.compile(r"/briefings/2017-home-conditions\.html#engagement-6$"))


def test_pages_written_by_hand_are_found(page: Page, find_url: str) -> None:
    """A hand-written page is a result of its own, titled and addressed by its heading."""
    page.goto(f"{find_url}?q=supervision+synthetic+page")
    first = results(page).first
    expect(first.locator("h3")).to_have_text("In supervision – How to use")
    expect(first.locator("[data-kind]")).to_have_text("Page")
    assert first.locator("a").get_attribute("href") == "how-to-use.html#supervision"


def test_show_more_goes_on_where_it_stopped(page: Page, find_url: str) -> None:
    """Twenty more are added, the keyboard stands on the first new one, and nothing is listed twice."""
    page.goto(find_url)
    page.focus("[data-show-more]")
    page.keyboard.press("Enter")
    expect(results(page)).to_have_count(40)
    expect(results(page).nth(20).locator("a")).to_be_focused()
    expect(page.locator("[data-shown]")).to_contain_text("Showing 40 of")
    addresses = [link.get_attribute("href") for link in results(page).locator("a").all()]
    assert len(set(addresses)) == 40


def test_an_authors_markup_stays_text(page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]) -> None:
    """What looks like markup or script in a text appears as typed and runs nowhere."""
    kb = make_knowledge_base(1)
    content = kb.briefings[0]
    hostile = "<img src=x onerror=alert(1)> </script><script>alert(2)</script> \u2028 & <mark>bold</mark>"
    strand = content.strands[0]
    point = strand.learning[0].model_copy(update={"text": hostile})
    strand = strand.model_copy(update={"learning": (point, *strand.learning[1:]), "title": "<b>Strand</b>"})
    changed = content.model_copy(update={"strands": (strand, *content.strands[1:])})
    write_find_page(tmp_path, KnowledgeBase(kb.board, kb.vocabulary, (changed,)))
    page.goto(f"{serve_folder(tmp_path)}find.html?q=onerror")
    assert results(page).first.locator("[data-text]").text_content() == hostile
    assert results(page).first.locator("h3").text_content() == "<b>Strand</b> – Handovers 0, 2005"
    assert page.locator(".lb-find__result :is(img, script, b)").count() == 0


def test_drafts_say_so(page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]) -> None:
    """In the preview a draft's results are marked; a published briefing's are not."""
    kb = make_knowledge_base(2)
    draft = kb.briefings[0].model_copy(update={"status": "draft"})
    write_find_page(tmp_path, KnowledgeBase(kb.board, kb.vocabulary, (draft, kb.briefings[1])))
    page.goto(f"{serve_folder(tmp_path)}find.html?year={draft.review.year}")
    assert page.locator("[data-draft]:visible").count() == results(page).count() == 12
    page.goto(f"{serve_folder(tmp_path)}find.html?year={kb.briefings[1].review.year}")
    assert page.locator("[data-draft]:visible").count() == 0


# Keyboard, narrow pages, folders, storage


def test_the_whole_search_works_by_keyboard(page: Page, real_url: str) -> None:
    """From the box to a filter to a result without a mouse, and the focus always shows."""
    page.goto(real_url)
    page.focus("#find-words")
    page.keyboard.type("visit")
    page.keyboard.press("Enter")
    expect(page.locator("[data-heading]")).to_be_focused()
    page.focus("[data-group=theme] [data-fold]")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(page.locator("[data-group=theme] input").first).to_be_checked()
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    expect(page).to_have_url(re.compile(r"\?q=visit&theme=home_conditions$"))
    page.focus(".lb-find__result a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"2017-home-conditions\.html#engagement-"))


def test_groups_fold(page: Page, find_url: str) -> None:
    """Each group opens and closes by a real button that says which it is."""
    page.goto(find_url)
    fold = page.get_by_role("button", name="Year", exact=True)
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(box(page, "year", "2017")).to_be_hidden()
    fold.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(box(page, "year", "2017")).to_be_visible()


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_nothing_scrolls_sideways_and_targets_are_big_enough(
    width: int, open_context: Callable[..., BrowserContext], find_url: str
) -> None:
    """At every width the page fits, and every control is at least 24 pixels high and wide (WCAG 2.5.8)."""
    page = open_context(viewport={"width": width, "height": 800}).new_page()
    page.goto(f"{find_url}?q=visit&theme=recording")
    if width == 320:
        expect(page.locator("[data-panel]")).to_be_hidden()
        page.get_by_role("button", name="Filters (1 chosen)").click()
    expect(page.locator("[data-panel]")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.evaluate(
        """() => [...document.querySelectorAll("lb-find :is(button, input, a)")]
          .filter((control) => control.checkVisibility())
          .map((control) => [control.outerHTML.slice(0, 80), control.getBoundingClientRect()])
          .filter(([, size]) => size.width < 24 || size.height < 24)
          .map(([what]) => what)"""
    )
    assert small == []


def test_it_works_from_a_folder(page: Page, folder: Path) -> None:
    """Opened as a file, without a server, the search, its address and its form all work."""
    page.goto(f"{(folder / 'find.html').as_uri()}?q=disengaged")
    expect(status(page)).to_have_text("1 result for “disengaged”")
    page.fill("#find-words", "malicious")
    expect(page).to_have_url(re.compile(r"find\.html\?q=malicious$"))
    page.fill("#header-search", "opportunistic")
    page.press("#header-search", "Enter")
    expect(status(page)).to_contain_text("results for “opportunistic”")


def test_it_needs_no_storage(open_context: Callable[..., BrowserContext], real_url: str) -> None:
    """Where a browser forbids all storage, the search works the same, and it leaves nothing behind anywhere."""
    context = open_context()
    forbid = "() => { throw new DOMException('forbidden', 'SecurityError'); }"
    names = ("localStorage", "sessionStorage", "indexedDB", "caches")
    context.add_init_script("".join(f"Object.defineProperty(window, '{n}', {{ get: {forbid} }});" for n in names))
    page = context.new_page()
    page.goto(f"{real_url}?q=malicious")
    expect(status(page)).to_have_text("1 result for “malicious”")
    assert context.storage_state() == {"cookies": [], "origins": []}


def test_listeners_go_with_the_element(page: Page, real_url: str) -> None:
    """Taken out of the page it listens no more; put back it works again, once."""
    page.goto(real_url)
    page.evaluate(
        """() => {
          const find = document.querySelector("lb-find");
          const place = find.parentNode;
          find.remove();
          window.dispatchEvent(new PopStateEvent("popstate"));
          place.append(find);
        }"""
    )
    page.fill("#find-words", "malicious")
    expect(status(page)).to_have_text("1 result for “malicious”")
    expect(results(page)).to_have_count(1)


def test_typing_is_announced_once_it_pauses(page: Page, real_url: str) -> None:
    """A screen reader hears the count when the typing pauses, not at every letter."""
    page.goto(real_url)
    page.evaluate(
        """() => {
          window.said = 0;
          new MutationObserver(() => (window.said += 1)).observe(document.querySelector("[data-status]"),
            { childList: true });
        }"""
    )
    page.locator("#find-words").press_sequentially("malicious", delay=5)
    expect(status(page)).to_have_text("1 result for “malicious”")
    assert page.evaluate("window.said") < len("malicious") / 2
    page.go_back()
    expect(page.locator("#find-words")).to_have_value("")


def test_two_browsers_windows_are_one_answer(browser: Browser, real_url: str) -> None:
    """The same address gives a colleague the same results in the same order."""
    answers = []
    for _ in range(2):
        context = browser.new_context()
        page = context.new_page()
        page.goto(f"{real_url}?q=referral&theme=anonymous_referrals")
        answers.append(results(page).all_inner_texts())
        context.close()
    assert answers[0] == answers[1] != []
