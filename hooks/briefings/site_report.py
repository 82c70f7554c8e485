"""What a person should know of the files that a build was made from: their problems, and what of them is shown."""

from __future__ import annotations

from .model import KnowledgeBase
from .problems import Severity
from .render.html import render_template
from .render.pages import PageText
from .render.reports import ReportFormat, render_report
from .source import Reading
from .views.links import briefing_address
from .views.words import count_of

PROBLEMS = "problems.html"
"""Where a preview tells all problems."""


class SiteReport:
    """Tells of one reading: in the log, and in a preview on a page of its own."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    @property
    def problem_count(self) -> str:
        """How many problems the files have, in words; empty when they have none."""
        return count_of(len(self._reading.problems), "problem") if self._reading.problems else ""

    def tell_problems(self, *, at_most: int | None = None) -> str:
        """The problems in full; empty when there are none.

        Args:
            at_most: so many are told in full, the gravest first, and how many there are besides.
        """
        problems = self._reading.problems
        if at_most is None or len(problems) <= at_most:
            return render_report(problems, self._reading.sources, ReportFormat.TEXT)
        gravest = sorted(problems, key=lambda problem: problem.severity is not Severity.ERROR)[:at_most]
        text = render_report(gravest, self._reading.sources, ReportFormat.TEXT)
        return f"{text}{count_of(len(problems), 'problem')} in all.\n"

    def describe(self, kb: KnowledgeBase, *, is_preview: bool) -> str:
        """What is shown, in one line, with the addresses of the drafts."""
        drafts = [briefing_address(briefing.id) for briefing in kb.briefings if briefing.is_draft]
        text = f"{count_of(len(kb.briefings), 'briefing')}, {count_of(len(drafts), 'draft')}"
        text = ": ".join([text, ", ".join(drafts)]) if drafts else text
        waiting = self._reading.unfinished if is_preview else ()
        return f"{text}. Not shown until nothing is missing: {', '.join(waiting)}" if waiting else text

    def render_page(self) -> PageText:
        """The page of a preview that tells all problems."""
        report = self.tell_problems() or "Nothing is wrong."
        html = render_template("problems.html", report=report, counted=self.problem_count or "No problem was")
        return PageText(PROBLEMS, "Problems in the files", "What is wrong in the files of the briefings.", html)
