"""A sentence cites one passage more where the cited ones lack something, never against a contradiction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.models import Support
from digest.summarise.check.backing import backed
from digest.summarise.read.passages import article_passages
from tests import builders

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.summarise.read.passages import Passage

FERRY = (
    "The council met on Monday.",
    "The islands have proposed new rules for the ferry, said the mayor.",
    "The new rules for the ferry of the islands let every child travel free in winter and in summer.",
    "Two people fell asleep.",
)


def _found(*sentences: str) -> list[Passage]:
    return list(article_passages(builders.article(text=" ".join(sentences))))


def _read(text: str, *sentences: str) -> tuple[list[int], Support | None]:
    cited, verdict = backed(text, _found(*sentences))
    return sorted(one.place for one in cited), verdict.support if verdict else None


def _narrow(_: str, found: Sequence[Passage]) -> list[Passage]:
    """An alignment that cites the third sentence only."""
    return [one for one in found if one.place == 2]


def test_a_deed_told_beside_the_cited_passage_is_cited_too() -> None:
    text = "The islands are proposing that every child travel free in winter and in summer."
    cited, verdict = backed(text, _found(*FERRY), _narrow)
    assert [one.place for one in cited] == [2, 1]
    assert verdict is not None
    assert verdict.support is not Support.UNSUPPORTED


def test_a_deed_that_no_passage_tells_stays_refused_with_the_passages_it_had() -> None:
    text = "The islands are selling the ferry that every child travels free on in winter and in summer."
    cited, verdict = backed(text, _found(*FERRY), _narrow)
    assert [one.place for one in cited] == [2]
    assert verdict is not None
    assert verdict.support is Support.UNSUPPORTED


def test_what_speaks_against_a_sentence_is_not_cleared_by_a_further_passage() -> None:
    told = ("The ferry was not damaged by the flood.", "The harbour wall was damaged.")
    assert _read("The ferry was damaged by the flood.", *told) == ([0], Support.UNSUPPORTED)


def test_a_sentence_that_cites_nothing_has_no_verdict() -> None:
    assert _read("Xylophones quietly gleam.", *FERRY) == ([], None)
