"""Forced colours: a browser lays a plate of the ground's colour behind words, so words in it cannot be seen."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Page

from .findings import Finding

# An element that opts out of forced colours gets no plate; its own colours then are for the rules of contrast.
_UNSEEN = """
() => {
  const probe = document.body.appendChild(document.createElement("span"));
  probe.style.color = "Canvas";
  const ground = getComputedStyle(probe).color;
  probe.remove();
  const hasWords = (e) => [...e.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
  return [...document.querySelectorAll("body *")]
    .filter((e) => hasWords(e) && e.checkVisibility({ visibilityProperty: true }))
    .filter((e) => getComputedStyle(e).color === ground && getComputedStyle(e).forcedColorAdjust === "auto")
    .map((e) => `<${e.localName} class="${e.className}">${e.innerText.trim().slice(0, 60)}`);
}
"""


def find_unseen_words(page: Page) -> Iterator[Finding]:
    """Words that nobody sees in forced colours. The page must be shown in them."""
    for element in page.evaluate(_UNSEEN):
        yield Finding("forced-colours", element, "its words have the colour of the plate: forced-color-adjust: none")
