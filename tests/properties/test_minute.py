"""Properties of the paragraph of every edition, whatever its stories say and whatever a model writes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.minute.choice import FEWEST, MOST, WORDS, picks
from digest.minute.generated import written
from digest.minute.paragraph import extracted
from digest.models import Edition, Memory, Minute, Section, Support
from digest.report import Report
from digest.summarise import Options, summarise
from digest.summarise.check.evidence import judge
from digest.summarise.read.editing import edited
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.text.scripts import word_count
from tests.fakes import minutes
from tests.properties.test_summarise import PIECES, TEXTS
from tests.unit.summarise.stories import told

OPENINGS = st.sampled_from([text for _, text in minutes.STORIES.values()])
DAYS = st.lists(st.tuples(OPENINGS, TEXTS), min_size=4, max_size=8, unique_by=lambda pair: pair[0])
ANSWERS = st.lists(
    st.sampled_from([one for _, text in minutes.STORIES.values() for one in text.split(". ")]) | PIECES,
    max_size=9,
).map(lambda parts: ". ".join(parts) + ".")
QUIET = settings(max_examples=8, deadline=None)


def edition(day: list[tuple[str, str]]) -> Edition:
    """An edition whose stories begin with the given sentences and continue with the given texts."""
    stories = [told(f"{opening} {rest}", id=f"story-{place}") for place, (opening, rest) in enumerate(day)]
    briefs = summarise(stories, ExtractiveSummariser(), Options(), memory=Memory(), report=Report())
    return minutes.edition(sections=(Section(name="", lead=tuple(briefs)),))


def check(minute: Minute, whole: Edition) -> None:
    """The paragraph is short enough, tells no story twice, and cites passages that support each sentence."""
    assert FEWEST <= len(minute.told) <= MOST
    assert sum(word_count(one.sentence.text) for one in minute.told) <= WORDS
    ids = [id_ for one in minute.told for id_ in one.story_ids]
    assert len(ids) == len(set(ids))
    stories = {brief.story.id: brief.story for brief in whole.briefs}
    for one in minute.told:
        texts = {article.url: article.text for id_ in one.story_ids for article in stories[id_].articles}
        passages = [texts[cited.article_url][cited.start : cited.end] for cited in one.sentence.citations]
        assert passages
        if one.sentence.support is Support.VERBATIM:
            assert edited(passages[0], one.sentence.edits) == one.sentence.text
        else:
            assert judge(one.sentence.text, passages).support is Support.SUPPORTED


@QUIET
@given(DAYS)
def test_every_sentence_of_the_paragraph_cites_a_story_and_a_passage_that_slices_back(
    day: list[tuple[str, str]],
) -> None:
    whole = edition(day)
    chosen = picks(whole, Memory())
    if chosen:
        check(extracted(chosen), whole)
        assert picks(whole, Memory()) == chosen


@QUIET
@given(DAYS, ANSWERS)
def test_whatever_a_model_writes_only_what_its_stories_back_is_printed(
    day: list[tuple[str, str]], answer: str
) -> None:
    whole = edition(day)
    chosen = picks(whole, Memory())
    if chosen:
        check(written(answer, chosen, method="endpoint wordy"), whole)
