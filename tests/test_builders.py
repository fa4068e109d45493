"""The builders build what they say."""

from __future__ import annotations

from tests import builders


def test_a_built_citation_slices_to_its_sentence() -> None:
    brief = builders.brief()
    (sentence,) = brief.summary.sentences
    (citation,) = sentence.citations
    texts = {article.url: article.text for article in brief.story.articles}
    assert texts[citation.article_url][citation.start : citation.end] == sentence.text
