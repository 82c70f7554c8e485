"""The colours of the tokens file have the contrast that WCAG 2.2 AA asks for, in both schemes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

# Text on its ground: 4.5 to 1 (success criterion 1.4.3).
TEXT = (
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "surface-strong"),
    ("ink", "notice"),
    ("ink-soft", "paper"),
    ("ink-soft", "surface"),
    ("heading", "paper"),
    ("heading", "surface"),
    ("accent", "paper"),
    ("accent", "surface"),
    ("accent-strong", "paper"),
    ("link", "paper"),
    ("link", "surface"),
    ("link", "notice"),
    ("link-visited", "paper"),
    ("link-visited", "surface"),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("on-bar", "bar"),
    ("on-bar-soft", "bar"),
    ("mark-ink", "mark"),
    ("error", "paper"),
)
# Edges of controls and rings of focus on what is next to them: 3 to 1 (success criterion 1.4.11).
EDGES = (
    ("line-strong", "paper"),
    ("line-strong", "surface"),
    ("accent", "paper"),
    ("bar-edge", "bar"),
    ("notice-edge", "notice"),
    ("focus", "focus-edge"),
)


def read_tokens(css: str) -> dict[str, str]:
    return dict(re.findall(r"--lb-([a-z-]+): (#[0-9a-f]{6});", css))


def luminance(colour: str) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module", params=["light", "dark"])
def tokens(request: pytest.FixtureRequest, project_root: Path) -> dict[str, str]:
    css = (project_root / "docs/stylesheets/tokens.css").read_text(encoding="utf-8")
    light, dark, *_ = re.split(r"@media [^{]+\{", css)
    return read_tokens(light) | (read_tokens(dark) if request.param == "dark" else {})


def test_text_is_readable(tokens: dict[str, str]) -> None:
    """Every pair of text and ground reaches 4.5 to 1."""
    assert [p for p in TEXT if contrast(tokens[p[0]], tokens[p[1]]) < 4.5] == []


def test_edges_are_visible(tokens: dict[str, str]) -> None:
    """Every edge of a control and the two tones of the focus ring reach 3 to 1."""
    assert [p for p in EDGES if contrast(tokens[p[0]], tokens[p[1]]) < 3] == []


def test_contrast_is_computed_as_wcag_says() -> None:
    """Black on white is 21 to 1, equal colours 1 to 1, and a known pair comes out right."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
