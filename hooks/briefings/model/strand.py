"""A strand of learning: the issues in the case, and the learning points from them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Day, NeededToPublish, Record, Slug, TermId, Text


class Issue(Record):
    """Something that was present in the case, with the details listed below it."""

    text: Annotated[
        Text, Field(title="Issue", description="What was present in this case, in the words of the source.")
    ]
    points: Annotated[
        tuple[Text, ...],
        Field(title="Details of the issue", description="The sub-points listed below it, one a line."),
    ] = ()


class LearningPoint(Record):
    """One thing to do differently: found, linked, printed and ticked on its own."""

    id: Annotated[
        Slug,
        Field(
            title="Learning point's id",
            description="Permanent: links rest on it. Give each new point a new id; never change or reuse one.",
            examples=["engagement-1"],
        ),
    ]
    text: Annotated[Text, Field(title="Learning point", description="The learning, in the words of the source.")]
    agencies: Annotated[
        tuple[TermId, ...],
        Field(
            title="Agencies the point names",
            description="Terms from `agencies` in `_vocabulary.yml`, only when the point names them. "
            "Left out, the briefing's own agencies hold.",
        ),
    ] = ()
    meaning_changed: Annotated[
        Day | None,
        Field(
            title="Day its meaning changed",
            description="Only when the learning itself has changed, not merely its wording: ticks made before that day "
            "come back unticked, with a note.",
            examples=["2026-03-01"],
        ),
    ] = None

    @property
    def edition(self) -> str:
        """What a reader's tick holds on to besides the id: the day the meaning last changed, or nothing."""
        return self.meaning_changed.isoformat() if self.meaning_changed else ""


class Strand(Record):
    """One strand of learning: the issues in the case, then the learning from them."""

    id: Annotated[
        Slug, Field(title="Strand's id", description="Permanent, part of the address.", examples=["engagement"])
    ]
    title: Annotated[Text, Field(title="Strand's title", description="The heading in the source."), NeededToPublish()]
    subtitle: Annotated[
        Text | None, Field(title="Strand's second heading", description="A second heading below the first, if any.")
    ] = None
    themes: Annotated[
        tuple[TermId, ...],
        Field(
            title="Themes of the strand",
            description="Terms from `themes` in `_vocabulary.yml`. Left out, the briefing's own themes hold.",
        ),
    ] = ()
    issues: Annotated[
        tuple[Issue, ...], Field(title="Issues present in the case", description="One entry for each issue.")
    ] = ()
    lead_in: Annotated[
        Text | None, Field(title="Words before the learning points", description="The text that leads into the list.")
    ] = None
    learning: Annotated[
        tuple[LearningPoint, ...],
        Field(title="Learning points", description="One entry for each learning point.", min_length=1),
        NeededToPublish(),
    ]
