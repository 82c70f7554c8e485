"""What the commands say to a person: plain lines, and for what went wrong the one thing to do about it."""

from __future__ import annotations

import sys
from typing import TextIO

PROBLEMS = (
    # What a tool says when it fails, what that means, and what to do. The first that fits is shown.
    (
        ("no space left on device", "not enough space on the disk", "disk quota exceeded"),
        "The disk is full.",
        "Free about 500 MB, then run the same command again.",
    ),
    (
        ("proxyerror", "tunnel connection failed", "407 proxy", "cannot connect to proxy"),
        "The network's proxy did not let the download through.",
        "Ask IT for the proxy's address, set it (such as HTTPS_PROXY=http://proxy.example.org:8080), then try again.",
    ),
    (
        ("certificate_verify_failed", "sslerror", "certificate verify failed"),
        "The network swaps the security certificates of the sites it lets through.",
        "Ask IT for its certificate file, set PIP_CERT to where that file is, then run the same command again.",
    ),
    (
        ("do not match the hashes",),
        "What was downloaded is not what this project was tested with, so it was not used.",
        "Try another network. If it happens there too, tell whoever maintains this project.",
    ),
    (
        ("permission denied", "access is denied", "read-only file system", "operation not permitted"),
        "This computer does not let you write where the tools must go.",
        "Copy the whole project folder to a place of your own, such as Documents, and run the command there.",
    ),
    (
        (
            "name or service not known",
            "temporary failure in name resolution",
            "getaddrinfo failed",
            "nodename nor servname",
            "failed to establish a new connection",
            "failed to resolve",
            "network is unreachable",
            "timed out",
            "connection refused",
            "no matching distribution found",
        ),
        "The internet could not be reached.",
        "The first set-up needs it, later runs do not. Check the connection, then run the same command again.",
    ),
)
UNKNOWN = (
    "The tools could not be installed.",
    "The lines above say why. Put that right, then run the same command again.",
)


def say(line: str = "") -> None:
    """Prints one line at once, on any terminal: what it cannot show becomes a question mark."""
    _print(line, sys.stdout)


def remark(line: str = "") -> None:
    """As ``say``, but beside the command's own output, which another program may be reading."""
    _print(line, sys.stderr)


def _print(line: str, stream: TextIO) -> None:
    encoding = stream.encoding or "utf-8"
    print(line.encode(encoding, "replace").decode(encoding), file=stream, flush=True)


def stop(problem: str, *advice: str) -> SystemExit:
    """The exception to raise when a command cannot go on: what is wrong, then what to do."""
    return SystemExit("\n  ".join([problem, *advice]))


def explain_failure(output: str) -> tuple[str, str]:
    """What a tool's output means, and what to do about it, both in plain words."""
    lowered = output.lower()
    for signs, meaning, remedy in PROBLEMS:
        if any(sign in lowered for sign in signs):
            return meaning, remedy
    return (
        "The tools could not be installed.",
        "The lines above say why. Put that right, then run the same command again.",
    )


def explain_system_error(error: OSError, place: object) -> SystemExit:
    """The exception to raise when a file or folder cannot be written."""
    reason = error.strerror or str(error)
    meaning, remedy = explain_failure(reason)
    if (meaning, remedy) == UNKNOWN:
        return stop(f"{place} could not be written: {reason}.", "Put that right and run the same command again.")
    return stop(f"{meaning} ({place}: {reason})", remedy)


def show_progress(line: str) -> None:
    """One line that the next one writes over, on a terminal only: a log has no use for it."""
    if sys.stderr.isatty():
        print("\r  " + line.ljust(60), end="", file=sys.stderr, flush=True)


def end_progress() -> None:
    """Clears the line that ``show_progress`` left."""
    if sys.stderr.isatty():
        print("\r" + " " * 62 + "\r", end="", file=sys.stderr, flush=True)
