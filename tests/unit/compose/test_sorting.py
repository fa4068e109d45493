"""Which stories are news, which are views, and which are left out."""

from __future__ import annotations

from dataclasses import replace

from digest.compose.sorting import Sorted, sorted_out
from digest.models import Assessment, Evidence, Kind, Rank, Story
from tests import builders

Judged = tuple[Story, dict[str, Assessment]]


def story(
    number: int,
    kind: Kind = Kind.REPORT,
    worth: float = 0.5,
    *,
    independent: int = 1,
    is_dated: bool = True,
    language: str = "en",
) -> Judged:
    members = tuple(builders.article(100 * number + each, language=language) for each in range(independent))
    kinds = () if kind is Kind.REPORT else tuple((one.url, kind) for one in members)
    told = builders.story(
        id=f"s{number}",
        articles=members,
        independent=independent,
        kinds=kinds,
        rank=Rank(score=10.0 - number, terms=()),
    )
    return told, {one.url: Assessment(kind=kind, worth=worth) for one in members}


def of(outlet: str, judged: Judged) -> Judged:
    """The story as of that outlet."""
    told, assessments = judged
    return replace(told, articles=tuple(replace(one, publisher=outlet) for one in told.articles)), assessments


def sort(*judged: Judged) -> Sorted:
    assessments = {url: one for _, given in judged for url, one in given.items()}
    return sorted_out([told for told, _ in judged], assessments)


def ids(stories: list[Story]) -> list[str]:
    return [one.id for one in stories]


def test_a_paper_of_news_names_views_and_leaves_out_what_is_no_news() -> None:
    found = sort(
        story(1),
        story(2, Kind.OPINION),
        story(3, Kind.SERVICE),
        story(4, Kind.ANALYSIS),
        story(5, Kind.LIVE),
        story(6, Kind.MEDIA),
        story(7, Kind.PROMO),
        story(8),
    )
    assert ids(found.news) == ["s1", "s8"]
    assert ids(found.views) == ["s2", "s4"]
    assert found.aside == {
        "s3": "service page",
        "s5": "live page",
        "s6": "podcast, video or gallery",
        "s7": "promotion",
    }


def test_feeds_that_carry_hardly_any_news_are_printed_as_they_are_but_for_promotion() -> None:
    found = sort(
        story(1, Kind.SERVICE, 0.01), story(2, Kind.OPINION), story(3, Kind.MEDIA), story(4, Kind.PROMO)
    )
    assert ids(found.news) == ["s1", "s3"]
    assert ids(found.views) == ["s2"]
    assert found.aside == {"s4": "promotion"}
    assert not found.is_news


def test_what_tells_no_news_comes_after_what_does_whatever_its_rank() -> None:
    others = [story(number, Kind.SERVICE) for number in range(1, 9)]
    found = sort(*others, story(9))
    assert ids(found.news)[0] == "s9"


def test_a_lone_report_below_the_floor_is_left_out_and_the_ledger_says_how_much_it_lacks() -> None:
    found = sort(story(1, worth=0.9), story(2, worth=0.5), story(3, worth=0.4), story(4, worth=0.01))
    assert ids(found.news) == ["s1", "s2", "s3"]
    assert found.aside == {"s4": "of little worth: 0.01, where 0.12 is asked"}


def test_what_two_outlets_tell_is_never_left_out_for_its_worth() -> None:
    good = [story(number, worth=0.9) for number in (1, 2, 3)]
    found = sort(*good, story(4, worth=0.01, independent=2), story(5, worth=0.01))
    assert ids(found.news) == ["s1", "s2", "s3", "s4"]


def test_the_best_three_are_printed_even_if_all_are_below_the_floor() -> None:
    found = sort(story(1, worth=0.9), *(story(number, worth=0.01) for number in range(2, 9)))
    assert ids(found.news) == ["s1", "s2", "s3"]


def test_where_every_report_is_of_small_things_the_floor_is_half_of_the_greatest_worth() -> None:
    worths = (0.04, 0.035, 0.03, 0.021, 0.019)
    found = sort(*(story(number, worth=worth) for number, worth in enumerate(worths, 1)))
    assert ids(found.news) == ["s1", "s2", "s3", "s4"]


def test_worth_is_not_asked_of_a_language_that_no_judge_has_learnt() -> None:
    good = [story(number, worth=0.9) for number in (1, 2, 3)]
    found = sort(*good, story(4, worth=0.01, language="de"), story(5, worth=0.01, language="zh"))
    assert len(found.news) == 5


def test_what_is_taken_for_no_news_without_more_is_left_out_for_its_worth_only() -> None:
    good = [story(number, worth=0.9) for number in (1, 2, 3)]
    outlet = good[0][0].lead.publisher
    found = sort(*good, story(4, Kind.OTHER, 0.3), of(outlet, story(5, Kind.OTHER, 0.01)))
    assert ids(found.news) == ["s1", "s2", "s3", "s4"]


def test_an_outlet_that_brings_hardly_any_news_is_asked_for_half_of_its_own_best() -> None:
    good = [story(number, worth=0.9) for number in (1, 2, 3)]
    diary = [
        of("Diary", story(4 + place, Kind.OTHER, worth)) for place, worth in enumerate((0.03, 0.02, 0.01))
    ]
    assert ids(sort(*good, *diary).news) == ["s1", "s2", "s3", "s4", "s5"]


def test_a_headline_without_text_and_a_story_that_was_printed_need_no_worth() -> None:
    good = [story(number, worth=0.9) for number in (1, 2, 3)]
    bare, judged = story(4, worth=0.01)
    bare = replace(bare, articles=(replace(bare.lead, evidence=Evidence.HEADLINE, text=""),))
    known, of_known = story(5, worth=0.01)
    known = replace(known, rank=Rank(score=1.0, terms=(("repetition", -0.1),)))
    found = sort(*good, (bare, judged), (known, of_known), story(6, worth=0.01))
    assert ids(found.news) == ["s1", "s2", "s3", "s4", "s5"]


def test_releases_and_the_like_need_no_worth_for_their_feeds_are_chosen_for_them() -> None:
    found = sort(*(story(number, worth=0.9) for number in (1, 2, 3)), story(4, Kind.RELEASE, 0.0))
    assert ids(found.news) == ["s1", "s2", "s3", "s4"]


def test_an_event_that_several_outlets_follow_live_is_news_though_nobody_has_a_report() -> None:
    found = sort(story(1), story(2, Kind.LIVE, independent=2))
    assert ids(found.news) == ["s1", "s2"]


def test_no_story_is_lost() -> None:
    assert sort() == Sorted(is_news=True)
