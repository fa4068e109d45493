"""Which stories "Today in a minute" tells, and with which sentence."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from digest.minute.choice import MOST, WORDS, picks
from digest.models import Memory, Section, Status, StoryRecord, Support, Update
from digest.summarise.read.editing import edited
from digest.text.scripts import word_count
from tests import builders
from tests.fakes import minutes
from tests.fakes.minutes import brief, brief_of, day, edition

if TYPE_CHECKING:
    from digest.models import Brief

NOTHING = Memory()


def told(*briefs: Brief, memory: Memory = NOTHING) -> list[str]:
    return [pick.sentence.text for pick in picks(edition(*briefs), memory)]


def stories(*briefs: Brief, memory: Memory = NOTHING) -> list[str]:
    return [pick.brief.story.id for pick in picks(edition(*briefs), memory)]


def record(name: str, *printed: str) -> Memory:
    return Memory(
        records=(
            StoryRecord(
                id=name,
                article_urls=(),
                headline="",
                first_seen=builders.at(-30),
                last_seen=builders.at(-24),
                last_edition="2026/03/04/daily",
                last_edition_at=builders.at(-24),
                printed=printed,
            ),
        )
    )


def test_the_six_most_important_stories_are_told_by_their_openings_most_important_first() -> None:
    assert stories() == ["ferry", "plant", "ballot", "atlas", "drought", "marathon"]
    assert told()[0] == "The ferry Marigold ran aground off Skerrow on Monday with 212 passengers."


def test_rank_decides_the_order_and_not_the_place_on_the_page() -> None:
    assert stories(*reversed(day()))[0] == "ferry"


def test_what_several_outlets_report_goes_before_what_one_alone_reports() -> None:
    lone = replace(day()[0], story=replace(day()[0].story, independent=1))
    assert stories(lone, *day()[1:5]) == ["plant", "ballot", "atlas", "drought", "ferry"]


def test_an_edition_of_three_stories_needs_no_paragraph() -> None:
    assert picks(edition(*day()[:3]), NOTHING) == ()
    assert len(picks(edition(*day()[:4]), NOTHING)) == 4


def test_no_story_is_told_twice_even_where_two_topics_print_it() -> None:
    two = tuple(Section(name=name, topic=name, lead=day()) for name in ("sea", "land"))
    found = [pick.brief.story.id for pick in picks(edition(sections=two), NOTHING)]
    assert len(found) == len(set(found)) == MOST


def test_each_section_has_its_best_story_in_it() -> None:
    first, second = day("ferry", "plant", "ballot", "atlas", "drought", "marathon"), brief("tunnel", 0.1)
    sections = (
        Section(name="News", topic="news", lead=first),
        Section(name="Rail", topic="rail", lead=(second,)),
    )
    found = [pick.brief.story.id for pick in picks(edition(sections=sections), NOTHING)]
    assert found == ["ferry", "plant", "ballot", "atlas", "drought", "tunnel"]


def test_what_one_outlet_alone_says_in_the_single_source_watch_is_not_in_it() -> None:
    section = Section(name="", lead=day()[1:5], single_source=day()[:1])
    assert "ferry" not in [pick.brief.story.id for pick in picks(edition(sections=(section,)), NOTHING)]


def test_a_story_of_which_only_a_headline_could_be_read_is_not_in_it() -> None:
    bare = replace(day()[0], summary=replace(day()[0].summary, sentences=()))
    assert stories(bare, *day()[1:5]) == ["plant", "ballot", "atlas", "drought"]


def test_an_edition_of_headlines_has_no_paragraph() -> None:
    bare = [replace(one, summary=replace(one.summary, sentences=())) for one in day()]
    assert picks(edition(*bare), NOTHING) == ()


@pytest.mark.parametrize(
    "opening",
    [
        "He said that the ferry Marigold would be towed off Skerrow on Tuesday.",
        "The official insisted that the ferry Marigold off Skerrow was sound.",
        "“It went dark and we heard the ferry Marigold scrape over Skerrow rock.”",
        "But the ferry Marigold also lost its rudder off Skerrow, they added.",
        "That left the ferry Marigold off Skerrow with 212 people and no light.",
        "What did the ferry Marigold do off Skerrow with 212 people aboard?",
    ],
)
def test_a_sentence_that_needs_another_does_not_stand_for_its_story(opening: str) -> None:
    headline, text = minutes.STORIES["ferry"]
    odd = brief_of("ferry", headline, f"{opening} {text}", 9.0)
    assert opening not in told(odd, *day()[1:])


def test_somebody_named_by_the_surname_alone_is_not_in_it_though_the_headline_knows_the_name() -> None:
    text = (
        "Lund has cancelled the sale of the Alder ferries, a plan of many years. Mayor Ada Lund said on Monday "
        "that she had no choice."
    )
    ferries = brief_of("sale", "Lund cancels sale of Alder ferries", text, 9.5)
    assert not any(one.startswith("Lund has") for one in told(ferries, *day()))


def test_where_the_opening_is_too_long_a_shorter_sentence_of_the_reports_stands_for_the_story() -> None:
    long = (
        "The ferry Marigold, which was built in 1974 for the crossing to the outer islands and which was to be "
        "sold to a museum in the spring after many years of debate among its owners, the islands and the ministry "
        "of transport, ran aground off Skerrow with 212 passengers aboard early on Monday morning in thick fog."
    )
    short = "The ferry Marigold ran aground off Skerrow with 212 passengers aboard on Monday."
    ferry = brief_of("ferry", minutes.STORIES["ferry"][0], f"{long} {short}", 9.0)
    only = replace(ferry, summary=replace(ferry.summary, sentences=ferry.summary.sentences[:1]))
    assert told(only, *day()[1:])[0] == short


def test_the_paragraph_is_read_in_a_minute_however_long_the_sentences_are() -> None:
    found = told(*minutes.long_day())
    assert 3 <= len(found) <= MOST
    assert sum(map(word_count, found)) <= WORDS


def test_two_stories_that_say_the_same_are_told_once() -> None:
    headline, text = minutes.STORIES["ferry"]
    again = brief_of("again", headline, text.replace("on Monday", "early on Monday"), 8.9)
    assert stories(*day(), again).count("again") + stories(*day(), again).count("ferry") == 1


def test_of_a_story_that_goes_on_what_is_new_is_told() -> None:
    first, *_ = day()
    opening = first.summary.sentences[0].text
    text = f"{opening} The ferry Marigold was towed off Skerrow on Wednesday, and divers began to look at its broken rudder."
    later = brief_of("ferry", first.summary.headline, text, 9.0, status=Status.UPDATED)
    assert "towed off Skerrow" in told(later, *day()[1:], memory=record("ferry", opening))[0]


def test_an_update_beyond_the_summary_may_stand_for_its_story() -> None:
    first, *_ = day()
    known = first.summary.sentences[:1]
    text = f"{known[0].text} The ferry Marigold reached Skerrow harbour under tow on Wednesday with nobody aboard."
    whole = brief_of("ferry", first.summary.headline, text, 9.0, status=Status.UPDATED)
    update = Update(sentence=whole.summary.sentences[1], since="2026/03/04/daily", since_at=builders.at(-24))
    later = replace(whole, summary=replace(whole.summary, sentences=known), updates=(update,))
    assert "under tow" in told(later, *day()[1:], memory=record("ferry", known[0].text))[0]


def test_a_story_with_nothing_new_gives_way_to_news() -> None:
    old = replace(day()[0], status=Status.CONTINUING)
    assert "ferry" not in stories(old, *day()[1:])
    assert stories(old, *day()[1:4])[-1] == "ferry"


def test_a_dateline_is_taken_off_and_the_edit_is_recorded() -> None:
    headline, text = minutes.STORIES["ferry"]
    passage = f"SKERROW (AP) — {text.partition('. ')[0]}."
    dated = brief_of("ferry", headline, passage, 9.0)
    first = picks(edition(dated, *day()[1:]), NOTHING)[0].sentence
    assert first.text == f"{text.partition('. ')[0]}."
    assert first.edits == ("dateline",)
    assert edited(passage, first.edits) == first.text


def test_a_detail_does_not_stand_for_a_story() -> None:
    headline = minutes.STORIES["ferry"][0]
    text = "It rained. Lamps on the old quay of the town had been lit since early in the afternoon."
    stray = brief_of("ferry", headline, text, 9.0)
    assert stories(stray, *day()[1:])[0] == "plant"


def test_a_story_in_another_language_is_told_in_it() -> None:
    french = brief_of(
        "maire",
        "La maire de Brenne renonce au second pont",
        "La maire de Brenne, Anne Rivet, a renoncé lundi au second pont sur la Tamsel. Le chantier devait durer "
        "six ans.",
        9.5,
    )
    assert told(french, *day())[0].startswith("La maire de Brenne, Anne Rivet")


def test_a_story_in_two_languages_is_told_in_the_editions() -> None:
    french = "La maire de Brenne, Anne Rivet, a renoncé lundi au second pont sur la Tamsel."
    english = "The mayor of Brenne, Anne Rivet, gave up the second bridge over the Tamsel on Monday."
    one = brief_of("maire", "Anne Rivet gives up second bridge over Tamsel in Brenne", english, 9.5)
    other = builders.article(2, url="https://wire.example/fr", text=french, language="fr")
    story = replace(one.story, articles=(other, *one.story.articles))
    printed = (*minutes.sentences_of(other), *one.summary.sentences)
    both = replace(one, story=story, summary=replace(one.summary, sentences=printed))
    assert told(both, *day())[0] == english


@pytest.mark.parametrize(
    ("headline", "text"),
    [
        ("布伦市议会批准新桥", "布伦市议会周三批准在阿尔德河上修建一座新桥。工程将于六月开始。"),
        ("مجلس المدينة يوافق على الجسر", "وافق مجلس مدينة برين يوم الأربعاء على بناء جسر جديد فوق النهر."),
        (
            "Совет Бренны одобрил мост",
            "Городской совет Бренны в среду одобрил строительство моста через реку.",
        ),
        (
            "Brennan kaupunki hyväksyi sillan",
            "Brennan kaupunki hyväksyi keskiviikkona uuden sillan joen yli.",
        ),
        ("ब्रेना परिषद ने नए पुल को मंज़ूरी दी", "ब्रेना की नगर परिषद ने बुधवार को नदी पर नए पुल को मंज़ूरी दी।"),
    ],
)
def test_any_script_can_be_told(headline: str, text: str) -> None:
    assert stories(brief_of("bridge", headline, text, 9.5), *day())[0] == "bridge"


def test_a_sentence_that_is_only_partly_supported_is_not_in_it() -> None:
    first, *others = day()
    doubtful = tuple(replace(one, support=Support.PARTLY) for one in first.summary.sentences)
    written = replace(first, summary=replace(first.summary, sentences=doubtful, method="transformers tiny@1"))
    assert "ferry" not in stories(written, *others)
