"""Articles with their texts in SQL, each kept once whoever has it: the reading, an edition, its material."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

import sqlalchemy as sa

from digest.models import Article
from digest.store.references import number_of, reference_to
from digest.store.rows import json_from, micros_from, noun_from, packed
from digest.store.schema import articles, texts
from digest.store.statements import chunks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sqlalchemy.engine import Connection

SLACK = 7 * 24 * 3600 * 1_000_000
"""Microseconds that `texts.used_at` may be too early: so seldom is a row written again.

Chosen by reading; not measured.
"""
_ONLY_READ = -1
"""`texts.printed_at` of what no edition has had yet."""
_INSERT = sa.insert(texts).returning(texts.c.id)


class _Needed(NamedTuple):
    """Until when a text is needed: as material, and as printed (see `schema.texts`)."""

    used_at: int
    printed_at: int


class _Row(NamedTuple):
    id: int
    needed: _Needed


def number_for(connection: Connection, article: Article) -> int:
    """The number under which an article that was read is kept; it is put there where it is not yet."""
    needed = _Needed(micros_from(article.first_seen), _ONLY_READ)
    return _numbers(connection, [article], needed)[article]


def numbers_for(
    connection: Connection, wanted: Iterable[Article], *, at: int, printed: bool = False
) -> dict[Article, int]:
    """The number under which each article of an edition is kept; it is put there where it is not yet.

    `at` is when the edition ended; `printed` says that it prints them.
    """
    return _numbers(connection, wanted, _Needed(at, at if printed else 0))


def _numbers(connection: Connection, wanted: Iterable[Article], needed: _Needed) -> dict[Article, int]:
    written = {article: json_from(article) for article in dict.fromkeys(wanted)}
    marks = {article: blake2b(json, digest_size=16).digest() for article, json in written.items()}
    found = dict(_found(connection, marks.values()))
    for article, mark in marks.items():
        if mark not in found:
            row = {"mark": mark, "payload": packed(written[article]), **needed._asdict()}
            found[mark] = _Row(connection.execute(_INSERT, row).scalar_one(), needed)
    _prolong(connection, found.values(), needed)
    return {article: found[mark].id for article, mark in marks.items()}


def _found(connection: Connection, marks: Iterable[bytes]) -> Iterator[tuple[bytes, _Row]]:
    columns = (texts.c.id, texts.c.mark, texts.c.used_at, texts.c.printed_at)
    for chunk in chunks(marks):
        for row in connection.execute(sa.select(*columns).where(texts.c.mark.in_(chunk))):
            yield bytes(row.mark), _Row(row.id, _Needed(row.used_at, row.printed_at))


def _prolong(connection: Connection, rows: Iterable[_Row], needed: _Needed) -> None:
    """Put off until when they are needed where that is too early by more than the slack."""
    early = [
        {
            "number": row.id,
            "latest": max(row.needed.used_at, needed.used_at),
            "printed": max(row.needed.printed_at, needed.printed_at),
        }
        for row in rows
        if row.needed.used_at < needed.used_at - SLACK or _is_early(row.needed.printed_at, needed.printed_at)
    ]
    if early:
        later: dict[str, Any] = {"used_at": sa.bindparam("latest"), "printed_at": sa.bindparam("printed")}
        connection.execute(sa.update(texts).where(texts.c.id == sa.bindparam("number")).values(later), early)


def _is_early(moment: int, needed: int) -> bool:
    """Whether a text is not known to be printed so late; that it is material at all is always noted."""
    return moment < needed - SLACK if moment > 0 else moment < needed


def forget_unused(connection: Connection, number: int) -> None:
    """Take out what stood for an article before it was merged, unless an edition has had it so."""
    connection.execute(
        sa.delete(texts).where(
            texts.c.id == number,
            texts.c.printed_at == _ONLY_READ,
            ~sa.exists().where(articles.c.text_id == texts.c.id),
        )
    )


def articles_under(connection: Connection, numbers: Iterable[int]) -> dict[int, Article]:
    """The articles kept under these numbers.

    Raises:
        ValueError: one of them is not there, or damaged.
    """
    wanted = list(dict.fromkeys(numbers))
    found = {
        row.id: noun_from(Article, row.payload)
        for chunk in chunks(wanted)
        for row in connection.execute(sa.select(texts.c.id, texts.c.payload).where(texts.c.id.in_(chunk)))
    }
    lost = [number for number in wanted if number not in found]
    if lost:
        raise ValueError(f"{len(lost)} of the texts that it rests on are gone")
    return found


def to_references(numbers: dict[Article, int]) -> Callable[[Article], Article]:
    """What puts a number in the place of an article."""
    return lambda article: reference_to(numbers[article])


def from_references(connection: Connection, references: Iterable[Article]) -> Callable[[Article], Article]:
    """What puts the articles in the place of these references."""
    found = articles_under(connection, map(number_of, references))
    return lambda reference: found[number_of(reference)]


def articles_at(connection: Connection, *which: sa.ColumnElement[bool]) -> list[Article]:
    """The articles of rows of `articles`, wherever they lie."""
    chosen = (
        sa.select(articles.c.payload, texts.c.payload.label("text"))
        .outerjoin_from(articles, texts, texts.c.id == articles.c.text_id)
        .where(*which)
    )
    return [noun_from(Article, row.text or row.payload) for row in connection.execute(chosen)]
