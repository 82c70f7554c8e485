"""Reads documents in a process of its own, which is given so much time and memory and no more.

A document comes from anywhere, and the libraries that take it apart are large. Whatever happens to the process that
reads, the one that writes drafts goes on. It asks nobody anything: opening a connection is forbidden there.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Any

from ..spawning import core_on_path
from .document import Document, Refusal, RefusedError
from .limits import MEMORY, SECONDS

_TOO_LONG = "this file takes far longer to read than any briefing"
_STOPPED = "this file made the reader stop"
_ADVICE = "Open it in the program it was made with, save it anew, and import that."


class SafeReader:
    """Reads one file after the other in another process, which is started anew when it was stopped.

    Args:
        seconds: how long one file may take.
        memory: how many bytes the other process may use, where the system can hold it to that.
    """

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> SafeReader:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def read(self, data: bytes, ending: str) -> Document:
        """As ``reading.read_document``; a file that stops the reader, or takes too long, is refused too."""
        pipe = self._start()
        try:
            pipe.send((data, ending))
            if not pipe.poll(self._seconds):
                self._stop()
                raise RefusedError(_TOO_LONG, _ADVICE)
            answer = pipe.recv()
        except (EOFError, OSError):
            self._stop()
            raise RefusedError(_STOPPED, _ADVICE) from None
        if isinstance(answer, Refusal):
            raise RefusedError(answer.message, answer.hint, answer.hidden)
        assert isinstance(answer, Document)
        return answer

    def _start(self) -> Connection:
        if self._pipe is not None:
            return self._pipe
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        with core_on_path():
            self._process = context.Process(target=_serve, args=(theirs, self._memory), daemon=True)
            self._process.start()
        theirs.close()
        self._pipe = ours
        return ours

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.join()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def _serve(pipe: Connection, memory: int) -> None:
    """Answer with a document or a refusal for each file, until nobody asks any more."""
    _hold_back(memory)
    from .reading import read_document

    with suppress(EOFError, KeyboardInterrupt):
        while True:
            data, ending = pipe.recv()
            pipe.send(_answer(read_document, data, ending))


def _answer(read: Any, data: bytes, ending: str) -> Document | Refusal:
    try:
        document: Document = read(data, ending)
    except RefusedError as refused:
        return refused.refusal
    except MemoryError:
        return Refusal("this file needs far more memory than any briefing", _ADVICE)
    except RecursionError:
        return Refusal("this file has things inside each other without end", _ADVICE)
    except Exception as error:
        # A fault in a reader must not look like a document without words: it is named, and the file refused.
        return Refusal(f"{_STOPPED} ({type(error).__name__})", _ADVICE)
    return document


def _hold_back(memory: int) -> None:
    """Limit the memory, and forbid every connection."""
    sys.addaudithook(_forbid_network)
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            # A system that keeps no such limit refuses to set it: the limits of size still hold there.
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _forbid_network(event: str, _arguments: tuple[Any, ...]) -> None:
    if event in {"socket.connect", "socket.getaddrinfo", "urllib.Request"}:
        raise PermissionError("a document is read without the network")
