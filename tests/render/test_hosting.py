"""The files for hosts: each is read by a parser of its kind, and all of them say the same."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from fnmatch import fnmatchcase

import pytest
from lxml import etree

from briefings.model import Board
from briefings.render.hosting import render_hosting_files
from briefings.views.headers import CONTENT_SECURITY_POLICY, EMBED_FOLDER, HOSTING_FILES, build_header_rules
from hosting import read_headers_file
from synthetic import read_real_knowledge_base

EMBEDDERS = ("https://board.example.org", "https://partner.example.org:8443")
FOLDERS = ("assets", "briefings", "embed", "fonts", "offline")
ADDRESSES = ("", "index.html", "about.html", "briefings/a.html", "embed/a.html", "fonts/a.woff2", "assets/css/a.css")
Headers = dict[str, str]
Reader = Callable[[str, str], Headers]


def board(**changes: object) -> Board:
    return read_real_knowledge_base().board.model_copy(update=changes)


def files(served_at: str = "/learning/", embedders: tuple[str, ...] = EMBEDDERS) -> dict[str, str]:
    return dict(render_hosting_files(build_header_rules(board(frame_ancestors=embedders)), FOLDERS, served_at))


def expected_for(address: str, embedders: tuple[str, ...] = EMBEDDERS) -> Headers:
    """What a file should be sent with, from the rules alone: the last one that matches its folder."""
    rules = build_header_rules(board(frame_ancestors=embedders))
    found = [rule for rule in rules if rule.folder in (None, address.partition("/")[0])]
    return dict(found[-1].headers)


def read_for_netlify(text: str, address: str) -> Headers:
    found = read_headers_file(text, f"/{address}")
    assert len(found) == 1, f"{len(found)} rules match /{address}"
    return found[0]


def read_for_azure(text: str, address: str) -> Headers:
    data = json.loads(text)
    own = [route["headers"] for route in data["routes"] if fnmatchcase(f"/{address}", route["route"])]
    return {**data["globalHeaders"], **(own[0] if own else {})}


def read_for_iis(text: str, address: str) -> Headers:
    root = etree.fromstring(text.encode())
    places = [root, *root.xpath("location[@path=$folder]", folder=address.partition("/")[0])]
    headers: Headers = {}
    for place in places:
        for entry in place.xpath("system.webServer/httpProtocol/customHeaders/*"):
            if entry.tag == "remove":
                headers.pop(entry.get("name"), None)
            else:
                assert entry.get("name") not in headers, "IIS refuses a header that is added twice"
                headers[entry.get("name")] = entry.get("value")
    return headers


def read_for_apache(text: str, address: str) -> Headers:
    headers: Headers = {}
    counts = True
    for line in (line.strip() for line in text.splitlines()):
        if condition := re.fullmatch(r'<If "%\{REQUEST_URI\} =~ m#(.*)#">', line):
            counts = re.search(condition[1], f"/learning/{address}") is not None
        elif line == "</If>":
            counts = True
        elif line.startswith("Header ") and counts:
            *_, name, value = shlex.split(line)
            headers[name] = value
    return headers


def read_for_nginx(text: str, address: str) -> Headers:
    places = dict(re.findall(r"^location (?:\^~ )?(\S+) \{\n(.*?)^\}", text, re.M | re.S))
    best = max((place for place in places if f"/learning/{address}".startswith(place)), key=len)
    lines = [shlex.split(line.strip().removesuffix(";")) for line in places[best].splitlines()]
    return {line[1]: line[2] for line in lines if line[0] == "add_header"}


READERS: dict[str, Reader] = {
    "_headers": read_for_netlify,
    "staticwebapp.config.json": read_for_azure,
    "web.config": read_for_iis,
    ".htaccess": read_for_apache,
    "nginx-headers.conf.txt": read_for_nginx,
}


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address or "home")
def test_every_file_says_the_same(name: str, address: str) -> None:
    """Whatever the host, a page, a font and a page to embed are sent with the headers of the one rule for them."""
    assert READERS[name](files()[name], address) == expected_for(address)


def test_every_file_is_made() -> None:
    """One file for each kind of host; the one for GitHub Pages is empty by its nature."""
    made = files()
    assert set(made) == set(HOSTING_FILES)
    assert [name for name, text in made.items() if not text] == [".nojekyll"]
    assert all(not text or text.endswith("\n") for text in made.values())


def test_only_the_pages_to_embed_may_be_embedded() -> None:
    """The websites named by the board may show the pages made for it; nobody may show any other page."""
    embedded = expected_for("embed/index.html")["Content-Security-Policy"]
    assert embedded == f"{CONTENT_SECURITY_POLICY}; frame-ancestors {' '.join(EMBEDDERS)}"
    for address in ADDRESSES:
        if not address.startswith(f"{EMBED_FOLDER}/"):
            assert expected_for(address)["Content-Security-Policy"].endswith("frame-ancestors 'none'")
    nobody = expected_for("embed/index.html", ())["Content-Security-Policy"]
    assert nobody.endswith("frame-ancestors 'none'")


def test_no_rule_of_a_headers_file_overlaps_another() -> None:
    """Hosts that join two values of a header would enforce both policies: every address has one rule, at any depth."""
    text = files()["_headers"]
    for address in ("", "x", "x.html", *(f"{folder}/{name}" for folder in FOLDERS for name in ("", "a", "b/c"))):
        assert len(read_headers_file(text, f"/{address}")) == 1, address
    assert text.count("\n/") < 100, "Cloudflare Pages reads no more than a hundred rules"
    assert max(map(len, text.splitlines())) < 2000, "Cloudflare Pages reads no longer line"


def test_the_error_page_is_found_where_the_site_stands() -> None:
    """At the root of a server and in a folder of it, the host is told where the site's own error page is."""
    for served_at, for_iis in (("/", "404.html"), ("/learning/", "learning\\404.html")):
        made = files(served_at)
        assert f"ErrorDocument 404 {served_at}404.html\n" in made[".htaccess"]
        assert f"error_page 404 {served_at}404.html;\n" in made["nginx-headers.conf.txt"]
        error = etree.fromstring(made["web.config"].encode()).find(".//error")
        assert error is not None
        assert (error.get("path"), error.get("responseMode")) == (for_iis, "File")
    assert json.loads(files()["staticwebapp.config.json"])["responseOverrides"]["404"] == {"rewrite": "/404.html"}


def test_what_binds_a_whole_host_is_left_to_its_keepers() -> None:
    """No file switches strict transport security on for other sites of the same host; each says that it does not."""
    for name in READERS:
        assert "Strict-Transport-Security" not in READERS[name](files()[name], "index.html")
    says = [name for name, text in files().items() if "Strict-Transport-Security is not among" in text]
    assert set(says) == {"_headers", "web.config", ".htaccess", "nginx-headers.conf.txt"}
