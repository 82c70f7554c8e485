"""The texts of one build: made, or taken from what an earlier build made of the same.

What depends on one page's values is known by those; what depends on all of the content, by the hash of all of it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from pathlib import Path

from markupsafe import Markup

from .keeping import KeptTexts, make_key
from .model import KnowledgeBase
from .render.html import render_template
from .views.imprint import Imprint

FileTexts = Iterable[tuple[str, str]]
"""Files by their addresses from the site's root, each with its text."""


class SiteTexts:
    """The texts of a site.

    Args:
        kb: what is shown.
        imprint: whose site it is and when it was built.
        kept: where texts are kept between builds; without it none is, and everything is made.
    """

    def __init__(self, kb: KnowledgeBase, imprint: Imprint, kept: Path | None) -> None:
        self._kb, self._imprint, self._kept = kb, imprint, KeptTexts(kept)

    @property
    def is_kept(self) -> bool:
        """Whether texts are kept at all; if not, nobody need list what they depend on."""
        return self._kept.is_on

    def render(self, name: str, **values: object) -> Markup:
        """A template with these values, which are all that it depends on."""
        text = self._kept.make([name, values], lambda: render_template(name, **values))
        return Markup(text)  # noqa: S704 -- what a template made, which escapes

    def make(self, name: str, make: Callable[[], str], *facts: object) -> str:
        """A text that depends on all of the content, on ``facts`` besides, and on nothing else."""
        return self._kept.make([name, self._content_key, *facts], make)

    def make_files(self, name: str, make: Callable[[], FileTexts], *facts: object) -> Iterator[tuple[str, str]]:
        """The same for many files at once: one text where they are kept, and parted again."""
        yield from json.loads(self.make(name, lambda: json.dumps(list(make())), *facts))

    def make_fact(self, value: object) -> str:
        """The hash of something large that several texts depend on; nothing where none is kept."""
        return make_key(value) if self.is_kept else ""

    def save(self) -> None:
        """Keep the texts of this build for the next.

        Raises:
            KeepingError: they cannot be written.
        """
        self._kept.save()

    @cached_property
    def _content_key(self) -> str:
        return self.make_fact([self._kb, self._imprint])
