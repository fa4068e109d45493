"""Briefs → edition: which stories are printed, in which section and order. Pure.

`place` assigns stories to sections before anything is summarised. `compose` puts the briefs into the sections
and records every entry's fate. `remember` and `recall` carry stories from one edition to the next.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from digest.compose.amending import amended, with_lost
from digest.compose.courses import still_open
from digest.compose.ledger import health, ledger_of, trust_of
from digest.compose.manifest import manifest
from digest.compose.placing import following, leading, place
from digest.compose.remembering import developing, gone_quiet, on_its_day, recall, remember, turns
from digest.compose.silence import Groups
from digest.compose.views import all_views
from digest.models import Bullet, Edition, Section
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from digest.models import Brief, Imprint, Manifest, Material, Placement, Selection, Story

__all__ = [
    "amended",
    "compose",
    "following",
    "has_news",
    "health",
    "is_poorer",
    "is_void",
    "leading",
    "manifest",
    "place",
    "recall",
    "remember",
    "with_lost",
]

_log = logging.getLogger(__name__)

BULLETS = 5
"""Most lines of "In brief". Chosen by reading; not measured."""
BULLET_WORDS = 25
"""A line of "In brief" is the summary's first sentence up to this many words, else the headline.

Chosen by reading; not measured.
"""
QUIET = 3
"""An edition of at most this number of stories may be called quiet. Chosen by reading; not measured."""
FEEDS_PER_ARTICLE = 2
"""A day is quiet when more than this number of feeds is read for each article that they bring. Chosen by
reading; not measured."""
BULLET_SHARE = 0.4
"""Least share of the headline's content words in a sentence that stands for its story. Chosen by reading; not
measured."""
PARTIAL_SHARE = 1 / 3
"""An edition is partial when more than this share of its feeds could not be read."""


def compose(
    briefs: Sequence[Brief],
    placements: Sequence[Placement],
    stories: Sequence[Story],
    selection: Selection,
    material: Material,
    *,
    imprint: Imprint,
    manifest: Manifest,
) -> Edition:
    """The edition: `briefs` in the sections of `placements`, the fate of every entry, and the `imprint`.

    `briefs` are those of all placed stories, in any order; `stories` are all stories, placed or not.
    """
    _tell(placements, stories)
    plan, memory = material.plan, material.memory
    briefs = [on_its_day(brief, material) for brief in briefs]
    groups = Groups.of(material.ledger.feeds, selection, plan)
    sections = tuple(_section(placement, briefs, groups) for placement in placements)
    shown = [brief for section in sections for brief in section.briefs]
    edition = Edition(
        slug=imprint.slug,
        plan_id=imprint.plan_id,
        slot=imprint.slot,
        mark=imprint.mark,
        title=plan.title,
        label=plan.label,
        language=plan.language,
        timezone=plan.timezone,
        window=material.window,
        made_at=material.made_at,
        sections=sections,
        in_brief=tuple(_bullets(sections)),
        views=all_views(placements),
        is_quiet=_is_quiet(shown, placements, material),
        developing=(
            still_open(stories, shown, material.window, plan.timezone)
            if plan.kind == "rollup"
            else developing(stories, shown, memory)
        ),
        quiet=gone_quiet(stories, memory, material.window),
        turns=turns(stories, shown, memory),
        ledger=ledger_of(material, stories, shown, selection, placements),
        trust=trust_of(material, stories, shown),
        is_partial=_is_partial(material),
        manifest=manifest,
    )
    return replace(edition, records=remember(edition, stories, memory))


def _is_partial(material: Material) -> bool:
    """Whether too many feeds could not be read, or not in time."""
    feeds = material.ledger.feeds
    if material.ledger.cut:
        return True
    return bool(feeds) and sum(feed.is_failing for feed in feeds) > PARTIAL_SHARE * len(feeds)


def _is_quiet(shown: Sequence[Brief], placements: Sequence[Placement], material: Material) -> bool:
    """Whether the edition is short because little was worth telling, or because the feeds brought little."""
    if material.plan.kind == "make" or not 0 < len(shown) <= QUIET or _is_partial(material):
        return False
    brought_little = len(material.articles) * FEEDS_PER_ARTICLE < len(material.ledger.feeds)
    return brought_little or any(placement.is_quiet for placement in placements)


def _tell(placements: Sequence[Placement], stories: Sequence[Story]) -> None:
    """Log the section and score of each printed story, and why the others are not printed."""
    if not _log.isEnabledFor(logging.DEBUG):
        return
    headlines = {story.id: story.lead.headline for story in stories}
    for placement in placements:
        section = placement.name or "all topics"
        places = {"leads": placement.lead, "more": placement.more, "of one outlet": placement.single_source}
        for place_name, placed in places.items():
            for story in placed:
                score, headline = story.rank.score, story.lead.headline
                _log.debug("%s, %s: %s %.2f %s", section, place_name, story.id, score, headline)
        for story_id, reason in placement.below.items():
            headline = headlines.get(story_id, "")
            _log.debug("%s, not printed: %s, %s: %s", section, story_id, reason, headline)


def is_poorer(edition: Edition, before: Edition) -> bool:
    """Whether `edition` is partial and has fewer articles than `before`, an earlier one of the same slug."""
    return edition.is_partial and edition.trust.articles < before.trust.articles


def is_void(edition: Edition) -> bool:
    """Whether the edition is empty because too many feeds could not be read."""
    return edition.is_partial and not edition.trust.articles


def has_news(edition: Edition, since: datetime | None) -> bool:
    """Whether an article of it is dated or first seen after `since`; `None` admits any article."""
    articles = chain.from_iterable(brief.story.articles for brief in edition.briefs)
    times = chain(
        ((article.at, article.first_seen) for article in articles),
        ((view.at, view.first_seen) for view in edition.views),
    )
    return any(since is None or at >= since or first_seen > since for at, first_seen in times)


def _section(placement: Placement, briefs: Sequence[Brief], groups: Groups) -> Section:
    by_id = {brief.story.id: brief for brief in briefs}

    def printed(stories: Iterable[Story]) -> tuple[Brief, ...]:
        return tuple(by_id[story.id] for story in stories if story.id in by_id)

    return Section(
        name=placement.name,
        topic=placement.topic,
        lead=tuple(replace(brief, silent=groups.silent_on(brief.story)) for brief in printed(placement.lead)),
        more=printed(placement.more),
        single_source=printed(placement.single_source),
    )


def _bullets(sections: Sequence[Section]) -> list[Bullet]:
    """The lines of "In brief": the highest-ranked stories, those with several independent sources first."""
    briefs = [brief for section in sections for brief in (*section.lead, *section.more)]
    ranked = sorted(
        briefs, key=lambda brief: (brief.story.independent > 1, brief.story.rank.score), reverse=True
    )
    return [
        Bullet(story_id=brief.story.id, text=_bullet_text(brief), status=brief.status)
        for brief in ranked[:BULLETS]
    ]


def _bullet_text(brief: Brief) -> str:
    """The summary's first sentence if it is short and tells what the headline tells, else the headline.

    The first of several days, or the first line of a form, is not what a story says in brief.
    """
    sentences, title = brief.summary.sentences, brief.summary.title
    is_plain = brief.form is None and not any(sentence.day for sentence in sentences)
    if sentences and is_plain and len(sentences[0].printed.split()) <= BULLET_WORDS:
        return sentences[0].printed if _tells(sentences[0].printed, title) else title
    return title


def _tells(sentence: str, title: str) -> bool:
    """Whether a sentence has enough of the headline's words to stand for the story without it."""
    wanted = set(content_words(title))
    return len(wanted & set(content_words(sentence))) >= BULLET_SHARE * len(wanted)
