"""What every store must do about keeping: old things go, what is needed stays, and what is known stays known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.models import (
    PUBLISHED,
    Fate,
    Fetched,
    Letter,
    Limits,
    Material,
    Memory,
    Plan,
    Pruned,
    Receipt,
    Section,
    Slot,
    Spent,
    StoryRecord,
    spine_of,
)
from tests.builders import NOON, article, at, brief, entry, feed_state, story, window
from tests.contracts.test_store import edition, empty_database, publish, store

if TYPE_CHECKING:
    from digest.models import Article, Edition
    from digest.protocols import Store

__all__ = ["empty_database", "store"]

WIRE = "https://wire.example/rss"
OLD, NEW = "2026/03/01/daily", "2026/03/05/daily"
BEFORE_NOON = Limits(texts=NOON)


def pruned(store: Store, limits: Limits) -> Pruned:
    """What is taken out until nothing is left."""
    found = Pruned()
    while (done := store.prune(limits, most=2)).total:
        found += done
    assert store.prunable(limits).total == 0
    return found


def read(store: Store, number: int, hours: float) -> Article:
    """An entry first seen then, and the article made of it."""
    one = entry(number, published=at(hours), first_seen=at(hours))
    made = article(number, published=at(hours), first_seen=at(hours), text=f"The council met. {number}.")
    store.record_fetch(feed_state(), [(one, f"print-{number}")])
    store.record_article(one, made)
    return made


def kept(store: Store, slug: str, until: float, articles: tuple[Article, ...]) -> tuple[Edition, Material]:
    """A published edition that ends then, made of these articles; it prints the first of them."""
    told = brief(story(1, articles=articles[:1]))
    one = edition(slug, until, sections=(Section(name="", lead=(told,)),))
    made_of = Material(
        plan=Plan(),
        window=window(until - 24, until),
        made_at=at(until),
        articles=articles,
        memory=Memory(articles=articles[1:]),
    )
    records = [
        StoryRecord(
            id=f"of-{slug}",
            article_urls=(articles[0].url,),
            headline="Bridge",
            first_seen=at(until - 2),
            last_seen=at(until - 1),
        )
    ]
    store.save_edition(one, made_of, records)
    publish(store, slug)
    return one, made_of


def test_nothing_is_taken_out_when_everything_is_kept_for_ever(store: Store) -> None:
    first = read(store, 1, -900)
    kept(store, OLD, -890, (first,))
    assert store.prunable(Limits()).total == 0
    assert store.prune(Limits(), most=100).total == 0


def test_an_old_entry_goes_and_is_known_all_the_same(store: Store) -> None:
    read(store, 1, -900)
    new = read(store, 2, 1)
    assert store.prunable(BEFORE_NOON).entries == 1
    done = pruned(store, BEFORE_NOON)
    assert (done.entries, done.articles) == (1, 1)
    assert store.known_guids(WIRE) == {"guid-1": "print-1", "guid-2": "print-2"}
    assert store.articles(window(-1000, 100)) == [new]


def test_an_old_entry_that_is_sent_again_in_other_words_keeps_its_date(store: Store) -> None:
    read(store, 1, -900)
    pruned(store, BEFORE_NOON)
    again = entry(1, published=None, first_seen=at(5), title="Council approves the bridge again")
    store.record_fetch(feed_state(), [(again, "another print")])
    assert store.pending_entries() == [replace(again, first_seen=at(-900))]
    assert store.known_guids(WIRE) == {"guid-1": "another print"}
    store.record_failure(again, "no text")
    pruned(store, BEFORE_NOON)
    assert store.known_guids(WIRE) == {"guid-1": "another print"}


def test_an_old_entry_that_comes_again_beyond_the_limit_is_not_listed_as_new(store: Store) -> None:
    read(store, 1, -900)
    pruned(store, BEFORE_NOON)
    again = entry(1, first_seen=at(5))
    store.record_fetches([Fetched(state=feed_state(), capped=((again, "another print"),))])
    assert store.fates(window(-24, 24)) == []


def test_a_feed_whose_entries_are_all_old_is_no_new_feed(store: Store) -> None:
    read(store, 1, -900)
    pruned(store, BEFORE_NOON)
    late = entry(2, published=at(-60), first_seen=at(2))
    store.record_fetch(feed_state(), [(late, "print")])
    assert store.entry_counts(window(0, 24), reach=at(-100)) == {WIRE: 1}


def test_what_has_not_been_read_yet_stays(store: Store) -> None:
    waiting = entry(1, published=None, first_seen=at(-900))
    store.record_fetch(feed_state(), [(waiting, "print")])
    assert pruned(store, BEFORE_NOON).total == 0
    assert store.pending_entries() == [waiting]


def test_an_old_edition_stays_and_what_it_was_made_of_goes(store: Store) -> None:
    old, _ = kept(store, OLD, -890, (read(store, 1, -900), read(store, 2, -899)))
    new, made_of = kept(store, NEW, 10, (read(store, 3, 1), read(store, 4, 2)))
    done = pruned(store, Limits(texts=NOON))
    assert done.materials == 1
    assert store.editions() == [new, old]
    assert store.edition(OLD) == old
    assert store.material(OLD) is None
    assert store.material(NEW) == made_of
    assert [heading.slug for heading in store.headings()] == [NEW, OLD]
    assert all(heading.is_published for heading in store.headings())


def test_an_article_that_a_kept_material_has_stays_however_old_it_is(store: Store) -> None:
    first = read(store, 1, -900)
    new, made_of = kept(store, NEW, 10, (read(store, 2, 1), first))
    pruned(store, BEFORE_NOON)
    assert store.articles(window(-1000, -500)) == []
    assert store.material(NEW) == made_of
    assert store.edition(NEW) == new


def test_an_edition_that_is_too_old_itself_is_said_of_in_lists_and_not_read(store: Store) -> None:
    old, _ = kept(store, OLD, -890, (read(store, 1, -900),))
    new, _ = kept(store, NEW, 10, (read(store, 3, 1),))
    assert store.spines() == [spine_of(new), spine_of(old)]
    assert pruned(store, Limits(texts=NOON, editions=NOON)).editions == 1
    assert store.edition(OLD) is None
    assert store.editions() == [new]
    assert store.editions(published=True) == [new]
    assert store.editions_of([OLD, NEW]) == [new]
    assert store.spines() == [spine_of(new), spine_of(old)]


def test_spines_are_those_of_published_editions(store: Store) -> None:
    one = edition(OLD)
    store.save_edition(one, Material(plan=Plan(), window=window(), made_at=NOON, articles=()), [])
    assert store.spines() == []
    publish(store, OLD)
    assert store.spines() == [spine_of(one)]


def test_editions_are_taken_by_their_slugs_newest_first(store: Store) -> None:
    old, _ = kept(store, OLD, -890, (read(store, 1, -900),))
    new, _ = kept(store, NEW, 10, (read(store, 3, 1),))
    assert store.editions_of([OLD, "2020/01/01/none", NEW]) == [new, old]
    assert store.editions_of([]) == []


def test_memory_is_of_stories_that_were_seen_lately(store: Store) -> None:
    kept(store, OLD, -890, (read(store, 1, -900),))
    kept(store, NEW, 10, (read(store, 3, 1),))
    pruned(store, BEFORE_NOON)
    memory = store.memory("daily", before=at(11), since=at(-1000))
    assert [record.id for record in memory.records] == [f"of-{NEW}"]
    assert memory.previous_slug == NEW


def test_small_rows_go_and_what_says_that_something_is_done_stays(store: Store) -> None:
    kept(store, OLD, -890, (read(store, 1, -900),))
    for channel in (PUBLISHED, "email"):
        store.add_receipt(Receipt(edition_slug=OLD, channel=channel, target="me", at=at(-880)))
    letter = Letter(edition_slug=OLD, channel="email", target="you", written_at=at(-890), next_at=at(-890))
    store.write_down([], [letter])
    slots = [Slot(edition_id="daily", local=f"2026-03-0{day}T07:00", at=at(-900 + day)) for day in (1, 2)]
    for slot in slots:
        assert store.claim_slot(slot, "one", slot.at, 60)
        store.finish_slot(slot, "one", slot.at)
    store.spend("2026-01-01", Spent(tokens=5))
    pruned(store, BEFORE_NOON)
    assert {receipt.channel for receipt in store.receipts(OLD)} == {PUBLISHED}
    assert store.letters() == []
    assert store.last_finished_slot("daily") == slots[1]
    assert not store.claim_slot(slots[1], "two", NOON, 60)
    assert store.spend("2026-01-01", Spent()) == Spent()


def test_what_went_is_not_a_line_of_the_ledger(store: Store) -> None:
    one = entry(1, first_seen=at(-900), published=at(-900))
    store.record_fetch(feed_state(), [(one, "print")])
    store.record_failure(one, "no text")
    assert [line.fate for line in store.fates(window(-1000, 0))] == [Fate.FAILED]
    pruned(store, BEFORE_NOON)
    assert store.fates(window(-1000, 0)) == []


@pytest.mark.parametrize("is_whole", [False, True])
def test_giving_room_back_does_no_harm(store: Store, *, is_whole: bool) -> None:
    for number in range(1, 40):
        read(store, number, -900 + number / 100)
    new = read(store, 50, 1)
    pruned(store, BEFORE_NOON)
    assert store.give_back(whole=is_whole) >= 0
    assert store.articles(window(-1000, 100)) == [new]
    assert len(store.known_guids(WIRE)) == 40
