"""Changes to an edition after a step failed on a story or article: briefs, counts and fates. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from digest.compose.ledger import in_order, line_of, recounted
from digest.errors import EditionError, ItemError
from digest.faults import attempt
from digest.models import Fate, Ledger, LedgerLine

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Article, Brief, Bullet, Edition, Section

_NAMELESS = LedgerLine(feed_url="", title="an article that cannot be read", url="", fate=Fate.FAULT)


def with_lost(edition: Edition, lost: Sequence[tuple[Article, str]]) -> Edition:
    """The edition with one more ledger line for each of the articles `lost`, with the reason."""
    lines = [_lost_line(article, reason) for article, reason in lost]
    trust = replace(edition.trust, articles=edition.trust.articles + len(lines))
    ledger = replace(edition.ledger, lines=in_order([*edition.ledger.lines, *lines]))
    return replace(edition, ledger=ledger, trust=trust)


def _lost_line(article: Article, reason: str) -> LedgerLine:
    line = attempt(lambda: line_of(article, Fate.FAULT, reason), EditionError, "")
    said = _NAMELESS if isinstance(line, ItemError) else line
    return LedgerLine(
        feed_url=_text(said.feed_url),
        title=_text(said.title) or _NAMELESS.title,
        url=_text(said.url),
        fate=Fate.FAULT,
        detail=reason,
        article_url=_text(said.article_url),
    )


def _text(value: object) -> str:
    """The value if it is text, else "": an article that caused a fault may hold anything."""
    return value if isinstance(value, str) else ""


def amended(edition: Edition, instead: Mapping[str, Brief | None], reasons: Mapping[str, str]) -> Edition:
    """The edition with some briefs replaced or removed.

    `instead` maps a story's id to its new brief, or to `None` if the story is not printed at all. `reasons`
    maps the same ids to the reason that the ledger prints.
    """
    sections = tuple(_amended_section(section, instead) for section in edition.sections)
    shown = [brief for section in sections for brief in section.briefs]
    unchanged = {brief.story.id for brief in shown} - set(instead)
    changed = replace(
        edition,
        sections=sections,
        in_brief=tuple(bullet for each in edition.in_brief for bullet in _amended_bullet(each, instead)),
        minute=edition.minute and edition.minute.of(unchanged),
        trust=recounted(edition.trust, shown),
    )
    return replace(changed, ledger=_amended_ledger(edition, instead, reasons))


def _amended_section(section: Section, instead: Mapping[str, Brief | None]) -> Section:
    def printed(briefs: Sequence[Brief]) -> tuple[Brief, ...]:
        wanted = (instead.get(brief.story.id, brief) for brief in briefs)
        return tuple(brief for brief in wanted if brief is not None)

    return replace(
        section,
        lead=printed(section.lead),
        more=printed(section.more),
        single_source=printed(section.single_source),
    )


def _amended_bullet(bullet: Bullet, instead: Mapping[str, Brief | None]) -> Sequence[Bullet]:
    if bullet.story_id not in instead:
        return (bullet,)
    brief = instead[bullet.story_id]
    return () if brief is None else (replace(bullet, text=brief.summary.title),)


def _amended_ledger(
    edition: Edition, instead: Mapping[str, Brief | None], reasons: Mapping[str, str]
) -> Ledger:
    owners = {article.url: brief.story.id for brief in edition.briefs for article in brief.story.articles}

    def line(before: LedgerLine) -> LedgerLine:
        story = owners.get(before.article_url, "")
        if story not in instead:
            return before
        reason = reasons.get(story, "")
        if instead[story] is None:
            return replace(before, fate=Fate.FAULT, detail=reason)
        detail = f"{before.detail} (headline only, for the rest could not be printed: {reason})"
        return replace(before, detail=detail) if before.fate is Fate.PRINTED else before

    return replace(edition.ledger, lines=tuple(map(line, edition.ledger.lines)))
