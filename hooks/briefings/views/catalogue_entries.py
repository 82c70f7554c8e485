"""The records of ``briefings.json``: each field is described here, and its JSON Schema is made from that."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field

from ..model import Record

VERSION: Final = 1


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
    superseded_by: Annotated[str | None, Field(description="The id of the one to read instead, if it is still there.")]
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
    formerly: Annotated[tuple[str, ...], Field(description="Ids it had before, oldest first.")]
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
    site: Annotated[SiteEntry, Field(description="Which site this is.")]
    board: Annotated[BoardEntry, Field(description="The board they belong to.")]
    briefings: Annotated[tuple[BriefingEntry, ...], Field(description="Newest review first, then by id.")]
    withdrawn: Annotated[tuple[WithdrawnEntry, ...], Field(description="Those taken away, by id.")]
