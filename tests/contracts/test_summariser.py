"""What every summariser promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.errors import SummaryError
from digest.models import Story, Summary
from digest.protocols import Summariser
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.transformer import TransformersSummariser
from tests.fakes import models
from tests.fakes.chat_server import chat_server, says
from tests.unit.summarise.stories import headline_only, of, quake, told

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SAID = "Governor Ines Park asked the army for tents. The council approved a bridge. Nobody was asked."
MAKERS: dict[str, Callable[[], Summariser]] = {
    "extractive": ExtractiveSummariser,
    "encoder-decoder": lambda: TransformersSummariser(str(models.encoder_decoder()), max_new_tokens=48),
    "chat": lambda: TransformersSummariser(str(models.chat()), max_new_tokens=48),
}


@pytest.fixture(params=[*sorted(MAKERS), "endpoint"])
def summariser(request: pytest.FixtureRequest) -> Iterator[Summariser]:
    if request.param in MAKERS:
        yield MAKERS[request.param]()
        return
    with chat_server(lambda asked: says(SAID)) as server:
        yield EndpointSummariser(server.url, "wordy")


def stories() -> list[Story]:
    return [quake(), of(headline_only()), told("The council approved a new bridge over the Alder on Monday.")]


def test_it_is_a_summariser_with_a_name(summariser: Summariser) -> None:
    assert isinstance(summariser, Summariser)
    assert summariser.name


def test_one_result_a_story_in_order_and_every_sentence_cites_real_text(summariser: Summariser) -> None:
    given = stories()
    results = summariser.summarise(given, words=60)
    assert len(results) == len(given)
    for story, result in zip(given, results, strict=True):
        assert isinstance(result, Summary)
        assert result.headline
        texts = {article.url: article.text for article in story.articles}
        for sentence in result.sentences:
            assert sentence.citations
            for citation in sentence.citations:
                assert 0 <= citation.start < citation.end <= len(texts[citation.article_url])
                assert texts[citation.article_url][citation.start : citation.end].strip()


def test_the_same_stories_give_the_same_summaries(summariser: Summariser) -> None:
    assert summariser.summarise(stories(), words=60) == summariser.summarise(stories(), words=60)


def test_the_word_budget_is_kept_but_for_a_single_sentence(summariser: Summariser) -> None:
    for words in (10, 40):
        for result in summariser.summarise(stories(), words=words):
            assert isinstance(result, Summary)
            assert len(result.text.split()) <= words or len(result.sentences) == 1


def test_a_failing_story_is_an_error_in_its_place(summariser: Summariser) -> None:
    first, second = summariser.summarise([told(""), quake()], words=60)
    assert isinstance(first, SummaryError)
    assert isinstance(second, Summary)


def test_no_stories_give_no_summaries(summariser: Summariser) -> None:
    assert summariser.summarise([], words=60) == []
