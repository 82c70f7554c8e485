"""The core's pages as MkDocs knows pages, and what it need not work out anew at each build of a preview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache
from markupsafe import escape
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from briefings.render.pages import PageText, make_shell_text
from briefings.render.shell import ShellKind

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class Templates(BytecodeCache):
    """What templates were turned into, by the hash of their text."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._code.get((bucket.key, bucket.checksum))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._code[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class GeneratedPage(Page):
    """A page whose HTML the core has rendered: it never passes through Markdown."""

    def __init__(self, text: PageText, file: File, config: MkDocsConfig) -> None:
        # The theme's templates do not escape: what they get must be escaped already.
        super().__init__(escape(text.title), file, config)
        self._text = text

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""
        self.meta = {"title": escape(self._text.title), "description": escape(self._text.description)}
        self.meta["scripts"] = self._text.scripts
        self.meta["moved_to"], self.meta["is_current"] = self._text.moved_to, self._text.is_current
        self.meta["briefing"] = (self._text.source or "").removesuffix(".yml")

    def render(self, config: MkDocsConfig, files: Files) -> None:
        self.content = self._text.html
        self.toc = get_toc([])


class ShellPage(GeneratedPage):
    """A page with marks in place of words, for the engine to put its theme around; see ``render.shell``."""

    def __init__(self, kind: ShellKind, file: File, config: MkDocsConfig) -> None:
        self.kind = kind
        super().__init__(make_shell_text(kind), file, config)


class LinkedPage(Page):
    """A page that hand-written ones lead to. It stands in for the page itself while the engine follows their links."""

    def read_source(self, config: MkDocsConfig) -> None:
        self.markdown = ""


def make_generated_page(text: PageText, config: MkDocsConfig) -> File:
    """A page for the engine to put its theme around."""
    file = _make_file(text.address, config)
    GeneratedPage(text, file, config)
    return file


def make_shell_page(kind: ShellKind, config: MkDocsConfig) -> File:
    """The page that shows a shell."""
    file = _make_file(kind.address, config)
    ShellPage(kind, file, config)
    return file


def make_linked_page(address: str, config: MkDocsConfig) -> File:
    """What stands in for the generated page at an address."""
    file = _make_file(address, config)
    LinkedPage(address, file, config)
    return file


def _make_file(address: str, config: MkDocsConfig) -> File:
    source = address.removesuffix(".html") + ".md"
    return File.generated(config, source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
