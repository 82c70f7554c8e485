"""One dreadful file breaks nearly every rule; all of it is named in one run, in order."""

from __future__ import annotations

from pathlib import Path

from small_briefing import problems_of

DREADFUL = Path(__file__).resolve().parents[1] / "golden" / "problems" / "dreadful.yml"
EXPECTED = [
    (2, "hash-without-space"),
    (3, "choice"),
    (4, "unknown-field"),
    (4, "colon-in-text"),
    (6, "duplicate-key"),
    (7, "empty-field"),
    (8, "hash-in-text"),
    (10, "unknown-term"),
    (11, "indentation"),
    (11, "year"),
    (12, "wrong-kind"),
    (15, "repeated-entry"),
    (16, "unknown-term"),
    (17, "unknown-term"),
    (17, "unclosed-bracket"),
    (19, "date"),
    (20, "unknown-field"),
    (22, "wrong-kind"),
    (23, "wrong-kind"),
    (24, "hash-in-text"),
    (26, "joined-bullet"),
    (27, "pasted-bullet"),
    (28, "pasted-bullet"),
    (30, "identifying-online-name"),
    (30, "sign-at-start"),
    (31, "quote-inside-quotes"),
    (32, "text-after-quote"),
    (33, "tab"),
    (34, "dash-without-space"),
    (35, "wrong-kind"),
    (37, "invisible-character"),
    (38, "alias"),
    (39, "tag"),
    (40, "anchor"),
    (41, "sign-at-start"),
    (42, "unfinished"),
    (42, "sign-at-start"),
    (43, "empty-entry"),
    (44, "backslash"),
    (45, "hash-in-text"),
    (47, "joined-bullet"),
    (49, "id"),
    (50, "field-name"),
    (52, "wrong-kind"),
    (53, "wrong-kind"),
    (54, "unclosed-quote"),
    (55, "empty-field"),
    (56, "missing-field"),
    (56, "wrong-kind"),
    (58, "missing-field"),
    (59, "reserved-id"),
    (60, "unknown-field"),
    (63, "unknown-field"),
    (64, "repeated-id"),
    (66, "hash-in-text"),
    (67, "wrong-kind"),
    (69, "id"),
    (70, "related"),
    (71, "wrong-kind"),
    (73, "missing-field"),
    (75, "yes-or-no"),
    (78, "fingerprint"),
    (81, "web-address"),
]


def test_everything_is_named_in_one_run_and_in_order() -> None:
    """A person sees every slip of a file at once, from its first line to its last."""
    found = [(problem.place.line, problem.rule) for problem in problems_of(DREADFUL.read_text("utf-8"))]
    assert found == EXPECTED
