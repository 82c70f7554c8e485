"""Asks whether an address still leads somewhere, and says it in plain words.

First for the head alone (HEAD), then, since some servers answer that wrongly, for the page (GET). Servers that have a
fault are asked again after a while; those of one name one after the other, with a pause between.
"""

from __future__ import annotations

import http.client
import socket
import ssl
import time
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

from _reaching import PrivateAddressError, Reply, request

MOST_REDIRECTS = 10
MOST_PATIENCE = 30.0
FOR_GOOD = {301, 308}
SENDS_ON = {301, 302, 303, 307, 308}
# A program is turned away; a person may not be.
TURNED_AWAY = {401, 403, 405, 406, 407, 418, 423, 429, 451, 999}
TRY_AGAIN = {408, 425, 429, 500, 502, 503, 504}


class Verdict(StrEnum):
    """What came of asking, as the report's headings say it."""

    BROKEN = "Broken"
    PRIVATE = "Private, so not asked for: readers elsewhere cannot follow"
    UNSURE = "Not certain: look yourself"
    MOVED = "Moved: write the new address"
    FINE = "Fine"

    @property
    def is_wrong(self) -> bool:
        """Whether something must be put right."""
        return self in {Verdict.BROKEN, Verdict.PRIVATE}


@dataclass(frozen=True)
class Answer:
    """What became of one address."""

    verdict: Verdict
    told: str = ""


@dataclass(frozen=True)
class Manners:
    """How servers are asked: for how long, how often again, with what pause, and whether near ones may be asked."""

    seconds: float = 15.0
    retries: int = 2
    pause: float = 0.5
    allow_local: bool = False


def ask_all(addresses: Iterable[str], manners: Manners, workers: int) -> Iterator[tuple[str, Answer]]:
    """The answer for each address, as they come; the addresses of one server are asked one after the other."""
    by_host: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        by_host.setdefault(urlsplit(address).netloc.lower(), []).append(address)
    with ThreadPoolExecutor(workers) as pool:
        try:
            for done in as_completed([pool.submit(_ask_host, asked, manners) for asked in by_host.values()]):
                yield from done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def ask(address: str, manners: Manners) -> Answer:
    """What becomes of one address; nothing that a server does raises an exception."""
    answer = Answer(Verdict.BROKEN)
    for attempt in range(manners.retries + 1):
        answer, wait = _ask_once(address, manners)
        if wait is None or attempt == manners.retries:
            break
        time.sleep(min(max(wait, manners.pause * 2**attempt), MOST_PATIENCE))
    return answer


def _ask_host(addresses: list[str], manners: Manners) -> list[tuple[str, Answer]]:
    found = []
    for number, address in enumerate(addresses):
        if number:
            time.sleep(manners.pause)
        found.append((address, ask(address, manners)))
    return found


def _ask_once(address: str, manners: Manners) -> tuple[Answer, float | None]:
    """The answer, and in how many seconds asking again could help; ``None`` when it could not."""
    trail = [address.partition("#")[0]]
    # Where it has gone for good; what is sent on only for now keeps its address.
    moved_to, is_for_good = "", True
    try:
        while (reply := _request(trail[-1], manners)).status in SENDS_ON and reply.location:
            goes_to = urljoin(trail[-1], reply.location).partition("#")[0]
            if goes_to in trail or len(trail) > MOST_REDIRECTS:
                return Answer(Verdict.BROKEN, "it is sent round in a circle"), None
            is_for_good = is_for_good and reply.status in FOR_GOOD
            moved_to = goes_to if is_for_good else moved_to
            trail.append(goes_to)
    except PrivateAddressError as error:
        return Answer(Verdict.PRIVATE, f"{_sent(trail)}{error} is in a private network"), None
    except (OSError, http.client.HTTPException, ValueError) as error:
        told, wait = _explain(error)
        return Answer(Verdict.BROKEN, f"{_sent(trail)}{told}"), wait
    return _judge(reply, trail, moved_to), _find_wait(reply)


def _request(address: str, manners: Manners) -> Reply:
    """The answer to HEAD, or to GET where that was no use."""

    def request_by(method: str) -> Reply:
        return request(method, address, seconds=manners.seconds, allow_local=manners.allow_local)

    # A server that does not know HEAD may well hang up on it.
    with suppress(http.client.HTTPException, ConnectionResetError):
        reply = request_by("HEAD")
        if reply.status < 400:
            return reply
    return request_by("GET")


def _judge(reply: Reply, trail: list[str], moved_to: str) -> Answer:
    sent = _sent(trail)
    if reply.status in TURNED_AWAY:
        return Answer(Verdict.UNSURE, f"{sent}it turns programs away ({reply.status})")
    if reply.status in {404, 410}:
        return Answer(Verdict.BROKEN, f"{sent}the page is not there ({reply.status})")
    if reply.status >= 500:
        return Answer(Verdict.BROKEN, f"{sent}the server has a fault ({reply.status})")
    if reply.status >= 300:
        return Answer(Verdict.BROKEN, f"{sent}the server answers {reply.status}")
    if moved_to:
        return Answer(Verdict.MOVED, f"moved to {moved_to}")
    return Answer(Verdict.FINE, f"leads on to {trail[-1]}" if len(trail) > 1 else "")


def _sent(trail: list[str]) -> str:
    return f"it is sent on to {trail[-1]}, and there: " if len(trail) > 1 else ""


def _find_wait(reply: Reply) -> float | None:
    if reply.status not in TRY_AGAIN:
        return None
    return float(reply.retry_after) if reply.retry_after and reply.retry_after.isdecimal() else 0.0


def _explain(error: Exception) -> tuple[str, float | None]:
    """Why there was no answer, in plain words, and in how many seconds it may be different."""
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its security certificate is not valid ({error.verify_message}), so browsers warn their readers", None
    if isinstance(error, ssl.SSLError):
        return "no secure connection comes about", 0.0
    if isinstance(error, socket.gaierror):
        return "no server of this name can be found", 0.0
    if isinstance(error, TimeoutError):
        return "the server does not answer in time", 0.0
    if isinstance(error, ConnectionRefusedError):
        return "the server takes no connections", 0.0
    if isinstance(error, ValueError):
        return "this is no web address", None
    return f"the connection fails ({str(error) or type(error).__name__})", 0.0
