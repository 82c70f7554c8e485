"""The authors' reference: every field of the model is in it, and the files in the repository are up to date."""

from __future__ import annotations

from pathlib import Path
from types import UnionType
from typing import Any, get_args

import pytest
import yaml

import generate
from briefings.model import Board, BriefingContent, Record, TermList, Vocabulary
from briefings.render.reference import FieldEntry, build_sections, render_reference
from briefings.render.schema import build_schema


@pytest.fixture(scope="module")
def vocabulary(project_root: Path) -> Vocabulary:
    text = (project_root / "learning_points" / "_vocabulary.yml").read_text(encoding="utf-8")
    return Vocabulary.model_validate(yaml.load(text, Loader=yaml.BaseLoader))


def records_in(annotation: Any) -> set[type[Record]]:
    """Every record that a type leads to."""
    if isinstance(annotation, type) and not isinstance(annotation, UnionType) and issubclass(annotation, Record):
        below = (records_in(field.annotation) for field in annotation.model_fields.values())
        return {annotation}.union(*below)
    return set().union(*(records_in(part) for part in get_args(annotation)))


@pytest.mark.parametrize("file", [BriefingContent, Board, Vocabulary], ids=lambda record: str(record.__name__))
def test_every_field_of_the_model_is_explained(file: type[Record], vocabulary: Vocabulary) -> None:
    """Each field of each record is in the reference by its plain name and its key, with its explanation."""
    text = render_reference(vocabulary)
    fields = [field for record in records_in(file) for field in record.model_fields.items()]
    assert len(fields) >= len(file.model_fields)
    for name, field in fields:
        assert f"- **{field.title or field.annotation.__name__}** (`{field.alias or name}`)" in text
        assert field.description
        assert field.description in text


def test_every_term_is_listed_with_label_and_id(vocabulary: Vocabulary) -> None:
    """An author finds each term, what readers see of it and what to write for it."""
    text = render_reference(vocabulary)
    for term_list in TermList:
        assert f"### {term_list.value}\n" in text
        for term in vocabulary.terms(term_list):
            assert f"| `{term.id}` | {term.label} | {term.meaning} |" in text


def test_what_is_accepted_is_said_in_plain_words(vocabulary: Vocabulary) -> None:
    """Enumerations, terms, days, lists and limits each say what may stand there."""
    sections = build_sections(build_schema(BriefingContent, vocabulary))
    fields = {(*section.path, field.key): field for section in sections for field in section.fields}
    said = {key: field.accepts for key, field in fields.items()}
    assert said[("status",)] == "one of `draft`, `published`, `superseded`, `withdrawn`"
    assert said[("summary",)] == "text of at most 300 characters"
    assert said[("dates", "published")] == "a day, written year-month-day such as 2017-03-31"
    assert said[("review", "type")] == "the id of a term from [`review_types`](#review_types)"
    assert said[("strands", "learning")] == "a list with at least one entry; each entry: fields of its own, see below"
    assert said[("corrections", "approved")] == "`true` or `false`"


def test_required_fields_are_told_from_others(vocabulary: Vocabulary) -> None:
    """Must be given, or may be left out: as the model has it."""
    (whole, *_) = build_sections(build_schema(BriefingContent, vocabulary))
    told = {field.key for field in whole.fields if field.is_required}
    assert told == {name for name, field in BriefingContent.model_fields.items() if field.is_required()}


def test_examples_are_yaml_for_their_field(vocabulary: Vocabulary) -> None:
    """An example can be copied as it stands: its key is the field's, and a list is shown as a list."""
    sections = build_sections(build_schema(BriefingContent, vocabulary))
    entries: list[FieldEntry] = [field for section in sections for field in section.fields if field.example]
    assert entries
    for entry in entries:
        read = yaml.safe_load(entry.example)
        assert list(read) == [entry.key]
        assert isinstance(read[entry.key], list) == entry.accepts.startswith("a list")


def test_the_generated_files_are_up_to_date(project_root: Path) -> None:
    """What is in the repository is what the model and the vocabulary make now."""
    assert list(generate.find_stale(project_root)) == [], "type: python3 scripts/generate.py"


def test_a_stale_file_is_named_with_what_to_type(
    tmp_path: Path, project_root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check fails, names each stale file and the command, and writes nothing; writing then satisfies it."""
    folder = tmp_path / "learning_points"
    folder.mkdir()
    source = project_root / "learning_points"
    (folder / "_vocabulary.yml").write_bytes((source / "_vocabulary.yml").read_bytes())
    (folder / "_briefing.schema.json").write_bytes((source / "_briefing.schema.json").read_bytes())
    (folder / "README.md").write_text("Something old.\n", encoding="utf-8")
    monkeypatch.setattr(generate, "ROOT", str(tmp_path))
    assert generate.main(["--check"]) == 1
    said = capsys.readouterr().out
    assert "learning_points/README.md is out of date" in said
    assert "schema" not in said
    assert "python3 scripts/generate.py" in said
    assert (folder / "README.md").read_text(encoding="utf-8") == "Something old.\n"
    assert generate.main([]) == 0
    assert generate.main(["--check"]) == 0
