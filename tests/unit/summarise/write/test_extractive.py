"""The extractive summariser: which sentences it chooses, in which order, with which citations."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.errors import SummaryError
from digest.models import Copy, Story, Summary, Support
from digest.summarise.choose.scorer import shipped
from digest.summarise.write.extractive import ExtractiveSummariser
from tests import builders
from tests.unit.summarise.stories import QUAKE_WIRE, headline_only, of, quake, told


def summary(story: Story, words: int = 100) -> Summary:
    (result,) = ExtractiveSummariser().summarise([story], words=words)
    assert isinstance(result, Summary)
    return result


def test_the_first_sentence_says_what_happened() -> None:
    first = summary(quake()).sentences[0]
    assert "earthquake" in first.text
    assert first.support is Support.VERBATIM


def test_sentences_are_cited_by_offsets_into_the_articles() -> None:
    story = quake()
    texts = {article.url: article.text for article in story.articles}
    for sentence in summary(story).sentences:
        citation = sentence.citations[0]
        assert sentence.text.split()[-1] in texts[citation.article_url][citation.start : citation.end]


def test_two_outlets_that_say_the_same_are_both_cited_and_it_is_printed_once() -> None:
    text = "Governor Ines Park declared a state of emergency on Sunday after the quake near Norrby."
    result = summary(told(text, text.replace("on Sunday", "this Sunday")))
    assert len(result.sentences) == 1
    assert len({citation.article_url for citation in result.sentences[0].citations}) == 2


def test_chrome_questions_and_cut_off_words_are_left_out() -> None:
    printed = summary(quake(), words=400).text
    assert "Read more" not in printed
    assert "?" not in printed
    assert "(AP)" not in printed
    assert printed.count("“") == printed.count("”")


SHOP = "The quake near Norrby destroyed the shop of the baker Tova Lie in the old town on Sunday."
SHE = "She will bake for her neighbours of the old town in the harbour hall from Monday, officials said."


def test_a_sentence_with_an_unresolved_pronoun_follows_the_one_that_names_the_person() -> None:
    assert [sentence.text for sentence in summary(told(f"{SHOP} {SHE}")).sentences] == [SHOP, SHE]


def test_a_pronoun_that_no_sentence_before_it_resolves_is_not_printed() -> None:
    assert [sentence.text for sentence in summary(told(f"{SHE} {SHOP}")).sentences] == [SHOP]


def test_a_sentence_is_left_out_with_the_one_that_it_needs_where_both_are_too_long() -> None:
    assert [sentence.text for sentence in summary(told(f"{SHOP} {SHE}"), words=30).sentences] == [SHOP]


@pytest.mark.parametrize(("words", "sentences"), [(30, 1), (60, 3), (100, 3)])
def test_the_word_budget_is_kept(words: int, sentences: int) -> None:
    result = summary(quake(), words)
    assert len(result.text.split()) <= words
    assert len(result.sentences) == sentences


def test_a_short_brief_keeps_its_budget_when_a_short_sentence_tells_the_news() -> None:
    long = (
        "Ministers of the three countries that fish the northern bank agreed on Tuesday in Norrby, after talks "
        "through the night, to cut the cod quota by a third from May."
    )
    story = told("Fishing countries cut the cod quota for the northern bank on Tuesday.", long, long)
    headed = [
        replace(article, headline="Cod quota cut by a third in the north") for article in story.articles
    ]
    story = replace(story, articles=tuple(headed))
    assert len(summary(story, words=25).text.split()) <= 25


@pytest.mark.parametrize("words", [10, 20])
def test_a_short_brief_is_never_longer_by_more_than_a_quarter_when_something_fits(words: int) -> None:
    short = "Halden slept while the dam held."
    long = "The dam at Halden held through the night of the great storm " * 2 + "of Monday."
    assert len(summary(told(f"{short} {long}"), words).text.split()) <= 1.25 * words


def test_a_copy_is_not_quoted_when_the_original_is_there() -> None:
    story = quake()
    copy = builders.article(3, text=QUAKE_WIRE)
    story = replace(
        story,
        articles=(copy, *story.articles),
        copies=(Copy(article_url=copy.url, original_url=story.articles[0].url),),
    )
    cited = {c.article_url for s in summary(story).sentences for c in s.citations}
    assert copy.url not in cited


def test_a_story_of_which_only_the_headline_was_read_does_not_print_it_twice() -> None:
    result = summary(of(headline_only("Council approves bridge")))
    assert (result.headline, result.sentences) == ("Council approves bridge", ())


def test_a_text_that_says_no_more_than_its_headline_is_left_out() -> None:
    repeated = builders.article(
        1, headline="Norrby council approves bridge", text="The Norrby council approves the bridge."
    )
    assert summary(of(repeated)).sentences == ()
    more = builders.article(
        1,
        headline="Norrby council approves bridge",
        text="The Norrby council approves the bridge. Work on the piers begins in Halden on 3 May.",
    )
    assert [one.text for one in summary(of(more)).sentences] == [
        "Work on the piers begins in Halden on 3 May."
    ]


def test_a_story_without_text_is_an_error_value() -> None:
    (result,) = ExtractiveSummariser().summarise([told("")], words=100)
    assert isinstance(result, SummaryError)


def test_the_same_story_gives_the_same_summary() -> None:
    assert summary(quake()) == summary(quake())


@pytest.mark.parametrize("kind", ["full", "blurb"])
def test_the_weights_are_in_the_package(kind: str) -> None:
    weights = shipped(kind)
    assert len(weights.sentence.weights) == len(weights.sentence.mean)
    assert any(weights.bigram.weights)
