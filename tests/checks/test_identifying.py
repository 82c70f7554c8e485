"""Identifying data in a briefing's file: where it is looked for, what may stay, and what each field may hold."""

from __future__ import annotations

import pytest

from briefings.identifying import Kind
from briefings.problems import Problem, Severity
from briefings.source import Reading
from small_briefing import CONTENT, SMALL, problems_of, read_files, rules_of, with_change, with_fields

NAME = "Mrs Okafor-Bell"
BOARD = (CONTENT / "_board.yml").read_text("utf-8")
VOCABULARY = (CONTENT / "_vocabulary.yml").read_text("utf-8")
EXCEPTION = """exceptions:
  - words: {words}
    reason: It is a made-up name.
    by: The office
    day: 2026-03-01
"""


def read_with_board(text: str, more: str, **others: str) -> Reading:
    """The small briefing's place taken by a text, and lines added to the board's file."""
    return read_files({"small.yml": text, "_board.yml": BOARD + more, **others})


def with_exception(words: str, text: str) -> str:
    return text + EXCEPTION.format(words=words)


TEXTS = ["Keeping a diary", "A made-up sheet for tests.", "Share it.", "Write down what you saw."]


@pytest.mark.parametrize("text", TEXTS)
def test_every_text_a_reader_sees_is_looked_through(text: str) -> None:
    """A name is found in the title, the summary, lists and learning points alike."""
    assert rules_of(with_change(text, f"Ask {NAME} about it.")) == ["identifying-name"]


@pytest.mark.parametrize(
    "fields",
    [
        f"source:\n  document: The notes of {NAME}\n",
        f"source:\n  document: Notes\n  file: {NAME}.docx\n",
        f"signpost:\n  text: Ask {NAME}\n  printed_as: www.example.org\n",
        f"resources:\n  - label: The page of {NAME}\n",
        f"# {NAME} said so.\n",
        "source: # by Mrs Okafor-Bell\n  document: Notes\n",
        f"mistyped_field: {NAME}\n",
        "resources:\n  - label: A page\n    address: https://example.org/people/sarah.okafor\n",
    ],
)
def test_notes_remarks_and_unknown_fields_are_looked_through(fields: str) -> None:
    """Whatever a person wrote into the file is looked through, since files are passed on and kept."""
    rules = rules_of(with_fields(fields))
    assert [rule for rule in rules if rule.startswith("identifying-")] in (
        ["identifying-name"],
        ["identifying-online-name"],
    )


def test_remarks_above_the_first_field_are_looked_through() -> None:
    """A remark at the very top is found too, and one that runs over two lines as a whole."""
    (problem,) = problems_of(f"# This was told by Mrs\n# Okafor-Bell.\n{SMALL}")
    assert (problem.rule, problem.place.line, problem.field) == ("identifying-name", 1, "a remark (#)")


def test_days_of_the_briefing_are_no_finding() -> None:
    """A day, a year and a fingerprint may stand where the file asks for them."""
    fields = f"dates:\n  published: 2021-03-31\nsource:\n  document: Notes\n  sha256: {'0123456789abcdef' * 4}\n"
    assert rules_of(with_fields(fields)) == []


def test_who_signs_and_decides_has_a_name() -> None:
    """The one who decided on an exception is named in the file, and nothing is said of it."""
    text = with_exception(NAME, with_change("Share it.", f"Share it with {NAME}."))
    assert rules_of(text.replace("The office", "Mrs Ottoline Marchbanks")) == []


def test_an_id_is_part_of_addresses() -> None:
    """A name in an id is found although it has no capitals."""
    assert rules_of(with_change("diary-2", "sarah-smith-2")) == ["identifying-name"]


def test_a_file_name_is_looked_through_and_masked() -> None:
    """A name in a file's name is an error, and neither the path nor any other message shows it."""
    reading = read_files(
        {"2019-sarah-smith.yml": SMALL, "2019-sarah-jones.yml": with_change("Share it.", "It's: 'so'")}
    )
    assert {problem.rule for problem in reading.errors} >= {"identifying-name"}
    assert len({problem.place.path for problem in reading.errors}) == 2
    assert "sarah" not in repr(reading.problems).lower()
    assert "sarah" not in repr(reading.sources).lower()


def test_words_of_an_exception_may_stay() -> None:
    """An exception silences exactly its words, in every text of the file, over line breaks too."""
    text = with_change("over two lines.", "with Mrs\n  Okafor-Bell.").replace("Share it.", f"Ask {NAME}.")
    assert rules_of(text) == ["identifying-name", "identifying-name"]
    assert rules_of(with_exception(NAME, text)) == []


def test_an_exception_covers_no_more_than_its_words() -> None:
    """A longer name that holds the words is still found, and so is another name."""
    for name in (f"{NAME} Smith", "Mrs Okafor-Bellamy", "Mrs Okafor"):
        text = with_exception(NAME, with_change("Share it.", f"Ask {NAME} and {name}."))
        assert rules_of(text) == ["identifying-name"], name


def test_an_exception_for_a_part_covers_nothing() -> None:
    """What is found must lie wholly inside the words."""
    text = with_exception("Okafor-Bell", with_change("Share it.", f"Ask {NAME}."))
    assert rules_of(text) == ["identifying-name", "stale-exception"]


@pytest.mark.parametrize(("words", "count"), [(NAME, 0), ("Share it", 1), ("Read it, and so on", 0)])
def test_a_stale_exception_is_an_error(words: str, count: int) -> None:
    """An exception whose words are gone, or in which nothing is found, is to be deleted."""
    assert SMALL.count(words) == count
    (problem,) = problems_of(with_exception(words, SMALL))
    assert (problem.rule, problem.severity) == ("stale-exception", Severity.ERROR)


def test_an_exception_twice_is_an_error() -> None:
    """The second exception for the same words is named."""
    text = with_exception(NAME, with_change("Share it.", f"Ask {NAME}."))
    text += EXCEPTION.format(words=NAME).removeprefix("exceptions:\n")
    (problem,) = problems_of(text)
    assert (problem.rule, problem.message) == ("stale-exception", "an exception above has the same words")


@pytest.mark.parametrize("missing", ["reason", "by", "day"])
def test_an_exception_says_why_who_and_when(missing: str) -> None:
    """An exception without its reason, its decider or its day is not accepted."""
    lines = with_exception(NAME, with_change("Share it.", f"Ask {NAME}.")).splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(f"    {missing}:"))
    assert rules_of(text) == ["missing-field"]


def test_official_contacts_are_no_secret() -> None:
    """A contact line that the board lists is left alone, exactly as listed and in no other form."""
    text = with_change("Share it.", "Ring 0115 496 0123 or write to help@example.org.")
    assert rules_of(text) == ["identifying-phone-number", "identifying-email-address"]
    official = "official_contacts:\n  - 0115 496 0123\n  - help@example.org\n"
    assert read_with_board(text, official).problems == ()
    other = text.replace("0115 496 0123", "0115 496 0124").replace("help@", "sos.help@")
    assert len(read_with_board(other, official).errors) == 2


def test_the_board_s_own_lines_are_no_secret() -> None:
    """The board's names, addresses and contact lines need not be listed again."""
    contact = "Write to help@example.org or ring 0115 496 0123."
    board = BOARD.replace("\ncontact:\n", f"\ncontact: {contact}\n")
    assert board != BOARD
    text = with_change("Share it.", f"{contact} The Nottingham City Safeguarding Children Board (NCSCB) answers.")
    assert read_files({"small.yml": text, "_board.yml": board}).problems == ()


def test_the_board_and_the_vocabulary_are_looked_through() -> None:
    """Names in the files for the whole site are errors there, with the board's way out."""
    board = BOARD.replace("How will we know?", f"How will {NAME} know?")
    vocabulary = VOCABULARY.replace("Writing down what was seen", f"What {NAME} said")
    for reading in (read_files({"_board.yml": board}), read_files({"_vocabulary.yml": vocabulary})):
        (problem,) = reading.errors
        assert problem.rule == "identifying-name"
        assert problem.hint is not None
        assert "official_contacts" in problem.hint


def test_a_file_that_cannot_be_parsed_is_looked_through() -> None:
    """Errors of the file's layout do not hide a name, nor does a name hide them."""
    problems: tuple[Problem, ...] = problems_of(with_change("Share it.", f'"Ask {NAME}" about "it')[:-200] + "\n{[")
    assert {"identifying-name"} < {problem.rule for problem in problems}


def test_the_real_briefing_is_clean() -> None:
    """The board's own briefing gives no finding, not even a warning."""
    name = "2017-home-conditions.yml"
    reading = read_files({name: (CONTENT / name).read_text("utf-8")})
    rules = {kind.rule for kind in Kind}
    assert [problem for problem in reading.problems if problem.rule in rules] == []
