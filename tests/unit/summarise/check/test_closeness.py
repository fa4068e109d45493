"""A sentence of a small model is kept if it shortens its passages, and not if it words them anew."""

from __future__ import annotations

import pytest

from digest.summarise.check.closeness import is_close, measures
from digest.summarise.read.passages import passages
from digest.summarise.write.drafting import weighed
from tests.builders import article, story

FERRY = (
    "The ferry Solveig, which had left Norrby an hour earlier with 48 people aboard, ran aground off Skerrow on "
    "Tuesday evening, the coastguard said."
)
RESCUE = "One passenger was taken to hospital, and the others were brought ashore by two lifeboats."


@pytest.mark.parametrize(
    "text",
    [
        FERRY,
        "The ferry Solveig ran aground off Skerrow on Tuesday evening, the coastguard said.",
        "The ferry Solveig, with 48 people aboard, ran aground off Skerrow on Tuesday evening.",
        "One passenger was taken to hospital, and the others were brought ashore.",
    ],
)
def test_what_shortens_a_passage_is_close(text: str) -> None:
    assert is_close(text, [FERRY, RESCUE])


@pytest.mark.parametrize(
    "text",
    [
        "The coastguard ran two lifeboats aground off Skerrow with an hour on Tuesday.",
        "On Tuesday others aboard Solveig left the hospital in Norrby earlier.",
        "Lifeboats said the ferry was taken ashore with 48 passengers to the hospital.",
        "People of the coastguard brought the ferry to Norrby by two lifeboats.",
        "Skerrow's hospital had one ferry aboard, which the others had left.",
    ],
)
def test_what_is_made_of_the_same_words_otherwise_is_not(text: str) -> None:
    assert not is_close(text, [FERRY, RESCUE])


def test_a_sentence_without_passages_is_as_far_as_can_be() -> None:
    assert measures("The ferry ran aground.", []) == (1.0, 0.0)


def test_a_sentence_of_another_script_is_measured_too() -> None:
    passage = "渡轮索尔维格号星期二晚上在斯凯罗附近搁浅，海岸警卫队说，船上有四十八人。"
    assert is_close("渡轮索尔维格号星期二晚上在斯凯罗附近搁浅。", [passage])


def test_a_model_that_is_held_close_has_its_own_wording_refused_with_the_reason() -> None:
    found = passages(story(1, articles=(article(text=f"{FERRY} {RESCUE}"),)))
    free = "Off Skerrow on Tuesday, 48 people aboard the ferry Solveig ran aground, the coastguard said."
    assert weighed(free, found)[1] == ()
    assert weighed(free, found, close=True)[1] == ("its wording strays from the cited passages",)
