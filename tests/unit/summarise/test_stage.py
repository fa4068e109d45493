"""The summarising stage as a whole: stories in, briefs out."""

from __future__ import annotations

from digest.models import Memory, Status, StoryRecord
from digest.report import Report
from digest.summarise import Options, summarise
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.fakes.summarisers import FailingSummariser, FirstSentenceSummariser
from tests.unit.summarise.stories import quake


def record(*printed: str) -> StoryRecord:
    return StoryRecord(
        id="story-1",
        article_urls=(),
        headline="Quake near Norrby",
        first_seen=builders.at(-30),
        last_seen=builders.at(-24),
        last_edition="2026/03/04/daily",
        last_edition_at=builders.at(-24),
        printed=printed,
        days=1,
    )


def test_every_story_gets_its_brief_in_order() -> None:
    stories = [builders.story(2, id="one"), builders.story(3, id="two")]
    briefs = summarise(stories, FirstSentenceSummariser(), Options(), memory=Memory(), report=Report())
    assert [brief.story.id for brief in briefs] == ["one", "two"]
    assert all(brief.summary.method == "first sentence" for brief in briefs)


def test_when_the_summariser_fails_the_extractive_one_stands_in_and_it_is_reported() -> None:
    report = Report()
    (brief,) = summarise([quake()], FailingSummariser(), Options(), memory=Memory(), report=report)
    assert brief.summary.method == ExtractiveSummariser.name
    assert [(problem.stage, problem.reason) for problem in report.problems] == [("summarise", "no ink")]


def test_a_story_that_no_edition_carried_is_new() -> None:
    (brief,) = summarise([quake()], ExtractiveSummariser(), Options(), memory=Memory(), report=Report())
    assert (brief.status, brief.day, brief.updates) == (Status.NEW, 1, ())


def test_a_story_with_something_new_is_updated_and_says_what_beyond_its_summary() -> None:
    memory = Memory(records=(record("An earthquake struck the coast near Norrby."),))
    options = Options(words=40)
    (brief,) = summarise([quake()], ExtractiveSummariser(), options, memory=memory, report=Report())
    assert (brief.status, brief.day) == (Status.UPDATED, 2)
    assert brief.updates[0].since == "2026/03/04/daily"
    assert not {update.sentence for update in brief.updates} & set(brief.summary.sentences)


def test_a_story_with_nothing_new_is_continuing() -> None:
    (first,) = summarise([quake()], ExtractiveSummariser(), Options(), memory=Memory(), report=Report())
    memory = Memory(records=(record(*(sentence.text for sentence in first.summary.sentences)),))
    (brief,) = summarise([quake()], ExtractiveSummariser(), Options(), memory=memory, report=Report())
    assert (brief.status, brief.updates) == (Status.CONTINUING, ())


def test_quotes_and_differences_stand_beside_the_summary() -> None:
    options = Options(words=60, quotes=2)
    (brief,) = summarise([quake()], ExtractiveSummariser(), options, memory=Memory(), report=Report())
    assert brief.differences
    printed = brief.summary.text + " ".join(quote.text for quote in brief.quotes)
    assert printed.count("nothing but our coats") == 1


def test_what_is_printed_as_new_or_as_differing_is_not_quoted_as_well() -> None:
    memory = Memory(records=(record("An earthquake struck the coast near Norrby."),))
    options = Options(words=20, quotes=3, updates=9)
    (brief,) = summarise([quake()], ExtractiveSummariser(), options, memory=memory, report=Report())
    texts = [update.sentence.text for update in brief.updates] + [brief.summary.text]
    assert any("nothing but our coats" in text for text in texts) is not bool(brief.quotes)
