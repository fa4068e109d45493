"""A web of a few pages, a store with a few entries, and an executor that takes one after another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import FetchError
from digest.models import Response
from digest.web.asking import one_by_one

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import TypeVar

    from digest.models import Request

    K = TypeVar("K")
    T = TypeVar("T")
    R = TypeVar("R")


class PageFetcher:
    """Answers with the pages it was given, after the redirects it was given; 404 for anything else."""

    def __init__(self, pages: Mapping[str, bytes], redirects: Mapping[str, str] | None = None) -> None:
        self.pages = dict(pages)
        self.redirects = dict(redirects or {})
        self.asked: list[str] = []

    def fetch(self, request: Request) -> Response:
        self.asked.append(request.url)
        final = self.redirects.get(request.url, request.url)
        if final not in self.pages:
            raise FetchError(request.url, "the server said 404; look whether the page has moved", status=404)
        return Response(
            url=request.url,
            final_url=final,
            status=200,
            body=self.pages[final],
            content_type="text/html; charset=utf-8",
        )

    def fetch_all(self, asked: Iterable[tuple[K, Request]]) -> Iterator[tuple[K, Response | FetchError]]:
        return one_by_one(self.fetch, asked)

    def close(self) -> None:
        """Nothing is held."""


class OneByOne:
    """An executor without threads."""

    def map(self, fn: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
        return map(fn, items)

    def close(self) -> None:
        """Nothing is held."""


def page(*paragraphs: str, head: str = "", title: str = "Bridge approved", extra: str = "") -> bytes:
    """A plain news page of these paragraphs."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title} | Example Wire</title>{head}</head>"
        f"<body><nav><a href=/>Home</a></nav><article><h1>{title}</h1>{body}</article>{extra}"
        "<footer>© Example Wire</footer></body></html>"
    ).encode()


STORY = (
    "The city council approved a new bridge over the Alder river on Wednesday after a debate of nine hours.",
    "The bridge will cost 40 million crowns and open in 2029, mayor Ada Lund said after the vote in the town hall.",
    "Opponents say that the money should go to schools, of which three closed last year for want of repair.",
    "Work is to begin in spring, when the ice has left the river, and will need about two hundred builders.",
    "The old bridge, built in 1911, will stay open to walkers and cyclists once the new one carries the cars.",
)
"""A story of five paragraphs, long enough to be an article."""
