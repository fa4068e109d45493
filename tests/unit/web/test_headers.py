from __future__ import annotations

import pytest

from digest.web.headers import duration_s, max_age_s, rest_s, retry_after_s
from tests.builders import NOON


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120.0),
        (" 0 ", 0.0),
        ("999999999999999", 86400.0),
        ("Thu, 05 Mar 2026 12:10:00 GMT", 600.0),
        ("Thu, 05 Mar 2026 11:00:00 GMT", 0.0),
        ("Fri, 05 Mar 2027 12:00:00 GMT", 86400.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("١٢", None),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_never_more_than_a_day(
    value: str, seconds: float | None
) -> None:
    assert retry_after_s(value, NOON) == seconds


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("max-age=60", 60.0),
        ('public, Max-Age="300"', 300.0),
        ("no-cache, max-age=60", None),
        ("s-maxage=9", None),
        ("", None),
    ],
)
def test_max_age_is_read_from_cache_control(value: str, seconds: float | None) -> None:
    assert max_age_s(value) == seconds


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("20s", 20.0),
        ("6m0s", 360.0),
        ("1h2m3.5s", 3723.5),
        ("120ms", 0.12),
        ("2m59.56s", 179.56),
        ("1s500ms", 1.5),
        ("", None),
        ("20", None),
        ("s", None),
        ("soon", None),
        ("9" * 40 + "s", None),
    ],
)
def test_a_length_of_time_is_read_as_programs_write_it(text: str, seconds: float | None) -> None:
    assert duration_s(text) == seconds


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7.0),
        ({"retry-after": "Thu, 05 Mar 2026 12:10:00 GMT"}, 600.0),
        ({"retry-after-ms": "1500", "retry-after": "2"}, 1.5),
        ({"retry-after-ms": "soon", "retry-after": "2"}, 2.0),
        ({"x-ratelimit-remaining-tokens": "0", "x-ratelimit-reset-tokens": "1m"}, 60.0),
        ({"x-ratelimit-remaining-tokens": "5", "x-ratelimit-reset-tokens": "1m"}, None),
        ({"x-ratelimit-reset-tokens": "1m"}, None),
        (
            {
                "x-ratelimit-remaining-requests": "0",
                "x-ratelimit-reset-requests": "100h",
                "x-ratelimit-remaining-tokens": "0",
                "x-ratelimit-reset-tokens": "never",
            },
            86400.0,
        ),
    ],
)
def test_the_rest_that_a_busy_server_asks_for_is_found(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert rest_s(headers, NOON) == seconds
