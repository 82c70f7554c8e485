"""The find page in a browser: words and facets together, the address, the keyboard, and no script at all."""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from auditing.matrix import wait_until_found
from briefings.model import KnowledgeBase, Status
from briefings.render.search_postings import tokenise
from briefings.views.search import (
    EntryKind,
    SearchEntry,
    build_search_entries,
)
from find_site import PAGES, SCRIPTS, write_find_page
from synthetic import make_knowledge_base, read_real_knowledge_base


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


def visit(page: Page, address: str) -> None:
    """Opens the find page and waits until its first answer is there, with every result."""
    page.goto(address)
    wait_until_found(page)


def status(page: Page) -> Locator:
    """What is announced."""
    return page.locator("lb-find [role=status]")


def heading(page: Page) -> Locator:
    """The heading of the answer, with its count."""
    return status(page).get_by_role("heading")


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
    script = """async ([words, filters]) => {
      const found = await document.querySelector("lb-find").engine.search(words, filters);
      const list = (ranking) => ranking.first(ranking.length).map((number) => ({ number }));
      return { ...found, results: list(found.results), some: list(found.some), pages: list(found.pages) };
    }"""
    page.wait_for_selector("lb-find[data-ready]")
    found: dict[str, Any] = page.evaluate(script, [words, filters or {}])
    return found


# Reading without a script


@pytest.mark.allows_console_errors
@pytest.mark.parametrize(
    "off",
    [None, *SCRIPTS],
    ids=["javascript", *(Path(script).stem for script in SCRIPTS)],
)
def test_without_script_the_page_lists_every_point_and_no_dead_controls(
    off: str | None, kb: KnowledgeBase, open_context: Callable[..., BrowserContext], find_url: str
) -> None:
    """Where the search cannot run, every learning point is listed, and nothing is shown that would not work."""
    page = open_context(java_script_enabled=off is not None).new_page()
    if off:
        page.route(f"**/{off}*", lambda route: route.abort())
    page.goto(f"{find_url}?q=visits")
    points = sum(len(briefing.points) for briefing in kb.briefings)
    assert page.locator(".lb-find__point:visible").count() == points
    assert page.locator("lb-find :is(input, button):visible").count() == 0
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("[data-loading]")).to_be_hidden()


def test_a_slow_page_shows_neither_notice_nor_list(page: Page, find_url: str) -> None:
    """While the search is loading the page says so and nothing else; when it is ready, nothing jumps."""
    waiting: list[Route] = []
    page.route("**/search/index.js", lambda route: waiting.append(route))
    page.goto(find_url, wait_until="commit")
    expect(page.locator("[data-loading]")).to_be_visible()
    # Asked until the style sheets are there: before them nothing is drawn.
    expect(page.locator(".lb-find__point:visible, [data-without-script]:visible")).to_have_count(0)
    page.evaluate(
        """() => {
          window.moved = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.moved += entry.value)))
            .observe({ type: "layout-shift", buffered: true });
        }"""
    )
    waiting[0].continue_()
    expect(results(page)).to_have_count(20)
    expect(page.locator("[data-loading]")).to_be_hidden()
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert page.evaluate("window.moved") < 0.01


def test_a_page_that_waits_too_long_shows_its_list(page: Page, find_url: str) -> None:
    """Should no script ever say how it went, notice and list come by themselves."""
    waiting: list[Route] = []
    page.route("**/search/index.js", lambda route: waiting.append(route))
    page.goto(find_url, wait_until="commit")
    expect(page.locator("[data-loading]")).to_be_visible()
    page.evaluate("document.getAnimations().forEach((animation) => animation.finish())")
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("[data-loading]")).to_be_hidden()
    assert page.locator(".lb-find__point:visible").count() > 100
    waiting[0].continue_()
    expect(page.locator("[data-without-script]")).to_be_hidden()


def test_with_script_the_plain_list_gives_way(page: Page, find_url: str, entries: tuple[SearchEntry, ...]) -> None:
    """Once the search runs, the learning points come twenty at a time, and the notice is gone."""
    visit(page, find_url)
    points = [entry for entry in entries if entry.kind is EntryKind.POINT]
    expect(heading(page)).to_have_text(f"{len(points)} learning points")
    expect(results(page)).to_have_count(20)
    assert page.locator(".lb-find__point:visible, [data-without-script]:visible").count() == 0


# The same words on both sides


def test_both_sides_part_texts_alike(page: Page, find_url: str, entries: tuple[SearchEntry, ...]) -> None:
    """Python, which makes the index, and the browser, which asks it, find the same words in every text."""
    visit(page, find_url)
    texts = [*(entry.text for entry in entries), *(entry.title for entry in entries)]
    texts += json.loads((Path(__file__).parents[1] / "golden/search/words.json").read_text("utf-8"))
    asked = page.evaluate("texts => texts.map((text) => window.LearningSearch.tokenise(text))", texts)
    assert asked == [tokenise(text) for text in texts]


def test_both_sides_know_the_same_letters(page: Page, find_url: str) -> None:
    """Every character that both know is a letter, a digit or neither on both sides."""
    visit(page, find_url)
    points = [n for n in range(sys.maxunicode) if not 0xD800 <= n <= 0xDFFF and unicodedata.category(chr(n)) != "Cn"]
    script = """points => points.map(n => window.LearningSearch.tokenise(`a${String.fromCodePoint(n)}b`).join(" "))"""
    asked = page.evaluate(script, points)
    differ = [hex(n) for n, words in zip(points, asked, strict=True) if words != " ".join(tokenise(f"a{chr(n)}b"))]
    assert differ == []


# What comes first

ADDRESS_OF = """async (number) => {
  const { engine } = document.querySelector("lb-find");
  await engine.load([number]);
  return engine.record(number).address;
}"""
EXPECTED_FIRST = {
    "visits": "#engagement-2",
    "vists": "#engagement-2",
    "Visiting": "#engagement-5",
    "visit OR housing": "#collaborative-working-1",
    "anonymus referal": "#anonymous-referrals-1",
    "ananymous": "#anonymous-referrals-3",
    "what to do about anonymous referrals": "#anonymous-referrals-1",
    "anonymous calls": "#anonymous-referrals-issue-2",
    "parent cancelled": "#engagement-issue-1",
    "my parent keeps cancelling": "#engagement-issue-1",
    "housing": "#collaborative-working-1",
    "worried about a house": "#collaborative-working-1",
    "gp": "#collaborative-working-1",
    "health visitor": "#collaborative-working-1",
    "school nurse": "#collaborative-working-1",
    "signs of saftey": "#engagement-4",
    "clear purpose": "#engagement-6",
    "purpose of a visit": "#engagement-6",
    "hadnt disengaged": "#engagement-issue-1",
    "malicious": "#anonymous-referrals-4",
    "honest conversation": "#engagement-1",
    "how do I tell the family why I am here": "#engagement-1",
    "hard to reach": "#engagement-1",
    "self-report": "#anonymous-referrals-5",
    "infant death": "#case-summary",
    "what do I do when appointments are cancelled": "#engagement-issue-1",
    "recieve": "#anonymous-referrals-2",
    "recieving agency": "#anonymous-referrals-2",
    "who made the referral": "#anonymous-referrals-1",
    "environmental concern": "#collaborative-working-1",
    "school attendance": "#overview",
    "expectation": "#engagement-3",
    "equal weight": "#anonymous-referrals-3",
    "oportunistic": "#engagement-5",
}


def test_the_expected_result_comes_first(page: Page, real_url: str) -> None:
    """Questions as workers ask them, slips included, lead first to where the briefing answers them."""
    visit(page, real_url)
    first = {}
    for words in EXPECTED_FIRST:
        found = search_in(page, words)
        number = (found["results"] + found["some"])[0]["number"]
        address = page.evaluate(ADDRESS_OF, number)
        first[words] = address.removeprefix("briefings/2017-home-conditions.html")
    assert first == EXPECTED_FIRST


@pytest.mark.parametrize(
    "words",
    ["unicorn", "xyz", "zqwv", "died", "baby died", "hoarding", "mould", "dogs", "no reply", "reply", "midwife"],
)
def test_what_is_not_there_is_not_found(words: str, page: Page, site_url: str) -> None:
    """A word that nothing has is never read as another real word; the page says so and helps on."""
    visit(page, f"{site_url}find.html?q={words}")
    expect(heading(page)).to_have_text(f"Nothing found for “{words}”")
    assert results(page).count() == 0
    assert "looked for" not in status(page).inner_text()
    expect(page.locator("[data-help]")).to_be_visible()


@pytest.mark.parametrize("signs", ["%", "!!!", "🙂"], ids=["percent", "exclamation", "emoji"])
def test_signs_alone_are_no_question(signs: str, page: Page, real_url: str) -> None:
    """Where there is no word to look for, the page says so and lists the learning points."""
    visit(page, real_url)
    page.fill("#find-words", signs)
    expect(heading(page)).to_have_text("No words to look for: all 12 learning points")
    expect(results(page)).to_have_count(12)


def test_a_very_long_question_is_cut(page: Page, real_url: str) -> None:
    """An address asks no more than the box would take."""
    visit(page, f"{real_url}?q={'visit+' * 100}")
    assert len(page.locator("#find-words").input_value()) <= 200
    expect(heading(page)).to_contain_text("results for “visit visit")


def test_short_words_are_taken_as_typed(page: Page, real_url: str) -> None:
    """Words under five letters are not guessed at, and a word that is there is never read as another."""
    visit(page, real_url)
    assert search_in(page, "wua clear")["missing"] == ["wua"]
    assert search_in(page, "hom")["readAs"] == search_in(page, "hpme")["readAs"] == []
    assert search_in(page, "case")["readAs"] == []
    assert search_in(page, "refered ")["readAs"][0]["terms"][0] == "referral"


@pytest.mark.parametrize("words", ["anonymous calls", "parent cancelled", "visit OR housing"])
def test_few_answers_are_followed_by_those_with_some_of_the_words(words: str, page: Page, real_url: str) -> None:
    """Where little has all the words, what has some follows under a heading of its own, counted apart and announced."""
    visit(page, f"{real_url}?q={words}")
    found = search_in(page, words)
    assert len(found["results"]) < 5 <= len(found["some"])
    expect(page.locator("[data-results] > li")).to_have_count(len(found["results"]))
    expect(page.locator("[data-some] > li")).to_have_count(len(found["some"]))
    expect(page.get_by_role("heading", name=f"Some of these words: {len(found['some'])} results")).to_be_visible()
    expect(status(page)).to_contain_text(f"{len(found['some'])} results with some of these words.")
    assert not {r["number"] for r in found["results"]} & {r["number"] for r in found["some"]}


def test_enough_answers_stand_alone(page: Page, real_url: str) -> None:
    """Where enough has all the words and learning is among it, nothing else is added."""
    visit(page, f"{real_url}?q=anonymous+referrals")
    expect(page.locator("[data-some-part]")).to_be_hidden()
    assert search_in(page, "what to do about anonymous referrals")["some"] == []


# Words and facets together


def test_counts_say_what_ticking_would_give(page: Page, find_url: str, kb: KnowledgeBase) -> None:
    """The count beside every box is what ticking it alone in its group gives, the other groups holding."""
    visit(page, find_url)
    filters = {"theme": ["recording", "supervision"], "harm": ["neglect", "domestic_abuse"]}
    counts = search_in(page, "visit", filters)["counts"]
    for group, values in counts.items():
        for value, count in values.items():
            alone = search_in(page, "visit", {**filters, group: [value]})["results"]
            assert (group, value, count) == (group, value, len(alone))
    few = {"theme": ["recording"], "year": ["2012", "2013"]}
    for value, count in search_in(page, "bruising handovers", few)["counts"]["year"].items():
        alone = search_in(page, "bruising handovers", {**few, "year": [value]})
        assert (value, count) == (value, len(alone["results"]) + len(alone["some"]))
    assert any(counts["year"].values())


def test_facets_agree_with_the_records(page: Page, find_url: str, entries: tuple[SearchEntry, ...]) -> None:
    """Within a group any ticked value will do, and every group must hold: just what the records say."""
    visit(page, find_url)
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
    visit(page, find_url)
    page.fill("#find-words", "visit")
    expect(page).to_have_url(re.compile(r"\?q=visit$"))
    tick(page, "theme", "home_conditions")
    tick(page, "year", "2017")
    expect(page).to_have_url(f"{find_url}?q=visit&theme=home_conditions&year=2017")
    expect(status(page)).to_contain_text("Home conditions, 2017")
    said = status(page).inner_text()
    page.go_back()
    expect(box(page, "year", "2017")).not_to_be_checked()
    page.go_back()
    page.go_back()
    expect(page.locator("#find-words")).to_have_value("")
    page.go_forward()
    expect(page.locator("#find-words")).to_have_value("visit")
    visit(page, f"{find_url}?q=visit&theme=home_conditions&year=2017")
    assert status(page).inner_text() == said
    expect(box(page, "year", "2017")).to_be_visible()


def test_an_address_with_unknown_values_still_works(page: Page, find_url: str) -> None:
    """Values that no briefing has any more, and parameters of others, are passed over."""
    visit(page, f"{find_url}?q=visit&theme=no_such_theme&utm_source=mail&year=%3Cscript%3E")
    expect(status(page)).to_contain_text("results for “visit”")
    assert page.locator("input:checked").count() == 0


def test_clearing_and_ticking_one_at_a_time(page: Page, find_url: str) -> None:
    """Clear all filters keeps the words, and leaves the keyboard on the results."""
    visit(page, f"{find_url}?q=visit&theme=recording&year=2012&year=2013")
    before = results(page).count()
    page.click("[data-clear]")
    expect(page).to_have_url(f"{find_url}?q=visit")
    expect(page.locator("[data-heading]")).to_be_focused()
    expect(page.locator("[data-clear]")).to_be_hidden()
    assert results(page).count() > before


def test_nothing_found_says_so_and_offers_a_way_on(page: Page, find_url: str) -> None:
    """No result is said plainly, with something to try; filters that stand in the way are named."""
    visit(page, f"{find_url}?q=unicorn")
    expect(heading(page)).to_have_text("Nothing found for “unicorn”")
    expect(page.locator("[data-help]")).to_be_visible()
    expect(page.locator("[data-help-filters]")).to_be_hidden()
    visit(page, f"{find_url}?q=disengaged&year=2012")
    expect(page.locator("[data-help-filters]")).to_contain_text("clearing the filters: 1 result without them")


def test_slips_and_missing_words_are_owned_up_to(page: Page, real_url: str) -> None:
    """Where another word was taken, or not every word could be found, the page says so."""
    visit(page, f"{real_url}?q=anonymus")
    expect(status(page)).to_contain_text("“anonymus” is not there; looked for “anonymous” instead.")
    visit(page, f"{real_url}?q=purpose+malicious")
    expect(heading(page)).to_have_text("Nothing has all of “purpose malicious”")
    visit(page, f"{real_url}?q=unicorn+visit")
    expect(status(page)).to_contain_text("“unicorn” is not there.")
    visit(page, f"{real_url}?q=clear+purpose")
    expect(heading(page)).to_have_text("1 result for “clear purpose”")


# Pieces that come when they are needed


def test_only_what_a_question_needs_is_loaded(page: Page, find_url: str) -> None:
    """A visit loads what every search needs and the first results; words and texts come with the question."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.partition("/search/")[2].partition("?")[0]))
    visit(page, find_url)
    expect(results(page)).to_have_count(20)
    page.evaluate("document.querySelector('lb-find').printable")
    loaded = [name for name in asked if name]
    assert {"index.js", "entries.js", "texts-0.js"} <= set(loaded)
    assert not any(name.startswith(("words-", "hits-")) for name in loaded)
    page.fill("#find-words", "chronology")
    expect(heading(page)).to_contain_text("results for “chronology”")
    assert {name for name in asked if name.startswith("words-")} == {"words-c.js"}
    assert len([name for name in asked if name.startswith("hits-")]) == 1


def test_a_word_is_expected_from_its_first_letters(page: Page, find_url: str) -> None:
    """What a word will need is on its way while it is typed, before it is long enough to be looked for."""
    visit(page, find_url)
    expect(results(page)).to_have_count(20)
    with page.expect_request("**/search/words-c.js*"), page.expect_request("**/search/hits-*"):
        page.locator("#find-words").press_sequentially("ch")


@pytest.mark.allows_console_errors
def test_a_piece_that_does_not_come_is_told_and_asked_for_again(page: Page, find_url: str) -> None:
    """Where the connection fails in the middle, the page says so, keeps what it shows, and works again after."""
    visit(page, find_url)
    expect(results(page)).to_have_count(20)
    page.route("**/search/words-c.js*", lambda route: route.abort())
    page.fill("#find-words", "chronology")
    expect(status(page)).to_contain_text("This part of the search has not loaded")
    expect(status(page)).to_contain_text("Check the connection and ask again")
    expect(results(page)).to_have_count(20)
    page.unroute("**/search/words-c.js*")
    page.press("#find-words", "Enter")
    expect(heading(page)).to_contain_text("results for “chronology”")


@pytest.mark.allows_console_errors
def test_a_piece_of_another_build_is_never_taken(page: Page, find_url: str) -> None:
    """A site renewed while its page stands open gives no mixture of both: the page asks to be loaded again."""
    visit(page, find_url)
    expect(results(page)).to_have_count(20)

    def renew(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=re.sub(r'\["[0-9a-f]{12}"', '["000000000000"', response.text()))

    page.route("**/search/hits-*", renew)
    page.fill("#find-words", "chronology")
    expect(status(page)).to_contain_text("the site may just have been renewed")


def test_the_last_question_wins(page: Page, find_url: str) -> None:
    """Pieces may come in any order: what is shown answers what stands in the box."""
    visit(page, find_url)
    expect(results(page)).to_have_count(20)
    waiting: list[Route] = []
    page.route("**/search/words-c.js*", lambda route: waiting.append(route))
    with page.expect_request("**/search/words-c.js*"):
        page.fill("#find-words", "chronology")
    page.fill("#find-words", "bruising")
    expect(heading(page)).to_contain_text("results for “bruising”")
    wait_until_found(page)
    before = results(page).all_inner_texts()
    assert waiting
    waiting[0].continue_()
    page.evaluate("document.querySelector('lb-find').engine.search('chronology', {}).then(() => true)")
    expect(heading(page)).to_contain_text("results for “bruising”")
    assert results(page).all_inner_texts() == before


# A question that grows letter by letter is worked out from what is known of its words already.
TYPE_IN_PARTS = """async (questions) => {
  const page = document.querySelector("lb-find");
  const ask = async (engine, words, isGrowing) => {
    const { results, some, counts, terms } = await engine.search(words, {}, { isGrowing });
    return { results: results.first(50), some: some.first(50), sizes: [results.length, some.length], counts, terms };
  };
  const open = () => window.LearningSearch.openEngine(window.LearningSearch.readData(), `${page.dataset.root}search/`);
  const typing = await open();
  const pairs = [];
  for (const question of questions) {
    for (let length = 1; length <= question.length; length += 1) {
      const words = question.slice(0, length);
      await typing.expect(words).catch(() => {}); // as the page does it: its warming up may be given up
      await ask(typing, words, true);
    }
    pairs.push([question, await ask(typing, question, false), await ask(await open(), question, false)]);
  }
  return pairs;
}"""


def test_typing_gives_what_asking_at_once_gives(page: Page, find_url: str) -> None:
    """Whatever was typed before, and in however many steps, the same question has the same answer."""
    visit(page, find_url)
    questions = ["home visits", "not recorded", "visits not recorded", "visit", "vists home", "home xyzzy visits"]
    # The first word is the beginning of a longer one while it is typed, and a slip of that one when it is finished.
    questions += ["accoun home", "alcoho visit", "appointmen recorded"]
    for question, typed, at_once in page.evaluate(TYPE_IN_PARTS, questions):
        assert at_once["sizes"] != [0, 0], question
        assert typed == at_once, question


@pytest.mark.parametrize("count", [1, 2, 20, 200, 1500])
def test_the_best_few_are_the_first_of_all(count: int, page: Page, find_url: str) -> None:
    """However many of the best are wanted, they are the same, in the same order: by score, then kind, then place."""
    visit(page, find_url)
    rng = random.Random(count)
    numbers = rng.sample(range(5000), 3000)
    # Few different ones, so that many are alike.
    scores = [rng.choice((0.5, 0.75, 1.25, 8, 20)) for _ in range(5000)]
    kinds = [rng.randrange(9) for _ in range(5000)]
    script = """([numbers, scores, kinds, count]) => new window.LearningRanking.Ranking(
      Uint32Array.from(numbers), Float32Array.from(scores), Uint8Array.from(kinds)).first(count)"""
    best = sorted(numbers, key=lambda number: (-scores[number], kinds[number], number))[:count]
    assert page.evaluate(script, [numbers, scores, kinds, count]) == best


# What has come is shown while the rest is on its way

BLOCKS_OF = """async ([words, count]) => {
  const { engine } = document.querySelector("lb-find");
  const { results } = await engine.search(words, {});
  return results.first(count).map((number) => engine.records.blockOf(number));
}"""
ORDER_OF = """async (words) => {
  const { engine } = document.querySelector("lb-find");
  const numbers = (await engine.search(words, {})).results.first(20);
  await engine.load(numbers);
  return numbers.map((number) => engine.record(number).address);
}"""


def hold(page: Page, pattern: str) -> list[Route]:
    """Holds back what the pattern names; the list fills with what waits."""
    waiting: list[Route] = []
    page.route(pattern, lambda route: waiting.append(route))
    return waiting


def release(page: Page, pattern: str, waiting: list[Route]) -> None:
    """Lets go of what was held back."""
    for route in waiting:
        route.continue_()
    page.unroute(pattern)


def listed(page: Page) -> list[str | None]:
    """Where each place of the first list leads; None for one that waits."""
    places: list[str | None] = page.evaluate(
        """() => [...document.querySelectorAll("[data-results] > li")]
          .map((item) => item.querySelector("a")?.getAttribute("href") ?? null)"""
    )
    return places


def all_counts(page: Page) -> list[str]:
    """The counts beside all filters."""
    return page.locator("lb-find [data-count]").all_text_contents()


def hold_one_block(page: Page, words: str, how_many: int = 20) -> tuple[str, list[Route], int]:
    """Holds back the texts of one of the results after the first; gives their pattern, and how many places wait."""
    blocks = page.evaluate(BLOCKS_OF, [words, how_many])
    loaded = page.evaluate("[...document.querySelector('lb-find').engine.records.pieces.come.keys()]")
    held = next(block for block in blocks if block != blocks[0] and f"texts-{block}" not in loaded)
    pattern = f"**/search/texts-{held}.js*"
    return pattern, hold(page, pattern), blocks.count(held)


def test_results_that_have_come_wait_for_no_other(page: Page, find_url: str) -> None:
    """A text that is slow to come keeps its own place free, the others stand in theirs, and nothing is listed twice."""
    visit(page, find_url)
    pattern, waiting, places = hold_one_block(page, "chronology")
    page.fill("#find-words", "chronology")
    expect(heading(page)).to_contain_text("results for “chronology”")
    expect(page.locator(".lb-find__waiting")).to_have_count(places)
    expect(results(page)).to_have_count(20 - places)
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "true")
    before = listed(page)
    page.evaluate(
        """() => {
          window.said = 0;
          new MutationObserver(() => (window.said += 1)).observe(document.querySelector("[data-status]"),
            { childList: true, subtree: true, characterData: true });
        }"""
    )
    release(page, pattern, waiting)
    expect(page.locator(".lb-find__waiting")).to_have_count(0)
    expect(page.locator("[data-results]")).to_have_attribute("aria-busy", "false")
    after = listed(page)
    assert after == page.evaluate(ORDER_OF, "chronology")
    assert len(set(after)) == 20
    assert [place for place in before if place] == [now for was, now in zip(before, after, strict=True) if was]
    assert page.evaluate("window.said") == 0


def test_counts_change_only_with_the_results_they_count(page: Page, find_url: str) -> None:
    """Until an answer is known, results and counts stay those of the question before, and the page says it is busy."""
    visit(page, find_url)
    before = (listed(page), all_counts(page), heading(page).inner_text())
    waiting = hold(page, "**/search/hits-*")
    with page.expect_request("**/search/hits-*"):
        page.fill("#find-words", "chronology")
    expect(page.get_by_text("Searching…")).to_be_visible()
    assert (listed(page), all_counts(page), heading(page).inner_text()) == before
    release(page, "**/search/hits-*", waiting)
    expect(heading(page)).to_contain_text("results for “chronology”")
    expect(page.get_by_text("Searching…")).to_be_hidden()
    counts = search_in(page, "chronology")["counts"]
    assert all_counts(page) != before[1]
    for theme in page.locator("[data-group=theme] input").all():
        value = theme.get_attribute("value") or ""
        assert (value, shown_count(page, "theme", value)) == (value, counts["theme"].get(value, 0))


def test_texts_that_come_late_fill_no_place_of_another_answer(page: Page, find_url: str) -> None:
    """When a text of the question before comes at last, the list is still that of the question asked since."""
    visit(page, find_url)
    pattern, waiting, places = hold_one_block(page, "chronology", 10)
    page.fill("#find-words", "chronology")
    expect(page.locator(".lb-find__waiting")).to_have_count(places)
    wanted = page.evaluate(ORDER_OF.replace("20", "5"), "bruising")
    page.fill("#find-words", "bruising")
    expect(heading(page)).to_contain_text("results for “bruising”")
    release(page, pattern, waiting)
    expect(page.locator(".lb-find__waiting")).to_have_count(0)
    assert listed(page)[:5] == wanted
    assert len(set(listed(page))) == len(listed(page))


@pytest.mark.allows_console_errors
def test_one_text_that_does_not_come_takes_no_other_away(page: Page, find_url: str) -> None:
    """Its own place says that it has not loaded, the page says what to do, and asking again brings it."""
    visit(page, find_url)
    pattern, waiting, places = hold_one_block(page, "chronology")
    page.fill("#find-words", "chronology")
    expect(page.locator(".lb-find__waiting")).to_have_count(places)
    expect(results(page)).to_have_count(20 - places)
    for route in waiting:
        route.abort()
    page.unroute(pattern)
    expect(status(page)).to_contain_text("Check the connection and ask again")
    expect(page.locator(".lb-find__waiting").first).to_have_text("This result has not loaded.")
    page.press("#find-words", "Enter")
    expect(heading(page)).to_contain_text("results for “chronology”")
    expect(results(page)).to_have_count(20)
    assert listed(page) == page.evaluate(ORDER_OF, "chronology")


def test_the_beginning_of_a_word_takes_nothing_away(page: Page, find_url: str) -> None:
    """A letter or two that are no word yet leave the results as they are, and a pause says so; Enter asks for them."""
    visit(page, find_url)
    # As in a collection of thousands, where a beginning needs three letters.
    page.evaluate("document.querySelector('lb-find').engine.answers.lookup.shortest = 3")
    before = (listed(page), all_counts(page), heading(page).inner_text())
    for letters in ("q", "qu"):
        page.fill("#find-words", letters)
        expect(status(page)).to_contain_text(f"“{letters}” is only the beginning of a word, and is not looked for yet.")
        assert (listed(page), all_counts(page), heading(page).inner_text()) == before
    page.press("#find-words", "Enter")
    expect(heading(page)).to_have_text("Nothing found for “qu”")
    page.fill("#find-words", "chronology q")
    expect(status(page)).to_contain_text("“q” is only the beginning of a word")
    expect(heading(page)).to_have_text(re.compile(r"results for “chronology”$"))


def test_paper_asked_for_before_there_is_an_answer_does_no_harm(page: Page, find_url: str) -> None:
    """Who prints while the first results are on their way breaks nothing: they come all the same."""
    waiting = hold(page, "**/search/texts-*")
    with page.expect_request("**/search/texts-*"):
        page.goto(find_url)
    page.evaluate("['beforeprint', 'afterprint'].forEach((name) => dispatchEvent(new Event(name)))")
    release(page, "**/search/texts-*", waiting)
    expect(results(page)).to_have_count(20)


def test_what_stays_is_not_drawn_again(page: Page, find_url: str) -> None:
    """A letter more that changes nothing leaves the very same results in the page."""
    visit(page, find_url)
    page.fill("#find-words", "chronolog")
    expect(heading(page)).to_contain_text("“chronolog”")
    wait_until_found(page)
    page.evaluate("document.querySelectorAll('[data-results] > li').forEach((item) => (item.isOld = true))")
    page.locator("#find-words").press_sequentially("y")
    expect(heading(page)).to_contain_text("“chronology”")
    wait_until_found(page)
    kept = page.evaluate("[...document.querySelectorAll('[data-results] > li')].filter((item) => item.isOld).length")
    assert kept == results(page).count() == 20


# Results


def test_results_say_where_they_lead_and_lead_there(page: Page, real_url: str) -> None:
    """A result names its strand, briefing and year, what it is, marks the words, and opens at the point itself."""
    visit(page, f"{real_url}?q=clear+purpose")
    first = results(page).first
    expect(first.locator("h3")).to_have_text("Engagement – Home conditions, 2017")
    expect(first.locator("[data-kind]")).to_have_text("Learning point")
    assert first.locator("mark").all_inner_texts() == ["clear", "purpose", "clearly"]
    first.locator("a").click()
    expect(page).to_have_url(re.compile(r"/briefings/2017-home-conditions\.html#engagement-6$"))


def test_pages_written_by_hand_are_found(page: Page, find_url: str) -> None:
    """A hand-written page is found apart, below all learning, titled by its heading; no count or facet holds it."""
    visit(page, f"{find_url}?q=supervision+synthetic+page")
    first = page.locator("[data-pages] > li").first
    expect(first.locator("h3")).to_have_text("In supervision – How to use")
    expect(first.locator("[data-kind]")).to_have_text("Page")
    assert first.locator("a").get_attribute("href") == "how-to-use.html#supervision"
    visit(page, f"{find_url}?q=publishes")
    expect(heading(page)).to_have_text("Nothing found for “publishes”")
    expect(page.get_by_role("heading", name="On this site: 1 result")).to_be_visible()
    expect(results(page)).to_have_count(1)
    assert all(not any(values.values()) for values in search_in(page, "publishes")["counts"].values())
    assert search_in(page, "publishes", {"year": ["2017"]})["pages"] == []


def test_show_more_goes_on_where_it_stopped(page: Page, find_url: str) -> None:
    """Twenty more are added, the keyboard stands on the first new one, and nothing is listed twice."""
    visit(page, find_url)
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
    visit(page, f"{serve_folder(tmp_path)}find.html?q=onerror")
    assert results(page).first.locator("[data-text]").text_content() == hostile
    assert results(page).first.locator("h3").text_content() == "<b>Strand</b> – Handovers 0, 2005"
    assert page.locator(".lb-find__result :is(img, script, b)").count() == 0


def test_drafts_say_so(page: Page, tmp_path: Path, serve_folder: Callable[[Path], str]) -> None:
    """In the preview a draft's results are marked; a published briefing's are not."""
    kb = make_knowledge_base(2)
    draft = kb.briefings[0].model_copy(update={"status": Status.DRAFT})
    write_find_page(tmp_path, KnowledgeBase(kb.board, kb.vocabulary, (draft, kb.briefings[1])))
    visit(page, f"{serve_folder(tmp_path)}find.html?year={draft.review.year}")
    expect(page.locator("[data-draft]:visible")).to_have_count(12)
    expect(results(page)).to_have_count(12)
    visit(page, f"{serve_folder(tmp_path)}find.html?year={kb.briefings[1].review.year}")
    expect(results(page)).to_have_count(12)
    assert page.locator("[data-draft]:visible").count() == 0


# Keyboard, narrow pages, folders, storage


def test_the_whole_search_works_by_keyboard(page: Page, real_url: str) -> None:
    """From the box to a filter to a result without a mouse, and the focus always shows."""
    visit(page, real_url)
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
    wait_until_found(page)
    page.focus(".lb-find__result a")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"2017-home-conditions\.html#engagement-"))


def test_groups_fold(page: Page, find_url: str) -> None:
    """Each group opens and closes by a real button that says which it is."""
    visit(page, find_url)
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
    visit(page, f"{find_url}?q=visit&theme=recording")
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
    visit(page, f"{(folder / 'find.html').as_uri()}?q=disengaged")
    expect(heading(page)).to_have_text("1 result for “disengaged”")
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
    visit(page, f"{real_url}?q=malicious")
    expect(heading(page)).to_have_text("1 result for “malicious”")
    assert context.storage_state() == {"cookies": [], "origins": []}


def test_listeners_go_with_the_element(page: Page, real_url: str) -> None:
    """Taken out of the page it listens no more; put back it works again, once."""
    visit(page, real_url)
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
    expect(heading(page)).to_have_text("1 result for “malicious”")
    expect(results(page)).to_have_count(1)


def test_typing_is_announced_once_it_pauses(page: Page, real_url: str) -> None:
    """A screen reader hears the count when the typing pauses, not at every letter."""
    visit(page, real_url)
    page.evaluate(
        """() => {
          window.said = 0;
          new MutationObserver(() => (window.said += 1)).observe(document.querySelector("[data-status]"),
            { childList: true });
        }"""
    )
    page.locator("#find-words").press_sequentially("malicious", delay=5)
    expect(heading(page)).to_have_text("1 result for “malicious”")
    assert page.evaluate("window.said") < len("malicious") / 2
    page.go_back()
    expect(page.locator("#find-words")).to_have_value("")


def test_two_browsers_windows_are_one_answer(browser: Browser, real_url: str) -> None:
    """The same address gives a colleague the same results in the same order."""
    answers = []
    for _ in range(2):
        context = browser.new_context()
        page = context.new_page()
        visit(page, f"{real_url}?q=referral&theme=anonymous_referrals")
        answers.append(results(page).all_inner_texts())
        context.close()
    assert answers[0] == answers[1] != []


# Agencies


def test_what_is_for_everyone_is_offered(page: Page, real_url: str) -> None:
    """Asking for one agency says that learning for all practitioners is left out, and brings it with one press."""
    visit(page, f"{real_url}?agency=primary_health")
    expect(heading(page)).to_have_text("1 learning point")
    expect(status(page)).to_contain_text("Learning for all practitioners is left out.")
    page.get_by_role("button", name="Also show 11 for all practitioners").click()
    expect(heading(page)).to_have_text("12 learning points")
    expect(heading(page)).to_be_focused()
    expect(page).to_have_url(re.compile(r"agency=all_practitioners&agency=primary_health$"))
    expect(page.locator("[data-offer-button]")).to_be_hidden()
    expect(box(page, "agency", "all_practitioners")).to_be_checked()


def test_the_filter_says_how_learning_is_split(page: Page, real_url: str) -> None:
    """Beside the agencies stands how much of the learning names none."""
    visit(page, real_url)
    expect(page.locator("[data-group=agency]")).to_contain_text("11 of 12 learning points are for all practitioners")


@pytest.mark.parametrize(
    ("words", "agency"),
    [("midwife", "Midwifery and maternity"), ("police", "Police"), ("paramedic", None), ("housing", None)],
    ids=["label", "same", "unknown", "named"],
)
def test_an_agency_that_no_point_names_is_told(words: str, agency: str | None, page: Page, real_url: str) -> None:
    """Who looks for an agency of the vocabulary that no point names is led to the learning for all practitioners."""
    visit(page, f"{real_url}?q={words}")
    offer = page.locator("[data-offer-button]")
    if agency is None:
        expect(offer).to_be_hidden()
        return
    said = f"No learning point names {agency}. 11 are for all practitioners."
    expect(status(page)).to_contain_text(said)
    offer.click()
    expect(heading(page)).to_have_text("11 learning points")


# Phones

PHONE = {"viewport": {"width": 390, "height": 664}, "has_touch": True, "is_mobile": True}
SMALL_PHONE = {**PHONE, "viewport": {"width": 320, "height": 568}}


@pytest.mark.parametrize("device", [PHONE, SMALL_PHONE], ids=["390", "320"])
def test_an_answer_is_on_a_phones_first_screen(
    device: dict[str, Any], open_context: Callable[..., BrowserContext], site_url: str
) -> None:
    """After a search, words of the first result can be read without scrolling; after pressing Find, the count tops."""
    page = open_context(**device).new_page()
    visit(page, f"{site_url}find.html?q=visit")
    words = page.locator(".lb-find__result [data-text]").first.bounding_box()
    assert words
    assert words["y"] + 20 < device["viewport"]["height"]
    visit(page, f"{site_url}find.html")
    page.fill("#find-words", "visit")
    page.press("#find-words", "Enter")
    expect(heading(page)).to_have_text("5 results for “visit”")
    expect(heading(page)).to_be_focused()
    page.evaluate(
        """() => new Promise((done) => {
          const isUp = () => document.querySelector("[data-heading]").getBoundingClientRect().top < 60;
          const look = () => (isUp() ? done() : requestAnimationFrame(look));
          look();
        })"""
    )


def test_filters_on_a_phone_start_folded_and_end_with_a_way_out(
    open_context: Callable[..., BrowserContext], find_url: str
) -> None:
    """The open panel is short; its button, always in view, says what it gives, closes it and leads to the results."""
    page = open_context(**PHONE).new_page()
    visit(page, find_url)
    page.get_by_role("button", name="Filters").click()
    panel = page.locator("[data-panel]").bounding_box()
    assert panel
    assert panel["height"] < 664
    expect(page.locator("[data-fold][aria-expanded=true]")).to_have_count(0)
    tick(page, "theme", "recording")
    done = page.get_by_role("button", name=re.compile(r"^Show \d+ results$"))
    expect(done).to_be_in_viewport()
    done.click()
    expect(page.locator("[data-panel]")).to_be_hidden()
    expect(heading(page)).to_be_focused()


def test_a_long_group_folds_what_nothing_has(page: Page, find_url: str) -> None:
    """Of more than eight options those without a result wait behind one button, and none is lost."""
    visit(page, f"{find_url}?q=disengaged&theme=recording")
    group = page.locator("[data-group=theme]")
    total = group.locator("input").count()
    shown = group.locator("input:visible").count()
    assert 1 < shown < total
    expect(box(page, "theme", "recording")).to_be_visible()
    group.get_by_role("button", name=f"Show all {total}").click()
    expect(group.locator("input:visible")).to_have_count(total)
    expect(group.locator("[data-show-all]")).to_be_hidden()
    assert page.evaluate("document.activeElement.type") == "checkbox"


def test_back_opens_the_groups_that_are_chosen(page: Page, find_url: str) -> None:
    """A step back to a question shows its ticks, not a folded group that hides them."""
    visit(page, f"{find_url}?year=2012")
    fold = page.get_by_role("button", name="Year", exact=True)
    page.click("[data-clear]")
    fold.click()
    expect(fold).to_have_attribute("aria-expanded", "false")
    page.go_back()
    expect(fold).to_have_attribute("aria-expanded", "true")
    expect(box(page, "year", "2012")).to_be_visible()


def test_the_whole_card_opens_the_result(open_context: Callable[..., BrowserContext], real_url: str) -> None:
    """A tap on the words of a result opens it, not only one on its title."""
    page = open_context(**PHONE).new_page()
    visit(page, f"{real_url}?q=purpose")
    place = page.locator(".lb-find__result [data-text]").first.bounding_box()
    assert place
    page.touchscreen.tap(place["x"] + 20, place["y"] + place["height"] - 5)
    expect(page).to_have_url(re.compile(r"2017-home-conditions\.html#"))


def test_a_mouse_can_mark_the_words_of_a_result(page: Page, real_url: str) -> None:
    """With a mouse the words of a result are on top, to be marked and copied."""
    visit(page, f"{real_url}?q=purpose")
    page.locator(".lb-find__result [data-text]").first.dblclick(position={"x": 12, "y": 12})
    assert page.evaluate("String(getSelection()).trim()") != ""
    expect(page).to_have_url(f"{real_url}?q=purpose")


# Coming back


def test_back_returns_to_as_many_results(page: Page, find_url: str) -> None:
    """After “Show more”, opening a result and going back shows as many as before, at the same place."""
    visit(page, find_url)
    for count in (40, 60):
        page.click("[data-show-more]")
        expect(results(page)).to_have_count(count)
    results(page).nth(35).locator("a").click()
    expect(page).to_have_url(re.compile(r"/briefings/"))
    page.go_back()
    expect(results(page)).to_have_count(60)
    expect(results(page).nth(35)).to_be_in_viewport()
    page.fill("#find-words", "visit")
    expect(results(page)).to_have_count(20)


def test_a_jump_within_the_page_changes_nothing(page: Page, find_url: str) -> None:
    """The skip link is no new question: what was shown stays shown."""
    visit(page, find_url)
    page.click("[data-show-more]")
    expect(results(page)).to_have_count(40)
    page.evaluate("location.hash = 'content'")
    page.evaluate("() => new Promise((done) => setTimeout(done))")
    assert page.evaluate("history.state.shown") == 40
    expect(results(page)).to_have_count(40)


# Paper


def print_and_look(page: Page) -> dict[str, Any]:
    """What a sheet would show: the results on it, and its lines."""
    page.wait_for_selector("lb-find[data-ready]")
    page.evaluate("document.querySelector('lb-find').printable")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    seen = {
        "results": page.locator(".lb-find__result:visible").count(),
        "pages": page.locator("[data-pages] > li:visible").count(),
        "titles": page.locator(".lb-find__result h3:visible").all_inner_texts(),
        "kinds": page.locator(".lb-find__result .lb-find__kinds:visible").all_inner_texts(),
        "text": page.locator("lb-find").inner_text(),
    }
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    return seen


def test_all_results_are_printed(page: Page, site_url: str, real_url: str, find_url: str) -> None:
    """A sheet has every result, question, count, address, board and day; no pages about the site, no repeated title."""
    visit(page, f"{site_url}find.html?q=visit")
    seen = print_and_look(page)
    assert (seen["results"], seen["pages"]) == (5, 0)
    assert [kind.strip() for kind in seen["kinds"]] == ["Learning point", "Issue in the case"]
    assert page.locator("[data-pages] > li").count() > 0
    assert all(title != after for title, after in zip(seen["titles"], seen["titles"][1:], strict=False))
    for said in ("5 results for “visit”", "find.html?q=visit", "Built 1 March 2026", "www.nottinghamcity.gov.uk/ncscb"):
        assert said in seen["text"]
    visit(page, f"{find_url}?theme=recording")
    expect(results(page)).to_have_count(20)
    total = len(search_in(page, "", {"theme": ["recording"]})["results"])
    assert 20 < total < 200
    assert print_and_look(page)["results"] == total
    expect(results(page)).to_have_count(20)


def test_a_very_long_answer_is_cut_on_paper_and_says_so(page: Page, find_url: str) -> None:
    """More than two hundred results are not printed, and the sheet says how many there are."""
    visit(page, find_url)
    total = len(search_in(page, "")["results"])
    seen = print_and_look(page)
    assert seen["results"] == 200 < total
    assert f"Printed here are the first 200 of {total} results." in seen["text"]
