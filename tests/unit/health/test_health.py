"""Whether every edition came at its time, told by what the store holds."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from digest.app import Digest
from digest.errors import ConfigError
from digest.health import EditionHealth, FeedsHealth, Health, health_of
from digest.health.metrics import Metrics
from digest.health.page import health_page
from digest.models import FeedState, Slot
from digest.schedule import Event
from tests.fakes.clock import FixedClock

if TYPE_CHECKING:
    from pathlib import Path

import pytest

SEVEN = datetime(2026, 3, 5, 7, tzinfo=UTC)
TODAY = Slot(edition_id="morning", local="2026-03-05T07:00", at=SEVEN)
TOMORROW = Slot(edition_id="morning", local="2026-03-06T07:00", at=SEVEN + timedelta(days=1))
DEAD = FeedState(url="https://dead.example/rss", last_error="410 Gone", failures=3)


def well(**changes: object) -> Health:
    """All is well at eight o'clock, unless something is said to be otherwise."""
    morning = EditionHealth(id="morning", last=TODAY, missed=None, next=TOMORROW)
    given = {
        "at": SEVEN + timedelta(hours=1),
        "editions": (morning,),
        "feeds": FeedsHealth(known=2),
        **changes,
    }
    return Health(**given)  # type: ignore[arg-type]


def missed(minutes: int) -> Health:
    """The slot of seven o'clock is not done, so many minutes later."""
    morning = EditionHealth(id="morning", last=None, missed=TODAY, next=TOMORROW)
    return well(at=SEVEN + timedelta(minutes=minutes), editions=(morning,))


def test_an_edition_is_late_when_its_retries_must_be_over() -> None:
    assert missed(59).is_well
    assert missed(121).faults == ("morning of 2026-03-05T07:00 has not come: it is 2 hours late",)
    assert missed(60 * 24 * 3).faults == ("morning of 2026-03-05T07:00 has not come: it is 3 days late",)


def test_some_dead_feeds_are_no_fault_and_all_of_them_are() -> None:
    assert well(feeds=FeedsHealth(known=2, failing=(DEAD,))).is_well
    (fault,) = well(feeds=FeedsHealth(known=1, failing=(DEAD,))).faults
    assert "https://dead.example/rss: 410 Gone" in fault


def test_a_store_that_cannot_be_read_is_a_fault() -> None:
    assert well(unreadable="digest.db is damaged").faults == ("digest.db is damaged",)


def paper(folder: Path, hours: float) -> Digest:
    """A paper at seven every morning, so many hours after seven on 5 March."""
    path = folder / "feeds.yaml"
    path.write_text('feeds: [https://x.example/rss]\neditions: [{id: morning, cron: "0 7 * * *"}]\n', "utf8")
    return Digest.from_file(path, clock=FixedClock(SEVEN + timedelta(hours=hours)))


def finish(digest: Digest, slot: Slot) -> None:
    digest.store.claim_slot(slot, "me", slot.at, 60)
    digest.store.finish_slot(slot, "me", slot.at)


def test_a_paper_of_which_nothing_was_made_yet_is_not_late_until_a_daemon_was_there(tmp_path: Path) -> None:
    with paper(tmp_path, 3) as digest:
        assert health_of(digest).is_well
        assert health_of(digest, since=SEVEN + timedelta(hours=1)).is_well
        assert not health_of(digest, since=SEVEN - timedelta(hours=1)).is_well


def test_a_slot_that_is_done_is_not_late_and_the_next_one_is_when_it_does_not_come(tmp_path: Path) -> None:
    with paper(tmp_path, 3) as digest:
        finish(digest, TODAY)
        assert health_of(digest).editions == (
            EditionHealth(id="morning", last=TODAY, missed=None, next=TOMORROW),
        )
    with paper(tmp_path, 26) as digest:
        assert health_of(digest).faults == ("morning of 2026-03-06T07:00 has not come: it is 2 hours late",)
    with paper(tmp_path, 24 * 10) as digest:  # too long ago to be caught up, and told all the same
        assert health_of(digest).faults == ("morning of 2026-03-06T07:00 has not come: it is 9 days late",)


def asked(address: str) -> tuple[int, str]:
    """What a monitor gets."""
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_monitor_gets_200_while_all_is_well_and_503_with_the_reason_when_not() -> None:
    now = [well()]
    with health_page("127.0.0.1:0", lambda: now[0], None) as address:
        status, body = asked(address)
        assert (status, json.loads(body)["ok"]) == (200, True)
        now[0] = missed(121)
        status, body = asked(address)
        assert (status, json.loads(body)["faults"]) == (503, list(missed(121).faults))
        assert asked(address.replace("/health", "/else"))[0] == 404
        assert "news-digest[metrics]" in asked(address.replace("/health", "/metrics"))[1]


def test_prometheus_gets_what_it_can_read() -> None:
    from prometheus_client.parser import text_string_to_metric_families

    metrics = Metrics()
    metrics.note(Event(kind="finished", name="morning", at=SEVEN))
    with health_page("127.0.0.1:0", lambda: missed(121), metrics) as address:
        status, body = asked(address.replace("/health", "/metrics"))
    assert status == 200
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(body)
        for sample in family.samples
    }
    assert samples["digest_up",] == 0
    assert samples["digest_edition_late_seconds", "morning"] == 121 * 60
    assert samples["digest_edition_next_slot_timestamp_seconds", "morning"] == TOMORROW.at.timestamp()
    assert samples["digest_schedule_events_total", "finished", "morning"] == 1
    assert samples["digest_feeds", "fine"] == 2


def test_a_port_that_is_taken_is_named() -> None:
    with (
        health_page("127.0.0.1:0", well, None) as address,
        pytest.raises(ConfigError, match="cannot be used"),
        health_page(address.removeprefix("http://").removesuffix("/health"), well, None),
    ):
        pass
