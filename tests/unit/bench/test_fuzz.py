"""The fuzz bench: what it makes can be made again, and what it looks for it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator  # noqa: TC003
from random import Random
from typing import TypeVar

import pytest

from bench import _blowups
from bench._mutations import MOST, content_type, mutant
from bench.fuzz import Outcome, _figures, _Watched, feedparser_alone, run
from tests.fakes.pages import STORY, page

R = TypeVar("R")
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title><item><title>Bridge approved</title>
<link>https://wire.example/1</link><description>The &lt;b&gt;bridge&lt;/b&gt; is approved.</description></item></channel></rss>"""


def chance(seed: int) -> Random:
    return Random(seed)  # noqa: S311  (to be made again, not to be secret)


def test_a_mutant_is_made_again_by_its_seed_and_never_grows_too_large() -> None:
    for number in range(120):
        made = mutant(chance(number), [RSS, page(*STORY)])
        assert made == mutant(chance(number), [RSS, page(*STORY)])
        assert len(made) <= MOST
        assert content_type(chance(number), "text/html") == content_type(chance(number), "text/html")


def test_mutants_differ() -> None:
    assert len({mutant(chance(number), [RSS]) for number in range(200)}) > 150


@pytest.fixture(scope="module")
def watched() -> Iterator[_Watched]:
    watched = _Watched()
    yield watched
    watched.close()


def test_a_good_document_costs_little_and_is_no_escape(watched: _Watched) -> None:
    feed = run(_blowups.Document("good", RSS), watched, is_feed=True)
    assert [how for how, _ in feed.calls] == ["result", "result", "result"]
    story = run(_blowups.Document("page", page(*STORY), "text/html"), watched, is_feed=False)
    assert (feed.escape, story.escape) == ("", "")
    assert all(0 < cpu_s < 2 for _, cpu_s in feed.calls + story.calls)
    assert 10 < story.memory_mib < 1024


def test_what_is_no_feed_is_refused_and_no_escape(watched: _Watched) -> None:
    outcome = run(_blowups.Document("no feed", b"hello"), watched, is_feed=True)
    assert ([how for how, _ in outcome.calls], outcome.escape) == (["refused"], "")


class Bursting(_Watched):
    """A guard that lets a parser's exception through."""

    def __init__(self) -> None:
        self.calls, self.complaints, self.peak_mib = [], [], 0.0

    def call(self, fn: Callable[..., R], *args: object) -> R:
        raise KeyError(fn.__name__)


def test_an_exception_that_gets_through_is_an_escape() -> None:
    assert "KeyError" in run(_blowups.Document("bad", RSS), Bursting(), is_feed=True).escape


def test_figures_are_counted_by_hand() -> None:
    costs = [("result", 0.1), ("refused", 0.2), ("ended", 2.8), ("broke", 0.3)]
    outcomes = [Outcome(name=how, is_feed=True, calls=[(how, cpu_s)]) for how, cpu_s in costs]
    outcomes[3].escape = "KeyError"
    figures = _figures(outcomes)
    assert (figures["documents"], figures["escapes"], figures["survived"]) == (4, 1, 0.75)
    assert (figures["refused"], figures["ended"], figures["broke"]) == (1, 1, 1)
    assert (figures["worst_cpu_s"], figures["median_cpu_s"], figures["p99_cpu_s"]) == (2.8, 0.3, 0.3)


def test_the_peer_reads_the_same_bytes() -> None:
    assert feedparser_alone(RSS, "application/rss+xml") == 1
