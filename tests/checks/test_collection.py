"""Rules between briefings."""

from __future__ import annotations

from small_briefing import SMALL, read_files, with_fields

OTHER = SMALL.replace("Keeping a diary", "Keeping a calendar")
PUBLISHED = "source:\n  document: A sheet\nanonymity:\n  basis: published_by_board\n"


def rules(files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    """Each problem's file and rule."""
    return [(problem.place.path.split("/")[-1], problem.rule) for problem in read_files(files).problems]


def publish(text: str) -> str:
    """A briefing as published."""
    return text.replace("status: draft", "status: published") + PUBLISHED


def test_related_briefings_exist() -> None:
    """A related briefing must be another one that exists."""
    assert rules({"a.yml": with_fields("related: [b]\n"), "b.yml": OTHER}) == []
    assert rules({"a.yml": with_fields("related: [c]\n"), "b.yml": OTHER}) == [("a.yml", "related")]
    assert rules({"a.yml": with_fields("related: [a]\n"), "b.yml": OTHER}) == [("a.yml", "related")]


def test_a_related_briefing_with_errors_still_exists() -> None:
    """An error in one briefing does not make those that name it wrong too."""
    found = rules({"a.yml": with_fields("related: [b]\n"), "b.yml": OTHER.replace("status: draft\n", "")})
    assert found == [("b.yml", "missing-field")]


def test_readers_can_open_what_is_related() -> None:
    """A published briefing cannot send its readers to a draft; a draft can."""
    related = "related: [b]\n"
    assert rules({"a.yml": publish(SMALL) + related, "b.yml": OTHER}) == [("a.yml", "related")]
    assert rules({"a.yml": publish(SMALL) + related, "b.yml": publish(OTHER)}) == []
    assert rules({"a.yml": SMALL + related, "b.yml": OTHER}) == []


def test_titles_tell_briefings_apart() -> None:
    """Two briefings with one title ask for a look."""
    assert rules({"a.yml": SMALL, "b.yml": SMALL}) == [("b.yml", "same-title")]
    assert rules({"a.yml": SMALL, "b.yml": OTHER}) == []


def test_the_same_source_twice_is_a_warning_on_the_later_file() -> None:
    """A fingerprint left over from the file that was copied is noticed, one of its own is not."""
    source = "source:\n  document: A made-up document\n  sha256: {}\n"
    other = SMALL.replace("Keeping a diary", "Keeping a calendar")
    same = read_files({"a.yml": SMALL + source.format("a" * 64), "b.yml": other + source.format("a" * 64)})
    assert [(p.rule, p.place.path) for p in same.problems] == [("same-source", "learning_points/b.yml")]
    own = read_files({"a.yml": SMALL + source.format("a" * 64), "b.yml": other + source.format("b" * 64)})
    assert own.problems == ()
