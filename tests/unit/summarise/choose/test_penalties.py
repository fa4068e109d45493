"""What a sentence keeps of its worth for the way it is put."""

from __future__ import annotations

import pytest

from digest.models import Summary
from digest.summarise.choose.penalties import manner, outdated
from digest.summarise.read.passages import passages
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.unit.summarise.stories import QUAKE_LOCAL, of, quake, told


def kept(text: str) -> float:
    found = passages(told(text))
    return float(manner(found, outdated(found))[0])


def test_a_plain_report_keeps_its_worth() -> None:
    assert kept("The council approved a new bridge over the Alder on Monday.") == 1


def test_what_was_read_elsewhere_and_what_has_been_so_for_years_come_later() -> None:
    assert kept("As the Courier first reported, the council approved a new bridge over the Alder.") < 1
    assert kept("Insurers have charged 1,400 crowns a year more in Norrby since 2022.") < 1


@pytest.mark.parametrize(
    "text",
    [
        "The council of this old harbour town rejected the plan, as did voters in this town.",
        "Police shot two men during a riot here last summer.",
        "The zoo in Norrby has done it again!",
        "3. Council Rejects the Bridge: The plan was turned down on Monday.",
    ],
)
def test_unclear_places_cheers_and_items_of_lists_come_later(text: str) -> None:
    assert kept(text) < 1


def test_here_in_a_quotation_is_the_speakers_business() -> None:
    assert kept("“Nobody here wants a bridge,” Mayor Ada Lund told reporters in Norrby.") == 1


def test_a_count_that_a_later_report_has_raised_counts_less() -> None:
    found = passages(quake())
    worth = dict(zip((passage.text for passage in found), manner(found, outdated(found)), strict=True))
    (old,) = [share for text, share in worth.items() if "killing at least 12" in text]
    (new,) = [share for text, share in worth.items() if "killed at least 19" in text]
    assert old < new == 1


def test_the_higher_toll_is_printed_and_the_earlier_is_not() -> None:
    story = quake()
    (summary,) = ExtractiveSummariser().summarise([story], words=30)
    assert isinstance(summary, Summary)
    assert "19 people" in summary.text
    alone = of(story.articles[0])
    (summary,) = ExtractiveSummariser().summarise([alone], words=30)
    assert isinstance(summary, Summary)
    assert "12 people" in summary.text
    assert "19 people" in QUAKE_LOCAL


@pytest.mark.parametrize(
    ("later", "is_settled"),
    [
        ("Residents of the Old Quay district may return home on Friday, engineers decided.", True),
        ("Residents of the Old Quay district may return home if engineers allow it.", False),
        ("The ferry to Skerry sails again from six in the morning.", False),
    ],
)
def test_what_hung_on_something_goes_behind_the_report_that_it_is_settled(
    later: str, is_settled: bool
) -> None:
    open_yet = (
        "Residents of the Old Quay district may go home on Friday if engineers approve, the council said."
    )
    articles = [
        builders.article(1, text=open_yet, published=builders.at(-9)),
        builders.article(2, text=later, published=builders.at(-1)),
    ]
    assert outdated(passages(of(*articles))).announced == [is_settled, False]
    assert outdated(passages(of(*reversed(articles)))).announced[::-1] == [is_settled, False]
