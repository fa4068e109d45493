"""The sentences of a story that may be printed."""

from __future__ import annotations

from digest.language import ENGLISH, NEUTRAL
from digest.models import Copy, Evidence
from digest.summarise.read.passages import article_passages, passages, voices
from tests import builders
from tests.unit.summarise.stories import of, told


def test_copies_have_no_voice() -> None:
    story = told("The dyke broke.", "The dyke broke.")
    first, second = story.articles
    copy = Copy(article_url=second.url, original_url=first.url)
    assert voices(of(first, second, copies=(copy,))) == [first]


def test_a_bare_headline_speaks_only_where_nothing_has_text() -> None:
    full = builders.article(1, text="The dyke broke.")
    bare = builders.article(2, text="Dyke breaks", evidence=Evidence.HEADLINE)
    assert voices(of(full, bare)) == [full]
    assert voices(of(bare)) == [bare]


def test_outlets_of_one_owner_are_one_voice() -> None:
    articles = [
        builders.article(1, text="The dyke broke.", publisher="Courier", owner="Lund Press"),
        builders.article(2, text="A dyke broke.", publisher="Herald", owner="Lund Press"),
        builders.article(3, text="Dykes broke.", publisher="Bay News"),
    ]
    assert [passage.voter for passage in passages(of(*articles))] == [0, 0, 1]


def test_a_passage_is_cited_where_it_stands_in_its_article() -> None:
    text = "The dyke broke. But the  bridge held."
    (_, second) = article_passages(builders.article(1, text=text))
    assert text[second.citation.start : second.citation.end] == "But the  bridge held."
    assert (second.text, second.edits) == ("The bridge held.", ("white space", "leading connective"))
    assert (second.place, second.of, second.length) == (1, 2, 3)


def test_an_article_is_read_by_the_tables_of_its_language() -> None:
    (english,) = article_passages(builders.article(1, text="The dyke broke.", language="en"))
    (chinese,) = article_passages(builders.article(1, text="堤坝决口了。", language="zh"))
    assert english.language is ENGLISH
    assert chinese.language is NEUTRAL


def test_no_more_sentences_of_an_article_are_looked_at_than_asked_for() -> None:
    found = article_passages(builders.article(1, text="One came. Two came. Three came."), limit=2)
    assert [passage.text for passage in found] == ["One came.", "Two came."]
    assert found[0].of == 3
