"""What a robots.txt says of pauses."""

from __future__ import annotations

import pytest

from digest.web.robots import EVERYTHING, LONGEST_DELAY_S, Robots


@pytest.mark.parametrize(
    ("text", "delay_s"),
    [
        (EVERYTHING, 0.0),
        ("User-agent: *\nCrawl-delay: 2.5\n", 2.5),
        ("User-agent: *\nCrawl-delay: 2\n\nUser-agent: NewsDigest\nCrawl-delay: 5\n", 5.0),
        ("User-agent: *\nCrawl-delay: 3600\n", LONGEST_DELAY_S),
        ("User-agent: *\nCrawl-delay: soon\n", 0.0),
        ("User-agent: *\nCrawl-delay: -4\n", 0.0),
        ("User-agent: *\nCrawl-delay: nan\n", 0.0),
    ],
)
def test_a_pause_between_requests_is_heeded_within_reason(text: str, delay_s: float) -> None:
    assert Robots(text).delay_s("NewsDigest/1.0") == delay_s
