"""What a sheet to file, send and print shows, whatever form it takes (PDF, Word).

A sheet says what its page says, in the same order: it is made from the page's own view. It holds finished texts, lists
and names alone, so that a form can be given it as plain data (``to_data``) and never computes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from ..model import Briefing, KnowledgeBase, TermList
from .briefing_page import BriefingView, StrandView, build_briefing_view
from .checklist import Checklist, CheckPoint, build_checklist
from .imprint import Imprint
from .links import checklist_address
from .term_page import TermPage, build_term_pages


class SheetKind(StrEnum):
    """What a sheet is for."""

    BRIEFING = "briefing"
    CHECKLIST = "checklist"
    RECORD = "record"

    @property
    def label(self) -> str:
        """The kind in the words a reader sees."""
        return {
            SheetKind.BRIEFING: "Briefing",
            SheetKind.CHECKLIST: "Checklist",
            SheetKind.RECORD: "Discussion record",
        }[self]


@dataclass(frozen=True)
class SheetPoint:
    """A learning point: ``name`` is permanent and names its box; ``address`` leads to it, where the site's is known."""

    name: str
    text: str
    address: str | None = None


@dataclass(frozen=True)
class SheetIssue:
    """An issue with its details."""

    text: str
    points: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetStrand:
    """A strand. ``source`` says where it comes from, on sheets of more than one briefing; ``number`` is 0 there."""

    number: int
    title: str
    points: tuple[SheetPoint, ...]
    subtitle: str | None = None
    source: str | None = None
    issues: tuple[SheetIssue, ...] = ()
    lead_in: str | None = None


@dataclass(frozen=True)
class SheetSection:
    """A heading with one text (``text``) or a list (``items``) below it."""

    heading: str
    text: str | None = None
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetResource:
    """Something to read next; ``address`` is a full web address."""

    label: str
    address: str | None


@dataclass(frozen=True)
class SheetEnd:
    """How a sheet ends: the way back to the board, and what is to be known of it.

    ``online`` is the page's own full address (also for a QR code), ``online_label`` what it is called, ``imprint`` the
    sentences at the foot.
    """

    words: str
    website: str
    website_printed_as: str
    online: str | None
    online_label: str
    imprint: str


@dataclass(frozen=True)
class Sheet:
    """A sheet. Texts may hold several paragraphs, parted by blank lines; every text is an author's or ours, as typed.

    ``id`` is its file's name without the ending, ``page`` the address of the page it was made from, ``file`` the YAML
    file whose words it holds (for messages), ``panel`` how the document can be used, ``opening`` what stands above the
    strands in columns (case summary, learning), ``sections`` what follows them; ``questions`` and ``has_lines`` belong
    to the discussion record.
    """

    id: str
    kind: SheetKind
    page: str
    file: str | None
    title: str
    name: str
    label: str
    board: str
    origin: str
    is_draft: bool
    strands: tuple[SheetStrand, ...]
    end: SheetEnd
    panel: SheetSection | None = None
    opening: tuple[SheetSection, ...] = ()
    sections: tuple[SheetSection, ...] = ()
    resources: tuple[SheetResource, ...] = ()
    questions: tuple[str, ...] = ()
    has_boxes: bool = True
    has_lines: bool = False

    def to_data(self) -> dict[str, Any]:
        """The sheet as plain data: texts, numbers, lists."""
        return asdict(self)


def build_sheets(kb: KnowledgeBase, imprint: Imprint) -> Iterator[Sheet]:
    """Every sheet of the site: three for a briefing, one for each theme and agency or each part of it."""
    for briefing in kb.briefings:
        yield from build_briefing_sheets(kb, briefing, imprint)
    yield from build_term_sheets(kb, imprint)


def build_term_sheets(kb: KnowledgeBase, imprint: Imprint) -> Iterator[Sheet]:
    """One for each theme and agency, or each part of it."""
    for term_list in (TermList.THEMES, TermList.AGENCIES):
        for page in build_term_pages(kb, term_list):
            if page.groups:
                yield _build_term_sheet(page, imprint)


def build_briefing_sheets(kb: KnowledgeBase, briefing: Briefing, imprint: Imprint) -> Iterator[Sheet]:
    """The briefing itself, its checklist and its discussion record."""
    yield _build_briefing_sheet(build_briefing_view(kb, briefing), imprint)
    checklist = build_checklist(kb, briefing)
    yield _build_checklist_sheet(checklist, SheetKind.CHECKLIST, imprint)
    yield _build_checklist_sheet(checklist, SheetKind.RECORD, imprint)


def sheet_id(briefing_id: str, kind: SheetKind) -> str:
    """The id of a briefing's sheet of one kind."""
    return f"{briefing_id}-{kind.value}"


def _build_briefing_sheet(view: BriefingView, imprint: Imprint) -> Sheet:
    briefing = view.briefing
    opening = (SheetSection("Case summary", briefing.case_summary), SheetSection("Learning", briefing.overview))
    sections = (
        SheetSection("Good practice", items=briefing.good_practice),
        SheetSection("Recommendations", items=briefing.recommendations),
        SheetSection("Questions to reflect on", items=briefing.reflective_questions),
    )
    panel = SheetSection("How this document can be used", items=briefing.how_to_use)
    words, printed_as = _signpost_of(briefing, imprint)
    return Sheet(
        id=sheet_id(view.id, SheetKind.BRIEFING),
        kind=SheetKind.BRIEFING,
        page=view.address,
        file=f"{view.id}.yml",
        title=view.title,
        name=view.title,
        label=view.kind,
        board=imprint.board.name,
        origin=f"{view.origin} · {view.size}",
        is_draft=view.is_draft,
        panel=panel if panel.items else None,
        opening=tuple(section for section in opening if section.text),
        strands=tuple(_build_strand(view, strand, imprint) for strand in view.strands),
        sections=tuple(section for section in sections if section.items),
        resources=tuple(SheetResource(resource.label, resource.address) for resource in briefing.resources),
        end=_build_end("This briefing online", view.address, view.paper_origin, imprint, words, printed_as),
    )


def _signpost_of(briefing: Briefing, imprint: Imprint) -> tuple[str | None, str]:
    if briefing.signpost:
        return briefing.signpost.text, briefing.signpost.printed_as
    return None, imprint.board.website_printed_as


def _build_strand(view: BriefingView, strand: StrandView, imprint: Imprint) -> SheetStrand:
    return SheetStrand(
        number=strand.number,
        title=strand.title,
        subtitle=strand.subtitle,
        issues=tuple(SheetIssue(issue.text, issue.points) for issue in strand.issues),
        lead_in=strand.lead_in,
        points=tuple(
            SheetPoint(point.ref, point.text, imprint.web_address(f"{view.address}#{point.anchor}"))
            for point in strand.points
        ),
    )


def _build_checklist_sheet(view: Checklist, kind: SheetKind, imprint: Imprint) -> Sheet:
    is_record = kind is SheetKind.RECORD
    return Sheet(
        id=sheet_id(view.id, kind),
        kind=kind,
        page=checklist_address(view.id),
        file=f"{view.id}.yml",
        title=f"{kind.label}: {view.title}",
        name=view.title,
        label=view.kind,
        board=imprint.board.name,
        origin=f"{view.origin} · {view.size}",
        is_draft=view.is_draft,
        strands=tuple(
            SheetStrand(number, group.title, _build_points(group.points, imprint), group.subtitle)
            for number, group in enumerate(view.groups, 1)
        ),
        questions=view.questions if is_record else (),
        has_lines=is_record,
        end=_build_end("This checklist online", view.address, view.paper_origin, imprint),
    )


def _build_term_sheet(view: TermPage, imprint: Imprint) -> Sheet:
    return Sheet(
        id=f"{view.address.removesuffix('.html').replace('/', '-')}-checklist",
        kind=SheetKind.CHECKLIST,
        page=view.address,
        file=None,
        title=f"{SheetKind.CHECKLIST.label}: {view.title}",
        name=view.title,
        label="Theme" if view.term_list is TermList.THEMES else "Agency",
        board=imprint.board.name,
        origin=f"{view.term.meaning} {view.size}.",
        is_draft=any(group.is_draft for group in view.groups),
        strands=tuple(
            SheetStrand(
                number=0,
                title=group.strand,
                source=f"From {group.briefing} · {group.origin}",
                points=_build_points(group.points, imprint),
            )
            for group in view.groups
        ),
        end=_build_end("This page online", view.address, "Learning points of reviews by the", imprint),
    )


def _build_points(points: tuple[CheckPoint, ...], imprint: Imprint) -> tuple[SheetPoint, ...]:
    return tuple(SheetPoint(point.ref, point.text, imprint.web_address(point.address)) for point in points)


def _build_end(
    online_label: str,
    address: str,
    origin: str,
    imprint: Imprint,
    words: str | None = None,
    printed_as: str | None = None,
) -> SheetEnd:
    board = imprint.board
    return SheetEnd(
        words=words or f"{board.name}:",
        website=board.website,
        website_printed_as=printed_as or board.website_printed_as,
        online=imprint.web_address(address),
        online_label=online_label,
        imprint=imprint.sign(origin),
    )
