"""What a one-off digest is made of: files, addresses, standard input, or a query over the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError, ExtractError, ItemError, LimitError
from digest.extract.document import article_from_document
from digest.faults import attempt
from digest.models import Article, Material, Plan, Request, Window
from digest.web.asking import answered

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from digest.protocols import Fetcher, Guard
    from digest.report import Report


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


def documents(
    wanted: Wanted, stdin: bytes, *, fetcher: Fetcher, guard: Guard, now: datetime, report: Report
) -> list[Article]:
    """An article each of the files, the addresses and standard input; a bad one is reported."""
    contents = [*_read_files(wanted.files, report), *_read_addresses(wanted.addresses, fetcher, report)]
    if wanted.stdin:
        contents.append(("standard input", stdin))
    articles = []
    for done, (name, content) in enumerate(contents, start=1):
        article = _read(name, content, guard, now)
        if isinstance(article, ItemError):
            report.problem("extract", article)
        else:
            articles.append(article)
        report.progress("extract", done, len(contents))
    return _each_once(articles)


def _read(name: str, content: bytes, guard: Guard, now: datetime) -> Article | ItemError:
    """The article that a document is, or why it is none."""
    given: object = attempt(partial(guard.call, _article, name, content, now), ExtractError, name)
    if isinstance(given, LimitError):
        return LimitError(name, given.reason)
    if isinstance(given, Article | ItemError):
        return given
    return ExtractError(name, f"the guard gave {type(given).__name__} instead of an article")


def _article(name: str, content: bytes, now: datetime) -> Article:
    """What the guard's children do: whoever hands a document over need not have written it."""
    return article_from_document(name, content, now=now)


def _read_files(paths: Iterable[Path], report: Report) -> list[tuple[str, bytes]]:
    contents = []
    for path in paths:
        try:
            contents.append((str(path), path.read_bytes()))
        except OSError as error:
            report.problem("extract", ExtractError(str(path), f"cannot be read: {error.strerror}"))
    return contents


def _read_addresses(addresses: Iterable[str], fetcher: Fetcher, report: Report) -> list[tuple[str, bytes]]:
    contents = []
    for url in addresses:
        answer = answered(fetcher, Request(url=url, kind="page"))
        if isinstance(answer, ItemError):
            report.problem("collect", answer)
        else:
            contents.append((url, answer.body))
    return contents


def _each_once(articles: Iterable[Article]) -> list[Article]:
    return list({article.url: article for article in articles}.values())


def material_of(articles: Sequence[Article], *, title: str, now: datetime, language: str = "en") -> Material:
    """The material of a one-off digest: whatever these articles cover, nothing remembered.

    The plan prints every story at full length. Documents that say no date are not part of the window's span.
    """
    said = [article.published for article in articles if article.published is not None]
    dates = said or [article.at for article in articles] or [now]
    size = max(len(articles), 1)
    return Material(
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
