"""Part of an edition: its sections of some topics, or its first stories. What is counted is counted anew."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from digest.models import BACKED
from digest.render.context import Link, ShortLine
from digest.render.editions import stories_of, words_in
from digest.render.words import listed, minutes, plural, word_count

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from digest.models import Brief, Edition, Minute, Thread, Trust
    from digest.render.context import EditionView, TrustStrip
    from digest.render.shelf import Shelf

T = TypeVar("T")

# --------------------------------------------------------------------------- some topics


def of_topics(edition: Edition, topics: Collection[str], shelf: Shelf) -> Edition:
    """The edition with nothing but its sections of those topics, and what else belongs to their stories.

    Views have no topic and are left out, and so is a thread whose story stood under another one. What the
    trust strip says of stories and sentences is counted anew; what was read for the edition stays as it is.
    """
    sections = tuple(section for section in edition.sections if section.topic in topics)
    briefs = [brief for section in sections for brief in section.briefs]
    stories = {brief.story.id for brief in briefs}

    def is_followed(thread: Thread) -> bool:
        before = shelf.whole.get(thread.last_edition)
        printed = before.sections if before else ()
        return thread.story_id in stories or any(
            brief.story.id == thread.story_id
            for section in printed
            if section.topic in topics
            for brief in section.briefs
        )

    return replace(
        edition,
        sections=sections,
        minute=_minute_of(edition.minute, stories),
        in_brief=tuple(bullet for bullet in edition.in_brief if bullet.story_id in stories),
        views=(),
        developing=tuple(filter(is_followed, edition.developing)),
        quiet=tuple(filter(is_followed, edition.quiet)),
        trust=_recounted(edition.trust, briefs),
        is_quiet=False,
    )


def _minute_of(minute: Minute | None, stories: Collection[str]) -> Minute | None:
    """The sentences that tell nothing but these stories."""
    told = tuple(one for one in minute.told if set(one.story_ids) <= set(stories)) if minute else ()
    return replace(minute, told=told) if minute and told else None


def _recounted(trust: Trust, shown: Sequence[Brief]) -> Trust:
    sentences = [sentence for brief in shown for sentence in brief.summary.sentences]
    return replace(
        trust,
        shown=len(shown),
        sentences=len(sentences),
        supported=sum(sentence.support in BACKED for sentence in sentences),
        replaced=sum(brief.summary.replaced for brief in shown),
    )


def told_of_topics(part: Edition, whole: Edition) -> str:
    """How much of the edition a letter has that is about some topics alone."""
    there, all_ = len(part.briefs), plural(len(whole.briefs), "story", "stories")
    if not there:
        return f"Nothing new under the topics of this letter; the edition has {all_} under others."
    names = listed(section.name or section.topic for section in part.sections if section.briefs)
    return f"This letter is about {names}: {there} of the edition's {all_}."


# --------------------------------------------------------------------------- the short form


def in_short(view: EditionView) -> EditionView:
    """The view with nothing but the lines of "In brief", each with who has its story and where.

    Of an edition without such lines, its views stay.
    """
    stories = {f"#{story.anchor}": story for section in view.sections for story in stories_of(section)}
    lines = tuple(
        ShortLine(
            text=bullet.text,
            chip=bullet.chip,
            source=Link(text=story.outlets, href=story.sources[0].href if story.sources else ""),
        )
        for bullet in view.bullets
        if (story := stories.get(bullet.href))
    )
    words = word_count(line.text for line in lines)
    return replace(
        view,
        in_short=lines,
        left_out=_in_one_line(len(lines), len(stories)),
        trust=_told_in_letter(view.trust, len(lines)) if len(lines) < len(stories) else view.trust,
        reading_time=f"{minutes(words)} min read",
        minute=None,
        in_brief=view.bullets,
        sections=(),
        developing=(),
        quiet=(),
        views=() if lines else view.views,
    )


def _in_one_line(told: int, stories: int) -> str:
    if told >= stories:
        return "Each story of the edition is told here in a line."
    return f"This is the edition in brief: {told} of its {plural(stories, 'story', 'stories')}."


# --------------------------------------------------------------------------- the first stories


def size_of(view: EditionView) -> int:
    """How many stories, threads and views stand in the view."""
    return _told(view) + len(view.developing) + len(view.quiet) + len(view.views)


def first_of(view: EditionView, number: int) -> EditionView:
    """The view with its first stories, threads and views alone, and a sentence on how many are left out."""
    left = number

    def taken(items: tuple[T, ...]) -> tuple[T, ...]:
        nonlocal left
        kept = items[:left]
        left -= len(kept)
        return kept

    sections = [
        replace(
            section,
            lead=taken(section.lead),
            more=taken(section.more),
            single_source=taken(section.single_source),
        )
        for section in view.sections
    ]
    kept = replace(
        view,
        sections=tuple(sections),
        developing=taken(view.developing),
        quiet=taken(view.quiet),
        views=taken(view.views),
    )
    stories = _told(view) - _told(kept)
    lines = size_of(view) - size_of(kept) - stories
    words = view.word_count - sum(map(words_in, view.sections)) + sum(map(words_in, sections))
    return replace(
        kept,
        left_out=_left_out(stories, lines),
        trust=_told_in_letter(view.trust, _told(kept)) if stories else view.trust,
        word_count=words,
        reading_time=f"{minutes(words)} min read",
    )


def _told_in_letter(trust: TrustStrip, stories: int) -> TrustStrip:
    """The strip with how many stories stand in the letter, behind its third piece: how many do in all."""
    return replace(trust, parts=(*trust.parts[:3], f"{stories} of them in this letter", *trust.parts[3:]))


def _left_out(stories: int, lines: int) -> str:
    more = [plural(stories, "more story", "more stories") if stories else ""]
    more += [plural(lines, "more line", "more lines") if lines else ""]
    stand = "stands" if stories + lines == 1 else "stand"
    return f"This letter ends here, for mail programs cut longer ones: {listed(more)} {stand} in the edition."


def _told(view: EditionView) -> int:
    return sum(len(stories_of(section)) for section in view.sections)
