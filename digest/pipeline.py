"""Table of contents: from feeds to readers.

::

    feeds ──collect──▶ entries ──extract──▶ articles         gather        network → store
    articles ──select──▶ ──cluster──▶ stories ──place──▶
             ──summarise──▶ briefs ──compose──▶ edition      make_edition  pure: no network, disk or clock
    edition ──render──▶ files ──publish / deliver──▶ readers send          edition → world, once a channel

Three parts, joined only by the store and by `Edition`: an edition of last week can be rebuilt offline
to the byte, and a preview needs no network.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.cluster import Options as ClusterOptions
from digest.cluster import cluster
from digest.collect import collect
from digest.collect.carried import carried_by
from digest.compose import (
    compose,
    following,
    health,
    is_poorer,
    is_void,
    leading,
    manifest,
    place,
    recall,
    slug_of,
)
from digest.deliver import deliver
from digest.errors import RunError
from digest.extract import extract
from digest.models import Ledger, Material, Window
from digest.publish import publish
from digest.render import Options as RenderOptions
from digest.render import render
from digest.summarise import Options as SummariseOptions
from digest.summarise import summarise
from digest.topics import select
from digest.windows import memory_since, window_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Edition, Feed, Plan, Receipt, Rendering
    from digest.protocols import (
        Clock,
        Deliverer,
        Embedder,
        Executor,
        Fetcher,
        Guard,
        Publisher,
        Store,
        Summariser,
    )
    from digest.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """Everything that touches the world, and the two models. `app` puts it together."""

    clock: Clock
    store: Store
    fetcher: Fetcher
    executor: Executor
    guard: Guard
    summariser: Summariser
    embedder: Embedder | None = None
    publishers: Sequence[Publisher] = ()
    deliverers: Sequence[Deliverer] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeOptions:
    """The options of the pure part. An edition's manifest keeps them, so that it can be made again."""

    cluster: ClusterOptions = field(default_factory=ClusterOptions)
    summarise: SummariseOptions = field(default_factory=SummariseOptions)
    """Of lead stories."""
    short: SummariseOptions = field(
        default_factory=lambda: SummariseOptions(words=30, quotes=0, differences=1, updates=0, background=0)
    )
    """Of all others: one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """The options of every stage that has any."""

    make: MakeOptions = field(default_factory=MakeOptions)
    render: RenderOptions = field(default_factory=RenderOptions)
    memory_days: int = 7


def run(
    feeds: Sequence[Feed],
    plan: Plan,
    tools: Tools,
    options: Options,
    report: Report,
    *,
    dry_run: bool = False,
) -> Edition:
    """Gather, make the edition that `plan` asks for, keep it, and send it: the whole program.

    A poorer making of an edition that already exists is thrown away: the richer one is sent again
    to whoever has not had it yet, and returned. A dry run keeps, publishes and sends nothing.

    Raises:
        RunError: there is nothing at all to print, because too many feeds could not be read.
    """
    gather(feeds, tools, report)
    material = material_for(feeds, plan, tools, options)
    edition = make_edition(
        material,
        embedder=tools.embedder,
        summariser=tools.summariser,
        options=options.make,
        report=report,
    )
    if is_void(edition):
        raise RunError(
            "the feeds could not be read, and nothing is stored for the time the edition covers: "
            "nothing was published; look at the network, then run again"
        )
    if not dry_run:
        edition = keep(edition, material, tools.store, report)
        send(edition, tools, options, report)
    return edition


def gather(feeds: Sequence[Feed], tools: Tools, report: Report) -> None:
    """Read the feeds that are due, and turn their new entries into articles in the store."""
    store, now = tools.store, tools.clock.now()
    fetcher, executor, guard = tools.fetcher, tools.executor, tools.guard
    collect(feeds, store, fetcher=fetcher, executor=executor, guard=guard, now=now, report=report)
    extract(feeds, store, fetcher=fetcher, executor=executor, guard=guard, now=now, report=report)


def material_for(feeds: Sequence[Feed], plan: Plan, tools: Tools, options: Options) -> Material:
    """Take out of the store all that the edition of `plan` is made of, as of now.

    What only feeds brought that are in feeds.yaml no more stays in the store, and is not of the edition.
    """
    store, now = tools.store, tools.clock.now()
    window = window_of(plan, now, store.editions())
    since = memory_since(window, options.memory_days)
    memory = store.memory(plan.id, before=window.until, since=since, excluding=slug_of(plan, window))
    articles, lines = store.articles(window), store.fates(window)
    carried = carried_by(feeds, articles, lines, store)
    return Material(
        plan=plan,
        window=window,
        made_at=now,
        articles=tuple(filter(carried.article, articles)),
        memory=recall(memory, store.articles(Window(since=since, until=window.since))),
        ledger=Ledger(
            lines=tuple(filter(carried.line, lines)),
            feeds=health(feeds, store.feed_states(feed.url for feed in feeds), store.entry_counts(window)),
        ),
    )


def make_edition(
    material: Material,
    *,
    embedder: Embedder | None,
    summariser: Summariser,
    options: MakeOptions,
    report: Report,
) -> Edition:
    """Make an edition of its material: no network, no disk, no clock; the same every time."""
    plan, memory = material.plan, material.memory
    selection = select(material.articles, plan.topics, embedder)
    stories = cluster(selection.articles, embedder, options.cluster, memory=memory)
    placements = place(stories, selection, plan)
    leads, others = leading(placements), following(placements)
    briefs = [
        *summarise(leads, summariser, options.summarise, memory=memory, report=report),
        *summarise(others, summariser, options.short, memory=memory, report=report),
    ]
    return compose(
        briefs,
        placements,
        stories,
        selection,
        material,
        manifest=manifest(material, embedder, summariser, options),
    )


def keep(edition: Edition, material: Material, store: Store, report: Report) -> Edition:
    """Keep the edition, unless the store has a richer one of the same slug: then that one is returned."""
    before = store.edition(edition.slug)
    if before is not None and is_poorer(edition, before):
        report.count("compose/kept the richer edition")
        return before
    store.save_edition(edition, material, edition.records)
    return edition


def send(edition: Edition, tools: Tools, options: Options, report: Report) -> list[Receipt]:
    """Render an edition, publish it, and deliver it once to each target that has not had it."""
    rendering = rendered(edition, tools.store, options)
    report.places += publish(rendering, tools.publishers, report=report)
    return deliver(rendering, tools.deliverers, tools.store, now=tools.clock.now(), report=report)


def rendered(edition: Edition, store: Store, options: Options) -> Rendering:
    """The edition as files, with links to those before and after it."""
    return render(edition, earlier=store.editions(), options=options.render)
