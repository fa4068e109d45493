"""An edition as prose or bullets alone: each story's headline, its sentences, and the outlets they are of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cli.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from digest.models import Brief, Edition, Sentence

PLAIN_FORMS = ("prose", "bullets")


def plain_lines(edition: Edition, form: str, columns: int) -> Iterator[str]:
    """The lines of all stories, an empty one between two."""
    for number, brief in enumerate(edition.briefs):
        if number:
            yield ""
        yield from wrapped(brief.summary.title, columns=columns)
        yield from _bullets(brief, columns) if form == "bullets" else _prose(brief, columns)


def _prose(brief: Brief, columns: int) -> Iterator[str]:
    """One paragraph, and the outlets in brackets behind it."""
    text = " ".join(sentence.printed for sentence in brief.summary.sentences) or "Headline only."
    yield from wrapped(f"{text} ({', '.join(brief.story.outlets)})", columns=columns)


def _bullets(brief: Brief, columns: int) -> Iterator[str]:
    """A bullet for each sentence, with the outlets that it cites."""
    for sentence in brief.summary.sentences:
        first, *rest = wrapped(f"{sentence.printed} ({_cited(sentence, brief)})", 2, columns=columns)
        yield f"* {first.lstrip()}"
        yield from rest
    if not brief.summary.sentences:
        yield f"* Headline only. ({', '.join(brief.story.outlets)})"


def _cited(sentence: Sentence, brief: Brief) -> str:
    """The outlets of the passages that a sentence rests on, each once."""
    publisher = {article.url: article.publisher for article in brief.story.articles}
    return ", ".join(dict.fromkeys(publisher[one.article_url] for one in sentence.citations))
