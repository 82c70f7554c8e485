"""What other programs are told of the briefings: whole, stable, and nothing that readers do not see."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from briefings.model import (
    Anonymity,
    AnonymityBasis,
    Briefing,
    Change,
    Correction,
    Dates,
    KnowledgeBase,
    Source,
    Status,
    Withdrawn,
)
from briefings.render.catalogue import render_catalogue
from briefings.views.catalogue import CATALOGUE_PATH, SCHEMA_PATH, build_catalogue, hash_content
from briefings.views.imprint import Imprint
from synthetic import make_knowledge_base, read_real_knowledge_base

DAY = date(2026, 3, 1)
KEPT_BACK = "Synthetic words that no reader sees"


def data_of(kb: KnowledgeBase) -> Any:
    return json.loads(dict(render_catalogue(kb, Imprint(kb.board, DAY)))[CATALOGUE_PATH])


@pytest.fixture
def kb() -> KnowledgeBase:
    """Four synthetic briefings, one of each standing: published twice, replaced, withdrawn."""
    found = make_knowledge_base(4)
    first, second, old, gone = found.briefings
    old = old.model_copy(update={"status": Status.SUPERSEDED, "superseded_by": first.id})
    return replace(
        found, briefings=(first, second), superseded=(old,), withdrawn=(Withdrawn(gone.id, date(2026, 2, 1), ()),)
    )


def test_the_file_is_as_its_schema_says(kb: KnowledgeBase) -> None:
    """Other programs can rest on the schema beside the file, in every standing a briefing can have."""
    for shown in (kb, read_real_knowledge_base(), replace(kb, briefings=(), superseded=(), withdrawn=())):
        files = dict(render_catalogue(shown, Imprint(shown.board, DAY)))
        schema = json.loads(files[SCHEMA_PATH])
        Draft202012Validator.check_schema(schema)
        Draft202012Validator(schema, format_checker=FormatChecker()).validate(json.loads(files[CATALOGUE_PATH]))


def test_the_schema_explains_every_field(kb: KnowledgeBase) -> None:
    """Whoever writes a program for it needs no other document."""
    schema = json.loads(dict(render_catalogue(kb, Imprint(kb.board, DAY)))[SCHEMA_PATH])
    for name, part in {"": schema, **schema["$defs"]}.items():
        assert part["description"], name
        assert [field for field, told in part["properties"].items() if not told.get("description")] == []


def test_a_wrong_file_is_refused_by_the_schema(kb: KnowledgeBase) -> None:
    """The schema is not so wide that everything passes."""
    files = dict(render_catalogue(kb, Imprint(kb.board, DAY)))
    validator = Draft202012Validator(json.loads(files[SCHEMA_PATH]), format_checker=FormatChecker())
    for harm in (
        {"version": 2},
        {"built": "yesterday"},
        {"briefings": [{"id": "a"}]},
        {"withdrawn": [{"id": "a", "formerly": [], "withdrawn_on": "2026-01-01", "title": "b"}]},
        {"notes": "x"},
    ):
        assert not validator.is_valid({**json.loads(files[CATALOGUE_PATH]), **harm})


def test_the_real_briefing_is_told_whole(project_root: Path, update_golden: bool) -> None:
    """The catalogue of the board's own briefing is held as a file and read as a diff when it changes."""
    kb = read_real_knowledge_base()
    golden = project_root / "tests" / "golden" / "briefings.json"
    text = dict(render_catalogue(kb, Imprint(kb.board, DAY)))[CATALOGUE_PATH]
    if update_golden:
        golden.write_text(text, encoding="utf-8", newline="\n")
    assert text == golden.read_text(encoding="utf-8")


def test_each_learning_point_is_there_with_its_address(kb: KnowledgeBase) -> None:
    """Every point of every briefing with a page is there, in its order, with the name and address that stay."""
    for briefing, entry in zip((*kb.briefings, *kb.superseded), _by_id(kb), strict=True):
        assert [point["text"] for point in entry["learning_points"]] == [point.text for point in briefing.points]
        for point in entry["learning_points"]:
            assert point["ref"] == f"{entry['id']}/{point['anchor']}"
            assert point["address"] == f"{entry['address']}#{point['anchor']}"


def _by_id(kb: KnowledgeBase) -> list[Any]:
    entries = {entry["id"]: entry for entry in data_of(kb)["briefings"]}
    return [entries[briefing.id] for briefing in (*kb.briefings, *kb.superseded)]


def test_a_replaced_briefing_points_on(kb: KnowledgeBase) -> None:
    """A replaced briefing is there, marked, with the id of the newer one; the others have neither."""
    found = {entry["id"]: (entry["status"], entry["superseded_by"]) for entry in data_of(kb)["briefings"]}
    assert found[kb.superseded[0].id] == ("superseded", kb.briefings[0].id)
    assert {found[briefing.id] for briefing in kb.briefings} == {("published", None)}


def test_a_replaced_briefing_never_points_to_what_is_not_there(kb: KnowledgeBase) -> None:
    """The newer briefing may have been taken away, or be a draft still: then nothing is told of it."""
    old = kb.superseded[0].model_copy(update={"superseded_by": "a-draft"})
    (entry,) = data_of(replace(kb, briefings=(), superseded=(old,)))["briefings"]
    assert (entry["status"], entry["superseded_by"]) == ("superseded", None)


def test_of_a_withdrawn_briefing_nothing_is_told_but_the_day(kb: KnowledgeBase) -> None:
    """Its id and the day are there, so that copies can be deleted; no word more."""
    assert data_of(kb)["withdrawn"] == [{"id": kb.withdrawn[0].id, "formerly": [], "withdrawn_on": "2026-02-01"}]


def test_drafts_and_notes_stay_out(kb: KnowledgeBase) -> None:
    """Neither a draft that a preview shows nor anything the office keeps for itself is in the file."""
    first, second = kb.briefings
    draft = second.model_copy(update={"id": "a-draft", "status": Status.DRAFT, "title": KEPT_BACK})
    noted = first.model_copy(
        update={
            "source": Source(document="Two pages", file=KEPT_BACK, sha256="a" * 64),
            "corrections": (Correction.model_validate({"at": "overview", "from": KEPT_BACK, "to": KEPT_BACK}),),
            "anonymity": Anonymity(
                basis=AnonymityBasis.CHECKED_BY_PERSON, checked_by=KEPT_BACK, checked_on=DAY, text_hash="b" * 64
            ),
        }
    )
    text = json.dumps(data_of(replace(kb, briefings=(noted, draft))))
    assert noted.id in text
    assert not [word for word in (KEPT_BACK, "a-draft", "a" * 64, "b" * 64) if word in text]


def test_full_addresses_are_there_once_the_site_has_one(kb: KnowledgeBase) -> None:
    """With ``site_address`` set every briefing has its full address; without it none has."""
    assert {entry["web_address"] for entry in data_of(kb)["briefings"]} == {None}
    board = kb.board.model_copy(update={"site_address": "https://example.org/reviews/"})
    data = data_of(replace(kb, board=board))
    assert data["site"]["address"] == "https://example.org/reviews/"
    assert [entry["web_address"] for entry in data["briefings"]] == [
        f"https://example.org/reviews/{entry['address']}" for entry in data["briefings"]
    ]


SEEN: dict[str, dict[str, Any]] = {
    "title": {"title": "Another title"},
    "short title": {"short_title": "Another"},
    "status": {"status": Status.SUPERSEDED},
    "year": {"review": {"type": "learning_review", "year": 1999}},
    "review date": {"dates": Dates(review_by=DAY)},
    "day on the site": {"dates": Dates(on_site=DAY)},
    "a change": {"changes": (Change(day=DAY, what="Something"),)},
    "source document": {"source": Source(document="Another document")},
    "a term": {"harm_types": ("neglect",)},
    "what an editor added": {"editorial": ("title",)},
}
UNSEEN: dict[str, dict[str, Any]] = {
    "its id": {"id": "another-id"},
    "former ids": {"formerly": ("old-name",)},
    "a related briefing that is not there": {"related": ("a-draft",)},
    "a newer briefing that is not there": {"superseded_by": "a-draft"},
    "day of withdrawal": {"dates": Dates(withdraw_on=date(2099, 1, 1))},
    "correction": {"corrections": (Correction.model_validate({"at": "overview", "from": KEPT_BACK, "to": KEPT_BACK}),)},
    "signature": {"anonymity": Anonymity(basis=AnonymityBasis.CHECKED_BY_PERSON, checked_by="Synthetic")},
    "source file": {"source": Source(document="Two pages", file=KEPT_BACK, sha256="c" * 64)},
    "an empty field": {"good_practice": ()},
}


@pytest.fixture
def plain() -> tuple[KnowledgeBase, Briefing]:
    """A synthetic briefing with as little in it as can be."""
    kb = make_knowledge_base(1)
    bare = {"dates": Dates(), "harm_types": (), "good_practice": (), "source": Source(document="Two pages")}
    return kb, kb.briefings[0].model_copy(update=bare)


@pytest.mark.parametrize("name", SEEN)
def test_the_fingerprint_changes_with_what_readers_see(name: str, plain: tuple[KnowledgeBase, Briefing]) -> None:
    """Whatever a reader could notice on the page changes the fingerprint."""
    kb, briefing = plain
    changed = Briefing.model_validate({**briefing.model_dump(by_alias=True), **SEEN[name]})
    assert hash_content(kb, changed) != hash_content(kb, briefing)


@pytest.mark.parametrize("name", UNSEEN)
def test_the_fingerprint_stays_when_readers_see_nothing(name: str, plain: tuple[KnowledgeBase, Briefing]) -> None:
    """Notes, signatures and empty fields do not change it."""
    kb, briefing = plain
    changed = Briefing.model_validate({**briefing.model_dump(by_alias=True), **UNSEEN[name]})
    assert hash_content(kb, changed) == hash_content(kb, briefing)


def test_the_fingerprint_changes_with_every_word(plain: tuple[KnowledgeBase, Briefing]) -> None:
    """No text of a briefing, wherever it stands, can be changed without changing the fingerprint."""
    kb, briefing = plain
    text = briefing.model_dump_json(by_alias=True)
    words = [part for part in _texts(json.loads(text)) if len(part.split()) > 2]
    hashes = {hash_content(kb, Briefing.model_validate_json(text.replace(part, f"{part} x"))) for part in set(words)}
    assert len(hashes - {hash_content(kb, briefing)}) == len(set(words)) > 20


def _texts(data: Any) -> list[str]:
    if isinstance(data, str):
        return [data]
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return [text for part in parts for text in _texts(part)]


def test_the_fingerprint_changes_with_a_label(plain: tuple[KnowledgeBase, Briefing]) -> None:
    """A term that is called otherwise from now on reads otherwise on the page."""
    kb, briefing = plain
    theme = briefing.themes[0]
    themes = tuple(
        term.model_copy(update={"label": "Otherwise"}) if term.id == theme else term for term in kb.vocabulary.themes
    )
    other = replace(kb, vocabulary=kb.vocabulary.model_copy(update={"themes": themes}))
    assert hash_content(other, briefing) != hash_content(kb, briefing)


def test_another_briefing_does_not_change_the_fingerprint() -> None:
    """A briefing's fingerprint is its own: what stands beside it does not count."""
    few, many = make_knowledge_base(1), make_knowledge_base(3)
    (briefing,) = few.briefings
    assert build_catalogue(few, Imprint(few.board, DAY)).briefings[0].content_hash == hash_content(many, briefing)
