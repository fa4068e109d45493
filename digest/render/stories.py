"""A brief as a page shows it: notes numbered, sources folded, words right in singular and plural."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from digest.errors import RenderError
from digest.models import Evidence, Kind, Status, Support
from digest.render.context import (
    Chip,
    DifferenceTable,
    FactRow,
    Line,
    Link,
    Moment,
    Note,
    Original,
    RankReceipt,
    Recalled,
    Source,
    StoryView,
    VersionRow,
    Words,
)
from digest.render.escape import one_line, path_part
from digest.render.links import Address, edition_path, host, outward, thread_path
from digest.render.words import listed, plural, word_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from digest.models import (
        Article,
        Background,
        Brief,
        Citation,
        Copy,
        Difference,
        FactName,
        Sentence,
        Story,
        Update,
    )
    from digest.render.shelf import Shelf
    from digest.render.words import Calendar

SOURCES_SHOWN = 8
"""Reports listed with their headlines under a lead story; of others only the outlet is named.

Chosen by reading; not measured.
"""
SOURCES_SHOWN_IN_SHORT = 3
"""The same under a story that is told in a sentence. Chosen by reading; not measured."""
OUTLETS_NAMED = 3
"""Outlets named in a row before "and 3 more"."""
ASIDE = {
    Kind.LIVE: "live page",
    Kind.ROUNDUP: "round-up",
    Kind.SERVICE: "service page",
    Kind.OTHER: "no news",
}
"""Words for kinds of articles of which no sentence is printed, where the kind's own name is not one."""
KEPT_TOGETHER = 20
"""Longest last word, in characters, that is kept on one line with the markers after it."""


@dataclass(slots=True)
class Desk:
    """What one page needs to show its stories: the clock it goes by, its place in the site, the archive."""

    calendar: Calendar
    address: Address
    shelf: Shelf
    articles: Mapping[str, Article]
    """Every article of the edition, by address."""
    anchors: set[str] = field(default_factory=set)

    def anchor(self, story_id: str) -> str:
        """An id for the story that is not yet taken on this page (two topics may print one story)."""
        stem = path_part(story_id)
        anchor, number = stem, 1
        while anchor in self.anchors:
            number += 1
            anchor = f"{stem}-{number}"
        self.anchors.add(anchor)
        return anchor


class Notes:
    """Numbers the citations of one story in the order in which they are printed."""

    def __init__(self, anchor: str, desk: Desk) -> None:
        self._anchor = anchor
        self._desk = desk
        self._known: dict[Citation, Note] = {}

    def of(self, citations: Iterable[Citation]) -> tuple[Note, ...]:
        """The notes of those citations; the same passage keeps its number."""
        return tuple(self._note(citation) for citation in dict.fromkeys(citations))

    def all(self) -> tuple[Note, ...]:
        """Every note so far, by number."""
        return tuple(self._known.values())

    def _note(self, citation: Citation) -> Note:
        if citation not in self._known:
            self._known[citation] = self._made(citation, len(self._known) + 1)
        return self._known[citation]

    def _made(self, citation: Citation, number: int) -> Note:
        article = self._desk.articles.get(citation.article_url)
        passage = passage_of(citation, article)
        if article is None or not passage.strip():
            raise RenderError(
                f"A sentence cites characters {citation.start} to {citation.end} of {citation.article_url}, "
                "which are not there: the edition was kept without its evidence. Make it again."
            )
        return Note(
            number=number,
            anchor=f"{self._anchor}-{number}",
            outlet=outlet_of(article),
            headline=headline_of(article.headline),
            href=outward(article.url),
            at=moment_of(article, self._desk.calendar),
            passage=one_line(passage),
            quoted=quoted(one_line(passage)),
        )


def passage_of(citation: Citation, article: Article | None) -> str:
    """The cited characters; empty when there are none."""
    if article is None or citation.start < 0:
        return ""
    return article.text[citation.start : citation.end]


def outlet_of(article: Article) -> str:
    """The outlet as readers know it, or else its host: one nameless outlet must not stop an edition."""
    return one_line(article.publisher) or host(article.url)


def headline_of(text: str) -> str:
    """The headline, or a word for its absence."""
    return one_line(text) or "Untitled report"


def quoted(text: str) -> str:
    """In quotation marks, unless it stands in some already."""
    return text if text[:1] in '“‘"«„' and text[-1:] in '”’"»“' else f"“{text}”"


def moment_of(article: Article, calendar: Calendar) -> Moment:
    """The article's effective date; without an hour when the outlet gives only the day, no date for none."""
    moment = calendar.moment(article.at, is_day_only=article.is_day_only)
    return moment if article.published is not None else Moment(iso=moment.iso, text="undated")


def updated_of(story: Story, calendar: Calendar) -> Moment:
    """When the latest article appeared that says when it did."""
    dated = [article for article in story.articles if article.published is not None]
    latest = max(dated or story.articles, key=lambda article: article.at)
    return calendar.moment(latest.at, is_day_only=latest.is_day_only)


def chip_of(status: Status, day: int = 1) -> Chip:
    """New, Updated or Continuing (day 3)."""
    text = {Status.NEW: "New", Status.UPDATED: "Updated", Status.CONTINUING: "Continuing"}[status]
    is_counted = status is Status.CONTINUING and day > 1
    return Chip(kind=status.value, text=f"{text} (day {day})" if is_counted else text)


def story_view(brief: Brief, desk: Desk, *, section: str = "", shown: int = SOURCES_SHOWN) -> StoryView:
    """The brief as the page of `desk` shows it.

    Raises:
        RenderError: a citation does not lead to any text.
    """
    story, anchor = brief.story, desk.anchor(brief.story.id)
    notes = Notes(f"n{len(desk.anchors)}", desk)
    heading = brief.summary.heading
    notes.of(heading.citations if heading else ())
    lines = lines_of(brief.summary.sentences, notes, desk.calendar)
    facts = facts_of(brief, notes)
    why = line_of(brief.why, notes) if brief.why and one_line(brief.why.printed) else None
    updates = lines_of((update.sentence for update in brief.updates), notes)
    differences = tuple(_difference(difference, notes, desk.calendar) for difference in brief.differences)
    quotes = tuple(
        Words(text=quote.text, speaker=quote.speaker, notes=notes.of(quote.citations))
        for quote in brief.quotes
        if one_line(quote.text)
    )
    background = tuple(
        _recalled(told, notes, desk) for told in brief.background if one_line(told.sentence.printed)
    )
    sources = sources_of(story, desk.calendar)
    return StoryView(
        anchor=anchor,
        headline=headline_of(brief.summary.title),
        chip=chip_of(brief.status, brief.day),
        section=section,
        first_seen=desk.calendar.moment(story.first_seen or min(article.at for article in story.articles)),
        updated=updated_of(story, desk.calendar),
        meta=meta_of(story),
        lines=lines,
        open_lines=lines if brief.has_own_length else lines[:1],
        updates=updates,
        updates_title=_updates_title(brief.updates, desk.calendar) if updates else "",
        updates_href=_updates_href(brief.updates, desk),
        differences=differences,
        quotes=quotes,
        background=background,
        sources=sources[:shown],
        more_sources=sources[shown:],
        outlets=_outlets(story),
        evidence=evidence_of(story),
        method=brief.summary.method,
        rank=_receipt(story),
        silent=silent_of(brief),
        notes=notes.all(),
        thread_href=desk.address.to(thread_path(story.id)) if desk.shelf.has_story(story.id) else "",
        word_count=_word_count(brief),
        why=why,
        marks=ours_of(brief),
        originals=originals_of(brief, notes),
        facts=facts,
        is_listed=any(line.day for line in lines) or (_is_release(brief) and len(lines) > 1),
    )


def _is_release(brief: Brief) -> bool:
    return brief.form is not None and brief.form.kind is Kind.RELEASE


_LABELS: Mapping[FactName, str] = {
    "name": "Name",
    "version": "Version",
    "authors": "Authors",
    "id": "Number",
    "product": "Product",
    "severity": "Severity",
    "score": "Score",
}


def facts_of(brief: Brief, notes: Notes) -> tuple[FactRow, ...]:
    """The lines of its form, without the name and the version that the headline says already."""
    title = brief.summary.title
    return tuple(
        FactRow(label=_LABELS[fact.name], text=one_line(fact.text), notes=notes.of(fact.citations))
        for fact in (brief.form.facts if brief.form else ())
        if one_line(fact.text) and not (fact.name in {"name", "version"} and fact.text in title)
    )


def lines_of(
    sentences: Iterable[Sentence], notes: Notes, calendar: Calendar | None = None
) -> tuple[Line, ...]:
    """The sentences with their notes; one of which nothing could be printed is left out.

    With a calendar, those of a story told day by day have their days.
    """
    return tuple(line_of(sentence, notes, calendar) for sentence in sentences if one_line(sentence.printed))


def line_of(sentence: Sentence, notes: Notes, calendar: Calendar | None = None) -> Line:
    """A sentence with its notes."""
    text = one_line(sentence.printed)
    start, blank, last = text.rpartition(" ")
    if len(last) > KEPT_TOGETHER:  # such a word would not fit a phone, so it has to be broken itself
        start, blank, last = text, "", ""
    return Line(
        text=text,
        opening=start + blank,
        closing=last,
        notes=notes.of(sentence.citations),
        is_generated=sentence.support is not Support.VERBATIM or bool(sentence.translation),
        is_doubtful=sentence.support in {Support.PARTLY, Support.UNSUPPORTED},
        is_translated=bool(sentence.translation),
        day=calendar.weekday(sentence.day) if calendar and sentence.day else "",
    )


def ours_of(brief: Brief) -> tuple[str, ...]:
    """What of a brief is ours and not as the outlets have it, in words."""
    marks = {
        "our headline": brief.summary.heading is not None,
        "translated": any(True for _ in _translated(brief)) or bool(brief.summary.headline_translation),
    }
    return tuple(mark for mark, is_so in marks.items() if is_so)


def originals_of(brief: Brief, notes: Notes) -> tuple[Original, ...]:
    """The headline and the sentences that are printed in translation, as they were checked."""
    title = [Original(text=one_line(brief.summary.headline))] if brief.summary.headline_translation else []
    sentences = (
        Original(text=one_line(sentence.text), notes=notes.of(sentence.citations))
        for sentence in _translated(brief)
    )
    return (*title, *sentences)


def _translated(brief: Brief) -> Iterator[Sentence]:
    sentences = [
        *brief.summary.sentences,
        *((brief.why,) if brief.why else ()),
        *(update.sentence for update in brief.updates),
        *(told.sentence for told in brief.background),
    ]
    return (sentence for sentence in sentences if sentence.translation)


def meta_of(story: Story) -> str:
    """``9 articles · 7 outlets · 4 independent``; of a lone report only ``1 article``."""
    if len(story.articles) == 1:
        return plural(1, "article")
    parts = [plural(len(story.articles), "article"), plural(len(story.outlets), "outlet")]
    return " · ".join([*parts, f"{story.independent} independent"])


def evidence_of(story: Story) -> str:
    """``built from 6 full texts, 3 blurbs``: those that tell the story, and their copies."""
    beside = {article.url for article in story.originals} - {article.url for article in story.tellers}
    counts = Counter(article.evidence for article in story.articles if article.url not in beside)
    names = {Evidence.FULL: "full text", Evidence.BLURB: "blurb", Evidence.HEADLINE: "headline"}
    return "built from " + ", ".join(
        plural(counts[kind], name) for kind, name in names.items() if counts[kind]
    )


# --------------------------------------------------------------------------- sources


def sources_of(story: Story, calendar: Calendar) -> tuple[Source, ...]:
    """The story's own reports in its order, each with the copies of it folded under it."""
    copies = {copy.article_url: copy for copy in story.copies}
    articles = {article.url: article for article in story.articles}
    folded: dict[str, list[Source]] = {}
    for article in story.articles:
        root = _root(article.url, copies)
        if root != article.url and root in articles:
            marks = _aside(story, article) + marks_of(article, copies[article.url])
            folded.setdefault(root, []).append(_source(article, marks, calendar))
    owners: dict[str, str] = {}
    return tuple(
        _source(
            article,
            _aside(story, article) + _owned(article, owners) + marks_of(article),
            calendar,
            tuple(folded.get(article.url, ())),
        )
        for article in story.articles
        if _root(article.url, copies) not in articles or _root(article.url, copies) == article.url
    )


def _root(url: str, copies: Mapping[str, Copy]) -> str:
    """The report that a copy goes back to, through copies of copies."""
    seen = {url}
    while url in copies and copies[url].original_url not in seen:
        url = copies[url].original_url
        seen.add(url)
    return url


def _source(
    article: Article, marks: tuple[str, ...], calendar: Calendar, copies: tuple[Source, ...] = ()
) -> Source:
    outlets = len({copy.outlet for copy in copies})
    return Source(
        outlet=outlet_of(article),
        headline=headline_of(article.headline),
        href=outward(article.url),
        at=moment_of(article, calendar),
        marks=marks,
        copies=copies,
        copies_label=f"repeated by {plural(outlets, 'outlet')}" if copies else "",
    )


def marks_of(article: Article, copy: Copy | None = None) -> tuple[str, ...]:
    """What a reader should know of a report before opening it."""
    marks = {
        "reworded": copy is not None and copy.kind == "rewrite",
        f"via {article.credit}": article.credit.casefold() not in {"", article.publisher.casefold()},
        "blurb only": article.evidence is Evidence.BLURB,
        "headline only": article.evidence is Evidence.HEADLINE,
        "paywalled": article.is_paywalled,
    }
    return tuple(mark for mark, is_so in marks.items() if is_so)


def _aside(story: Story, article: Article) -> tuple[str, ...]:
    """Marks an article in a story of news of which no sentence is printed: ``opinion``, ``live page``."""
    kind = story.kind_of(article)
    if kind.is_news or not story.kind_of(story.lead).is_news:
        return ()
    return (ASIDE.get(kind, kind.value),)


def _owned(article: Article, owners: dict[str, str]) -> tuple[str, ...]:
    """Marks a report of an owner whose other outlet was named before: it does not count again."""
    if not article.owner:
        return ()
    first = owners.setdefault(article.owner, outlet_of(article))
    return () if first == outlet_of(article) else (f"same owner as {first}",)


def _outlets(story: Story) -> str:
    outlets = list(dict.fromkeys(outlet_of(article) for article in story.articles))
    named, rest = outlets[:OUTLETS_NAMED], len(outlets) - OUTLETS_NAMED
    return listed([*named, f"{rest} more"] if rest > 0 else named)


# --------------------------------------------------------------------------- the smaller parts


def _difference(difference: Difference, notes: Notes, calendar: Calendar) -> DifferenceTable:
    rows = tuple(
        VersionRow(
            outlet=one_line(version.publisher) or host(version.citation.article_url),
            wording=version.wording,
            at=calendar.moment(version.at),
            notes=notes.of([version.citation]),
        )
        for version in difference.versions
    )
    return DifferenceTable(
        title="A later figure" if difference.is_update else "Where reports differ",
        about=one_line(difference.about) or "One point",
        is_update=difference.is_update,
        rows=rows,
    )


def _recalled(told: Background, notes: Notes, desk: Desk) -> Recalled:
    href = desk.address.to(edition_path(told.edition)) if desk.shelf.find(told.edition) else ""
    return Recalled(
        line=line_of(told.sentence, notes),
        edition=Link(text=desk.calendar.day(told.edition_at), href=href),
    )


def silent_of(brief: Brief) -> str:
    """``Not reported by any of your 3 outlets in business``; empty where no group is silent."""
    named = [f"any of your {each.outlets} outlets in {one_line(each.group)}" for each in brief.silent]
    return f"Not reported by {listed(named, 'or')}" if named else ""


def _updates_title(updates: tuple[Update, ...], calendar: Calendar) -> str:
    if not updates:
        return ""
    since = min(update.since_at for update in updates)
    is_today = calendar.date_of(since) == calendar.today
    return f"New since {calendar.clock(since) if is_today else calendar.day(since)}"


def _updates_href(updates: tuple[Update, ...], desk: Desk) -> str:
    since = min(updates, key=lambda update: update.since_at).since if updates else ""
    return desk.address.to(edition_path(since)) if desk.shelf.find(since) else ""


def _receipt(story: Story) -> RankReceipt:
    words = dict(story.rank.words)
    terms = tuple(
        (one_line(name.replace("_", " ")) or "unnamed", f"{value:+.2f}") for name, value in story.rank.terms
    )
    said = tuple((one_line(name), one_line(words[name])) for name, _ in story.rank.terms if words.get(name))
    return RankReceipt(score=f"{story.rank.score:.2f}", terms=terms, words=said)


def _word_count(brief: Brief) -> int:
    """Words of prose of a story told in full: not the sources, which are looked up rather than read."""
    return word_count(
        [
            brief.summary.title,
            *(sentence.printed for sentence in brief.summary.sentences),
            *(fact.text for fact in (brief.form.facts if brief.form else ())),
            *((brief.why.printed,) if brief.why else ()),
            *(update.sentence.printed for update in brief.updates),
            *(told.sentence.printed for told in brief.background),
            *(quote.text for quote in brief.quotes),
            *(version.wording for difference in brief.differences for version in difference.versions),
        ]
    )
