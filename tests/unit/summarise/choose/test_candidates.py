"""The candidates: what the editor's rules learn about each sentence of a story."""

from __future__ import annotations

from digest.summarise.choose.candidates import Candidate, candidates
from digest.summarise.compare.superseded import superseded
from digest.summarise.read.passages import passages
from tests import builders
from tests.unit.summarise.stories import of


def seen(*texts: str, headline: str = "", hours_apart: float = 0, is_strict: bool = True) -> list[Candidate]:
    articles = [
        builders.article(
            number, headline=headline, text=text, published=builders.at(-72 + hours_apart * (number - 1))
        )
        for number, text in enumerate(texts, start=1)
    ]
    found = passages(of(*articles))
    return list(candidates(found, superseded(found), headline, is_strict=is_strict).all)


def test_a_sentence_tells_the_share_of_the_headlines_words_that_it_has() -> None:
    half, none = seen(
        "A dyke broke in the night. Ferries stayed in port.", headline="Dyke at Halden fails broke"
    )
    assert half.share_told == 0.5  # dyke and broke of dyke, halden, fail and broke
    assert none.share_told == 0


def test_without_headlines_every_opening_tells_all() -> None:
    assert [one.share_told for one in seen("A dyke broke. Ferries stayed in port.")] == [1, 1]


def test_a_sentence_far_down_in_its_report_tells_nothing_for_an_opening() -> None:
    text = " ".join(f"Dyke number {number} broke." for number in range(2, 13))
    assert [one.share_told > 0 for one in seen(text, headline="Dyke broke")] == [True] * 10 + [False]


def test_reports_lie_days_apart_from_a_day_and_a_half_on() -> None:
    assert not any(one.are_days_apart for one in seen("A dyke broke.", "Dykes broke.", hours_apart=36))
    assert all(one.are_days_apart for one in seen("A dyke broke.", "Dykes broke.", hours_apart=37))


def test_the_topic_is_what_two_reports_say_early() -> None:
    first, other, second = seen(
        "Ida Moss died in Norrby. Rail unions met Norrail.", "Ida Moss sang in Norrby."
    )
    assert (first.is_on_topic, other.is_on_topic, second.is_on_topic) == (True, False, True)


def test_who_is_named_alone_and_who_in_full_is_known_where_the_strict_rules_hold() -> None:
    texts = ("Castor has cancelled the sale.", "Prime Minister Linn Castor called off the sale.")
    alone, full = seen(*texts, headline="Sale is off")
    assert alone.needs == {"Castor"}
    assert not alone.introduces
    assert "Castor" in full.introduces
    assert not seen(*texts, headline="Sale is off", is_strict=False)[0].needs
