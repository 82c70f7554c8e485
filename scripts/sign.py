"""Signs a briefing: a person has read its text for what could identify a family, and vouches for it.

    python3 scripts/sign.py 2019-safer-sleep
    python3 scripts/sign.py 2019-safer-sleep --by "A. Reader, business officer" --yes

The signature (who, when, and a fingerprint of the text) is written into the briefing's file and is never shown on the
site. Any change of the text afterwards voids it; then read and sign again.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(ROOT, "hooks")))

from _plain_words import explain_system_error, say, stop
from briefings.checks import SETTLING_RULES
from briefings.identifying import BLIND_SPOTS
from briefings.model import Briefing, walk_prose
from briefings.problems import Problem, Severity
from briefings.render.reports import ReportFormat, render_report
from briefings.source import Reading, read_knowledge_base
from briefings.source.signature import write_signature

CONTENT = Path(ROOT, "learning_points")


def main(arguments: "list[str] | None" = None) -> int:
    """Shows what to look for, asks, and signs; 0 when signed, 1 when not, 2 when called wrongly."""
    asked = _read_arguments(arguments)
    reading = read_knowledge_base(asked.folder, today=date.today())
    briefing = find_briefing(reading, asked.briefing)
    path = asked.folder / f"{briefing.id}.yml"
    show_what_to_read(briefing, path, _problems_of(reading, path))
    name = asked.by or _ask("Your name and role, as they should stand in the file: ")
    if not name.strip():
        raise stop("Nothing was signed, since no name was given.", 'Give it with --by "Name, role".')
    if not (asked.yes or _ask("Have you read the whole text? Type yes to sign: ").strip().lower() == "yes"):
        say("Nothing was signed.")
        return 1
    try:
        write_signature(path, briefing, by=name.strip(), on=date.today())
    except OSError as error:
        raise explain_system_error(error, path) from None
    except ValueError as error:
        raise stop(f"{path.name} could not be signed: {error}.", "Nothing in it was changed.") from None
    say(f"Signed. {path.name} holds your signature; any change of its text voids it.")
    if briefing.is_draft:
        say("To publish it, set `status: published`, then build or publish the site.")
    return 0


def find_briefing(reading: Reading, briefing_id: str) -> Briefing:
    """The briefing to sign; raises ``SystemExit`` when there is none, or when something else is wrong with it."""
    found = reading.knowledge_base.briefings if reading.knowledge_base else ()
    for briefing in (*reading.unsettled, *found):
        if briefing.id == briefing_id:
            return briefing
    concerned = (briefing_id, "_board", "_vocabulary")
    # What a draft may still lack is no error, but nobody can sign a text that is not there.
    told = reading.problems if briefing_id in reading.unfinished else reading.errors
    wrong = [problem for problem in told if Path(problem.place.path).stem in concerned]
    if wrong:
        say(render_report(wrong, reading.sources, ReportFormat.TEXT))
        raise stop("Put that right first; then sign.")
    known = ", ".join(sorted(b.id for b in (*reading.unsettled, *found))) or "none"
    raise stop(f"There is no briefing {briefing_id}.", f"Write the name of its file without .yml. There are: {known}")


def show_what_to_read(briefing: Briefing, path: Path, problems: "list[Problem]") -> None:
    """What the reader of a text must know before signing: how much it is, what was noticed, what no program notices."""
    words = sum(len(text.split()) for text in walk_prose(briefing))
    say(f"{briefing.title}\n{path}\n{words:,} words. Read all of them, in the file or in the preview.\n")
    if problems:
        say("Noticed in it:")
        for problem in problems:
            say(f"  line {problem.place.line}: {problem.message}")
        say()
    say("No program notices:")
    for blind_spot in BLIND_SPOTS:
        say(f"  - {blind_spot}")
    say()


def _problems_of(reading: Reading, path: Path) -> "list[Problem]":
    name = path.name
    return [
        problem
        for problem in reading.problems
        if problem.place.path.endswith(f"/{name}")
        and problem.rule not in SETTLING_RULES
        and problem.severity is Severity.WARNING
    ]


def _ask(question: str) -> str:
    if not sys.stdin or not sys.stdin.isatty():
        raise stop("Nobody can be asked here, so nothing was signed.", 'Give both:  --by "Name, role" --yes')
    return input(question)


def _read_arguments(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("briefing", metavar="BRIEFING", help="the name of its file without .yml")
    parser.add_argument("--by", metavar="NAME", help="who has read it, with role; asked for when left out")
    parser.add_argument("--yes", action="store_true", help="the text has been read; do not ask")
    parser.add_argument("--folder", type=Path, default=CONTENT, help="where the briefings are (learning_points)")
    asked = parser.parse_args(arguments)
    if not asked.folder.is_dir():
        parser.error(f"there is no folder {asked.folder}")
    asked.briefing = Path(asked.briefing).name.removesuffix(".yml")
    return asked


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nNothing was signed.")
