"""Two publications of the site -> what changed for readers from one to the next, as a manager would tell it.

The older one is known by the ``briefings.json`` it left; only what is needed here is read of it, so that one written by
another release can be compared too. Pages are compared by fingerprints that leave out the day of the build.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from pydantic import BaseModel, ValidationError

Pages = Mapping[str, tuple[str, str]]
"""The pages of a site by address: the title of each, and a fingerprint of its words."""

SUPERSEDED = "superseded"


class ListedBriefing(BaseModel, frozen=True):
    """A briefing as a publication lists it; fields that are not needed here are passed over."""

    id: str
    title: str
    status: str
    content_hash: str
    superseded_by: str | None = None
    formerly: tuple[str, ...] = ()

    @property
    def is_superseded(self) -> bool:
        """Whether its page only stands to point on."""
        return self.status == SUPERSEDED


class ListedNotice(BaseModel, frozen=True):
    """A notice in the place of a withdrawn briefing."""

    id: str
    formerly: tuple[str, ...] = ()


class ListedSite(BaseModel, frozen=True):
    """Which site it is, and where it stands once that is known."""

    name: str
    address: str | None = None


class Publication(BaseModel, frozen=True):
    """A publication by its ``briefings.json``."""

    built: date
    site: ListedSite
    briefings: tuple[ListedBriefing, ...]
    withdrawn: tuple[ListedNotice, ...] = ()

    @property
    def by_id(self) -> dict[str, ListedBriefing]:
        """The briefings with a page, superseded ones included."""
        return {briefing.id: briefing for briefing in self.briefings}

    @property
    def notices(self) -> set[str]:
        """The ids of the withdrawn briefings, former ones included."""
        return {name for notice in self.withdrawn for name in (notice.id, *notice.formerly)}


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one kind: what kind, and one line for each."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SiteChanges:
    """What changed. ``since`` is the day of the publication before, ``None`` where there is none to compare with."""

    since: date | None
    groups: tuple[ChangeGroup, ...]


def read_publication(text: str | None) -> Publication | None:
    """A publication from the text of its ``briefings.json``; ``None`` when there is none that can be understood."""
    try:
        return Publication.model_validate_json(text) if text is not None else None
    except ValidationError:
        return None


def build_site_changes(
    before: Publication | None, after: Publication, old_pages: Pages, new_pages: Pages
) -> SiteChanges:
    """What a reader of the site finds changed.

    Args:
        before: what was published last, if anything.
        after: what is published now.
        old_pages: the pages of the first, or nothing where they are not known.
        new_pages: the pages of the second.
    """
    compared = before or Publication(built=after.built, site=after.site, briefings=())
    groups = (
        *(ChangeGroup(heading, tuple(sorted(find(compared, after)))) for heading, find in _KINDS.items()),
        ChangeGroup("Other pages added", _list_pages(new_pages, set(new_pages) - set(old_pages), compared, after)),
        ChangeGroup("Other pages that read differently", _find_changed_pages(compared, after, old_pages, new_pages)),
        ChangeGroup("Other pages gone", _list_pages(old_pages, set(old_pages) - set(new_pages), compared, after)),
    )
    # Where nothing is known of the pages before, all would count as added.
    told = groups if old_pages else groups[: len(_KINDS)]
    return SiteChanges(before.built if before else None, tuple(group for group in told if group.lines))


def _find_added(before: Publication, after: Publication) -> Iterator[str]:
    for briefing in after.briefings:
        known = {briefing.id, *briefing.formerly} & (set(before.by_id) | before.notices)
        if not known:
            yield f"{_name(briefing)}{', replaced already' if briefing.is_superseded else ''}"


def _find_changed(before: Publication, after: Publication) -> Iterator[str]:
    for old, new in _pairs(before, after):
        if old.content_hash != new.content_hash and old.is_superseded == new.is_superseded:
            yield _name(new)


def _find_superseded(before: Publication, after: Publication) -> Iterator[str]:
    for old, new in _pairs(before, after):
        successor = after.by_id.get(new.superseded_by or "")
        pointing = f", now pointing on to {_name(successor)}" if successor else ""
        if new.is_superseded and (not old.is_superseded or old.superseded_by != new.superseded_by):
            yield f"{_name(new)}{pointing}"


def _find_withdrawn(before: Publication, after: Publication) -> Iterator[str]:
    for notice in after.withdrawn:
        if notice.id not in before.notices:
            known = next((before.by_id[name] for name in (notice.id, *notice.formerly) if name in before.by_id), None)
            yield _name(known) if known else f"{notice.id} (it was not on the site before)"


def _find_restored(before: Publication, after: Publication) -> Iterator[str]:
    for briefing in after.briefings:
        if briefing.id in before.notices:
            yield f"{_name(briefing)}, which was withdrawn"
    for old, new in _pairs(before, after):
        if old.is_superseded and not new.is_superseded:
            yield f"{_name(new)}, which was replaced"


def _find_renamed(before: Publication, after: Publication) -> Iterator[str]:
    for old, new in _pairs(before, after):
        if old.id != new.id:
            yield f"{_name(new)}, until now {old.id}"


def _find_gone(before: Publication, after: Publication) -> Iterator[str]:
    there = {briefing.id for briefing in after.briefings} | after.notices
    there |= {name for briefing in after.briefings for name in briefing.formerly}
    for briefing in before.briefings:
        if briefing.id not in there:
            yield _name(briefing)
    for briefing_id in before.notices - there:
        yield f"The notice at {briefing_id}"


_Finder = Callable[[Publication, Publication], Iterator[str]]
_KINDS: dict[str, _Finder] = {
    "Briefings added": _find_added,
    "Briefings changed": _find_changed,
    "Briefings withdrawn (a notice stands in their place)": _find_withdrawn,
    "Briefings replaced (their pages stay and point on)": _find_superseded,
    "Briefings put back": _find_restored,
    "Briefings with a new address (the old one leads there)": _find_renamed,
    "Gone without a notice (links to them lead nowhere)": _find_gone,
}


def _pairs(before: Publication, after: Publication) -> Iterator[tuple[ListedBriefing, ListedBriefing]]:
    """Each briefing that both have, also where it has a new id."""
    known = before.by_id
    for new in after.briefings:
        old = next((known[name] for name in (new.id, *reversed(new.formerly)) if name in known), None)
        if old:
            yield old, new


def _name(briefing: ListedBriefing) -> str:
    return f"{briefing.title} ({briefing.id})"


def _find_changed_pages(before: Publication, after: Publication, old_pages: Pages, new_pages: Pages) -> tuple[str, ...]:
    both = set(old_pages) & set(new_pages)
    changed = {address for address in both if old_pages[address][1] != new_pages[address][1]}
    return _list_pages(new_pages, changed, before, after)


def _list_pages(pages: Pages, addresses: Iterable[str], before: Publication, after: Publication) -> tuple[str, ...]:
    """The pages but for those of the briefings themselves, which have been told of; titles without the site's name."""
    told = {*before.by_id, *after.by_id, *before.notices, *after.notices}
    told |= {name for briefing in (*before.briefings, *after.briefings) for name in briefing.formerly}
    # A briefing's own pages stand in folders, each under its id.
    others = sorted(address for address in addresses if "/" not in address or PurePosixPath(address).stem not in told)
    names = (f" – {before.site.name}", f" – {after.site.name}")
    return tuple(f"{_leave_out(pages[address][0], names)} ({address})" for address in others)


def _leave_out(title: str, names: tuple[str, ...]) -> str:
    """A page's title up to the site's name."""
    for name in names:
        title = title.partition(name)[0]
    return title
