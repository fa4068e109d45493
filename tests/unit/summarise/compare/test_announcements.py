"""An announcement is superseded once its day has come and a later report was written."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.models import Summary
from digest.summarise.compare.announcements import (
    announces,
    is_superseded_announcement,
    superseded_announcements,
)
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.unit.summarise.stories import of

if TYPE_CHECKING:
    from digest.models import Article

TUESDAY = datetime(2026, 3, 3, 6, 0, tzinfo=UTC)
TALKS = "Envoys of Norrby and Skerry will meet in Lund on Tuesday for a second round of talks on the herring quota."
AGREED = (
    "Norrby and Skerry agreed on a herring quota at their talks in Lund on Tuesday, both envoys said. "
    "The quota falls by a tenth for either side."
)


def report(number: int, headline: str, text: str, hours: float) -> Article:
    at = TUESDAY + timedelta(hours=hours)
    return builders.article(number, headline=headline, text=text, published=at, first_seen=at)


def before() -> Article:
    return report(1, "Norrby and Skerry to meet for second round of herring talks", TALKS, 0)


def after(hours: float = 9) -> Article:
    return report(2, "Norrby and Skerry agree on herring quota", AGREED, hours)


@pytest.mark.parametrize(
    "coming",
    [
        "Norrby and Skerry to meet for second round of herring talks",
        "Ministers set to vote on herring quota",
        "Norrby braces for storm Inga",
        "Council will vote on the bridge today",
        "Protests ahead of herring talks",
    ],
)
def test_a_headline_that_speaks_of_what_is_to_come_announces(coming: str) -> None:
    assert announces(coming)


@pytest.mark.parametrize(
    "happened",
    [
        "Council calls on ministers to resign",
        "Mayor vows to build the bridge",
        "Norrby loses its bid to keep the ferry",
        "Skerry agrees to lower quota",
        "How to read the new quota",
    ],
)
def test_a_headline_that_tells_what_happened_announces_nothing(happened: str) -> None:
    assert not announces(happened)


def test_what_is_announced_for_a_day_is_superseded_by_a_later_report_of_that_day() -> None:
    articles = [before(), after()]
    assert is_superseded_announcement(TALKS, articles[0], articles, frozenset())
    assert superseded_announcements(articles) == {articles[0].url}


@pytest.mark.parametrize(
    "sentence",
    [
        "Envoys will meet in Lund on Friday.",
        "Envoys will meet again in Lund next month.",
        "The envoy said on Tuesday that she will resign.",
        "Envoys met in Lund on Tuesday.",
    ],
)
def test_what_is_yet_to_come_and_what_has_happened_are_not_superseded(sentence: str) -> None:
    articles = [report(1, "Herring talks go on", sentence, 0), after()]
    assert not is_superseded_announcement(sentence, articles[0], articles, frozenset())


def test_reports_of_the_same_hour_do_not_supersede_each_other() -> None:
    assert superseded_announcements([before(), after(hours=1)]) == frozenset()


def test_an_announcement_does_not_supersede_another() -> None:
    again = report(2, "Norrby and Skerry to meet today for herring talks", TALKS, 9)
    assert superseded_announcements([before(), again]) == frozenset()


def test_an_edition_tells_what_came_of_it() -> None:
    story = of(before(), report(3, "Skerry and Norrby to meet for herring talks", TALKS, 0.5), after())
    (summary,) = ExtractiveSummariser().summarise([story], words=60)
    assert isinstance(summary, Summary)
    assert summary.headline == "Norrby and Skerry agree on herring quota"
    assert "will meet" not in summary.text
    assert summary.sentences[0].text.startswith("Norrby and Skerry agreed")
