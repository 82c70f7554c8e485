"""What the site tells other programs of its briefings: ``briefings.json``, and by its field descriptions its schema.

It holds what the pages show and nothing else: no draft, no withdrawn text, no note of the office.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from ..model import Briefing, KnowledgeBase, LearningPoint, Record, Strand, TermList
from .imprint import Imprint
from .links import briefing_address

CATALOGUE_PATH = "briefings.json"
SCHEMA_PATH = "briefings.schema.json"
VERSION: Final = 1

# What readers do not see of a briefing; all else counts for its fingerprint, fields of later releases included.
_UNSEEN: dict[str, bool | set[str]] = {
    "formerly": True,
    "corrections": True,
    "anonymity": True,
    "dates": {"withdraw_on"},
    "source": {"file", "sha256"},
}


class TermEntry(Record):
    """A term: its permanent id, and what readers see."""

    id: Annotated[str, Field(description="Permanent; the same in every publication.")]
    label: Annotated[str, Field(description="In the words readers see; it may change.")]


class ReviewEntry(Record):
    """The review a briefing comes from."""

    type: Annotated[TermEntry, Field(description="How the case was looked at.")]
    year: Annotated[int, Field(description="The year in which the review was completed.")]


class PointEntry(Record):
    """A learning point."""

    ref: Annotated[str, Field(description="Permanent name of the point on this site: briefing/point.")]
    anchor: Annotated[str, Field(description="The part of its address behind the #.")]
    address: Annotated[str, Field(description="Where it is read, counted from the folder of this file.")]
    text: Annotated[str, Field(description="Its words, as the source has them; blank lines part paragraphs.")]
    strand: Annotated[str, Field(description="The heading it stands under.")]
    meaning_changed: Annotated[date | None, Field(description="The day the learning itself last changed, if ever.")]


class DatesEntry(Record):
    """The days of a briefing's life."""

    published: Annotated[date | None, Field(description="When the board published it, if known.")]
    on_site: Annotated[date | None, Field(description="When it first went on this site, if known.")]
    review_by: Annotated[date | None, Field(description="When the board means to look at it again.")]
    last_changed: Annotated[date | None, Field(description="The latest day readers got something new of it.")]


class ChangeEntry(Record):
    """Something that changed since a briefing went on the site."""

    day: Annotated[date, Field(description="When.")]
    what: Annotated[str, Field(description="What, in one sentence.")]


class BriefingEntry(Record):
    """A briefing with a page on the site."""

    id: Annotated[str, Field(description="Permanent; see formerly for the rare change.")]
    formerly: Annotated[tuple[str, ...], Field(description="Ids it had before, oldest first.")]
    status: Annotated[
        Literal["published", "superseded"],
        Field(description="superseded: its page stands, says so, and is in no list."),
    ]
    superseded_by: Annotated[str | None, Field(description="The id of the briefing that replaced it.")]
    address: Annotated[str, Field(description="Where its page stands, counted from the folder of this file.")]
    web_address: Annotated[str | None, Field(description="The page's full address, once the site's own is known.")]
    title: Annotated[str, Field(description="Its title.")]
    short_title: Annotated[str | None, Field(description="A short title for lists, where there is one.")]
    summary: Annotated[str, Field(description="One plain sentence.")]
    kind: Annotated[TermEntry, Field(description="The shape of the document.")]
    review: Annotated[ReviewEntry, Field(description="The review it comes from.")]
    themes: Annotated[tuple[TermEntry, ...], Field(description="What the learning is about.")]
    agencies: Annotated[tuple[TermEntry, ...], Field(description="Whom it is for.")]
    harm_types: Annotated[tuple[TermEntry, ...], Field(description="The kinds of harm, as far as the source says.")]
    age_bands: Annotated[tuple[TermEntry, ...], Field(description="Age bands, as far as the source says.")]
    learning_points: Annotated[tuple[PointEntry, ...], Field(description="In the order of the source.")]
    dates: Annotated[DatesEntry, Field(description="The days of its life.")]
    changes: Annotated[tuple[ChangeEntry, ...], Field(description="What changed since it went on the site.")]
    content_hash: Annotated[
        str,
        Field(
            pattern="^[0-9a-f]{64}$",
            description="A fingerprint that changes exactly when what readers see of the briefing changes.",
        ),
    ]


class WithdrawnEntry(Record):
    """A briefing that was taken away: a notice stands at its address, and nothing else is said of it."""

    id: Annotated[str, Field(description="Its id, so that copies can be deleted.")]
    withdrawn_on: Annotated[date, Field(description="Since when.")]


class SiteEntry(Record):
    """The site."""

    name: Annotated[str, Field(description="Its name.")]
    description: Annotated[str, Field(description="What it is, in one sentence.")]
    address: Annotated[str | None, Field(description="Where it stands, once that is known.")]


class SuccessorEntry(Record):
    """The body that took the board's work over."""

    name: Annotated[str, Field(description="Its full name.")]
    short_name: Annotated[str, Field(description="Its initials.")]
    since: Annotated[int, Field(description="The year it took over.")]


class BoardEntry(Record):
    """Whose briefings these are."""

    name: Annotated[str, Field(description="Its full name, as on the briefings.")]
    short_name: Annotated[str, Field(description="Its initials.")]
    website: Annotated[str, Field(description="Its own website.")]
    successor: Annotated[SuccessorEntry | None, Field(description="The body that took its work over, if any.")]


class Catalogue(Record):
    """All learning briefings of a site, for other programs to read."""

    schema_path: Annotated[
        Literal["briefings.schema.json"],
        Field(alias="$schema", description="Where the schema of this file stands, counted from its folder."),
    ] = "briefings.schema.json"
    version: Annotated[
        Literal[1],
        Field(description="Goes up when a program that reads this file must change; new fields do not count."),
    ] = VERSION
    built: Annotated[date, Field(description="The day the site was built.")]
    site: Annotated[SiteEntry, Field(description="The site.")]
    board: Annotated[BoardEntry, Field(description="Whose briefings these are.")]
    briefings: Annotated[tuple[BriefingEntry, ...], Field(description="Newest review first, then by id.")]
    withdrawn: Annotated[tuple[WithdrawnEntry, ...], Field(description="Those taken away, by id.")]


def build_catalogue(kb: KnowledgeBase, imprint: Imprint) -> Catalogue:
    """The catalogue of what is shown; drafts, which a preview shows, are left out here as well."""
    board = imprint.board
    successor = board.successor
    public = sorted((b for b in kb.readable if b.is_public), key=lambda b: (-b.review.year, b.id))
    return Catalogue(
        built=imprint.built_on,
        site=SiteEntry(name=board.site_name, description=board.site_description, address=imprint.web_address("")),
        board=BoardEntry(
            name=board.name,
            short_name=board.short_name,
            website=board.website,
            successor=SuccessorEntry(**successor.model_dump()) if successor else None,
        ),
        briefings=tuple(_build_briefing(kb, imprint, briefing) for briefing in public),
        withdrawn=tuple(
            WithdrawnEntry(id=notice.id, withdrawn_on=notice.on)
            for notice in sorted(kb.withdrawn, key=lambda notice: notice.id)
        ),
    )


def hash_content(kb: KnowledgeBase, briefing: Briefing) -> str:
    """The SHA-256 of what readers see of a briefing, the labels of its terms included.

    Neither the file's layout counts nor empty fields, so that a new release with more fields changes nothing.
    """
    seen = briefing.model_dump(mode="json", exclude=_UNSEEN, exclude_defaults=True)
    content = {"briefing": seen, "terms": [term.label for term in _find_terms(kb, briefing)]}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _find_terms(kb: KnowledgeBase, briefing: Briefing) -> tuple[TermEntry, ...]:
    """Every term that a reader sees on the briefing's page."""
    return (
        *_list_terms(kb, TermList.REVIEW_TYPES, [briefing.review.type]),
        *_list_terms(kb, TermList.THEMES, briefing.themes),
        *_list_terms(kb, TermList.AGENCIES, briefing.agencies),
        *_list_terms(kb, TermList.HARM_TYPES, briefing.harm_types),
        *_list_terms(kb, TermList.AGE_BANDS, briefing.age_bands),
        *(term for point in briefing.points for term in _list_terms(kb, TermList.AGENCIES, point.agencies)),
    )


def _build_briefing(kb: KnowledgeBase, imprint: Imprint, briefing: Briefing) -> BriefingEntry:
    address = briefing_address(briefing.id)
    (review_type,) = _list_terms(kb, TermList.REVIEW_TYPES, [briefing.review.type])
    is_superseded = briefing in kb.superseded
    return BriefingEntry(
        id=briefing.id,
        formerly=briefing.formerly,
        status="superseded" if is_superseded else "published",
        superseded_by=briefing.superseded_by if is_superseded else None,
        address=address,
        web_address=imprint.web_address(address),
        title=briefing.title,
        short_title=briefing.short_title,
        summary=briefing.summary,
        kind=TermEntry(id=briefing.kind.value, label=briefing.kind.label),
        review=ReviewEntry(type=review_type, year=briefing.review.year),
        themes=_list_terms(kb, TermList.THEMES, briefing.themes),
        agencies=_list_terms(kb, TermList.AGENCIES, briefing.agencies),
        harm_types=_list_terms(kb, TermList.HARM_TYPES, briefing.harm_types),
        age_bands=_list_terms(kb, TermList.AGE_BANDS, briefing.age_bands),
        learning_points=tuple(
            _build_point(briefing, strand, point) for strand in briefing.strands for point in strand.learning
        ),
        dates=_build_dates(briefing),
        changes=tuple(ChangeEntry(day=change.day, what=change.what) for change in briefing.changes),
        content_hash=hash_content(kb, briefing),
    )


def _build_dates(briefing: Briefing) -> DatesEntry:
    dates = briefing.dates
    return DatesEntry(
        published=dates.published,
        on_site=dates.on_site,
        review_by=dates.review_by,
        last_changed=briefing.last_changed,
    )


def _build_point(briefing: Briefing, strand: Strand, point: LearningPoint) -> PointEntry:
    return PointEntry(
        ref=f"{briefing.id}/{point.id}",
        anchor=point.id,
        address=f"{briefing_address(briefing.id)}#{point.id}",
        text=point.text,
        strand=strand.title,
        meaning_changed=point.meaning_changed,
    )


def _list_terms(kb: KnowledgeBase, term_list: TermList, term_ids: Iterable[str]) -> tuple[TermEntry, ...]:
    return tuple(TermEntry(id=term_id, label=kb.vocabulary.term(term_list, term_id).label) for term_id in term_ids)
