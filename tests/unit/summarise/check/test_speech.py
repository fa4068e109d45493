"""A quotation must be one in the passages, too, and of the same speaker."""

from __future__ import annotations

import pytest

from digest.summarise.check.speech import misattributed, quoted_spans
from digest.summarise.read.passages import Passage, article_passages
from digest.summarise.write.drafting import weighed
from tests.builders import article

SPEECH = (
    "The ferry to Norrby was full again on Monday. “The ferry is far too small for us,” said Ada Lund, the mayor. "
    "Per Moe, who runs the ferry, shook his head. “We have asked for a second boat since May. "
    "Nobody has answered any of our letters,” he said. The owners want to keep the old boat until next year. "
    "'The harbour is closed at night,' said Ines Dahl of the coast guard."
)


def found() -> list[Passage]:
    return list(article_passages(article(text=SPEECH)))


@pytest.mark.parametrize(
    "sentence",
    [
        "“The ferry is far too small for us,” said Mayor Ada Lund.",
        "Ada Lund said “the ferry is far too small for us.”",
        "“Nobody has answered any of our letters,” Per Moe said.",
        "Ines Dahl of the coast guard said “the harbour is closed at night”.",
        "The owners want to keep the old boat until next year.",
    ],
)
def test_a_quotation_of_the_one_who_said_it_is_printed(sentence: str) -> None:
    written, reasons = weighed(sentence, found())
    assert written is not None, reasons


@pytest.mark.parametrize(
    "sentence",
    [
        "“The ferry is far too small for us,” said Per Moe.",
        "“The ferry is far too small for us,” said Ines Dahl.",
        "Ines Dahl said “the ferry is far too small for us.”",
        "“Nobody has answered any of our letters,” said Ada Lund, the mayor.",
        "The owners want to “keep the old boat until next year”, Per Moe said.",
        "The owners “want to keep the old boat” until next year.",
        "“The ferry was full again on Monday,” said Ada Lund.",
        "“The harbour is open at night,” said Ines Dahl of the coast guard.",
    ],
)
def test_words_of_another_or_of_nobody_are_not_printed_as_a_quotation(sentence: str) -> None:
    assert weighed(sentence, found())[0] is None


@pytest.mark.parametrize(
    ("sentence", "is_printed"),
    [
        ("The report says that the owners “want to keep the old boat until next year”.", True),
        ("“The owners want to keep the old boat until next year,” writes Tilda Ek.", True),
        ("“The owners want to keep the old boat until next year,” writes Per Moe.", False),
        ("“The owners want to sell the old boat next year,” the report says.", False),
        ("“Nobody has seen any of our boats,” the report says.", False),
    ],
)
def test_a_report_may_be_quoted_as_written_but_not_by_those_whom_it_names(
    sentence: str, *, is_printed: bool
) -> None:
    assert (misattributed(sentence, found()) == "") is is_printed


def test_the_reason_names_the_words_and_the_speaker_who_did_not_say_them() -> None:
    cited = found()[1:2]
    reason = misattributed("“The ferry is far too small for us,” said Per Moe.", cited)
    assert reason == "the cited passages do not have “The ferry is far too small for us” from Per Moe"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("She said “no” and left.", ["no"]),
        ("She said “no and left.\nHe stayed.", ["no and left."]),
        ("it is so,” she said.", ["it is so,"]),
        ("Er sagte: „Nein.“ Sie ging.", ["Nein."]),
        ("She said 'we won't go' and left.", ["we won't go"]),
    ],
)
def test_quotations_are_found_by_their_marks_also_where_one_is_missing(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_spans(text)] == quoted
