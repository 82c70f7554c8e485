"""Asks every website that is linked to whether the link still leads somewhere. Needs the internet; no build does this.

    python3 scripts/check_links.py                 the board's website, the briefings' resources, the pages in docs/
    python3 scripts/check_links.py --site FOLDER   every link out of a built site

Ends with 0 when no link is broken, with 1 when one is, with 2 when called wrongly. A link that has moved still works,
and one that is not certain (some websites turn programs away) needs a person's look: neither is an error.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(ROOT) / "hooks"))

from _asking import Answer, Manners, Verdict, ask_all
from _links_out import Link, find_in_content, find_in_pages, find_in_site
from _plain_words import end_progress, say, show_progress, stop
from briefings.source import read_knowledge_base
from briefings.views.words import count_of

MOST_PLACES = 5


def main(arguments: "list[str] | None" = None) -> int:
    """Asks and prints the report; 1 when a link is broken, else 0."""
    options = _read_options(arguments)
    links = find_in_built(options.site) if options.site else find_in_project(Path(ROOT))
    places: dict[str, list[Link]] = {}
    for link in sorted(set(links)):
        places.setdefault(link.address, []).append(link)
    manners = Manners(options.seconds, options.retries, options.pause, options.allow_local)
    answers: dict[str, Answer] = {}
    for address, answer in ask_all(places, manners, options.parallel):
        answers[address] = answer
        show_progress(f"Asked {len(answers)} of {len(places)}")
    end_progress()
    say(render_report(places, answers))
    return 1 if any(answer.verdict.is_wrong for answer in answers.values()) else 0


def find_in_project(root: Path) -> "list[Link]":
    """Every link out in the project's own files. Raises ``SystemExit`` when they cannot be read."""
    reading = read_knowledge_base(root / "learning_points")
    if reading.knowledge_base is None:
        raise stop("The briefings cannot be read.", "Type:  python3 scripts/check.py  and put right what it says.")
    if reading.errors:
        say("Files with errors are left out. Type:  python3 scripts/check.py  to see them.")
    return [*find_in_content(reading), *find_in_pages(root / "docs", "docs")]


def find_in_built(site: Path) -> "list[Link]":
    """Every link out of a built site. Raises ``SystemExit`` when there is none."""
    if not (site / "index.html").is_file():
        raise stop(
            f"There is no site in {site}.", "Type:  python3 scripts/build.py  to build one into the folder site."
        )
    return list(find_in_site(site))


def render_report(places: "dict[str, list[Link]]", answers: "dict[str, Answer]") -> str:
    """What was found, the worst first, each address with the files and lines it stands in."""
    counts = [f"{sum(a.verdict is verdict for a in answers.values())} {verdict.name.lower()}" for verdict in Verdict]
    parts = [f"{count_of(len(answers), 'address', 'addresses')}: {', '.join(counts)}."]
    for verdict in Verdict:
        found = sorted(address for address, answer in answers.items() if answer.verdict is verdict)
        if found and verdict is not Verdict.FINE:
            entries = [_render_entry(address, answers[address], places[address]) for address in found]
            parts.append("\n".join([f"{verdict.value}: {len(found)}", *entries]))
    if len(answers) > 1 and all("no server of this name" in answer.told for answer in answers.values()):
        parts.append("No website could be found at all: is this computer connected to the internet?")
    return "\n\n".join(parts)


def _render_entry(address: str, answer: Answer, links: "list[Link]") -> str:
    lines = [f"  {address}", f"    {answer.told}"]
    lines += [f"    {link.file}:{link.line}" for link in links[:MOST_PLACES]]
    if len(links) > MOST_PLACES:
        lines.append(f"    and {len(links) - MOST_PLACES} more")
    return "\n".join(lines)


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="look through a built site instead")
    parser.add_argument("--seconds", type=float, default=15, help="how long a server may take; %(default)s")
    parser.add_argument("--retries", type=int, default=2, help="how often one with a fault is asked again; %(default)s")
    parser.add_argument("--pause", type=float, default=0.5, help="seconds between two questions; %(default)s")
    parser.add_argument("--parallel", type=int, default=6, help="how many servers are asked at a time; %(default)s")
    parser.add_argument("--allow-local", action="store_true", help="ask addresses in your own network too")
    options = parser.parse_args(arguments)
    if options.seconds <= 0 or options.retries < 0 or options.pause < 0 or options.parallel < 1:
        parser.error("numbers must not be negative, nor --seconds and --parallel nought")
    return options


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit("\nStopped.")
