"""Corrections: each must name a place, and words that stand there exactly once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from ..corrections import FIELDS, apply_corrections, count_words_at
from ..model import Briefing, Correction, walk_prose
from ..problems import Problem
from .subject import CheckedBriefing


def check_corrections(subject: CheckedBriefing) -> Iterator[Problem]:
    """A correction that cannot be carried out would be lost in silence."""
    before = subject.briefing
    for at, correction in enumerate(subject.briefing.corrections):
        count = count_words_at(before, correction)
        if count is None:
            yield _nowhere(subject, at, correction)
        elif count != 1:
            yield _not_once(subject, at, correction, count)
        if correction.from_ == correction.to:
            message = "the words put right are the same as the words as printed"
            hint = "Change them, or delete the correction."
            yield subject.problem("correction", message, ("corrections", at, "to"), hint=hint)
        before = _after(before, correction)


def _after(briefing: Briefing, correction: Correction) -> Briefing:
    """The briefing as the next correction finds it: approved ones are applied in their order."""
    return apply_corrections(briefing.model_copy(update={"corrections": (correction,)}))


def _nowhere(subject: CheckedBriefing, at: int, correction: Correction) -> Problem:
    path = ("corrections", at, "at")
    ids = [name for strand in subject.briefing.strands for name in (strand.id, *(p.id for p in strand.learning))]
    close = get_close_matches(correction.at, [*FIELDS, *ids], 1, 0.6)
    message = f"`{correction.at}` is neither a field with words nor the id of a strand or learning point"
    if close:
        better = subject.places.replaced(path, close[0])
        return subject.problem("correction", message, path, hint=f"Did you mean `{close[0]}`?", suggestion=better)
    expected = f"one of {', '.join(FIELDS)}, or an id of this briefing"
    return subject.problem("correction", message, path, expected=expected)


def _not_once(subject: CheckedBriefing, at: int, correction: Correction, count: int) -> Problem:
    path = ("corrections", at, "from")
    if count == 0:
        message = f"these words do not stand in `{correction.at}`"
        hint = "Copy them from there exactly, letter by letter, capitals included."
        if not any(
            " ".join(correction.from_.split()) in " ".join(text.split()) for text in walk_prose(subject.briefing)
        ):
            hint = f"Are they left over from the file you copied? Then delete this correction. Otherwise: {hint}"
    else:
        message = f"these words stand in `{correction.at}` {count} times"
        hint = "Take some more words before or after them, until they stand there only once."
    return subject.problem("correction", message, path, hint=hint)


Rule = Callable[[CheckedBriefing], Iterator[Problem]]
CORRECTION_RULES: tuple[Rule, ...] = (check_corrections,)
