"""The vocabulary: the sector's terms that briefings are sorted by (``_vocabulary.yml``)."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import Field

from .base import Note, Record, TermId, Text, YesNo


class TermList(StrEnum):
    """The lists of terms; the value is the key in ``_vocabulary.yml``."""

    THEMES = "themes"
    AGENCIES = "agencies"
    HARM_TYPES = "harm_types"
    AGE_BANDS = "age_bands"
    REVIEW_TYPES = "review_types"


class Term(Record):
    """One term: its permanent id, what readers see, and what it means."""

    id: Annotated[
        TermId, Field(title="Term's id", description="Permanent; briefings refer to it.", examples=["neglect"])
    ]
    label: Annotated[Text, Field(title="Label", description="What readers see.")]
    meaning: Annotated[Text, Field(title="Meaning", description="One plain line.")]
    everyone: Annotated[
        YesNo,
        Field(title="Everyone", description="`true` for the one agency term that stands for all agencies."),
    ] = False


class HeadingMeaning(StrEnum):
    """What a heading of a source document says about the words below it."""

    HOW_TO_USE = "how_to_use"
    CASE_SUMMARY = "case_summary"
    OVERVIEW = "overview"
    ISSUES = "issues"
    LEARNING = "learning"
    GOOD_PRACTICE = "good_practice"
    RECOMMENDATIONS = "recommendations"
    REFLECTIVE_QUESTIONS = "reflective_questions"
    RESOURCES = "resources"
    SIGNPOST = "signpost"


@cache
def normalise_heading(text: str) -> str:
    """A heading as headings are compared: small letters and digits, one space between words, nothing else.

    A number before it goes (``3.``, ``2)``, ``4 –``), and so does everything that is no letter: ``Why it matters:``.
    """
    plain = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("'", "")
    words = re.sub(r"[^\w]+|_", " ", plain).split()
    return " ".join(words[1:] if len(words) > 1 and words[0].isdigit() else words)


class Heading(Record):
    """The headings by which boards announce one part of a briefing."""

    meaning: Annotated[
        HeadingMeaning,
        Field(
            title="Meaning",
            description="The field that the words below such a heading belong to; `signpost` stands for the words that "
            "begin the closing line before a web address.",
        ),
    ]
    phrases: Annotated[
        tuple[Note, ...],
        Field(
            title="Headings",
            description="As they are printed, one entry for each; capitals, a number before and a colon behind do not "
            "matter.",
            min_length=1,
        ),
    ]


class Vocabulary(Record):
    """All terms, in the order in which readers see them."""

    themes: Annotated[tuple[Term, ...], Field(title="Themes", description="What the learning is about.", min_length=1)]
    agencies: Annotated[tuple[Term, ...], Field(title="Agencies", description="Whom it is for.", min_length=1)]
    harm_types: Annotated[
        tuple[Term, ...], Field(title="Types of harm", description="The kinds of harm in the case.", min_length=1)
    ]
    age_bands: Annotated[
        tuple[Term, ...], Field(title="Age bands", description="How old people were, never an age.", min_length=1)
    ]
    review_types: Annotated[
        tuple[Term, ...], Field(title="Review types", description="How the case was looked at.", min_length=1)
    ]

    headings: Annotated[
        tuple[Heading, ...],
        Field(
            title="Headings in documents",
            description="By these the import knows what stands below a heading. Add the headings that your board uses.",
        ),
    ] = ()

    def terms(self, term_list: TermList) -> tuple[Term, ...]:
        """The terms of one list, in their order."""
        found: tuple[Term, ...] = getattr(self, term_list.value)
        return found

    def term(self, term_list: TermList, term_id: str) -> Term:
        """One term by its id; ``KeyError`` when the list does not hold it."""
        for term in self.terms(term_list):
            if term.id == term_id:
                return term
        raise KeyError(f"{term_list.value}: {term_id}")
