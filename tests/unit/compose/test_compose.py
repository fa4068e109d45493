"""Tests of composing an edition: sections, order, limits, fates and memory."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from digest.compose import compose, health, is_poorer, is_void, manifest, place, recall
from digest.models import (
    Article,
    Brief,
    Copy,
    Edition,
    Evidence,
    Fate,
    FeedHealth,
    Ledger,
    LedgerLine,
    Material,
    Memory,
    Plan,
    Printing,
    Rank,
    Selection,
    Story,
    StoryRecord,
    Topic,
    Turn,
    Writing,
)
from tests import builders
from tests.builders import NOON, at


class Model:
    """A summariser that has a name and does nothing."""

    name = "extractive 1"

    def summarise(self, stories: Any, *, words: int) -> Any:
        raise NotImplementedError


def ranked(number: int, *, independent: int = 2, publishers: tuple[str, ...] = ()) -> Story:
    """A story of two articles; a story with a lower number ranks higher."""
    names = publishers or (f"Outlet {number}", f"Other {number}")
    members = tuple(builders.article(10 * number + place, publisher=name) for place, name in enumerate(names))
    return Story(
        id=f"story-{number}",
        articles=members,
        independent=independent,
        rank=Rank(score=10.0 - number, terms=(("independent", 10.0 - number),)),
        first_seen=at(-2),
    )


def everything(articles: tuple[Article, ...], *topics: str) -> Selection:
    return Selection(articles=articles, topics={article.url: topics for article in articles}, filtered={})


def made(stories: list[Story], *, plan: Plan | None = None, **material: Any) -> Edition:
    plan = plan or Plan(id="morning", title="Courier", label="Morning")
    articles = tuple(article for story in stories for article in story.articles)
    whole = Material(
        **{"plan": plan, "window": builders.window(), "made_at": NOON, "articles": articles, **material}
    )
    selection = everything(articles)
    placements = place(stories, selection, plan)
    briefs = [builders.brief(story) for placement in placements for story in placement.stories]
    return compose(
        briefs,
        placements,
        stories,
        selection,
        whole,
        imprint=builders.IMPRINT,
        manifest=manifest(whole, None, Model(), Plan()),
    )


def test_stories_that_several_outlets_report_come_before_better_ranked_single_ones() -> None:
    lone = ranked(0, independent=1)
    others = [ranked(number) for number in range(1, 7)]
    (placement,) = place([lone, *others], everything(()), Plan(lead=3, more=2))
    assert [story.id for story in placement.lead] == ["story-1", "story-2", "story-3"]
    assert [story.id for story in placement.more] == ["story-4", "story-5"]
    assert placement.single_source == (lone,)


def test_a_day_of_single_reports_still_fills_an_edition() -> None:
    lone = [ranked(number, independent=1) for number in range(9)]
    (placement,) = place(lone, everything(()), Plan(lead=3, more=8, single_source=4))
    assert [len(placement.lead), len(placement.more), len(placement.single_source)] == [3, 2, 4]


def bare(number: int, **more: Any) -> Story:
    """A story whose articles have only headlines."""
    story = ranked(number, **more)
    members = tuple(replace(each, text="", evidence=Evidence.HEADLINE) for each in story.articles)
    return replace(story, articles=members)


def test_a_story_without_text_leads_only_where_none_can_be_told() -> None:
    plan = Plan(lead=2, more=2, single_source=0)
    (placement,) = place([bare(0), bare(1), ranked(2), ranked(3)], everything(()), plan)
    assert [story.id for story in placement.lead] == ["story-2", "story-3"]
    assert [story.id for story in placement.more] == ["story-0", "story-1"]
    (placement,) = place([bare(0), bare(1), bare(2)], everything(()), plan)
    assert [story.id for story in placement.lead] == ["story-0", "story-1"]


def test_a_story_without_text_that_finds_no_room_under_more_stands_behind_those_that_lead() -> None:
    plan = Plan(lead=3, more=1, single_source=0)
    (placement,) = place([bare(0), bare(1), ranked(2)], everything(()), plan)
    assert [story.id for story in placement.lead] == ["story-2", "story-1"]
    assert [story.id for story in placement.more] == ["story-0"]


def test_one_outlet_cannot_fill_the_single_source_watch() -> None:
    flood = [ranked(number, independent=1, publishers=("Ticker",)) for number in range(9)]
    others = [ranked(number, independent=1, publishers=(f"Outlet {number}",)) for number in range(10, 18)]
    (placement,) = place([*flood, *others], everything(()), Plan())
    told = [story.lead.publisher for story in placement.stories]
    assert (told.count("Ticker"), len(told)) == (2, 9)
    assert placement.below["story-2"] == "by cap: at most 2 stories of Ticker in a section"


def test_a_paper_of_one_feed_is_still_full() -> None:
    only = [ranked(number, independent=1, publishers=("Ticker",)) for number in range(12)]
    (placement,) = place(only, everything(()), Plan())
    assert len(placement.stories) == 9  # five in the section, four in the watch


def test_two_outlets_that_only_confirm_each_other_do_not_fill_a_section() -> None:
    pair = [ranked(number, publishers=("Echo", "Re-Echo")) for number in range(12)]
    others = [ranked(number, publishers=(f"A{number}", f"B{number}")) for number in range(12, 20)]
    (placement,) = place([*pair, *others], everything(()), Plan(lead=4, more=8))
    told = [story.lead.publisher for story in placement.stories]
    assert told.count("Echo") == 6  # each counts half for each of the two, and three is the cap
    assert len(told) == 12


def test_an_owner_with_many_outlets_does_not_fill_a_section() -> None:
    def of(owner: str, number: int) -> Story:
        story = ranked(number, independent=1, publishers=(f"Outlet {number}",))
        return replace(story, articles=tuple(replace(each, owner=owner) for each in story.articles))

    group = [of("Big Group", number) for number in range(9)]
    others = [of("", number) for number in range(10, 20)]
    (placement,) = place([*group, *others], everything(()), Plan(lead=4, more=8, single_source=4))
    assert sum(story.lead.owner == "Big Group" for story in placement.stories) == 4
    assert placement.below["story-4"] == "by cap: at most 4 stories of the outlets of Big Group in a section"
    (free,) = place([*group, *others], everything(()), Plan(per_owner=0))
    assert sum(story.lead.owner == "Big Group" for story in free.stories) == 9


def test_what_many_outlets_report_is_printed_although_each_of_them_has_had_much() -> None:
    names = ("A", "B", "C", "D")
    shared = [ranked(number, publishers=names) for number in range(8)]
    (placement,) = place(shared, everything(()), Plan(lead=4, more=4))
    assert len(placement.stories) == 8


def test_a_story_that_fits_its_topic_stands_above_a_fresher_one_that_only_mentions_it() -> None:
    mention, fitting = ranked(1), ranked(2)
    mention = replace(mention, rank=Rank(score=2.2, terms=(("independent", 2.2),)))
    fitting = replace(fitting, rank=Rank(score=2.0, terms=(("independent", 2.0),)))
    urls = {story.id: [article.url for article in story.articles] for story in (mention, fitting)}
    selection = Selection(
        articles=(),
        topics={url: ("sea",) for each in urls.values() for url in each},
        filtered={},
        fits={
            urls["story-1"][0]: {"sea": 0.5},
            urls["story-1"][1]: {"sea": 0.5},
            urls["story-2"][0]: {"sea": 1.0},
            urls["story-2"][1]: {"sea": 1.0},
        },
    )
    (sea,) = place([mention, fitting], selection, Plan(topics=(Topic(id="sea", title="Sea"),)))
    assert [(story.id, story.rank.score) for story in sea.stories] == [("story-2", 2.8), ("story-1", 2.6)]
    assert sea.stories[1].rank.terms == (("independent", 2.2), ("topic fit", 0.4))


def test_a_story_stands_under_the_topic_that_takes_most_of_it() -> None:
    story = ranked(1, publishers=("A", "B", "C"))
    first, second, third = (article.url for article in story.articles)
    selection = Selection(
        articles=story.articles,
        topics={first: ("sea", "land"), second: ("land",), third: ("sea", "land")},
        filtered={},
    )
    plan = Plan(topics=(Topic(id="sea", title="Sea"), Topic(id="land", title="Land")))
    sea, land = place([story], selection, plan)
    assert (sea.stories, [each.id for each in land.stories]) == ((), [story.id])


def test_every_article_of_the_window_has_a_fate() -> None:
    shown, cut = ranked(1), ranked(2)
    first, second = shown.articles
    shown = replace(shown, copies=(Copy(article_url=second.url, original_url=first.url),))
    lost = LedgerLine(feed_url="https://x.example/rss", title="Lost", url="", fate=Fate.FAILED)
    edition = made([shown, cut], plan=Plan(lead=1, more=0, single_source=0), ledger=Ledger(lines=(lost,)))
    fates = {line.url: line.fate for line in edition.ledger.lines}
    assert fates == {
        "": Fate.FAILED,
        first.url: Fate.PRINTED,
        second.url: Fate.COPY,
        cut.articles[0].url: Fate.BELOW_CUT,
        cut.articles[1].url: Fate.BELOW_CUT,
    }
    below = [line.detail for line in edition.ledger.lines if line.fate is Fate.BELOW_CUT]
    assert below == ["by 1.00", "by 1.00"]


def test_in_brief_follows_the_rank_across_sections_and_stays_short() -> None:
    plan = Plan(topics=(Topic(id="sea", title="Sea"), Topic(id="land", title="Land")))
    stories = [ranked(number) for number in range(4)]
    topics = {
        article.url: (("sea",) if number < 3 else ("land",))
        for number, story in enumerate(stories)
        for article in story.articles
    }
    selection = Selection(articles=(), topics=topics, filtered={})
    placements = place(stories, selection, plan)
    long = builders.summary(stories[0], sentences=(builders.sentence(text="word " * 26),))
    briefs = [builders.brief(story) for story in stories]
    briefs[0] = replace(briefs[0], summary=long)
    material = Material(plan=plan, window=builders.window(), made_at=NOON, articles=())
    edition = compose(
        briefs,
        placements,
        stories,
        selection,
        material,
        imprint=builders.IMPRINT,
        manifest=manifest(material, None, Model(), plan),
    )
    assert [bullet.story_id for bullet in edition.in_brief] == ["story-0", "story-1", "story-2", "story-3"]
    assert edition.in_brief[0].text == long.headline
    assert edition.in_brief[3].text == briefs[3].summary.sentences[0].text


def test_in_brief_prefers_what_several_outlets_report() -> None:
    edition = made([ranked(0, independent=1), ranked(1), ranked(2)])
    assert [bullet.story_id for bullet in edition.in_brief] == ["story-1", "story-2", "story-0"]


def test_a_few_dead_feeds_do_not_make_an_edition_partial_but_many_do() -> None:
    def feeds(failing: int) -> Ledger:
        return Ledger(
            feeds=tuple(
                FeedHealth(url=str(place), name="", error="dead" if place < failing else "")
                for place in range(6)
            )
        )

    assert not made([ranked(1)], ledger=feeds(2)).is_partial
    poor = made([ranked(1)], ledger=feeds(3))
    assert poor.is_partial
    assert is_poorer(poor, made([ranked(1), ranked(2)]))
    assert not is_poorer(poor, poor)
    assert not is_void(poor)
    assert is_void(made([], ledger=feeds(6)))
    assert not is_void(made([], ledger=feeds(0)))


def test_the_next_edition_knows_what_was_printed() -> None:
    story = ranked(1)
    old = StoryRecord(
        id=story.id,
        article_urls=("https://old.example/1",),
        headline="Old",
        first_seen=at(-30),
        last_seen=at(-28),
        first_edition="2026/03/04/morning",
        printed=("An old sentence.",),
        days=2,
    )
    edition = made([story], memory=Memory(records=(old,)))
    (record,) = edition.records
    assert record.days == 3
    assert record.first_seen == at(-30)
    assert record.article_urls == ("https://old.example/1", *(article.url for article in story.articles))
    assert record.printed == ("An old sentence.", edition.briefs[0].summary.sentences[0].text)


def test_a_second_edition_of_a_day_does_not_begin_another_day_of_a_story() -> None:
    story = ranked(1)
    old = StoryRecord(
        id=story.id,
        article_urls=("https://old.example/1",),
        headline="Old",
        first_seen=at(-30),
        last_seen=at(-6),
        last_edition="2026/03/05/morning",
        last_edition_at=at(-5),
        days=2,
    )
    edition = made([story], memory=Memory(records=(old,)))
    assert [brief.day for brief in edition.briefs] == [record.days for record in edition.records] == [2]


def test_it_is_remembered_which_edition_printed_what() -> None:
    first = Printing(edition="2026/03/03/morning", at=at(-48), sentences=("One was told.",))
    second = Printing(edition="2026/03/04/morning", at=at(-24), sentences=("Two was told.",))
    records = (earlier("story-1", printings=(second,)), earlier("tributary", printings=(first,)))
    (story, going_on) = replace(ranked(1), merged=("tributary",)), ranked(2)
    memory = Memory(records=(*records, earlier("story-2", printings=(first,))))
    edition = made([story, going_on], plan=Plan(lead=1, more=0, single_source=0), memory=memory)
    kept = {record.id: record.printings for record in edition.records}
    today = tuple(sentence.text for sentence in edition.briefs[0].summary.sentences)
    printed = Printing(edition=edition.slug, at=edition.window.until, sentences=today)
    assert kept["story-1"] == (first, second, printed)
    assert kept["story-2"] == (first,)


def test_stories_without_a_place_are_still_developing_and_those_without_articles_gone_quiet() -> None:
    stories = [ranked(1), ranked(2)]

    def record(story_id: str, last_edition: str) -> StoryRecord:
        return StoryRecord(
            id=story_id,
            article_urls=(),
            headline=story_id,
            first_seen=at(-30),
            last_seen=at(-28),
            last_edition=last_edition,
        )

    yesterday, before = "2026/03/04/morning", "2026/03/03/morning"
    memory = Memory(
        records=(record("story-2", yesterday), record("fled", yesterday), record("older", before)),
        previous_slug=yesterday,
    )
    edition = made(stories, plan=Plan(lead=1, more=0, single_source=0), memory=memory)
    assert [thread.story_id for thread in edition.developing] == ["story-2"]
    assert [thread.story_id for thread in edition.quiet] == ["fled"]


def earlier(story_id: str, **changes: Any) -> StoryRecord:
    return StoryRecord(
        **{
            "id": story_id,
            "article_urls": (f"https://old.example/{story_id}",),
            "headline": f"What {story_id} was",
            "first_seen": at(-40),
            "last_seen": at(-28),
            "first_edition": "2026/03/04/morning",
            "last_edition": "2026/03/04/morning",
            "last_edition_at": at(-24),
            "printed": (f"{story_id} was told.",),
            **changes,
        }
    )


def test_a_story_that_goes_on_unprinted_is_remembered_with_its_new_articles_and_as_it_was_printed() -> None:
    memory = Memory(records=(earlier("story-2"),))
    edition = made([ranked(1), ranked(2)], plan=Plan(lead=1, more=0, single_source=0), memory=memory)
    (record,) = [each for each in edition.records if each.id == "story-2"]
    assert record.article_urls[0] == "https://old.example/story-2"
    assert set(record.article_urls[1:]) == {article.url for article in ranked(2).articles}
    assert record.last_seen == ranked(2).updated
    assert (record.last_edition, record.printed, record.days) == (
        "2026/03/04/morning",
        ("story-2 was told.",),
        1,
    )


def test_a_story_that_became_part_of_another_hands_over_what_is_known_of_it() -> None:
    memory = Memory(records=(earlier("story-1"), earlier("tributary", first_seen=at(-50))))
    edition = made([replace(ranked(1), merged=("tributary",))], memory=memory)
    assert edition.turns == (
        Turn(kind="merged", story_id="tributary", other_id="story-1", headline="What tributary was"),
    )
    lives, gone = edition.records
    assert lives.first_seen == at(-50)
    assert "https://old.example/tributary" in lives.article_urls
    assert {"story-1 was told.", "tributary was told."} < set(lives.printed)
    assert (gone.id, gone.merged_into) == ("tributary", "story-1")
    later = made([], memory=Memory(records=(gone,), previous_slug=gone.last_edition))
    assert later.quiet == ()  # it has not gone quiet: it goes on under another name


def test_a_printed_story_that_came_off_another_says_so_and_an_unprinted_one_does_not() -> None:
    memory = Memory(records=(earlier("story-1"),))
    stories = [ranked(1), replace(ranked(2), split_from="story-1"), replace(ranked(3), split_from="story-1")]
    edition = made(stories, plan=Plan(lead=1, more=1, single_source=0), memory=memory)
    assert edition.turns == (
        Turn(kind="split", story_id="story-2", other_id="story-1", headline="What story-1 was"),
    )


def test_a_story_goes_quiet_a_day_after_its_last_article_and_is_told_of_once() -> None:
    fled = earlier("fled", last_seen=at(-3), last_edition="2026/03/05/noon")

    def quiet(hour: int, previous: int) -> list[str]:
        memory = Memory(records=(fled,), previous_slug=f"at {previous}", previous_at=at(previous))
        edition = made([], memory=memory, window=builders.window(hour - 12, hour))
        return [thread.story_id for thread in edition.quiet]

    assert quiet(12, 0) == []  # 15 hours without a word are a night
    assert quiet(24, 12) == ["fled"]
    assert quiet(36, 24) == []


def test_only_articles_of_remembered_stories_are_recalled() -> None:
    kept, other = builders.article(1), builders.article(2)
    record = StoryRecord(id="s", article_urls=(kept.url,), headline="", first_seen=at(-30), last_seen=at(-28))
    assert recall(Memory(records=(record,)), [other, kept]).articles == (kept,)


def test_the_manifest_tells_two_materials_apart() -> None:
    def hash_of(**changes: Any) -> str:
        material = Material(
            plan=Plan(),
            window=builders.window(),
            made_at=NOON,
            articles=(builders.article(1, **changes),),
        )
        return manifest(material, None, Model(), Plan()).material_hash

    assert hash_of() == hash_of()
    assert hash_of() != hash_of(text="Something else.")


def test_what_an_edition_adds_is_part_of_its_material_and_nothing_added_leaves_no_trace() -> None:
    def hash_of(writing: Writing) -> str:
        material = Material(plan=Plan(writing=writing), window=builders.window(), made_at=NOON, articles=())
        return manifest(material, None, Model(), Plan()).material_hash

    before_it_was_known = "296669a9a6eab60151f2616a0c9e83a5"
    assert hash_of(Writing()) == before_it_was_known
    assert hash_of(Writing(language="de")) != hash_of(Writing())


def test_a_feed_is_failing_only_when_its_last_reading_failed() -> None:
    fine, dead, new = builders.feed("a"), builders.feed("b"), builders.feed("c", name="")
    states = {
        "a": builders.feed_state("a"),
        "b": builders.feed_state("b", last_error="404 Not Found", failures=3),
    }
    report = health([fine, dead, new], states, {"a": 7})
    assert [one.is_failing for one in report] == [False, True, False]
    assert [one.entries for one in report] == [7, 0, 0]
    assert report[2].name == "c"


def test_a_feed_whose_pages_stand_behind_a_wall_says_how_many_do() -> None:
    read = [
        builders.article(1, feed_urls=("a",), is_walled=True),
        builders.article(2, feed_urls=("a", "b")),
        builders.article(3, feed_urls=("b",)),
    ]
    report = health([builders.feed("a"), builders.feed("b")], {}, {"a": 2, "b": 2}, read)
    assert [one.walled for one in report] == [0, 0], "never asked"
    states = {"a": builders.feed_state("a"), "b": builders.feed_state("b")}
    report = health([builders.feed("a"), builders.feed("b")], states, {"a": 2, "b": 2}, read)
    assert [one.walled for one in report] == [1, 0]


def test_an_edition_without_stories_is_still_an_edition() -> None:
    edition = made([])
    assert edition.briefs == ()
    assert edition.in_brief == ()
    assert edition.trust.sentences == 0


def test_a_brief_that_could_not_be_made_is_left_out_and_its_articles_keep_a_fate() -> None:
    stories = [ranked(1), ranked(2)]
    plan = Plan()
    articles = tuple(article for story in stories for article in story.articles)
    material = Material(plan=plan, window=builders.window(), made_at=NOON, articles=articles)
    selection = everything(articles)
    briefs: list[Brief] = [builders.brief(stories[0])]
    edition = compose(
        briefs,
        place(stories, selection, plan),
        stories,
        selection,
        material,
        imprint=builders.IMPRINT,
        manifest=manifest(material, None, Model(), plan),
    )
    assert [brief.story.id for brief in edition.briefs] == ["story-1"]
    assert len(edition.ledger.lines) == len(articles)
