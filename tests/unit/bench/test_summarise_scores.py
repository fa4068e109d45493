"""The summary bench counts right."""

from __future__ import annotations

import numpy as np
import pytest

from bench._summary_peers import cut, sumy
from bench.headline import is_title
from bench.summarise import lead, mark_ids, redundancy, rouge, self_contained
from bench.train_summariser import folds, logistic, ridge
from tests.unit.summarise.stories import told


def test_rouge_agrees_with_a_count_by_hand() -> None:
    scores = rouge(["the dam held all night"], ["the dam held"])
    assert scores["rouge1"] == pytest.approx(75.0)  # 3 of 3 and 3 of 5
    assert scores["rouge2"] == pytest.approx(66.6667, abs=1e-3)  # 2 of 2 and 2 of 4
    assert scores["rougeL"] == pytest.approx(75.0)


def test_lead_takes_turns_between_the_articles_and_is_cut() -> None:
    assert lead(told("One is. Two is.", "Three is."), 5) == "One is. Three is. Two"


def test_sumy_gives_sentences_of_the_articles_within_the_words() -> None:
    pytest.importorskip("sumy", reason="the peers of the bench are an extra")
    story = told(
        "The dam held. The mayor slept. The dam at Halden held all night.", "The dam held in Halden."
    )
    text = sumy("lex_rank", story, 20)
    assert text
    assert set(text.split()) <= set(" ".join(article.text for article in story.articles).split())
    assert len(sumy("sum_basic", story, 4).split()) == 4


def test_a_text_is_cut_at_a_number_of_words() -> None:
    assert cut("one  two\nthree four", 3) == "one two three"


def test_redundancy_is_the_share_of_bigrams_said_before() -> None:
    assert redundancy("The dam broke. Rescuers came quickly.") == 0
    # "the dam", "dam broke" of the second are known, "broke again" is not; the first has two of its own
    assert redundancy("The dam broke. The dam broke again.") == pytest.approx(2 / 5)


def test_a_mark_belongs_to_a_sentence_after_its_predecessor_and_holds_no_text() -> None:
    ((first, _, _), (second, before, sentence)) = mark_ids("set", ["The dam broke. Rescuers came."])
    assert (before, sentence) == ("The dam broke.", "Rescuers came.")
    assert first != second
    assert "Rescuers" not in second
    assert mark_ids("set", ["The dam held. Rescuers came."])[1][0] != second


def test_nothing_is_said_of_sentences_that_nobody_marked() -> None:
    assert self_contained("set", ["Nobody marked this sentence."]) == {}


@pytest.mark.parametrize(("title", "expected"), [("Dam breaks in Halden", True), ("dam_breaks", False)])
def test_an_identifier_is_no_title(title: str, expected: bool) -> None:
    assert is_title(title) is expected


def test_no_story_is_in_two_folds_and_none_is_left_out() -> None:
    assert sorted(row for fold in folds(10) for row in fold) == list(range(10))


def test_ridge_finds_a_plain_slope() -> None:
    features = np.array([[0.0], [1.0], [2.0], [3.0]])
    model = ridge(features, np.array([1.0, 3.0, 5.0, 7.0]), strength=1e-9)
    assert model(np.array([[4.0]]))[0] == pytest.approx(9.0, abs=1e-3)


def test_logistic_gives_even_odds_in_the_middle() -> None:
    features = np.array([[0.0], [1.0], [2.0], [3.0]])
    model = logistic(features, np.array([0.0, 0.0, 1.0, 1.0]), np.ones(4), strength=0.1)
    assert model(np.array([[1.5]]))[0] == pytest.approx(0.0, abs=1e-3)
    assert model(np.array([[3.0]]))[0] > 1
