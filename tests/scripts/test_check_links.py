"""Links out: each is asked after with care, and its fate told with the file and the line it stands in."""

from __future__ import annotations

import shutil
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

import _reaching
import check_links
from _asking import Answer, Manners, Verdict, ask, ask_all
from _links_out import Link, find_in_content, find_in_pages, find_in_site
from briefings.source import read_knowledge_base

ENDED = Event()
# Servers of ours stand on this computer; they answer at once, so nothing need be waited for long.
NEAR = Manners(seconds=5, retries=0, pause=0, allow_local=True)
SENT_ON = {"/moved": (301, "/ok"), "/for-now": (302, "/ok"), "/twice": (308, "/moved"), "/circle": (301, "/circle")}
SENT_ON |= {"/to-gone": (301, "/gone"), "/to-file": (302, "file:///etc/passwd"), "/mixed": (301, "/for-now")}
PLAIN = {"/ok": 200, "/gone": 404, "/fault": 500, "/forbidden": 403}


class Handler(BaseHTTPRequestHandler):
    """Answers as its path says; remembers what it was asked."""

    asked: list[str]

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class has it so
        """Says nothing: a test's output is for its failure."""

    def do_HEAD(self) -> None:
        self._answer("HEAD")

    def do_GET(self) -> None:
        self._answer("GET")

    def _answer(self, method: str) -> None:
        self.server.asked.append(f"{method} {self.path}")  # type: ignore[attr-defined]
        path = self.path.partition("?")[0]
        if path == "/slow":
            ENDED.wait(30)
        elif path == "/drip":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            while not ENDED.wait(0.05):
                self.wfile.write(b"X-Letter: a\r\n")
        elif path == "/no-head" and method == "HEAD":
            self._say(405)
        elif path == "/hangs-up" and method == "HEAD":
            self.close_connection = True
        elif path == "/recovers" and self.server.asked.count("GET /recovers") < 2:  # type: ignore[attr-defined]
            self._say(503)
        elif path in SENT_ON:
            self._say(*SENT_ON[path])
        else:
            self._say(PLAIN.get(path, 200))

    def _say(self, status: int, location: str | None = None) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", "0")
        self.end_headers()


class Server(ThreadingHTTPServer):
    """Remembers what it was asked; a visitor who hangs up is no error."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """Says nothing."""

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def running(server: Server) -> Iterator[Server]:
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    ENDED.clear()
    try:
        yield server
    finally:
        ENDED.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as server:
        yield server


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_reaching, "getproxies", dict)


@pytest.mark.parametrize(
    ("path", "verdict", "told"),
    [
        ("/ok", Verdict.FINE, ""),
        ("/ok?a=b c&d=é#part", Verdict.FINE, ""),
        ("/moved", Verdict.MOVED, "moved to {server}/ok"),
        ("/twice", Verdict.MOVED, "moved to {server}/ok"),
        ("/mixed", Verdict.MOVED, "moved to {server}/for-now"),
        ("/for-now", Verdict.FINE, "leads on to {server}/ok"),
        ("/no-head", Verdict.FINE, ""),
        ("/hangs-up", Verdict.FINE, ""),
        ("/gone", Verdict.BROKEN, "the page is not there (404)"),
        ("/to-gone", Verdict.BROKEN, "it is sent on to {server}/gone, and there: the page is not there (404)"),
        ("/to-file", Verdict.BROKEN, "it is sent on to file:///etc/passwd, and there: this is no web address"),
        ("/circle", Verdict.BROKEN, "it is sent round in a circle"),
        ("/fault", Verdict.BROKEN, "the server has a fault (500)"),
        ("/forbidden", Verdict.UNSURE, "it turns programs away (403)"),
    ],
)
def test_each_answer_is_told_in_plain_words(path: str, verdict: Verdict, told: str, server: Server) -> None:
    """What a server answers becomes a verdict and the words for it."""
    assert ask(server.address + path, NEAR) == Answer(verdict, told.format(server=server.address))


@pytest.mark.parametrize("path", ["/slow", "/drip"])
def test_a_server_is_not_waited_for_for_ever(path: str, server: Server) -> None:
    """Neither silence nor an answer that never ends holds the check up."""
    answer = ask(server.address + path, Manners(seconds=0.3, retries=0, pause=0, allow_local=True))
    assert answer == Answer(Verdict.BROKEN, "the server does not answer in time")


def test_a_server_that_takes_no_connections_is_told(server: Server) -> None:
    """Where nothing listens, the link is broken."""
    address = server.address
    server.shutdown()
    server.server_close()
    assert ask(address, NEAR) == Answer(Verdict.BROKEN, "the server takes no connections")


def test_a_certificate_that_is_not_valid_is_told(project_root: Path) -> None:
    """Readers would see a warning of their browser, so the link counts as broken."""
    server = Server()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(project_root / "tests" / "data" / "self-signed.pem")
    server.socket = context.wrap_socket(server.socket, server_side=True)
    with running(server):
        answer = ask(server.address.replace("http:", "https:"), NEAR)
    assert answer.verdict is Verdict.BROKEN
    assert answer.told.startswith("its security certificate is not valid (self")
    assert server.asked == []


def test_a_server_without_encryption_is_told(server: Server) -> None:
    """An https address where only http is spoken is broken."""
    answer = ask(server.address.replace("http:", "https:"), NEAR)
    assert answer == Answer(Verdict.BROKEN, "no secure connection comes about")


def test_a_name_that_leads_nowhere_is_told() -> None:
    """A name that no server has is broken."""
    answer = ask("http://no-such-host.invalid/", NEAR)
    assert answer == Answer(Verdict.BROKEN, "no server of this name can be found")


def test_a_fault_that_passes_is_no_fault(server: Server) -> None:
    """A server that has a fault is asked again, as often as was said."""
    assert ask(f"{server.address}/recovers", Manners(5, 2, 0, True)).verdict is Verdict.FINE
    server.asked.clear()
    assert ask(f"{server.address}/fault", Manners(5, 2, 0, True)).verdict is Verdict.BROKEN
    assert server.asked == ["HEAD /fault", "GET /fault"] * 3


def test_nothing_inside_the_own_network_is_asked(server: Server) -> None:
    """An address of this computer or of a private network is named and not asked for anything."""
    answer = ask(f"{server.address}/ok", Manners(5, 0, 0))
    assert answer == Answer(Verdict.PRIVATE, "127.0.0.1 is in a private network")
    assert server.asked == []


def test_nobody_is_sent_on_into_the_own_network(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A public server cannot make the check ask something inside: each step is looked at anew."""
    monkeypatch.setattr(_reaching, "is_public", lambda number: number == "127.0.0.1")
    monkeypatch.setitem(SENT_ON, "/inside", (302, f"http://127.0.0.2:{server.server_address[1]}/ok"))
    answer = ask(f"{server.address}/inside", Manners(5, 0, 0))
    assert answer.verdict is Verdict.PRIVATE
    assert answer.told.endswith("127.0.0.2 is in a private network")
    assert not [asked for asked in server.asked if asked.endswith("/ok")]


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:127.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("64:ff9b::808:808", True),
    ],
)
def test_private_addresses_are_told_from_public_ones(number: str, public: bool) -> None:
    """However an address is written, a private one is known."""
    assert _reaching.is_public(number) is public


def test_a_proxy_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the office has a proxy, it is asked, with the whole address."""
    monkeypatch.setattr(_reaching, "getproxies", lambda: {"http": server.address})
    monkeypatch.setattr(_reaching, "proxy_bypass", lambda host: False)
    assert ask("http://no-such-host.invalid/ok", NEAR).verdict is Verdict.FINE
    assert server.asked == ["HEAD http://no-such-host.invalid/ok"]


def test_one_server_is_asked_one_thing_at_a_time(server: Server) -> None:
    """Ten links to one website are asked one after the other, each once."""
    addresses = [f"{server.address}/ok?{number}" for number in range(10)]
    answers = dict(ask_all([*addresses, *addresses], NEAR, 4))
    assert list(answers) == addresses
    assert server.asked == [f"HEAD /ok?{number}" for number in range(10)]


@pytest.fixture
def content(project_root: Path, tmp_path: Path) -> Path:
    """A copy of the board's folder with a synthetic resource in it."""
    folder = Path(shutil.copytree(project_root / "learning_points", tmp_path / "learning_points"))
    path = folder / "2017-home-conditions.yml"
    text = path.read_text(encoding="utf-8")
    resource = "resources:\n  - label: Synthetic\n    address: https://a.example.org/x#y\n"
    path.write_text(text.replace("signpost:\n", f"{resource}\nsignpost:\n"), encoding="utf-8")
    return folder


def test_links_of_the_content_are_found_where_they_stand(content: Path) -> None:
    """The board's website and each resource are found with file and line; examples in comments are none."""
    reading = read_knowledge_base(content)
    lines = (content / "2017-home-conditions.yml").read_text(encoding="utf-8").splitlines()
    board = (content / "_board.yml").read_text(encoding="utf-8").splitlines()
    assert list(find_in_content(reading)) == [
        Link(
            "http://www.nottinghamcity.gov.uk/ncscb",
            "learning_points/_board.yml",
            board.index("website: http://www.nottinghamcity.gov.uk/ncscb") + 1,
        ),
        Link(
            "https://a.example.org/x#y",
            "learning_points/2017-home-conditions.yml",
            lines.index("    address: https://a.example.org/x#y") + 1,
        ),
    ]


def test_links_of_pages_are_found_where_they_stand(tmp_path: Path) -> None:
    """Links, bare addresses and those in angle brackets are found; code is none."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "page.md").write_text(
        "# A\n[x](https://a.example/1) and https://a.example/2, or\n<http://a.example/3>.\n"
        "`https://a.example/4`\n```\nhttps://a.example/5\n```\n[x](other.md)\n",
        encoding="utf-8",
    )
    assert list(find_in_pages(tmp_path, "docs")) == [
        Link("https://a.example/1", "docs/sub/page.md", 2),
        Link("https://a.example/2", "docs/sub/page.md", 2),
        Link("http://a.example/3", "docs/sub/page.md", 3),
    ]


def test_links_of_a_built_site_are_found_where_they_stand(tmp_path: Path) -> None:
    """Every link out of a page is found with its line; what stays inside is not."""
    (tmp_path / "a.html").write_text(
        '<html><body>\n<p><a href="HTTPS://a.example/1?x=1&amp;y=2">a</a>\n'
        '<a href="b.html">b</a><a>c</a><a href="mailto:a@example.org">d</a></p></body></html>',
        encoding="utf-8",
    )
    assert list(find_in_site(tmp_path)) == [Link("HTTPS://a.example/1?x=1&y=2", "a.html", 2)]


def test_the_report_names_every_place(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report counts, puts the worst first, names file and line; a broken link makes the command end with 1."""
    links = "\n".join(f'<a href="{server.address}/{name}">x</a>' for name in ("gone", "ok", "moved", "forbidden"))
    (tmp_path / "index.html").write_text(f"<html><body>\n{links}</body></html>", encoding="utf-8")
    asked = ["--site", str(tmp_path), "--pause", "0", "--retries", "0", "--seconds", "5"]
    assert check_links.main([*asked, "--allow-local"]) == 1
    assert capsys.readouterr().out == (
        "4 addresses: 1 broken, 0 private, 1 unsure, 1 moved, 1 fine.\n\n"
        f"Broken: 1\n  {server.address}/gone\n    the page is not there (404)\n    index.html:2\n\n"
        "Not certain: look yourself: 1\n"
        f"  {server.address}/forbidden\n    it turns programs away (403)\n    index.html:5\n\n"
        "Moved: write the new address: 1\n"
        f"  {server.address}/moved\n    moved to {server.address}/ok\n    index.html:4\n"
    )
    (tmp_path / "index.html").write_text(f'<html><a href="{server.address}/moved">x</a></html>', encoding="utf-8")
    assert check_links.main([*asked, "--allow-local"]) == 0
    assert check_links.main(asked) == 1


def test_being_called_wrongly_is_told(tmp_path: Path) -> None:
    """A folder without a site, or a number that makes no sense, ends in a message."""
    with pytest.raises(SystemExit, match="There is no site in"):
        check_links.main(["--site", str(tmp_path)])
    with pytest.raises(SystemExit) as stopped:
        check_links.main(["--seconds", "0"])
    assert stopped.value.code == 2


def test_no_build_asks_another_server(project_root: Path) -> None:
    """Links out are the business of this command alone: nothing that builds or publishes knows it."""
    makers = [project_root / "scripts" / f"{name}.py" for name in ("build", "serve", "publish", "_publishing")]
    makers += sorted((project_root / "hooks").rglob("*.py"))
    for path in makers:
        text = path.read_text(encoding="utf-8")
        assert not {word for word in ("_asking", "_reaching", "http.client", "urllib.request") if word in text}, path


def test_time_is_not_wasted_on_one_server(server: Server) -> None:
    """Other websites do not wait for a slow one: its answer is the last to come."""
    with running(Server()) as other:
        asked = [f"{server.address}/slow", f"{other.address}/ok"]
        manners = Manners(seconds=0.5, retries=0, pause=0, allow_local=True)
        assert [address for address, _ in ask_all(asked, manners, 2)] == asked[::-1]
        ENDED.set()
