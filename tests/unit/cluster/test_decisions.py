from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import numpy as np

from digest.cluster import Options, cluster
from digest.cluster.decisions import log_joined
from digest.models import Memory, StoryRecord
from tests.builders import article, at

if TYPE_CHECKING:
    import pytest

TEXT = "The council approved the new bridge over the Alder after a long debate on Wednesday evening."


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.name == "digest.cluster"]


def test_clusters_that_became_part_of_a_larger_one_are_told_by_their_first_articles(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG, "digest.cluster")
    articles = [article(number, url=f"https://o.example/{number}") for number in range(5)]
    before, after = np.array([0, 0, 1, 2, 3]), np.array([7, 7, 7, 8, 7])
    log_joined("merged", before, after, articles)
    assert lines(caplog) == [
        "merged: https://o.example/2 with https://o.example/0",
        "merged: https://o.example/4 with https://o.example/0",
    ]


def test_a_copy_and_a_story_that_goes_on_are_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "digest.cluster")
    first, copy = article(1, text=TEXT, published=at(-3)), article(2, text=TEXT, published=at(-2))
    known = StoryRecord(
        id="bridge-000000",
        article_urls=(first.url,),
        headline="Bridge",
        first_seen=at(-30),
        last_seen=at(-26),
    )
    cluster([first, copy], None, Options(), memory=Memory(records=(known,)))
    assert f"copy of: {copy.url} repeats {first.url} (1.00)" in lines(caplog)
    assert "goes on: bridge-000000, 2 articles, 1 independent" in lines(caplog)


def test_a_known_storys_lost_article_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, "digest.cluster")
    bridges = [article(number, headline="Council approves Alder bridge", text="") for number in (1, 2, 3)]
    whale = article(4, headline="Whale stranded on the sands of Portpost", text="")
    known = StoryRecord(
        id="bridge-000000",
        article_urls=tuple(each.url for each in [*bridges, whale]),
        headline="Bridge",
        first_seen=at(-30),
        last_seen=at(-26),
    )
    cluster([*bridges, whale], None, Options(), memory=Memory(records=(known,)))
    assert f"split: {whale.url}" in lines(caplog)


def test_nothing_is_told_unless_it_is_asked_for(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "digest.cluster")
    cluster([article(1), article(2)], None, Options())
    assert lines(caplog) == []
