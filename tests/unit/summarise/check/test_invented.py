"""A verb in the present must be in a passage, or be a synonym of one there."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.invented import invented_deed


def _reason(sentence: str, passage: str) -> str:
    return invented_deed(sentence, passage.split(" | "), ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The dredger is being scrapped, and the crew of Norrby waits for word.", "The dredger left the harbour of Norrby; its crew waits for word."),
        ("The memo of Ada Lund condemns the secrecy of dealings in the yards.", "Ada Lund got attention for her memo. | Secrecy of dealings was never found."),
        ("The new law restricts the fishing of the poorer islanders there.", "The new law lets the islanders fish by day as well as by night."),
    ],
)  # fmt: skip
def test_a_deed_is_told_in_a_passage(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The dredger is tested in the harbour.", "A test of the dredger began in the harbour."),
        ("The law restricts fishing.", "The restriction of fishing is part of the law."),
        ("The law says nothing of fishing.", "The law was signed on Monday."),
        ("The ferry sank off Norrby.", "The ferry left Norrby."),
        ("The court dismisses the case.", "The court rejects the case."),
    ],
)
def test_a_verb_of_the_same_root_or_sense_a_light_one_and_a_past_one_are_left_alone(
    sentence: str, passage: str
) -> None:
    assert _reason(sentence, passage) == ""
