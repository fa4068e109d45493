"""The date that stands beside a heading."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from digest.extract.page import tree_from_html
from digest.extract.shown import shown_moment
from digest.extract.stated import states_day

MARCH_4 = datetime(2026, 3, 4, tzinfo=UTC)


def shown(body: str, headline: str = "Bridge approved") -> tuple[datetime, bool] | None:
    found = shown_moment(tree_from_html(f"<html><body>{body}</body></html>", "x"), headline)
    return (found.moment.at, found.moment.is_day_only) if found else None


@pytest.mark.parametrize(
    "line",
    [
        "<p>4 March 2026</p>",
        "<p>Wednesday, March 4th, 2026</p>",
        "<time datetime=2026-03-04>yesterday</time>",
        "<p>On <time datetime=2026-03-04></time></p>",
        "<span>04.03.2026</span>",
        "<span>4. 3. 26</span>",
        "<td>04 | 03 | 2026</td>",
        "<span>2026年3月4日</span>",
        "<p>By Ada Lund, 4 mars 2026</p>",
        "<p>Published: 4 March 2026 (updated 7 March 2026)</p>",
        "<p>Updated 7 March 2026</p><p>4 March 2026</p>",
        "<nav>1 January 2026</nav><p>4 March 2026</p>",
    ],
)
def test_a_day_beside_the_heading_is_read(line: str) -> None:
    assert shown(f"<h1>Bridge approved</h1>{line}") == (MARCH_4, True)


@pytest.mark.parametrize(
    ("line", "hour", "minute"),
    [
        ("4.3.2026, 18.05 Uhr", 18, 5),
        ("March 4, 2026 6:05 pm", 18, 5),
        ("4 March 2026 at 09:30", 9, 30),
        ("13/3/2026 12:00", 12, 0),
    ],
)
def test_the_time_beside_it_is_read_too(line: str, hour: int, minute: int) -> None:
    found = shown(f"<h1>Bridge approved</h1><p>{line}</p>")
    assert found is not None
    assert (found[0].hour, found[0].minute, found[1]) == (hour, minute, False)


@pytest.mark.parametrize(
    "line",
    [
        "© 2026 The Alder Post",
        "Copyright 4 March 2026",
        "Last updated 4 March 2026",
        "03/04/2026",
        "31.02.2026",
        "March 2026",
        "A 2:30 min read",
        "On 4 March 2026 the council will meet again, and this is a line too long to be a line with a date in it.",
    ],
)
def test_what_is_no_day_of_publication_is_not_read(line: str) -> None:
    assert shown(f"<h1>Bridge approved</h1><p>{line}</p>") is None


def test_a_date_after_the_heading_counts_more_than_one_before_it() -> None:
    before = "<p>8 March 2026</p>"
    assert shown(f"{before}<h1>Bridge approved</h1><p>4 March 2026</p>") == (MARCH_4, True)
    assert shown(f"<p>4 March 2026</p><h1>Bridge approved</h1>{'<p>The council met.</p>' * 60}{before}") == (
        MARCH_4,
        True,
    )


def test_without_a_heading_a_labelled_date_counts_if_it_is_the_only_one() -> None:
    assert shown("<p>Text.</p><p>Erstellt am: 04.03.2026</p>") == (MARCH_4, True)
    assert shown("<p>Published 4 March 2026</p><p>Published 1 March 2026</p>") is None


def test_a_day_is_stated_only_if_it_is_whole() -> None:
    tree = tree_from_html("<p>© 2026. Wednesday, 04-Mar-2026; the 4th of March, 2026; 2026/03</p>", "x")
    assert not states_day(tree, "https://wire.example/2026/01/bridge", date(2026, 1, 1))
    assert states_day(tree, "https://wire.example/2026/01/31/bridge", date(2026, 1, 31))
    assert states_day(tree, "", date(2026, 3, 4))
