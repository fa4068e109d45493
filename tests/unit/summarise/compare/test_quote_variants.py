"""Quotations that independent outlets print in different words are shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.models import Copy
from digest.summarise.compare.quote_variants import quote_variants
from digest.summarise.read.passages import passages
from tests import builders
from tests.unit.summarise.stories import of, told

if TYPE_CHECKING:
    from digest.models import Difference

WORDS = "The keeper of the dam {} the wall before the water came that night"
LEFT, HELD = WORDS.format("left"), WORDS.format("held")


def found(*texts: str) -> list[Difference]:
    return quote_variants(passages(told(*texts)))


def test_two_wordings_of_one_quotation_are_a_difference_with_both_citations() -> None:
    story = told(f"“{LEFT},” said Per Moe.", f"It rained. “{HELD},” engineer Per Moe said.")
    (difference,) = quote_variants(passages(story))
    assert difference.kind == "quote"
    assert difference.about == "words of engineer Per Moe"
    assert {version.wording for version in difference.versions} == {f"“{LEFT}”", f"“{HELD}”"}
    texts = {article.url: article.text for article in story.articles}
    for version in difference.versions:
        passage = texts[version.citation.article_url][version.citation.start : version.citation.end]
        assert version.wording.strip("“”") in passage


@pytest.mark.parametrize(
    "texts",
    [
        (f"“{LEFT},” said Per Moe.", f"“{HELD},” said Ada Lund."),
        (f"“{LEFT},” said Per Moe.", f"“{LEFT},” said Per Moe."),
        (f"“{LEFT},” said Per Moe.", f"“{LEFT} and the town slept,” said Per Moe."),
        (f"“{LEFT},” said Per Moe.", f"“{HELD},” said Per Moe. “{LEFT},” he said."),
        ("“The keeper never left,” said Per Moe.", "“The keeper always left,” said Per Moe."),
        ("“The dam we built here will hold,” he said.", "“The wall we built here will hold,” he said."),
    ],
)
def test_another_speaker_a_cut_both_wordings_or_too_few_words_are_no_difference(
    texts: tuple[str, str],
) -> None:
    assert found(*texts) == []


def test_one_text_in_two_outlets_does_not_differ_from_itself() -> None:
    one, other = (
        builders.article(number, text=f"“{words},” said Per Moe.") for number, words in ((1, LEFT), (2, HELD))
    )
    assert len(quote_variants(passages(of(one, other)))) == 1
    copies = (Copy(article_url=other.url, original_url=one.url),)
    assert quote_variants(passages(of(one, other, copies=copies))) == []
    wired = [replace(article, credit="Northwire") for article in (one, other)]
    assert quote_variants(passages(of(*wired))) == []


def test_a_long_quotation_is_shown_where_it_is_changed() -> None:
    before, after = (
        "It rained on the hills for days and days. " * 4,
        ". Nobody had ever seen such a flood" * 4,
    )
    (difference,) = found(f"“{before}{LEFT}{after},” said Per Moe.", f"“{HELD},” Per Moe said.")
    long = max((version.wording for version in difference.versions), key=len)
    assert long.startswith("“… ")
    assert long.endswith(" …”")
    assert " left the wall" in long
    assert len(long.split()) < 35
