"""The model of misattribution: its weights and thresholds, and the rule that needs no model."""

from __future__ import annotations

import json
from importlib import resources

import pytest

from digest.summarise.check.attribution.features import FEATURES
from digest.summarise.check.attribution.model import is_misattributed, is_plain, kind_of, probability, weights


def _features(**found: float) -> list[float]:
    return [found.get(name.replace(" ", "_").replace(",", ""), 0.0) for name in FEATURES]


def test_every_feature_has_a_weight_and_every_kind_a_threshold() -> None:
    model = weights()
    assert len(model["weights"]) == len(model["number weights"]) == len(FEATURES) == 31
    assert len(model["doubted"]) == 3
    text = resources.files("digest.summarise.check.attribution").joinpath("binding.json").read_text("utf8")
    assert json.loads(text)["features"] == list(FEATURES)


@pytest.mark.parametrize(("found", "kind"), [({"name": 1.0}, 0), ({"number": 1.0}, 1), ({}, 2)])
def test_a_name_a_number_and_a_date_have_a_threshold_each(found: dict[str, float], kind: int) -> None:
    assert kind_of(_features(**found)) == kind


def test_a_date_without_any_sign_has_the_probability_of_the_bias() -> None:
    # The bias is 0.0646 in log-odds: 1 / (1 + exp(-0.0646)) = 0.5161.
    assert probability(_features()) == pytest.approx(0.5161, abs=0.0001)


def test_six_of_the_same_words_around_a_rival_decide_without_the_model() -> None:
    assert is_plain(_features(so_and_it_in_no_run=6.0))
    assert not is_plain(_features(so_and_it_in_no_run=5.0))
    assert is_misattributed(_features(so_and_it_in_no_run=6.0, opens=1.0))


def test_a_fact_that_opens_its_sentence_is_hardly_ever_taken_for_wrong() -> None:
    # 0.0646 + 0.5287 (a name) - 2.9322 (it opens) = -2.34 in log-odds: a probability of 0.088, below 0.814.
    assert probability(_features(name=1.0, opens=1.0)) == pytest.approx(0.088, abs=0.001)
    assert not is_misattributed(_features(name=1.0, opens=1.0))
