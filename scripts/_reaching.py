"""One request to another server: careful whom it speaks to, and never longer than it was given.

A link may lead, or a server may send on, to an address inside the office's own network. Nothing is asked there: the
request itself could do something. With a proxy between, the proxy finds the server; names that this computer can see
are looked at all the same.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from threading import Event, Timer
from typing import Any
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

HEADERS = {
    "User-Agent": "learning-briefings-link-check/1 (looks whether links still lead somewhere)",
    "Accept": "*/*",
    "Connection": "close",
}
# Where IPv6 carries an IPv4 address of somebody else's inside it (RFC 6052).
NAT64 = ipaddress.ip_network("64:ff9b::/96")


class PrivateAddressError(Exception):
    """The address leads into a private network, or to this computer."""


@dataclass(frozen=True)
class Reply:
    """What a server answered: its number, where it sends on to, and how long it wants to be left alone."""

    status: int
    location: str | None
    retry_after: str | None


def request(method: str, address: str, *, seconds: float, allow_local: bool) -> Reply:
    """Asks for ``address`` and reads nothing but the head of the answer.

    Raises ``PrivateAddressError``; ``OSError`` (with ``ssl.SSLError``, ``socket.gaierror`` and ``TimeoutError`` among
    it) and ``http.client.HTTPException`` when there is no answer; ``ValueError`` for what is no web address.
    """
    parts = urlsplit(address)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ValueError(address)
    connection, target = _prepare(address, seconds, allow_local=allow_local)
    is_late = Event()
    ends = Timer(seconds, _hang_up, [connection, is_late])
    ends.daemon = True
    ends.start()
    try:
        connection.request(method, target, headers=HEADERS)
        answer = connection.getresponse()
        if is_late.is_set():
            # Cut off amid its head, an answer looks whole.
            raise TimeoutError(address)
        return Reply(answer.status, answer.getheader("Location"), answer.getheader("Retry-After"))
    except (OSError, http.client.HTTPException) as error:
        if is_late.is_set() and not isinstance(error, TimeoutError):
            raise TimeoutError(str(error)) from None
        raise
    finally:
        ends.cancel()
        connection.close()


def find_addresses(host: str, port: int, *, allow_local: bool) -> list[tuple[Any, ...]]:
    """Where ``host`` is reached, as ``socket.getaddrinfo`` gives it.

    Raises ``PrivateAddressError`` when any of it is not on the public internet, ``socket.gaierror`` when it is nowhere.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    if not allow_local and not all(is_public(str(entry[4][0])) for entry in found):
        raise PrivateAddressError(host)
    return list(found)


def is_public(number: str) -> bool:
    """Whether a numeric address is one of the public internet's, also where one kind is wrapped in the other."""
    address: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        address = inner or address
    return address.is_global and not address.is_multicast


def _prepare(address: str, seconds: float, *, allow_local: bool) -> tuple[http.client.HTTPConnection, str]:
    """A connection that is not open yet, and what to ask it for."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (f"?{_plain(parts.query)}" if parts.query else "")
    proxy = None if proxy_bypass(host) else getproxies().get(parts.scheme)
    if proxy:
        return _through_proxy(proxy, address, target, (host, port), seconds, allow_local=allow_local)
    kind = _Secure if parts.scheme == "https" else _Plain
    connection = kind(host, port, timeout=seconds)
    connection.allow_local = allow_local
    return connection, target


def _through_proxy(
    proxy: str, address: str, target: str, place: tuple[str, int], seconds: float, *, allow_local: bool
) -> tuple[http.client.HTTPConnection, str]:
    with suppress(socket.gaierror):
        find_addresses(*place, allow_local=allow_local)
    parts = urlsplit(proxy if "//" in proxy else f"//{proxy}")
    if address.startswith("https:"):
        secure = http.client.HTTPSConnection(parts.hostname or "", parts.port or 80, timeout=seconds)
        secure.set_tunnel(*place)
        return secure, target
    whole = f"http://{urlsplit(address).netloc}{target}"
    return http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=seconds), whole


def _plain(query: str) -> str:
    return quote(query, safe="/%:@!$&'()*+,;=~-._?")


def _hang_up(connection: http.client.HTTPConnection, is_late: Event) -> None:
    """Ends a talk that has lasted too long: a server may go on for ever, a few letters at a time."""
    is_late.set()
    with suppress(OSError, AttributeError):
        connection.sock.shutdown(socket.SHUT_RDWR)


def _reach(connection: _Plain | _Secure) -> socket.socket:
    """Connects to one of the very addresses that were looked at: asked a second time, a name may lead elsewhere."""
    refused: OSError | None = None
    for family, kind, protocol, _name, place in find_addresses(
        connection.host, connection.port, allow_local=connection.allow_local
    ):
        caller = socket.socket(family, kind, protocol)
        caller.settimeout(connection.timeout)
        try:
            caller.connect(place)
        except OSError as error:
            caller.close()
            refused = error
        else:
            return caller
    raise refused or ConnectionError("no address")


class _Plain(http.client.HTTPConnection):
    allow_local = False

    def connect(self) -> None:
        self.sock = _reach(self)


class _Secure(http.client.HTTPSConnection):
    allow_local = False

    def connect(self) -> None:
        self.sock = _reach(self)
        self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)
