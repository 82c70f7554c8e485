"""The audit itself is tested: one defect of each kind, put into a real page, is found and named."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from auditing.axe import find_by_axe
from auditing.findings import describe
from auditing.forced_colours import find_unseen_words
from auditing.keyboard import find_by_keyboard
from auditing.layout import find_clipped, find_movement, find_plain_links, find_sideways, find_small_targets

BRIEFING = "briefings/2017-home-conditions.html"
DEFECTS = (
    ("contrast", find_by_axe, "color-contrast", "document.querySelector('h1').style.color = '#cccccc'"),
    (
        "missing label",
        find_by_axe,
        "label",
        "document.querySelector('form label').remove(); document.querySelector('form input').placeholder = ''",
    ),
    (
        "heading skip",
        find_by_axe,
        "heading-order",
        "document.querySelectorAll('h2').forEach((e) => { e.role = 'heading'; e.ariaLevel = '5'; })",
    ),
    ("second h1", find_by_axe, "page-has-heading-one", "document.querySelector('h1').remove()"),
    ("no landmark", find_by_axe, "region", "document.querySelector('main').outerHTML = '<div><p>lost</p></div>'"),
    ("sideways scroll", find_sideways, "sideways", "document.querySelector('h1').style.width = '2000px'"),
    (
        "clipped words",
        find_clipped,
        "clipped",
        "Object.assign(document.querySelector('h1').style, {height: '8px', overflow: 'hidden', display: 'block'})",
    ),
    (
        "small target",
        find_small_targets,
        "target-size",
        "Object.assign(document.querySelector('[data-print]').style, {minHeight: '0', height: '12px', padding: '0'})",
    ),
    (
        "link by colour",
        find_plain_links,
        "link-by-colour",
        "document.querySelectorAll('main a').forEach((e) => (e.style.textDecoration = 'none'))",
    ),
    (
        "movement",
        find_movement,
        "movement",
        "document.querySelector('h1').style.setProperty('transition', 'transform 1s', 'important')",
    ),
    (
        "trapped focus",
        find_by_keyboard,
        "trap",
        "document.querySelector('[data-print]').addEventListener('blur', (event) => event.target.focus())",
    ),
    (
        "focus out of sight",
        find_by_keyboard,
        "focus-hidden",
        "Object.assign(document.querySelector('[data-print]').style, {outline: 'none', boxShadow: 'none'})",
    ),
    (
        "order against the eye",
        find_by_keyboard,
        "order",
        (
            "const e = document.querySelector('.lb-brand'); document.querySelector('main').append(e);"
            "Object.assign(e.style, {position: 'absolute', top: '0', left: '0'})"
        ),
    ),
    (
        "mouse-only control",
        find_by_keyboard,
        "unreachable",
        "document.querySelector('[data-copy]').addEventListener('focus', (event) => event.target.blur())",
    ),
    ("forced order", find_by_keyboard, "tabindex", "document.querySelector('[data-copy]').tabIndex = 3"),
)


@pytest.mark.parametrize(("name", "find", "rule", "harm"), DEFECTS, ids=[name for name, *_ in DEFECTS])
def test_each_kind_of_defect_is_found(page: Page, site_url: str, name: str, find: object, rule: str, harm: str) -> None:
    """The page is sound; with one defect in it, the audit names rule, element and fix."""
    page.goto(site_url + BRIEFING)
    page.emulate_media(reduced_motion="reduce")
    assert callable(find)
    assert describe(BRIEFING, "sound", find(page)) == []
    page.evaluate(f"() => {{ {harm} }}")
    found = describe(BRIEFING, name, find(page))
    assert any(f": {rule}: <" in line for line in found), found


def test_an_unannounced_count_is_found(page: Page, site_url: str) -> None:
    """When the status of the find page loses its role, nothing is announced any more: the listening test would fail."""
    from auditing.announcements import listen, what_was_said

    listen(page)
    page.goto(site_url + "find.html")
    page.evaluate("document.querySelectorAll('[role=status]').forEach((e) => e.removeAttribute('role'))")
    page.get_by_role("searchbox").fill("housing")
    page.wait_for_timeout(1500)
    expect(page.get_by_role("heading", name="“housing”")).to_be_visible()  # something was found, in silence
    assert [words for words in what_was_said(page) if "result" in words] == []


def test_words_that_forced_colours_hide_are_found(page: Page, site_url: str) -> None:
    """A filled button that does not opt out of forced colours shows a blank box; the audit names it."""
    page.emulate_media(forced_colors="active")
    page.goto(site_url + "find.html")
    assert list(find_unseen_words(page)) == []
    page.locator(".lb-find__button--main").first.evaluate("(e) => (e.style.forcedColorAdjust = 'auto')")
    (finding,) = find_unseen_words(page)
    assert "Find" in finding.element
