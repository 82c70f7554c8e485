"""The building blocks of every record: one frozen base class and the kinds of value a field can hold.

Every scalar in a YAML file arrives here as text (the reader switches YAML's guessing of types off), so each kind
of value says itself what it accepts. Errors raised here carry a ``type`` that ``source.messages`` turns into
plain words.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
TERM_PATTERN = r"^[a-z0-9]+(_[a-z0-9]+)*$"
ORIGIN_PATTERN = r"^https?://[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?/?$"


class Record(BaseModel):
    """A frozen record that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_by_name=True, validate_by_alias=True)


class Prose:
    """Marks a field whose words a reader sees: the words that must never be lost, leaked or run as markup."""


class NeededToPublish:
    """Marks a field that every briefing needs but a draft may lack: nobody invents what the source does not say."""


def _refuse_blank(value: str) -> str:
    if not value.strip():
        raise PydanticCustomError("blank", "is empty")
    return value


def _read_year(value: Any) -> int:
    is_year = isinstance(value, int) or (isinstance(value, str) and re.fullmatch(r"[0-9]{4}", value))
    if not is_year or not 1945 <= int(value) <= 2100:
        raise PydanticCustomError("year", "is not a year")
    return int(value)


def _read_date(value: Any) -> date:
    if isinstance(value, date):
        return value
    if not (isinstance(value, str) and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value)):
        raise PydanticCustomError("date", "is not a date")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("date", "is not a date") from None


def _read_yes_or_no(value: Any) -> bool:
    answers = {"true": True, "yes": True, "false": False, "no": False}
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in answers:
        return answers[value.lower()]
    raise PydanticCustomError("yes_or_no", "is neither yes nor no")


def _check_web_address(value: str) -> str:
    """Only http and https reach a page: any other scheme (javascript:, data:, file:) could run or leak."""
    if re.search(r"[\s\x00-\x20\\<>\"'`{}|^]", value):
        raise PydanticCustomError("web_address", "is not a web address")
    try:
        parts = urlsplit(value)
        host, _port = parts.hostname, parts.port
    except ValueError:
        raise PydanticCustomError("web_address", "is not a web address") from None
    if parts.scheme not in {"http", "https"} or not host or parts.username or parts.password is not None:
        raise PydanticCustomError("web_address", "is not a web address")
    if not re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", host):
        raise PydanticCustomError("web_address", "is not a web address")
    return value


def _check_web_origin(value: str) -> str:
    """It stands in HTTP headers, so nothing that a header's syntax knows may be in it; a path would not count there."""
    # Not with `$`, which would let a line break follow.
    if not re.fullmatch(ORIGIN_PATTERN.strip("^$"), value):
        raise PydanticCustomError("web_origin", "is not the beginning of a web address")
    return value.rstrip("/").lower()


Text = Annotated[str, AfterValidator(_refuse_blank), WithJsonSchema({"type": "string", "minLength": 1}), Prose()]
"""Words a reader sees, as typed. Blank lines part paragraphs."""

Note = Annotated[str, AfterValidator(_refuse_blank), WithJsonSchema({"type": "string", "minLength": 1})]
"""Words for the board's office alone: they never reach the site."""

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=80)]
"""A permanent id, part of addresses: small letters, digits and single hyphens."""

TermId = Annotated[str, StringConstraints(pattern=TERM_PATTERN, max_length=60)]
"""The id of a term in ``_vocabulary.yml``: small letters, digits and single underscores."""

Year = Annotated[
    int, BeforeValidator(_read_year), WithJsonSchema({"type": "integer", "minimum": 1945, "maximum": 2100})
]
"""A year in four digits."""

Day = Annotated[date, BeforeValidator(_read_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A calendar day, written 2017-03-31."""

YesNo = Annotated[bool, BeforeValidator(_read_yes_or_no), WithJsonSchema({"type": "boolean"})]
"""yes, no, true or false."""

WebAddress = Annotated[
    str,
    AfterValidator(_check_web_address),
    WithJsonSchema({"type": "string", "format": "uri", "pattern": "^https?://"}),
]
"""A full web address that starts with http:// or https://."""

WebOrigin = Annotated[
    str,
    AfterValidator(_check_web_origin),
    WithJsonSchema({"type": "string", "pattern": ORIGIN_PATTERN}),
]
"""The beginning of a web address, up to the end of the host's name: ``https://www.example.org``."""

Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""A SHA-256 fingerprint in 64 small hexadecimal digits."""
