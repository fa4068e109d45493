from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.models import Topic
from digest.topics.judging import STRIKES, judge
from tests.builders import article

if TYPE_CHECKING:
    from collections.abc import Sequence

LATE = "Word " * 90 + "the Alder bridge."  # past the first 400 characters


class Compass:
    """Embeds the description as (1, 0), and an article so that its cosine is the number in its headline."""

    name = "compass"

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        cosines = [float(text.split("\n")[0]) if text[0].isdigit() else 1.0 for text in texts]
        return np.array([[each, (1 - each**2) ** 0.5] for each in cosines], np.float32)


def about(likeness: float, **changes: object) -> Topic:
    return Topic(**{"id": "t", "title": "T", "about": "Bridges", "likeness": likeness, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headline", "text", "ground", "fit"),
    [
        ("Alder bridge closes", "Nothing else.", "headline", 1.0),
        ("A closure", "The Alder bridge is shut.", "opening", 0.8),
        ("A closure", LATE, "text", 0.5),
        ("A closure", "Nothing.", "no rule", 0.0),
    ],
)
def test_an_article_fits_the_better_the_sooner_a_rule_holds(
    headline: str, text: str, ground: str, fit: float
) -> None:
    topic = Topic(id="t", title="T", include=("bridge",))
    (verdict,) = judge(topic, [article(headline=headline, text=text)], None)
    assert (verdict.ground, verdict.fit) == (ground, fit)


def test_of_two_rules_the_one_that_holds_sooner_is_named() -> None:
    topic = Topic(id="t", title="T", include=("shut", "closure"))
    (verdict,) = judge(topic, [article(headline="A closure", text="It is shut.")], None)
    assert verdict.rule is not None
    assert verdict.rule.text == "closure"


def test_a_topic_without_rules_takes_everything() -> None:
    (verdict,) = judge(Topic(id="t", title="T"), [article()], None)
    assert (verdict.ground, verdict.fit, verdict.refusal) == ("everything", 1.0, "")


def test_a_likeness_at_the_bar_fits_by_half_and_at_twice_the_bar_wholly() -> None:
    articles = [
        article(number, headline=cosine) for number, cosine in enumerate(("0.4", "0.6", "0.8", "0.9"))
    ]
    verdicts = judge(about(0.4), articles, Compass())
    assert [verdict.fit for verdict in verdicts] == [0.5, 0.75, 1.0, 1.0]


def test_an_article_less_like_the_description_than_the_bar_is_left_out_with_its_likeness() -> None:
    (verdict,) = judge(about(0.4), [article(headline="0.3")], Compass())
    assert not verdict.is_taken
    assert verdict.refusal == "no include rule matches, like its description by 0.30"


def test_a_rule_that_takes_too_long_again_and_again_is_tried_no_more() -> None:
    slow = Topic(id="t", title="T", include=("/(a|aa)+$/",))
    articles = [article(number, text="a" * 60 + "!") for number in range(STRIKES + 2)]
    verdicts = judge(slow, articles, None)
    assert {verdict.ground for verdict in verdicts} == {"too slow"}
    assert verdicts[-1].refusal == "took too long: /(a|aa)+$/"
