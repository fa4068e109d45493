"""Which of a topic's stories are news, which are views, and which neither lead nor fill a paper. Pure.

A paper of news leaves out what tells no news, and stories of little worth. What that is depends on what its
feeds are: where they carry hardly any news (three blogs, a feed of recipes), the user chose them for what
they do carry, and nothing but advertisements is left out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest import language
from digest.models import Evidence, Kind
from digest.origins.independence import outlet_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Assessment, Story

FLOOR = 0.12
"""A lone report of less worth to an editor than this is not printed. Of the seen entries that an editor would
not print 87 % are below, of those worth a place 3 %, of real events 8 % of NeuS and 2 % of ECB+ (decision
0039)."""
RELATIVE = 0.5
"""The floor is at most this share of the day's greatest worth: where every report is of small things, the
better ones are printed. Chosen by reading; not measured."""
LEAST = 3
"""This number of reports is printed, the best, even if all are below the floor: news there was. Chosen by
reading; not measured."""
NEWS_SHARE = 0.25
"""Feeds carry hardly any news if less than this share of their articles is news, and fewer than `ENOUGH`
stories are. Chosen by reading; not measured."""
ENOUGH = 5
"""Feeds that bring this number of stories of news carry news, whatever else they bring. Chosen by reading;
not measured."""

PRINTED_BEFORE = "repetition"
"""The term of a rank that is below 0 for a story that was printed before (`cluster.rank`)."""
_IN_FORM = frozenset({Kind.RELEASE, Kind.PAPER, Kind.ADVISORY, Kind.RESULTS})
"""Kinds that are printed in a form of their own: their feeds are chosen for them, and no floor is asked."""
_WORDS = {
    Kind.LIVE: "live page",
    Kind.ROUNDUP: "round-up of several events",
    Kind.MEDIA: "podcast, video or gallery",
    Kind.SERVICE: "service page",
    Kind.PROMO: "promotion",
}


@dataclass(slots=True)
class Sorted:
    """The stories of a topic by what they are, each list best first."""

    news: list[Story] = field(default_factory=list)
    views: list[Story] = field(default_factory=list)
    aside: dict[str, str] = field(default_factory=dict)
    """Id of a story that is left out → why, as the ledger prints it."""
    is_news: bool = True
    """Whether the feeds carry news at all."""


def sorted_out(stories: Sequence[Story], assessments: Mapping[str, Assessment]) -> Sorted:
    """The stories, which come best first, by what they are."""
    found = Sorted(is_news=_carry_news(stories))
    others: list[Story] = []
    for story in stories:
        kind = kind_of(story)
        if kind.is_news or kind is Kind.OTHER or _is_live_event(story, kind):
            found.news.append(story)
        elif kind.is_view:
            found.views.append(story)
        elif found.is_news or kind is Kind.PROMO:
            found.aside[story.id] = _WORDS[kind]
        else:
            others.append(story)
    found.news += others
    if found.is_news:
        found.aside |= _below_floor(found.news, stories, assessments)
        found.news = [story for story in found.news if story.id not in found.aside]
    return found


def kind_of(story: Story) -> Kind:
    """What kind of thing a story is: that of the first article that tells it; a view if any is one."""
    kinds = [story.kind_of(article) for article in story.tellers] or [Kind.REPORT]
    return next((kind for kind in kinds if kind.is_view), kinds[0])


def worth_of(story: Story, assessments: Mapping[str, Assessment]) -> float | None:
    """The greatest worth of the articles that tell a story; `None` where a judge knows nothing of one."""
    told = [assessments.get(article.url) for article in story.tellers if language.knows(article.language)]
    known = [judged.worth for judged in told if judged is not None]
    return max(known, default=None) if len(known) == len(story.tellers) else None


def _carry_news(stories: Sequence[Story]) -> bool:
    """Whether the feeds of these stories carry more than hardly any news."""
    told = [story.kind_of(article).is_news for story in stories for article in story.originals]
    news = sum(kind_of(story).is_news for story in stories)
    return news >= ENOUGH or sum(told) >= NEWS_SHARE * len(told)


def _is_live_event(story: Story, kind: Kind) -> bool:
    """Whether several outlets follow an event, though only on live pages."""
    return kind is Kind.LIVE and story.independent > 1


def _below_floor(
    news: Sequence[Story], stories: Sequence[Story], assessments: Mapping[str, Assessment]
) -> dict[str, str]:
    """Id of each lone story of less worth than is asked → how much it has, and how much it would need.

    Nothing is asked of a headline without text, of which a judge sees too little, nor of a story that was
    printed before. Of an outlet that brings hardly any news no more is asked than half of its own best: the
    user chose it for what it is.
    """
    worth = {story.id: worth_of(story, assessments) for story in news}
    best = max((one for one in worth.values() if one is not None), default=1.0)
    chosen = {outlet: min(FLOOR, RELATIVE * most) for outlet, most in _best_of_others(stories, worth).items()}
    floors = {story.id: chosen.get(outlet_of(story.lead), min(FLOOR, RELATIVE * best)) for story in news}
    low = {
        story.id: one
        for story in news
        if (one := worth[story.id]) is not None and one < floors[story.id] and _is_asked(story)
    }
    kept = list(low)[: max(LEAST - (len(news) - len(low)), 0)]
    return {
        id_: f"of little worth: {one:.2f}, where {floors[id_]:.2f} is asked"
        for id_, one in low.items()
        if id_ not in kept
    }


def _is_asked(story: Story) -> bool:
    """Whether a story has to be worth its place."""
    is_read = any(article.evidence is not Evidence.HEADLINE for article in story.tellers)
    is_known = dict(story.rank.terms).get(PRINTED_BEFORE, 0.0) < 0
    return is_read and not is_known and story.independent <= 1 and kind_of(story) not in _IN_FORM


def _best_of_others(stories: Sequence[Story], worth: Mapping[str, float | None]) -> dict[str, float]:
    """Each outlet that brings hardly any news → the greatest worth of its stories."""
    is_news: dict[str, list[bool]] = defaultdict(list)
    best: dict[str, float] = defaultdict(float)
    for story in stories:
        for article in story.originals:
            is_news[outlet_of(article)].append(story.kind_of(article).is_news)
            best[outlet_of(article)] = max(best[outlet_of(article)], worth.get(story.id) or 0.0)
    return {outlet: best[outlet] for outlet, told in is_news.items() if sum(told) < NEWS_SHARE * len(told)}
