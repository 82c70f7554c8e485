"""Each kind of value takes what an author may write and refuses the rest as invalid, without any other exception."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from briefings.model.base import Day, WebAddress, WebOrigin, Year, YesNo

GOOD = (
    (Year, "2017", 2017),
    (Year, 2017, 2017),
    (Day, "2018-02-28", date(2018, 2, 28)),
    (YesNo, "Yes", True),
    (YesNo, "false", False),
    (WebAddress, "https://www.gov.uk/a?b=c#d", "https://www.gov.uk/a?b=c#d"),
    (WebAddress, "http://example.org", "http://example.org"),
    (WebOrigin, "https://www.Example.org/", "https://www.example.org"),
    (WebOrigin, "http://localhost:8000", "http://localhost:8000"),
)
BAD = (
    *((Year, value) for value in ("17", "last year", "20 17", "٢٠١٧", "9999", "1800", None, [], {}, 2017.5)),
    *((Day, value) for value in ("2018", "28/02/2018", "2018-02-30", "2018-2-3", None, 20180203, [])),
    *((YesNo, value) for value in ("perhaps", "", None, 2, [])),
    *(
        (WebOrigin, value)
        for value in (
            "www.example.org",
            "https://www.example.org/learning",
            "https://example.org; script-src *",
            "https://example.org\nX-Header: x",
            "https://example.org\n",
            "https://*",
            "*",
            "'self'",
            "data:",
            'https://example.org"',
            "https://",
            None,
        )
    ),
    *(
        (WebAddress, value)
        for value in (
            "www.gov.uk",
            "ftp://example.org/",
            "javascript:alert(1)",
            "JavaScript://example.org/%0Aalert(1)",
            "data:text/html,x",
            "//example.org/",
            "https://",
            "https://user:secret@example.org/",
            "https://example.org/a b",
            'https://example.org/"onclick="x',
            "https://example.org:port/",
            "https://[::1",
            "https:\\\\example.org",
        )
    ),
)


@pytest.mark.parametrize(("kind", "value", "expected"), GOOD, ids=[str(number) for number in range(len(GOOD))])
def test_good_values_are_taken(kind: Any, value: object, expected: object) -> None:
    """What an author may write becomes a value."""
    assert TypeAdapter(kind).validate_python(value) == expected


@pytest.mark.parametrize(("kind", "value"), BAD, ids=[f"{number}-{value!r}" for number, (_, value) in enumerate(BAD)])
def test_bad_values_are_refused(kind: Any, value: object) -> None:
    """What is no such value is refused as invalid, whatever its type."""
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)
