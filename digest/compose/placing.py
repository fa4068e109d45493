"""Which stories stand under which heading, and how high. Pure.

A story that several independent outlets report comes before one that a single outlet reports, however
that ranks: it leads, or stands under "more". Single-source stories have a watch of their own; they move
up only where an edition would otherwise be nearly empty.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from digest.models import Placement, Topic

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Plan, Selection, Story

FULL_ENOUGH = 5
"""Single-source stories fill a section up to this many briefs."""
PER_OUTLET = 2
"""At most so many single-source stories of one outlet in a section."""


def place(stories: Sequence[Story], selection: Selection, plan: Plan) -> list[Placement]:
    """One placement a topic (a single nameless one where there are none), each story in one of them at most.

    `stories` come ranked best first, and keep that order. A story goes to the topic that takes most of its
    articles; of equals, to the first in the plan.
    """
    whole = Topic(id="", title="", lead=plan.lead, more=plan.more, single_source=plan.single_source)
    topics = plan.topics or (whole,)
    by_topic: dict[str, list[Story]] = {topic.id: [] for topic in topics}
    for story in stories:
        by_topic[_topic_of(story, selection, topics)].append(story)
    return [_placement(topic, by_topic[topic.id]) for topic in topics]


def _topic_of(story: Story, selection: Selection, topics: Sequence[Topic]) -> str:
    votes = Counter(topic for article in story.articles for topic in selection.topics.get(article.url, ()))
    return max(topics, key=lambda topic: votes[topic.id]).id


def _placement(topic: Topic, stories: Sequence[Story]) -> Placement:
    confirmed = [story for story in stories if story.independent > 1]
    single = _varied([story for story in stories if story.independent <= 1])
    shown = confirmed[: topic.lead + topic.more]
    fill = min(max(FULL_ENOUGH - len(shown), 0), topic.lead + topic.more - len(shown))
    shown += single[:fill]
    return Placement(
        name=topic.title,
        topic=topic.id,
        lead=tuple(shown[: topic.lead]),
        more=tuple(shown[topic.lead :]),
        single_source=tuple(single[fill : fill + topic.single_source]),
    )


def _varied(stories: Sequence[Story]) -> list[Story]:
    """The stories in order, without those of an outlet that has had its share."""
    taken: Counter[str] = Counter()
    kept = []
    for story in stories:
        taken[story.lead.publisher] += 1
        if taken[story.lead.publisher] <= PER_OUTLET:
            kept.append(story)
    return kept


def leading(placements: Sequence[Placement]) -> list[Story]:
    """The stories that are told in a paragraph, each once."""
    return [story for placement in placements for story in placement.lead]


def following(placements: Sequence[Placement]) -> list[Story]:
    """The stories that are told in a sentence, each once."""
    return [story for placement in placements for story in (*placement.more, *placement.single_source)]
