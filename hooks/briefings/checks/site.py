"""The built site -> problems: what must be there is counted, what must not be there is looked for.

Every file of the finished folder is read, whoever made it. Nothing here knows how a page came to be, so an
ordering mistake anywhere before shows up as a missing page, entry or word.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..model import Briefing, KnowledgeBase, TermList
from ..problems import Place, Problem, sort_problems
from ..views.links import briefing_address, checklist_address, term_address, words_address
from ..views.search import SearchEntry
from .site_catalogue import check_catalogue
from .site_files import (
    list_search_pieces,
    read_pages,
    read_script_data,
    read_search_addresses,
    read_stylesheet_addresses,
)
from .site_page import BuiltPage
from .site_web import check_offline_copy, check_web_files
from .site_words import check_unpublished_words

SEARCH_INDEX = "search/index.js"
WORDS_LIST = "points-list.js"


def check_site(
    site: Path,
    kb: KnowledgeBase,
    entries: tuple[SearchEntry, ...],
    unpublished: tuple[Briefing, ...],
    served_at: str = "/",
) -> tuple[int, tuple[Problem, ...]]:
    """Check a finished site.

    Args:
        site: the folder as written.
        kb: what the site should show.
        entries: what its search should find.
        unpublished: briefings no word of which may be in any file.
        served_at: where on its server the site will stand, such as ``/reviews/``.

    Returns: the number of pages read, and every problem found.
    """
    pages = read_pages(site, served_at)
    problems = [
        *_check_briefings(pages, kb),
        *_check_out_of_lists(pages, kb),
        *_check_terms(pages, kb),
        *_check_checklists(pages, kb),
        *_check_words_of_points(site, kb),
        *check_catalogue(site, kb),
        *_check_search(site, entries),
        *_check_links(site, pages),
        *_check_pages(pages, kb),
        *_check_stylesheets(site),
        *check_web_files(site, kb),
        *check_offline_copy(site),
        *check_unpublished_words(site, kb, entries, unpublished),
    ]
    return len(pages), sort_problems(problems)


def _problem(rule: str, path: str, message: str, hint: str | None = None) -> Problem:
    return Problem(rule, message, Place(path), hint=hint)


def _check_briefings(pages: dict[str, BuiltPage], kb: KnowledgeBase) -> Iterator[Problem]:
    """Each briefing has its page with every learning point on it, and stands in the list."""
    listed = _targets_of_parts(pages, "briefings/index.html", "years")
    for briefing in kb.briefings:
        address = briefing_address(briefing.id)
        page = pages.get(address)
        if page is None:
            yield _problem("page-missing", address, f"the page of the briefing {briefing.id} is missing")
            continue
        for point in briefing.points:
            if point.id not in page.ids:
                yield _problem("point-missing", address, f"the learning point {point.id} is missing")
        if address not in listed:
            yield _problem("not-listed", "briefings/index.html", f"the briefing {briefing.id} is not in the list")


def _check_out_of_lists(pages: dict[str, BuiltPage], kb: KnowledgeBase) -> Iterator[Problem]:
    """What was replaced, withdrawn or renamed keeps its addresses, and stands in no list."""
    listed = _targets_of_parts(pages, "briefings/index.html", "years")
    former = [(name, briefing.id) for briefing in kb.readable for name in briefing.formerly]
    gone = [name for withdrawn in kb.withdrawn for name in (withdrawn.id, *withdrawn.formerly)]
    for briefing_id in (*(briefing.id for briefing in kb.superseded), *gone, *(name for name, _now in former)):
        for address in (briefing_address(briefing_id), checklist_address(briefing_id)):
            if address not in pages:
                yield _problem(
                    "page-missing", address, f"the page at the address of the briefing {briefing_id} is missing"
                )
            if address in listed:
                yield _problem("listed", "briefings/index.html", f"{address} stands in the list, but is not current")
    for name, now in former:
        if briefing_address(now) not in _targets(pages, briefing_address(name)):
            yield _problem("not-moved", briefing_address(name), f"this page does not lead on to the briefing {now}")


def _check_terms(pages: dict[str, BuiltPage], kb: KnowledgeBase) -> Iterator[Problem]:
    """Each learning point stands on the page of each of its themes, and of each agency it names, or on a part of it."""
    found: dict[str, frozenset[str]] = {}
    for briefing in kb.briefings:
        for strand in briefing.strands:
            for point in strand.learning:
                target = f"{briefing_address(briefing.id)}#{point.id}"
                for term_list, term_ids in (
                    (TermList.THEMES, briefing.themes_of(strand)),
                    (TermList.AGENCIES, briefing.agencies_of(point)),
                ):
                    for address in (term_address(term_list, term_id) for term_id in term_ids):
                        if address not in found:
                            found[address] = _targets_of_parts(pages, address, address.removesuffix(".html"))
                        if target not in found[address]:
                            yield _problem("not-on-theme", address, f"the learning point {target} is not on this page")


def _check_checklists(pages: dict[str, BuiltPage], kb: KnowledgeBase) -> Iterator[Problem]:
    """Each learning point can be ticked on its briefing's checklist."""
    for briefing in kb.briefings:
        address = checklist_address(briefing.id)
        page = pages.get(address)
        if page is None:
            yield _problem("checklist-missing", address, f"the checklist of the briefing {briefing.id} is missing")
            continue
        for point in briefing.points:
            if f"tick-{briefing.id}--{point.id}" not in page.ids:
                yield _problem("box-missing", address, f"the learning point {point.id} has no box on its checklist")


def _check_words_of_points(site: Path, kb: KnowledgeBase) -> Iterator[Problem]:
    """The words of each learning point are there for a reader's sheet, and every briefing is in their list."""
    path = site / WORDS_LIST
    listed = set(read_script_data(path)) if path.is_file() else set()
    for briefing in kb.readable:
        if briefing.id not in listed:
            yield _problem("words-not-listed", WORDS_LIST, f"the briefing {briefing.id} is not in the list")
        address = words_address(briefing.id)
        found = read_script_data(site / address)["points"] if (site / address).is_file() else {}
        for point in briefing.points:
            if found.get(point.id, {}).get("text") != point.text:
                yield _problem("words-missing", address, f"the words of the learning point {point.id} are missing")


def _check_search(site: Path, entries: tuple[SearchEntry, ...]) -> Iterator[Problem]:
    """Each entry is in the search index, once, and nothing else is."""
    path = site / SEARCH_INDEX
    if not path.is_file():
        yield _problem("search-missing", SEARCH_INDEX, "the search index is missing")
        return
    for name in list_search_pieces(path):
        if not (path.parent / name).is_file():
            yield _problem(
                "search-piece-missing", f"{path.parent.name}/{name}", "this piece of the search index is missing"
            )
    found = Counter(read_search_addresses(path.parent))
    expected = {entry.address for entry in entries}
    for address in sorted(expected - set(found)):
        yield _problem("search-entry-missing", SEARCH_INDEX, f"{address} cannot be found by searching")
    for address in sorted(set(found) - expected):
        yield _problem("search-entry-unknown", SEARCH_INDEX, f"{address} would be found, but should not be there")
    for address in sorted(address for address, count in found.items() if count > 1):
        yield _problem("search-twice", SEARCH_INDEX, f"{address} would be found {found[address]} times")


def _check_links(site: Path, pages: dict[str, BuiltPage]) -> Iterator[Problem]:
    """Each link inside the site leads to a file that is there, and to an anchor that is on it."""
    is_there = cache(lambda target: (site / target).is_file())
    for page in pages.values():
        for target, anchor in page.inside:
            if target not in pages and not is_there(target):
                yield _problem("broken-link", page.path, f"a link leads to {target}, which is not there")
            elif anchor and target in pages and anchor not in pages[target].ids:
                yield _problem("broken-anchor", page.path, f"a link leads to #{anchor}, which is not on {target}")


def _check_pages(pages: dict[str, BuiltPage], kb: KnowledgeBase) -> Iterator[Problem]:
    """Each page asks no other host for anything, runs nothing inline, repeats no id and links back to the board."""
    for page in pages.values():
        for address in sorted(page.requests_elsewhere):
            yield _problem("other-host", page.path, f"the page asks another host for something: {address}")
        for what in sorted(page.inline_code):
            yield _problem("inline-code", page.path, f"the page holds code or style inside it: {what}")
        for anchor, count in sorted(page.ids.items()):
            if count > 1:
                yield _problem("id-twice", page.path, f"the id {anchor} stands {count} times on the page")
        if kb.board.website not in page.outside:
            yield _problem("no-way-back", page.path, "the link back to the board is missing")


def _check_stylesheets(site: Path) -> Iterator[Problem]:
    for path, address in read_stylesheet_addresses(site):
        yield _problem("other-host", path, f"the style sheet asks another host for something: {address}")


def _targets(pages: dict[str, BuiltPage], address: str) -> frozenset[str]:
    page = pages.get(address)
    return page.targets if page else frozenset()


def _targets_of_parts(pages: dict[str, BuiltPage], address: str, folder: str) -> frozenset[str]:
    """Where a list leads; one that is parted stands on the pages of a folder besides."""
    parts = (part for part in pages if part.startswith(f"{folder}/"))
    return _targets(pages, address).union(*(_targets(pages, part) for part in parts))
