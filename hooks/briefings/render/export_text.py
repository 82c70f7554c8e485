"""Author text -> text that Markdown, HTML and any engine's templates show as typed, and that none of them acts on.

An exported page is one HTML block in a Markdown file: CommonMark and Python-Markdown hand such a block on as it is.
That alone would do for the engines that are tested. Others look for marks of their own inside blocks too (shortcodes,
includes, template tags), so nothing but letters, digits and the plainest punctuation is written as itself: every other
ASCII character becomes its number, which every HTML reader turns back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

import yaml
from jinja2 import Environment
from markupsafe import Markup, escape

from .html import make_environment

_PLAIN = re.compile(r"[^\w\s,.-]|[_\t]")
_LINE_BREAK = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
# What would begin a tag or a character reference.
_MARK = re.compile(r"[<&](?=[\w/!?#])")
# Invisible, and forbids a break: a text looks the same with it, and no mark of HTML begins with it.
_WORD_JOINER = "\N{WORD JOINER}"


def escape_for_markdown(text: str) -> Markup:
    """A text for use in an HTML block of a Markdown file, on one line.

    White space around a line break becomes one blank, as a browser shows it: no author's text ever begins a line.
    """
    one_line = _LINE_BREAK.sub(" ", text)
    return Markup(_PLAIN.sub(_to_number, one_line))  # noqa: S704 -- nothing that HTML would act on is left in it


def escape_for_theme(text: str) -> str:
    """A text for use in the front matter and the settings, from where themes write it into HTML.

    Most themes write such a text into a page as it is, some after taking escapes out again. So it is escaped, and what
    would still begin a tag once escapes are taken out is kept from doing so by an invisible character behind it. A
    text without such marks stays as it is. (A theme that escapes by itself shows the escapes of the others.)
    """
    one_line = " ".join(text.split())
    return str(escape(_MARK.sub(lambda match: match[0] + _WORD_JOINER, one_line))).replace("&#39;", "'")


def render_block(name: str, **context: object) -> str:
    """The template of that name with these values, as one HTML block for a Markdown file.

    No line of it is empty: in CommonMark an empty line would end the block.
    """
    html = _environment().get_template(name).render(context)
    lines = (line.strip(" \t") for line in re.split(r"\r\n|\r|\n", html))
    return "\n".join(line for line in lines if line.strip())


def render_front_matter(meta: Mapping[str, object]) -> str:
    """The front matter of a Markdown file."""
    return f"---\n{render_yaml(meta)}---\n"


def render_yaml(data: Mapping[str, object]) -> str:
    """Names and values as YAML, quoted where YAML would take a text for something else; each text on one line, or as
    a block where it has several.
    """
    return yaml.dump(dict(data), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=float("inf"))


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block, as a person would."""


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


_Dumper.add_representer(str, _represent_text)


@cache
def _environment() -> Environment:
    environment = make_environment()
    environment.finalize = _finish
    environment.filters["address"] = escape
    return environment


def _finish(value: object) -> Markup:
    """Every value of a template, unless it is finished HTML already."""
    return Markup(value) if hasattr(value, "__html__") else escape_for_markdown(str(value))  # noqa: S704 -- see above


def _to_number(match: re.Match[str]) -> str:
    return f"&#{ord(match[0])};" if match[0].isascii() else match[0]
