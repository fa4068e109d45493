"""Sentences that say something new since an earlier edition are found."""

from __future__ import annotations

from digest.models import Memory, Printing, Sentence, Status, StoryRecord, Support
from digest.summarise.compare.updates import (
    has_new_headline,
    is_known,
    is_said,
    record_of,
    status_of,
    updates,
)
from tests import builders
from tests.unit.summarise.stories import of


def test_what_a_summary_tells_in_other_words_is_not_told_again() -> None:
    summary = [
        "Trains will run on Monday after all: the rail workers called off their strike on Thursday evening.",
        "The rise comes in two steps, 3.6 per cent in April and two per cent in January.",
    ]
    assert is_said("A rail strike planned for Monday was called off on Thursday by the workers.", summary)
    assert not is_said("The agreement was signed in the library of the Labour Court.", summary)


def record(id_: str, printed: str, hours: float) -> StoryRecord:
    edition = f"2026/03/{5 + hours / 24:02.0f}"
    return StoryRecord(
        id=id_,
        article_urls=(),
        headline=printed,
        first_seen=builders.at(hours),
        last_seen=builders.at(hours),
        first_edition=edition,
        last_edition=edition,
        last_edition_at=builders.at(hours),
        printed=(printed,),
        printings=(Printing(edition=edition, at=builders.at(hours), sentences=(printed,)),),
    )


def test_what_was_printed_of_a_story_that_went_into_this_one_is_not_new() -> None:
    bridge, ferry = "The council approved the bridge.", "The ferry stops in May."
    memory = Memory(records=(record("bridge", bridge, -24), record("ferry", ferry, -48)))
    joined = record_of(of(builders.article(1), id="bridge", merged=("ferry",)), memory)
    assert joined is not None
    assert is_known(ferry, joined.printed)
    assert is_known(bridge, joined.printed)
    assert [printing.sentences for printing in joined.printings] == [(ferry,), (bridge,)]
    alone = record_of(of(builders.article(1), id="bridge"), memory)
    assert alone is not None
    assert not is_known(ferry, alone.printed)
    assert record_of(of(builders.article(1), id="other"), memory) is None


def verbatim(text: str) -> Sentence:
    return Sentence(text=text, citations=(), support=Support.VERBATIM)


def test_a_sentence_is_an_update_where_no_edition_has_printed_it_or_its_figure() -> None:
    before = record("bridge", "The council of Norrby approved the bridge for 40 million crowns.", -24)
    printed = verbatim("The council approved the bridge for 40 million crowns.")
    raised = verbatim("The council approved the bridge for 55 million crowns.")
    other = verbatim("Farmers blocked the road to the harbour.")
    found = updates([printed, raised, other], before, limit=3)
    assert [update.sentence for update in found] == [raised, other]
    assert {(update.since, update.since_at) for update in found} == {("2026/03/04", builders.at(-24))}
    assert updates([printed, raised, other], before, limit=1) == found[:1]
    assert updates([raised], None, limit=3) == ()


def test_a_story_is_new_then_updated_where_it_tells_something_new_and_else_goes_on() -> None:
    before = record("bridge", "The council approved the bridge.", -24)
    assert status_of(None, is_new=False) is Status.NEW
    assert status_of(before, is_new=True) is Status.UPDATED
    assert status_of(before, is_new=False) is Status.CONTINUING


def test_a_headline_is_new_unless_only_its_capitals_or_blanks_changed() -> None:
    before = record("bridge", "Council approves bridge", -24)
    assert has_new_headline("Council rejects bridge", before)
    assert not has_new_headline("COUNCIL  approves bridge", before)
    assert not has_new_headline("Council approves bridge", None)
