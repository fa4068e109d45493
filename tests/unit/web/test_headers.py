from __future__ import annotations

import pytest

from digest.web.headers import max_age_s, retry_after_s
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
