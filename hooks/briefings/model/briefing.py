"""A briefing: what one file in ``learning_points/`` holds.

Each field is documented here and nowhere else: the authors' reference and the JSON Schema are generated from the
``title`` (the field's name in plain words) and the ``description`` below.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import NeededToPublish, Record, Slug, TermId, Text, WebAddress, Year
from .life import Change, Dates, Status
from .provenance import Anonymity, Correction, EditorialField, KeptWords, Source
from .strand import LearningPoint, Strand
from .unsettled import ToCheck, Unplaced


class Kind(StrEnum):
    """The shape of a briefing."""

    REVIEW_BRIEFING = "review_briefing"
    LEARNING_SHEET = "learning_sheet"
    THEMATIC_BRIEFING = "thematic_briefing"

    @property
    def label(self) -> str:
        """The kind in the words a reader sees."""
        return {
            Kind.REVIEW_BRIEFING: "Learning briefing",
            Kind.LEARNING_SHEET: "Learning sheet",
            Kind.THEMATIC_BRIEFING: "Thematic briefing",
        }[self]


class Review(Record):
    """The review a briefing comes from."""

    type: Annotated[
        TermId,
        Field(title="Review type", description="A term from `review_types` in `_vocabulary.yml`."),
        NeededToPublish(),
    ]
    year: Annotated[
        Year,
        Field(
            title="Year of the review",
            description="The year the review was completed. A year only, never the date of an incident.",
            examples=["2017"],
        ),
        NeededToPublish(),
    ]


class Resource(Record):
    """Something to read or use next, somewhere else."""

    label: Annotated[Text, Field(title="Name of the resource", description="What a reader will find there.")]
    address: Annotated[
        WebAddress | None,
        Field(title="Web address", description="Starts with http:// or https://.", examples=["https://www.gov.uk/"]),
    ] = None


class Signpost(Record):
    """The closing words that send the reader to the board."""

    text: Annotated[
        Text, Field(title="Closing words", description="The words of the source, without the address at their end.")
    ]
    printed_as: Annotated[
        Text,
        Field(
            title="Address as printed",
            description="The address as the source prints it. The link itself goes to `website` in `_board.yml`.",
            examples=["www.example.org/board"],
        ),
    ]


class BriefingContent(Record):
    """What an author writes in a briefing's file."""

    kind: Annotated[
        Kind,
        Field(title="Kind of briefing", description="The shape of the source document.", examples=["review_briefing"]),
        NeededToPublish(),
    ]
    title: Annotated[
        Text,
        Field(title="Title", description="Names the learning, never a child.", examples=["Learning from a review"]),
        NeededToPublish(),
    ]
    short_title: Annotated[
        Text | None,
        Field(title="Short title", description="Two or three words for lists of results. Left out, the title is used."),
    ] = None
    summary: Annotated[
        Text,
        Field(title="Summary", description="One plain sentence for lists and search results.", max_length=300),
        NeededToPublish(),
    ]
    status: Annotated[
        Status,
        Field(
            title="Status",
            description="`draft` shows only in the preview, and only once it lacks nothing; `published` goes on the "
            "site; `superseded` keeps its page, which points to the newer briefing, and leaves the lists; `withdrawn` "
            "leaves nothing but a notice.",
            examples=["draft"],
        ),
    ]
    superseded_by: Annotated[
        Slug | None,
        Field(
            title="Replaced by",
            description="The id (file name without `.yml`) of the newer briefing. Needed for `superseded`.",
            examples=["2024-home-conditions"],
        ),
    ] = None
    formerly: Annotated[
        tuple[Slug, ...],
        Field(
            title="Former ids",
            description="Names this file had before, without `.yml`. Their addresses lead here, and ticks made there "
            "stay. Needed when a published file is renamed.",
        ),
    ] = ()
    review: Annotated[
        Review, Field(title="Review", description="The review the briefing comes from."), NeededToPublish()
    ]
    themes: Annotated[
        tuple[TermId, ...],
        Field(title="Themes", description="Terms from `themes` in `_vocabulary.yml`, at least one.", min_length=1),
        NeededToPublish(),
    ]
    agencies: Annotated[
        tuple[TermId, ...],
        Field(title="Agencies", description="Whom the learning is for, as the source says: terms from `agencies`."),
    ] = ()
    harm_types: Annotated[
        tuple[TermId, ...],
        Field(title="Types of harm", description="Only what the source says: terms from `harm_types`."),
    ] = ()
    age_bands: Annotated[
        tuple[TermId, ...],
        Field(title="Age bands", description="Only what the source says: terms from `age_bands`, never an age."),
    ] = ()
    editorial: Annotated[
        tuple[EditorialField, ...],
        Field(
            title="Added by an editor",
            description="The fields whose content is not in the source but was added by an editor. The page says so.",
            examples=["title"],
        ),
    ] = ()
    dates: Annotated[
        Dates, Field(title="Dates", description="When it was published, is due for review and is taken away.")
    ] = Dates()
    changes: Annotated[
        tuple[Change, ...],
        Field(
            title="Changes",
            description="What changed since it went on this site; one entry for each change that readers should know "
            "of.",
        ),
    ] = ()
    how_to_use: Annotated[
        tuple[Text, ...], Field(title="How this document can be used", description="One entry for each bullet.")
    ] = ()
    case_summary: Annotated[
        Text | None, Field(title="Case summary", description="What happened, in the words of the source.")
    ] = None
    overview: Annotated[
        Text | None, Field(title="Learning: overview", description="What the review found, good practice included.")
    ] = None
    strands: Annotated[
        tuple[Strand, ...],
        Field(title="Strands of learning", description="In the order of the source.", min_length=1),
        NeededToPublish(),
    ]
    good_practice: Annotated[
        tuple[Text, ...], Field(title="Good practice", description="What went well; one entry for each point.")
    ] = ()
    recommendations: Annotated[
        tuple[Text, ...], Field(title="Recommendations", description="Those of the review; one entry for each.")
    ] = ()
    reflective_questions: Annotated[
        tuple[Text, ...], Field(title="Questions to reflect on", description="One entry for each question.")
    ] = ()
    resources: Annotated[
        tuple[Resource, ...], Field(title="Resources", description="Where to read more; one entry for each.")
    ] = ()
    related: Annotated[
        tuple[Slug, ...],
        Field(
            title="Related briefings",
            description="Ids (file names without `.yml`) of briefings to read with this one. "
            "Briefings that share a theme are found without being listed.",
        ),
    ] = ()
    signpost: Annotated[
        Signpost | None, Field(title="Signpost", description="The closing words that send the reader to the board.")
    ] = None
    corrections: Annotated[
        tuple[Correction, ...],
        Field(title="Corrections", description="Slips in the source, proposed here; shown only once approved."),
    ] = ()
    exceptions: Annotated[
        tuple[KeptWords, ...],
        Field(
            title="Exceptions",
            description="Words that the search for identifying data stops at, and that may stay. An entry whose words "
            "are no longer found must be deleted.",
        ),
    ] = ()
    retired_ids: Annotated[
        tuple[Slug, ...],
        Field(
            title="Ids no longer used",
            description="Ids of strands and learning points that were taken out, so that none is given again: links "
            "and ticks rest on them. The form writes them down.",
        ),
    ] = ()
    unplaced: Annotated[
        tuple[Unplaced, ...],
        Field(
            title="Not placed yet",
            description="Words of the source that the import found no place for. Move each to its field, or delete it "
            "when it is not wanted; a briefing is published only when none is left.",
        ),
    ] = ()
    to_check: Annotated[
        tuple[ToCheck, ...],
        Field(
            title="To be checked",
            description="What the import was not sure of. Look at each, put it right, and delete it; a briefing is "
            "published only when none is left.",
        ),
    ] = ()
    source: Annotated[Source | None, Field(title="Source", description="The document the words come from.")] = None
    anonymity: Annotated[
        Anonymity | None,
        Field(title="Anonymity", description="Why this text may be shown to the public. Needed before `published`."),
    ] = None


class Briefing(BriefingContent):
    """A briefing with its permanent id, which is its file's name without ``.yml``."""

    id: Slug

    @property
    def is_draft(self) -> bool:
        """Whether the briefing is shown in the preview alone."""
        return self.status is Status.DRAFT

    @property
    def is_public(self) -> bool:
        """Whether its words are meant for the site: it is published, or was and has been replaced since."""
        return self.status in (Status.PUBLISHED, Status.SUPERSEDED)

    def status_on(self, day: date) -> Status:
        """Where it stands on a day: once its day of withdrawal has come it is withdrawn, whatever its status says."""
        ends = self.dates.withdraw_on
        return Status.WITHDRAWN if self.is_public and ends and ends <= day else self.status

    @property
    def last_changed(self) -> date | None:
        """The latest day on which readers got something new of it; ``None`` while no such day is known."""
        days = (
            self.dates.on_site,
            *(change.day for change in self.changes),
            *(point.meaning_changed for point in self.points),
        )
        known = [day for day in days if day]
        return max(known) if known else None

    @property
    def listing_title(self) -> str:
        """The title in lists of results: the short one where there is one."""
        return self.short_title or self.title

    def themes_of(self, strand: Strand) -> tuple[str, ...]:
        """The themes of a strand's learning: its own, or else the briefing's."""
        return strand.themes or self.themes

    def agencies_of(self, point: LearningPoint) -> tuple[str, ...]:
        """The agencies a learning point is for: those it names, or else the briefing's."""
        return point.agencies or self.agencies

    @property
    def points(self) -> tuple[LearningPoint, ...]:
        """Every learning point, in the order of the source."""
        return tuple(point for strand in self.strands for point in strand.learning)
