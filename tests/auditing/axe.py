"""axe-core over a page: WCAG 2.0 to 2.2, levels A and AA, and best practice.

What axe leaves undecided is not let pass: contrast is computed here from the colours the browser shows, and anything
else undecided is a finding.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from .findings import Finding

VERSION = "4.14.1"
_SOURCE = Path(__file__).parent.parent / "browser" / "vendor" / f"axe-core-{VERSION}" / "axe.min.js"
# Colours that are still fading would be judged half-way, so what moves is let come to its end, or be called off.
# A target half under a bar that sticks to the window is whole once scrolled, so bars are let lie where they belong;
# whether one covers what has the focus, the way by keyboard tells.
_RUN = """
async () => {
  const sticking = [...document.querySelectorAll("body *")].filter((e) => getComputedStyle(e).position === "sticky");
  sticking.forEach((e) => (e.style.position = "static"));
  await Promise.allSettled(document.getAnimations().map((moving) => moving.finished));
  const done = await axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
    resultTypes: ["violations", "incomplete"],
  });
  sticking.forEach((e) => (e.style.position = ""));
  return ["violations", "incomplete"].map((kind) => done[kind].flatMap((rule) => rule.nodes.map((node) => ({
    rule: rule.id,
    fix: rule.help,
    html: node.html.slice(0, 160),
    target: node.target.join(" "),
    detail: [...node.any, ...node.all, ...node.none].map((check) => check.message).join("; ").slice(0, 200),
  }))));
}
"""
_CONTRAST = """
(selector) => {
  const element = document.querySelector(selector);
  if (!element) return null;
  const channels = (colour) => {
    const numbers = colour.match(/[\\d.]+/g).map(Number);
    return { rgb: numbers.slice(0, 3), alpha: numbers.length > 3 ? numbers[3] : 1 };
  };
  let ground = null;
  for (let at = element; at && !ground; at = at.parentElement) {
    const style = getComputedStyle(at);
    if (style.backgroundImage !== "none") return null;
    const colour = channels(style.backgroundColor);
    if (colour.alpha === 1) ground = colour.rgb;
    else if (colour.alpha > 0) return null;
  }
  const style = getComputedStyle(element);
  const text = channels(style.color);
  if (!ground || text.alpha !== 1) return null;
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((c) => c / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, bright] = [luminance(text.rgb), luminance(ground)].sort((a, b) => a - b);
  const size = parseFloat(style.fontSize);
  const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  return { ratio: (bright + 0.05) / (dark + 0.05), needed: isLarge ? 3 : 4.5 };
}
"""


@cache
def _source() -> str:
    return _SOURCE.read_text(encoding="utf-8")


def find_by_axe(page: Page) -> Iterator[Finding]:
    """What axe-core finds, and what it cannot decide and a computation does not clear."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_source())
    violations, undecided = page.evaluate(_RUN)
    for node in violations:
        yield Finding(node["rule"], node["html"], f"{node['fix']} ({node['detail']})")
    for node in undecided:
        if not _is_settled(page, node):
            yield Finding(node["rule"], node["html"], f"undecided by axe: {node['detail']}")


def _is_settled(page: Page, node: dict[str, Any]) -> bool:
    """Whether an undecided contrast, computed from the element's and its ground's colours, is enough (WCAG 1.4.3)."""
    if node["rule"] != "color-contrast":
        return False
    found = page.evaluate(_CONTRAST, node["target"])
    return bool(found) and found["ratio"] >= found["needed"]
