"""The form is for the preview alone: no published site has it, nor a way to it."""

from __future__ import annotations

import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from briefings.build import FORM
from briefings.editor.page import ASSETS, BUNDLE

PATIENCE = 60


def test_a_published_site_has_no_form(built_site: Path, build_site: Callable[..., Path], project_root: Path) -> None:
    """No file of the form, no word of its scripts, and no link to it is in a build; the preview's pages link to it."""
    names = {path.name for path in built_site.rglob("*")}
    assert "edit" not in names
    assert names.isdisjoint(
        {BUNDLE, "editor.js", "yaml.js", *(file.name for file in ASSETS.glob("*.js"))} - {"problems.js"}
    )
    for path in built_site.rglob("*"):
        if path.suffix in {".html", ".js", ".css", ".txt", ".xml", ".json"}:
            text = path.read_text("utf-8")
            assert FORM not in text, path
            assert "lb-editor" not in text, path
            assert "x-edit-token" not in text.lower(), path
    preview = build_site(project_root / "learning_points", preview=True)
    page = (preview / "briefings" / "2017-home-conditions.html").read_text("utf-8")
    assert f"../{FORM}#2017-home-conditions" in page
    assert not (preview / FORM).exists()


def ask(address: str, data: bytes | None = None, **headers: str) -> tuple[int, bytes]:
    request = urllib.request.Request(address, data, {name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
            return answer.status, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.read()


def wait_until_up(address: str) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            if ask(f"{address}edit/")[0] == 200:
                return
        except OSError:
            time.sleep(0.2)  # not up yet
    pytest.fail("the preview never came up")


def test_the_live_preview_has_the_form(project: Path, preview: str) -> None:
    """Under the real preview the page opens, saves into the folder, and refuses what does not come from it."""
    wait_until_up(preview)
    status, page = ask(f"{preview}edit/")
    token = re.search(rb'data-token="([^"]+)"', page)
    assert (status, bool(token)) == (200, True)
    assert ask(f"{preview}edit")[0] == 200
    assert ask(f"{preview}edit/assets/form.js")[0] == 200
    headers = {
        "Origin": preview.rstrip("/"),
        "X_Edit_Token": token[1].decode() if token else "",
        "Content_Type": "application/json",
    }
    path = project / "learning_points" / "2017-home-conditions.yml"
    _, opened = ask(f"{preview}edit/do/open", json.dumps({"id": path.stem}).encode(), **headers)
    file = json.loads(opened)["file"]
    text = file["text"].replace("short_title: Home conditions", "short_title: Homes")
    change = json.dumps({"id": path.stem, "text": text, "seen": file["fingerprint"]}).encode()
    assert ask(f"{preview}edit/do/save", change, **{**headers, "Origin": "http://evil.example"})[0] == 403
    assert path.read_text("utf-8") == file["text"]
    assert ask(f"{preview}edit/do/save", change, **headers)[0] == 200
    assert path.read_text("utf-8") == text
