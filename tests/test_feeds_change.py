"""Feeds that come, go, fail or are not due between two runs: the real program on a loopback server."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.app import Digest
from digest.errors import RunError
from digest.report import Report
from tests.test_terminal import CRAB, FERRY, feed, folder_of
from tests.web.server import says, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from digest.models import Edition


@pytest.fixture
def base() -> Iterator[str]:
    pages = {
        "/ferry.xml": says(feed("herald", "The Skerrow Herald", "Ferry runs aground off Skerrow", FERRY)),
        "/again.xml": says(feed("herald", "Herald Sea Desk", "Ferry runs aground off Skerrow", FERRY)),
        "/crab.xml": says(feed("tarn", "Tarn Today", "Blind crab found in cave", CRAB)),
    }
    with serving(pages) as server:
        yield server.url("")


def run(folder: Path, *, dry_run: bool = False) -> Edition:
    with Digest.from_file(folder / "feeds.yaml") as digest:
        return digest.run(window="24h", dry_run=dry_run, send=not dry_run)


def headlines(edition: Edition) -> set[str]:
    return {brief.summary.headline for brief in edition.briefs}


def test_it_is_out_of_the_next_edition_and_the_last_one_is_rebuilt_to_the_byte(
    tmp_path: Path, base: str
) -> None:
    before = run(folder_of(tmp_path, base, "ferry.xml", "crab.xml"))
    assert headlines(before) == {"Ferry runs aground off Skerrow", "Blind crab found in cave"}
    after = run(folder_of(tmp_path, base, "ferry.xml"), dry_run=True)
    assert headlines(after) == {"Ferry runs aground off Skerrow"}
    assert not [line for line in after.ledger.lines if "crab" in line.feed_url]
    with Digest.from_file(tmp_path / "feeds.yaml") as digest:
        assert digest.rebuild(f"/{before.slug}/").different == ()  # as in its address


def test_what_a_feed_that_stays_carried_as_well_is_still_printed(tmp_path: Path, base: str) -> None:
    run(folder_of(tmp_path, base, "ferry.xml", "again.xml", "crab.xml"))
    after = run(folder_of(tmp_path, base, "again.xml", "crab.xml"), dry_run=True)
    assert headlines(after) == {"Ferry runs aground off Skerrow", "Blind crab found in cave"}


def test_a_feed_that_comes_back_brings_what_is_stored_with_it(tmp_path: Path, base: str) -> None:
    run(folder_of(tmp_path, base, "ferry.xml", "crab.xml"))
    run(folder_of(tmp_path, base, "ferry.xml"), dry_run=True)
    again = run(folder_of(tmp_path, base, "ferry.xml", "crab.xml"), dry_run=True)
    assert headlines(again) == {"Ferry runs aground off Skerrow", "Blind crab found in cave"}


def test_trying_a_topic_shows_what_an_edition_would_take(tmp_path: Path, base: str) -> None:
    run(folder_of(tmp_path, base, "ferry.xml", "crab.xml"))
    folder_of(tmp_path, base, "ferry.xml")
    with Digest.from_file(tmp_path / "feeds.yaml") as digest:
        assert digest.try_topics(rule="crab OR ferry").articles == 1


def test_a_feed_that_is_added_after_the_edition_of_the_day_brings_its_day(tmp_path: Path, base: str) -> None:
    def next_edition(*names: str) -> Edition:
        with Digest.from_file(folder_of(tmp_path, base, *names) / "feeds.yaml") as digest:
            return digest.run()

    first = next_edition("ferry.xml")
    second = next_edition("ferry.xml", "crab.xml")
    assert headlines(first) == {"Ferry runs aground off Skerrow"}
    assert second.slug != first.slug
    assert headlines(second) == {"Blind crab found in cave"}


def test_a_run_that_asks_no_feed_says_that_they_are_not_due(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "again.xml", "crab.xml", "none.xml")
    said: list[list[str]] = []
    for _ in range(2):
        with Digest.from_file(folder / "feeds.yaml") as digest:
            report = Report()
            digest.run(report=report)
            said.append(report.notes)
    assert said[0] == []
    assert said[1][-1] == (
        "4 feeds are not due yet, 1 of them after a failure (`digest feeds check` asks at once)"
    )


def test_a_run_without_news_says_how_many_feeds_fail_and_not_that_all_do(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "none.xml")
    with Digest.from_file(folder / "feeds.yaml") as digest:
        digest.run()
    with (
        Digest.from_file(folder / "feeds.yaml") as digest,
        pytest.raises(RunError, match="1 of 2 feeds could not be read"),
    ):
        digest.run()


def test_a_run_whose_topics_take_nothing_says_so(tmp_path: Path, base: str) -> None:
    folder = folder_of(
        tmp_path, base, "ferry.xml", "crab.xml", more="topics: [{id: sport, include: [cricket]}]\n"
    )
    report = Report()
    with Digest.from_file(folder / "feeds.yaml") as digest:
        digest.run(report=report)
    assert report.notes[0] == ("of all that was read, no topic takes anything (2): see `digest topics test`")
