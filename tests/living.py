"""Synthetic briefings at each stage of their lives, for tests of the built site."""

from __future__ import annotations

import shutil
from pathlib import Path

from synthetic import make_briefing_yaml

CHANGE = "Synthetic change: clearer & shorter, <b>not</b> longer."
EMBEDDER = "https://board.example.org"


def write_lives(project_root: Path, folder: Path, *, site_address: str = "") -> Path:
    """A copy of the board's folder with briefings replaced, withdrawn, renamed, overdue, withdrawn by date and a draft.

    Ids: ``2020-replaced`` leads to ``2024-newest``, once ``2023-former``; ``2019-withdrawn``, once ``2018-withdrawn``;
    ``2017-ended`` is withdrawn by its date; ``2016-overdue``; ``2025-draft``.
    """
    content = Path(shutil.copytree(project_root / "learning_points", folder / "learning_points"))
    board = content / "_board.yml"
    board.write_text(board.read_text("utf-8").replace("site_address:", f"site_address: {site_address}"), "utf-8")
    lives = {
        "2020-replaced": (1, {"status: published": "status: superseded\nsuperseded_by: 2022-between"}),
        "2022-between": (2, {"status: published": "status: superseded\nsuperseded_by: 2024-newest"}),
        "2024-newest": (3, {"status: published": "status: published\nformerly: [2023-former]"}),
        "2019-withdrawn": (
            4,
            {
                "status: published": "status: withdrawn\nformerly: [2018-withdrawn]",
                "dates:\n": "dates:\n  withdraw_on: 2025-05-01\n",
            },
        ),
        "2017-ended": (5, {"dates:\n": "dates:\n  withdraw_on: 2026-02-28\n"}),
        "2016-overdue": (6, {}),
        "2025-draft": (7, {"status: published": "status: draft"}),
    }
    for name, (index, changes) in lives.items():
        write_life(content, name, index, changes)
    return content


def write_web_content(project_root: Path, folder: Path) -> Path:
    """The same lives with the days that news and feeds go by, for a site at ``https://www.example.org/learning/``.

    ``2024-newest`` is on the site since 1 February 2026 and changed on the 20th; ``2016-overdue`` is new on the 20th.
    ``https://board.example.org`` may embed. The board's own briefing has no day.
    """
    content = write_lives(project_root, folder, site_address="https://www.example.org/learning/")
    change = f"changes:\n  - day: 2026-02-20\n    what: '{CHANGE}'\n"
    for name, old, new in (
        ("2024-newest", "dates:\n", f"{change}dates:\n"),
        ("2024-newest", "on_site: '2008-07-01'", "on_site: 2026-02-01"),
        ("2016-overdue", "on_site: '2011-07-01'", "on_site: 2026-02-20"),
        ("_board", "# frame_ancestors:\n#   - https://www.example.org\n", f"frame_ancestors:\n  - {EMBEDDER}\n"),
    ):
        path = content / f"{name}.yml"
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), "utf-8")
    return content


def write_life(content: Path, name: str, index: int, changes: dict[str, str]) -> None:
    """One synthetic briefing with some stretches, which must be there, replaced; its review is ten years off."""
    text = make_briefing_yaml(index)
    if name != "2016-overdue":
        year = 2005 + index % 20 + 3
        changes = {f"review_by: '{year}-06-01'": "review_by: 2036-06-01", **changes}
    for old, new in changes.items():
        assert old in text, f"{old!r} is not in {name}"
        text = text.replace(old, new, 1)
    (content / f"{name}.yml").write_text(text, encoding="utf-8")
