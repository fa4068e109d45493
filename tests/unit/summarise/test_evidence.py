"""Evidence checks."""

from __future__ import annotations

import pytest

from digest.models import Support
from digest.summarise.evidence import figures, judge

SOURCE = (
    "The council approved a bridge on Wednesday for $4.2 million, Mayor Ada Lund said, “because the ferry is full.” "
    "Prices rose by twelve percent in March, the U.S. consultants wrote."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council approved a bridge for $4.2 million on Wednesday.",
        "Mayor Ada Lund said the council approved the bridge “because the ferry is full.”",
        "Prices rose by 12 percent in March, American consultants wrote.",
        "Prices rose 12% in March.",
    ],
)
def test_a_sentence_that_its_passage_backs_is_supported(sentence: str) -> None:
    verdict = judge(sentence, [SOURCE])
    assert verdict.support is Support.SUPPORTED, verdict.reasons


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("The council approved a bridge for $4.7 million on Wednesday.", "numbers"),
        ("The council approved a bridge for $4.2 billion on Wednesday.", "numbers"),
        ("The council approved a bridge on Thursday.", "dates"),
        ("The council and Mayor Eva Lund approved a bridge.", "names"),
        ("Mayor Ada Lund said “because the ferry is empty.”", "quotations"),
        ("The council never approved a bridge on Wednesday.", "negation"),
        ("Prices fell by twelve percent in March.", "direction"),
        ("The council dreamt of elephants dancing over rainbows.", "overlap"),
    ],
)
def test_each_corruption_is_caught_by_its_check_with_a_reason(sentence: str, check: str) -> None:
    verdict = judge(sentence, [SOURCE])
    assert verdict.support in {Support.UNSUPPORTED, Support.PARTLY}
    assert next(one.name for one in verdict.checks if not one.passed) == check
    assert verdict.reasons


def test_figures_are_read_from_digits_words_and_scales() -> None:
    assert figures("1,200 people, twenty-three of them for $2.5 million at 5 per cent") == [
        "1200",
        "2500000",
        "5%",
        "23",
    ]
