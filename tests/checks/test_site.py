"""The check of the built site finds what is missing, broken, foreign or not meant for the public."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from briefings.checks.site import check_site
from briefings.checks.site_files import read_search_addresses
from briefings.model import KnowledgeBase, Status
from briefings.source import read_knowledge_base
from briefings.views.search import build_search_entries

BRIEFING = "briefings/2017-home-conditions.html"
CHECKLIST = "checklists/2017-home-conditions.html"
Rules = Callable[[Path], set[str]]


@pytest.fixture(scope="module")
def kb(project_root: Path) -> KnowledgeBase:
    found = read_knowledge_base(project_root / "learning_points").knowledge_base
    assert found is not None
    return found


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the real built site, to be harmed."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


@pytest.fixture
def rules(built_site: Path, kb: KnowledgeBase) -> Rules:
    """The rules that a site breaks. Hand-written pages are in its search too; those are taken as expected."""
    addresses = read_search_addresses(built_site / "search")
    written = [address for address in addresses if not address.startswith("briefings/")]
    sample = build_search_entries(kb)[0]
    entries = (*build_search_entries(kb), *(replace(sample, address=address) for address in written))

    def check(site: Path) -> set[str]:
        return {problem.rule for problem in check_site(site, kb, entries, ())[1]}

    return check


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_real_site_is_whole(site: Path, rules: Rules) -> None:
    """Nothing is found in the site as it is built."""
    assert rules(site) == set()


HARM: dict[str, Callable[[Path], None]] = {
    "page-missing": lambda site: (site / BRIEFING).unlink(),
    "point-missing": lambda site: change(site / BRIEFING, 'id="engagement-1"', 'id="engagement-one"'),
    "not-listed": lambda site: change(site / "briefings/index.html", "2017-home-conditions.html", "index.html"),
    "not-on-theme": lambda site: change(site / "themes/family-engagement.html", "#engagement-2", "#engagement-1"),
    "checklist-missing": lambda site: (site / CHECKLIST).unlink(),
    "box-missing": lambda site: change(site / CHECKLIST, "--engagement-1", "--engagement-one"),
    "words-missing": lambda site: (site / "points/2017-home-conditions.js").unlink(),
    "words-not-listed": lambda site: (site / "points-list.js").unlink(),
    "search-missing": lambda site: (site / "search/index.js").unlink(),
    "search-piece-missing": lambda site: (site / "search/words-v.js").unlink(),
    "search-entry-missing": lambda site: change(site / "search/texts-0.js", '"engagement-2"', '"engagement-1"'),
    "search-twice": lambda site: change(site / "search/texts-0.js", '"engagement-2"', '"engagement-1"'),
    "search-entry-unknown": lambda site: change(site / "search/texts-0.js", '"engagement-2"', '"engagement-22"'),
    "catalogue-missing": lambda site: (site / "briefings.schema.json").unlink(),
    "catalogue-broken": lambda site: change(site / "briefings.json", '"version": 1', '"version": 7'),
    "catalogue-wrong": lambda site: change(site / "briefings.json", '"anchor": "engagement-2"', '"anchor": "x"'),
    "broken-link": lambda site: change(site / "about.html", 'href="privacy.html"', 'href="privacie.html"'),
    "broken-anchor": lambda site: change(site / BRIEFING, 'href="#case-summary"', 'href="#case-sumary"'),
    "other-host": lambda site: change(
        site / "about.html", "</head>", '<script src="https://x.test/a.js"></script></head>'
    ),
    "inline-code": lambda site: change(site / "about.html", "</head>", "<style>p{}</style></head>"),
    "id-twice": lambda site: change(site / "about.html", "</body>", '<p id="content"></p></body>'),
    "no-way-back": lambda site: change(site / "about.html", "http://www.nottinghamcity.gov.uk/ncscb", "privacy.html"),
}


@pytest.mark.parametrize("rule", HARM)
def test_each_harm_is_found(rule: str, site: Path, rules: Rules) -> None:
    """A site with one thing wrong is refused, and the thing is named."""
    HARM[rule](site)
    assert rule in rules(site)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"id": "2017-home-conditions"', '"id": "2017-another"'),
        ('"briefings/2017-home-conditions.html"', '"briefings/nowhere.html"'),
        ('"withdrawn": []', '"withdrawn": [{"id": "x", "formerly": [], "withdrawn_on": "2026-01-01"}]'),
    ],
    ids=["another briefing", "address to nowhere", "withdrawn by itself"],
)
def test_the_catalogue_tells_of_each_briefing_and_of_no_other(old: str, new: str, site: Path, rules: Rules) -> None:
    """A briefing that is missing there, is too much, leads nowhere or is wrongly called withdrawn stops the build."""
    assert rules(site) == set()
    change(site / "briefings.json", old, new)
    assert rules(site) == {"catalogue-wrong"}


@pytest.mark.parametrize(
    "code",
    [
        '<p onclick="x()">',
        '<p style="color: inherit">',
        "<script>x()</script>",
        '<a href="javascript:x()">x</a>',
        '<a href=" JaVaScript:x()">x</a>',
    ],
)
def test_inline_code_of_each_kind_is_found(code: str, site: Path, rules: Rules) -> None:
    """Handlers, styles, scripts and script addresses inside a page are refused."""
    change(site / "about.html", "</body>", f"{code}</body>")
    assert "inline-code" in rules(site)


@pytest.mark.parametrize(
    "code",
    [
        '<img src="//x.test/a.png" alt="">',
        '<link rel="stylesheet" href="https://x.test/a.css">',
        '<form action="https://x.test/"></form>',
        '<iframe src="http://x.test/"></iframe>',
    ],
)
def test_requests_to_other_hosts_of_each_kind_are_found(code: str, site: Path, rules: Rules) -> None:
    """Whatever a browser would fetch from elsewhere is refused."""
    change(site / "about.html", "</body>", f"{code}</body>")
    assert "other-host" in rules(site)


def test_style_sheets_are_searched_for_other_hosts(site: Path, rules: Rules) -> None:
    """A font fetched from elsewhere by a style sheet is refused."""
    sheet = site / "stylesheets/fonts.css"
    sheet.write_text('@import "https://x.test/a.css";', encoding="utf-8")
    assert "other-host" in rules(site)


def test_words_of_unpublished_briefings_are_found_wherever_they_stand(site: Path, kb: KnowledgeBase) -> None:
    """A draft's words in any file, escaped or not, are found; the message does not repeat them."""
    words = "Synthetic words of a draft & nobody's business"
    draft = kb.briefings[0].model_copy(update={"id": "draft", "status": Status.DRAFT, "title": words})
    assert _unpublished(site, kb, draft) == []
    for name, text in {
        "a.html": "<p>synthetic words of <b>a draft</b> &amp;\nnobody&#39;s business</p>",
        "b.js": 'x = "Synthetic words of a draft \\u0026 nobody\\u0027s business"',
        "c.txt": words,
        "d.xml": "<loc>briefings/draft.html</loc>",
    }.items():
        (site / name).write_text(text, encoding="utf-8")
        found = _unpublished(site, kb, draft)
        assert found == [f"{name}: words of the unpublished briefing draft stand in this file"]
        (site / name).unlink()


def _unpublished(site: Path, kb: KnowledgeBase, draft: object) -> list[str]:
    _, problems = check_site(site, replace(kb), build_search_entries(kb), (draft,))  # type: ignore[arg-type]
    return [f"{p.place.path}: {p.message}" for p in problems if p.rule == "unpublished-words"]
