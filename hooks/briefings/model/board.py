"""The board: its names, its addresses and what links back to it (``_board.yml``)."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import Field

from .base import Note, Record, Text, WebAddress, WebOrigin, Year


class Successor(Record):
    """The body that took the board's work over."""

    name: Annotated[Text, Field(title="Name", description="Its full name.")]
    short_name: Annotated[Text, Field(title="Short name", description="The initials it goes by.")]
    since: Annotated[Year, Field(title="Since", description="The year it took over.", examples=["2019"])]


class Board(Record):
    """Whose briefings these are, and where the site's links back lead."""

    name: Annotated[Text, Field(title="Board's name", description="In full, as on the briefings.")]
    short_name: Annotated[Text, Field(title="Board's short name", description="The initials it goes by.")]
    successor: Annotated[
        Successor | None, Field(title="Successor", description="The body that took its work over, if any.")
    ] = None
    website: Annotated[
        WebAddress, Field(title="Board's website", description="Where every link back to the board leads.")
    ]
    website_printed_as: Annotated[
        Text, Field(title="Website as printed", description="The same address as written out on paper.")
    ]
    site_name: Annotated[Text, Field(title="Name of this site", description="Shown at the top of every page.")]
    site_description: Annotated[
        Text,
        Field(title="What this site is", description="One sentence, shown by search engines and on the home page."),
    ]
    site_address: Annotated[
        WebAddress | None,
        Field(
            title="Address of this site",
            description="Where the site is published. Printed on sheets with a QR code; left out, sheets have neither.",
            examples=["https://learning.example.org/"],
        ),
    ] = None
    frame_ancestors: Annotated[
        tuple[WebOrigin, ...],
        Field(
            title="Websites that may show briefings inside their own pages",
            description="One entry for each website, up to the end of its name. They may show the pages made for "
            "embedding (see “Show the briefings on your own website”) and no others. Left out, nobody may.",
            examples=["https://www.example.org"],
        ),
    ] = ()
    standing_questions: Annotated[
        tuple[Text, ...],
        Field(
            title="Standing questions",
            description="Plain questions for a team meeting, one entry for each. Printed on the discussion record of a "
            "briefing that brings none of its own.",
            min_length=1,
        ),
    ]
    concerns: Annotated[
        Text | None,
        Field(
            title="Reporting a concern",
            description="How to report a concern about a child or an adult, in one sentence. Shown at the foot of "
            "each page.",
        ),
    ] = None
    contact: Annotated[
        Text | None,
        Field(title="Contact", description="How to reach the board about this site, as it should be printed."),
    ] = None
    official_contacts: Annotated[
        tuple[Note, ...],
        Field(
            title="Official contacts",
            description="Phone numbers, e-mail addresses and names of bodies that are no secret, one entry for each, "
            "exactly as briefings print them. The search for identifying data leaves them alone. Those in the fields "
            "above need not be named again; never shown.",
        ),
    ] = ()

    @property
    def site_root(self) -> str | None:
        """The address of this site without a stroke at its end, where it is known.

        What is copied from a browser often ends with the home page's file; that is no part of other pages' addresses.
        """
        return re.sub(r"(?<=[^/:])(/[^/]*\.html?)?/*$", "", self.site_address, count=1) if self.site_address else None
