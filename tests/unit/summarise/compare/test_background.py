"""Sentences of earlier editions are printed again as background if today's sentences presuppose them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.models import Background, Printing, Story, StoryRecord
from digest.summarise.compare.background import background
from tests import builders
from tests.unit.summarise.stories import of

PLAN = (
    "The council of Norrby approved the bridge over the Alder by 31 votes to 28, against the will of the farmers "
    "and the ferry company."
)
FERRY = "A ferry sank near the Alder mills in 1986 with nine passengers."
TODAY = [
    "Work on the bridge over the Alder began in Norrby, and the ferry company went to court.",
    "The council said the bridge will be ready in three years.",
]


def continuing(*printed: str, told: str = "", published_hours_ago: int = 30) -> tuple[Story, StoryRecord]:
    """A story of which yesterday's edition printed these sentences, and the record of that edition."""
    before = builders.article(9, text="\n\n".join(printed), published=builders.at(-published_hours_ago))
    story = of(builders.article(1, text=told or " ".join(TODAY)), earlier=(before,))
    printing = Printing(edition="2026/03/04/daily", at=builders.at(-24), sentences=printed)
    record = StoryRecord(
        id=story.id,
        article_urls=(before.url,),
        headline="Bridge",
        first_seen=before.at,
        last_seen=before.at,
        last_edition=printing.edition,
        last_edition_at=printing.at,
        printed=printed,
        printings=(printing,),
    )
    return story, record


def texts(found: tuple[Background, ...]) -> list[str]:
    return [told.sentence.text for told in found]


def test_what_todays_sentences_take_as_known_is_told_again_with_its_passage_and_edition() -> None:
    story, record = continuing(PLAN, FERRY)
    (told,) = background(story, record, TODAY, 2)
    assert told.sentence.text == PLAN
    assert (told.edition, told.edition_at) == ("2026/03/04/daily", builders.at(-24))
    (citation,) = told.sentence.citations
    (before,) = story.earlier
    assert citation.article_url == before.url
    assert before.text[citation.start : citation.end] == PLAN


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Norrby will vote on the bridge and the ferry company in May.",
        "It gave the council of Norrby a bridge and the ferry company a new pier.",
        "“The bridge and the ferry are one for the council of Norrby,” said Per Moe.",
        "The work on the bridge over the Alder began in Norrby, the ferry company said in court.",
        "A ferry sank in the cold winter of a year that everybody would rather forget.",
    ],
)
def test_what_is_open_leans_quotes_is_said_today_or_is_about_something_else_is_not(sentence: str) -> None:
    story, record = continuing(sentence)
    assert background(story, record, TODAY, 2) == ()


def test_a_figure_that_today_is_another_one_is_not_told_again() -> None:
    flood = "The flood killed 12 people in Norrby and cut the bridge and the ferry company off."
    today = "The flood killed 19 people in Norrby, the council said as the ferry company cleared the bridge."
    story, record = continuing(flood, told=today)
    assert background(story, record, [today], 2) == ()
    same = today.replace("19", "12")
    story, record = continuing(flood, told=same)
    assert texts(background(story, record, TODAY, 2)) == [flood]


def test_a_weekday_of_another_week_is_not_named() -> None:
    sentence = PLAN.replace("approved the bridge", "approved the bridge on Monday")
    story, record = continuing(sentence)
    assert texts(background(story, record, TODAY, 2)) == [sentence]
    story, record = continuing(sentence, published_hours_ago=24 * 8)
    assert background(story, record, TODAY, 2) == ()


def test_sentences_of_two_editions_stand_in_the_order_in_which_they_were_printed() -> None:
    second = (
        "The ferry company lost its old quay to a winter storm, and asked the council of Norrby for help."
    )
    story, record = continuing(PLAN, second)
    first_day = Printing(edition="2026/03/03/daily", at=builders.at(-48), sentences=(second,))
    later = replace(record.printings[0], sentences=(PLAN,))
    found = background(story, replace(record, printings=(first_day, later)), TODAY, 2)
    assert [(told.sentence.text, told.edition) for told in found] == [
        (second, first_day.edition),
        (PLAN, later.edition),
    ]
    assert len(background(story, replace(record, printings=(first_day, later)), TODAY, 1)) == 1


def test_a_new_story_and_one_whose_articles_are_gone_have_no_background() -> None:
    story, record = continuing(PLAN)
    assert background(story, None, TODAY, 2) == ()
    assert background(replace(story, earlier=()), record, TODAY, 2) == ()
    assert background(story, replace(record, printings=()), TODAY, 2) == ()
