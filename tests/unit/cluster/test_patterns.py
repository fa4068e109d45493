from __future__ import annotations

import pytest

from digest.cluster import Options, cluster
from digest.cluster.patterns import stock_of
from digest.models import Article, Memory, StoryRecord
from tests.builders import NOON, article, at

PLACES = ("Hollin", "Corvane", "Istrad", "Keldon", "Marsk", "Fennick")
COMPASS = ("north", "southwest", "east", "northeast", "south", "west")


def quake(number: int, outlet: str = "quakes") -> Article:
    magnitude, km, place = 4.5 + number / 10, 12 + 7 * number, PLACES[number]
    return article(
        number,
        url=f"https://{outlet}.example/{number}",
        publisher=outlet,
        headline=f"M {magnitude} - {km} km {COMPASS[number]} of {place}",
        text=f"A magnitude {magnitude} earthquake struck {km} km {COMPASS[number]} of {place} at a depth of "
        f"{10 + 3 * number} km. No damage was reported.",
    )


def told(number: int) -> Article:
    return article(
        40 + number,
        headline=f"Tremor rattles {PLACES[number]}",
        text=f"People in {PLACES[number]} ran into the streets on Monday when an earthquake with a magnitude of "
        f"{4.5 + number / 10} shook the town. Bottles fell from shelves, but nobody was hurt, Mayor Ilse Maron said.",
    )


def homes(articles: list[Article], memory: Memory | None = None) -> list[set[str]]:
    stories = cluster(articles, None, Options(), memory=memory)
    return sorted(({each.url for each in story.articles} for story in stories), key=sorted)


def test_the_stock_of_a_report_is_what_its_siblings_say_in_the_same_places() -> None:
    (stock, *_) = stock_of([quake(0), quake(1), quake(2)])
    assert {"magnitude", "earthquake", "struck", "depth", "damage"} <= stock.words
    assert not {"hollin", "12", "4.5", "north"} & stock.words


def test_an_article_without_siblings_has_no_stock() -> None:
    assert not any(stock_of([quake(0), told(1), article(9)]))


def test_a_pattern_is_learned_from_earlier_articles_too() -> None:
    assert stock_of([quake(0)], [quake(1)])[0].has("earthquake")


def test_a_word_without_spaces_is_stock_if_all_its_letters_are() -> None:
    (stock, _) = stock_of(
        [
            article(
                n,
                headline=f"{place}发生{size}级地震",
                text=f"{place}附近发生{size}级地震，目前没有人员伤亡报告。",
            )
            for n, (place, size) in enumerate((("霍林", "4.5"), ("科文", "5.1")))
        ]
    )
    assert stock.has("目前没有人员伤亡报告")
    assert stock.has("5级地震")
    assert not stock.has("霍林附近")


@pytest.mark.parametrize("count", [2, 3, 6])
def test_so_many_quakes_are_so_many_stories(count: int) -> None:
    assert homes([quake(n) for n in range(count)]) == [{quake(n).url} for n in range(count)]


def test_two_outlets_on_one_quake_of_six_make_one_story() -> None:
    found = homes([*(quake(n) for n in range(6)), told(3)])
    assert {quake(3).url, told(3).url} in found
    assert len(found) == 6


def test_a_wire_report_printed_by_five_outlets_is_a_copy_and_its_siblings_are_none() -> None:
    prints = [quake(2, f"paper{n}") for n in range(5)]
    stories = cluster([quake(0), quake(1), *prints, quake(3)], None, Options())
    assert sorted(len(story.articles) for story in stories) == [1, 1, 1, 5]
    assert sorted(len(story.copies) for story in stories) == [0, 0, 0, 4]


def test_a_long_report_of_one_council_is_no_copy_of_anothers() -> None:
    text = (
        "The {0} town council voted {1} to {2} on Monday evening to approve a plan for {3} Road. The work will cost {4} "
        "million crowns and is expected to begin in the spring.\n\nCouncillor {5} said that residents had waited "
        "long enough. Opponents said that the money should go to schools. Councillor {6} asked for a delay of {7} "
        "months, but the motion found no majority. Several residents spoke during public comment, most of them "
        "in favour.\n\nThe council also heard a report from the treasurer and approved the minutes of its last "
        "meeting. The next meeting will be held on the second Monday of next month at the town hall."
    )
    slots = [
        ("Hollin", 7, 2, "Averley", 12, "Edda Rowntree", "Otto Penhale", 6),
        ("Corvane", 9, 4, "Sollas", 31, "Tomas Brell", "Rosa Minter", 8),
        ("Istrad", 11, 0, "Quenby", 5, "Ilse Maron", "Emil Garrow", 3),
    ]
    reports = [
        article(n, headline=f"{each[0]} council approves plan for {each[3]} Road", text=text.format(*each))
        for n, each in enumerate(slots)
    ]
    stories = cluster(reports, None, Options())
    assert [len(story.articles) for story in stories] == [1, 1, 1]
    assert not any(story.copies for story in stories)


def test_a_quake_is_not_taken_for_yesterdays_quake_elsewhere() -> None:
    before = [quake(n) for n in (0, 1)]
    records = [
        StoryRecord(
            id=f"quake-{n}",
            article_urls=(each.url,),
            headline=each.headline,
            first_seen=at(-30),
            last_seen=at(-30),
            first_edition="2026/03/04/morning",
            last_edition="2026/03/04/morning",
            last_edition_at=NOON,
            printed=(each.text,),
        )
        for n, each in enumerate(before)
    ]
    memory = Memory(records=tuple(records), articles=tuple(before))
    (story,) = cluster([quake(4)], None, Options(), memory=memory)
    assert story.id not in {record.id for record in records}
