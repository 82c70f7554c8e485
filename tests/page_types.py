"""Every type of page that the site has, on two sites: one with briefings at every stage, one with long lists."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

from living import write_web_content
from long_lists import short_pages, write_long_content


@dataclass(frozen=True)
class PageType:
    """One type of page, and a page of it.

    Attributes:
        name: the type, in words.
        pattern: the page's address; with a ``*`` the first that fits.
        is_long: whether it is on the site with long lists.
    """

    name: str
    pattern: str
    is_long: bool = False

    def find(self, site: Path) -> str:
        """Its address in a built site. Raises ``StopIteration`` when there is none."""
        return next(iter(sorted(path.relative_to(site).as_posix() for path in site.glob(self.pattern))))


PAGE_TYPES = (
    PageType("home", "index.html"),
    PageType("find", "find.html"),
    PageType("find, parted", "find.html", is_long=True),
    PageType("briefings", "briefings/index.html"),
    PageType("briefings, by year", "briefings/index.html", is_long=True),
    PageType("briefings of a year", "years/*.html", is_long=True),
    PageType("learning of a year", "learning/*.html", is_long=True),
    PageType("briefing", "briefings/2017-home-conditions.html"),
    PageType("briefing, overdue", "briefings/2016-overdue.html"),
    PageType("briefing, renamed", "briefings/2024-newest.html"),
    PageType("briefing, replaced", "briefings/2020-replaced.html"),
    PageType("briefing, withdrawn", "briefings/2019-withdrawn.html"),
    PageType("checklist", "checklists/2017-home-conditions.html"),
    PageType("checklist, overdue", "checklists/2016-overdue.html"),
    PageType("checklist, renamed", "checklists/2024-newest.html"),
    PageType("themes", "themes/index.html"),
    PageType("theme", "themes/home-conditions.html"),
    PageType("theme, by year", "themes/home-conditions.html", is_long=True),
    PageType("theme, a year", "themes/*/*.html", is_long=True),
    PageType("agencies", "agencies/index.html"),
    PageType("agency", "agencies/housing.html"),
    PageType("my sheet", "my-sheet.html"),
    PageType("what's new", "whats-new.html"),
    PageType("how to use", "how-to-use.html"),
    PageType("about", "about.html"),
    PageType("accessibility", "accessibility.html"),
    PageType("privacy", "privacy.html"),
    PageType("embed help", "embed.html"),
    PageType("embedded list", "embed/index.html"),
    PageType("embedded briefing", "embed/2017-home-conditions.html"),
)
"""All but the page for an address that is not there, which names its parts from the server's root, and the pages that
lead on by themselves."""


def write_sites(project: Path, folder: Path) -> tuple[Path, Path]:
    """Builds both sites below a folder; gives that with every stage, and that with long lists."""
    for name in ("stages", "long"):
        (folder / name).mkdir()
    stages = _build(project, write_web_content(project, folder / "stages"), folder / "stages-site")
    content = write_long_content(project, folder / "long")
    with short_pages():
        return stages, _build(project, content, folder / "long-site")


def _build(project: Path, content: Path, site: Path) -> Path:
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(site))
    config.extra.update(learning_points=str(content), sheets="", kept="")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return site
