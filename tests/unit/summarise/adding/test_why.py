"""The sentence of the reports that says why a story matters."""

from __future__ import annotations

import pytest

from digest.models import Brief, Sentence, Summary, Support
from digest.summarise.adding.why import from_answer, from_reports, score
from digest.summarise.read.passages import passages
from tests import builders
from tests.unit.summarise.stories import of, told

NEWS = "The operator Norrail closed the tunnel under the Alder on Monday."
WHY = "The closed tunnel will delay 4,000 commuters of Norrby on buses and ferries for most of the winter."


def brief(*texts: str) -> Brief:
    story = told(" ".join(texts))
    (first, *_) = passages(story)
    printed = Sentence(text=NEWS, citations=(first.citation,), support=Support.VERBATIM)
    return Brief(
        story=story, summary=Summary(headline="Norrail closes tunnel", sentences=(printed,), method="x")
    )


def scores(text: str) -> float:
    one = brief(NEWS, text)
    return score(passages(one.story)[1], one)


def test_a_sentence_that_says_what_follows_and_whom_it_touches_tells_why() -> None:
    one = brief(NEWS, WHY)
    found = from_reports(one, passages(one.story))
    assert found is not None
    assert (found.text, found.support) == (WHY, Support.VERBATIM)


def test_what_follows_scores_two_and_whom_it_touches_one_beside_the_share_of_known_words() -> None:
    assert scores(WHY) == pytest.approx(3 + 2 / 9)
    plain = "The tunnel is a road under the water that the town of Norrby built with money of its own."
    assert 0 < scores(plain) < 1


@pytest.mark.parametrize(
    "text",
    [
        "Norrail hopes that the closed tunnel will force 4,000 commuters of Norrby onto its many new ferries.",
        "“The closed tunnel will force 4,000 commuters of Norrby onto buses and ferries,” said Per Moe.",
        "A new law on herring will force 4,000 fishermen of Skerry to sell their boats before the spring.",
        "Norrail closed the tunnel on Monday, and the Alder tunnel will force the operator.",
    ],
)
def test_hopes_quotations_other_matters_and_what_is_printed_tell_no_why(text: str) -> None:
    assert scores(text) == 0


def test_where_no_report_says_why_there_is_no_sentence() -> None:
    one = brief(NEWS, "It is 900 metres long.")
    assert from_reports(one, passages(one.story)) is None


def test_a_language_without_tables_tells_no_why() -> None:
    story = of(builders.article(1, text=f"{NEWS} {WHY}", language="zh"))
    one = Brief(story=story, summary=brief(NEWS).summary)
    assert from_reports(one, passages(story)) is None


def test_a_models_sentence_stands_if_the_reports_support_it_and_the_brief_does_not_say_it() -> None:
    one = brief(NEWS, WHY)
    found = passages(one.story)
    answer = "The closed tunnel will delay 4,000 commuters of Norrby on buses."
    sentence = from_answer(answer, one, found)
    assert sentence is not None
    assert sentence.support is Support.SUPPORTED
    assert from_answer(answer.replace("4,000", "9,000"), one, found) is None
    assert from_answer(NEWS, one, found) is None
    assert from_answer(f"{answer} {answer}", one, found) is None
