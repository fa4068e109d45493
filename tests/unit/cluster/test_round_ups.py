from __future__ import annotations

import pytest

from digest.cluster.round_ups import is_round_up
from digest.kinds import assess
from tests.builders import article


@pytest.mark.parametrize(
    "headline",
    [
        "Live updates: storm",
        "What the papers say",
        "In pictures: carnival",
        "News round-up",
        "War: List of key events, day 3",
    ],
)
def test_round_ups_are_known_by_their_headlines(headline: str) -> None:
    assert is_round_up(article(headline=headline))
    assert not is_round_up(article(headline="Police round up cattle in city"))


@pytest.mark.parametrize(
    ("headline", "is_so"),
    [
        ("Mayor resigns; bridge closes; whale dies", True),
        ("Mayor resigns; deputy steps in", False),
        ("Five things to know about the budget", True),
        ("Storm updates: trains stop", True),
        ("Council updates plans for the bridge", False),
        ("Evening digest", True),
        ("The week ahead", True),
        ("Pictures of the storm", False),
    ],
)
def test_a_headline_that_lists_events_is_a_round_ups_and_one_that_tells_one_is_not(
    headline: str, is_so: bool
) -> None:
    assert is_round_up(article(headline=headline)) is is_so


def test_in_a_language_without_tables_a_round_up_is_known_by_its_semicolons_alone() -> None:
    assert not is_round_up(article(headline="Live updates: storm", language="ja"))
    assert is_round_up(article(headline="一; 二; 三", language="ja"))


def test_what_its_page_or_address_calls_live_is_no_report_in_any_language() -> None:
    for language in ("de", "zh", "ar"):
        stated = article(headline="Norrby", stated_kind="live", language=language)
        ticker = article(headline="Norrby", url="https://o.example/liveticker/a", text="", language=language)
        report = article(headline="Norrby", url="https://o.example/news/a", language=language)
        assert [is_round_up(each, assess(each)) for each in (stated, ticker, report)] == [True, True, False]
