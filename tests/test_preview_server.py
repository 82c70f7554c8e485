"""The preview makes what somebody asks for, and never gives out half of it or what is of another build."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

import pytest
from mkdocs.config import load_config

from briefings.views.headers import HOSTING_FILES
from built_files import files_of
from living import write_web_content
from preview_server import serve_asked_for

Answer = tuple[str, bytes]


class Build:
    """A build that has one page to write, and a sheet that cannot be made."""

    def __init__(self) -> None:
        self.sheets = self
        self.asked: list[str] = []

    def make_one(self, address: str) -> bytes | None:
        if address == "sheets/bad.pdf":
            raise ValueError("the font lacks a letter")
        return b"%PDF-" if address == "sheets/good.pdf" else None

    def write_asked_for(self, site: Path, address: str) -> bool:
        self.asked.append(address)
        if address != "page.html":
            return False
        (site / address).write_text("page", "utf-8")
        return True


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., Answer]:
    """``ask(address, build)`` asks a preview for an address; ``before`` runs before each look into its folder."""

    def ask(
        address: str, build: Build | None, *, before: Callable[[], None] = lambda: None, lock: Any = None
    ) -> Answer:
        def serve_folder(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
            before()
            path = tmp_path / environ["PATH_INFO"].removeprefix("/site/")
            if not path.is_file():
                start_response("404 Not Found", [])
                return [b"none"]
            start_response("200 OK", [("Content-Type", "text/html")])
            return [path.read_bytes()]

        said: list[str] = []
        find_build: Any = lambda: build  # noqa: E731 - a build of a test is no SiteBuild
        app = serve_asked_for(serve_folder, "/site/", tmp_path, find_build, lock or Lock())
        body = b"".join(app({"PATH_INFO": f"/site/{address}"}, lambda status, headers: said.append(status)))
        (status,) = said
        return status, body

    return ask


def test_a_page_is_written_when_it_is_asked_for(ask: Callable[..., Answer]) -> None:
    """What is there is served as it is; what is not is written once, and then it is there."""
    build = Build()
    assert ask("page.html", build) == ("200 OK", b"page")
    assert ask("page.html", build) == ("200 OK", b"page")
    assert build.asked == ["page.html"]


def test_what_is_not_to_be_had_is_not_there(ask: Callable[..., Answer]) -> None:
    """An address that means nothing is answered as such, before the first build too."""
    assert ask("other.html", Build()) == ("404 Not Found", b"none")
    assert ask("page.html", None) == ("404 Not Found", b"none")


def test_sheets_come_from_the_build(ask: Callable[..., Answer]) -> None:
    """A sheet is made at once; one that cannot be made says why in plain words."""
    assert ask("sheets/good.pdf", Build()) == ("200 OK", b"%PDF-")
    status, body = ask("sheets/bad.pdf", Build())
    assert status.startswith("500")
    assert b"the font lacks a letter" in body


def test_a_page_that_the_next_build_cleared_away_is_written_again(ask: Callable[..., Answer], tmp_path: Path) -> None:
    """Between writing and serving a page another build may begin: the reader gets the page all the same."""
    times: list[int] = []

    def clear() -> None:
        times.append(1)
        if len(times) == 2:
            (tmp_path / "page.html").unlink()

    assert ask("page.html", Build(), before=clear) == ("200 OK", b"page")
    assert len(times) == 3


def test_nothing_is_written_while_a_build_is_at_work(ask: Callable[..., Answer]) -> None:
    """Who asks meanwhile waits, and gets what the build then has."""
    lock, build, asked = Lock(), Build(), Event()
    answers: list[Answer] = []
    lock.acquire()
    reader = Thread(target=lambda: answers.append(ask("page.html", build, before=asked.set, lock=lock)))
    reader.start()
    assert asked.wait(10)
    assert (build.asked, answers) == ([], [])
    lock.release()
    reader.join(10)
    assert answers == [("200 OK", b"page")]


def test_each_file_of_a_preview_can_be_asked_for(
    build_site: Callable[..., Path], project_root: Path, tmp_path: Path
) -> None:
    """Asked for one by one, in any order, the files are those that a preview would have if all were written at once."""
    from mkdocs.commands.build import build

    content = write_web_content(project_root, tmp_path)
    whole = files_of(build_site(content, preview=True, extra={"sheets": ""}))
    config = load_config(str(project_root / "mkdocs.yml"), site_dir=str(tmp_path / "site"), strict=False)
    config.extra.update(learning_points=str(content), sheets="", kept="")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config, serve_url="http://127.0.0.1:8000/")
    site, site_build = tmp_path / "site", config.extra["build"]
    for address in sorted(whole, reverse=True):
        if not (site / address).is_file():
            assert site_build.write_asked_for(site, address), address
        # Two may ask at once: who comes second gets what the first had written.
        assert site_build.write_asked_for(site, address), address
    # The files for web hosts tell of the folders that are there, and no preview is put on one.
    there = files_of(site)
    assert there.keys() == whole.keys()
    assert {address for address in there if there[address] != whole[address]} <= set(HOSTING_FILES)
    assert not site_build.write_asked_for(site, "search/none.js")
    assert not site_build.write_asked_for(site, "briefings/none.html")
