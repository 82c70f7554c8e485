"""The form's fields come from the content model: all of them, by themselves."""

from __future__ import annotations

from typing import Annotated

import pytest
from pydantic import Field

from briefings.editor.fields import FormField, Kind, build_fields
from briefings.editor.page import render_page
from briefings.model import BriefingContent, Record, Text, Vocabulary
from briefings.model.base import Day, Slug, WebAddress, YesNo
from briefings.source import read_vocabulary
from briefings.source.fields import fields_of
from small_briefing import CONTENT


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    found = read_vocabulary(CONTENT)
    assert found is not None
    return found


def walk(fields: tuple[FormField, ...]) -> list[FormField]:
    return [one for field in fields for one in (field, *walk(field.fields))]


def names_of(model: type[Record]) -> list[str]:
    return [
        name
        for field in fields_of(model).values()
        for name in (field.name, *(names_of(field.model) if field.model else ()))  # type: ignore[arg-type]
    ]


def test_every_field_of_the_model_is_in_the_form(vocabulary: Vocabulary) -> None:
    """No field is forgotten, at whatever depth, and each has the name and the order that the model gives it."""
    fields = walk(build_fields(vocabulary))
    assert [field.name for field in fields] == names_of(BriefingContent)
    html = render_page(CONTENT) or ""
    # The details of an issue are lines of its box; what an import left is shown with buttons of its own.
    inside = {inner.name for field in fields if field.kind in (Kind.OUTLINE, Kind.SETTLE) for inner in field.fields}
    for field in (field for field in fields if field.name not in inside - {"text", "at"}):
        assert f'data-field="{field.name}"' in html, field.name
        assert field.label in html.replace("&#39;", "'"), field.label


class _Extra(Record):
    """Synthetic: something that a later model may add."""

    when: Annotated[Day, Field(title="When")]
    sure: Annotated[YesNo, Field(title="Sure")] = False


class _Later(Record):
    """Synthetic: the model of a later day."""

    seen: Annotated[Day | None, Field(title="Seen")] = None
    signed: Annotated[YesNo, Field(title="Signed")] = False
    link: Annotated[WebAddress | None, Field(title="Link")] = None
    other: Annotated[Slug | None, Field(title="Other briefing")] = None
    notes: Annotated[tuple[Text, ...], Field(title="Notes")] = ()
    extra: Annotated[_Extra | None, Field(title="Extra")] = None
    extras: Annotated[tuple[_Extra, ...], Field(title="Extras")] = ()


def test_a_new_field_appears_by_itself(vocabulary: Vocabulary) -> None:
    """What a later model adds is in the form without a line of the form's own, filled in as its type asks."""
    fields = build_fields(vocabulary, _Later)
    assert [(field.name, field.kind) for field in walk(fields)] == [
        ("seen", Kind.DAY),
        ("signed", Kind.CHOICE),
        ("link", Kind.ADDRESS),
        ("other", Kind.WORD),
        ("notes", Kind.LINES),
        ("extra", Kind.RECORD),
        ("when", Kind.DAY),
        ("sure", Kind.CHOICE),
        ("extras", Kind.ENTRIES),
        ("when", Kind.DAY),
        ("sure", Kind.CHOICE),
    ]


def test_lists_that_fit_a_box_get_one(vocabulary: Vocabulary) -> None:
    """Texts, issues with their details, and learning points are written in a box each, a line for a bullet."""
    kinds = {field.name: field.kind for field in walk(build_fields(vocabulary))}
    assert kinds["how_to_use"] is Kind.LINES
    assert kinds["issues"] is Kind.OUTLINE
    assert kinds["learning"] is Kind.POINTS
    assert kinds["strands"] is Kind.ENTRIES
    assert kinds["themes"] is Kind.CHOICES


def test_choices_are_named_as_the_model_and_the_vocabulary_name_them(vocabulary: Vocabulary) -> None:
    """A term has its label and meaning, a kind its label, an editor's field the field's own name."""
    fields = {field.name: field for field in build_fields(vocabulary)}
    assert [choice.label for choice in fields["themes"].choices] == [term.label for term in vocabulary.themes]
    assert fields["themes"].choices[0].meaning == vocabulary.themes[0].meaning
    assert fields["kind"].choices[0].label == "Learning briefing"
    assert "Types of harm" in [choice.label for choice in fields["editorial"].choices]


def test_help_says_nothing_of_lists_where_terms_are_chosen(vocabulary: Vocabulary) -> None:
    """Nobody who ticks terms has to know the file they come from."""
    for field in walk(build_fields(vocabulary)):
        if field.choices:
            assert "_vocabulary.yml" not in field.help, field.name
        assert not field.help.startswith((".", ",", " ")), field.name
