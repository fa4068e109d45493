"""Which groups of the user's feeds are said to be silent on a story."""

from __future__ import annotations

from digest.compose.silence import Groups
from digest.models import Article, FeedHealth, Plan, Selection, Silence, Story, Topic
from tests import builders

GENERAL = ("gazette", "herald", "mirror", "planet", "tribune")
BUSINESS = ("bourse", "ledger", "lombard")


def other(outlet: str, number: int, headline: str = "") -> Article:
    """A report of something that nobody else has."""
    return builders.article(
        url=f"https://{outlet}.example/{number}",
        publisher=outlet,
        headline=headline or f"{outlet} {number} museum",
        feed_urls=(f"https://{outlet}.example/rss",),
    )


def event(outlets: tuple[str, ...]) -> Story:
    members = tuple(other(outlet, 0, "Flood swamps Birchford market") for outlet in outlets)
    return builders.story(articles=members, independent=len(members))


def silent(
    telling: tuple[str, ...],
    business: tuple[str, ...] = BUSINESS,
    *,
    each: int = 3,
    extra: tuple[Article, ...] = (),
    plan: Plan | None = None,
) -> tuple[Silence, ...]:
    story = event(telling)
    outlets = (*GENERAL, *business)
    articles = (
        *story.articles,
        *(other(outlet, n) for outlet in outlets for n in range(1, each + 1)),
        *extra,
    )
    feeds = [
        FeedHealth(url=f"https://{one}.example/rss", name=one, group="business" if one in business else "")
        for one in outlets
    ]
    selection = Selection(articles=articles, topics={}, filtered={})
    return Groups.of(feeds, selection, plan or Plan()).silent_on(story)


def test_three_outlets_are_silent_on_what_four_of_five_others_tell() -> None:
    assert silent(GENERAL[:4]) == (Silence(group="business", outlets=3),)  # .2³ = .008, below .05


def test_three_outlets_may_miss_by_chance_what_three_of_five_others_tell() -> None:
    assert silent(GENERAL[:3]) == ()  # .4³ = .064, above .05


def test_a_group_of_two_is_too_small() -> None:
    assert silent(GENERAL, BUSINESS[:2]) == ()


def test_a_group_that_reports_little_else_is_not_silent_on_anything() -> None:
    assert silent(GENERAL, each=2) == ()


def test_a_group_of_which_one_outlet_has_the_story_is_not_silent() -> None:
    assert silent((*GENERAL, "bourse")) == ()


def test_a_group_with_a_report_that_may_be_about_the_event_is_not_silent() -> None:
    elsewhere = other("ledger", 9, "Birchford traders count flood losses")
    assert silent(GENERAL, extra=(elsewhere,)) == ()


def test_nothing_is_said_where_a_topics_rules_may_have_kept_the_report_out() -> None:
    plan = Plan(topics=(Topic(id="x", title="X", include=("flood",)),))
    assert silent(GENERAL, plan=plan) == ()
