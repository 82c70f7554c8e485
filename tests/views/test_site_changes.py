"""What is said of a publication: every kind of change, in words a manager reads."""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefings.render.site_changes import MOST_LINES, render_site_changes
from briefings.views.site_changes import Pages, Publication, build_site_changes, read_publication
from fake_site import catalogue


def publication(*briefings: dict[str, Any], **more: Any) -> Publication:
    """A publication of these briefings; each without a hash has the same."""
    found = read_publication(catalogue(*briefings, **more)["briefings.json"])
    assert found is not None
    return found


def told(before: Publication | None, after: Publication, old: Pages | None = None, new: Pages | None = None) -> str:
    return render_site_changes(build_site_changes(before, after, old or {}, new or {}))


A, B = {"id": "a"}, {"id": "b"}
A_CHANGED = {"id": "a", "content_hash": "2" * 64}
A_REPLACED = {"id": "a", "status": "superseded", "superseded_by": "b", "content_hash": "3" * 64}
A_RENAMED = {"id": "new-a", "title": "Synthetic a", "formerly": ["a"]}
REPLACED = "Briefings replaced (their pages stay and point on)"
NOTICE = {"withdrawn": [{"id": "a", "withdrawn_on": "2026-02-01"}]}

CASES: dict[str, tuple[Publication, Publication, str]] = {
    "added": (publication(A), publication(A, B), "Briefings added: 1\n  - Synthetic b (b)\n"),
    "changed": (publication(A, B), publication(A_CHANGED, B), "Briefings changed: 1\n  - Synthetic a (a)\n"),
    "withdrawn": (
        publication(A, B),
        publication(B, **NOTICE),
        "Briefings withdrawn (a notice stands in their place): 1\n  - Synthetic a (a)\n",
    ),
    "withdrawn before it was ever here": (
        publication(B),
        publication(B, **NOTICE),
        "Briefings withdrawn (a notice stands in their place): 1\n  - a (it was not on the site before)\n",
    ),
    "withdrawn after it was renamed": (
        publication(A),
        publication(withdrawn=[{"id": "new-a", "formerly": ["a"], "withdrawn_on": "2026-02-01"}]),
        "Briefings withdrawn (a notice stands in their place): 1\n  - Synthetic a (a)\n",
    ),
    "replaced": (
        publication(A, B),
        publication(A_REPLACED, B),
        f"{REPLACED}: 1\n  - Synthetic a (a), now pointing on to Synthetic b (b)\n",
    ),
    "replaced by a new one": (
        publication(A),
        publication(A_REPLACED, B),
        (
            "Briefings added: 1\n  - Synthetic b (b)\n\n"
            f"{REPLACED}: 1\n  - Synthetic a (a), now pointing on to Synthetic b (b)\n"
        ),
    ),
    "restored": (
        publication(B, **NOTICE),
        publication(A, B),
        "Briefings put back: 1\n  - Synthetic a (a), which was withdrawn\n",
    ),
    "no longer replaced": (
        publication(A_REPLACED, B),
        publication(A, B),
        "Briefings put back: 1\n  - Synthetic a (a), which was replaced\n",
    ),
    "renamed": (
        publication(A),
        publication(A_RENAMED),
        "Briefings with a new address (the old one leads there): 1\n  - Synthetic a (new-a), until now a\n",
    ),
    "renamed and changed": (
        publication(A),
        publication({**A_RENAMED, "content_hash": "2" * 64}),
        (
            "Briefings changed: 1\n  - Synthetic a (new-a)\n\n"
            "Briefings with a new address (the old one leads there): 1\n  - Synthetic a (new-a), until now a\n"
        ),
    ),
    "gone": (
        publication(A, B),
        publication(B),
        "Gone without a notice (links to them lead nowhere): 1\n  - Synthetic a (a)\n",
    ),
    "a notice gone": (
        publication(B, **NOTICE),
        publication(B),
        "Gone without a notice (links to them lead nowhere): 1\n  - The notice at a\n",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_each_kind_of_change_is_told(name: str) -> None:
    """The change is named with the briefing's title, and nothing else is said to have changed."""
    before, after, expected = CASES[name]
    assert told(before, after) == f"What changed since the publication of 1 March 2026\n\n{expected}"


def test_nothing_changed_is_said_in_one_line() -> None:
    """The same site on another day has not changed for readers."""
    same = {"index.html": ("Home", "1"), "briefings/a.html": ("A", "2")}
    later = publication(A, built="2026-04-02")
    assert told(publication(A), later, same, same) == (
        "Nothing changed for readers since the publication of 1 March 2026, but for the day on the pages.\n"
    )


def test_pages_are_told_by_their_titles() -> None:
    """Pages added, changed and gone are told; those of a briefing are told with the briefing."""
    old = {"a.html": ("About – Synthetic site – SB", "1"), "b.html": ("B", "1"), "briefings/a.html": ("A", "1")}
    new = {"a.html": ("About – Synthetic site – SB", "2"), "c.html": ("C", "1"), "briefings/a.html": ("A", "2")}
    assert told(publication(A), publication(A_CHANGED), old, new) == (
        "What changed since the publication of 1 March 2026\n\n"
        "Briefings changed: 1\n  - Synthetic a (a)\n\n"
        "Other pages added: 1\n  - C (c.html)\n\n"
        "Other pages that read differently: 1\n  - About (a.html)\n\n"
        "Other pages gone: 1\n  - B (b.html)\n"
    )


def test_where_pages_of_before_are_not_known_none_is_called_new() -> None:
    """A site made by an earlier release has no list of pages: nothing is claimed of them."""
    assert "Other pages" not in told(publication(A), publication(A, B), {}, {"a.html": ("About", "1")})


@pytest.mark.parametrize("text", [None, "", "{", "[]", '{"version": 7}', '{"built": "x", "briefings": 5}'])
def test_what_cannot_be_read_counts_as_no_earlier_publication(text: str | None) -> None:
    """A first publication, a damaged file or another format: all briefings count as added, and it is said why."""
    before = read_publication(text)
    assert before is None
    assert told(before, publication(A)) == (
        "No earlier publication is there to compare with\n\nBriefings added: 1\n  - Synthetic a (a)\n"
    )


def test_a_file_with_more_fields_can_be_compared() -> None:
    """Publications of another release, with fields that are not known here, are compared all the same."""
    data = json.loads(catalogue({**A, "colour": "red"})["briefings.json"])
    assert read_publication(json.dumps({**data, "more": [1]})) == publication(A)


def test_long_lists_are_cut_and_counted() -> None:
    """A manager reads the number and the first names, not a thousand lines."""
    many = [{"id": f"s-{number:03d}"} for number in range(100)]
    text = told(publication(), publication(*many))
    assert "Briefings added: 100\n" in text
    assert text.endswith(f"  - and {100 - MOST_LINES} more\n")
