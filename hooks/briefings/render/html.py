"""Views -> HTML, by auto-escaping templates.

What an author typed is only ever a value in a template, never part of one and never Markdown, so it appears as
typed and nothing in it can run.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import segno
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ..views.checklist import CheckPoint

Render = Callable[..., Markup]
"""Renders a template by its name with values, as ``render_template`` does."""

_TEMPLATES = Path(__file__).parent.parent / "templates"


@cache
def _environment() -> Environment:
    return make_environment()


def make_environment() -> Environment:
    """A new environment for templates: it escapes all values, and an unknown name in a template is an error."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["paragraphs"] = split_paragraphs
    environment.filters["check_point"] = render_check_point
    environment.filters["qr_code"] = render_qr_code
    environment.filters["css_text"] = escape_css_text
    return environment


def render_template(name: str, **context: object) -> Markup:
    """The template of that name with these values, as HTML.

    Raises ``jinja2.UndefinedError`` when the template asks for a value that is not given.
    """
    return Markup(_environment().get_template(name).render(context))  # noqa: S704 -- the environment escapes


# A point stands on the pages of all its themes and agencies, mostly word for word: it is rendered once for all.
@lru_cache(maxsize=100_000)
def render_check_point(point: CheckPoint, root: str, whose: str) -> Markup:
    """A learning point to tick, by the macro of that name.

    Args:
        point: the point.
        root: the way from its page back to the site's root.
        whose: which point it is, for somebody who hears its buttons one by one.
    """
    module = _environment().get_template("parts/checking.html").module
    return Markup(module.check_point(point, root, whose))  # type: ignore[attr-defined]  # noqa: S704 -- a template made it


def render_qr_code(address: str) -> Markup:
    """A QR code of the address as SVG, with the quiet zone that the standard (ISO/IEC 18004) asks for.

    Of its eight masks, all of which any reader reads, always the same: trying which one looks most even takes six times
    as long as all the rest, and was the largest part of a build.
    """
    code = segno.make(address, error="m", micro=False, mask=0)
    return Markup(code.svg_inline(border=4, omitsize=True, svgclass=None, lineclass=None))  # noqa: S704 -- no author text


def split_paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a text: blank lines part them, single line breaks stay inside."""
    return tuple(part.strip() for part in re.split(r"\n\s*\n", text) if part.strip())


def escape_css_text(text: str) -> Markup:
    """A text for use between double quotes in a style sheet: all but plain letters and digits as CSS escapes."""
    escaped = "".join(c if c.isascii() and (c.isalnum() or c in " .,-") else f"\\{ord(c):06x}" for c in text)
    return Markup(escaped)  # noqa: S704 -- nothing that HTML or CSS would act on is left in it
