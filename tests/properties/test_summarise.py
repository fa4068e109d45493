"""What holds for every story, however odd its text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.models import Memory, Story, Support
from digest.report import Report
from digest.summarise import Options, summarise
from digest.summarise.check.evidence import judge
from digest.summarise.read.editing import edited
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.text.sentences import sentence_spans
from tests.unit.summarise.stories import QUAKE_LOCAL, QUAKE_WIRE, told

PIECES = st.sampled_from(
    [
        *QUAKE_WIRE.split(". "),
        *QUAKE_LOCAL.split(". "),
        "“We won. We danced all night,” Ada Lund said on Monday.",
        "“Nobody came to the harbour that night, and nobody called,” Per Moe said.",
        "But the U.S. envoy, Dr. J. K. Hale, left at 5 p.m. on Tuesday.",
        "OSLO (AP) — The dam held through the night, officials said.",
        "He said so",
        "“It was cut off here",
        "Read more:",
        "12 people were killed and 40 injured in Norrby.",
        "…",
        "",
    ]
)
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", ". ", "\n\n", ".\n\n", "\n"])), min_size=1, max_size=12
).map(lambda parts: "".join(piece + gap for piece, gap in parts) + "End of the report.")
STORIES = st.lists(TEXTS, min_size=1, max_size=4).map(lambda texts: told(*texts))


@given(st.text(alphabet="abI .!?…“”\"'‘’()\n1U", max_size=120) | TEXTS)
def test_sentences_hold_every_letter_once_and_in_order(text: str) -> None:
    spans = sentence_spans(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert not any("\n\n" in text[start:end] for start, end in spans)


@settings(deadline=None)
@given(STORIES, st.integers(min_value=5, max_value=150))
def test_every_extractive_sentence_is_its_passage_but_for_recorded_edits(story: Story, words: int) -> None:
    texts = {article.url: article.text for article in story.articles}
    (brief,) = summarise(
        [story], ExtractiveSummariser(), Options(words=words, quotes=3), memory=Memory(), report=Report()
    )
    assert brief.summary.sentences
    for sentence in brief.summary.sentences:
        assert sentence.support is Support.VERBATIM
        first, *others = (texts[c.article_url][c.start : c.end] for c in sentence.citations)
        assert edited(first, sentence.edits) == sentence.text
        assert all(other.strip() for other in others)


@settings(deadline=None)
@given(STORIES)
def test_quotes_are_verbatim_in_their_passage_and_their_speaker_is_named_in_it(story: Story) -> None:
    texts = {article.url: article.text for article in story.articles}
    (brief,) = summarise(
        [story], ExtractiveSummariser(), Options(words=20, quotes=5), memory=Memory(), report=Report()
    )
    for quote in brief.quotes:
        passages = [texts[c.article_url][c.start : c.end] for c in quote.citations]
        assert quote.text in passages[0]
        assert any(quote.speaker.split()[-1] in passage for passage in passages)


@settings(deadline=None)
@given(STORIES)
def test_differences_cite_the_figure_that_they_print(story: Story) -> None:
    texts = {article.url: article.text for article in story.articles}
    (brief,) = summarise([story], ExtractiveSummariser(), Options(), memory=Memory(), report=Report())
    for difference in brief.differences:
        assert len({version.publisher for version in difference.versions}) >= 2
        for version in difference.versions:
            citation = version.citation
            passage = texts[citation.article_url][citation.start : citation.end]
            assert version.wording in " ".join(passage.split())


@given(TEXTS)
def test_a_verbatim_sentence_is_always_supported_by_its_passage(text: str) -> None:
    for start, end in sentence_spans(text):
        verdict = judge(text[start:end], [text[start:end]])
        assert verdict.support is Support.SUPPORTED, verdict.reasons
