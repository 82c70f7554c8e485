"""Brings a synthetic briefing to the length of the board's real one, in words as varied as those of real texts.

The short synthetic briefings are made of some hundred words. What is measured at the size of a collection (bytes, the
search index, the looking for names) depends on how many words there are and how often each occurs. So the sentences
added here take their words from a made-up vocabulary in which few are common and most are rare (Zipf's law).
"""

from __future__ import annotations

import random
from functools import cache
from itertools import accumulate
from typing import Any

# Words of each part of the real briefing, of one learning point and of one issue.
HOW_TO_USE, CASE_SUMMARY, OVERVIEW, POINT, ISSUE = 57, 57, 55, 24, 31
VOCABULARY = 20_000
_STARTS = "b c d f g h k l m n p r s t v st tr pl br ch sh".split()
_VOWELS = "a e i o u ea".split()
# No name ends like this, and the looking for names must find none here.
_ENDINGS = "nded nding ndings cted cting ction ctions lment lments rkless xed xing".split()
_COMMON = "the of and to in a with for that on was be not by their when from should this which".split()


def lengthen(content: dict[str, Any], rng: random.Random) -> None:
    """Adds sentences to each part of a briefing until it has about the words of that part of the real one."""
    content["how_to_use"] = [_fill(f"{text} ", HOW_TO_USE // 4, rng) for text in [*content["how_to_use"]] * 2]
    content["case_summary"] = _fill(content["case_summary"], CASE_SUMMARY, rng)
    content["overview"] = _fill(content["overview"], OVERVIEW, rng)
    for strand in content["strands"]:
        for issue in strand["issues"]:
            issue["text"] = _fill(issue["text"], ISSUE, rng)
        for point in strand["learning"]:
            point["text"] = _fill(point["text"], POINT, rng)


def _fill(text: str, length: int, rng: random.Random) -> str:
    """The text with one sentence more, so that it has ``length`` words; as it is where it has nearly as many."""
    missing = length - len(text.split())
    if missing < 4:
        return text.strip()
    return f"{text.strip()} {_make_sentence(missing, rng)}"


def _make_sentence(length: int, rng: random.Random) -> str:
    words, weights = make_vocabulary()
    chosen = rng.choices(words, cum_weights=weights, k=length // 2)
    mixed = [word for rare in chosen for word in (rng.choice(_COMMON), rare)]
    return f"Then {' '.join(mixed[1:] if length % 2 == 0 else mixed)}."


@cache
def make_vocabulary() -> tuple[list[str], list[float]]:
    """Made-up words, and for each how often it and those before it occur."""
    rng = random.Random(0)
    syllables = [start + vowel for start in _STARTS for vowel in _VOWELS]
    stems = ["".join(rng.choices(syllables, k=rng.choice((1, 2, 2, 3)))) for _ in range(VOCABULARY)]
    words = [stem + rng.choice(_ENDINGS) for stem in stems]
    return words, list(accumulate(1 / (place + 20) for place in range(VOCABULARY)))
