"""The preview: where it is served, what is said, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

import serve


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that another program has."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_free_port_is_used_without_a_word(capsys: pytest.CaptureFixture[str], taken: int) -> None:
    """The port that was asked for is used when nobody has it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = probe.getsockname()[1]
    assert serve.choose_port("127.0.0.1", free) == free
    assert capsys.readouterr().out == ""


def test_the_next_port_is_used_when_the_usual_one_is_taken(
    taken: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody has to know what a port is: the preview finds a free one and says so."""
    monkeypatch.setattr(serve, "DEFAULT_PORT", taken)
    chosen = serve.choose_port("127.0.0.1", None)
    assert taken < chosen < taken + serve.PORTS_TRIED
    assert f"Port {taken} is taken" in capsys.readouterr().out


def test_a_taken_port_that_was_asked_for_is_an_error_with_the_remedy(taken: int) -> None:
    """Who asks for a port gets that one or a message with what to type."""
    with pytest.raises(SystemExit) as stopped:
        serve.choose_port("127.0.0.1", taken)
    assert f"Port {taken} cannot be used" in str(stopped.value)
    assert "python3 scripts/serve.py --port 80" in str(stopped.value)


def test_a_host_that_is_not_here_is_explained() -> None:
    """A host name that leads nowhere ends in a message, not in a traceback."""
    with pytest.raises(SystemExit, match="no address"):
        serve.choose_port("no-such-host.invalid", 8123)


@pytest.mark.parametrize("port", ["0", "65536", "eighty", "-1", ""])
def test_what_is_no_port_is_refused(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in the port's number is explained with an example."""
    with pytest.raises(SystemExit):
        serve.main(["--port", port])
    assert "is not a port" in capsys.readouterr().err


def test_the_address_stands_in_one_clear_line(capsys: pytest.CaptureFixture[str]) -> None:
    """The engine's own line is translated, once."""
    announcer = serve.Announcer(opens=False, verbose=False)
    announcer.show("INFO    -  Building documentation...")
    announcer.show("INFO    -  [21:12:34] Serving on http://127.0.0.1:8001/")
    said = capsys.readouterr().out
    form = "Write and correct briefings at http://127.0.0.1:8001/edit/\n\n"
    assert said == "Building the preview...\n\nThe site is at http://127.0.0.1:8001/  (press Ctrl+C to stop)\n" + form


def test_what_is_shown_and_what_is_missing_are_said_plainly(capsys: pytest.CaptureFixture[str]) -> None:
    """A draft's address and an address that is not there come in words, not as a server's log."""
    announcer = serve.Announcer(opens=False, verbose=False)
    announcer.show("INFO    -  In this preview: 2 briefings, 1 draft: briefings/a.html")
    announcer.show('WARNING -  [00:58:31] "GET /b.html HTTP/1.1" code 404')
    assert capsys.readouterr().out.splitlines() == [
        "In this preview: 2 briefings, 1 draft: briefings/a.html.",
        "The browser asked for /b.html, which is not there: mistyped, or taken away?",
    ]


def test_verbose_shows_everything(capsys: pytest.CaptureFixture[str]) -> None:
    """Who asks for everything gets the engine's own words."""
    serve.Announcer(opens=False, verbose=True).show("DEBUG   -  Reading: index.md")
    assert capsys.readouterr().out == "DEBUG   -  Reading: index.md\n"


def test_open_opens_the_address(monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser is opened once the preview is there, at its address."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    announcer = serve.Announcer(opens=True, verbose=False)
    announcer.show("INFO    -  Building documentation...")
    assert opened == []
    announcer.show("INFO    -  [21:12:34] Serving on http://127.0.0.1:8001/")
    assert opened == ["http://127.0.0.1:8001/"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no way to send Ctrl+C to one program alone")
def test_the_preview_serves_the_site_and_ends_cleanly(project_root: Path) -> None:
    """The command shows the site at the address it names, and Ctrl+C ends it with 0 and no traceback."""
    command = [sys.executable, "scripts/serve.py"]
    environ = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    with subprocess.Popen(
        command, cwd=project_root, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as preview:
        said: list[str] = []
        for line in preview.stdout or ():
            said.append(line)
            if line.startswith("The site is at "):
                address = line.split()[4]
                with urlopen(address) as page:
                    assert b"<html" in page.read()
                preview.send_signal(signal.SIGINT)
    assert preview.returncode == 0, "".join(said)
    assert "Traceback" not in "".join(said)
    assert said[-1] == "The preview has ended.\n"
