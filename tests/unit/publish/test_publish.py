from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import PublishError
from digest.publish import publish
from digest.report import Problem, Report
from digest.store.memory import MemoryStore
from tests.builders import NOON
from tests.fakes.renderings import SLUG, rendering

if TYPE_CHECKING:
    from digest.models import Rendering


class Shelf:
    name = "shelf"

    def publish(self, rendering: Rendering) -> str:
        return f"shelf with {len(rendering.files)} files"


class BrokenShelf:
    name = "broken shelf"

    def publish(self, rendering: Rendering) -> str:
        raise PublishError("broken shelf", "it fell down")


def test_one_publisher_failing_is_reported_and_the_others_still_publish() -> None:
    report = Report()
    store = MemoryStore()
    places = publish(rendering(), [BrokenShelf(), Shelf()], store, now=NOON, report=report)
    assert places == ["shelf with 4 files"]
    assert report.problems == [Problem(stage="publish", subject="broken shelf", reason="it fell down")]
    assert report.counts == {"publish/failed": 1, "publish/published": 1}
    assert [(one.channel, one.target) for one in store.receipts(SLUG)] == [("publish", "shelf")]


def test_watchers_hear_how_far_publishing_is() -> None:
    heard: list[tuple[str, int, int]] = []
    report = Report(watch=lambda *step: heard.append(step))
    publish(rendering(), [Shelf(), Shelf()], MemoryStore(), now=NOON, report=report)
    assert heard == [("publish", 1, 2), ("publish", 2, 2)]
