"""Entries become articles, whatever the pages do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from digest.extract import extract
from digest.models import Evidence
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.store.memory import MemoryStore
from tests.builders import NOON, at, entry, feed, feed_state, window
from tests.fakes.pages import STORY, OneByOne, PageFetcher, page

if TYPE_CHECKING:
    from digest.models import Article, Entry, Feed, FeedState

URL = "https://wire.example/news/1"


def read(
    *entries: Entry,
    pages: dict[str, bytes] | None = None,
    feeds: tuple[Feed, ...] = (),
    state: FeedState | None = None,
    redirects: dict[str, str] | None = None,
) -> tuple[list[Article], Report, PageFetcher, MemoryStore]:
    store, report = MemoryStore(), Report()
    store.record_fetch(state or feed_state(), [(one, one.guid) for one in entries])
    fetcher = PageFetcher(pages or {}, redirects)
    extract(
        feeds or (feed(),),
        store,
        fetcher=fetcher,
        executor=OneByOne(),
        guard=InlineGuard(),
        now=NOON,
        report=report,
    )
    return store.articles(window(since=-24 * 3650, until=24)), report, fetcher, store


def one(**changes: Any) -> Entry:
    return entry(**{"url": URL, "html": "", "summary": "", **changes})


def json_ld(**fields: Any) -> str:
    node = {"@type": "NewsArticle", "headline": "Bridge approved", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def test_the_page_gives_the_full_text_when_the_feed_has_only_a_blurb() -> None:
    (article,), report, _, store = read(one(summary="The council voted."), pages={URL: page(*STORY)})
    assert article.text == "\n\n".join(STORY)
    assert article.evidence is Evidence.FULL
    assert article.headline == "Council approves bridge number 1"
    assert article.publisher == "Example Wire"
    assert article.owner == "wire.example"
    assert article.language == "en"
    assert report.counts["extract/articles"] == report.counts["extract/full"] == 1
    assert store.pending_entries() == []


def test_a_feed_that_carries_the_whole_text_spares_the_page() -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in STORY * 3)
    (article,), _, fetcher, _ = read(one(html=whole), pages={URL: page("Something else entirely.")})
    assert fetcher.asked == []
    assert article.evidence is Evidence.FULL
    assert article.text.startswith(STORY[0])


def test_the_longer_of_feed_text_and_page_text_is_kept() -> None:
    half = "".join(f"<p>{paragraph}</p>" for paragraph in STORY[:4])
    (article,), _, fetcher, _ = read(one(html=half), pages={URL: page(STORY[0])})
    assert fetcher.asked == [URL]
    assert article.text == "\n\n".join(STORY[:4])


def test_a_page_that_cannot_be_fetched_is_reported_and_the_blurb_stands_in() -> None:
    blurb = "The council approved a bridge over the Alder on Wednesday."
    (article,), report, _, _ = read(one(summary=blurb))
    assert article.evidence is Evidence.BLURB
    assert article.text == blurb
    assert report.problems[0].stage == "extract"
    assert report.problems[0].subject == URL
    assert report.counts["extract/blurb"] == 1


def test_a_page_that_is_no_page_is_reported_and_the_headline_stands_in() -> None:
    (article,), report, _, _ = read(one(), pages={URL: b"%PDF-1.7 and so on"})
    assert article.evidence is Evidence.HEADLINE
    assert article.text == ""
    assert "PDF" in report.problems[0].reason
    assert report.counts["extract/headline"] == 1


def test_an_entry_with_nothing_to_read_makes_no_article_and_the_store_knows_why() -> None:
    articles, report, _, store = read(one(title=""))
    assert articles == []
    assert store.pending_entries() == []
    assert "headline" in store.fates(window(until=24))[0].detail
    assert len(report.problems) == 2


def test_one_bad_entry_does_not_stop_the_others() -> None:
    good = "https://wire.example/news/2"
    articles, report, _, _ = read(
        one(), entry(2, url=good, html=""), pages={URL: b"\x00\x01\x02" * 400, good: page(*STORY)}
    )
    assert sorted(article.evidence for article in articles) == ["full", "headline"]
    assert len(report.problems) == 1


@pytest.mark.parametrize("fulltext", ["feed", "never"])
def test_a_user_can_forbid_asking_for_pages(fulltext: str) -> None:
    (article,), _, fetcher, _ = read(
        one(summary="A short blurb of it."), pages={URL: page(*STORY)}, feeds=(feed(fulltext=fulltext),)
    )
    assert fetcher.asked == []
    assert article.evidence is Evidence.BLURB


def test_a_user_can_ask_for_the_page_always() -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in STORY * 3)
    _, _, fetcher, _ = read(one(html=whole), pages={URL: page(*STORY)}, feeds=(feed(fulltext="page"),))
    assert fetcher.asked == [URL]


def test_pages_of_old_entries_are_not_asked_for() -> None:
    (article,), _, fetcher, _ = read(
        one(published=at(-24 * 31), summary="An old blurb."), pages={URL: page(*STORY)}
    )
    assert fetcher.asked == []
    assert article.evidence is Evidence.BLURB


def test_the_address_is_where_redirects_end_without_tracking() -> None:
    short = "https://short.example/x?utm_source=rss"
    (article,), _, _, _ = read(
        one(url=short),
        pages={f"{URL}?utm_medium=feed": page(*STORY)},
        redirects={short: f"{URL}?utm_medium=feed"},
    )
    assert article.url == URL


def test_a_canonical_link_counts_inside_its_own_host_only() -> None:
    own = page(*STORY, head='<link rel=canonical href="/stories/bridge">')
    (article,), _, _, _ = read(one(), pages={URL: own})
    assert article.url == "https://wire.example/stories/bridge"
    for claim in ("https://elsewhere.example/stories/bridge", "https://wire.example/"):
        other = page(*STORY, head=f'<link rel=canonical href="{claim}">')
        (article,), _, _, _ = read(one(), pages={URL: other})
        assert article.url == URL


def test_the_date_of_the_page_counts_when_the_feed_has_none() -> None:
    dated = page(*STORY, head=json_ld(datePublished="2026-03-05T09:30:00+01:00", author={"name": "Ada Lund"}))
    (article,), _, _, _ = read(one(published=None), pages={URL: dated})
    assert article.published == at(-3.5)
    assert article.byline == "Ada Lund"
    assert not article.is_day_only


def test_a_bare_day_in_the_feed_takes_the_hour_from_the_page() -> None:
    dated = page(*STORY, head=json_ld(datePublished="2026-03-05T09:30:00Z"))
    (article,), _, _, _ = read(one(published=at(-12)), pages={URL: dated})
    assert article.published == at(-2.5)
    (article,), _, _, _ = read(one(published=at(-12), summary="A blurb."))
    assert article.is_day_only


def test_a_page_dated_in_the_future_has_no_date() -> None:
    dated = page(*STORY, head=json_ld(datePublished="2031-01-01T00:00:00Z"))
    (article,), _, _, _ = read(one(published=None), pages={URL: dated})
    assert article.published is None
    assert article.at == at(-1)


def test_dateline_credit_and_byline_leave_the_text_and_become_fields() -> None:
    wired = (f"ALDERBY (Reuters) - {STORY[0]}", *STORY[1:], "(Reporting by Ada Lund; editing by Bo Ek)")
    (article,), _, _, _ = read(one(), pages={URL: page(*wired)})
    assert article.text == "\n\n".join(STORY)
    assert (article.dateline, article.credit) == ("ALDERBY", "Reuters")
    assert {"dateline", "credit line"} <= set(article.edits)


def test_an_outlet_has_the_feeds_name_else_its_title_else_its_domain() -> None:
    named = read(one(), feeds=(feed(name="My name for it"),))[0][0]
    titled = read(one(), feeds=(feed(name=""),), state=feed_state(title="The Alder Post"))[0][0]
    bare = read(one(), feeds=(feed(name="", owner="Alder Media"),))[0][0]
    assert [article.publisher for article in (named, titled, bare)] == [
        "My name for it",
        "The Alder Post",
        "wire.example",
    ]
    assert bare.owner == "Alder Media"


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "[::1]:8080", "localhost:8080"])
def test_an_outlet_without_a_registered_host_owns_itself(host: str) -> None:
    there = f"http://{host}/bridge"
    (article,), _, _, _ = read(one(url=there), pages={there: page(*STORY)}, feeds=(feed(name="Alder Post"),))
    assert article.owner == "Alder Post"


def test_a_feed_that_collects_other_outlets_names_them() -> None:
    there = "https://post.example/bridge"
    (article,), _, _, _ = read(
        one(url=there),
        pages={there: page(*STORY, head=json_ld(publisher={"name": "The Alder Post"}))},
        feeds=(feed(name=""),),
        state=feed_state(title="All the news"),
    )
    assert article.publisher == "The Alder Post"
    assert article.owner == "post.example"


def test_an_entry_without_an_address_still_has_an_identity() -> None:
    (article,), _, fetcher, _ = read(one(url="", summary="The council approved a bridge."))
    assert fetcher.asked == []
    assert article.url == "https://wire.example/rss#guid-1"


def test_a_surprise_in_one_entry_is_a_problem_and_not_the_end() -> None:
    class Broken:
        def fetch(self, request: object) -> Any:
            raise RuntimeError("out of luck")

        def fetch_all(self, asked: object) -> Any:
            raise RuntimeError("out of luck")

        def close(self) -> None:
            """Nothing is held."""

    store, report = MemoryStore(), Report()
    store.record_fetch(feed_state(), [(one(), "1")])
    extract(
        (feed(),), store, fetcher=Broken(), executor=OneByOne(), guard=InlineGuard(), now=NOON, report=report
    )
    assert "out of luck" in report.problems[0].reason
    assert store.pending_entries() == []


PLEA = "Pages like these are paid for by people like you, in amounts large and small, all year round."
OTHER_STORIES = (
    (
        "Three whales swam into the harbour of Brinton and stayed there for the better part of a week.",
        "Whales",
    ),
    (
        "The painter Bo Ek has won the national prize for his pictures of the far north and its people.",
        "Prize",
    ),
    (
        "A storm tore the roof off the station at Corby, so that trains stop short of it until Monday.",
        "Storm",
    ),
    (
        "Wheat fell in price for the third month, and farmers blame a harvest larger than any before it.",
        "Wheat",
    ),
    (
        "Voters of Asker chose a mayor on Sunday, after half a year in which the town had none at all.",
        "Mayor",
    ),
)


def pages_of_a_site(numbers: range) -> tuple[list[Entry], dict[str, bytes]]:
    """Different stories with the same plea below them, and the entries that lead there."""
    entries, pages = [], {}
    for number in numbers:
        sentence, title = OTHER_STORIES[number]
        url = f"https://wire.example/news/{number}"
        story = [sentence, f"{sentence[:-1]}, witnesses said.", f"It was seen from afar: {sentence.lower()}"]
        entries.append(entry(number, url=url, title=title, html="", summary=""))
        pages[url] = page(*story, PLEA, title=title)
    return entries, pages


def test_lines_that_three_stories_of_a_site_share_leave_all_of_them() -> None:
    entries, pages = pages_of_a_site(range(3))
    articles, report, _, _ = read(*entries, pages=pages)
    assert len(articles) == 3
    assert not any(PLEA in article.text for article in articles)
    assert all(article.text.startswith(OTHER_STORIES[n][0]) for n, article in enumerate(articles))
    assert all("site lines" in article.edits for article in articles)
    assert report.counts["extract/without site lines"] == 3


def test_what_a_site_printed_in_earlier_readings_counts() -> None:
    entries, pages = pages_of_a_site(range(3))
    articles, _, _, store = read(*entries[:2], pages=pages)
    assert all(article.text.endswith(PLEA) for article in articles)
    store.record_fetch(feed_state(), [(entries[2], "third")])
    extract(
        (feed(),),
        store,
        fetcher=PageFetcher(pages),
        executor=OneByOne(),
        guard=InlineGuard(),
        now=NOON,
        report=Report(),
    )
    kept = [PLEA in article.text for article in store.articles(window(since=-24, until=24))]
    assert sorted(kept) == [False, True, True], "what is stored already stays"


def test_a_story_behind_a_line_of_the_site_shows_its_dateline() -> None:
    entries, pages = pages_of_a_site(range(2))
    parts = (PLEA, f"ALDERBY (Reuters) - {STORY[0]}", *STORY[1:])
    there = "https://wire.example/news/bridge"
    wired = entry(7, url=there, html="".join(f"<p>{part}</p>" for part in parts))
    articles, _, _, _ = read(*entries, wired, pages=pages)
    (article,) = [article for article in articles if article.url == there]
    assert article.text == "\n\n".join(STORY)
    assert (article.dateline, article.credit) == ("ALDERBY", "Reuters")


def test_an_article_of_little_but_its_sites_lines_is_a_teaser() -> None:
    entries, pages = pages_of_a_site(range(5))
    little = page(OTHER_STORIES[0][0], f"{OTHER_STORIES[0][0][:-1]}, again.", *[PLEA] * 4)
    articles, _, _, _ = read(*entries, pages={**pages, entries[0].url: little})
    assert {article.headline: article.evidence for article in articles}["Whales"] is Evidence.BLURB


def test_progress_is_told() -> None:
    seen: list[tuple[str, int, int]] = []
    store, report = MemoryStore(), Report(watch=lambda *step: seen.append(step))
    store.record_fetch(feed_state(), [(entry(number), str(number)) for number in (1, 2)])
    extract(
        (feed(fulltext="never"),),
        store,
        fetcher=PageFetcher({}),
        executor=OneByOne(),
        guard=InlineGuard(),
        now=NOON,
        report=report,
    )
    assert seen == [("extract", 1, 2), ("extract", 2, 2)]
