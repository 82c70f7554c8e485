"""The content model: frozen, typed records, each field documented where it is declared."""

from .base import Note, Prose, Record, Text
from .board import Board, Successor
from .briefing import (
    Anonymity,
    AnonymityBasis,
    Briefing,
    BriefingContent,
    Correction,
    Dates,
    EditorialField,
    Issue,
    Kind,
    LearningPoint,
    Resource,
    Review,
    Signpost,
    Source,
    Status,
    Strand,
)
from .knowledge_base import KnowledgeBase, sort_briefings
from .vocabulary import Term, TermList, Vocabulary

__all__ = [
    "Anonymity",
    "AnonymityBasis",
    "Board",
    "Briefing",
    "BriefingContent",
    "Correction",
    "Dates",
    "EditorialField",
    "Issue",
    "Kind",
    "KnowledgeBase",
    "LearningPoint",
    "Note",
    "Prose",
    "Record",
    "Resource",
    "Review",
    "Signpost",
    "Source",
    "Status",
    "Strand",
    "Successor",
    "Term",
    "TermList",
    "Text",
    "Vocabulary",
    "sort_briefings",
]
