"""Feeds that drip, pages and models that hang: the edition of a slot goes out in time with what is ready.

The servers are real ones. Nothing is lost: what was not read comes in the next edition.
"""

from __future__ import annotations

import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import cached_property
from typing import TYPE_CHECKING

import pytest

from digest.app import Digest
from digest.app.tools import Toolbox
from digest.models import Slot
from digest.report import Report
from digest.run.guard import InlineGuard
from tests.fakes.chat_server import Answer, chat_server
from tests.fakes.clock import FixedClock
from tests.fakes.newsroom import NEWS
from tests.web.server import drips, drips_headers, says, says_nothing, serving

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from digest.models import Edition
    from digest.tools import Tools
    from tests.web.server import FaultServer

NOW = datetime(2026, 11, 30, 7, tzinfo=UTC)
IN_TIME_S = 45.0
"""Far below the minutes that requests and models may take; the deadline itself is 12 seconds."""


def feed(*names: str, link: str, text: bool = True) -> bytes:
    items = "".join(
        f"<item><guid>{name}</guid><title>{NEWS[name].partition('. ')[0]}</title><link>{link}/{name}</link>"
        f"<pubDate>{format_datetime(NOW - timedelta(hours=2))}</pubDate>"
        f"<description>{NEWS[name] if text else ''}</description></item>"
        for name in names
    )
    return f'<rss version="2.0"><channel><title>Wire of {names[0]}</title>{items}</channel></rss>'.encode()


class _Box(Toolbox):
    """The real tools, but documents are read in this process: starting another takes its time."""

    @cached_property
    def tools(self) -> Tools:
        return replace(super().tools, guard=InlineGuard())


def opened(path: Path, deadline_s: float) -> Digest:
    digest = Digest.from_file(path, environ={}, clock=FixedClock(NOW))
    terms = {
        name: replace(one, deadline=timedelta(seconds=deadline_s))
        for name, one in digest.settings.terms.items()
    }
    digest = Digest(replace(digest.settings, terms=terms), clock=FixedClock(NOW))
    digest._box = _Box(digest.settings, digest.clock)
    return digest


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Everything that has to be imported is, before any time is counted."""
    folder = tmp_path_factory.mktemp("warm")
    (folder / "feed.xml").write_bytes(feed("ferry", "crab", link="https://wire.example"))
    (folder / "feeds.yaml").write_text(
        "feeds: [./feed.xml]\ndefaults: {fulltext: feed}\neditions: [{id: news}]", encoding="utf8"
    )
    with opened(folder / "feeds.yaml", 60) as digest:
        digest.run()


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with serving({}) as one:
        yield one


@pytest.fixture
def paper(tmp_path: Path) -> Iterator[Callable[..., Digest]]:
    open_ones: list[Digest] = []

    def open_(feeds: list[str], more: str = "", deadline_s: float = 12, fulltext: str = "feed") -> Digest:
        for digest in open_ones:
            digest.close()
        path = tmp_path / "feeds.yaml"
        path.write_text(
            f"feeds: [{', '.join(map(repr, feeds))}]\ndefaults: {{fulltext: {fulltext}}}\n"
            "editions: [{id: news, cron: '0 7,19 * * *'}]\n"
            f"network: {{allow_private: [127.0.0.1], per_host_delay_s: 0, timeout_s: 60}}\n{more}",
            encoding="utf8",
        )
        open_ones.append(opened(path, deadline_s))
        return open_ones[-1]

    yield open_
    for digest in open_ones:
        digest.close()


def made(digest: Digest, at: datetime = NOW) -> tuple[Edition, Report]:
    report = Report()
    slot = Slot(edition_id="news", local=f"{at:%Y-%m-%dT%H:%M}", at=at)
    digest._box.clock = FixedClock(at + timedelta(minutes=1))
    began = time.monotonic()
    edition = digest.run("news", slot=slot, report=report)
    assert time.monotonic() - began < IN_TIME_S
    return edition, report


def printed(edition: Edition) -> set[str]:
    return {article.url.rpartition("/")[2] for brief in edition.briefs for article in brief.story.articles}


@pytest.mark.parametrize("fault", [drips, drips_headers, says_nothing])
def test_a_feed_that_does_not_end_is_left_out_and_is_in_the_next_edition(
    server: FaultServer, paper: Callable[..., Digest], fault: Callable[..., None]
) -> None:
    server.pages |= {
        "/good.xml": says(feed("ferry", "crab", link=server.url(""))),
        "/slow.xml": fault,
    }
    feeds = [server.url("/good.xml"), server.url("/slow.xml")]
    digest = paper(feeds)
    edition, report = made(digest)
    assert printed(edition) == {"ferry", "crab"}
    assert edition.is_partial
    assert edition.ledger.cut == "1 feed was not read within 6 seconds"
    assert [note for note in report.notes if "(schedule.deadline): the edition is partial" in note]
    assert feeds[1] not in digest.feed_states()  # no failure: it is asked again at once
    page = (digest.site_folder / edition.slug / "index.html").read_text("utf8")
    assert "This is a partial edition: 1 feed was not read" in page
    assert digest.rebuild(edition.slug).different == ()
    server.pages["/slow.xml"] = says(feed("strike", link=server.url("")))
    following, _ = made(paper(feeds), NOW + timedelta(hours=12))
    assert printed(following) == {"strike"}
    assert not following.is_partial


def test_pages_that_hang_leave_the_others_and_come_in_the_next_edition(
    server: FaultServer, paper: Callable[..., Digest]
) -> None:
    with serving({}) as hanging:
        server.pages |= {
            "/good.xml": says(feed("ferry", link=server.url(""))),
            "/far.xml": says(feed("crab", "strike", "chips", link=hanging.url(""), text=False)),
            "/ferry": says(
                b"<html><body><p>" + NEWS["ferry"].encode() + b"</p></body></html>", Content_Type="text/html"
            ),
        }
        hanging.pages |= {f"/{name}": says_nothing for name in ("crab", "strike", "chips")}
        hanging.pages["/robots.txt"] = says(b"")
        server.pages["/robots.txt"] = says(b"")
        feeds = [server.url("/good.xml"), server.url("/far.xml")]
        digest = paper(feeds, fulltext="auto")
        edition, report = made(digest)
        assert printed(edition) == {"ferry"}
        assert report.counts["extract/cut off"] == 3
        assert edition.ledger.cut.startswith("3 reports were not read within")
        assert {line.fate for line in edition.ledger.lines if "/ferry" not in line.url} == {"not yet read"}
        body = "<html><body><article><h1>{}</h1><p>{}</p></article></body></html>"
        for name in ("crab", "strike", "chips"):
            page = body.format(NEWS[name].partition(". ")[0], NEWS[name]).encode()
            hanging.pages[f"/{name}"] = says(page, Content_Type="text/html")
        following, _ = made(paper(feeds, fulltext="auto"), NOW + timedelta(hours=12))
        assert printed(following) == {"crab", "strike", "chips"}


def test_a_model_that_hangs_leaves_the_edition_to_the_extractive_summariser(
    server: FaultServer, paper: Callable[..., Digest]
) -> None:
    server.pages["/good.xml"] = says(feed("ferry", "crab", "strike", link=server.url("")))
    hold = threading.Event()

    def never(_asked: object) -> Answer:
        hold.wait(30)
        return Answer(b"{}", 500)

    with chat_server(never) as model:
        more = f"summariser: {{endpoint: '{model.url}', model: slow, timeout_s: 60}}\nminute: true\n"
        try:
            edition, report = made(paper([server.url("/good.xml")], more))
            asking = [one for one in threading.enumerate() if one.name.startswith("digest-endpoint")]
            for thread in asking:  # the request is given up as well, so the program can end
                thread.join(10)
            assert not any(thread.is_alive() for thread in asking)
        finally:
            hold.set()
    assert printed(edition) == {"ferry", "crab", "strike"}
    assert {brief.summary.method for brief in edition.briefs} == {"extractive 1"}
    assert any("condensed without the model: it was not ready when the time" in note for note in report.notes)
    assert model.asked


def test_when_nothing_at_all_is_ready_nothing_is_published_and_the_slot_stays_due(
    server: FaultServer, paper: Callable[..., Digest]
) -> None:
    server.pages["/slow.xml"] = drips
    digest = paper([server.url("/slow.xml")])
    with pytest.raises(Exception, match="nothing was ready in time: 1 feed was not read"):
        made(digest)
    assert digest.store.headings() == []
    server.pages["/slow.xml"] = says(feed("strike", link=server.url("")))
    edition, _ = made(paper([server.url("/slow.xml")]))
    assert printed(edition) == {"strike"}
