"""The judge of headlines: scores worked out by hand, and the reasons that it gives."""

from __future__ import annotations

import numpy as np

from digest.summarise.choose.headline_judge import REASONS, judge_from, shipped
from digest.summarise.choose.headline_signs import LIKENESS, SHAPE, SIGNS


def _signs(*rows: dict[str, float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    return np.array([[row.get(name, 0.0) for name in SIGNS] for row in rows])


def test_a_score_is_the_sum_of_weighted_signs() -> None:
    judge = judge_from({"question": -2.0, "figures": 0.5})
    scores = judge.scores(_signs({"question": 1, "figures": 2}, {"figures": 1}))
    assert scores.tolist() == [-1.0, 0.5]


def test_reasons_are_told_beside_the_mean_strongest_first() -> None:
    judge = judge_from({"question": -2.0, "figures": 0.5, "marks": 3.0})
    signs = _signs({"question": 1, "figures": 0}, {"figures": 2, "marks": 1})
    assert judge.reasons(signs, 0) == ("it asks",)
    assert judge.reasons(signs, 1) == ("it has a figure",)


def test_a_sign_that_moves_little_is_no_reason() -> None:
    signs = _signs({"figures": 1}, {})
    assert judge_from({"figures": 0.2}).reasons(signs, 0) == ()
    assert judge_from({"figures": 0.4}).reasons(signs, 0) == ("it has a figure",)


def test_every_sign_has_its_words() -> None:
    assert list(REASONS) == list(SIGNS)


def test_without_tables_only_shape_and_likeness_weigh() -> None:
    weights = dict(zip(SIGNS, shipped(has_tables=False).weights, strict=True))
    assert {name for name, weight in weights.items() if weight} <= {*SHAPE, *LIKENESS}
    assert shipped(has_tables=True).weights != shipped(has_tables=False).weights
