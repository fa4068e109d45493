"""Evidence and summaries on the bundled news days: a clone without the evaluation data is gated, too.

The days are of our own writing and small, so that the floors stand a little below what was measured; the
figures that count are those of the other modules of this folder.
"""

from __future__ import annotations

import json
import random
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from statistics import fmean

import pytest

from bench._corruptions import KINDS, Case
from digest.cluster import Options, cluster
from digest.models import Memory, Story, Summary, Support
from digest.summarise.check.alignment import aligned
from digest.summarise.check.evidence import judge
from digest.summarise.read.passages import Passage, passages
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.text.tokens import content_words
from tests.quality.test_cluster import UNDATED, news_day

FLOORS = json.loads(Path(__file__).with_name("floors_bundled.json").read_text())
WORDS = 60
"""Words of the summaries that are made."""


@cache
def stories() -> tuple[Story, ...]:
    """The stories of both days that two outlets or more tell."""
    days = [cluster(list(news_day(day)), None, Options(), memory=Memory()) for day in UNDATED]
    return tuple(story for story in chain(*days) if len(story.outlets) > 1)


@cache
def clean() -> tuple[tuple[Case, tuple[Passage, ...]], ...]:
    """The first sentences of each article of a story, with the passages that they may cite."""
    found = []
    for number, story in enumerate(stories()):
        own = tuple(passages(story))
        elsewhere = passages(stories()[(number + 1) % len(stories())])
        source, other = (" ".join(one.text for one in some) for some in (own, elsewhere))
        found += [(Case(one.text, source, other), own) for one in own if one.place < 4]
    return tuple(found)


@cache
def summaries() -> tuple[tuple[Story, Summary], ...]:
    made = ExtractiveSummariser().summarise(stories(), words=WORDS)
    return tuple((story, one) for story, one in zip(stories(), made, strict=True) if isinstance(one, Summary))


def verdict(text: str, own: tuple[Passage, ...]) -> Support:
    return judge(text, [one.article.text[one.start : one.end] for one in aligned(text, own)]).support


def caught(kind: str) -> tuple[int, float]:
    """How many sentences could be spoilt in one way, and the share of them that no check lets pass."""
    chance = random.Random(7)  # noqa: S311  (a seed, so that every run spoils the same)
    spoilt = [(KINDS[kind](case, chance), case.sentence, own) for case, own in clean()]
    wrong = [(text, own) for text, before, own in spoilt if text and text != before]
    return len(wrong), fmean(verdict(text, own) is not Support.SUPPORTED for text, own in wrong)


@pytest.mark.parametrize("kind", FLOORS["caught"])
def test_a_spoilt_sentence_of_the_examples_is_caught(kind: str) -> None:
    count, share = caught(kind)
    assert count >= 10
    assert share >= FLOORS["caught"][kind]


def test_nearly_every_sentence_of_the_examples_as_it_stands_is_supported() -> None:
    supported = [verdict(case.sentence, own) is Support.SUPPORTED for case, own in clean()]
    assert len(supported) >= 200
    assert fmean(supported) >= FLOORS["supported"]


def test_the_first_sentence_of_a_summary_tells_what_the_headline_tells() -> None:
    told = []
    for _, summary in summaries():
        wanted = set(content_words(summary.headline))
        told.append(len(wanted & set(content_words(summary.sentences[0].text))) / len(wanted))
    assert len(told) >= 25
    assert fmean(told) >= FLOORS["headline_told"]


def test_a_summary_of_the_examples_repeats_little() -> None:
    repeated = []
    for _, summary in summaries():
        words = [word for sentence in summary.sentences for word in content_words(sentence.text)]
        pairs = list(pairwise(words))
        repeated.append(1 - len(set(pairs)) / len(pairs))
    assert fmean(repeated) <= FLOORS["repeated_at_most"]
