"""articles → stories, best first; pure, and the same whatever order the articles come in.

`copies` finds articles that repeat another, `link` groups the others by event, starting from the groups of
earlier editions (`known_clusters`), `identity` recognises the stories of earlier editions, and `rank` orders
the stories. Each decision is a line of the log `digest.cluster` at level DEBUG (`decisions`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from digest.cluster.copies import find_copies
from digest.cluster.decisions import log_copy, log_story
from digest.cluster.identity import NOTHING, new_id, recognise
from digest.cluster.kinds import by_kind, worth_of
from digest.cluster.known_clusters import known_clusters, living_records
from digest.cluster.lead import by_centrality
from digest.cluster.link import link
from digest.cluster.merge import Bars
from digest.cluster.rank import Candidate, rank
from digest.cluster.rewrites import find_rewrites
from digest.cluster.round_ups import is_round_up
from digest.models import Assessment, Copy, Memory, Story
from digest.origins.independence import count_independent

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping, Sequence

    from digest.cluster.identity import Known
    from digest.models import Article, Rank, StoryRecord, Window
    from digest.protocols import Embedder

__all__ = ["Bars", "Options", "cluster"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How articles become stories, and which comes first."""

    weights: Mapping[str, float] = field(default_factory=dict)
    """Feed address → the weight of its articles in the rank; a feed that is not listed has 1.0."""
    bars: Bars = field(default_factory=Bars)
    """The similarities from which articles count as being about one event."""
    decays: bool = True
    """Whether the similarity of two articles falls with the days between their dates.

    It is false for documents that a caller hands over to be clustered together, whatever their dates.
    """


def cluster(
    articles: Sequence[Article],
    embedder: Embedder | None,
    options: Options,
    *,
    memory: Memory | None = None,
    assessments: Mapping[str, Assessment] = MappingProxyType({}),
    window: Window | None = None,
    threads: Sequence[StoryRecord] = (),
) -> list[Story]:
    """The stories of `articles`, best first.

    Every article is in exactly one story, and a story's first article is its lead.

    The `embedder`, if there is one, helps to decide the pairs of clusters whose words are neither clearly
    alike nor clearly different. `memory` holds the stories of earlier editions: the articles of a known story
    stay together, and a story that continues keeps its id. `assessments` say what kind of thing each article
    is, and what it is worth (see `Selection.assessments`): without them round-ups are known by their
    headlines. `window` is that of the edition. The articles of each of `threads` stay together as well.
    """
    ordered = sorted(
        {article.url: article for article in articles}.values(), key=lambda each: (each.at, each.url)
    )
    if not ordered:
        return []
    memory = memory or Memory()
    copies = find_copies(ordered)
    round_ups = {
        article.url for article in ordered if is_round_up(article, assessments.get(article.url, Assessment()))
    }
    groups = [
        [ordered[member] for member in group]
        for group in _grouped(ordered, copies, memory, threads, embedder, options, round_ups)
    ]
    known = recognise(groups, memory, options.bars)
    taken = {record.id for record in memory.records}
    newest = ordered[-1].at
    by_url = {ordered[member].url: (ordered[to].url, share) for member, (to, share) in copies.items()}
    stories = [
        _story(
            group,
            _copies_within(group, by_url),
            known.get(position, NOTHING),
            taken,
            partial(rank, newest=newest, weights=options.weights, window=window),
            assessments,
            round_ups,
        )
        for position, group in enumerate(groups)
    ]
    for position, story in enumerate(stories):
        log_story(story, is_known=known.get(position, NOTHING).record is not None)
    return sorted(stories, key=lambda story: (-story.rank.score, -story.updated.timestamp(), story.id))


def _grouped(
    ordered: Sequence[Article],
    copies: Mapping[int, tuple[int, float]],
    memory: Memory,
    threads: Sequence[StoryRecord],
    embedder: Embedder | None,
    options: Options,
    round_ups: Container[str],
) -> list[list[int]]:
    """The positions in `ordered` of each story's articles: linked originals, with their copies."""
    followers: dict[int, list[int]] = defaultdict(list)
    for copy, (original, _) in copies.items():
        followers[original].append(copy)
    originals = [position for position in range(len(ordered)) if position not in copies]
    articles = [ordered[position] for position in originals]
    known = known_clusters(articles, [*living_records(memory), *threads])
    linked = link(
        articles,
        options.bars,
        decays=options.decays,
        known=known,
        embedder=embedder,
        earlier=memory.articles,
        round_ups=round_ups,
    )
    groups = []
    for group in linked:
        own = [originals[member] for member in group]
        groups.append(sorted(own + [copy for member in own for copy in followers[member]]))
    return groups


def _copies_within(group: Sequence[Article], copies: Mapping[str, tuple[str, float]]) -> tuple[Copy, ...]:
    """The copies in `group`, then the rewrites among its other articles."""
    exact = [
        Copy(
            article_url=article.url,
            original_url=copies[article.url][0],
            overlap=round(copies[article.url][1], 3),
        )
        for article in group
        if article.url in copies
    ]
    rest = [article for article in group if article.url not in copies]
    rewrites = [
        Copy(
            article_url=rest[member].url,
            original_url=rest[original].url,
            kind="rewrite",
            overlap=round(share, 3),
        )
        for member, (original, share) in sorted(find_rewrites(rest).items())
    ]
    for copy in (*exact, *rewrites):
        log_copy(copy)
    return (*exact, *rewrites)


def _story(
    group: Sequence[Article],
    copies: tuple[Copy, ...],
    known: Known,
    taken: Container[str],
    ranked: Callable[[Candidate], Rank],
    assessments: Mapping[str, Assessment],
    round_ups: Container[str],
) -> Story:
    repeated = {copy.article_url for copy in copies}
    tellers, others, kinds = by_kind(group, repeated, assessments)
    reading_order = (
        *by_centrality(tellers, group, round_ups),
        *by_centrality(others, group, round_ups),
        *(article for article in group if article.url in repeated),
    )
    aside = {article.url for article in others}
    independent = count_independent([article for article in group if article.url not in aside], copies)
    records = [known.record, *known.merged] if known.record else []
    candidate = Candidate(
        originals=tellers,
        independent=independent,
        known_urls=frozenset(url for record in records for url in record.article_urls),
        was_printed=any(record.last_edition for record in records),
        is_round_up=all(article.url in round_ups for article in tellers),
        worth={
            article.url: worth for article in tellers if (worth := worth_of(article, assessments)) is not None
        },
        origins=count_independent(group, copies) if others else independent,
        days=max((record.days for record in records if record.last_edition), default=0),
    )
    return Story(
        id=known.record.id if known.record else new_id(reading_order[0], group, taken),
        articles=reading_order,
        copies=copies,
        independent=independent,
        rank=ranked(candidate),
        first_seen=min([*(article.at for article in group), *(record.first_seen for record in records)]),
        earlier=known.earlier,
        merged=tuple(record.id for record in known.merged),
        split_from=known.split_from,
        kinds=kinds,
    )
