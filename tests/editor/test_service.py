"""The form's endpoint serves the person at this computer alone, and nothing that is asked of it does harm."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefings.editor.page import ASSETS, SCRIPTS
from briefings.editor.service import LARGEST_REQUEST, EditService, Request, Response
from small_briefing import CONTENT, SMALL

HOST = "127.0.0.1:8000"
SHELL = b'<html><head><title>x</title></head><body><header>y</header><article id="content">z</article></body></html>'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "learning_points"
    folder.mkdir()
    for name in ("_board.yml", "_vocabulary.yml"):
        shutil.copy(CONTENT / name, folder)
    (folder / "2020-diary.yml").write_text(SMALL, encoding="utf-8", newline="\n")
    return folder


@pytest.fixture
def service(folder: Path, tmp_path: Path) -> EditService:
    return EditService(folder, lambda _address: SHELL, tmp_path / "sheets", today=lambda: date(2026, 3, 1))


def token_of(service: EditService) -> str:
    page = service.answer(Request("GET", "", "127.0.0.1", {"host": HOST}))
    found = re.search(r'data-token="([^"]+)"', page.body.decode())
    assert found is not None
    return found[1]


def make_request(service: EditService, what: str, data: Any, **headers: str) -> Request:
    usual = {
        "host": HOST,
        "origin": f"http://{HOST}",
        "x-edit-token": token_of(service),
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
    }
    return Request("POST", f"do/{what}", "127.0.0.1", {**usual, **headers}, json.dumps(data).encode())


def ask(service: EditService, what: str, **data: Any) -> dict[str, Any]:
    answer = service.answer(make_request(service, what, data))
    found: dict[str, Any] = json.loads(answer.body)
    return {"status": answer.status, **found}


def test_a_briefing_is_opened_changed_and_saved(service: EditService, folder: Path) -> None:
    """The usual way: list, open, check, save."""
    assert [one["id"] for one in ask(service, "list")["briefings"]] == ["2020-diary"]
    file = ask(service, "open", id="2020-diary")["file"]
    text = file["text"].replace("Keeping a diary", "Keeping two diaries")
    assert ask(service, "check", id="2020-diary", text=text)["problems"] == []
    saved = ask(service, "save", id="2020-diary", text=text, seen=file["fingerprint"])
    assert saved["status"] == 200
    assert (folder / "2020-diary.yml").read_text("utf-8") == text
    assert ask(service, "open", id="2020-diary")["file"]["fingerprint"] == saved["fingerprint"]


def test_two_windows_hear_of_each_other(service: EditService, folder: Path) -> None:
    """The window that comes second is refused and shown what stands there."""
    file = ask(service, "open", id="2020-diary")["file"]
    ask(service, "save", id="2020-diary", text="title: Other\n", seen=file["fingerprint"])
    late = ask(service, "save", id="2020-diary", text="title: Mine\n", seen=file["fingerprint"])
    assert late["status"] == 409
    assert late["now"]["text"] == "title: Other\n"
    assert (folder / "2020-diary.yml").read_text("utf-8") == "title: Other\n"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": ""},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": f"https://{HOST}"},
        {"x-edit-token": "wrong"},
        {"x-edit-token": ""},
        {"x-edit-token": "é"},
        {"content-type": "text/plain"},
        {"content-type": "application/x-www-form-urlencoded"},
        {"content-type": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        # A name of another website made to point to this computer (DNS rebinding).
        {"host": "evil.example:8000", "origin": "http://evil.example:8000"},
        {"host": "127.0.0.1.evil.example", "origin": "http://127.0.0.1.evil.example"},
        {"host": "evil.example@127.0.0.1:x", "origin": "http://evil.example@127.0.0.1:x"},
        {"host": "", "origin": "http://"},
    ],
)
def test_nothing_but_the_form_itself_is_heard(service: EditService, folder: Path, headers: dict[str, str]) -> None:
    """A page of another website, whatever it pretends, opens, checks and writes nothing."""
    before = (folder / "2020-diary.yml").read_bytes()
    seen = ask(service, "open", id="2020-diary")["file"]["fingerprint"]
    for what in ("list", "begin", "open", "check", "show", "save"):
        request = make_request(service, what, {"id": "2020-diary", "text": "title: Evil\n", "seen": seen}, **headers)
        answer = service.answer(request)
        assert answer.status == 403, what
        assert b"title" not in answer.body
    assert (folder / "2020-diary.yml").read_bytes() == before


@pytest.mark.parametrize("caller", ["192.168.1.7", "10.0.0.1", "::ffff:192.168.1.7", "", "fe80::1"])
def test_other_computers_get_nothing(service: EditService, caller: str) -> None:
    """Even where the preview is shown to the network, the form stays with the person at this computer."""
    request = make_request(service, "open", {"id": "2020-diary"})
    assert service.answer(Request("POST", request.path, caller, request.headers, request.body)).status == 403
    page = service.answer(Request("GET", "", caller, {"host": HOST}))
    assert (page.status, b"data-token" in page.body) == (403, False)


def test_the_page_is_not_given_to_another_name(service: EditService) -> None:
    """The page with the token is refused under any name but this computer's own."""
    for host in ("evil.example", "evil.example:8000", "", "[::1", "localhost.evil.example"):
        assert service.answer(Request("GET", "", "127.0.0.1", {"host": host})).status == 403
    for host in ("localhost:8000", "127.0.0.1", "[::1]:8000", "LOCALHOST:1"):
        assert service.answer(Request("GET", "", "127.0.0.1", {"host": host})).status == 200


def test_each_run_has_a_token_of_its_own(service: EditService, folder: Path) -> None:
    """A token from yesterday opens nothing today."""
    other = EditService(folder, lambda _address: SHELL)
    assert token_of(service) != token_of(other)
    assert len(token_of(service)) > 30


def test_a_page_cannot_be_framed_kept_or_guessed(service: EditService) -> None:
    """The answers say so to the browser, and the page allows no code but its own."""
    headers = dict(service.answer(Request("GET", "", "127.0.0.1", {"host": HOST})).headers)
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", ""])
def test_other_ways_of_asking_are_refused(service: EditService, method: str) -> None:
    """There is reading the page and sending it words, and nothing else."""
    assert service.answer(Request(method, "do/save", "127.0.0.1", {"host": HOST})).status == 405


@pytest.mark.parametrize(
    "path",
    [
        *("assets/../page.py", "assets/..%2fpage.py", "assets//etc/passwd", "../index.html", "assets/", "assets"),
        *("assets/vendor", "do/save", "assets/vendor/../editor.js", "assets/editor.js/", "assets/editor.js", "x"),
    ],
)
def test_only_the_forms_own_files_are_handed_out(service: EditService, path: str) -> None:
    """No address leads to another file of this computer."""
    assert service.answer(Request("GET", path, "127.0.0.1", {"host": HOST})).status == 404


def test_every_file_that_the_page_names_is_there(service: EditService) -> None:
    """Scripts and style sheets load, each with its type, and every script of the form is among them."""
    html = service.answer(Request("GET", "index.html", "127.0.0.1", {"host": HOST})).body.decode()
    named = re.findall(r'(?:src|href)="(assets/[^"]+)"', html)
    assert len(named) > 3
    for path in named:
        answer = service.answer(Request("GET", path, "127.0.0.1", {"host": HOST}))
        assert answer.status == 200, path
        assert answer.kind.startswith("text/javascript" if path.endswith(".js") else "text/css")
    assert sorted(SCRIPTS) == sorted(file.stem for file in ASSETS.glob("*.js"))


def test_what_is_too_long_is_refused(service: EditService) -> None:
    """A request that is longer than any briefing is not read."""
    request = make_request(service, "check", {"id": "2020-diary", "text": "x" * LARGEST_REQUEST})
    assert service.answer(request).status == 400


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    what=st.sampled_from(["list", "begin", "open", "check", "show", "save", "none", ""]),
    data=st.dictionaries(st.sampled_from(["id", "text", "seen", "title", "year", "kind"]), JSON) | JSON,
)
def test_whatever_is_asked_gets_an_answer(service: EditService, folder: Path, what: str, data: Any) -> None:
    """No request, however odd, breaks the preview or writes a file that no one asked for."""
    answer: Response = service.answer(make_request(service, what, data))
    assert answer.status in {200, 400, 409, 422}
    assert json.loads(answer.body) is not None
    assert (folder / "2020-diary.yml").read_text("utf-8") == SMALL


def test_a_new_briefing_begins_with_what_must_be_filled_in(service: EditService) -> None:
    """From title, year and kind comes a name and a draft; what is missing is said."""
    begun = ask(service, "begin", title="Quiet children: a made-up review", year="2021", kind="learning_sheet")
    assert begun["id"] == "2021-quiet-children-made"
    assert "kind: learning_sheet" in begun["text"]
    assert ask(service, "begin", title=" ", year="2021", kind="learning_sheet")["status"] == 422
    assert ask(service, "begin", title="x", year="٢٠٢١", kind="learning_sheet")["status"] == 422
    assert ask(service, "begin", title="x", year="2021", kind="novel")["status"] == 422


def test_unsaved_pages_are_shown_and_kept_apart(service: EditService, folder: Path) -> None:
    """The page, the checklist and the sheets' page counts come from the unsaved text; nothing is written."""
    text = SMALL.replace("Write down what you saw.", "Synthetic unsaved words <b>here</b>.")
    shown = ask(service, "show", id="2020-diary", text=text)
    assert [page["name"] for page in shown["pages"]] == ["The page", "The checklist"]
    assert shown["sheets"][0] == {"name": "Briefing", "size": "1 page"}
    for page in shown["pages"]:
        address, _, key = page["address"].partition("?unsaved=")
        html = service.show_unsaved(address, key) or b""
        assert b"Synthetic unsaved words &lt;b&gt;here&lt;/b&gt;." in html
        assert b"<script" not in html
        assert service.show_unsaved(address, "guess") is None
    assert (folder / "2020-diary.yml").read_text("utf-8") == SMALL


def test_pages_wait_until_nothing_is_left_to_put_right(service: EditService) -> None:
    """A text with an error has no page, and says when it will."""
    shown = ask(service, "show", id="2020-diary", text=SMALL.replace("title: Keeping a diary", "title:"))
    assert shown["pages"] == []
    assert "put right" in shown["problem"]
