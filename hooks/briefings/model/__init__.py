"""The content model: frozen, typed records, each field documented where it is declared."""

from .base import NeededToPublish, Note, Prose, Record, Text
from .board import Board, Successor
from .briefing import Briefing, BriefingContent, Kind, Resource, Review, Signpost
from .knowledge_base import KnowledgeBase, sort_briefings
from .life import Change, Dates, Status, Withdrawn
from .provenance import Anonymity, AnonymityBasis, Correction, EditorialField, KeptWords, Source
from .strand import Issue, LearningPoint, Strand
from .unsettled import ToCheck, Unplaced
from .vocabulary import Heading, HeadingMeaning, Term, TermList, Vocabulary, normalise_heading
from .walking import walk_placed_prose, walk_prose

__all__ = [
    "Anonymity",
    "AnonymityBasis",
    "Board",
    "Briefing",
    "BriefingContent",
    "Change",
    "Correction",
    "Dates",
    "EditorialField",
    "Heading",
    "HeadingMeaning",
    "Issue",
    "KeptWords",
    "Kind",
    "KnowledgeBase",
    "LearningPoint",
    "NeededToPublish",
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
    "ToCheck",
    "Unplaced",
    "Vocabulary",
    "Withdrawn",
    "normalise_heading",
    "sort_briefings",
    "walk_placed_prose",
    "walk_prose",
]
