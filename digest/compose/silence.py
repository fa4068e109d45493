"""Who is silent: groups of the user's feeds that report much else, and not a lead story. Pure.

Only counts decide. Suppose that each outlet of a group told the story as likely as the outlets of other
groups do, independently of one another: if a share p of those tells it, all k outlets of the group are silent
with a probability of (1 - p)^k. The silence is said where that is at most `LEVEL`, divided by the number of
groups that are asked (Bonferroni): so three outlets are called silent only where 64 % of the others have a
story, and one or two never. An outlet counts only if it reports much else. What the silence means is not
said.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest import language
from digest.models import Silence
from digest.origins.independence import outlet_of
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from typing import Self

    from digest.models import Article, FeedHealth, Plan, Selection, Story

LEVEL = 0.05
"""The silence of some group is said of at most this share of stories on which the groups do not differ."""
MUCH = 3
"""An outlet with at least this number of articles in the window reports much. Chosen by reading; not
measured."""
FEWEST = 3
"""A group of fewer such outlets is too small to mean anything. Chosen by reading; not measured."""
TELLING = 1 / 3
"""A word that stands in at least this share of a story's headlines is one of the event. Chosen by reading;
not measured."""
ABOUT_IT = 2
"""An article whose headline shares this number of such words may be about the event, though it stands
elsewhere: then its group is not called silent. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Groups:
    """The outlets that report much, by group, and the headlines of each."""

    outlets: Mapping[str, AbstractSet[str]]
    """Group → its outlets that report much; only groups of at least `FEWEST`."""
    active: AbstractSet[str]
    """All outlets that report much."""
    headlines: Mapping[str, Sequence[AbstractSet[str]]]
    """Outlet → the words of each of its headlines."""

    @classmethod
    def of(cls, feeds: Iterable[FeedHealth], selection: Selection, plan: Plan) -> Self:
        """The groups of an edition; none where topics have rules, which may have kept a report out."""
        if any(topic.include or topic.exclude or topic.about for topic in plan.topics):
            return cls({}, frozenset(), {})
        group_of = {feed.url: feed.group for feed in feeds if feed.group}
        members: dict[str, set[str]] = defaultdict(set)
        headlines: dict[str, list[AbstractSet[str]]] = defaultdict(list)
        for article in selection.articles if group_of else ():
            outlet = outlet_of(article)
            headlines[outlet].append(_words(article))
            for group in {group_of[url] for url in article.feed_urls if url in group_of}:
                members[group].add(outlet)
        active = {outlet for outlet, found in headlines.items() if len(found) >= MUCH}
        busy = {group: outlets & active for group, outlets in sorted(members.items())}
        return cls(
            {group: outlets for group, outlets in busy.items() if len(outlets) >= FEWEST}, active, headlines
        )

    def silent_on(self, story: Story) -> tuple[Silence, ...]:
        """The groups of which no outlet has the story, though by chance one should."""
        telling = {outlet_of(article) for article in story.articles}
        words = _of_the_event(story)
        return tuple(
            Silence(group=group, outlets=len(outlets))
            for group, outlets in self.outlets.items()
            if not outlets & telling
            and self._chance(outlets, telling) <= LEVEL / len(self.outlets)
            and not any(self._may_be_about(outlet, words) for outlet in outlets)
        )

    def _chance(self, outlets: AbstractSet[str], telling: AbstractSet[str]) -> float:
        """How likely all outlets of a group are silent, if they tell the story as likely as the others do."""
        others = self.active - outlets
        share = len(telling & others) / len(others) if others else 0.0
        return float((1 - share) ** len(outlets))

    def _may_be_about(self, outlet: str, words: AbstractSet[str]) -> bool:
        return any(len(headline & words) >= ABOUT_IT for headline in self.headlines[outlet])


def _words(article: Article) -> AbstractSet[str]:
    return frozenset(content_words(article.headline, language.of(article.language)))


def _of_the_event(story: Story) -> AbstractSet[str]:
    """The words that stand in many of the story's headlines."""
    counts = Counter(word for article in story.articles for word in _words(article))
    return {word for word, count in counts.items() if count >= TELLING * len(story.articles)}
