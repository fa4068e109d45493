"""The pages around editions: archive, threads, topics, sources, the ledger, and what surrounds each page."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from digest.models import Fate, Status, spine_of
from digest.render.context import (
    ArchiveLine,
    ArchiveMonth,
    Bar,
    Chapter,
    FeedRow,
    LedgerGroup,
    LedgerRow,
    LedgerView,
    Link,
    Shell,
    SourcesView,
    ThreadView,
    TopicView,
    TurnLine,
)
from digest.render.editions import desk_of, label_of
from digest.render.escape import one_line
from digest.render.links import Address, edition_path, outward, thread_path, topic_path
from digest.render.shelf import TOPIC_EDITIONS
from digest.render.stories import (
    SOURCES_SHOWN_IN_SHORT,
    Notes,
    chip_of,
    headline_of,
    lines_of,
    meta_of,
    story_view,
)
from digest.render.words import Calendar, listed, month_name, plural
from digest.tokens import cleaned, text_without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from digest.models import Brief, Edition, Feed, FeedHealth, LedgerLine, Page, Site, Spine, Turn
    from digest.render.context import Note, StoryView
    from digest.render.shelf import Shelf

BAR_STEP = 28
"""Width of a bar with its gap, in the coverage picture's own units."""
BAR_HEIGHT = 60
"""Height of the highest bar, in the same units."""

_TURNS = {"merged": "Merged with", "split": "Came off"}

_MEANINGS = {
    Fate.PRINTED: "in this edition",
    Fate.COPY: "repeats another report, and is listed under it",
    Fate.MERGED: "the same article came by another feed as well",
    Fate.BELOW_CUT: "in a story that ranked below those printed",
    Fate.FILTERED: "left out by a topic's rules",
    Fate.CAPPED: "more entries in one reading than the feed's limit",
    Fate.FAILED: "no article could be made of it",
    Fate.PENDING: "came too late to be read for this edition",
    Fate.FAULT: "a step broke on it, and the edition went out without it",
}


def shell(site: Site, address: Address, pages: Sequence[Page], topics: Sequence[Link]) -> Shell:
    """What surrounds the page at `address`. `topics` are named with their site paths."""
    return Shell(
        site_title=site.title,
        description=site.description,
        language=site.language,
        canonical=address.public(address.page),
        home=address.to("index.html"),
        archive=address.to("archive/index.html"),
        sources=address.to("sources/index.html"),
        atom=address.to("feed.xml"),
        json_feed=address.to("feed.json"),
        opml=address.to("sources.opml"),
        pages=tuple(Link(text=page.title, href=address.to(f"{page.path}/index.html")) for page in pages),
        topics=tuple(Link(text=topic.text, href=address.to(topic.href)) for topic in topics),
    )


def topic_ids(shelf: Shelf) -> tuple[str, ...]:
    """Every topic that an edition has had, and of which one is still kept."""
    found = dict.fromkeys(topic for spine in reversed(shelf.spines) for topic, _ in spine.topics)
    return tuple(topic for topic in found if any(True for _ in shelf.editions(shelf.of_topic(topic))))


def topics_of(shelf: Shelf) -> tuple[Link, ...]:
    """Every topic that an edition has had, under its latest name, with its site path."""
    found = {topic: name for spine in reversed(shelf.spines) for topic, name in spine.topics}
    return tuple(Link(text=name or topic, href=topic_path(topic)) for topic, name in found.items())


# --------------------------------------------------------------------------- archive


def archive_months(shelf: Shelf, address: Address) -> tuple[ArchiveMonth, ...]:
    """All editions by month of their local day, newest first."""

    def month(spine: Spine) -> tuple[int, int]:
        day = Calendar.of(spine.timezone, spine.dated).today
        return day.year, day.month

    months = []
    # Sorted, for an edition made after the midnight at the end of its month may come after the next one's.
    for (year, number), spines in groupby(sorted(shelf.spines, key=month, reverse=True), key=month):
        lines = tuple(archive_line(spine, address) for spine in spines)
        months.append(
            ArchiveMonth(
                name=f"{month_name(number)} {year}",
                anchor=f"{year}-{number:02}",
                count=plural(len(lines), "edition"),
                editions=lines,
            )
        )
    return tuple(months)


def archive_line(spine: Spine, address: Address) -> ArchiveLine:
    """An edition in a list, with its first headlines."""
    calendar = Calendar.of(spine.timezone, spine.dated)
    return ArchiveLine(
        date=calendar.full_date(spine.dated),
        label=label_of(spine),
        href=address.to(edition_path(spine.slug)),
        headlines=tuple(map(headline_of, spine.headlines)),
        stories=plural(spine.stories, "story", "stories"),
        is_partial=spine.is_partial,
    )


# --------------------------------------------------------------------------- threads


def thread_view(story_id: str, shelf: Shelf, address: Address) -> ThreadView:
    """A story across the editions that printed it, newest first."""
    printings = shelf.printings(story_id)
    latest, brief = printings[0]
    calendar = Calendar.of(latest.timezone, latest.dated)
    chapters: list[Chapter] = []
    notes: list[Note] = []
    for number, (edition, printed) in enumerate(printings):
        is_first = number == len(printings) - 1
        chapter, cited = _chapter(edition, printed, shelf, address, is_first=is_first)
        chapters.append(chapter)
        notes.extend(cited)
    first = printings[-1][0]
    return ThreadView(
        headline=headline_of(brief.summary.title),
        turns=tuple(_turns(story_id, shelf, address)),
        span=_span(len(printings), calendar.day(first.dated), calendar.day(latest.dated)),
        chapters=tuple(chapters),
        notes=tuple(notes),
        bars=_bars(printings),
        picture_width=len(printings) * BAR_STEP,
        picture_title="Reports in each edition: "
        + listed(str(len(printed.story.articles)) for _, printed in reversed(printings)),
        zone=latest.timezone,
    )


def _span(count: int, first: str, latest: str) -> str:
    editions = plural(count, "edition")
    return f"{editions}, {first}" if first == latest else f"{editions}, {first} to {latest}"


def _turns(story_id: str, shelf: Shelf, address: Address) -> Iterator[TurnLine]:
    """Which story it was merged with, and which it came off, newest first."""
    for edition in shelf.turning(story_id):
        day = Calendar.of(edition.timezone, edition.dated).day(edition.dated)
        for turn in edition.turns:
            if turn.story_id == story_id:
                yield TurnLine(what=_TURNS[turn.kind], other=_other(turn, shelf, address), day=f"on {day}")


def _other(turn: Turn, shelf: Shelf, address: Address) -> Link:
    """The other story of a turn, under its latest headline; without an address when it was never printed."""
    printings = shelf.printings(turn.other_id)
    if not printings:
        return Link(text=headline_of(turn.headline))
    return Link(text=headline_of(printings[0][1].summary.title), href=address.to(thread_path(turn.other_id)))


def _chapter(
    edition: Edition, brief: Brief, shelf: Shelf, address: Address, *, is_first: bool
) -> tuple[Chapter, tuple[Note, ...]]:
    """What the edition added: everything the first time, then its updates (or all, when none are kept)."""
    desk = desk_of(edition, shelf, address)
    notes = Notes(f"n-{edition.slug.replace('/', '-')}", desk)
    sentences = [update.sentence for update in brief.updates] if brief.updates and not is_first else []
    lines = lines_of(sentences or brief.summary.sentences, notes)
    calendar = desk.calendar
    chapter = Chapter(
        date=calendar.full_date(edition.dated),
        edition=Link(text=label_of(edition), href=address.to(edition_path(edition.slug))),
        chip=chip_of(brief.status if not is_first else Status.NEW, brief.day),
        headline=headline_of(brief.summary.title),
        meta=meta_of(brief.story),
        lines=lines,
    )
    return chapter, notes.all()


def _bars(printings: Sequence[tuple[Edition, Brief]]) -> tuple[Bar, ...]:
    """The coverage picture: one bar an edition, oldest first, as high as it had reports."""
    counts = [len(brief.story.articles) for _, brief in reversed(printings)]
    most = max(counts)
    heights = [max(2, BAR_HEIGHT * count // most) for count in counts]
    return tuple(
        Bar(
            x=index * BAR_STEP,
            y=BAR_HEIGHT - height,
            height=height,
            is_latest=index == len(counts) - 1,
            label=plural(count, "report"),
        )
        for index, (count, height) in enumerate(zip(counts, heights, strict=True))
    )


# --------------------------------------------------------------------------- topics


def topic_view(topic: str, shelf: Shelf, address: Address) -> TopicView:
    """The stories of a topic in the latest editions that have it."""
    carrying = [
        (edition, section)
        for edition in shelf.editions(shelf.of_topic(topic))
        for section in edition.sections
        if section.topic == topic
    ][:TOPIC_EDITIONS]
    editions = []
    anchors: set[str] = set()
    for edition, section in carrying:
        desk = desk_of(edition, shelf, address)
        desk.anchors = anchors
        stories: tuple[StoryView, ...] = tuple(
            story_view(brief, desk, shown=SOURCES_SHOWN_IN_SHORT) for brief in section.briefs
        )
        editions.append((archive_line(spine_of(edition), address), stories))
    return TopicView(
        title=carrying[0][1].name or topic,
        atom=address.to(topic_path(topic, "feed.xml")),
        editions=tuple(editions),
        zone=carrying[0][0].timezone,
    )


# --------------------------------------------------------------------------- feeds and fates


def ledger_view(edition: Edition, calendar: Calendar) -> LedgerView:
    """Every entry of the window by fate, in the order in which fates are explained."""
    names = {feed.url: feed.name or feed.url for feed in edition.ledger.feeds}
    groups = []
    for fate, meaning in _MEANINGS.items():
        lines = [line for line in edition.ledger.lines if line.fate is fate]
        if lines:
            groups.append(
                LedgerGroup(
                    fate=fate.value.capitalize(),
                    meaning=meaning,
                    count=plural(len(lines), "entry", "entries"),
                    rows=tuple(_ledger_row(line, names.get(line.feed_url, "")) for line in lines),
                )
            )
    return LedgerView(
        groups=tuple(groups),
        feeds=feed_rows(edition.ledger.feeds, (), calendar),
        total=plural(len(edition.ledger.lines), "entry", "entries"),
    )


def _ledger_row(line: LedgerLine, feed_name: str) -> LedgerRow:
    return LedgerRow(
        title=one_line(line.title) or one_line(cleaned(line.url)) or "untitled",
        href=outward(line.url),
        feed=feed_name or outward(line.feed_url),
        detail=text_without(line.detail),
    )


def feed_rows(health: Iterable[FeedHealth], feeds: Sequence[Feed], calendar: Calendar) -> tuple[FeedRow, ...]:
    """The feeds by group and name: those of the edition, with the groups that the user gave them."""
    groups = {feed.url: feed.group for feed in feeds}
    rows = [_feed_row(feed, groups.get(feed.url, ""), calendar) for feed in health]
    return tuple(sorted(rows, key=lambda row: (row.group, row.name.casefold(), row.href)))


def _feed_row(feed: FeedHealth, group: str, calendar: Calendar) -> FeedRow:
    read = f"behind a wall: {feed.walled} of {feed.entries}" if feed.walled else "fine"
    state = "failing" if feed.is_failing else read if feed.checked_at else "not read"
    return FeedRow(
        name=one_line(feed.name) or outward(feed.url) or "unnamed feed",
        href=outward(feed.url),
        group=group,
        state=state,
        error=text_without(feed.error),
        entries=plural(feed.entries, "entry", "entries"),
        checked=calendar.moment(feed.checked_at) if feed.checked_at else None,
        changed=calendar.moment(feed.changed_at) if feed.changed_at else None,
    )


def sources_view(edition: Edition, feeds: Sequence[Feed], calendar: Calendar) -> SourcesView:
    """The feeds as of the latest edition."""
    rows = feed_rows(edition.ledger.feeds, feeds, calendar)
    failing = sum(row.state == "failing" for row in rows)
    verdict = f"{failing} failing" if failing else "none failing"
    return SourcesView(
        feeds=rows,
        summary=f"{plural(len(rows), 'feed')}, {verdict}" if rows else "No feeds yet",
        as_of=f"{calendar.full_date(edition.window.until)}, {calendar.clock(edition.window.until)}",
        zone=edition.timezone,
    )
