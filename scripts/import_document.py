"""Brings old briefings in: Word, PDF, text, Markdown and web pages become drafts in learning_points/.

    python3 scripts/import_document.py FILE...
    python3 scripts/import_document.py FOLDER    every document in it

Every word of the source is placed in a field, named as a heading or as repeated, or listed in the draft under
`unplaced`. Nothing is made up. For each file a page shows the source beside where each part went; open it in a browser.

A file with hidden words is refused until you take them out, or choose --leave-out-hidden. A draft in which something
may identify a person is set aside in .cache/imports/, out of reach of what is published, until you have mended it.
No file is ever written over.

Ends with 0 when every file became a draft in learning_points/, with 1 when one was refused or set aside, with 2 when
called wrongly.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
from pathlib import Path

from _plain_words import end_progress, explain_system_error, say, show_progress, stop

sys.path.insert(0, str(Path(ROOT) / "hooks"))

from briefings.importing.child import SafeReader
from briefings.importing.importer import Choices, Imported, Importer, Outcome, Places
from briefings.importing.reading import READERS, merge_hidden
from briefings.importing.side_by_side import describe_account, find_missing
from briefings.source import read_knowledge_base
from briefings.source.folder import is_id
from briefings.views.words import count_of

CONTENT = Path(ROOT) / "learning_points"
ASIDE = Path(ROOT) / ".cache" / "imports"
TOKENS = Path(ROOT) / "docs" / "stylesheets" / "tokens.css"
BAR = 20


def main(arguments: "list[str] | None" = None) -> int:
    """Import the files; returns the exit code."""
    asked = _read_arguments(arguments)
    reading = read_knowledge_base(asked.folder)
    if reading.knowledge_base is None:
        raise stop("The board or the vocabulary has a mistake in it.", "Type:  python3 scripts/check.py  to see which.")
    choices = Choices(asked.leave_out_hidden, asked.write_anyway, asked.name)
    places = Places(asked.folder, asked.aside, TOKENS)
    kb = reading.knowledge_base
    with SafeReader() as reader:
        importer = Importer(places, kb.board, kb.vocabulary, reader, choices)
        try:
            done = _import_all(importer, asked.files)
        except OSError as error:
            raise explain_system_error(error, error.filename or asked.folder) from None
    for imported in done:
        _report(imported)
    _summarise(done)
    return 0 if all(imported.outcome is Outcome.WRITTEN for imported in done) else 1


def _import_all(importer: Importer, files: "list[Path]") -> "list[Imported]":
    done = []
    for number, path in enumerate(files):
        filled = BAR * number // len(files)
        show_progress(f"[{'#' * filled}{'.' * (BAR - filled)}] {number + 1} of {len(files)}: {path.name[:30]}")
        done.append(importer.import_file(path))
    end_progress()
    return done


def _report(imported: Imported) -> None:
    """What a person needs to know about one file."""
    say(f"{imported.source.name}: {_headline(imported)}")
    if imported.refusal:
        for kind, places in merge_hidden(imported.refusal.hidden):
            say(f"  - {kind}: {'; '.join(places[:6])}{' and more' if len(places) > 6 else ''}")
        say(f"  {imported.refusal.hint}")
    if imported.conversion:
        say(f"  {describe_account(imported.conversion)}")
        _report_findings(imported)
        say(f"  Still to decide: {_left_to_decide(imported)}.")
        say(f"  Side by side: {_shown(imported.page)}")
    say()


def _headline(imported: Imported) -> str:
    if imported.refusal:
        return imported.refusal.message
    if imported.outcome is Outcome.SET_ASIDE:
        return f"set aside as {_shown(imported.draft)}"
    return f"draft written to {_shown(imported.draft)}"


def _report_findings(imported: Imported) -> None:
    """What may identify somebody, and what the checker would say; never the words themselves."""
    for finding in imported.findings:
        if finding.is_grave:
            say(f"  - {finding.place}: {finding.kind.label}. {finding.kind.remedy}")
    unsure = sum(not finding.is_grave for finding in imported.findings)
    if unsure:
        say(f"  {count_of(unsure, 'place')} more may help to identify somebody: see the page.")
    # What identifies was named by its place in the source; the checker would name it again by its line in the draft.
    is_told = any(finding.is_grave for finding in imported.findings)
    for problem in imported.problems:
        if not (is_told and problem.rule.startswith("identifying")):
            say(f"  - line {problem.place.line} of the draft: {problem.message}")
    if imported.outcome is Outcome.SET_ASIDE:
        say("  Mend the draft there, then move it into learning_points/. Or import it again with --write-anyway.")


def _left_to_decide(imported: Imported) -> str:
    assert imported.conversion is not None
    data = imported.conversion.data
    counts = [
        (len(data.get("unplaced", [])), "stretch without a place", "stretches without a place"),
        (len(data.get("to_check", [])), "place to check", "places to check"),
        (len(find_missing(data)), "field to fill in", "fields to fill in"),
    ]
    return ", ".join(f"{number} {one if number == 1 else more}" for number, one, more in counts if number) or "nothing"


def _summarise(done: "list[Imported]") -> None:
    """A table, where there were several files."""
    if len(done) > 1:
        width = min(40, max(len(imported.source.name) for imported in done))
        say(f"{'File':<{width}}  {'Result':<9}  {'Words':>6}  {'Unplaced':>8}  {'To check':>8}")
        for imported in done:
            say(_row(imported, width))
        say()
    counts = [(outcome, sum(imported.outcome is outcome for imported in done)) for outcome in Outcome]
    say(", ".join(f"{count_of(number, 'file')} {outcome}" for outcome, number in counts if number) + ".")


def _row(imported: Imported, width: int) -> str:
    name = imported.source.name[:width]
    if imported.conversion is None:
        return f"{name:<{width}}  {imported.outcome:<9}"
    data, words = imported.conversion.data, imported.conversion.account.words
    unplaced, checks = len(data.get("unplaced", [])), len(data.get("to_check", []))
    return f"{name:<{width}}  {imported.outcome:<9}  {words:>6}  {unplaced:>8}  {checks:>8}"


def _shown(path: "Path | None") -> str:
    """A path from the project's folder on, where it lies in it."""
    if path is None:
        return ""
    resolved = path.resolve()
    root = Path(ROOT).resolve()
    return resolved.relative_to(root).as_posix() if root in resolved.parents else str(resolved)


def _read_arguments(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "files",
        nargs="+",
        type=Path,
        metavar="FILE",
        help="a .docx, .pdf, .txt, .md or .html file, or a folder of them",
    )
    parser.add_argument("--leave-out-hidden", action="store_true", help="leave hidden words out instead of refusing")
    parser.add_argument("--write-anyway", action="store_true", help="write a draft with identifying data too")
    parser.add_argument("--name", default="", metavar="NAME", help="the draft's name, such as 2019-safer-sleep")
    parser.add_argument("--folder", type=Path, default=CONTENT, help="another folder of briefings")
    parser.add_argument("--aside", type=Path, default=ASIDE, help="another folder for pages and drafts set aside")
    asked = parser.parse_args(arguments)
    asked.files = [path for given in asked.files for path in _expand(given)]
    if not asked.files:
        parser.error(f"there are no documents there; what can be read: {', '.join(READERS)}")
    if asked.name and (len(asked.files) > 1 or not is_id(asked.name)):
        parser.error("--name is for one file: small letters, digits and hyphens, such as 2019-safer-sleep")
    if not asked.folder.is_dir():
        parser.error(f"there is no folder {asked.folder}")
    return asked


def _expand(given: Path) -> "list[Path]":
    """The documents of a folder, and those that a pattern stands for where the terminal has left it as it is."""
    if given.is_dir():
        found = sorted(given.iterdir())
    elif "*" in given.name and not given.exists():
        found = sorted(given.parent.glob(given.name))
    else:
        return [given]
    # Word leaves such a file beside a document while it is open.
    return [path for path in found if path.suffix.lower() in READERS and not path.name.startswith(("~$", "."))]


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
