"""The built site's ``briefings.json`` -> problems: it tells other programs of each briefing, whole, and of no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from ..model import Briefing, KnowledgeBase
from ..problems import Place, Problem
from ..views.catalogue import CATALOGUE_PATH, SCHEMA_PATH
from ..views.catalogue_entries import BriefingEntry, Catalogue


def check_catalogue(site: Path, kb: KnowledgeBase) -> Iterator[Problem]:
    """Count the briefings, the learning points and the notices of the file; drafts never belong in it."""
    if not (site / SCHEMA_PATH).is_file():
        yield _problem("catalogue-missing", "its schema is missing", SCHEMA_PATH)
    try:
        catalogue = Catalogue.model_validate_json((site / CATALOGUE_PATH).read_bytes())
    except FileNotFoundError:
        yield _problem("catalogue-missing", "the list of briefings for other programs is missing")
        return
    except ValidationError:
        yield _problem("catalogue-broken", "the list of briefings for other programs is not as its schema says")
        return
    yield from _check_briefings(site, kb, catalogue)
    notices = [notice.id for notice in catalogue.withdrawn]
    if sorted(notices) != sorted(withdrawn.id for withdrawn in kb.withdrawn):
        yield _problem("catalogue-wrong", "the withdrawn briefings in it are not those of the site")


def _check_briefings(site: Path, kb: KnowledgeBase, catalogue: Catalogue) -> Iterator[Problem]:
    expected = {briefing.id: briefing for briefing in kb.readable if briefing.is_public}
    found = [entry.id for entry in catalogue.briefings]
    for briefing_id in sorted(set(expected) - set(found)):
        yield _problem("catalogue-wrong", f"the briefing {briefing_id} is not in it")
    for briefing_id in sorted({name for name in found if name not in expected or found.count(name) > 1}):
        yield _problem("catalogue-wrong", f"the briefing {briefing_id} should not be in it, or not twice")
    for entry in catalogue.briefings:
        if entry.id in expected:
            yield from _check_entry(site, expected[entry.id], entry)


def _check_entry(site: Path, briefing: Briefing, entry: BriefingEntry) -> Iterator[Problem]:
    if not (site / entry.address).is_file():
        yield _problem("catalogue-wrong", f"the address of the briefing {entry.id} leads nowhere")
    words = [(point.anchor, point.text) for point in entry.learning_points]
    if words != [(point.id, point.text) for point in briefing.points]:
        yield _problem("catalogue-wrong", f"the learning points of the briefing {entry.id} are not all in it")


def _problem(rule: str, message: str, path: str = CATALOGUE_PATH) -> Problem:
    return Problem(rule, message, Place(path))
