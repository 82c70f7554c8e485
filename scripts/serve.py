"""Shows the site on this computer, drafts included, and shows every change as soon as a file is saved.

It builds the preview, says where it is, and stays until Ctrl+C.
"""

from _setup import ROOT, ensure_environment

ensure_environment()

import argparse
import re
import socket
import sys
import webbrowser
from pathlib import Path

from _engine import Translator, leave_on_request, run_engine
from _plain_words import say, stop

DEFAULT_PORT = 8000
PORTS_TRIED = 50
LOOPBACK = ("127.0.0.1", "localhost", "::1")
SERVING = re.compile(r"^INFO +-  (?:\[[\d:]+\] )?Serving on (?P<address>\S+)$")
NOT_THERE = re.compile(r'"GET (?P<address>\S+) HTTP/[\d.]+" code 404')
SHOWN = re.compile(r"In this preview: (?P<what>.*)$")
PLAIN = {
    "Building documentation": "Building the preview...",
    "Documentation built": "Built.",
    "Detected file changes": "A file was saved.",
}


def main(arguments: "list[str] | None" = None) -> int:
    """Serves the preview until Ctrl+C; the exit code is 0 then, and 1 when it could not start."""
    options = _read_options(arguments)
    port = choose_port(options.host, options.port)
    if options.host not in LOOPBACK:
        say("Careful: everybody on your network can now read the preview, drafts included.")
    leave_on_request()
    host = f"[{options.host}]" if ":" in options.host else options.host
    # A warning must not keep a draft from being looked at, so the preview is not strict. The build is.
    command = ["serve", "--livereload", "--no-strict", "--dev-addr", f"{host}:{port}"]
    try:
        code = run_engine(Path(ROOT), command, Announcer(opens=options.open, verbose=options.verbose).show)
    except KeyboardInterrupt:
        say("\nThe preview has ended.")
        return 0
    if code != 0:
        say("\nThe preview could not go on. Put right what is said above, then run the same command again.")
    return 1 if code else 0


class Announcer:
    """Shows what the engine says: the address of the preview in one clear line, the rest in plain words."""

    def __init__(self, *, opens: bool, verbose: bool) -> None:
        self._translator = Translator(PLAIN)
        self._opens = opens
        self._verbose = verbose

    def show(self, line: str) -> None:
        """Takes one line of the engine's and prints what a person should see of it."""
        serving = SERVING.match(line)
        plain = line if self._verbose else self._put_plainly(line)
        if plain is not None:
            say(plain)
        if serving:
            say(f"\nThe site is at {serving['address']}  (press Ctrl+C to stop)")
            say(f"Write and correct briefings at {serving['address']}edit/\n")
            if self._opens:
                webbrowser.open(serving["address"])

    def _put_plainly(self, line: str) -> "str | None":
        missing = NOT_THERE.search(line)
        if missing:
            return f"The browser asked for {missing['address']}, which is not there: mistyped, or taken away?"
        shown = SHOWN.search(line)
        return f"In this preview: {shown['what']}." if shown else self._translator.translate(line)


def choose_port(host: str, asked_for: "int | None") -> int:
    """The port to serve at: the one asked for, or the usual one, or the next that is free.

    Raises ``SystemExit`` when the one asked for is taken, or none is free.
    """
    if asked_for is None:
        free = next((port for port in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED) if is_free(host, port)), None)
        if free is None:
            raise stop(f"None of the ports {DEFAULT_PORT} to {DEFAULT_PORT + PORTS_TRIED - 1} can be used on {host}.")
        if free != DEFAULT_PORT:
            say(f"Port {DEFAULT_PORT} is taken by another program (another preview?), so this one uses {free}.")
        return free
    if not is_free(host, asked_for):
        other = next((port for port in range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED) if is_free(host, port)), 8800)
        raise stop(
            f"Port {asked_for} cannot be used: another program has it (another preview?), or this computer forbids it.",
            f"Type:  python3 scripts/serve.py --port {other}",
        )
    return asked_for


def is_free(host: str, port: int) -> bool:
    """Whether a server could start at ``host`` and ``port`` now. Raises ``SystemExit`` for a host that is not here."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return not _answers(family, host, port) and _can_bind(family, host, port)
    except socket.gaierror:
        raise stop(f"This computer has no address {host}.", "Leave --host away to serve for yourself.") from None


def _answers(family: socket.AddressFamily, host: str, port: int) -> bool:
    """Whether a program is there already. Some systems let two share a port, so binding alone would not tell."""
    with socket.socket(family) as caller:
        caller.settimeout(0.5)
        return caller.connect_ex((host, port)) == 0


def _can_bind(family: socket.AddressFamily, host: str, port: int) -> bool:
    with socket.socket(family) as server:
        if sys.platform != "win32":
            # As the engine itself does: a port just left behind counts as free.
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind((host, port))
        except socket.gaierror:
            raise
        except OSError:
            return False
    return True


def _read_options(arguments: "list[str] | None") -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--port", type=_read_port, help=f"where to serve; {DEFAULT_PORT}, or the next free one")
    parser.add_argument("--host", default=LOOPBACK[0], help="who may look: %(default)s means this computer alone")
    parser.add_argument("--open", action="store_true", help="open the preview in the web browser")
    parser.add_argument("--verbose", action="store_true", help="show everything the engine says")
    return parser.parse_args(arguments)


def _read_port(text: str) -> int:
    if not (text.isdigit() and 1 <= int(text) <= 65535):
        raise argparse.ArgumentTypeError(f"{text} is not a port: use a number from 1024 to 65535, such as 8001")
    return int(text)


if __name__ == "__main__":
    sys.exit(main())
