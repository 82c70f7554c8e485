"""The live preview in a browser: what is saved shows by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Error, expect

PATIENCE = 60_000


# The engine puts a script of its own into each page of a preview, and the policy refuses it, as it should.
@pytest.mark.allows_console_errors
def test_a_saved_file_shows_without_reloading_by_hand(
    open_context: Callable[..., BrowserContext], project: Path, preview: str
) -> None:
    """An open page shows a change to its briefing soon after the file is saved."""
    page = open_context().new_page()
    for _ in range(PATIENCE // 200):
        try:
            page.goto(preview + "briefings/2017-home-conditions.html")
        except Error:
            page.wait_for_timeout(200)  # the preview is still being built
        else:
            break
    expect(page.get_by_role("heading", level=1)).to_have_text("Home conditions: learning from a review")
    page.wait_for_timeout(1000)
    path = project / "learning_points" / "2017-home-conditions.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("status: published", "status: draft"), encoding="utf-8")
    expect(page.get_by_text("Draft – not on the published site").first).to_be_visible(timeout=PATIENCE)
