"""What a search can find, and what the find page lists and counts."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
import yaml

from briefings.model import Briefing, BriefingContent, KnowledgeBase, Status
from briefings.views.find_page import build_find_page
from briefings.views.search import (
    GROUPS,
    EntryKind,
    PageSection,
    SearchEntry,
    build_page_entries,
    build_search_entries,
    list_term_words,
)
from synthetic import make_briefing_yaml, make_knowledge_base, read_real_knowledge_base

PAGE = "briefings/2017-home-conditions.html"


@pytest.fixture(scope="module")
def real() -> dict[str, SearchEntry]:
    """The entries of the real briefing by their address."""
    return {entry.address: entry for entry in build_search_entries(read_real_knowledge_base())}


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    """Thirty synthetic briefings."""
    return make_knowledge_base(30)


def change(kb: KnowledgeBase, **changes: object) -> tuple[KnowledgeBase, Briefing]:
    """The first briefing alone, changed."""
    briefing = kb.briefings[0].model_copy(update=changes)
    return KnowledgeBase(kb.board, kb.vocabulary, (briefing,)), briefing


def test_every_part_of_the_real_briefing_is_found_once(real: dict[str, SearchEntry]) -> None:
    """Each learning point, issue and part of the briefing is one entry; those of a strand stand side by side."""
    assert list(real) == [
        *(f"{PAGE}#engagement-{number}" for number in range(1, 7)),
        f"{PAGE}#engagement-issue-1",
        f"{PAGE}#engagement-issue-2",
        *(f"{PAGE}#anonymous-referrals-{number}" for number in range(1, 6)),
        f"{PAGE}#anonymous-referrals-issue-1",
        f"{PAGE}#anonymous-referrals-issue-2",
        f"{PAGE}#collaborative-working-1",
        f"{PAGE}#collaborative-working-issue-1",
        PAGE,
        f"{PAGE}#case-summary",
        f"{PAGE}#overview",
    ]


def test_a_title_says_where_a_result_leads(real: dict[str, SearchEntry]) -> None:
    """A result is titled by strand, briefing and year; a part of the briefing by briefing and year."""
    assert real[f"{PAGE}#engagement-1"].title == "Engagement – Home conditions, 2017"
    assert real[f"{PAGE}#case-summary"].title == "Home conditions, 2017"
    assert real[f"{PAGE}#case-summary"].kind.label == "Case summary"


def test_an_issue_carries_its_details(real: dict[str, SearchEntry]) -> None:
    """The details listed below an issue are part of it, a line each."""
    lines = real[f"{PAGE}#engagement-issue-2"].text.split("\n")
    assert lines[0] == "Professional response:"
    assert lines[4:] == ["Left cards", "Combined appointments."]


def test_a_point_has_its_own_terms_or_else_those_above_it(real: dict[str, SearchEntry]) -> None:
    """A strand's themes and a point's agencies hold where they are given; otherwise the briefing's do."""
    theme, agency = GROUPS.index("theme"), GROUPS.index("agency")
    named, unnamed = real[f"{PAGE}#collaborative-working-1"], real[f"{PAGE}#engagement-1"]
    assert named.facets[agency] == ("housing", "primary_health")
    assert unnamed.facets[agency] == ("all_practitioners",)
    assert unnamed.facets[theme] == ("family_engagement", "home_conditions")
    assert real[f"{PAGE}#case-summary"].facets[theme][-1] == "multi_agency_working"
    assert unnamed.facets[GROUPS.index("year")] == ("2017",)


def test_a_strand_without_themes_takes_the_briefings(kb: KnowledgeBase) -> None:
    """Where a strand names no themes, its points and issues have the briefing's."""
    strand = kb.briefings[0].strands[0].model_copy(update={"themes": ()})
    changed, briefing = change(kb, strands=(strand,))
    for entry in build_search_entries(changed):
        assert entry.facets[0] == briefing.themes


def test_the_term_for_everyone_is_not_searched_by(kb: KnowledgeBase) -> None:
    """“All practitioners” is not a word to search by; every agency by name is, and by what it is made of."""
    agencies = list_term_words(kb.vocabulary)["agency"]
    assert "all_practitioners" not in agencies
    assert len(agencies) == len(kb.vocabulary.agencies) - 1
    label, meaning = agencies["primary_health"]
    assert label == "Primary health"
    assert "GPs, health visitors, school nurses" in meaning


def test_terms_to_tick_are_not_searched_by(kb: KnowledgeBase) -> None:
    """Themes, agencies and types of harm are searched by; age bands and types of review would be found by “to”."""
    assert list(list_term_words(kb.vocabulary)) == ["theme", "agency", "harm"]


def test_agencies_say_whether_a_point_names_them(kb: KnowledgeBase) -> None:
    """Every agency of the vocabulary but the one for everyone is known to the page, named by a point or not."""
    real = read_real_knowledge_base()
    page = build_find_page(real, build_search_entries(real))
    assert [agency.label for agency in page.agencies if agency.is_named] == ["Primary health", "Housing providers"]
    assert len(page.agencies) == len(real.vocabulary.agencies) - 1
    assert page.everyone is not None
    assert (page.everyone.value, page.everyone.count) == ("all_practitioners", 11)
    assert build_find_page(kb, ()).everyone is None


def test_every_word_a_reader_may_look_for_is_in_an_entry(kb: KnowledgeBase) -> None:
    """Every list of the other shapes of briefing is found under its own anchor, all its items in one entry."""
    changed, briefing = change(kb)
    entries = {entry.address.partition("#")[2]: entry for entry in build_search_entries(changed)}
    assert entries["good-practice"].text.split("\n") == list(briefing.good_practice)
    assert entries["recommendations"].text.split("\n") == list(briefing.recommendations)
    assert entries["questions"].text.split("\n") == list(briefing.reflective_questions)
    assert entries["overview"].text == briefing.overview


def test_empty_parts_are_no_entries(kb: KnowledgeBase) -> None:
    """A part the briefing does not have is not found."""
    changed, _briefing = change(
        kb, case_summary=None, overview=None, good_practice=(), recommendations=(), reflective_questions=()
    )
    kinds = {entry.kind for entry in build_search_entries(changed)}
    assert kinds == {EntryKind.POINT, EntryKind.ISSUE, EntryKind.SUMMARY}


def test_only_what_is_given_is_found(kb: KnowledgeBase) -> None:
    """Without the drafts nothing of a draft is found; with them it is, and is marked."""
    draft = kb.briefings[0].model_copy(update={"status": Status.DRAFT, "id": "unfinished"})
    everything = KnowledgeBase(kb.board, kb.vocabulary, (draft, *kb.briefings[1:3]))
    assert not [e for e in build_search_entries(everything.as_shown(date(2026, 3, 1))) if "unfinished" in e.address]
    shown = [entry for entry in build_search_entries(everything) if entry.is_draft]
    assert {entry.address.partition("#")[0] for entry in shown} == {"briefings/unfinished.html"}


def test_nothing_stands_twice(kb: KnowledgeBase) -> None:
    """No two entries lead to the same place."""
    addresses = Counter(entry.address for entry in build_search_entries(kb))
    assert addresses.most_common(1)[0][1] == 1


def test_pages_written_by_hand_are_entries_too() -> None:
    """A part of a page is titled by its heading and its page, has no facets, and is left out when it has no words."""
    entries = build_page_entries(
        [
            PageSection("About", None, "What this is.", "about.html"),
            PageSection("About", "Contact", " Ask the board. ", "about.html#contact"),
            PageSection("About", "Empty", "  ", "about.html#empty"),
        ]
    )
    assert [(entry.title, entry.text) for entry in entries] == [
        ("About", "What this is."),
        ("Contact – About", "Ask the board."),
    ]
    assert entries[0].facets == ((),) * len(GROUPS)


def test_facets_count_learning_points(kb: KnowledgeBase) -> None:
    """The count beside an option is the number of learning points that have it; none is listed without any."""
    entries = build_search_entries(kb)
    page = build_find_page(kb, entries)
    points = [entry for entry in entries if entry.kind is EntryKind.POINT]
    assert [group.name for group in page.groups] == list(GROUPS)
    for number, group in enumerate(page.groups):
        for option in group.options:
            assert option.count == sum(option.value in point.facets[number] for point in points) > 0
    assert page.point_count == len(points) == 360


def test_options_keep_the_vocabularys_order_and_years_run_back(kb: KnowledgeBase) -> None:
    """Terms stand in the order of the vocabulary, age bands by age; the newest year comes first."""
    groups = {group.name: group.options for group in build_find_page(kb, build_search_entries(kb)).groups}
    assert [option.label for option in groups["age"]] == [term.label for term in kb.vocabulary.age_bands]
    assert [option.value for option in groups["year"]] == sorted(
        {str(briefing.review.year) for briefing in kb.briefings}, reverse=True
    )


def test_groups_that_nothing_has_are_left_out() -> None:
    """The real briefing names no type of harm, so there is no such group."""
    kb = read_real_knowledge_base()
    names = [group.name for group in build_find_page(kb, build_search_entries(kb)).groups]
    assert names == ["theme", "agency", "age", "review", "year"]


def test_the_plain_list_has_every_point(kb: KnowledgeBase) -> None:
    """Every learning point stands in the plain list with its words and its own address."""
    page = build_find_page(kb, build_search_entries(kb))
    listed = [point.address for briefing in page.briefings for point in briefing.points]
    assert listed == [f"briefings/{b.id}.html#{point.id}" for b in kb.briefings for point in b.points]
    assert page.briefings[0].title == f"{kb.briefings[0].short_title}, {kb.briefings[0].review.year}"


def test_nothing_published_yet() -> None:
    """Without a single briefing the page has no groups and no list, and nothing breaks."""
    kb = make_knowledge_base(0)
    page = build_find_page(kb, build_search_entries(kb))
    assert (page.groups, page.briefings, page.point_count) == ((), (), 0)


def test_synthetic_briefings_are_whole_and_repeatable() -> None:
    """The made-up collection is valid, marked as synthetic, has every facet, and is the same every time."""
    text = make_briefing_yaml(7)
    assert text == make_briefing_yaml(7) != make_briefing_yaml(7, seed=1)
    content = BriefingContent.model_validate(yaml.safe_load(text))
    assert text.startswith("# Synthetic")
    assert content.summary.startswith("Synthetic")
    assert [len(strand.learning) for strand in content.strands] == [4, 4, 4]
    assert all((content.harm_types, content.age_bands, content.agencies, content.anonymity))
