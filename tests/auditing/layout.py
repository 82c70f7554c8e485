"""Layout as people need it: nothing sideways, nothing clipped, targets large enough, links told apart, no movement."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from .findings import Finding

# The values of WCAG 2.2, success criterion 1.4.12.
TEXT_SPACING = """
() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* {
    line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important;
  } p { margin-bottom: 2em !important; }`);
  document.adoptedStyleSheets = [sheet];
}
"""
_NAME = """
const nameOf = (e) => {
  const shown = (e.innerText || e.getAttribute("aria-label") || e.value || "").trim();
  return `<${e.localName} class="${e.className}">${shown.replace(/\\s+/g, " ").slice(0, 60)}`;
};
// Words for screen readers alone are cut away on purpose, and the skip link waits outside the window.
const isCutAway = (e) => e && (getComputedStyle(e).clipPath === "inset(50%)" || isCutAway(e.parentElement));
const isShown = (e) =>
  e.checkVisibility({ visibilityProperty: true }) && !isCutAway(e) && !e.closest(".lb-skip, .md-overlay");
"""
_SIDEWAYS = f"""
() => {{
  {_NAME}
  const width = document.documentElement.clientWidth;
  const inScroller = (e) => e.closest("pre") && e.localName !== "pre";
  return [...document.querySelectorAll("body *")].filter((e) => isShown(e) && !inScroller(e))
    .filter((e) => e.getBoundingClientRect().right > width + 0.5 || e.getBoundingClientRect().left < -0.5)
    .map((e) => [nameOf(e), Math.round(e.getBoundingClientRect().right - width)]);
}}
"""
_CLIPPED = f"""
() => {{
  {_NAME}
  return [...document.querySelectorAll("body *")].filter(isShown)
    .filter((e) => e.innerText && ["hidden", "clip"].includes(getComputedStyle(e).overflowX))
    .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
    .map(nameOf);
}}
"""
_SMALL = f"""
() => {{
  {_NAME}
  const inSentence = (e) =>
    getComputedStyle(e).display === "inline" && e.parentElement.innerText.trim() !== e.innerText.trim();
  const box = (e) => {{
    const own = e.getBoundingClientRect();
    const label = e.labels && e.labels[0] ? e.labels[0].getBoundingClientRect() : own;
    return [Math.max(own.right, label.right) - Math.min(own.left, label.left),
            Math.max(own.bottom, label.bottom) - Math.min(own.top, label.top)];
  }};
  return [...document.querySelectorAll("a[href], button, input, select, summary")]
    .filter((e) => isShown(e) && !e.matches(".md-toggle") && !inSentence(e))
    .map((e) => [nameOf(e), ...box(e)])
    .filter(([, width, height]) => width < 23.9 || height < 23.9);
}}
"""
_PLAIN_LINKS = f"""
() => {{
  {_NAME}
  const inText = (e) => e.closest("p, li, dd, td") && e.closest("main, footer");
  const isMarked = (e) => {{
    for (let at = e; at && at.localName !== "p"; at = at.parentElement) {{
      const style = getComputedStyle(at);
      if (style.textDecorationLine.includes("underline") || style.borderBottomStyle !== "none") return true;
      if (at === e.parentElement) break;
    }}
    return false;
  }};
  return [...document.querySelectorAll("a[href]")].filter((e) => isShown(e) && inText(e) && !isMarked(e)).map(nameOf);
}}
"""
_MOVING = f"""
() => {{
  {_NAME}
  const moves = (style) => style.animationName !== "none" || style.scrollBehavior === "smooth"
    || style.transitionDuration.split(", ").some((time) => parseFloat(time) > 0);
  return [...document.querySelectorAll("html, body, body *")].filter((e) => moves(getComputedStyle(e))).map(nameOf);
}}
"""


def find_sideways(page: Page) -> Iterator[Finding]:
    """Elements that stick out of the window to a side (WCAG 1.4.10)."""
    for name, pixels in page.evaluate(_SIDEWAYS):
        yield Finding("sideways", name, f"sticks out of the window by {pixels} px: let it wrap or shrink")


def find_clipped(page: Page) -> Iterator[Finding]:
    """Elements whose words are cut off (WCAG 1.4.4, 1.4.12)."""
    for name in page.evaluate(_CLIPPED):
        yield Finding("clipped", name, "its words are cut off: let it grow with them")


def find_small_targets(page: Page) -> Iterator[Finding]:
    """Controls smaller than 24 by 24 px; links inside a sentence are exempt (WCAG 2.5.8)."""
    for name, width, height in page.evaluate(_SMALL):
        yield Finding("target-size", name, f"is {width:.0f} by {height:.0f} px: make it 24 by 24 at least")


def find_plain_links(page: Page) -> Iterator[Finding]:
    """Links in text that only their colour tells apart (WCAG 1.4.1)."""
    for name in page.evaluate(_PLAIN_LINKS):
        yield Finding("link-by-colour", name, "only its colour says that it is a link: underline it")


def find_movement(page: Page) -> Iterator[Finding]:
    """What moves or fades; asked of a page whose reader wants less motion (WCAG 2.3.3, 2.2.2)."""
    for name in page.evaluate(_MOVING):
        yield Finding("movement", name, "moves though less motion is wanted: switch it off there")
