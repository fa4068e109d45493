from __future__ import annotations

import pytest

from bench._pattern_kinds import KINDS, Kind
from bench.patterns import batch, of_batch

QUAKES = next(kind for kind in KINDS if kind.name == "quakes")


def test_a_batch_has_its_events_a_twin_and_a_wire_text_in_five_outlets() -> None:
    made = batch(QUAKES, 5, 4)
    assert len(made.articles) == 5 + 1 + 4
    assert len(set(made.event.values())) == 5
    assert [made.event[url] for url in made.twins] == ["quakes-0"]
    assert {made.event[url] for url in made.wire} == {"quakes-1"}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_no_slot_of_a_kind_is_left_open(kind: Kind) -> None:
    texts = [f"{article.headline} {article.text}" for article in batch(kind, 3, 1).articles]
    assert not any("{" in text or "}" in text for text in texts)


def test_a_batch_made_into_stories_is_scored_by_its_pairs() -> None:
    scores = of_batch(batch(QUAKES, 5, 1))
    assert scores == {"apart": 1.0, "twins": 1.0, "wire": 1.0, "called_copies": 0.0, "stories_an_event": 1.0}
