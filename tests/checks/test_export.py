"""The check of a finished export: what is missing, or should not be there, is named with its file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefings.build import ContentError, SiteBuild
from briefings.checks.export import check_export
from briefings.exporting import read_written_part, write_export
from hostile import write_hostile
from living import write_lives

PAGE = "briefings/2017-home-conditions.md"


@pytest.fixture
def build(project_root: Path, tmp_path_factory: pytest.TempPathFactory) -> SiteBuild:
    return SiteBuild.read(
        write_lives(project_root, tmp_path_factory.mktemp("lives")), built_on=date(2026, 3, 1), is_preview=False
    )


@pytest.fixture
def docs(build: SiteBuild, project_root: Path, tmp_path: Path) -> Path:
    """The pages of a whole export, to be spoilt."""
    out = tmp_path / "export"
    out.mkdir()
    write_export(build, read_written_part(project_root), project_root / "docs", out)
    return out / "docs"


def find_rules(docs: Path, build: SiteBuild, project_root: Path) -> list[tuple[str, str]]:
    problems = check_export(docs, build.kb, read_written_part(project_root).pages, build.unpublished)
    return [(problem.rule, problem.place.path) for problem in problems]


def test_a_whole_export_has_no_problem(docs: Path, build: SiteBuild, project_root: Path) -> None:
    """Replaced, renamed and withdrawn briefings, drafts and hand-written pages cause no false alarm."""
    assert find_rules(docs, build, project_root) == []


def test_a_lost_sentence_is_found(docs: Path, build: SiteBuild, project_root: Path) -> None:
    """One word that is missing from a learning point is told, with the page."""
    text = (docs / PAGE).read_text("utf-8")
    assert "frank and honest" in text
    (docs / PAGE).write_text(text.replace("frank and honest", "honest"), "utf-8")
    assert find_rules(docs, build, project_root) == [("words-missing", PAGE)]


def test_a_lost_anchor_or_page_is_found(docs: Path, build: SiteBuild, project_root: Path) -> None:
    """Links to a learning point and to a briefing must not die in silence."""
    text = (docs / PAGE).read_text("utf-8")
    (docs / PAGE).write_text(text.replace('id="engagement-1"', ""), "utf-8")
    (docs / "briefings/2024-newest.md").unlink()
    found = find_rules(docs, build, project_root)
    assert sorted(found) == [("page-missing", "briefings/2024-newest.md"), ("point-missing", PAGE)]


def test_words_of_a_draft_are_found(docs: Path, build: SiteBuild, project_root: Path) -> None:
    """A text of a draft is found on any page, however its characters are written."""
    (draft,) = (briefing for briefing in build.unpublished if briefing.id == "2025-draft")
    numbered = "".join(f"&#{ord(character)};" for character in draft.points[0].text)
    with (docs / "index.md").open("a", encoding="utf-8") as page:
        page.write(numbered)
    assert find_rules(docs, build, project_root) == [("unpublished-words", "index.md")]


def test_hostile_texts_are_told_apart_from_lost_ones(project_root: Path, tmp_path: Path) -> None:
    """Texts full of marks are compared letter by letter and found whole."""
    build = SiteBuild.read(write_hostile(project_root, tmp_path), built_on=date(2026, 3, 1), is_preview=False)
    out = tmp_path / "export"
    out.mkdir()
    done = write_export(build, read_written_part(project_root), project_root / "docs", out)
    assert done.briefings == 2


def test_a_written_page_never_takes_a_generated_ones_place(build: SiteBuild, project: Path, tmp_path: Path) -> None:
    """A page in docs at a briefing's address stops the export and is named."""
    (project / "docs" / PAGE).write_text("# Mine\n", encoding="utf-8")
    with pytest.raises(ContentError, match=PAGE):
        write_export(build, read_written_part(project), project / "docs", tmp_path / "export")


def test_an_unknown_listing_is_named(build: SiteBuild, project: Path, tmp_path: Path) -> None:
    """A page that asks for a listing there is none of stops the export, as it stops a build."""
    (project / "docs" / "new.md").write_text("---\nshows: nothing\n---\n# New\n", encoding="utf-8")
    with pytest.raises(ContentError, match="nothing"):
        write_export(build, read_written_part(project), project / "docs", tmp_path / "export")


def test_pages_that_the_site_leaves_out_are_left_out(build: SiteBuild, project: Path, tmp_path: Path) -> None:
    """What ``exclude_docs`` hides, a page or a picture, is in no export; other pages and pictures are."""
    for name in ("hidden.md", "images/hidden.png", "shown.md", "images/shown.png"):
        (project / "docs" / name).write_text("# Title\n", encoding="utf-8")
    settings = project / "mkdocs.yml"
    settings.write_text(
        settings.read_text("utf-8").replace("exclude_docs: |\n", "exclude_docs: |\n  hidden.*\n"), "utf-8"
    )
    out = tmp_path / "export"
    out.mkdir(exist_ok=True)
    write_export(build, read_written_part(project), project / "docs", out / "inner")
    names = {path.name for path in (out / "inner").rglob("*")}
    assert {"shown.md", "shown.png"} <= names
    assert {"hidden.md", "hidden.png", "briefing.png"}.isdisjoint(names)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("docs/bad.md", b"# caf\xe9\n", "docs/bad.md is not in UTF-8"),
        ("docs/bad.md", b"---\ntitle: a: b\n---\n", "docs/bad.md holds something"),
        ("docs/bad.md", b"---\njust words\n---\n", "docs/bad.md should hold names"),
        ("mkdocs.yml", b"site_name: !ENV X\n", "mkdocs.yml holds something"),
    ],
    ids=["encoding", "broken front matter", "no front matter", "tag"],
)
def test_a_file_that_cannot_be_understood_is_named(project: Path, name: str, content: bytes, said: str) -> None:
    """Nothing is guessed: the message says which file it is."""
    (project / name).write_bytes(content)
    with pytest.raises(ContentError, match=said):
        read_written_part(project)
