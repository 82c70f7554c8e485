"""The check of the built site finds what its web files forget, and what they tell that they should not."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from briefings.checks.site_files import read_pages
from briefings.checks.site_web import check_offline_copy, check_web_files
from briefings.checks.site_words import check_unpublished_words
from briefings.model import KnowledgeBase, Status
from briefings.source import read_knowledge_base
from briefings.views.offline import OFFLINE_COPY

BUILT_ON = date(2026, 3, 1)
NEWEST = "briefings/2024-newest.html"
REPLACED = "briefings/2020-replaced.html"


@pytest.fixture(scope="module")
def kb(web_content: Path) -> KnowledgeBase:
    found = read_knowledge_base(web_content, today=BUILT_ON).knowledge_base
    assert found is not None
    return found.as_shown(BUILT_ON)


@pytest.fixture
def site(web_site: Path, tmp_path: Path) -> Path:
    """A copy of a built site, to be harmed."""
    return Path(shutil.copytree(web_site, tmp_path / "site"))


def rules(site: Path, kb: KnowledgeBase) -> set[str]:
    return {problem.rule for problem in (*check_web_files(site, kb), *check_offline_copy(site))}


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def rewrite_copy(site: Path, alter: Callable[[dict[str, bytes]], None]) -> None:
    """The offline copy once more, with other files in it."""
    with ZipFile(site / OFFLINE_COPY) as copy:
        files = {name: copy.read(name) for name in copy.namelist()}
    alter(files)
    with ZipFile(site / OFFLINE_COPY, "w") as copy:
        for name, content in files.items():
            copy.writestr(name, content)


def add_item(path: Path, address: str) -> None:
    data = json.loads(path.read_text("utf-8"))
    data["items"].append({"id": address, "url": address, "content_text": "x"})
    path.write_text(json.dumps(data), encoding="utf-8")


def test_the_site_as_built_is_whole(site: Path, kb: KnowledgeBase) -> None:
    """Nothing is found in a site as it is built."""
    assert rules(site, kb) == set()


HARM: dict[str, tuple[str, Callable[[Path], None]]] = {
    "no robots file": ("web-file-missing", lambda site: (site / "robots.txt").unlink()),
    "no headers file": ("web-file-missing", lambda site: (site / "_headers").unlink()),
    "no sitemap": ("web-file-missing", lambda site: (site / "sitemap.xml").unlink()),
    "no feed": ("web-file-missing", lambda site: (site / "feed.json").unlink()),
    "nothing to embed": ("embed-missing", lambda site: (site / "embed/2024-newest.html").unlink()),
    "forgotten in the sitemap": ("not-told", lambda site: change(site / "sitemap.xml", NEWEST, "about.html")),
    "replaced, in the sitemap": ("told-wrongly", lambda site: change(site / "sitemap.xml", "about.html", REPLACED)),
    "replaced, in Atom": ("told-wrongly", lambda site: change(site / "feed.xml", NEWEST, REPLACED)),
    "withdrawn, in JSON": (
        "told-wrongly",
        lambda site: add_item(site / "feed.json", f"https://www.example.org/learning/{REPLACED}"),
    ),
    "a page missing in the copy": (
        "offline-copy",
        lambda site: rewrite_copy(site, lambda files: files.pop("learning-from-reviews/about.html") and None),
    ),
    "a page changed in the copy": (
        "offline-copy",
        lambda site: rewrite_copy(site, lambda files: files.update({"learning-from-reviews/about.html": b"other"})),
    ),
    "something foreign in the copy": (
        "offline-copy",
        lambda site: rewrite_copy(site, lambda files: files.update({"learning-from-reviews/notes.txt": b"x"})),
    ),
}


@pytest.mark.parametrize("harm", HARM)
def test_each_harm_is_found(harm: str, site: Path, kb: KnowledgeBase) -> None:
    """A site with one thing wrong is refused, and the thing is named."""
    rule, do = HARM[harm]
    do(site)
    assert rules(site, kb) == {rule}


@pytest.mark.parametrize(
    ("block", "is_allowed"),
    [
        ('<script type="application/ld+json">{"a": "b"}</script>', True),
        ('<script type="application/ld+json">{"a": </script>', False),
        ('<script type="application/ld+json">alert(1)</script>', False),
        ('<script type="application/ld+json" nonce="x">{"a": "b"}</script>', False),
        ('<script type="application/json">{"a": "b"}</script>', False),
        ('<script type="text/javascript">1</script>', False),
        ('<script type="module">1</script>', False),
        ('<script type="importmap">{"imports": {}}</script>', False),
        ("<script>{}</script>", False),
    ],
)
def test_linked_data_is_the_only_block_a_page_may_hold(block: str, is_allowed: bool, tmp_path: Path) -> None:
    """One type of data block with whole JSON is let through; every other script inside a page is refused."""
    (tmp_path / "a.html").write_text(f"<!doctype html><title>x</title>{block}<p>x", encoding="utf-8")
    assert (read_pages(tmp_path)["a.html"].inline_code == set()) is is_allowed


@pytest.mark.parametrize("name", ["offline/learning-from-reviews.zip", "sheets/a.docx"])
def test_words_inside_packed_files_are_found(name: str, tmp_path: Path, kb: KnowledgeBase) -> None:
    """A draft's words are found in the offline copy and in Word's files, whose bytes do not show them."""
    words = "Synthetic words that a draft alone holds"
    draft = kb.briefings[0].model_copy(update={"id": "a-draft", "status": Status.DRAFT, "title": words})
    (tmp_path / name).parent.mkdir(parents=True)
    for content, expected in (("<p>Synthetic words.</p>", 0), (f"<p>{words}</p>", 1)):
        with ZipFile(tmp_path / name, "w") as packed:
            packed.writestr("inside.xml", content)
        assert len(list(check_unpublished_words(tmp_path, kb, (), (draft,)))) == expected
