"""What one document may cost the run, and how large it may come out of the stages that read it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeVar

import pytest

from digest.errors import LimitError
from digest.extract import extract
from digest.extract.assemble import MAX_LINE, MAX_TEXT
from digest.extract.page import read_page
from digest.extract.sightings import outcome_from_reading
from digest.models import Entry, Evidence, Feed, FeedState, Window
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.store.memory import MemoryStore
from tests.fakes.pages import STORY, OneByOne, PageFetcher, page

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.models import Article

R = TypeVar("R")
NOW = datetime(2026, 3, 5, 7, tzinfo=UTC)
FEED = Feed(url="https://wire.example/rss", fulltext="page")
URL = "https://wire.example/news/1"


class Remembering(InlineGuard):
    """Notes what is called in it; refuses an article that is made of a page, if told so."""

    def __init__(self, *, refuses_pages: bool = False) -> None:
        self.called: list[str] = []
        self.refuses_pages = refuses_pages

    def call(self, fn: Callable[..., R], *args: object) -> R:
        self.called.append(fn.__name__)
        if self.refuses_pages and fn is outcome_from_reading and args[0].page is not None:  # type: ignore[attr-defined]
            raise LimitError("digest.extract.assemble", "took more than 3 s of CPU time")
        return super().call(fn, *args)


def read(html: bytes, guard: Remembering, report: Report | None = None) -> Article:
    store = MemoryStore()
    entry = Entry(
        feed_url=FEED.url, guid="1", url=URL, title="Bridge approved", published=NOW, first_seen=NOW,
        html="<p>The bridge is approved.</p>", summary="The bridge is approved.",
    )  # fmt: skip
    store.record_fetch(FeedState(url=FEED.url), [(entry, "")])
    extract(
        [FEED], store, fetcher=PageFetcher({URL: html}), executor=OneByOne(), guard=guard, now=NOW,
        report=report or Report(),
    )  # fmt: skip
    (article,) = store.articles(
        Window(since=datetime(2026, 3, 4, tzinfo=UTC), until=datetime(2026, 3, 6, tzinfo=UTC))
    )
    return article


def test_everything_that_reads_a_document_runs_in_the_guard() -> None:
    guard = Remembering()
    assert read(page(*STORY), guard).evidence is Evidence.FULL
    assert guard.called == ["text_from_html", "read_page", "outcome_from_reading"]


def test_a_text_that_is_too_much_to_clean_costs_the_page_and_not_the_entry() -> None:
    report = Report()
    article = read(page(*STORY), Remembering(refuses_pages=True), report)
    assert (article.text, article.evidence) == ("The bridge is approved.", Evidence.BLURB)
    assert [(problem.subject, problem.reason) for problem in report.problems] == [
        (URL, "took more than 3 s of CPU time")
    ]


def test_a_text_without_end_is_cut_between_paragraphs() -> None:
    paragraphs = [
        f"In the year {year} the town spoke of the bridge over the river again." for year in range(3000)
    ]
    text = read(page(*paragraphs), Remembering()).text
    assert 0.9 * MAX_TEXT < len(text) <= MAX_TEXT
    assert text.endswith("spoke of the bridge over the river again.")


def test_names_and_headlines_without_end_are_cut() -> None:
    names = ",".join(f'{{"name": "Ada{chr(97 + n % 26)}{chr(97 + n // 26)} Lund"}}' for n in range(600))
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": [{names}]}}</script>'
    article = read(page(*STORY, title="Bridge " * 5000, head=head), Remembering())
    assert len(article.headline) <= MAX_LINE
    assert article.byline.count("Lund") == 20


@pytest.mark.parametrize("name", ["undefined", "unicode_escape", "raw_unicode_escape", "base64", "no-such"])
def test_a_page_that_declares_an_encoding_for_programs_is_read_all_the_same(name: str) -> None:
    html = page(*STORY).replace(b"charset=utf-8", b"charset=" + name.encode()).replace(b"Alder", b"\xc5lder")
    assert "two hundred builders" in read_page(html, URL).text
