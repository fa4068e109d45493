"""Which stories are printed under which heading, and in which order. Pure.

A story with several independent sources is printed as a lead or under "more", before any story with a single
source, whatever the ranks. Single-source stories have a list of their own; they move up only if a section
would otherwise be nearly empty. Neither one outlet nor one owner's outlets together may fill a section
(`caps`).

Opinion and analysis are named by themselves (`views`); what tells no news, and what is of little worth, is
left out (`sorting`), so that a quiet day has a short paper.

A lead story is summarised in a paragraph. So a story of which only headlines could be read goes under "more"
however high it ranks, and leads only if no story has any text.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from digest.compose.caps import Caps, owner_of
from digest.compose.sorting import Sorted, kind_of, sorted_out
from digest.compose.views import VIEWS, views_of
from digest.models import Evidence, Kind, Placement, Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article, Plan, Selection, Story, View

FULL_ENOUGH = 5
"""A section with fewer briefs than this is filled up to it with single-source stories."""
ALONE = 2
"""Most single-source stories of one outlet in a section."""
TOPIC_FIT = 0.8
"""Rank score of a story that fits its topic perfectly: about that of a second and third independent
origin."""
UNASKED = 0.5
"""The fit, 0 to 1, of an article to a topic without rules, if another topic's rules take it as well."""
FIT = "topic fit"


def place(stories: Sequence[Story], selection: Selection, plan: Plan) -> list[Placement]:
    """One placement a topic (or a single one without a name if there are none); a story is in at most one.

    A story goes to the topic that takes most of its articles. With topics, its rank has one more term, `FIT`.
    The stories of a topic are in order of rank.
    """
    whole = Topic(id="", title="", lead=plan.lead, more=plan.more, single_source=plan.single_source)
    topics = plan.topics or (whole,)
    by_topic: dict[str, list[Story]] = {topic.id: [] for topic in topics}
    for story in stories:
        topic = _topic_of(story, selection, topics)
        by_topic[topic].append(_fitted(story, topic, selection) if plan.topics else story)
    return [
        _placement(topic, _sorted_out(sorted(by_topic[topic.id], key=_best_first), selection, plan), plan)
        for topic in topics
    ]


def _sorted_out(stories: Sequence[Story], selection: Selection, plan: Plan) -> Sorted:
    """The stories by what they are; a one-off digest takes all that it was given as news."""
    if plan.kind == "make":
        return Sorted(news=list(stories), is_news=False)
    return sorted_out(stories, selection.assessments)


def _best_first(story: Story) -> tuple[float, float, str]:
    return (-story.rank.score, -story.updated.timestamp(), story.id)


def _topic_of(story: Story, selection: Selection, topics: Sequence[Topic]) -> str:
    """The topic that takes most of the originals; among equals the one that they fit best, then the first.

    In a topic that has only feeds, no rules or description, every article has the fit `UNASKED`.
    """

    def votes(topic: Topic) -> tuple[int, float]:
        fits = [_fit(article, topic.id, selection) for article in story.originals]
        taken = sum(fit > 0 for fit in fits)
        asks = bool(topic.include or topic.about)
        return taken, round(sum(fits), 9) if asks else taken * UNASKED

    return max(topics, key=votes).id


def _fit(article: Article, topic: str, selection: Selection) -> float:
    """How well an article fits a topic, 0 to 1; 0 if the topic does not take it."""
    if topic not in selection.topics.get(article.url, ()):
        return 0.0
    return selection.fits.get(article.url, {}).get(topic, 1.0)


def _fitted(story: Story, topic: str, selection: Selection) -> Story:
    """The story with its fit added to its rank: the mean over owners of the mean over their originals."""
    by_owner: dict[str, list[float]] = defaultdict(list)
    for article in story.originals:
        by_owner[owner_of(article)].append(_fit(article, topic, selection))
    means = [sum(fits) / len(fits) for fits in by_owner.values()]
    term = round(TOPIC_FIT * sum(means) / len(means), 4) if means else 0.0
    rank = story.rank
    return replace(
        story, rank=replace(rank, score=round(rank.score + term, 4), terms=(*rank.terms, (FIT, term)))
    )


def _placement(topic: Topic, found: Sorted, plan: Plan) -> Placement:
    """The section of `topic`; its stories come best first."""
    stories = found.news
    confirmed = [story for story in stories if story.independent > 1]
    alone = [story for story in stories if story.independent <= 1]
    places = topic.lead + topic.more
    caps = Caps.of(confirmed, places, outlet=plan.per_outlet, owner=plan.per_owner)
    shown = caps.admit(confirmed, places)
    fill = min(max(FULL_ENOUGH - len(shown), 0), places - len(shown))
    lone = Caps.of(
        alone, fill + topic.single_source, outlet=min(plan.per_outlet, ALONE), owner=plan.per_owner
    )
    told_alone = lone.admit(alone, fill + topic.single_source)
    filling, watch = told_alone[:fill], told_alone[fill:]
    lead, more = _lead_and_more(shown + filling, topic)
    views = views_of(found.views, VIEWS if found.is_news else places + topic.single_source)
    return Placement(
        name=topic.title,
        topic=topic.id,
        lead=tuple(lead),
        more=tuple(more),
        single_source=tuple(watch),
        views=views,
        is_quiet=found.is_news and bool(found.aside) and len(shown) + len(told_alone) < places,
        below=_below(confirmed, shown, caps)
        | _below(alone, told_alone, lone)
        | found.aside
        | _unnamed(found.views, views),
    )


def _unnamed(stories: Sequence[Story], views: Sequence[View]) -> dict[str, str]:
    """Id of each story of opinion or analysis of which no piece is named → why."""
    named = {view.url for view in views}
    return {
        story.id: f"{kind_of(story)}, beyond those that Views names"
        for story in stories
        if not any(article.url in named for article in story.articles)
    }


def _lead_and_more(printed: Sequence[Story], topic: Topic) -> tuple[list[Story], list[Story]]:
    """Split stories into leads and "more": the first that have text lead; if none has, the first of all.

    Stories for which "more" has no room are appended to the leads.
    """
    can_tell = [story for story in printed if has_text(story) and _may_lead(story)]
    can_tell = can_tell or [story for story in printed if has_text(story)] or list(printed)
    leading_ids = {story.id for story in can_tell[: topic.lead]}
    lead = [story for story in printed if story.id in leading_ids]
    rest = [story for story in printed if story.id not in leading_ids]
    return lead + rest[topic.more :], rest[: topic.more]


def _may_lead(story: Story) -> bool:
    """Whether a story may lead; that it is news may be unsure, but it is nothing that is known to be none."""
    kind = kind_of(story)
    return kind.is_news or kind is Kind.OTHER


def has_text(story: Story) -> bool:
    """Whether more than the headline could be read of at least one original."""
    return any(article.evidence is not Evidence.HEADLINE for article in story.originals)


def _below(stories: Sequence[Story], printed: Sequence[Story], caps: Caps) -> dict[str, str]:
    """Id of each story not printed → the reason: a cap, or its distance in score to the last one printed."""
    lowest = min((story.rank.score for story in printed), default=None)
    there = {story.id for story in printed}
    reasons: dict[str, str] = {}
    for story in stories:
        if story.id not in there:
            gap = 0.0 if lowest is None else max(lowest - story.rank.score, 0.0)
            by_rank = f"by {gap:.2f}" if gap >= 0.005 else "limit of its section"
            reasons[story.id] = caps.refused.get(story.id, by_rank)
    return reasons


def leading(placements: Sequence[Placement]) -> list[Story]:
    """The stories that are summarised in a paragraph, each once."""
    return [story for placement in placements for story in placement.lead]


def following(placements: Sequence[Placement]) -> list[Story]:
    """The stories that are summarised in one sentence, each once."""
    return [story for placement in placements for story in (*placement.more, *placement.single_source)]
