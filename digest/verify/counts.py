"""Whether an edition agrees with itself: its counts, its ledger, its stories and the articles they rest on.

None of this needs the manifest: it is what an older edition, and one whose manifest was made anew by whoever
changed it, can still be caught by.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any

from digest.render.record import article_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Json = "Mapping[str, Any]"

_TAKEN = frozenset({"printed", "copy", "below the cut", "filtered"})
"""The fates of entries of which an article came before the topics."""
_IN_PRINT = frozenset({"printed", "copy"})
_VIEWS = "Views"
"""Where the ledger says an opinion is printed, which is no article of a story."""
_OF_THE_TEXT = ("copy_of", "copy_kind")
"""What an article is said to be in its story, and not in articles.jsonl."""


def agreement_faults(edition: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Everything in which a well-formed edition.json contradicts itself or articles.jsonl (`rows`, by id)."""
    return [
        *_trust(edition),
        *_stories(edition),
        *_named(edition),
        *_ledger(edition),
        *_articles(edition, rows),
        *_times(edition),
    ]


def _trust(edition: Mapping[str, Any]) -> Iterator[str]:
    """The numbers of the trust strip that can be counted again, but those of sentences."""
    stories, feeds, lines = edition["stories"], edition["feeds"], edition["ledger"]
    failing = sum(bool(feed["error"]) for feed in feeds)
    counted = {
        "shown": len(stories),
        "replaced": sum(story["replaced"] for story in stories),
        "feeds_failing": failing,
        "feeds_ok": len(feeds) - failing,
    }
    fates = Counter(line["fate"] for line in lines)
    if lines and not fates["could not be printed"]:
        counted["articles"] = sum(fates[fate] for fate in _TAKEN)
    for name, number in counted.items():
        if edition["trust"][name] != number:
            yield f"the trust strip says {edition['trust'][name]} of {name}: it is {number}"
    if edition["trust"]["stories"] < len(stories):
        yield f"the trust strip says {edition['trust']['stories']} of stories: {len(stories)} are printed"


def _stories(edition: Mapping[str, Any]) -> Iterator[str]:
    """Each story once, with the outlets of its articles, under a headline of theirs."""
    for name, times in Counter(story["id"] for story in edition["stories"]).items():
        if times > 1:
            yield f"{name}: stands {times} times in the edition"
    for story in edition["stories"]:
        where, articles = story["id"], story["articles"]
        outlets = {article["publisher"] for article in articles}
        if set(story["outlets"]) != outlets or len(set(story["outlets"])) != len(story["outlets"]):
            yield f"{where}: its outlets are not those of its articles: {', '.join(story['outlets'])}"
        if story["independent"] > len(articles):
            yield f"{where}: says {story['independent']} independent, and has {len(articles)} articles"
        if not (story.get("heading") or story.get("form") or _is_headline_of(story)):
            yield f"{where}: its headline is of none of its articles: {story['headline']}"
        yield from _copies(story)


def _is_headline_of(story: Mapping[str, Any]) -> bool:
    words = _words(story["headline"])
    return any(_in_order(words, _words(article["headline"])) for article in story["articles"])


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _in_order(words: list[str], among: list[str]) -> bool:
    """Whether `words` stand among others, in their order: a headline is shortened, never added to."""
    rest = iter(among)
    return all(word in rest for word in words)


def _copies(story: Mapping[str, Any]) -> Iterator[str]:
    known = {article["id"] for article in story["articles"]}
    for article in story["articles"]:
        if (article["copy_of"] is None) != (article["copy_kind"] is None):
            yield f"{story['id']}: {article['id']} is a copy of something without a kind, or the reverse"
        if article["copy_of"] is not None and article["copy_of"] not in known - {article["id"]}:
            yield f"{story['id']}: {article['id']} is a copy of what is not there: {article['copy_of']}"


def _named(edition: Mapping[str, Any]) -> Iterator[str]:
    """What is told in brief is of a story that is printed, in its words."""
    stories = {story["id"]: story for story in edition["stories"]}
    for bullet in edition["in_brief"]:
        story = stories.get(bullet["story"])
        if story is None:
            yield f"in brief: names a story that is not printed: {bullet['story']}"
        elif bullet["status"] != story["status"]:
            yield f"in brief: calls {story['id']} {bullet['status']}, and it is {story['status']}"


def _ledger(edition: Mapping[str, Any]) -> Iterator[str]:
    """Every article of a story came into print by the ledger, and nothing else did."""
    if not edition["ledger"]:
        return
    printed = {line["article"] for line in edition["ledger"] if line["fate"] in _IN_PRINT}
    stories = {article["id"]: story for story in edition["stories"] for article in story["articles"]}
    for name, story in stories.items():
        if name not in printed:
            yield f"{story['id']}: {name} is in print, and the ledger does not say so"
    for line in edition["ledger"]:
        if line["article"] and line["article"] != article_id(line["url"]) and line["fate"] != "merged":
            yield f"the ledger: {line['url']} is not the address of the article {line['article']}"
        if line["fate"] in _IN_PRINT and line["article"] not in stories and line["detail"] != _VIEWS:
            yield f"the ledger: is said to be in print, and is not: {line['title'] or line['url']}"
        story_of = stories.get(line["article"]) if line["fate"] == "printed" else None
        if story_of is not None and not line["detail"].startswith(story_of["headline"]):
            yield f"the ledger: {line['title']} is not printed under {line['detail']}"


def _articles(edition: Mapping[str, Any], rows: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The articles are those of articles.jsonl, and go by the names of their addresses."""
    listed: dict[str, Mapping[str, Any]] = {}
    for story in edition["stories"]:
        for article in (*story["articles"], *story.get("earlier", ())):
            listed[article["id"]] = article
    for name, article in listed.items():
        if article_id(article["url"]) != name:
            yield f"the article {name} does not go by the name of its address: {article['url']}"
        row = {key: value for key, value in rows.get(name, {}).items() if key != "text"}
        said = {key: value for key, value in article.items() if key not in _OF_THE_TEXT}
        if not row:
            yield f"articles.jsonl: has no line on {name}"
        elif differing := sorted(key for key in row.keys() | said.keys() if row.get(key) != said.get(key)):
            yield f"articles.jsonl: {name} is not as edition.json has it: {', '.join(differing)}"
    for name in rows.keys() - listed.keys():
        yield f"articles.jsonl: has an article that is not in the edition: {name}"


def _times(edition: Mapping[str, Any]) -> Iterator[str]:
    window = edition["window"]
    if not _instant(window["since"]) < _instant(window["until"]):
        yield "the window ends before it begins"


def _instant(text: str) -> float:
    from datetime import datetime

    return datetime.fromisoformat(text).timestamp()
