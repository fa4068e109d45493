"""What a one-off digest is made of: files, addresses, standard input, or a query over the store."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from digest.collect.decide import decide
from digest.collect.named import feed_addresses
from digest.collect.parse import parse
from digest.collect.parsed import ParsedFeed
from digest.collect.recognise import is_feed_document, is_list_of_feeds
from digest.errors import ConfigError, ExtractError, ItemError, LimitError, ParseError
from digest.extract import extract
from digest.extract.document import FIRST_WORDS, article_from_document
from digest.faults import attempt
from digest.imprint import edition_slug, slot_now
from digest.models import Article, Feed, FeedState, Imprint, Material, Plan, Request, Window
from digest.store.memory import MemoryStore
from digest.web.asking import answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from digest.models import FullText, Response
    from digest.protocols import Executor, Fetcher, Guard
    from digest.report import Report

_ALWAYS = Window(since=datetime(1, 1, 1, tzinfo=UTC), until=datetime(9999, 1, 1, tzinfo=UTC))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The arguments of ``digest make``, sorted by what they are."""

    files: tuple[Path, ...] = ()
    addresses: tuple[str, ...] = ()
    stdin: bool = False
    query: str = ""


def split_sources(sources: Sequence[str]) -> Wanted:
    """Tell files, addresses, ``-`` and a query apart. Whatever is none of the first three is the query.

    Raises:
        ConfigError: an argument looks like a file that is not there, or a query stands beside documents.
    """
    files = tuple(Path(source) for source in sources if Path(source).is_file())
    addresses = tuple(source for source in sources if source.startswith(("http://", "https://")))
    rest = [
        source
        for source in sources
        if source != "-" and source not in addresses and not Path(source).is_file()
    ]
    for source in rest:
        if Path(source).is_dir():
            raise ConfigError(f"{source} is a folder: name the files in it, as {source.rstrip('/')}/*.txt")
        if len(source.split()) == 1 and (Path(source).suffix or "/" in source) and not source.startswith("/"):
            raise ConfigError(f"no such file: {source}")
    query = " ".join(rest)
    if query and (files or addresses or "-" in sources):
        raise ConfigError(
            f"{query!r} is no file: give either documents or a query over what is stored, not both"
        )
    return Wanted(files=files, addresses=addresses, stdin="-" in sources, query=query)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One of the documents, as it was found."""

    name: str
    body: bytes
    content_type: str = ""
    address: str = ""
    """Where it was found after redirects; empty for a file and standard input."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What documents are read with. `feeds` are those of feeds.yaml, each read on its own way."""

    fetcher: Fetcher
    guard: Guard
    executor: Executor
    now: datetime
    report: Report
    feeds: Mapping[str, Feed] = field(default_factory=dict)
    fulltext: FullText = "auto"
    """Where the text of an entry comes from, for a feed that is not among `feeds`."""


def documents(wanted: Wanted, stdin: bytes, reader: Reader) -> list[Article]:
    """An article of each file, address and standard input, and of each entry of those that are feeds.

    Of a feed, its newest entries up to its limit are taken. A bad document is reported.
    """
    sources = [*_read_files(wanted.files, reader.report), *_read_addresses(wanted.addresses, reader)]
    if wanted.stdin:
        sources.append(Source(name="standard input", body=stdin))
    articles: list[Article] = []
    for done, source in enumerate(sources, start=1):
        given = attempt(partial(_articles, source, reader), ExtractError, source.name)
        if isinstance(given, ItemError):
            named = LimitError(source.name, given.reason) if isinstance(given, LimitError) else given
            reader.report.problem("extract", named)
        else:
            articles += given
            _tell_first_words(given, source.name, reader.report)
        reader.report.progress("extract", done, len(sources))
    return _each_once(articles)


def _tell_first_words(given: Sequence[Article], name: str, report: Report) -> None:
    if any(FIRST_WORDS in article.edits for article in given):
        report.note(f"{name}: no sentence ends in it, so its first words are given and no summary")


def _articles(source: Source, reader: Reader) -> list[Article]:
    url = source.name if source.address else f"file:{quote(source.name)}"
    feed = reader.feeds.get(source.name, Feed(url=url, fulltext=reader.fulltext))
    read: object = reader.guard.call(read_source, source.name, source, feed.url, reader.now)
    if isinstance(read, Article):
        return [read]
    if isinstance(read, ParsedFeed):
        return _articles_of_feed(feed, read, reader)
    raise ExtractError(source.name, f"the guard gave {type(read).__name__} instead of an article")


def read_source(name: str, source: Source, feed_url: str, now: datetime) -> Article | ParsedFeed:
    """What the guard's children do: whoever hands a document over need not have written it.

    Raises:
        ItemError: it is neither an article nor a feed.
    """
    if is_list_of_feeds(source.body, source.content_type):
        remedy = "'digest feeds import' adds them to feeds.yaml, 'digest run' reads them"
        raise ExtractError(name, f"it is a list of feeds (OPML), not a document: {remedy}")
    if is_feed_document(source.body, source.content_type):
        return parse(source.body, source.content_type, feed_url, source.address, now)
    try:
        return article_from_document(name, source.body, now=now)
    except ExtractError as error:
        named = feed_addresses(source.body.decode("utf-8", "replace"), source.address)
        hint = f"; the page names a feed, which can be given instead: {named[0]}" if named else ""
        raise ExtractError(name, error.reason + hint) from error


def _articles_of_feed(feed: Feed, parsed: ParsedFeed, reader: Reader) -> list[Article]:
    """The newest entries of a feed, read as `digest run` reads them; nothing is remembered."""
    if not parsed.entries:
        raise ParseError(feed.url, "the feed has no entries")
    decision = decide(parsed.entries, {}, feed.limit)
    state = FeedState(url=feed.url, title=parsed.title, site_url=parsed.site_url)
    reader.report.count("make/entries", len(decision.entries))
    reader.report.count("make/left out", len(decision.capped) + parsed.left_out)
    store = MemoryStore()
    store.record_fetch(state, decision.entries, decision.capped)
    extract(
        [feed],
        store,
        fetcher=reader.fetcher,
        executor=reader.executor,
        guard=reader.guard,
        now=reader.now,
        report=reader.report,
    )
    return store.articles(_ALWAYS)


def _read_files(paths: Iterable[Path], report: Report) -> list[Source]:
    sources = []
    for path in paths:
        try:
            sources.append(Source(name=str(path), body=path.read_bytes()))
        except OSError as error:
            report.problem("extract", ExtractError(str(path), f"cannot be read: {error.strerror}"))
    return sources


def _read_addresses(addresses: Iterable[str], reader: Reader) -> list[Source]:
    sources = []
    for url in addresses:
        answer = _fetched(url, reader)
        if isinstance(answer, ItemError):
            reader.report.problem("collect", answer)
            continue
        sources.append(
            Source(
                name=url, body=answer.body, content_type=answer.content_type, address=answer.final_url or url
            )
        )
    return sources


def _fetched(url: str, reader: Reader) -> Response | ItemError:
    """What an address says. A feed may be read where robots.txt keeps programs from the pages."""
    if url in reader.feeds:
        return answered(reader.fetcher, Request(url=url, feed=url))
    answer = answered(reader.fetcher, Request(url=url, kind="page"))
    if not isinstance(answer, ItemError) or "robots.txt" not in answer.reason:
        return answer
    feed = answered(reader.fetcher, Request(url=url))
    is_feed = not isinstance(feed, ItemError) and is_feed_document(feed.body, feed.content_type)
    return feed if is_feed else answer


def _each_once(articles: Iterable[Article]) -> list[Article]:
    return list({article.url: article for article in articles}.values())


def material_of(
    articles: Sequence[Article], *, title: str, now: datetime, language: str = "en"
) -> tuple[Material, Imprint]:
    """The material and the imprint of a one-off digest: whatever these articles cover, nothing remembered.

    The plan prints every story at full length. Documents that say no date are not part of the window's span.
    """
    said = [article.published for article in articles if article.published is not None]
    dates = said or [article.at for article in articles] or [now]
    size = max(len(articles), 1)
    material = Material(
        plan=Plan(
            id="digest",
            title=title or "Digest",
            label="On demand",
            language=language,
            kind="make",
            lead=size,
            more=0,
            single_source=0,
        ),
        window=Window(since=min(dates), until=max(dates) + timedelta(seconds=1)),
        made_at=now,
        articles=tuple(sorted(articles, key=lambda article: (article.at, article.url))),
    )
    return material, Imprint(slug=edition_slug(slot_now("digest", "UTC", max(dates))))
