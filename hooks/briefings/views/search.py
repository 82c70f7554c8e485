"""What the one search finds.

An entry is a place a reader can open: a learning point, an issue, a part of a briefing, or a part of a page
written by hand. Each carries the words it is searched by and the terms of its facets, taken from the records,
never from finished HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from ..model import Briefing, Issue, KnowledgeBase, LearningPoint, Strand, TermList, Vocabulary
from .links import briefing_address

FacetTerms = tuple[tuple[str, ...], ...]
"""The values an entry has in each group of ``GROUPS``, in that order."""

TERM_GROUPS = (
    ("theme", "Theme", TermList.THEMES),
    ("agency", "Agency", TermList.AGENCIES),
    ("harm", "Type of harm", TermList.HARM_TYPES),
    ("age", "Age band", TermList.AGE_BANDS),
    ("review", "Type of review", TermList.REVIEW_TYPES),
)
# Age bands and types of review are ticked, not typed: “1 to 5” would only be found by “to”.
_SEARCHED_GROUPS = ("theme", "agency", "harm")
YEAR_GROUP = ("year", "Year")
GROUPS = (*(name for name, _label, _terms in TERM_GROUPS), YEAR_GROUP[0])
"""The names of the facet groups, as they stand in the address of a search."""


class EntryKind(StrEnum):
    """What an entry is; of two that match equally well, the one listed first here comes first."""

    POINT = "point"
    ISSUE = "issue"
    SUMMARY = "summary"
    CASE_SUMMARY = "case_summary"
    OVERVIEW = "overview"
    GOOD_PRACTICE = "good_practice"
    RECOMMENDATIONS = "recommendations"
    QUESTIONS = "questions"
    PAGE = "page"

    @property
    def label(self) -> str:
        """The kind in the words a reader sees beside a result."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    EntryKind.POINT: "Learning point",
    EntryKind.ISSUE: "Issue in the case",
    EntryKind.SUMMARY: "Summary",
    EntryKind.CASE_SUMMARY: "Case summary",
    EntryKind.OVERVIEW: "Overview",
    EntryKind.GOOD_PRACTICE: "Good practice",
    EntryKind.RECOMMENDATIONS: "Recommendations",
    EntryKind.QUESTIONS: "Questions to reflect on",
    EntryKind.PAGE: "Page",
}


@dataclass(frozen=True)
class SearchEntry:
    """One place a search can find.

    Attributes:
        kind: what it is.
        heading: the heading it stands under; empty where it is the whole of its source.
        source: the briefing's or the page's title, as results name it.
        year: the year of the review; none for a page written by hand.
        text: its words, as the reader will see them; a line for each item of a list.
        address: where it stands, from the site's root.
        facets: its values in each group of ``GROUPS``.
        is_draft: whether it is seen only in the preview.
        more_heading: words of the heading that results do not show but a search should find.
        more_source: the same for the source: the briefing's full title.
    """

    kind: EntryKind
    heading: str
    source: str
    year: int | None
    text: str
    address: str
    facets: FacetTerms = ((),) * len(GROUPS)
    is_draft: bool = False
    more_heading: str = ""
    more_source: str = ""

    @property
    def title(self) -> str:
        """Where a result leads: ``Engagement – Home conditions, 2017``."""
        source = self.source if self.year is None else f"{self.source}, {self.year}"
        return f"{self.heading} – {source}" if self.heading else source


@dataclass(frozen=True)
class PageSection:
    """A part of a page written by hand: what stands between one heading and the next."""

    title: str
    heading: str | None
    text: str
    address: str


def build_search_entries(kb: KnowledgeBase) -> tuple[SearchEntry, ...]:
    """Every entry of every briefing in ``kb``, in its order; each place once.

    ``kb`` holds what may be shown and nothing else: a build gives it without drafts, with approved corrections made.
    ``KeyError`` when a briefing names a term the vocabulary does not have, which the checks rule out.
    """
    found = (entry for briefing in kb.briefings for entry in _BriefingEntries(kb, briefing).build())
    return tuple({entry.address: entry for entry in found}.values())


def list_term_words(vocabulary: Vocabulary) -> dict[str, dict[str, tuple[str, str]]]:
    """Label and meaning of each theme, agency and type of harm, by group and id: entries are found by these too.

    Readers search by other words than the board's: “health visitor” stands in the meaning of primary health.
    """
    # “All practitioners” stands on nearly everything: as a word to search by it would only blur the results.
    return {
        name: {term.id: (term.label, term.meaning) for term in vocabulary.terms(term_list) if not term.everyone}
        for name, _label, term_list in TERM_GROUPS
        if name in _SEARCHED_GROUPS
    }


def build_page_entries(sections: Iterable[PageSection]) -> tuple[SearchEntry, ...]:
    """The entries of the pages written by hand; a part without words is left out."""
    return tuple(
        SearchEntry(EntryKind.PAGE, section.heading or "", section.title, None, section.text.strip(), section.address)
        for section in sections
        if section.text.strip()
    )


@dataclass(frozen=True)
class _BriefingEntries:
    """Makes the entries of one briefing, in the order in which they are listed."""

    kb: KnowledgeBase
    briefing: Briefing

    def build(self) -> Iterator[SearchEntry]:
        # All of a strand side by side: the index then says once what they share.
        for strand in self.briefing.strands:
            yield from (self._point(strand, point) for point in strand.learning)
            for number, issue in enumerate(strand.issues, start=1):
                yield self._issue(strand, issue, f"{strand.id}-issue-{number}")
        yield from self._parts()

    def _point(self, strand: Strand, point: LearningPoint) -> SearchEntry:
        agencies = self.briefing.agencies_of(point)
        return self._entry(EntryKind.POINT, point.text, point.id, strand, agencies)

    def _issue(self, strand: Strand, issue: Issue, anchor: str) -> SearchEntry:
        text = "\n".join((issue.text, *issue.points))
        return self._entry(EntryKind.ISSUE, text, anchor, strand, self.briefing.agencies)

    def _parts(self) -> Iterator[SearchEntry]:
        briefing = self.briefing
        parts = (
            (EntryKind.SUMMARY, (briefing.summary,), ""),
            (EntryKind.CASE_SUMMARY, (briefing.case_summary,), "case-summary"),
            (EntryKind.OVERVIEW, (briefing.overview,), "overview"),
            (EntryKind.GOOD_PRACTICE, briefing.good_practice, "good-practice"),
            (EntryKind.RECOMMENDATIONS, briefing.recommendations, "recommendations"),
            (EntryKind.QUESTIONS, briefing.reflective_questions, "questions"),
        )
        for kind, texts, anchor in parts:
            text = "\n".join(part for part in texts if part)
            if text:
                yield self._entry(kind, text, anchor, None, briefing.agencies)

    def _entry(
        self, kind: EntryKind, text: str, anchor: str, strand: Strand | None, agencies: tuple[str, ...]
    ) -> SearchEntry:
        briefing = self.briefing
        page = briefing_address(briefing.id)
        terms = (
            briefing.themes_of(strand) if strand else briefing.themes,
            agencies,
            briefing.harm_types,
            briefing.age_bands,
            (briefing.review.type,),
        )
        return SearchEntry(
            kind=kind,
            heading=strand.title if strand else "",
            source=briefing.listing_title,
            year=briefing.review.year,
            text=text,
            address=f"{page}#{anchor}" if anchor else page,
            facets=(*terms, (str(briefing.review.year),)),
            is_draft=briefing.is_draft,
            more_heading=(strand.subtitle or "") if strand else "",
            more_source=briefing.title if briefing.short_title else "",
        )
