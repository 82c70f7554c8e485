"""What a person must still decide about an imported briefing; nothing of it may be left when it is published."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from .base import Note, Record


class Unplaced(Record):
    """Words of the source document that have no place in the briefing yet."""

    text: Annotated[Note, Field(title="Words", description="As they stand in the source.")]
    where: Annotated[
        Note | None,
        Field(title="Where in the source", description="Their page and line.", examples=["page 2, line 14"]),
    ] = None
    why: Annotated[
        Note | None, Field(title="Why they have no place", description="What the import could not know.")
    ] = None


class ToCheck(Record):
    """Something the import has placed but is not sure of."""

    at: Annotated[
        Note,
        Field(
            title="Where in the briefing",
            description="The name of a field (`overview`), or the id of a strand or a learning point.",
            examples=["engagement-1"],
        ),
    ]
    what: Annotated[Note, Field(title="What to look at", description="What may be wrong there.")]
    where: Annotated[
        Note | None,
        Field(title="Where in the source", description="The page and line it was taken from.", examples=["page 1"]),
    ] = None
