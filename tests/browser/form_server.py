"""The form as the preview serves it, over a copy of the briefings, and the ways a person has in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from mimetypes import guess_type
from pathlib import Path
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from playwright.sync_api import Locator, Page, expect

from briefings.editor.service import EditService
from preview_server import add_form

HOME = "2017-home-conditions"
# The preview reads, checks and typesets behind the form; on a busy computer that takes longer than a page does.
expect.set_options(timeout=30_000)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _QuietHandler(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class has it so
        """Says nothing: a test's output is for its failure."""


@dataclass
class Form:
    """A form that is served: its address, and the folder it saves into."""

    address: str
    folder: Path

    def open(self, page: Page, briefing_id: str = HOME) -> None:
        """Open a briefing in the form."""
        page.goto(f"{self.address}#{briefing_id}")
        expect(page.locator("[data-file-name]")).to_have_text(f"{briefing_id}.yml")

    def text(self, briefing_id: str = HOME) -> str:
        """The file as it stands."""
        return (self.folder / f"{briefing_id}.yml").read_bytes().decode("utf-8")

    def ids(self) -> list[str]:
        """The briefings there are."""
        return sorted(path.stem for path in self.folder.glob("2*.yml"))


@contextmanager
def serving_form(site: Path, content: Path, place: Path) -> Iterator[Form]:
    """Serve a built site with the form beside it; ``place`` takes the copy of the briefings."""
    folder = place / "learning_points"
    shutil.copytree(content, folder)

    def read_page(address: str) -> bytes | None:
        path = site / address
        return path.read_bytes() if path.is_file() else None

    service = EditService(folder, read_page, place / "sheets", place / ".cache" / "imports")

    def serve_file(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        path = site / environ["PATH_INFO"].lstrip("/")
        if not path.is_file():
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"none"]
        start_response("200 OK", [("Content-Type", guess_type(path.name)[0] or "application/octet-stream")])
        return [path.read_bytes()]

    application = add_form(serve_file, "/", service)
    server = make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_QuietHandler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield Form(f"http://127.0.0.1:{server.server_port}/edit/", folder)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def box(page: Page, label: str, at: int = 0) -> Locator:
    """A box by the beginning of its label."""
    return page.locator("[data-form] label", has_text=label).nth(at).locator("xpath=..").locator("[data-control]").first


def paste(page: Page, control: Locator, text: str) -> None:
    """Paste a text as Word or a PDF reader gives it."""
    control.focus()
    page.evaluate(
        """(text) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/plain", text);
          const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
          document.activeElement.dispatchEvent(event);
        }""",
        text,
    )
