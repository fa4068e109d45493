from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.collect.decide import decide, fingerprint
from tests.builders import at, entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from digest.collect.decide import Decision
    from digest.models import Entry


def known(entries: Iterable[Entry]) -> dict[str, str]:
    """GUID → fingerprint in a store that has kept all of `entries`."""
    decision = decide(list(entries), {}, 1000)
    return {taken.guid: mark for taken, mark in decision.entries}


def guids(decision: Decision) -> list[str]:
    return [taken.guid for taken, _ in decision.entries]


THREE = [entry(1), entry(2), entry(3)]


def test_entries_never_seen_are_new_and_seen_ones_are_not() -> None:
    assert guids(decide(THREE, {}, 50)) == ["guid-1", "guid-2", "guid-3"]
    again = decide([*THREE, entry(4)], known(THREE), 50)
    assert guids(again) == ["guid-4"]
    assert again.known == 3


def test_a_changed_text_or_headline_comes_back_and_a_changed_date_does_not() -> None:
    changed = [
        replace(THREE[0], html="<p>The council rejected bridge number 1.</p>"),
        replace(THREE[1], title="Council rejects bridge number 2"),
        replace(THREE[2], published=at(-0.5)),
    ]
    assert guids(decide(changed, known(THREE), 50)) == ["guid-1", "guid-2"]


def test_markup_alone_is_no_change() -> None:
    restyled = replace(THREE[0], html=THREE[0].html.replace("<p>", "<div>\n ").replace("</p>", "</div>"))
    assert guids(decide([restyled], known(THREE), 50)) == []


def test_one_guid_for_all_entries_is_worth_nothing() -> None:
    same = [replace(one, guid="the-feed") for one in THREE]
    first = decide(same, {}, 50)
    assert len(first.entries) == 3
    assert guids(decide([*same, replace(entry(4), guid="the-feed")], known(same), 50)) == [entry(4).url]


def test_a_shared_guid_that_is_alone_in_the_next_reading_brings_nothing_twice() -> None:
    same = [replace(one, guid="the-feed") for one in THREE]
    assert guids(decide(same[:1], known(same), 50)) == []


def test_without_guids_the_address_identifies_and_without_that_the_title_and_date() -> None:
    bare = [replace(one, guid="") for one in THREE]
    assert guids(decide(bare, {}, 50)) == [one.url for one in THREE]
    assert guids(decide(bare, known(bare), 50)) == []
    nothing = [replace(one, guid="", url="") for one in THREE]
    assert len(decide(nothing, {}, 50).entries) == 3
    assert guids(decide(nothing, known(nothing), 50)) == []


def test_entries_that_all_link_to_the_front_page_are_told_apart() -> None:
    front = [replace(one, url="https://wire.example/", guid=guid) for one in THREE for guid in ("",)]
    assert len(decide(front, {}, 50).entries) == 3
    assert guids(decide(front, known(front), 50)) == []
    named = [replace(one, url="https://wire.example/") for one in THREE]
    fourth = replace(entry(4), url="https://wire.example/")
    assert guids(decide([fourth, *named], known(named), 50)) == ["guid-4"]


def test_new_guids_at_every_reading_bring_nothing_twice() -> None:
    rotated = [replace(one, guid=f"other-{number}") for number, one in enumerate(THREE)]
    assert guids(decide(rotated, known(THREE), 50)) == []


def test_a_rotated_guid_with_a_new_headline_is_a_change_of_the_old_entry() -> None:
    edited = replace(THREE[0], guid="other", title="Council approves bridge after all")
    assert guids(decide([edited], known(THREE), 50)) == ["guid-1"]


def test_tracking_parameters_and_https_do_not_make_a_new_entry() -> None:
    first = replace(
        THREE[0], guid="http://wire.example/news/1", url="http://wire.example/news/1?utm_source=rss"
    )
    second = replace(
        first, guid="https://wire.example/news/1", url="https://wire.example/news/1?utm_source=feed"
    )
    assert guids(decide([second], known([first]), 50)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://wire.example/news/1/amp/",
        "https://amp.wire.example/news/1",
        "https://wire.example/amp/news/1",
        "https://wire-example.cdn.ampproject.org/c/s/wire.example/news/1",
        "https://www.google.com/url?sa=t&url=https://wire.example/news/1&ct=ga",
        "http://www.wire.example/news/1/",
        "https://m.wire.example//news/1?fbclid=x",
    ],
)
def test_another_address_of_an_article_does_not_make_a_new_entry(url: str) -> None:
    assert guids(decide([replace(THREE[0], guid="other", url=url)], known(THREE), 50)) == []


def test_an_entry_behind_a_new_counter_of_clicks_at_every_reading_is_known() -> None:
    counted = [
        replace(one, guid=f"g{number}", url=f"https://t.example/{number}") for number, one in enumerate(THREE)
    ]
    assert guids(decide(counted, known(THREE), 50)) == []


def test_two_entries_that_differ_in_their_address_alone_are_two() -> None:
    twin = replace(THREE[0], guid="twin", url="https://wire.example/elsewhere")
    assert guids(decide([THREE[0], twin], {}, 50)) == ["guid-1", "twin"]
    assert guids(decide([THREE[0], twin], known(THREE[:1]), 50)) == ["twin"]


def test_entries_of_one_page_issued_again_without_dates_are_known() -> None:
    page = [replace(one, url="https://wire.example/notes") for one in THREE]
    again = [replace(one, guid=f"new-{number}", published=None) for number, one in enumerate(page)]
    assert guids(decide(again, known(page), 50)) == []


def test_an_old_entry_issued_again_under_a_new_guid_is_known() -> None:
    again = replace(THREE[0], guid="re-issued", published=at(-0.1))
    assert guids(decide([again], known(THREE), 50)) == []


def test_an_article_listed_twice_in_one_reading_comes_once() -> None:
    assert guids(decide([THREE[0], replace(THREE[0], guid="twin")], {}, 50)) == ["guid-1"]
    assert guids(decide([THREE[0], THREE[0]], {}, 50)) == ["guid-1"]


def test_a_daily_entry_without_address_is_new_every_day() -> None:
    monday = replace(
        entry(1), url="", guid="mon", title="The news in brief", html="<p>Monday</p>", published=at(-30)
    )
    tuesday = replace(monday, guid="tue", html="<p>Tuesday</p>", published=at(-6))
    assert guids(decide([tuesday, monday], known([monday]), 50)) == ["tue"]


def test_a_flood_keeps_the_newest_and_names_the_rest() -> None:
    many = [replace(entry(number), published=at(-number)) for number in range(20, 0, -1)]
    decision = decide(many, {}, 5)
    assert guids(decision) == [f"guid-{number}" for number in range(1, 6)]
    assert [capped.guid for capped, _ in decision.capped] == [f"guid-{number}" for number in range(6, 21)]


def test_what_was_capped_once_stays_capped() -> None:
    """A store may know a capped entry without a fingerprint."""
    assert guids(decide(THREE, {one.guid: "" for one in THREE}, 50)) == []


def test_known_and_changed_entries_do_not_count_against_the_limit() -> None:
    changed = [replace(one, html="<p>New text.</p>") for one in THREE]
    assert guids(decide([*changed, entry(4)], known(THREE), 1)) == ["guid-4", "guid-1", "guid-2", "guid-3"]


def test_a_fingerprint_is_the_same_for_the_same_entry_and_short() -> None:
    assert fingerprint(entry(1)) == fingerprint(entry(1))
    assert fingerprint(entry(1)) != fingerprint(entry(2))
    assert len(fingerprint(entry(1))) < 80


def anchors(decision: Decision) -> list[str]:
    return [taken.anchor for taken, _ in decision.entries]


NOTES = "https://wire.example/changelog"


def test_entries_that_link_to_one_page_are_told_apart_by_an_anchor_each() -> None:
    versions = [replace(one, url=NOTES) for one in THREE]
    found = anchors(decide(versions, {}, 50))
    assert len(set(found)) == 3
    assert "" not in found
    assert anchors(decide(THREE, {}, 50)) == ["", "", ""]


def test_an_anchor_is_the_place_on_the_page_where_the_guid_names_it() -> None:
    ticker = [
        replace(one, url=f"{NOTES}#post-{number}", guid=f"{NOTES}#post-{number}")
        for number, one in enumerate(THREE)
    ]
    assert anchors(decide(ticker, {}, 50)) == ["post-0", "post-1", "post-2"]


def test_posts_of_a_live_ticker_with_one_title_and_places_of_their_own_are_all_kept() -> None:
    ticker = [
        replace(one, title="Update", url=f"{NOTES}#post-{number}", guid=guid)
        for number, one in enumerate(THREE)
        for guid in (f"{NOTES}#post-{number}",)
    ]
    assert len(decide(ticker, {}, 50).entries) == 3
    assert guids(decide(ticker, known(ticker), 50)) == []
    without = [replace(one, guid="") for one in ticker]
    assert len(decide(without, {}, 50).entries) == 3
    assert guids(decide(without, known(without), 50)) == []


def test_a_fragment_that_says_how_a_reader_came_names_no_place() -> None:
    twins = [replace(THREE[0], guid=f"g{number}", url=f"{NOTES}#xtor=RSS-{number}") for number in range(2)]
    assert len(decide(twins, {}, 50).entries) == 1


def test_one_new_entry_a_reading_that_links_to_the_front_page_is_new() -> None:
    first = replace(THREE[0], url="https://wire.example/")
    second = replace(THREE[1], url="https://wire.example/")
    decision = decide([second], known([first]), 50)
    assert guids(decision) == ["guid-2"]
    assert anchors(decision) != [""]


def test_a_later_entry_of_a_page_that_others_link_to_is_told_apart_too() -> None:
    before = [replace(one, url=NOTES) for one in THREE[:2]]
    third = replace(THREE[2], url=NOTES)
    assert anchors(decide([third], known(before), 50)) not in ([], [""])


def test_a_new_headline_of_an_entry_alone_on_its_page_needs_no_anchor() -> None:
    edited = replace(THREE[0], title="Council rejects bridge number 1")
    assert anchors(decide([edited], known(THREE), 50)) == [""]


INCIDENTS = [
    replace(
        entry(number), title="API errors", url="https://status.example/", html=html, published=at(-number)
    )
    for number, html in enumerate(
        ("<p>Writes failed.</p>", "<p>Reads were slow.</p>", "<p>Nobody got in.</p>")
    )
]


@pytest.mark.parametrize("has_guids", [True, False])
def test_notices_of_one_title_that_all_link_to_the_front_page_are_all_kept(has_guids: bool) -> None:
    """Status pages give every incident the same title."""
    sent = INCIDENTS if has_guids else [replace(one, guid="") for one in INCIDENTS]
    decision = decide(sent, {}, 50)
    assert len(decision.entries) == 3
    assert len({*anchors(decision)} - {""}) == 3
    assert guids(decide(sent, known(sent), 50)) == []


def test_a_notice_of_one_title_that_comes_later_is_told_apart_from_the_first() -> None:
    decision = decide(INCIDENTS[:1], known(INCIDENTS[1:2]), 50)
    assert guids(decision) == [INCIDENTS[0].guid]
    assert anchors(decision) != [""]


def test_one_notice_listed_twice_on_the_front_page_comes_once() -> None:
    twin = replace(INCIDENTS[0], guid="twin")
    assert guids(decide([INCIDENTS[0], twin], {}, 50)) == [INCIDENTS[0].guid]
