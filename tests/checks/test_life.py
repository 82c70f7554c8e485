"""The life of a briefing: what each status needs, why a text may be public, and days that come."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefings.problems import Severity
from briefings.signing import hash_text
from small_briefing import SMALL, problems_of, read_files, rules_of, with_fields

SOURCE = "source:\n  document: A sheet\n"
BY_BOARD = "anonymity:\n  basis: published_by_board\n"
NEWER = SMALL.replace("Keeping a diary", "Keeping a calendar").replace("draft", "published") + SOURCE + BY_BOARD


def as_status(status: str, fields: str = "") -> str:
    """The small briefing, settled, in another status."""
    return SMALL.replace("status: draft", f"status: {status}") + SOURCE + BY_BOARD + fields


def rules_between(files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    return [(Path(problem.place.path).name, problem.rule) for problem in read_files(files).problems]


def signed(text: str, **changes: str) -> str:
    """The text with a whole and right signature, or one changed on purpose."""
    (briefing,) = read_files({"small.yml": text}).knowledge_base.briefings  # type: ignore[union-attr]
    values = {"checked_by": "A. Tester", "checked_on": "2026-03-01", "text_hash": hash_text(briefing), **changes}
    lines = "".join(f"  {name}: {value}\n" for name, value in values.items() if value)
    return f"{text}anonymity:\n  basis: checked_by_person\n{lines}"


def test_a_replaced_briefing_names_the_newer_one() -> None:
    """`superseded` and `superseded_by` come together or not at all."""
    assert rules_of(as_status("superseded")) == ["status"]
    assert rules_between({"a.yml": as_status("superseded", "superseded_by: b\n"), "b.yml": NEWER}) == []
    assert rules_between({"a.yml": as_status("published", "superseded_by: b\n"), "b.yml": NEWER}) == [
        ("a.yml", "status")
    ]


def test_a_withdrawn_briefing_tells_the_day() -> None:
    """`withdrawn` needs the day; nothing else need be settled for words that nobody sees."""
    withdrawn = SMALL.replace("status: draft", "status: withdrawn")
    assert rules_of(withdrawn) == ["status"]
    assert rules_of(withdrawn + "dates:\n  withdraw_on: 2024-01-01\n") == []


def test_the_newer_briefing_can_be_read() -> None:
    """A replaced briefing leads to one that exists and is public, never round in a circle."""
    old = as_status("superseded", "superseded_by: b\n")
    assert rules_between({"a.yml": old}) == [("a.yml", "superseded-by")]
    draft = NEWER.replace("published\n", "draft\n", 1)
    assert rules_between({"a.yml": old, "b.yml": draft}) == [("a.yml", "superseded-by")]
    circle = NEWER.replace("status: published", "status: superseded") + "superseded_by: a\n"
    assert rules_between({"a.yml": old, "b.yml": circle}) == [("a.yml", "superseded-by"), ("b.yml", "superseded-by")]
    itself = as_status("superseded", "superseded_by: a\n")
    assert rules_between({"a.yml": itself}) == [("a.yml", "superseded-by")]


def test_a_chain_of_replacements_is_fine() -> None:
    """A replaced briefing may name one that has been replaced itself."""
    middle = NEWER.replace("status: published", "status: superseded") + "superseded_by: c\n"
    newest = NEWER.replace("calendar", "notebook")
    files = {"a.yml": as_status("superseded", "superseded_by: b\n"), "b.yml": middle, "c.yml": newest}
    assert rules_between(files) == []


def test_a_former_id_leads_to_one_place() -> None:
    """A former id is no present one, and no two briefings claim it."""
    assert rules_of(with_fields("formerly: [old-name]\n")) == []
    assert rules_of(with_fields("formerly: [small]\n")) == ["formerly"]
    assert rules_between({"a.yml": with_fields("formerly: [b]\n"), "b.yml": NEWER}) == [("a.yml", "formerly")]
    both = {"a.yml": with_fields("formerly: [x]\n"), "b.yml": NEWER + "formerly: [x]\n"}
    assert rules_between(both) == [("b.yml", "formerly")]


def test_a_public_text_has_the_boards_document_or_a_signature() -> None:
    """`published_by_board` names the document; a signature stands for itself, but a source should be named."""
    published = SMALL.replace("status: draft", "status: published")
    (problem,) = problems_of(published + BY_BOARD)
    assert (problem.rule, problem.severity) == ("no-source", Severity.ERROR)
    (problem,) = problems_of(signed(published.replace("published", "draft")).replace("draft", "published"))
    assert (problem.rule, problem.severity) == ("no-source", Severity.WARNING)
    assert rules_of(signed(SMALL + SOURCE).replace("status: draft", "status: published")) == []


@pytest.mark.parametrize("name", ["checked_by", "checked_on", "text_hash"])
def test_half_a_signature_is_none(name: str) -> None:
    """A signature needs name, day and fingerprint; a draft is only asked for a look."""
    text = signed(SMALL + SOURCE, **{name: ""})
    (problem,) = problems_of(text)
    assert (problem.rule, problem.severity) == ("signature", Severity.WARNING)
    (problem,) = problems_of(text.replace("status: draft", "status: published"))
    assert (problem.rule, problem.severity) == ("signature", Severity.ERROR)
    assert "scripts/sign.py small" in (problem.hint or "")


def test_any_edit_voids_a_signature() -> None:
    """A changed word, title, theme or source: each needs a new signature, and the message names nobody."""
    text = signed(SMALL + SOURCE).replace("status: draft", "status: published")
    for old, new in (
        ("Write down what you saw.", "Write down what you heard."),
        ("title: Keeping a diary", "title: Keeping diaries"),
        ("  - recording", "  - assessment"),
        ("document: A sheet", "document: Another sheet"),
    ):
        (problem,) = problems_of(text.replace(old, new))
        assert (problem.rule, problem.severity) == ("signature", Severity.ERROR)
        assert "Tester" not in f"{problem.message}{problem.hint}{problem.found}"


def test_what_readers_do_not_see_voids_nothing() -> None:
    """Status, dates, layout, remarks and proposed corrections may change after signing; an approved one may not."""
    text = signed(SMALL + SOURCE)
    laid_out_anew = text.replace("runs\n  over two", "runs over\n  two").replace("status: draft", "status: published")
    assert laid_out_anew != text
    assert rules_of(laid_out_anew) == []
    assert rules_of(text + "dates:\n  review_by: 2030-01-01\n# a remark\n") == []
    correction = "corrections:\n  - at: diary-1\n    from: what you saw\n    to: what you see\n"
    assert rules_of(text + correction) == []
    assert rules_of(f"{text}{correction}    approved: true\n") == ["signature"]


def test_the_boards_own_text_carries_no_signature() -> None:
    """A signature beside `published_by_board` would say two things at once."""
    assert rules_of(with_fields(SOURCE + BY_BOARD + "  checked_by: A. Tester\n")) == ["signature"]


def test_the_days_of_a_life_follow_each_other() -> None:
    """Nothing is withdrawn, changed or on the site before it was published."""
    assert rules_of(with_fields("dates:\n  on_site: 2021-01-01\n  withdraw_on: 2020-12-31\n")) == ["dates"]
    assert rules_of(with_fields("dates:\n  published: 2021-01-02\n  on_site: 2021-01-01\n")) == ["dates"]
    early = "dates:\n  on_site: 2021-01-01\nchanges:\n  - day: 2020-01-01\n    what: Nothing.\n"
    assert rules_of(with_fields(early)) == ["dates"]
    assert rules_of(with_fields(early.replace("2020-01-01", "2021-01-01"))) == []


def test_days_that_have_come_ask_for_a_look() -> None:
    """Overdue reviews and withdrawals in effect are told on the day after, and only where the day is known."""
    dates = "dates:\n  on_site: 2021-01-01\n  review_by: 2024-02-01\n  withdraw_on: 2025-02-01\n"
    text: str | bytes = as_status("published", dates)

    def rules_on(*day: int) -> list[str]:
        found = read_files({"small.yml": text}, today=date(*day)).problems
        assert all(problem.severity is Severity.WARNING for problem in found)
        return [problem.rule for problem in found]

    assert rules_on(2024, 2, 1) == []
    assert rules_on(2024, 2, 2) == ["review-overdue"]
    assert rules_on(2025, 1, 31) == ["review-overdue"]
    assert rules_on(2025, 2, 1) == ["withdrawn-by-date"]
    assert rules_of(text) == []


def test_a_first_day_is_not_still_to_come() -> None:
    """A briefing cannot have been on the site since tomorrow; without a day nothing is guessed and nothing wrong."""
    today = date(2026, 3, 1)
    later = as_status("published", "dates:\n  on_site: 2026-03-02\n")
    assert [problem.rule for problem in read_files({"small.yml": later}, today=today).problems] == ["dates"]
    assert read_files({"small.yml": as_status("published")}, today=today).problems == ()
