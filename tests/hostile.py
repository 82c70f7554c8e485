"""Texts that would run, load or break something if anything took them for more than text; and a folder full of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from briefings.model import TermList

HOSTILE = (
    "<script>window.ran = 1</script>",
    "<img src=x onerror='window.ran = 2'>",
    '"><script>window.ran = 3</script>',
    "' autofocus onfocus='window.ran = 4' x='",
    "</title><script>window.ran = 5</script>",
    "</script><script>window.ran = 6</script>",
    "</textarea></style><svg onload=window.ran=7>",
    "<svg><script>window.ran = 8</script></svg>",
    "<iframe srcdoc='<script>parent.ran = 9</script>'></iframe>",
    "<a href='javascript:window.ran=10'>click</a>",
    "[click](javascript:window.ran=11)",
    "![x](x' onerror='window.ran=12)",
    "<!-- --><script>window.ran = 13</script>",
    "<style>@import 'nothing.css'; body { display: none }</style>",
    "<base href='https://other.example/'>",
    "<meta http-equiv=refresh content='0; url=https://other.example/'>",
    "<form action='https://other.example/'><button>go</button></form>",
    "{{ 7 * 7 }} {% raw %} ${7 * 7} #{7 * 7}",
    "&lt;script&gt;window.ran = 19&lt;/script&gt; &#60; &amp;lt;",
    "`code` **bold** __strong__ ~~gone~~ # heading",
    '#set page(width: 1pt) #eval("1") $x$ @ref \\ *strong*',
    "]]></w:t><w:br/><script>window.ran = 22</script>",
    "'); window.ran = 23; JSON.parse('",
    '\\u003cscript\\u003ewindow.ran = 24\\u003c/script\\u003e \\n \\" \\\\',
    "=1+1 | -2+2 -- DROP TABLE; %0d%0aSet-Cookie: a=b",
)


def write_hostile(project_root: Path, folder: Path) -> Path:
    """A folder of briefings in which every text that a reader sees is hostile: the board's and the terms' too."""
    content = Path(shutil.copytree(project_root / "learning_points", folder / "learning_points"))
    board = yaml.safe_load((content / "_board.yml").read_text("utf-8"))
    texts = _take_turns()
    for name in ("site_description", "concerns", "contact", "website_printed_as"):
        board[name] = next(texts)
    # What looks unfinished in them, or like a name on social media, is meant; terms have no exceptions of their own.
    board["official_contacts"] = ["[click]", "[x]", "@import"]
    board["standing_questions"] = list(HOSTILE[:3])
    board["site_address"] = "https://www.example.org/"
    vocabulary = yaml.safe_load((content / "_vocabulary.yml").read_text("utf-8"))
    for name in TermList:
        vocabulary[name.value][0].update(label=next(texts), meaning=next(texts))
    _write(content / "_board.yml", board)
    _write(content / "_vocabulary.yml", vocabulary)
    _write(content / "2020-hostile.yml", _make_briefing(vocabulary, texts))
    return content


def _write(path: Path, data: Any) -> None:
    text = yaml.safe_dump(data, sort_keys=False, width=1000, allow_unicode=True)
    path.write_text(f"# Synthetic: made for tests.\n{text}", encoding="utf-8")


def _take_turns() -> Iterator[str]:
    while True:
        yield from HOSTILE


def _make_briefing(vocabulary: dict[str, Any], texts: Iterator[str]) -> dict[str, Any]:
    lists = {name: [vocabulary[name][0]["id"]] for name in ("themes", "agencies", "harm_types", "age_bands")}
    return {
        "kind": "review_briefing",
        "title": next(texts),
        "short_title": next(texts),
        "summary": next(texts),
        "status": "published",
        "review": {"type": vocabulary["review_types"][0]["id"], "year": 2020},
        **lists,
        "dates": {"on_site": "2020-02-01"},
        "changes": [{"day": "2020-03-01", "what": next(texts)}],
        "how_to_use": list(HOSTILE[:5]),
        "case_summary": " ".join(HOSTILE[:13]),
        "overview": " ".join(HOSTILE[13:]),
        "strands": [
            {
                "id": "all",
                "title": next(texts),
                "subtitle": next(texts),
                "issues": [{"text": text, "points": [text]} for text in HOSTILE],
                "lead_in": next(texts),
                "learning": [{"id": f"all-{number}", "text": text} for number, text in enumerate(HOSTILE, 1)],
            }
        ],
        "good_practice": list(HOSTILE[5:10]),
        "recommendations": list(HOSTILE[10:15]),
        "reflective_questions": list(HOSTILE[15:20]),
        "resources": [{"label": text} for text in HOSTILE[20:]],
        "signpost": {"text": next(texts), "printed_as": next(texts)},
        "source": {"document": next(texts)},
        "exceptions": [{"words": "@ref", "reason": "Synthetic.", "by": "A test", "day": "2020-01-01"}],
        "anonymity": {"basis": "published_by_board"},
    }
