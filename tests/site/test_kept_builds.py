"""A build that goes on from what the last one kept gives the same site as one from nothing, byte for byte."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.build import SiteBuild
from briefings.checks.site import check_site
from briefings.keeping import KeptTexts
from built_files import files_of
from living import write_web_content

# Sheets are kept apart, see tests/sheets: without them a build takes a second.
ANEW = {"sheets": ""}
BuildSite = Callable[..., Path]
Change = Callable[[Path], object]


@pytest.fixture
def content(project_root: Path, tmp_path: Path) -> Path:
    """Briefings at every stage of their lives, to be edited."""
    return write_web_content(project_root, tmp_path)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where builds of a test keep what they made."""
    return tmp_path / "kept"


def keeping(kept: Path) -> dict[str, str]:
    """The settings of a build that goes on from the last one."""
    return {"kept": str(kept), **ANEW}


def replace_in(name: str, old: str, new: str) -> Change:
    def change(content: Path) -> None:
        text = (content / name).read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        (content / name).write_text(text.replace(old, new), "utf-8")

    return change


CHANGES: dict[str, Change] = {
    "a word of a briefing": replace_in("2024-newest.yml", "This overview is synthetic.", "This is synthetic."),
    "a title that others name": replace_in("2024-newest.yml", "synthetic learning for tests", "learning for tests"),
    "a draft published": replace_in("2025-draft.yml", "status: draft", "status: published"),
    "a briefing withdrawn": lambda content: _withdraw(content / "2016-overdue.yml"),
    "a briefing deleted": lambda content: (content / "2016-overdue.yml").unlink(),
    "a briefing renamed": lambda content: (content / "2016-overdue.yml").rename(content / "2016-late.yml"),
    "the label of a theme": replace_in("_vocabulary.yml", "label: Assessment", "label: Assessing"),
    "the order of themes": lambda content: _swap_themes(content / "_vocabulary.yml"),
    "the board’s name": replace_in("_board.yml", "short_name: NCSCB", "short_name: NCSCP"),
    "the site’s address": replace_in("_board.yml", "example.org/learning/", "example.org/lessons/"),
}


def _withdraw(path: Path) -> None:
    text = path.read_text("utf-8").replace("status: published", "status: withdrawn")
    path.write_text(text.replace("dates:\n", "dates:\n  withdraw_on: 2026-02-25\n"), "utf-8")


def _swap_themes(path: Path) -> None:
    """The first two themes change places."""
    head, _, rest = path.read_text("utf-8").partition("themes:\n  - ")
    first, second, others = rest.split("\n  - ", 2)
    path.write_text(f"{head}themes:\n  - {second}\n  - {first}\n  - {others}", "utf-8")


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_what_changed_is_made_anew(build_site: BuildSite, content: Path, kept: Path, change: Change) -> None:
    """After any change of the content, the site is the one that a build from nothing makes."""
    build_site(content, extra=keeping(kept))
    change(content)
    again = files_of(build_site(content, extra=keeping(kept)))
    assert again == files_of(build_site(content, extra=ANEW))


@pytest.mark.parametrize("moment", ["1775000000", "1804000000"])
def test_another_day_makes_another_site(
    build_site: BuildSite, content: Path, kept: Path, monkeypatch: pytest.MonkeyPatch, moment: str
) -> None:
    """The day of the build stands on every page, and what is overdue or withdrawn by then is told."""
    first = files_of(build_site(content, extra=keeping(kept)))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    again = files_of(build_site(content, extra=keeping(kept)))
    assert again == files_of(build_site(content, extra=ANEW))
    assert again["index.html"] != first["index.html"]


def test_hand_written_pages_and_settings_count(
    build_site: BuildSite, content: Path, kept: Path, project_root: Path, tmp_path: Path
) -> None:
    """A changed page, menu or setting shows on every page that it concerns."""
    build_site(content, extra=keeping(kept))
    docs = Path(shutil.copytree(project_root / "docs", tmp_path / "docs"))
    about = docs / "about.md"
    about.write_text(about.read_text("utf-8") + "\n## Synthetic heading\n\nSynthetic words.\n", "utf-8")
    settings = {"docs_dir": str(docs), "site_url": "https://www.example.org/elsewhere/"}
    nav = [{"Home": "index.md"}, {"All about it": "about.md"}]
    settings |= {"nav": nav, "not_in_nav": "*.md"}
    again = files_of(build_site(content, extra=keeping(kept), **settings))
    assert again == files_of(build_site(content, extra=ANEW, **settings))
    assert b"All about it" in again["briefings/2024-newest.html"]


def test_without_changes_nothing_is_rendered(
    build_site: BuildSite, content: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second of two builds renders no page and no search index, packs no copy and checks nothing again."""
    first = files_of(build_site(content, extra=keeping(kept)))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was made again")

    for name in (
        "site_texts.render_template",
        "site_data.render_listing",
        "site_data.render_search_index",
        "site_data.render_catalogue",
        "site_data.render_words_of_points",
        "build.check_site",
        "offline.ZipFile",
    ):
        monkeypatch.setattr(f"briefings.{name}", refuse)
    # What the theme is put around and the style sheet of the board are made by each build, whatever its size.
    monkeypatch.setattr(SiteBuild, "render_assets", lambda self: [("stylesheets/board.css", _board_css(first))])
    assert files_of(build_site(content, extra=keeping(kept))) == first


def _board_css(files: dict[str, bytes]) -> str:
    return files["stylesheets/board.css"].decode()


def test_one_changed_word_renders_few_pages(build_site: BuildSite, content: Path, kept: Path) -> None:
    """Only what shows a changed word is rendered again."""
    made: list[int] = []
    save = KeptTexts.save

    def note(texts: KeptTexts) -> None:
        made.append(texts.made)
        save(texts)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(KeptTexts, "save", note)
        build_site(content, extra=keeping(kept))
        replace_in("2016-overdue.yml", "This case is synthetic.", "This case is made up.")(content)
        build_site(content, extra=keeping(kept))
        build_site(content, extra=keeping(kept))
    first, second, third = made
    assert third == 0
    # Its page, the page to embed, the listings, the index, the catalogue, the words of points and the check.
    assert second < first / 3


@pytest.mark.parametrize("name", ["files.json", "texts"])
def test_what_was_kept_may_be_damaged_or_deleted(build_site: BuildSite, content: Path, kept: Path, name: str) -> None:
    """A kept file that was cut short, overwritten, swapped or deleted changes nothing."""
    plain = files_of(build_site(content, extra=keeping(kept)))
    path = kept / name
    whole = path.read_bytes()
    other = (kept / ("texts" if name == "files.json" else "files.json")).read_bytes()
    for damaged in (b"", whole[: len(whole) // 2], whole.replace(b"ynthetic", b"ynthetik"), other, None):
        path.unlink()
        if damaged is not None:
            path.write_bytes(damaged)
        assert files_of(build_site(content, extra=keeping(kept))) == plain


def test_a_place_that_cannot_be_written_is_told(
    build_site: BuildSite, content: Path, kept: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Where something is in the way the build stops, says where and what to do, and leaves nothing lying about."""
    for name in ("files.json", "texts"):
        place = kept / f"with {name}" / name
        place.mkdir(parents=True)
        with pytest.raises(BaseException, match="Aborted"):
            build_site(content, extra=keeping(place.parent))
        assert f"{place} cannot be written" in caplog.text
        assert "`kept:` in mkdocs.yml" in caplog.text
        assert not [path for path in place.parent.iterdir() if path.name.startswith("tmp")]


def test_a_site_that_is_not_whole_is_never_remembered_as_whole(
    build_site: BuildSite, content: Path, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A check that found something is made again, by every build, until there is nothing to find."""
    write = SiteBuild.write

    def spoil(build: SiteBuild, site: Path, **rest: bool) -> None:
        write(build, site, **rest)
        (site / "briefings" / "2024-newest.html").unlink()

    checked: list[int] = []
    monkeypatch.setattr("briefings.build.check_site", lambda *args: checked.append(1) or check_site(*args))
    build_site(content, extra=keeping(kept))
    with monkeypatch.context() as patch:
        patch.setattr(SiteBuild, "write", spoil)
        for _attempt in range(2):
            with pytest.raises(BaseException, match="Aborted"):
                build_site(content, extra=keeping(kept))
    build_site(content, extra=keeping(kept))
    assert len(checked) == 3


def test_drafts_of_a_preview_are_kept_for_no_build(build_site: BuildSite, content: Path, kept: Path) -> None:
    """A preview and a build share what was kept, and neither shows what is the other's."""
    preview = files_of(build_site(content, preview=True, extra=keeping(kept)))
    site = files_of(build_site(content, extra=keeping(kept)))
    assert site == files_of(build_site(content, extra=ANEW))
    assert preview == files_of(build_site(content, preview=True, extra=ANEW))
    assert not any(b"2025-draft" in text for text in site.values())
