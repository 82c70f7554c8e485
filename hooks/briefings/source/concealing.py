"""Problems with nothing in them that could identify a person, whatever rule they come from.

Messages repeat words of the file, and suggestions whole lines of it. What was found in any file is masked in every
message. A corrected line that holds such words is not offered at all, since pasted with masks it would spoil the text.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from ..checks.identifying import Allowed, Use, scan_use
from ..identifying import MASK, is_ordinary, mask_spans
from ..problems import Problem, Severity
from .pasting import ABOVE
from .texts import split_line
from .uses import use_of_name

MOST_SECRETS = 300
"""Words that messages are looked through for one by one; of files that hold more, messages repeat nothing at all."""

_NOT_SHOWN = "The corrected line is not shown here, since something on it could identify someone."
# Rules whose found value is a day as somebody wrote it, or no words of the author at all.
_FOUND_DAYS = frozenset({"date", "year"})
_FOUND_CODES = frozenset(
    {"encoding", "no-break-space", "invisible-character", "soft-hyphen", "line-break-character", "tab"}
)


def conceal(problems: list[Problem], secrets: frozenset[str], allowed: Allowed) -> list[Problem]:
    """The problems with nothing in them that could identify someone."""
    if len(secrets) > MOST_SECRETS:
        return [_conceal_quotes(problem) for problem in problems]
    pattern = _secret_pattern(secrets)
    concealed = [_conceal(problem, pattern, allowed) for problem in problems]
    lost = [
        (old.place.path, *(old.replaces or (old.place.line, old.place.line)))
        for old, new in zip(problems, concealed, strict=True)
        if old.suggestion is not None and new.suggestion is None
    ]
    return [_without_note(problem, lost) for problem in concealed]


def _conceal_quotes(problem: Problem) -> Problem:
    """The problem without any word of its file."""
    message = re.sub("`[^`]*`", MASK * 3, problem.message)
    return replace(problem, message=message, field=None, found=None, hint=None, suggestion=None, replaces=None)


def _secret_pattern(secrets: frozenset[str]) -> re.Pattern[str] | None:
    """Every secret, whatever stands between its words: an id made of it has hyphens there."""
    words = {_any_joint(secret) for secret in secrets if secret.strip()}
    longest_first = sorted(words, key=lambda one: (-len(one), one))
    if not words:
        return None
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(longest_first)})(?![^\W_])", re.IGNORECASE)


def _any_joint(secret: str) -> str:
    words: list[str] = re.findall(r"[^\W_]+", secret)
    if len(words) > 1 or any(not is_ordinary(word) and (len(word) > 3 or not word.isdigit()) for word in words):
        return r"[\W_]+".join(words)
    # An ordinary word or a short number that only its signs make telling, such as “@home”, tells nothing without them.
    return re.escape(secret.strip())


def _conceal(problem: Problem, pattern: re.Pattern[str] | None, allowed: Allowed) -> Problem:
    def hide(text: str | None) -> str | None:
        return pattern.sub(lambda match: MASK * len(match[0]), text) if text and pattern else text

    changes: dict[str, Any] = {name: hide(getattr(problem, name)) for name in ("message", "field", "expected", "hint")}
    changes["found"] = _hide_found(problem, hide(problem.found), allowed)
    suggestion = problem.suggestion
    if suggestion is not None and (hide(suggestion) != suggestion or _finds(suggestion, allowed)):
        hint = changes["hint"]
        changes |= {"suggestion": None, "replaces": None, "hint": f"{hint} {_NOT_SHOWN}" if hint else _NOT_SHOWN}
    return replace(problem, **changes)


def _hide_found(problem: Problem, text: str | None, allowed: Allowed) -> str | None:
    """The value that was found, cut short as it may be: half a name is looked for anew."""
    if not text or problem.rule in _FOUND_CODES:
        return text
    use = Use.DAY if problem.rule in _FOUND_DAYS else Use.PROSE
    return mask_spans(text, ((one.start, one.end) for one in scan_use(text, use, allowed) if one.kind.is_secret))


def _finds(lines: str, allowed: Allowed) -> bool:
    """Whether something in a suggestion could identify someone: it may join what stood on two lines before."""
    for line in lines.split("\n"):
        key, text = split_line(line)
        if any(
            found.severity is Severity.ERROR and found.kind.is_secret
            for found in scan_use(text, use_of_name(key), allowed)
        ):
            return True
    return False


def _without_note(problem: Problem, lost: list[tuple[str, int, int]]) -> Problem:
    """A hint that points to corrected lines which are not shown after all points nowhere."""
    place = problem.place
    if problem.hint and ABOVE in problem.hint and any(p == place.path and a <= place.line <= b for p, a, b in lost):
        return replace(problem, hint=problem.hint.replace(ABOVE, _NOT_SHOWN))
    return problem
