"""Table of contents: from feeds to readers.

::

    feeds ──collect──▶ entries ──extract──▶ articles         gather        network → store
    store ──window, memory──▶ articles, ledger               material_for  store → material
    articles ──assess, select──▶ ──cluster──▶ stories ──place──▶
             ──summarise──▶ briefs ──compose, minute──▶ edition  make_edition  pure: no network, disk or clock
    edition ──render──▶ files ──publish / deliver──▶ readers send          edition → world, once a channel

The parts are joined only by the store, by `Material` and by `Edition`: an edition of last week can be
rebuilt offline to the byte, and a preview needs no network.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from digest.cluster import cluster
from digest.cluster.threads import threads
from digest.collect import collect
from digest.collect.carried import carried_by
from digest.compose import (
    compose,
    following,
    has_news,
    health,
    is_poorer,
    is_void,
    leading,
    manifest,
    place,
    recall,
)
from digest.deadline import NEVER, Deadline
from digest.errors import EditionError, ItemError, RunError
from digest.extract import extract
from digest.faults import attempt
from digest.imprint import imprint_of
from digest.kinds import assess
from digest.minute import with_minute
from digest.models import Fate, Ledger, Material, Window
from digest.render.editions import unasked_notices
from digest.run.timely import timely_embedder, timely_summariser
from digest.salvage import salvaged_edition
from digest.sending import complete, send
from digest.summarise import days_of, headlines, of_others, summarise
from digest.topics import select
from digest.windows import READING, going_out, last_published, late_since, memory_since, window_of, zone_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from digest.models import Article, Edition, Feed, Heading, Imprint, Occasion, Plan, StoryRecord
    from digest.protocols import Embedder, Store, Summariser
    from digest.report import Report
    from digest.summarise import Write
    from digest.tools import MakeOptions, Options, Tools


READING_SHARE = 0.5
"""How much of the time until its deadline an edition may take for feeds and pages. Chosen by reading; not
measured."""


def run(
    feeds: Sequence[Feed],
    plan: Plan,
    occasion: Occasion,
    tools: Tools,
    options: Options,
    report: Report,
) -> Edition:
    """Gather, make the edition of `plan` for that occasion, keep it, and send it: the whole program.

    First what earlier runs left is completed. An edition whose sending has begun is never made again: its
    slot is done. Where there is nothing new, no edition is made, and the last one is returned (a note in
    the report says so).

    Raises:
        RunError: there is nothing at all to print, because too many feeds could not be read.
    """
    deadline = NEVER if occasion.deadline is None else Deadline.after(occasion.deadline.total_seconds())
    gather(feeds, tools, report, began_at=occasion.at, deadline=deadline.share(READING_SHARE))
    complete(occasion, tools, options, report)
    headings = tools.store.headings()
    imprint = imprint_of(occasion.slot, headings)
    standing = next((each for each in headings if each.slug == imprint.slug and each.has_begun), None)
    if standing is not None:
        return _stands(standing, tools.store, report)
    material = with_cut(material_for(feeds, plan, occasion, imprint, tools, options), occasion, report)
    if material.ledger.cut:
        tools.store.defer(material.window.until + timedelta(microseconds=1))
    with timely_summariser(tools.summariser, deadline) as summariser:
        embedder = timely_embedder(tools.embedder, deadline)
        models = replace(tools, summariser=summariser, embedder=embedder)
        edition = _edition_of(material, imprint, models, options, report)
    last = last_published(headings, occasion.line, material.made_at)
    told_until = last.until if last and plan.window != "since_last" else None  # else all in it is untold
    if not occasion.sends_empty and not has_news(edition, told_until):
        return _nothing_new(edition, last, tools.store, report)
    edition = keep(edition, material, tools.store, report)
    send(edition, tools, options, report)
    return edition


def preview(
    feeds: Sequence[Feed], plan: Plan, occasion: Occasion, tools: Tools, options: Options, report: Report
) -> Edition:
    """Gather, and make the edition that a run would make now; it is neither kept nor published nor sent.

    Raises:
        RunError: see `run`.
    """
    gather(feeds, tools, report, began_at=occasion.at)
    imprint = imprint_of(occasion.slot, tools.store.headings())
    material = material_for(feeds, plan, occasion, imprint, tools, options)
    report.count("compose/editions")
    return _edition_of(material, imprint, tools, options, report)


def gather(
    feeds: Sequence[Feed],
    tools: Tools,
    report: Report,
    *,
    began_at: datetime | None = None,
    deadline: Deadline = NEVER,
) -> None:
    """Read the feeds that are due now (or at `began_at`), and turn their new entries into articles.

    What is not read when `deadline` passes is left for the next time; the feeds get half of that time.
    """
    store, now = tools.store, began_at or tools.clock.now()
    fetcher, executor, guard = tools.fetcher, tools.executor, tools.guard
    collect(
        feeds,
        store,
        fetcher=fetcher,
        executor=executor,
        guard=guard,
        now=now,
        report=report,
        deadline=deadline.share(0.5),
    )
    extract(
        feeds,
        store,
        fetcher=fetcher,
        executor=executor,
        guard=guard,
        now=now,
        report=report,
        deadline=deadline,
    )


def with_cut(material: Material, occasion: Occasion, report: Report) -> Material:
    """The material with a word on what was not read in time; all that is late is told."""
    feeds, pages = report.counts["collect/cut off"], report.counts["extract/cut off"]
    if occasion.deadline is None or not (feeds or pages):
        return material
    late = " and ".join([_counted(feeds, "feed")] * bool(feeds) + [_counted(pages, "report")] * bool(pages))
    verb = "was" if feeds + pages == 1 else "were"
    seconds = occasion.deadline.total_seconds() * READING_SHARE
    span = f"{seconds:.0f} seconds" if seconds < 120 else f"{seconds / 60:.0f} minutes"
    cut = f"{late} {verb} not read within {span}"
    report.note(f"{cut} (schedule.deadline): the edition is partial, and what they bring comes in the next")
    return replace(material, ledger=replace(material.ledger, cut=cut))


def _counted(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def material_for(
    feeds: Sequence[Feed], plan: Plan, occasion: Occasion, imprint: Imprint, tools: Tools, options: Options
) -> Material:
    """Take out of the store all that the edition of that imprint is made of, as of now.

    What only feeds brought that are in feeds.yaml no more stays in the store, and is not of the edition.
    """
    store, now, headings = tools.store, tools.clock.now(), tools.store.headings()
    line, catch_up, slot_before = occasion.line, occasion.catch_up, occasion.slot_before
    window = window_of(plan, now, headings, line=line, catch_up=catch_up, slot_before=slot_before)
    reach = late_since(plan, now, catch_up, slot_before)
    since = memory_since(window, options.memory_days)
    memory = store.memory(plan.id, before=window.until, since=since, excluding=imprint.slug)
    articles, lines = store.articles(window, reach=reach), store.fates(window, reach=reach)
    if reach is not None:
        around = going_out(headings, line, window.since - READING, excluding=imprint.slug)
        articles = _untold(articles, window, around, store)
    carried = carried_by(feeds, articles, lines, store)
    mine = tuple(filter(carried.article, articles))
    printed = {article.url for article in articles}
    before = store.articles(Window(since=since, until=window.since))
    return Material(
        plan=plan,
        window=window,
        made_at=now,
        articles=mine,
        memory=recall(memory, (article for article in before if article.url not in printed)),
        ledger=Ledger(
            lines=tuple(filter(carried.line, lines)),
            feeds=health(
                feeds,
                store.feed_states(feed.url for feed in feeds),
                store.entry_counts(window, reach=reach),
                mine,
            ),
        ),
    )


def _untold(
    articles: Sequence[Article], window: Window, around: Sequence[Heading], store: Store
) -> list[Article]:
    """The articles of a window without those of editions that reach into it, and with overlooked ones.

    One reaches into it whose site failed while its letters went out, or that was made by a clock ahead.
    Overlooked is what another process was still reading when the edition before was made: that has no fate
    for it, though it was seen before its end. `around` are the editions that go out and end near, or later.
    """
    told = _told((heading for heading in around if heading.until > window.since), store)
    wanted = [article for article in articles if article.url not in told]
    if not any(heading.until == window.since for heading in around):
        return wanted
    told = _told(around, store)
    overlooked = (
        article
        for article in store.articles(Window(since=window.since - READING, until=window.since))
        if article.first_seen <= window.since and article.url not in told
    )
    return sorted([*overlooked, *wanted], key=lambda article: (article.at, article.url))


def _told(headings: Iterable[Heading], store: Store) -> set[str]:
    """The addresses of all that these editions have a fate for; what they left unread has none yet."""
    editions = (store.edition(heading.slug) for heading in headings)
    lines = (line for edition in editions if edition for line in edition.ledger.lines)
    return {line.url for line in lines if line.fate is not Fate.PENDING}


def make_edition(
    material: Material,
    imprint: Imprint,
    *,
    embedder: Embedder | None,
    summariser: Summariser,
    options: MakeOptions,
    report: Report,
) -> Edition:
    """Make an edition of its material: no network, no disk, no clock; the same every time.

    An article on which a step breaks is left out, with a fate in the ledger; so is an embedder of no use.
    """
    making = partial(_steps, imprint=imprint, summariser=summariser, options=options, report=report)
    write, sketch = partial(making, write=summarise), partial(making, write=headlines)
    edition = salvaged_edition(write, sketch, material, embedder, report)
    for notice in unasked_notices(edition):
        report.note(notice)
    return edition


def _steps(
    material: Material,
    embedder: Embedder | None,
    *,
    write: Write,
    imprint: Imprint,
    summariser: Summariser,
    options: MakeOptions,
    report: Report,
) -> Edition:
    """All steps of it, in order."""
    plan, memory = material.plan, material.memory
    assessments = {article.url: assess(article) for article in material.articles}
    takes_undated = plan.kind == "make"
    selection = select(material.articles, plan.topics, embedder, assessments, takes_undated=takes_undated)
    stories = cluster(
        selection.articles,
        embedder,
        options.cluster,
        memory=memory,
        assessments=selection.assessments,
        window=material.window,
        threads=_threads(selection.articles, plan, embedder, options),
    )
    placements = place(stories, selection, plan, memory)
    leads, others, short = leading(placements), following(placements), of_others(plan.writing)
    write = partial(write, memory=memory, report=report, days=days_of(plan))
    briefs = [
        *write(leads, summariser, options.summarise, writing=plan.writing),
        *write(others, summariser, options.short, writing=short),
    ]
    edition = compose(
        briefs,
        placements,
        stories,
        selection,
        material,
        imprint=imprint,
        manifest=manifest(material, embedder, summariser, options),
    )
    if not plan.minute:
        return edition
    return with_minute(edition, summariser, memory=memory, report=report, language=plan.writing.language)


def _threads(
    articles: Sequence[Article], plan: Plan, embedder: Embedder | None, options: MakeOptions
) -> list[StoryRecord]:
    """The affairs of several days that a rollup tells as one story each; any other edition has none."""
    if plan.kind != "rollup":
        return []
    return threads(articles, embedder, options.cluster, timezone=plan.timezone)


def keep(edition: Edition, material: Material, store: Store, report: Report) -> Edition:
    """Keep the edition, unless the store has a richer one of the same slug: then that one is returned."""
    report.count("compose/editions")
    before = store.edition(edition.slug)
    if before is not None and is_poorer(edition, before):
        report.count("compose/kept the richer edition")
        return before
    kept = attempt(lambda: store.save_edition(edition, material, edition.records), EditionError, edition.slug)
    if isinstance(kept, ItemError):
        report.problem("keep", kept)
    return edition


def _edition_of(
    material: Material, imprint: Imprint, tools: Tools, options: Options, report: Report
) -> Edition:
    """The edition of its material.

    Raises:
        RunError: nothing is in it, because too many feeds could not be read.
    """
    edition = make_edition(
        material,
        imprint,
        embedder=tools.embedder,
        summariser=tools.summariser,
        options=options.make,
        report=report,
    )
    if is_void(edition):
        raise RunError(_why_void(edition))
    return edition


def _why_void(edition: Edition) -> str:
    """Too many feeds failed for an empty edition to be called a quiet day: how many, and what to do."""
    if edition.ledger.cut:
        return f"nothing was ready in time: {edition.ledger.cut}; nothing was published"
    feeds = edition.ledger.feeds
    failing = sum(feed.is_failing for feed in feeds)
    if failing == len(feeds):
        return (
            "the feeds could not be read, and nothing is stored for the time the edition covers: "
            "nothing was published; look at the network, then run again"
        )
    return (
        f"{failing} of {len(feeds)} feeds could not be read, and the others bring nothing new: "
        "nothing was published; `digest feeds check` says what is wrong with them"
    )


def _nothing_new(edition: Edition, last: Heading | None, store: Store, report: Report) -> Edition:
    """Say that no edition was made; the last one, which stands, or the empty one when there is none."""
    since = edition.window.since.astimezone(zone_of(edition.timezone))
    untaken = sum(line.fate is Fate.FILTERED for line in edition.ledger.lines)
    if untaken and not edition.briefs:
        report.note(f"of all that was read, no topic takes anything ({untaken}): see `digest topics test`")
    report.note(
        f"nothing new since {since:%Y-%m-%d %H:%M} {edition.timezone}: no edition was made or sent; "
        + (f"{last.slug} stands" if last else "see what is further back with --since 7d")
    )
    _tell_unasked(report)
    return (store.edition(last.slug) if last else None) or edition


def _tell_unasked(report: Report) -> None:
    """Say that feeds were not asked, for one that was mended a minute ago may be waiting still."""
    waiting, failed = report.counts["collect/not due yet"], report.counts["collect/not due after a failure"]
    if waiting:
        number = "1 feed is" if waiting == 1 else f"{waiting} feeds are"
        after = f", {failed} of them after a failure (`digest feeds check` asks at once)" if failed else ""
        report.note(f"{number} not due yet{after}")


def _stands(heading: Heading, store: Store, report: Report) -> Edition:
    """The edition of a slot that is done already."""
    report.note(f"{heading.slug} has been made: it is not made again")
    edition = store.edition(heading.slug)
    if edition is None:
        raise RunError(f"{heading.slug} has just been taken out of the store: run again")
    return edition
