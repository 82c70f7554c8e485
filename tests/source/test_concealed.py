"""What was found stands in no report, in no format, from no rule: reports end up in logs and on shared screens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefings.build import ContentError, SiteBuild
from briefings.render.reports import ReportFormat, render_report
from planted import Planted, read_planted
from small_briefing import SMALL, read_files

SLIPS = {
    "alone": "  - '{}'",
    "in a long text": "  - >-\n    Something made up.\n    {}",
    "with a hash behind": "  - '{}' # {}",
    "behind a hash": "  - Share it # {}",
    "in a remark": "  # {}\n  - Share it.",
    "with a colon": "  - Note: {}",
    "unclosed": "  - '{}",
    "in double quotes": '  - "{}" said',
    "with a bracket": "  - [{}",
    "with a tab": "  - \t{}",
    "with a bullet": "  - • {}",
    "with hidden characters": "  - \u200b{}\u200b\u00a0",
    "as a list's entry": "  - - {}",
    "in a wrong date": "  - x\ndates:\n  published: {}",
    "as a term": "  - x\nagencies:\n  - {}",
    "as a field's name": "  - x\n{}: x",
    "as a related briefing": "  - x\nrelated:\n  - {}",
    "as a correction": "  - x\ncorrections:\n  - at: {}\n    from: {}\n    to: y",
    "as an address": "  - x\nresources:\n  - label: x\n    address: {}",
    "as an id": "  - x\nstrands:\n  - id: {}\n    title: x\n    learning:\n      - id: {}\n        text: x",
    "as a year": "  - x\nreview:\n  type: {}\n  year: {}",
    "as a fingerprint": "  - x\nsource:\n  document: x\n  sha256: {}",
    "twice": "  - '{}'\n  - '{}'",
    "on a line too far in": "  - x\n     {}",
    "in an exception": "  - x\nexceptions:\n  - words: '{}'\n    by: '{}'\n    reason: x\n    day: yesterday",
}
SECRETS = [planted for planted in read_planted() if planted.kind.is_secret]
# A letter or digit or two tell nothing, and stand in reports by right.
TELLING = 4


def words_of(planted: Planted) -> str:
    return planted.text[planted.start : planted.end]


def is_told(report: str, secret: str) -> bool:
    """Whether a report holds the words, or any part of them that tells as much."""
    flat = " ".join(report.split())
    parts = [secret, *(word for word in re.split(r"[^\w'.@-]+", secret) if _is_telling(word))]
    return any(re.search(rf"(?<!\w){re.escape(part)}(?!\w)", flat) for part in parts if len(part) >= TELLING)


def _is_telling(word: str) -> bool:
    """Names and numbers tell something by themselves; “aged” or “March” do not."""
    return bool(re.fullmatch(r"Okafor-Bell|Marchbanks|Ottoline|Quillfeather|Tattersall|[\d/.-]{6,}|.*@.*", word))


def reports_of(text: str) -> Iterator[str]:
    reading = read_files({"small.yml": text})
    for report_format in ReportFormat:
        yield render_report(reading.problems, reading.sources, report_format)
    yield repr(reading.problems)
    yield repr(reading.sources)


@pytest.mark.parametrize("slip", SLIPS)
def test_no_report_repeats_what_was_found(slip: str) -> None:
    """Whatever else is wrong with the line, no format of the report shows what was found on it."""
    told = []
    for planted in SECRETS[::15]:
        line = SLIPS[slip].format(*[planted.text] * 2)
        text = SMALL.replace("  - Share it.", line)
        told += [(planted.text, report) for report in reports_of(text) if is_told(report, words_of(planted))]
    assert told == []


def test_other_problems_near_by_show_nothing() -> None:
    """The line above the one with a problem is shown masked too."""
    text = SMALL.replace("  - Read it.\n  - Share it.", "  - Ask Mrs Okafor-Bell.\n  - Left cards at #3")
    reports = list(reports_of(text))
    assert all("Okafor" not in report for report in reports)
    assert "▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒.\n13 |   - Left cards at #3" in reports[0]


def test_a_corrected_line_with_a_finding_is_not_offered() -> None:
    """A line to paste would either tell the name or spoil the text: the report says why there is none."""
    reading = read_files({"small.yml": SMALL.replace("Share it.", "Ask: Mrs Okafor-Bell.")})
    (problem,) = [problem for problem in reading.problems if problem.rule == "wrong-kind"]
    assert problem.suggestion is None
    assert problem.hint is not None
    assert "not shown" in problem.hint


def test_words_cut_short_are_concealed() -> None:
    """A value that a message cuts short shows no half of a name."""
    long = "This made-up value says at its very end that it was Mrs Ottoline Marchbanks who"
    for report in reports_of(SMALL + f"related:\n  - {long}\n"):
        assert "Ottol" not in report


def test_a_file_full_of_findings_is_reported_without_any_word() -> None:
    """Where there are too many to look for each, messages repeat nothing of the file."""
    lines = "".join(f"  - Call 07700 9{number:05}: now\n" for number in range(400))
    for report in reports_of(SMALL.replace("  - Share it.\n", lines)):
        assert not re.search(r"07700|\b9\d{5}\b", report)


def test_a_build_stops_and_its_message_tells_nothing(tmp_path: Path) -> None:
    """An error found in a text stops a build like any other; its log shows no word of it, nor does the preview."""
    folder = _write(tmp_path, SMALL.replace("Share it.", "Ask Mrs Okafor-Bell on 07700 900123 # or not."))
    with pytest.raises(ContentError) as stopped:
        SiteBuild.read(folder, built_on=date(2026, 3, 1), is_preview=False)
    preview = SiteBuild.read(folder, built_on=date(2026, 3, 1), is_preview=True)
    pages = "".join(page.html for page in (planned.render() for planned in preview.pages))
    shown = (
        f"{stopped.value}{pages}{preview.report.tell_problems()}{preview.report.describe(preview.kb, is_preview=True)}"
    )
    assert "identifying-name" in shown
    assert "Okafor" not in shown
    assert "900123" not in shown


def _write(tmp_path: Path, text: str) -> Path:
    folder = tmp_path / "learning_points"
    folder.mkdir()
    content = Path(__file__).resolve().parents[2] / "learning_points"
    for name in ("_board.yml", "_vocabulary.yml"):
        (folder / name).write_bytes((content / name).read_bytes())
    (folder / "small.yml").write_text(text, encoding="utf-8")
    return folder


def test_exceptions_and_official_contacts_never_reach_the_site(tmp_path: Path) -> None:
    """What was decided about an exception, and the list of contacts, stand in no page and in no file beside them."""
    exception = "exceptions:\n  - words: {}\n    reason: Reasonmark\n    by: Bymark\n    day: 2026-03-01\n"
    text = SMALL.replace("status: draft", "status: published").replace("Share it.", "Ask Mrs Okafor-Bell.")
    text += "source:\n  document: Notes\nanonymity:\n  basis: published_by_board\n" + exception.format(
        "Mrs Okafor-Bell"
    )
    folder = _write(tmp_path, text)
    with (folder / "_board.yml").open("a", encoding="utf-8") as board:
        board.write("official_contacts:\n  - Contactmark\n")
    build = SiteBuild.read(folder, built_on=date(2026, 3, 1), is_preview=False)
    build.write(tmp_path / "site", without_pages=True)
    files = [path.read_bytes().decode("utf-8", "replace") for path in (tmp_path / "site").rglob("*") if path.is_file()]
    shown = "".join([*(planned.render().html for planned in build.pages), *files])
    assert "Okafor-Bell" in shown
    assert not re.search("Reasonmark|Bymark|Contactmark", shown)
