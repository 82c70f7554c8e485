"""What the site tells other programs of its briefings: ``briefings.json``.

It holds what the pages show and nothing else: no draft, no withdrawn text, no note of the office.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from ..model import Briefing, KnowledgeBase, LearningPoint, Status, Strand, TermList
from .catalogue_entries import (
    BoardEntry,
    BriefingEntry,
    Catalogue,
    ChangeEntry,
    DatesEntry,
    PointEntry,
    ReviewEntry,
    SiteEntry,
    SuccessorEntry,
    TermEntry,
    WithdrawnEntry,
)
from .imprint import Imprint
from .life import find_newest
from .links import briefing_address

CATALOGUE_PATH = "briefings.json"
SCHEMA_PATH = "briefings.schema.json"

# What readers do not see of a briefing, or not as it stands there; all else counts for its fingerprint, fields of later
# releases included.
_UNSEEN: dict[str, bool | set[str]] = {
    "id": True,
    "formerly": True,
    "superseded_by": True,
    "related": True,
    "corrections": True,
    "anonymity": True,
    "dates": {"withdraw_on"},
    "source": {"file", "sha256"},
}


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
            WithdrawnEntry(id=notice.id, formerly=notice.formerly, withdrawn_on=notice.day)
            for notice in sorted(kb.withdrawn, key=lambda notice: notice.id)
        ),
    )


def hash_content(kb: KnowledgeBase, briefing: Briefing) -> str:
    """The SHA-256 of what readers see of a briefing, the labels of its terms included.

    Neither the file's layout counts nor empty fields, so that a new release with more fields changes nothing.
    """
    seen = _drop_empty(briefing.model_dump(mode="json", exclude=_UNSEEN))
    terms = [term.label for term in _find_terms(kb, briefing)]
    related = [name for name in briefing.related if name in kb.by_id]
    content = {"briefing": seen, "terms": terms, "related": related, "newest": _find_newest_id(kb, briefing)}
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _find_newest_id(kb: KnowledgeBase, briefing: Briefing) -> str | None:
    newest = find_newest(kb, briefing)
    return newest.id if newest else None


def _drop_empty(data: Any) -> Any:
    """The same without fields that hold nothing, and without those that hold nothing but such."""
    if isinstance(data, dict):
        return {key: kept for key, value in data.items() if (kept := _drop_empty(value)) not in (None, "", [], {})}
    return [_drop_empty(value) for value in data] if isinstance(data, list) else data


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
    return BriefingEntry(
        id=briefing.id,
        formerly=briefing.formerly,
        status="superseded" if briefing.status is Status.SUPERSEDED else "published",
        superseded_by=_find_newest_id(kb, briefing),
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
