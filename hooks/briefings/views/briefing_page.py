"""What a briefing's page shows.

A view holds finished facts for a template (texts, addresses, numbers), so that a template never computes and a
page, a sheet or a feed made from the same view says the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from ..model import Briefing, EditorialField, KnowledgeBase, Status, Strand, TermList
from ..model.knowledge_base import subsets_of
from .life import LifeView, build_life
from .links import Link, briefing_address, checklist_address, link_terms, name_terms
from .words import count_of, format_day

MOST_RELATED = 5
_EDITORIAL_NAMES = {
    EditorialField.TITLE: "title",
    EditorialField.SUMMARY: "summary",
    EditorialField.THEMES: "themes",
    EditorialField.AGENCIES: "agencies",
    EditorialField.HARM_TYPES: "types of harm",
    EditorialField.AGE_BANDS: "age bands",
}


@dataclass(frozen=True)
class PointView:
    """A learning point as shown: its anchor, its words, whom it names, and what a reader's sheet calls it."""

    anchor: str
    text: str
    ref: str
    agencies: tuple[Link, ...] = ()
    changed: str = ""


@dataclass(frozen=True)
class IssueView:
    """An issue as shown, with its details."""

    anchor: str
    text: str
    points: tuple[str, ...]


@dataclass(frozen=True)
class StrandView:
    """A strand as shown; ``number`` counts from 1."""

    number: int
    anchor: str
    title: str
    subtitle: str | None
    issues: tuple[IssueView, ...]
    lead_in: str | None
    points: tuple[PointView, ...]


@dataclass(frozen=True)
class FactView:
    """One line of what is known about a briefing: a label and its values."""

    label: str
    values: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class BriefingView:
    """A briefing's page."""

    id: str
    address: str
    checklist_address: str
    title: str
    summary: str
    kind: str
    origin: str
    size: str
    is_draft: bool
    briefing: Briefing
    strands: tuple[StrandView, ...]
    related: tuple[Link, ...]
    facts: tuple[FactView, ...]
    paper_origin: str
    life: LifeView
    changes: tuple[str, ...]


def build_briefing_view(kb: KnowledgeBase, briefing: Briefing) -> BriefingView:
    """The page of one briefing of the knowledge base."""
    return BriefingView(
        id=briefing.id,
        address=briefing_address(briefing.id),
        checklist_address=checklist_address(briefing.id),
        title=briefing.title,
        summary=briefing.summary,
        kind=briefing.kind.label,
        origin=describe_origin(kb, briefing),
        size=describe_size(briefing),
        is_draft=briefing.is_draft,
        briefing=briefing,
        strands=tuple(_build_strand(kb, briefing, strand, number) for number, strand in enumerate(briefing.strands, 1)),
        related=_build_related(kb, briefing),
        facts=_build_facts(kb, briefing),
        paper_origin=describe_paper_origin(kb, briefing),
        life=build_life(kb, briefing),
        changes=tuple(f"{format_day(change.day)}: {change.what}" for change in briefing.changes),
    )


def describe_origin(kb: KnowledgeBase, briefing: Briefing) -> str:
    """The review a briefing comes from: ``Learning review, 2017``."""
    label = kb.vocabulary.term(TermList.REVIEW_TYPES, briefing.review.type).label
    return f"{label}, {briefing.review.year}"


def describe_size(briefing: Briefing) -> str:
    """How much there is to read: ``12 learning points in 3 strands``."""
    points, strands = len(briefing.points), len(briefing.strands)
    if strands == 1:
        return count_of(points, "learning point")
    return f"{count_of(points, 'learning point')} in {count_of(strands, 'strand')}"


def _build_strand(kb: KnowledgeBase, briefing: Briefing, strand: Strand, number: int) -> StrandView:
    issues = tuple(
        IssueView(f"{strand.id}-issue-{place}", issue.text, issue.points)
        for place, issue in enumerate(strand.issues, 1)
    )
    points = tuple(
        PointView(
            anchor=point.id,
            text=point.text,
            ref=f"{briefing.id}/{point.id}",
            agencies=_show_terms(kb, briefing, TermList.AGENCIES, point.agencies),
            changed=format_day(point.meaning_changed) if point.meaning_changed else "",
        )
        for point in strand.learning
    )
    return StrandView(number, strand.id, strand.title, strand.subtitle, issues, strand.lead_in, points)


def _build_related(kb: KnowledgeBase, briefing: Briefing) -> tuple[Link, ...]:
    """At most five: those the author named, then those that share most themes, in the order of the list."""
    related = {name: kb.by_id[name] for name in briefing.related if name in kb.by_id}
    for _size, group in groupby(subsets_of(briefing.themes), len):
        if len(related) >= MOST_RELATED:
            break
        nearest = sorted({place for themes in group for place in kb.first_with.get(themes, ())})
        related |= {
            other.id: other
            for other in (kb.briefings[place] for place in nearest)
            if other.id != briefing.id and other.id not in related
        }
    return tuple(
        Link(f"{other.title} ({other.review.year})", briefing_address(other.id))
        for other in list(related.values())[:MOST_RELATED]
    )


def _show_terms(
    kb: KnowledgeBase, briefing: Briefing, term_list: TermList, term_ids: tuple[str, ...]
) -> tuple[Link, ...]:
    show = name_terms if briefing.status is Status.SUPERSEDED else link_terms
    return show(kb, term_list, term_ids)


def _build_facts(kb: KnowledgeBase, briefing: Briefing) -> tuple[FactView, ...]:
    terms = kb.vocabulary
    harm = tuple(terms.term(TermList.HARM_TYPES, t).label for t in briefing.harm_types)
    ages = tuple(terms.term(TermList.AGE_BANDS, t).label for t in briefing.age_bands)
    facts = (
        FactView("Kind", (briefing.kind.label,)),
        FactView("Review", (describe_origin(kb, briefing),)),
        FactView("Board", (f"{kb.board.name} ({kb.board.short_name})",)),
        FactView("Source", (briefing.source.document,) if briefing.source else ()),
        FactView("Published", (format_day(briefing.dates.published),) if briefing.dates.published else ()),
        FactView("On this site since", (format_day(briefing.dates.on_site),) if briefing.dates.on_site else ()),
        FactView("To be reviewed by", (format_day(briefing.dates.review_by),) if briefing.dates.review_by else ()),
        FactView("Themes", links=_show_terms(kb, briefing, TermList.THEMES, briefing.themes)),
        FactView("For", links=_show_terms(kb, briefing, TermList.AGENCIES, briefing.agencies)),
        FactView("Type of harm", harm),
        FactView("Age", ages),
        FactView("Added by an editor, not in the source", _describe_editorial(briefing)),
    )
    return tuple(fact for fact in facts if fact.values or fact.links)


def describe_paper_origin(kb: KnowledgeBase, briefing: Briefing) -> str:
    """Where the words come from, in sentences for the foot of a sheet, up to the board's name."""
    dates = briefing.dates
    sentences = (
        f"Source: {briefing.source.document}." if briefing.source else "",
        f"Published {format_day(dates.published)}." if dates.published else "",
        f"To be reviewed by {format_day(dates.review_by)}." if dates.review_by else "",
        f"{describe_origin(kb, briefing)},",
    )
    return " ".join(sentence for sentence in sentences if sentence)


def _describe_editorial(briefing: Briefing) -> tuple[str, ...]:
    names = (_EDITORIAL_NAMES[field] for field in briefing.editorial)
    return tuple(names)
