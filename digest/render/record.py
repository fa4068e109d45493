"""An edition for machines: edition.json, and the articles it rests on, one a line.

`docs/reference/edition.schema.json` describes it. Every citation can be checked by anyone: with
the article's line of articles.jsonl, ``text[start:end] == passage``.
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from digest.errors import RenderError
from digest.render.editions import articles_of, earlier_of
from digest.render.links import edition_path, outward
from digest.render.stories import passage_of
from digest.tokens import cleaned, text_without

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from digest.models import (
        Article,
        Background,
        Brief,
        Citation,
        Difference,
        Edition,
        FeedHealth,
        Form,
        LedgerLine,
        Sentence,
        Story,
        Thread,
        Turn,
        Update,
    )
    from digest.render.links import Address

SCHEMA = "digest/edition/1"

Json = dict[str, Any]


def article_id(url: str) -> str:
    """A short name for an article: 12 hexadecimal digits of its printed address's blake2b."""
    return blake2b(cleaned(url).encode("utf-8", "replace"), digest_size=6).hexdigest()


def edition_json(edition: Edition, address: Address) -> bytes:
    """edition.json.

    Raises:
        RenderError: a citation leads to no text.
    """
    articles = articles_of(edition)
    record = {
        "schema": SCHEMA,
        "id": edition.slug,
        "url": address.public(edition_path(edition.slug)),
        "title": edition.title,
        "label": edition.label,
        **_identity(edition),
        "language": edition.language,
        "window": {
            "since": _time(edition.window.since),
            "until": _time(edition.window.until),
            "timezone": edition.timezone,
        },
        "made_at": _time(edition.made_at),
        "is_partial": edition.is_partial,
        **({"partial_because": edition.ledger.cut} if edition.ledger.cut else {}),
        "generated_by": _generated_by(edition),
        "trust": _trust(edition),
        **_minute(edition, articles),
        "in_brief": [
            {"story": bullet.story_id, "text": bullet.text, "status": bullet.status.value}
            for bullet in edition.in_brief
        ],
        "stories": list(_stories(edition, articles)),
        **_views(edition),
        "developing": [_thread(thread) for thread in edition.developing],
        "quiet": [_thread(thread) for thread in edition.quiet],
        "turns": [_turn(turn) for turn in edition.turns],
        "feeds": [_feed(feed) for feed in edition.ledger.feeds],
        "ledger": [_line(line) for line in edition.ledger.lines],
    }
    return as_bytes(json.dumps(record, ensure_ascii=False, indent=1)) + b"\n"


def _identity(edition: Edition) -> Json:
    """The plan and the slot that it was made for; nothing in an edition of before these were kept."""
    if edition.slot is None:
        return {}
    return {
        "plan": edition.plan_id,
        "slot": {"local": edition.slot.local, "at": _time(edition.slot.at)},
    }


def _minute(edition: Edition, articles: Mapping[str, Article]) -> Json:
    """The paragraph that the edition opens with; nothing where it has none."""
    if edition.minute is None:
        return {}
    told = [
        {"stories": list(one.story_ids)} | _sentence(one.sentence, articles) for one in edition.minute.told
    ]
    return {
        "minute": {"method": edition.minute.method, "replaced": edition.minute.replaced, "sentences": told}
    }


def _views(edition: Edition) -> Json:
    """Opinion and analysis by name, and whether the edition is short on purpose; nothing of what is not."""
    views = [
        {
            "headline": view.headline,
            "author": view.byline,
            "outlet": view.publisher,
            "url": outward(view.url),
            "kind": view.kind.value,
            "published": None if view.is_undated else _time(view.at),
        }
        for view in edition.views
    ]
    return ({"views": views} if views else {}) | ({"is_quiet": True} if edition.is_quiet else {})


def articles_jsonl(edition: Edition) -> bytes:
    """articles.jsonl: the articles of the printed stories with their texts, by address."""
    articles = articles_of(edition)
    lines = (
        json.dumps(_article(articles[url]) | {"text": articles[url].text}, ensure_ascii=False)
        for url in sorted(articles)
    )
    return b"".join(as_bytes(line) + b"\n" for line in lines)


def as_bytes(text: str) -> bytes:
    """UTF-8. A lone surrogate becomes one ``?``, so that offsets still hold."""
    return text.encode("utf-8", "replace")


def _time(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def _generated_by(edition: Edition) -> Json:
    manifest = edition.manifest
    if manifest is None:
        return {"version": "", "summariser": "", "embedder": "", "options": "", "material": ""}
    return {
        "version": manifest.version,
        "summariser": manifest.summariser,
        "embedder": manifest.embedder,
        "options": manifest.options,
        "material": manifest.material_hash,
    }


def _trust(edition: Edition) -> Json:
    trust = edition.trust
    return {
        "feeds_ok": trust.feeds_ok,
        "feeds_failing": trust.feeds_failing,
        "articles": trust.articles,
        "stories": trust.stories,
        "shown": trust.shown,
        "sentences": trust.sentences,
        "supported": trust.supported,
        "replaced": trust.replaced,
    }


def _stories(edition: Edition, articles: Mapping[str, Article]) -> Iterable[Json]:
    """The stories in reading order, each with the heading and the place it stands at."""
    for section in edition.sections:
        places = {"lead": section.lead, "more": section.more, "single_source": section.single_source}
        for place, briefs in places.items():
            for brief in briefs:
                yield {
                    "id": brief.story.id,
                    "section": section.name,
                    "topic": section.topic,
                    "place": place,
                } | _brief(brief, articles)


def _brief(brief: Brief, articles: Mapping[str, Article]) -> Json:
    story, summary = brief.story, brief.summary
    return {
        "headline": summary.headline,
        "status": brief.status.value,
        "day": brief.day,
        "first_seen": _time(story.first_seen or min(article.at for article in story.articles)),
        "updated": _time(story.updated),
        "rank": {"score": story.rank.score, "terms": dict(story.rank.terms)},
        "outlets": list(story.outlets),
        "independent": story.independent,
        **(
            {"silent": [{"group": one.group, "outlets": one.outlets} for one in brief.silent]}
            if brief.silent
            else {}
        ),
        "method": summary.method,
        "replaced": summary.replaced,
        **({"unasked": summary.unasked} if summary.unasked else {}),
        "sentences": [_sentence(sentence, articles) for sentence in summary.sentences],
        "quotes": [
            {"text": quote.text, "speaker": quote.speaker, "citations": _citations(quote.citations, articles)}
            for quote in brief.quotes
        ],
        "differences": [_difference(difference, articles) for difference in brief.differences],
        "updates": [_update(update, articles) for update in brief.updates],
        "background": [_background(told, articles) for told in brief.background],
        "articles": _story_articles(story),
        "earlier": [
            _article(article) | {"copy_of": None, "copy_kind": None} for article in earlier_of(brief)
        ],
        **_added(brief, articles),
    }


def _sentence(sentence: Sentence, articles: Mapping[str, Article]) -> Json:
    translation = {"translation": sentence.translation} if sentence.translation else {}
    return {
        "text": sentence.text,
        "support": sentence.support.value,
        "edits": list(sentence.edits),
        "citations": _citations(sentence.citations, articles),
        **translation,
        **({"reported_at": _time(sentence.day)} if sentence.day else {}),
    }


def _added(brief: Brief, articles: Mapping[str, Article]) -> Json:
    """What was added beyond the default: nothing where nothing was asked for."""
    heading, translation = brief.summary.heading, brief.summary.headline_translation
    found = {
        "headline_translation": translation,
        "heading": _sentence(heading, articles) if heading else None,
        "why": _sentence(brief.why, articles) if brief.why else None,
        "form": _form(brief.form, articles) if brief.form else None,
    }
    return {name: value for name, value in found.items() if value}


def _form(form: Form, articles: Mapping[str, Article]) -> Json:
    return {
        "kind": form.kind.value,
        "facts": [
            {"name": fact.name, "text": fact.text, "citations": _citations(fact.citations, articles)}
            for fact in form.facts
        ],
    }


def _citations(citations: Iterable[Citation], articles: Mapping[str, Article]) -> list[Json]:
    return [_citation(citation, articles) for citation in citations]


def _citation(citation: Citation, articles: Mapping[str, Article]) -> Json:
    passage = passage_of(citation, articles.get(citation.article_url))
    if not passage:
        raise RenderError(f"A citation of {citation.article_url} leads to no text; make the edition again.")
    return {
        "article": article_id(citation.article_url),
        "start": citation.start,
        "end": citation.end,
        "passage": passage,
    }


def _difference(difference: Difference, articles: Mapping[str, Article]) -> Json:
    return {
        "kind": difference.kind,
        "about": difference.about,
        "is_update": difference.is_update,
        "versions": [
            {
                "publisher": version.publisher,
                "wording": version.wording,
                "at": _time(version.at),
                "citations": _citations([version.citation], articles),
            }
            for version in difference.versions
        ],
    }


def _update(update: Update, articles: Mapping[str, Article]) -> Json:
    return _sentence(update.sentence, articles) | {
        "since": update.since,
        "since_at": _time(update.since_at),
    }


def _background(told: Background, articles: Mapping[str, Article]) -> Json:
    return _sentence(told.sentence, articles) | {
        "edition": told.edition,
        "edition_at": _time(told.edition_at),
    }


def _story_articles(story: Story) -> list[Json]:
    copies = {copy.article_url: copy for copy in story.copies}
    listed = []
    for article in story.articles:
        copy = copies.get(article.url)
        listed.append(
            _article(article)
            | {
                "copy_of": article_id(copy.original_url) if copy else None,
                "copy_kind": copy.kind if copy else None,
            }
        )
    return listed


def _article(article: Article) -> Json:
    return {
        "id": article_id(article.url),
        "url": cleaned(article.url),
        "headline": article.headline,
        "publisher": article.publisher,
        "owner": article.owner,
        "byline": article.byline,
        "published": _time(article.published) if article.published else None,
        "first_seen": _time(article.first_seen),
        "language": article.language,
        "evidence": article.evidence.value,
        "credit": article.credit,
        "is_paywalled": article.is_paywalled,
        "edits": list(article.edits),
    }


def _thread(thread: Thread) -> Json:
    return {
        "story": thread.story_id,
        "headline": thread.headline,
        "last_edition": thread.last_edition,
        "last_seen": _time(thread.last_seen),
    }


def _turn(turn: Turn) -> Json:
    return {
        "kind": turn.kind,
        "story": turn.story_id,
        "other": turn.other_id,
        "headline": turn.headline,
    }


def _feed(feed: FeedHealth) -> Json:
    return {
        "url": outward(feed.url),
        "name": feed.name,
        "error": text_without(feed.error),
        "checked_at": _time(feed.checked_at) if feed.checked_at else None,
        "changed_at": _time(feed.changed_at) if feed.changed_at else None,
        "entries": feed.entries,
    }


def _line(line: LedgerLine) -> Json:
    return {
        "feed": outward(line.feed_url),
        "title": line.title,
        "url": cleaned(line.url),
        "fate": line.fate.value,
        "detail": text_without(line.detail),
        "article": article_id(line.article_url) if line.article_url else None,
    }
