"""What a screen reader would say by itself: the words that change in live regions."""

from __future__ import annotations

import time

from playwright.sync_api import Page

_LISTEN = """
window.said = [];
const regions = "[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]";
new MutationObserver((changes) => changes.forEach((change) => {
  const at = change.target.nodeType === Node.TEXT_NODE ? change.target.parentElement : change.target;
  const region = at instanceof Element && at.closest(regions);
  if (!region || !region.checkVisibility()) return;
  const words = region.textContent.replace(/\\s+/g, " ").trim();
  if (words && words !== window.said[window.said.length - 1]) window.said.push(words);
})).observe(document, { subtree: true, childList: true, characterData: true });
"""


def listen(page: Page) -> None:
    """From the next page opened on, every change in a live region is noted."""
    page.add_init_script(_LISTEN)


def what_was_said(page: Page) -> list[str]:
    """Everything announced since the page was opened, in order."""
    said: list[str] = page.evaluate("window.said")
    return said


def wait_until_said(page: Page, words: str, patience: float = 5) -> bool:
    """Whether the words are announced, soon."""
    until = time.monotonic() + patience
    while time.monotonic() < until:
        if any(words in said for said in what_was_said(page)):
            return True
        page.wait_for_timeout(50)
    return False
