"""Which printed stories have nothing but late copies today: they are still developing, and not printed again.

A report that another outlet prints a day later, or an old item at a new address, is a new article of its
story but no news: readers have had it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.text.sentences import sentences
from digest.text.tokens import content_words, numbers, shingles, words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from digest.models import Article, Memory, Story

NOTHING_NEW = "nothing new since it was printed"
"""The reason that the ledger gives."""
HELD = 0.8
"""An article repeats an earlier one that has at least this share of its runs of four words. Chosen by
reading; not measured."""
LEAST_RUNS = 12
"""Such an article has at least this many runs; a shorter one must have the very same words. Chosen by
reading; not measured."""
RETOLD = 0.8
"""An article retells an earlier one that has the content of at least this share of its sentences. Chosen by
reading; not measured."""
SAID = 0.6
"""A sentence has the content of another if it has at least this share of its content words. Chosen by
reading; not measured."""
MIN_SENTENCES = 3
"""An article of fewer sentences is not judged by what it retells. Chosen by reading; not measured."""


def late(stories: Iterable[Story], memory: Memory) -> dict[str, str]:
    """Id of each story printed before that has new articles, but none with news → the reason for the ledger.

    A story whose articles are all known already is not among them: its edition reaches back to where they
    were printed, and prints it as continuing.
    """
    printed = {record.id: record for record in memory.records if record.last_edition}
    known = {url for record in printed.values() for url in record.article_urls}
    return {
        story.id: NOTHING_NEW
        for story in stories
        if not printed.keys().isdisjoint((story.id, *story.merged)) and _is_late(story, known)
    }


def _is_late(story: Story, known: Collection[str]) -> bool:
    """Whether the story has articles that are not known, and all of them repeat earlier ones."""
    fresh = [article for article in story.articles if article.url not in known]
    earlier = [*story.earlier, *(article for article in story.articles if article.url in known)]
    return bool(fresh) and all(any(repeats(article, one) for one in earlier) for article in fresh)


def repeats(article: Article, earlier: Article) -> bool:
    """Whether an article says no more than an earlier one, copied or retold: no new figure or subject."""
    if _plain(article) == _plain(earlier):
        return True
    if not article.text:
        return words(article.headline) == words(earlier.headline)
    if not _figures(article) <= _figures(earlier) or _has_new_subject(article, earlier):
        return False
    return _is_held(article, earlier) or _is_retold(article, earlier)


def _plain(article: Article) -> list[str]:
    return words(article.text or article.headline)


def _figures(article: Article) -> set[str]:
    return set(numbers(f"{article.headline}\n{article.text}"))


def _has_new_subject(article: Article, earlier: Article) -> bool:
    """Whether it says a word twice that the earlier one lacks: hail, say, in yesterday's report of frost."""
    times = Counter(content_words(f"{article.headline}\n{article.text}"))
    known = set(content_words(f"{earlier.headline}\n{earlier.text}"))
    return any(count > 1 and word not in known for word, count in times.items())


def _is_held(article: Article, earlier: Article) -> bool:
    runs, theirs = shingles(words(article.text)), set(shingles(words(earlier.text)))
    return len(runs) >= LEAST_RUNS and sum(run in theirs for run in runs) >= HELD * len(runs)


def _is_retold(article: Article, earlier: Article) -> bool:
    told, theirs = _content(article), _content(earlier)
    said = sum(any(len(own & other) >= SAID * len(own) for other in theirs) for own in told)
    return len(told) >= MIN_SENTENCES and said >= RETOLD * len(told)


def _content(article: Article) -> Sequence[set[str]]:
    """The content words of each sentence that has any."""
    found = [set(content_words(sentence)) for sentence in sentences(article.text)]
    return [each for each in found if each]
