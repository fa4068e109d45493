"""The verdict on a model: works, works but, or does not."""

from __future__ import annotations

import pytest

from digest.app.models import Judged, ModelCheck, Tried
from digest.app.verdict import verdict
from digest.models import Support


def good(text: str = "a", support: Support = Support.SUPPORTED) -> Judged:
    return Judged(text=text, reasons=(), support=support)


def bad(text: str = "b") -> Judged:
    return Judged(text=text, reasons=("the name Ada is not in the cited passages",), support=None)


def check(*sentences: Judged, seconds: float = 3.0, gib: float = 1.0, failure: str = "") -> ModelCheck:
    stories = [Tried(headline="Ferry aground", sentences=sentences)]
    if failure:
        stories.append(Tried(headline="Crab found", failure=failure))
    return ModelCheck(
        name="some model",
        revision="",
        facts=None,
        write_s=seconds,
        memory_gib=gib,
        stories=tuple(stories),
        spent={},
    )


def told(count: int) -> list[Judged]:
    return [good(f"sentence {number}") for number in range(count)]


def test_a_quick_model_whose_sentences_are_supported_works() -> None:
    assert verdict(check(*told(10))).words == "works"


def test_a_model_that_invents_has_its_share_told() -> None:
    assert verdict(check(*told(6), *(bad(str(n)) for n in range(4)))).words == (
        "works, but replaces 40% of its sentences"
    )


@pytest.mark.parametrize(
    ("seconds", "gib", "words"),
    [
        (90.0, 1.0, "slow (90 s a story, about 45 minutes for 30)"),
        (2.0, 12.5, "large (12.5 GiB of memory)"),
        (30.0, 8.0, "slow (30 s a story, about 15 minutes for 30); large (8.0 GiB of memory)"),
    ],
)
def test_what_it_costs_is_told(seconds: float, gib: float, words: str) -> None:
    assert verdict(check(*told(5), seconds=seconds, gib=gib)).words == f"works, but {words}"


def test_a_model_that_says_things_twice_is_told() -> None:
    assert verdict(check(*told(5), *told(3))).words == "works, but says 3 of 8 sentences twice"


def test_a_model_that_fails_on_one_story_still_works() -> None:
    found = verdict(check(*told(5), failure="out of memory"))
    assert found.words == "works, but it failed on 1 of 2 stories"


@pytest.mark.parametrize(
    ("result", "because"),
    [
        (check(), "it wrote no whole sentence"),
        (check(failure="out of memory"), "out of memory"),
        (check(good(), bad("1"), bad("2")), "the reports support only 1 of its 3 sentences"),
    ],
)
def test_a_model_that_is_of_no_use_is_said_to_be(result: ModelCheck, because: str) -> None:
    assert verdict(result).words == f"does not work, because {because}"
    assert verdict(result).kind == "does not work"
