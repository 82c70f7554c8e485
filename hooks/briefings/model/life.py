"""The life of a briefing: draft, published, then replaced by a newer one or taken away, and the days that matter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Day, Record, Text


class Status(StrEnum):
    """Where a briefing stands in its life."""

    DRAFT = "draft"
    PUBLISHED = "published"
    SUPERSEDED = "superseded"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        """The status in the words a reader sees."""
        return {
            Status.DRAFT: "draft",
            Status.PUBLISHED: "published",
            Status.SUPERSEDED: "replaced",
            Status.WITHDRAWN: "withdrawn",
        }[self]


class Dates(Record):
    """The days of a briefing's life."""

    published: Annotated[
        Day | None,
        Field(title="Date published", description="When the board published it, if known.", examples=["2018-02-01"]),
    ] = None
    on_site: Annotated[
        Day | None,
        Field(
            title="On this site since",
            description="The day it first went on this site. What’s new and the feeds go by it; without it they leave "
            "the briefing out.",
            examples=["2026-03-01"],
        ),
    ] = None
    review_by: Annotated[
        Day | None,
        Field(
            title="Review by",
            description="When the board should look at it again. After that day its page says that it is overdue.",
            examples=["2021-02-01"],
        ),
    ] = None
    withdraw_on: Annotated[
        Day | None,
        Field(
            title="Withdraw on",
            description="The day it is taken away, or was. From that day on a build leaves its words out and shows a "
            "notice at its address.",
            examples=["2027-02-01"],
        ),
    ] = None


class Change(Record):
    """Something about a published briefing that changed, told to its readers."""

    day: Annotated[Day, Field(title="Day of the change", description="When it changed.", examples=["2026-03-01"])]
    what: Annotated[
        Text,
        Field(
            title="What changed",
            description="One plain sentence for readers.",
            examples=["The learning about housing was made clearer."],
        ),
    ]


@dataclass(frozen=True)
class Withdrawn:
    """What may still be said of a briefing that was taken away: its id, the day, and the ids it had before."""

    id: str
    day: date
    formerly: tuple[str, ...] = ()
