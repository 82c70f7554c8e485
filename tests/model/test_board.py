"""What the board's settings come to."""

from __future__ import annotations

import pytest

from synthetic import read_real_knowledge_base


@pytest.mark.parametrize(
    ("given", "root"),
    [
        ("https://x.test", "https://x.test"),
        ("https://x.test/", "https://x.test"),
        ("https://x.test/learning//", "https://x.test/learning"),
        ("https://x.test/learning/index.html", "https://x.test/learning"),
        ("https://x.test/learning/find.htm", "https://x.test/learning"),
        ("https://x.test/v1.html.d/", "https://x.test/v1.html.d"),
        (None, None),
    ],
    ids=["bare", "stroke", "folder", "home page", "another page", "folder with a dot", "unknown"],
)
def test_the_address_of_the_site_is_that_of_its_folder(given: str | None, root: str | None) -> None:
    """However the address was copied, other pages' addresses start from the folder."""
    board = read_real_knowledge_base().board.model_copy(update={"site_address": given})
    assert board.site_root == root
