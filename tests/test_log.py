"""The log of `-vv` tells each decision of a run, stage by stage."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.fakes.clock import FixedClock
from tests.fakes.whole_run import CRAB, CRAB_URL, FEEDS, FERRY, NORTH, Newsroom

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def lines(caplog: pytest.LogCaptureFixture, stage: str) -> str:
    """What the log of a stage says, a record a line."""
    return "\n".join(record.getMessage() for record in caplog.records if record.name == f"digest.{stage}")


def test_a_run_tells_what_becomes_of_feeds_entries_stories_and_letters(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    newsroom = Newsroom(tmp_path / "site")
    issue = newsroom.run()
    slug = issue.edition.slug
    assert f"read: {NORTH}, 0 entries as before, 0 above its limit; next at " in lines(caplog, "collect")
    assert f"new: {CRAB} ({CRAB_URL})" in lines(caplog, "collect")
    assert f"page not asked for, for its feed has fulltext: feed: {CRAB_URL}" in lines(caplog, "extract")
    assert f"kept: {CRAB_URL} as {CRAB_URL} (blurb)" in lines(caplog, "extract")
    assert FERRY in lines(caplog, "compose")
    assert f"sent: {slug} by letterbox to ada" in lines(caplog, "deliver.outbox")
    assert f"published: {slug} by folder at " in lines(caplog, "publish")
    assert f"{slug}: " in lines(caplog, "render")


def test_a_feed_that_is_not_due_is_told_with_its_time(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom = Newsroom(tmp_path / "site")
    newsroom.run()
    due = newsroom.store.feed_states([NORTH])[NORTH].next_fetch_at
    assert due is not None
    caplog.set_level(logging.DEBUG)
    newsroom.clock = FixedClock(due - timedelta(minutes=1))
    newsroom.run()
    assert f"not asked: {NORTH} is not due before {due}" in lines(caplog, "collect")


def test_an_entry_above_the_limit_and_a_page_that_is_asked_for_are_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    feeds = [replace(feed, limit=1, fulltext="page") for feed in FEEDS]
    Newsroom(tmp_path / "site", feeds=feeds).run()
    assert "above the limit: " in lines(caplog, "collect")
    assert "page asked for: https://" in lines(caplog, "extract")


def test_without_debug_a_run_that_goes_well_logs_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    Newsroom(tmp_path / "site").run()
    assert [record for record in caplog.records if record.name.startswith("digest")] == []
