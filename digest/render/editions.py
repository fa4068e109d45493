"""An edition as one page, mail or feed entry shows it."""

from __future__ import annotations

from collections import ChainMap, Counter
from dataclasses import replace
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from digest.render.context import (
    BulletView,
    EditionView,
    Link,
    SectionView,
    ThreadLine,
    TrustStrip,
)
from digest.render.escape import one_line, path_part
from digest.render.links import edition_path, thread_path, topic_path
from digest.render.minutes import minute_view
from digest.render.stories import (
    SOURCES_SHOWN,
    SOURCES_SHOWN_IN_SHORT,
    Desk,
    chip_of,
    headline_of,
    story_view,
)
from digest.render.views import views_of
from digest.render.words import Calendar, listed, minutes, plural, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.models import Article, Brief, Edition, Section, Thread, Trust
    from digest.render.context import MinuteView, StoryView
    from digest.render.links import Address
    from digest.render.shelf import Shelf


LONGEST_DAY = 1.5
"""An edition of at most this number of days is called a day's. Chosen by reading; not measured."""
SHORTEST_WEEK = 6.0
"""An edition of at least this number of days is called a week's. Chosen by reading; not measured."""


def articles_of(edition: Edition) -> Mapping[str, Article]:
    """Every article of the edition's stories, and those of before that their background cites, by address."""
    printed = ({article.url: article for article in brief.story.articles} for brief in edition.briefs)
    recalled = ({article.url: article for article in earlier_of(brief)} for brief in edition.briefs)
    return ChainMap(*printed, *recalled)


def earlier_of(brief: Brief) -> tuple[Article, ...]:
    """The articles of before that the brief's background cites."""
    cited = {citation.article_url for told in brief.background for citation in told.sentence.citations}
    return tuple(article for article in brief.story.earlier if article.url in cited)


def label_of(edition: Edition) -> str:
    """The edition's own name, with its time where it is not the first of its day: ``Morning, 18:00``."""
    return ", ".join(part for part in (edition.label, edition.mark) if part)


def desk_of(edition: Edition, shelf: Shelf, address: Address) -> Desk:
    """What a page on that edition goes by."""
    calendar = Calendar.of(edition.timezone, edition.dated)
    return Desk(calendar=calendar, address=address, shelf=shelf, articles=articles_of(edition))


def edition_view(edition: Edition, shelf: Shelf, address: Address) -> EditionView:
    """The edition as the page at `address` shows it.

    Raises:
        RenderError: the time zone is unknown, or a citation leads nowhere.
    """
    desk = desk_of(edition, shelf, address)
    calendar, window = desk.calendar, edition.window
    sections = tuple(_section(section, desk) for section in edition.sections)
    stories = [story for section in sections for story in stories_of(section)]
    threads = (*edition.developing, *edition.quiet)
    minute = minute_view(edition, stories, desk)
    bullets = tuple(_bullets(edition, stories))
    in_brief = tuple(bullet for bullet in bullets if not _is_told(bullet, minute))
    words = sum(map(words_in, sections)) + word_count(
        [
            *(bullet.text for bullet in in_brief),
            *(thread.headline for thread in threads),
            *(view.headline for view in edition.views),
            minute.text if minute else "",
        ]
    )
    before, after = shelf.neighbours(edition)
    return EditionView(
        title=edition.title,
        label=label_of(edition),
        date=calendar.full_date(edition.dated),
        date_iso=calendar.today.isoformat(),
        covers=calendar.span(window.since, window.until),
        since=calendar.moment(window.since),
        until=calendar.moment(window.until),
        made=calendar.moment(edition.made_at),
        zone=edition.timezone,
        reading_time=f"{minutes(words)} min read",
        word_count=words,
        is_partial=edition.is_partial,
        partial_notice=_partial_notice(edition),
        notices=unasked_notices(edition),
        is_empty=not stories and not edition.views,
        quiet_notice=_quiet_notice(edition),
        trust=TrustStrip(
            parts=trust_parts(edition), ledger=address.to(edition_path(edition.slug, "ledger.html"))
        ),
        minute=minute,
        in_brief=in_brief,
        bullets=bullets,
        sections=sections,
        developing=tuple(_thread(thread, desk) for thread in edition.developing),
        has_forms=any(story.facts or story.is_listed for story in stories),
        developing_title=_OPEN[0] if _tells_open(edition) else _DEVELOPING[0],
        developing_note=_OPEN[1] if _tells_open(edition) else _DEVELOPING[1],
        quiet=tuple(_thread(thread, desk) for thread in edition.quiet),
        views=views_of(edition, calendar),
        method=_method(stories, minute),
        made_by=_made_by(edition),
        permalink=address.public(edition_path(edition.slug)) or address.to(edition_path(edition.slug)),
        formats=tuple(
            Link(text=text, href=address.to(edition_path(edition.slug, name)))
            for text, name in (
                ("Markdown", "edition.md"),
                ("Plain text", "edition.txt"),
                ("JSON", "edition.json"),
                ("Articles", "articles.jsonl"),
            )
        ),
        previous=_neighbour(before, desk),
        next=_neighbour(after, desk),
    )


_DEVELOPING = ("Still developing", "New reports, nothing new in them.")
_OPEN = ("Still open", "Reported on several days, and to the end.")


def _tells_open(edition: Edition) -> bool:
    """Whether its threads are stories of its own window: it is a rollup."""
    return any(not thread.last_edition for thread in edition.developing)


def trust_parts(edition: Edition) -> tuple[str, ...]:
    """The trust strip, piece by piece."""
    trust = edition.trust
    feeds = plural(trust.feeds_ok + trust.feeds_failing, "feed")
    failing = f" ({trust.feeds_failing} failing)" if trust.feeds_failing else ""
    parts = [
        feeds + failing,
        f"{plural(trust.articles, 'article')} → {plural(trust.stories, 'story', 'stories')}",
        f"{trust.shown} shown{_bare(edition)}",
        plural(len(edition.views), "view") + " named" if edition.views else "",
        _support(trust),
        f"summariser {edition.manifest.summariser}" if edition.manifest else "",
    ]
    return tuple(part for part in parts if part)


def _bare(edition: Edition) -> str:
    """How many of the stories shown have no sentence: the share of supported ones says nothing of them."""
    bare = sum(not brief.summary.sentences for brief in edition.briefs)
    return f" ({bare} by headline only)" if bare else ""


def _support(trust: Trust) -> str:
    """Rounded down, so that 100 % means all of them."""
    if not trust.sentences:
        return ""
    removed = f", {trust.replaced} removed" if trust.replaced else ""
    return f"{100 * trust.supported // trust.sentences} % of sentences supported{removed}"


def _partial_notice(edition: Edition) -> str:
    if not edition.is_partial:
        return ""
    failing = edition.trust.feeds_failing
    if not failing:
        return "This is a partial edition: not every feed could be read when it was made."
    return (
        f"This is a partial edition: {plural(failing, 'feed')} could not be read when it was made, "
        "so some news may be missing."
    )


def _quiet_notice(edition: Edition) -> str:
    """That the edition is short on purpose."""
    if not edition.is_quiet:
        return ""
    told = plural(len(edition.briefs), "story was", "stories were")
    return f"{_span_of(edition)}: only {told} worth telling, so this edition is short."


def _span_of(edition: Edition) -> str:
    """``A quiet day``, or a quiet week or time where the window is of another length."""
    days = (edition.window.until - edition.window.since) / timedelta(days=1)
    if days <= LONGEST_DAY:
        return "A quiet day"
    return "A quiet week" if days >= SHORTEST_WEEK else "A quiet time"


def unasked_notices(edition: Edition) -> tuple[str, ...]:
    """How many stories were condensed without the model, and why: a sentence for each reason."""
    reasons = {brief.story.id: brief.summary.unasked for brief in edition.briefs if brief.summary.unasked}
    return tuple(
        f"{plural(number, 'story was', 'stories were')} condensed without the model: {reason}."
        for reason, number in Counter(reasons.values()).items()
    )


def _section(section: Section, desk: Desk) -> SectionView:
    def views(briefs: Iterable[Brief], shown: int) -> tuple[StoryView, ...]:
        return tuple(story_view(brief, desk, section=section.name, shown=shown) for brief in briefs)

    return SectionView(
        name=section.name,
        href=desk.address.to(topic_path(section.topic)) if section.topic else "",
        lead=views(section.lead, SOURCES_SHOWN),
        more=views(section.more, SOURCES_SHOWN_IN_SHORT),
        single_source=views(section.single_source, SOURCES_SHOWN_IN_SHORT),
    )


def words_in(section: SectionView) -> int:
    """Words that a reader meets: of a shorter story its headline and first sentence, the rest is folded."""
    short = section.more + section.single_source
    opening = word_count(
        text for story in short for text in (story.headline, *(line.text for line in story.open_lines))
    )
    return opening + sum(story.word_count for story in section.lead)


def stories_of(section: SectionView) -> tuple[StoryView, ...]:
    """All stories under a heading, in reading order."""
    return section.lead + section.more + section.single_source


def _bullets(edition: Edition, stories: Iterable[StoryView]) -> Iterator[BulletView]:
    """The bullets, each leading to the first place its story stands."""
    printed = {story.anchor: story for story in stories}
    for bullet in edition.in_brief:
        if not one_line(bullet.text):
            continue
        anchor = path_part(bullet.story_id)
        view = BulletView(
            text=bullet.text, chip=chip_of(bullet.status), href=f"#{anchor}" if anchor in printed else ""
        )
        yield _noted(view, printed[anchor]) if anchor in printed else view


def _noted(bullet: BulletView, story: StoryView) -> BulletView:
    """The bullet with who has the story, where no sentence of it could be printed."""
    if story.lines:
        return bullet
    return replace(bullet, note=f"headline only, {story.outlets}", source=story.sources[0].href)


def _is_told(bullet: BulletView, minute: MinuteView | None) -> bool:
    """Whether the paragraph above tells its story."""
    told = {story.href for one in minute.lines for story in one.stories} if minute else set()
    return bullet.href in told


def _thread(thread: Thread, desk: Desk) -> ThreadLine:
    if not thread.last_edition:
        anchor = path_part(thread.story_id)
        return ThreadLine(
            headline=headline_of(thread.headline),
            href="",
            anchor=f"#{anchor}" if anchor in desk.anchors else "",
            edition=Link(text=desk.calendar.weekday(thread.last_seen)),
            said="last report",
        )
    edition = desk.shelf.find(thread.last_edition)
    at = edition.dated if edition else thread.last_seen
    href = desk.address.to(edition_path(edition.slug)) if edition else ""
    return ThreadLine(
        headline=headline_of(thread.headline),
        href=desk.address.to(thread_path(thread.story_id)) if desk.shelf.has_story(thread.story_id) else "",
        edition=Link(text=desk.calendar.day(at), href=href),
    )


def _method(stories: Iterable[StoryView], minute: MinuteView | None) -> str:
    """How the summaries are made: taken from the sources, or written by a model and checked."""
    told = [story for story in stories if story.lines]
    methods = sorted({story.method for story in told})
    opening = [one.line for one in minute.lines] if minute else []
    lines = chain(opening, *((*story.lines, *filter(None, [story.why])) for story in told))
    generated = any(line.is_generated for line in lines)
    if not methods:
        return ""
    made = "written by a language model and checked against" if generated else "taken word for word from"
    translated = " Translations are checked against the sentences that they translate."
    is_translated = any(line.is_translated for story in told for line in story.lines)
    said = f"Summaries ({listed(methods)}) are {made} the passages that they cite."
    return said + translated * is_translated


def _made_by(edition: Edition) -> tuple[tuple[str, str], ...]:
    manifest = edition.manifest
    if manifest is None:
        return ()
    return (
        ("Digest", manifest.version),
        ("Summariser", manifest.summariser),
        ("Embedder", manifest.embedder),
        ("Material", manifest.material_hash),
    )


def _neighbour(edition: Edition | None, desk: Desk) -> Link | None:
    if edition is None:
        return None
    text = f"{desk.calendar.day(edition.dated)}, {label_of(edition)}"
    return Link(text=text, href=desk.address.to(edition_path(edition.slug)))
