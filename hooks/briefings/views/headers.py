"""What a web server should say of each file beside its content: security and caching, as HTTP headers.

The values stand here and nowhere else. ``render.hosting`` writes them out for each kind of host.

No ``Strict-Transport-Security``: it binds a whole host for months, other sites on it included, so only those who keep
the host can decide it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..model import Board

# Everything comes from the site itself; nothing inline runs. `data:` is for the theme's own icons in its CSS.
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'"
)
REFERRER_POLICY = "no-referrer"
HEADERS_FILE = "_headers"
AZURE_FILE = "staticwebapp.config.json"
IIS_FILE = "web.config"
APACHE_FILE = ".htaccess"
NGINX_FILE = "nginx-headers.conf.txt"
# GitHub Pages would otherwise leave out files whose names begin with an underscore.
NO_JEKYLL_FILE = ".nojekyll"
HOSTING_FILES = (HEADERS_FILE, AZURE_FILE, IIS_FILE, APACHE_FILE, NGINX_FILE, NO_JEKYLL_FILE)
EMBED_FOLDER = "embed"
# Their files get a new name when they change (the theme), or hardly ever change (the fonts).
LASTING_FOLDERS = ("assets", "fonts")

_UNUSED = (
    "accelerometer",
    "camera",
    "display-capture",
    "geolocation",
    "gyroscope",
    "magnetometer",
    "microphone",
    "midi",
    "payment",
    "usb",
)
# Asked anew each time, and answered in a few bytes when nothing has changed: a briefing taken away is gone at once, and
# no page ever meets a script of another build.
_ASK_EACH_TIME = "no-cache"
_KEEP_A_MONTH = "public, max-age=2592000"


@dataclass(frozen=True)
class HeaderRule:
    """The headers of all files in one folder of the site; without a ``folder`` those of all others."""

    folder: str | None
    headers: tuple[tuple[str, str], ...]

    @property
    def policy(self) -> str:
        """The Content-Security-Policy."""
        return dict(self.headers)["Content-Security-Policy"]

    @property
    def caching(self) -> str:
        """How long a browser may keep the files."""
        return dict(self.headers)["Cache-Control"]


def build_header_rules(board: Board) -> tuple[HeaderRule, ...]:
    """The rule for all files first, then those for folders, which replace it there."""
    nobody, embedders = ("'none'",), board.frame_ancestors or ("'none'",)
    return (
        HeaderRule(None, _build_headers(nobody, _ASK_EACH_TIME)),
        HeaderRule(EMBED_FOLDER, _build_headers(embedders, _ASK_EACH_TIME)),
        *(HeaderRule(folder, _build_headers(nobody, _KEEP_A_MONTH)) for folder in LASTING_FOLDERS),
    )


def _build_headers(embedders: Iterable[str], caching: str) -> tuple[tuple[str, str], ...]:
    return (
        # A page's own meta element says the same but for who may embed it: that, only a header can say.
        ("Content-Security-Policy", f"{CONTENT_SECURITY_POLICY}; frame-ancestors {' '.join(embedders)}"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", REFERRER_POLICY),
        ("Permissions-Policy", ", ".join(f"{feature}=()" for feature in _UNUSED)),
        ("Cache-Control", caching),
    )
