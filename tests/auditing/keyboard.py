"""The way through a page by keyboard alone: every control is reached, seen, in reading order, and can be left."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

from .findings import Finding

_MOST_STEPS = 600
_MARK = """
() => {
  const controls = "a[href], button, input, select, textarea, summary, [tabindex]";
  // A group of radio buttons is one stop: the chosen one, or else the first.
  const isOtherChoice = (e) => e.type === "radio" && !e.checked
    && document.querySelector(`input[type=radio][name="${e.name}"]:checked`);
  const canFocus = (e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true })
    && !isOtherChoice(e);
  const all = [...document.querySelectorAll(controls)].filter(canFocus);
  all.forEach((e, number) => (e.dataset.auditStep = number));
  const nameOf = (e) => `<${e.localName} class="${e.className}">${(e.innerText || e.name || "").trim().slice(0, 60)}`;
  return [all.map(nameOf), all.filter((e) => e.tabIndex > 0).map(nameOf)];
}
"""
_FOCUSED = """
() => {
  const e = document.activeElement;
  if (!e || e === document.body || e === document.documentElement) return null;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + Math.min(box.width / 2, 20), box.top + box.height / 2);
  return {
    step: Number(e.dataset.auditStep ?? -1),
    name: `<${e.localName} class="${e.className}">${(e.innerText || e.name || "").trim().slice(0, 60)}`,
    ring: style.outlineStyle === "solid" && parseFloat(style.outlineWidth) >= 3 && style.boxShadow !== "none",
    covered: !(at && (at === e || e.contains(at) || at.contains(e))),
    // Day, month, year and the button that opens the calendar are stops of their own inside one box.
    parts: e.matches("input[type=date]") ? 4 : 1,
    box: [box.left, box.top + scrollY, box.right, box.bottom + scrollY],
  };
}
"""


def find_by_keyboard(page: Page) -> Iterator[Finding]:
    """Goes through the page by Tab until the focus leaves it.

    Yields: controls never reached, focus that cannot be seen or is covered (WCAG 2.4.7, 2.4.11), steps against the
    reading order (2.4.3), and a place that cannot be left (2.1.2).
    """
    names, forced = page.evaluate(_MARK)
    for name in forced:
        yield Finding("tabindex", name, "has a tab index of its own: leave the order to the page")
    # From the first control on, wherever the page's reader was before; by keys, so that the ring shows there too.
    page.evaluate("() => { scrollTo(0, 0); document.querySelector('[data-audit-step=\"0\"]').focus(); }")
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    steps, is_trapped = _walk(page)
    if is_trapped:
        yield Finding("trap", steps[-1]["name"] if steps else "the page", "Tab never leaves it: let the focus go on")
        return
    reached = {step["step"] for step in steps}
    for number, name in enumerate(names):
        if number not in reached:
            yield Finding("unreachable", name, "Tab never reaches it: make it a link or a button in its place")
    for step in steps:
        yield from _check_step(step)
    for before, after in pairwise(steps):
        if goes_back(before["box"], after["box"]):
            yield Finding(
                "order", after["name"], f"comes after {before['name']} but stands before it: move it in the page"
            )


def _walk(page: Page) -> tuple[list[dict[str, Any]], bool]:
    """Each step of the focus, and whether it stayed in the page for ever."""
    steps: list[dict[str, Any]] = []
    seen: set[int] = set()
    inside = 0
    for _ in range(_MOST_STEPS):
        step = page.evaluate(_FOCUSED)
        if step is None:
            return steps, False
        inside = inside + 1 if steps and step["step"] == steps[-1]["step"] else 0
        if 0 < inside < step["parts"]:
            page.keyboard.press("Tab")
            continue
        if step["step"] in seen:
            # Some browsers begin again at the first control without a stop outside the page; that is no trap.
            return steps, step["step"] != steps[0]["step"]
        seen.add(step["step"])
        steps.append(step)
        page.keyboard.press("Tab")
    return steps, True


def _check_step(step: dict[str, Any]) -> Iterator[Finding]:
    if not step["ring"]:
        yield Finding("focus-hidden", step["name"], "the focus does not show: give it the two-tone ring of 3 px")
    if step["covered"]:
        yield Finding("focus-covered", step["name"], "something lies over it while it has the focus")


def goes_back(before: list[float], after: list[float]) -> bool:
    """Whether the eye has to go back: the next control is above, and not in a column further right."""
    return after[3] <= before[1] + 1 and after[0] < before[2] - 1
