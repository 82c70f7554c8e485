"""Where a briefing's words come from, what was added to them, and why they may be shown."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .base import Day, NeededToPublish, Note, Record, Sha256, Text, YesNo


class EditorialField(StrEnum):
    """A field whose content may have been added by an editor."""

    TITLE = "title"
    SUMMARY = "summary"
    THEMES = "themes"
    AGENCIES = "agencies"
    HARM_TYPES = "harm_types"
    AGE_BANDS = "age_bands"


class AnonymityBasis(StrEnum):
    """Why a briefing may be shown to the public."""

    PUBLISHED_BY_BOARD = "published_by_board"
    CHECKED_BY_PERSON = "checked_by_person"


class Correction(Record):
    """A slip in the source and how it would read put right. The words change only when the board approves."""

    at: Annotated[
        Note,
        Field(
            title="Where the slip stands",
            description="The name of a field (`overview`), or the id of a strand or a learning point.",
            examples=["engagement-1"],
        ),
    ]
    from_: Annotated[
        Note,
        Field(alias="from", title="Words as printed", description="Exactly as they stand there, and only once there."),
    ]
    to: Annotated[Note, Field(title="Words put right", description="What they should say.")]
    approved: Annotated[
        YesNo, Field(title="Approved", description="`true` once the board has agreed. Until then nothing changes.")
    ] = False


class KeptWords(Record):
    """Words that stay although they look like something that identifies: exactly these, and no more."""

    words: Annotated[
        Note,
        Field(
            title="Exact words",
            description="The words that may stay, as they stand in this file, letter by letter. What is found stays "
            "silent only where it lies wholly inside them; never shown.",
        ),
    ]
    reason: Annotated[Note, Field(title="Reason", description="Why they identify nobody; never shown.")]
    by: Annotated[Note, Field(title="Decided by", description="Who decided it; never shown.")]
    day: Annotated[
        Day, Field(title="Decided on", description="The day it was decided; never shown.", examples=["2026-03-01"])
    ]


class Source(Record):
    """The document the words were taken from."""

    document: Annotated[
        Text,
        Field(title="Source document", description="What the document is, shown on the page."),
        NeededToPublish(),
    ]
    file: Annotated[
        Note | None, Field(title="Source file", description="The file's name in the board's records; never shown.")
    ] = None
    sha256: Annotated[
        Sha256 | None, Field(title="Source file's fingerprint", description="SHA-256 of that file; never shown.")
    ] = None


class Anonymity(Record):
    """Why this text may be shown to the public."""

    basis: Annotated[
        AnonymityBasis,
        Field(
            title="Basis",
            description="`published_by_board`: the board itself has published these very words, in the document named "
            "under `source`. `checked_by_person`: somebody has read this text for what could identify a family, and "
            "signed it with `python3 scripts/sign.py`.",
        ),
    ]
    checked_by: Annotated[
        Note | None,
        Field(title="Checked by", description="Who read and signed it; never shown. Written by the command."),
    ] = None
    checked_on: Annotated[
        Day | None, Field(title="Checked on", description="The day it was signed; never shown. Written by the command.")
    ] = None
    text_hash: Annotated[
        Sha256 | None,
        Field(
            title="Fingerprint of the text",
            description="SHA-256 of the text as it was signed: any change afterwards voids the signature; never shown. "
            "Written by the command.",
        ),
    ] = None
