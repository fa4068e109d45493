"""What pages say now that were read before: for ``digest verify --refetch``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import ExtractError, ItemError, LimitError
from digest.extract.clean import mended
from digest.extract.decode import text_from_bytes
from digest.extract.document import article_from_document
from digest.extract.page import tree_from_html
from digest.models import Request

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from digest.protocols import Fetcher, Guard


def texts_of(
    urls: Iterable[str], *, fetcher: Fetcher, guard: Guard, now: datetime
) -> dict[str, str | ItemError]:
    """Address → all the words of its page, or why they could not be read.

    All of its words, not only those of the article: a passage that a feed sent may stand in a part of the
    page that is not taken for the article, and it is there all the same.
    """
    found: dict[str, str | ItemError] = {}
    requests = ((url, Request(url=url, kind="page")) for url in dict.fromkeys(urls))
    for url, answer in fetcher.fetch_all(requests):
        found[url] = answer if isinstance(answer, ItemError) else _words(url, answer.body, guard, now)
    return found


def _words(url: str, body: bytes, guard: Guard, now: datetime) -> str | ItemError:
    try:
        return guard.call(_text, url, body, now)
    except LimitError as error:
        return LimitError(url, error.reason)
    except ItemError as error:
        return error


def _text(url: str, body: bytes, now: datetime) -> str:
    """What the guard's children do."""
    try:
        article = article_from_document(url, body, now=now).text
    except ExtractError:
        article = ""
    everything = str(tree_from_html(text_from_bytes(body, url), url).text_content())
    return f"{article}\n\n{mended(everything)}"
