"""From a file to a draft in the folder: what is written, what is set aside, and what is never written over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from briefings.importing.child import SafeReader
from briefings.importing.importer import Choices, Imported, Importer, Outcome, Places, slug_of
from briefings.source import read_knowledge_base
from importing.docx_layouts import LAYOUTS
from importing.docx_maker import make_docx, paragraph, run, text
from importing.outlines import ROOT, seed_outline

TOKENS = ROOT / "docs" / "stylesheets" / "tokens.css"
GOOD = "Case summary\n\nA made-up text about nobody.\n\nSomething else\n\nMore words.\n"
NAMED = "Case summary\n\nA made-up boy called Kevin Okafor was born on 3 May 2014.\n"


@pytest.fixture(scope="module")
def reader() -> Iterator[SafeReader]:
    with SafeReader() as one:
        yield one


@pytest.fixture
def places(folder: Path, tmp_path: Path) -> Places:
    return Places(folder, tmp_path / "aside", TOKENS)


def import_one(path: Path, places: Places, reader: SafeReader, choices: Choices | None = None) -> Imported:
    kb = read_knowledge_base(ROOT / "learning_points").knowledge_base
    assert kb is not None
    return Importer(places, kb.board, kb.vocabulary, reader, choices or Choices()).import_file(path)


def write(tmp_path: Path, content: str | bytes, name: str = "Old Briefing (final).txt") -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode("utf-8") if isinstance(content, str) else content)
    return path


def test_a_draft_is_written_beside_the_briefings(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """The draft stands in the folder under the document's name, passes the checker, and its page stands aside."""
    done = import_one(write(tmp_path, GOOD), places, reader)
    assert done.outcome is Outcome.WRITTEN
    assert done.draft == places.folder / "old-briefing-final.yml"
    assert done.page == places.aside / "old-briefing-final.html"
    reading = read_knowledge_base(places.folder)
    assert reading.errors == ()
    assert reading.unfinished == ("old-briefing-final",)
    assert sorted(path.name for path in places.folder.iterdir()) == [
        "_board.yml",
        "_vocabulary.yml",
        "old-briefing-final.yml",
    ]


@pytest.mark.parametrize("aside", [False, True], ids=["among the briefings", "set aside"])
def test_no_file_is_written_over(places: Places, reader: SafeReader, tmp_path: Path, aside: bool) -> None:
    """A file of the draft's name stays as it is, wherever it stands; another name may be chosen."""
    path = write(tmp_path, GOOD)
    there = (places.aside if aside else places.folder) / "old-briefing-final.yml"
    there.parent.mkdir(exist_ok=True)
    there.write_text("mine", "utf-8")
    done = import_one(path, places, reader)
    assert done.outcome is Outcome.REFUSED
    assert done.refusal is not None
    assert "not written over" in done.refusal.message
    assert there.read_text("utf-8") == "mine"
    assert import_one(path, places, reader, Choices(name="2019-other")).outcome is Outcome.WRITTEN


def test_a_document_is_imported_once(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """The same document under another name is refused, naming the draft that it became."""
    import_one(write(tmp_path, GOOD), places, reader)
    done = import_one(write(tmp_path, GOOD, "copy.txt"), places, reader)
    assert done.refusal is not None
    assert "old-briefing-final.yml" in done.refusal.message


def test_identifying_data_keeps_a_draft_out_of_the_folder(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """The draft is set aside, where nothing is published or kept in history; places are named, never the words."""
    done = import_one(write(tmp_path, NAMED), places, reader)
    assert done.outcome is Outcome.SET_ASIDE
    assert done.draft is not None
    assert done.draft.parent == places.aside
    assert [path.name for path in places.folder.glob("[!_]*")] == []
    assert {finding.place for finding in done.findings} == {"line 3"}
    assert "Okafor" not in repr(done.findings) + repr(done.problems)
    assert done.page is not None
    assert "Identifying: a person’s name" in done.page.read_text("utf-8")


def test_a_person_may_write_it_all_the_same(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """Asked for expressly, the draft goes into the folder, and the checker will say the same again."""
    done = import_one(write(tmp_path, NAMED), places, reader, Choices(write_anyway=True))
    assert done.outcome is Outcome.WRITTEN
    assert done.findings
    assert read_knowledge_base(places.folder).errors


def test_a_draft_whose_name_identifies_is_set_aside(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """What the checker would call an error in the folder, such as a person's name as its name, never gets there."""
    done = import_one(write(tmp_path, GOOD, "Kevin Okafor.txt"), places, reader)
    assert done.outcome is Outcome.SET_ASIDE
    assert {problem.rule for problem in done.problems} == {"identifying-name"}
    assert import_one(write(tmp_path, GOOD), places, reader).outcome is Outcome.WRITTEN


def test_a_sign_that_cannot_be_printed_is_marked(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """A letter that the printed sheets lack is to be checked."""
    done = import_one(write(tmp_path, "Case summary\n\nA made-up sign: 漢.\n"), places, reader)
    assert done.conversion is not None
    assert ["漢" in check["what"] for check in done.conversion.data["to_check"]] == [True]


def test_hidden_words_wait_for_a_choice(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """Refused first; with leave the draft is written, and page and draft say that words were left out."""
    secret = paragraph(run("Seen "), run("unseen", "<w:vanish/>"), run(" here."))
    path = write(tmp_path, make_docx(text("Case summary", style="Heading1") + secret), "hidden.docx")
    refused = import_one(path, places, reader)
    assert refused.refusal is not None
    assert [(one.kind, one.place) for one in refused.refusal.hidden] == [("hidden text", "page 1, paragraph 2")]
    done = import_one(path, places, reader, Choices(leave_out_hidden=True))
    assert done.outcome is Outcome.WRITTEN
    assert done.conversion is not None
    assert done.conversion.data["case_summary"] == "Seen here."
    assert [check["at"] for check in done.conversion.data["to_check"]] == ["case_summary"]
    assert done.page is not None
    assert "Hidden words that were left out" in done.page.read_text("utf-8")


def test_an_imported_draft_becomes_a_briefing(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """Filled in by a person, the import of the board's briefing passes the checker as published."""
    done = import_one(write(tmp_path, LAYOUTS["styles"](seed_outline()), "home.docx"), places, reader)
    assert done.draft is not None
    data = yaml.load(done.draft.read_text("utf-8"), yaml.BaseLoader)
    del data["to_check"]
    data |= {"title": "Home conditions", "summary": "Learning about homes.", "themes": ["home_conditions"]}
    data |= {"status": "published", "anonymity": {"basis": "published_by_board"}}
    data["source"]["document"] = "Two-page learning briefing"
    done.draft.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=100), "utf-8")
    reading = read_knowledge_base(places.folder)
    assert reading.errors == ()
    assert reading.knowledge_base is not None
    assert [briefing.id for briefing in reading.knowledge_base.briefings] == ["home"]


def test_what_is_undecided_cannot_be_published(places: Places, reader: SafeReader, tmp_path: Path) -> None:
    """A draft with words left over is no briefing until a person has dealt with them."""
    done = import_one(write(tmp_path, GOOD), places, reader)
    assert done.draft is not None
    published = done.draft.read_text("utf-8").replace("status: draft", "status: published")
    done.draft.write_text(published, "utf-8")
    assert {"unplaced", "missing-field"} <= {problem.rule for problem in read_knowledge_base(places.folder).errors}


@pytest.mark.parametrize(
    ("path", "message"), [("gone.docx", "no such file"), (".", "no such file"), ("empty.txt", "empty")]
)
def test_a_file_that_is_not_there(places: Places, reader: SafeReader, tmp_path: Path, path: str, message: str) -> None:
    """Nothing, a folder or an empty file is refused in plain words."""
    (tmp_path / "empty.txt").touch()
    done = import_one(tmp_path / path, places, reader)
    assert done.refusal is not None
    assert message in done.refusal.message


@pytest.mark.parametrize(
    ("stem", "slug"),
    [
        ("Home Conditions (v2)", "home-conditions-v2"),
        ("Café – what we’ve learnt", "cafe-what-weve-learnt"),
        ("…", "imported"),
    ],
)
def test_a_name_becomes_an_id(stem: str, slug: str) -> None:
    """The draft's name is made of the document's, as an id is written."""
    assert slug_of(stem) == slug


def test_choices_are_off_by_default() -> None:
    """Nothing hidden or identifying gets in unless somebody says so."""
    assert replace(Choices()) == Choices(leave_out_hidden=False, write_anyway=False, name="")
