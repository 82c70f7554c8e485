"""Views -> the pages of the site that exist because of its content.

``plan_pages`` gives each briefing with its checklist, each theme, each agency. Each is rendered when it is asked for,
so that of thousands none need be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from markupsafe import Markup

from ..model import Briefing, KnowledgeBase, TermList
from ..views.briefing_page import BriefingView, build_briefing_view
from ..views.checklist import Checklist, build_checklist
from ..views.imprint import Imprint
from ..views.life import MovedView, WithdrawnView, build_moved, build_withdrawn
from ..views.links import briefing_address, checklist_address, root_from
from ..views.list_pages import (
    BriefingPart,
    PointPart,
    build_briefing_parts,
    build_point_parts,
)
from ..views.sheet_files import SheetFile
from ..views.term_page import TermPage, build_term_pages
from .html import Render, render_template
from .shell import ShellKind, Slot


@dataclass(frozen=True)
class PageText:
    """A finished page without its shell.

    Attributes:
        address: counts from the site's root.
        source: the file behind it.
        scripts: the kind of page, which says what scripts and style sheets it has besides those of every page.
        moved_to: where the page leads on to by itself, relative to it.
        is_current: whether search engines should list it.
    """

    address: str
    title: str
    description: str
    html: Markup
    source: str | None = None
    scripts: str | None = None
    moved_to: str | None = None
    is_current: bool = True

    @property
    def shell(self) -> ShellKind:
        """The kind of its surroundings."""
        top, *below = self.address.split("/")[:-1] or [""]
        folder = f"{top}/any" if below else top
        return ShellKind(folder, self.scripts, self.is_current, self.moved_to is not None, self.source is not None)


SHELLS: tuple[ShellKind, ...] = (
    *(ShellKind("briefings", "briefing", is_current=current, is_of_briefing=True) for current in (True, False)),
    *(ShellKind("checklists", "checklist", is_current=current, is_of_briefing=True) for current in (True, False)),
    *(ShellKind(folder, "withdrawn", is_current=False) for folder in ("briefings", "checklists")),
    *(ShellKind(folder, "moved", is_current=False, is_moved=True) for folder in ("briefings", "checklists")),
    *(ShellKind(folder, scripts) for folder in ("themes", "agencies") for scripts in ("term", "list")),
    *(ShellKind(f"{folder}/any", "term_part") for folder in ("themes", "agencies")),
    *(ShellKind(folder, "list") for folder in ("years", "learning")),
    ShellKind(""),
)
"""The kinds of surroundings that the pages need which the content calls for."""
FOLDERS = tuple(dict.fromkeys(kind.folder.partition("/")[0] for kind in SHELLS if kind.folder))
"""The folders that such pages stand in."""


def make_shell_text(kind: ShellKind) -> PageText:
    """The page that an engine shows a shell with: marks in place of words."""
    return PageText(
        address=kind.address,
        title=Slot.TITLE,
        description=Slot.DESCRIPTION,
        html=Markup(Slot.CONTENT),  # noqa: S704 -- a plain word
        source=f"{Slot.BRIEFING}.yml" if kind.is_of_briefing else None,
        scripts=kind.scripts,
        moved_to=Slot.MOVED_TO if kind.is_moved else None,
        is_current=kind.is_current,
    )


Files = Callable[[str], tuple[SheetFile, ...]]
"""Gives the files that were made from a page, by its address."""


@dataclass(frozen=True)
class PlannedPage:
    """A page that the content calls for, and how it is rendered."""

    address: str
    render: Callable[[], PageText]


def plan_pages(
    kb: KnowledgeBase, imprint: Imprint, files: Files, render: Render = render_template
) -> Iterator[PlannedPage]:
    """Every page that the content itself calls for, briefings first, each with the files it offers."""
    for briefing in kb.readable:
        yield from plan_briefing_pages(kb, briefing, imprint, files, render)
    for withdrawn in build_withdrawn(kb):
        yield PlannedPage(withdrawn.address, partial(_render_withdrawn, withdrawn, imprint, render))
    for moved in build_moved(kb):
        yield PlannedPage(moved.address, partial(_render_moved, moved, render))
    for term_list in (TermList.THEMES, TermList.AGENCIES):
        for term_page in build_term_pages(kb, term_list):
            yield PlannedPage(term_page.address, partial(_render_term, term_page, imprint, files, render))
    for briefings in build_briefing_parts(kb):
        yield PlannedPage(briefings.address, partial(_render_briefing_part, briefings, render))
    for points in build_point_parts(kb):
        yield PlannedPage(points.address, partial(_render_point_part, points, render))


def plan_briefing_pages(
    kb: KnowledgeBase,
    briefing: Briefing,
    imprint: Imprint,
    files: Files = lambda _address: (),
    render: Render = render_template,
) -> Iterator[PlannedPage]:
    """The pages of one briefing: the page to read, and its checklist."""

    def render_briefing() -> PageText:
        return _render_briefing(build_briefing_view(kb, briefing), imprint, files, render)

    def render_checklist() -> PageText:
        return _render_checklist(build_checklist(kb, briefing), imprint, files, render)

    yield PlannedPage(briefing_address(briefing.id), render_briefing)
    yield PlannedPage(checklist_address(briefing.id), render_checklist)


def _render_briefing(view: BriefingView, imprint: Imprint, files: Files, render: Render) -> PageText:
    # What a briefing's checklist offers is offered here too: nobody should have to look for it.
    offered = (*files(view.address), *files(view.checklist_address))
    html = render(
        "briefing.html",
        view=view,
        files=offered,
        imprint=imprint,
        root=root_from(view.address),
        online=imprint.web_address(view.address),
    )
    text = PageText(view.address, view.title, view.summary, html, source=f"{view.id}.yml", scripts="briefing")
    return replace(text, is_current=not view.life.is_replaced)


def _render_checklist(view: Checklist, imprint: Imprint, files: Files, render: Render) -> PageText:
    html = render(
        "checklist.html",
        view=view,
        files=files(view.address),
        imprint=imprint,
        root=root_from(view.address),
        online=imprint.web_address(view.address),
    )
    title, description = f"Checklist: {view.title}", f"Learning points to tick, print and talk about: {view.size}."
    text = PageText(view.address, title, description, html, source=f"{view.id}.yml", scripts="checklist")
    return replace(text, is_current=not view.life.is_replaced)


def _render_withdrawn(view: WithdrawnView, imprint: Imprint, render: Render) -> PageText:
    root = root_from(view.address)
    html = render("withdrawn.html", view=view, imprint=imprint, root=root)
    description = "The board has taken this briefing away. Its words are no longer here."
    return PageText(view.address, "Withdrawn briefing", description, html, scripts="withdrawn", is_current=False)


def _render_moved(view: MovedView, render: Render) -> PageText:
    target = root_from(view.address) + view.target.address
    html = render("moved.html", view=view, target=target)
    title, description = f"Moved: {view.target.label}", "This page has moved to another address."
    return PageText(view.address, title, description, html, scripts="moved", moved_to=target, is_current=False)


def _render_term(view: TermPage, imprint: Imprint, files: Files, render: Render) -> PageText:
    html = render(
        "term-parts.html" if view.parts else "term.html",
        view=view,
        files=files(view.address),
        imprint=imprint,
        root=root_from(view.address),
        online=imprint.web_address(view.address),
    )
    scripts = "list" if view.parts else "term_part" if view.place else "term"
    return PageText(view.address, view.title, view.description, html, scripts=scripts)


def _render_briefing_part(view: BriefingPart, render: Render) -> PageText:
    html = render("briefing-part.html", view=view, root=root_from(view.address))
    return PageText(view.address, view.title, view.description, html, scripts="list")


def _render_point_part(view: PointPart, render: Render) -> PageText:
    html = render("point-part.html", view=view, root=root_from(view.address))
    return PageText(view.address, view.title, view.description, html, scripts="list")
