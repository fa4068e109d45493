"""Tools that break their promises: each raises what it is given, or answers what nobody can use."""

from __future__ import annotations

import sys
from dataclasses import fields
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from digest.models import Article
from digest.run.guard import InlineGuard
from digest.run.serial import SerialExecutor
from digest.store.memory import MemoryStore
from tests.fakes.web import FakeFetcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from digest.models import Edition, Entry, Fetched, Rendering, Request, Response, Window

    K = TypeVar("K")
    T = TypeVar("T")
    R = TypeVar("R")


class UnspeakableError(Exception):
    """An error that cannot be printed."""

    def __str__(self) -> str:
        raise ValueError("no words")


def broken(error: BaseException) -> NoReturn:
    """Raise the error."""
    raise error


# --------------------------------------------------------------------------- the network


class BreakingFetcher(FakeFetcher):
    """Breaks off at the address `at`, whichever way it is asked for."""

    def __init__(self, answers: Mapping[str, Any], at: str, error: BaseException) -> None:
        super().__init__(answers)
        self.at, self.error = at, error

    def fetch(self, request: Request) -> Response:
        return broken(self.error) if request.url == self.at else super().fetch(request)


class OddFetcher(FakeFetcher):
    """Answers with `odd` about the address `at`, twice about every other, and not at all about `silent`."""

    def __init__(self, answers: Mapping[str, Any], at: str, odd: Any, silent: str = "") -> None:
        super().__init__(answers)
        self.at, self.odd, self.silent = at, odd, silent

    def fetch(self, request: Request) -> Any:
        return self.odd if request.url == self.at else super().fetch(request)

    def fetch_all(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Any]]:
        for key, request in asked:
            if request.url != self.silent:
                answer = self.fetch(request)
                yield key, answer
                yield key, answer


# --------------------------------------------------------------------------- workers


class BreakingExecutor(SerialExecutor):
    """Breaks after so many results."""

    def __init__(self, after: int, error: BaseException) -> None:
        self.after, self.error = after, error

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        for number, item in enumerate(items):
            if number == self.after:
                raise self.error
            yield fn(item)


class ForgetfulExecutor(SerialExecutor):
    """Loses every second result, and gives the others twice."""

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        for number, item in enumerate(items):
            if number % 2:
                yield fn(item)
                yield fn(item)


class OddExecutor(SerialExecutor):
    """Gives nothing for a result."""

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[Any]:
        for item in items:
            fn(item)
            yield None


class BreakingGuard(InlineGuard):
    """Breaks, or answers with `odd`, when what it is called with speaks of `word`."""

    def __init__(self, word: str, error: BaseException | None = None, odd: Any = None, fn: str = "") -> None:
        self.word, self.error, self.odd, self.fn = word, error, odd, fn

    def call(self, fn: Callable[..., R], *args: object) -> Any:
        if fn.__name__.startswith(self.fn) and any(self.word in str(each) for each in args):
            return self.odd if self.error is None else broken(self.error)
        return super().call(fn, *args)


# --------------------------------------------------------------------------- the store


class BreakingStore(MemoryStore):
    """Breaks in the method `where` when what it is to keep speaks of `word`."""

    def __init__(self, where: str, word: str, error: BaseException) -> None:
        super().__init__()
        self.where, self.word, self.error = where, word, error

    def _look(self, where: str, *values: object) -> None:
        if where == self.where and any(self.word in str(value) for value in values):
            raise self.error

    def record_fetches(self, fetches: Sequence[Fetched]) -> None:
        self._look("record_fetches", fetches)
        super().record_fetches(fetches)

    def record_article(self, entry: Entry, article: Article) -> None:
        self._look("record_article", article)
        super().record_article(entry, article)

    def record_failure(self, entry: Entry, reason: str) -> None:
        self._look("record_failure", entry)
        super().record_failure(entry, reason)

    def save_edition(self, edition: Edition, material: Any, records: Any) -> None:
        self._look("save_edition", edition)
        super().save_edition(edition, material, records)

    def record_site_texts(self, site: str, *args: Any, **more: Any) -> None:
        self._look("record_site_texts", site)
        super().record_site_texts(site, *args, **more)


class OddStore(MemoryStore):
    """Hands out the article at `url` as `odd` makes it."""

    def __init__(self, url: str, odd: Callable[[Article], Article]) -> None:
        super().__init__()
        self.url, self.odd = url, odd

    def articles(self, window: Window, *, reach: datetime | None = None) -> list[Article]:
        found = super().articles(window, reach=reach)
        return [self.odd(article) if article.url == self.url else article for article in found]


def fragile_in(module: str) -> Callable[[Article], Article]:
    """Makes of an article one that breaks in that module, and in no other, whatever of it is looked at there."""

    class Fragile(Article):
        def __getattribute__(self, name: str) -> Any:
            if sys._getframe(1).f_globals.get("__name__") == module:
                raise ZeroDivisionError(f"{name} in {module}")
            return super().__getattribute__(name)

    return lambda article: Fragile(**{each.name: getattr(article, each.name) for each in fields(Article)})


# --------------------------------------------------------------------------- models


class OddSummariser:
    """Answers with what `odd` makes of the stories; it has no name."""

    def __init__(self, odd: Callable[[Sequence[Any]], Any]) -> None:
        self.odd = odd

    def summarise(self, stories: Sequence[Any], *, words: int) -> Any:
        return self.odd(stories)


class OddEmbedder:
    """Answers with what `odd` makes of the number of texts; it has no name."""

    def __init__(self, odd: Callable[[int], Any]) -> None:
        self.odd = odd

    def embed(self, texts: Sequence[str]) -> Any:
        return self.odd(len(texts))


# --------------------------------------------------------------------------- ways out


class OddPublisher:
    """Does what `odd` does; it has no name."""

    def __init__(self, odd: Callable[[], Any]) -> None:
        self.odd = odd

    def publish(self, rendering: Rendering) -> Any:
        return self.odd()


class OddDeliverer:
    """Names whom `whom` names, and does what `odd` does; it has no channel."""

    def __init__(self, whom: Callable[[], Any], odd: Callable[[str], Any] = lambda _: None) -> None:
        self.whom, self.odd = whom, odd

    def targets(self) -> Any:
        return self.whom()

    def deliver(self, rendering: Rendering, target: str) -> Any:
        return self.odd(target)
