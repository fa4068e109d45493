"""A paper of one's own, from a feed on this machine: every verb that needs one, as a user types it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from digest.serving import server_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ITEM = """\
<item><guid>{guid}</guid><title>{title}</title><link>https://{site}.example/{guid}</link><pubDate>{date}</pubDate>
<content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"""
FEED = """\
<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>{name}</title><link>https://{site}.example/</link>{items}</channel></rss>"""
HERALD = (
    "The city council of Port Alder approved a new road bridge over the Alder river on Wednesday evening, by 31 votes to 12. "
    "The bridge will cost 40 million crowns and open in the spring of 2029, mayor Ada Lund said. "
    "Ferries will run until then, the harbour office of Port Alder said."
)
POST = (
    "Port Alder will get a second bridge: the city council voted 31 to 12 on Wednesday for a road bridge over the Alder river. "
    "Opponents had asked for the 40 million crowns to be spent on two primary schools in the old harbour. "
    "Work on the bridge begins in September, builder Karl Brandt told the council."
)


@dataclass
class Paper:
    folder: Path
    base: str

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
        return subprocess.run(
            [sys.executable, "-m", "digest", *arguments],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
            env=environ,
        )


def feed(site: str, name: str, title: str, text: str) -> str:
    date = format_datetime(datetime.now(UTC) - timedelta(hours=2))
    return FEED.format(
        name=name, site=site, items=ITEM.format(guid="1", title=title, site=site, date=date, text=text)
    )


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Paper]:
    """A folder with a feeds.yaml, after its first `digest run`."""
    folder, served = tmp_path_factory.mktemp("paper"), tmp_path_factory.mktemp("served")
    (served / "herald.xml").write_text(
        feed("herald", "The Port Herald", "Council approves the Alder bridge", HERALD), encoding="utf8"
    )
    (served / "post.xml").write_text(
        feed("post", "Alder Post", "Council votes for a second Alder bridge", POST), encoding="utf8"
    )
    (served / "index.html").write_text(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/herald.xml"></head></html>',
        encoding="utf8",
    )
    with server_of(served) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        (folder / "feeds.yaml").write_text(
            f"# mine\nsite: {{title: My Paper}}\ndefaults: {{fulltext: feed}}\nfeeds:\n  - {base}/herald.xml\n  - {base}/post.xml\n"
            "topics:\n  - {id: bridges, title: Bridges, include: [bridge]}\n"
            "editions: [{id: morning, topics: [bridges]}]\nnetwork: {allow_private: [127.0.0.1]}\npublish: {folder: site}\n",
            encoding="utf8",
        )
        yield Paper(folder, base)
        server.shutdown()


@pytest.fixture(scope="module")
def slug(paper: Paper) -> str:
    """The slug of the edition that `digest run` made."""
    done = paper("run", "--json")
    assert done.returncode == 0, done.stderr
    return str(json.loads(done.stdout)["id"])


def test_run_publishes_the_story_of_both_outlets(paper: Paper, slug: str) -> None:
    edition = json.loads((paper.folder / "site" / slug / "edition.json").read_bytes())
    (story,) = edition["stories"]
    assert sorted(story["outlets"]) == ["Alder Post", "The Port Herald"]
    assert story["independent"] == 2
    assert story["section"] == "Bridges"
    assert {line["fate"] for line in edition["ledger"]} == {"printed"}


def test_running_again_the_same_day_keeps_the_edition_and_the_address(paper: Paper, slug: str) -> None:
    again = paper("run", "--json")
    assert json.loads(again.stdout)["id"] == slug
    assert len(json.loads(again.stdout)["stories"]) == 1


def test_a_dry_run_prints_and_keeps_nothing(paper: Paper, slug: str) -> None:
    before = sorted((paper.folder / "site").rglob("*"))
    done = paper("-q", "run", "--dry-run", "--topic", "bridges", "--since", "3h")
    assert done.returncode == 0, done.stderr
    assert "Alder" in done.stdout
    assert sorted((paper.folder / "site").rglob("*")) == before


def test_the_edition_verifies_and_rebuilds_to_the_byte(paper: Paper, slug: str) -> None:
    verified = paper("verify", slug)
    assert verified.returncode == 0, verified.stdout + verified.stderr
    assert "0 faults" in verified.stdout
    rebuilt = paper("rebuild", slug)
    assert rebuilt.returncode == 0, rebuilt.stderr
    assert "0 differ" in rebuilt.stderr


def test_a_published_file_that_was_changed_is_noticed(paper: Paper, slug: str) -> None:
    page = paper.folder / "site" / slug / "edition.json"
    honest = page.read_text(encoding="utf8")
    edition = json.loads(honest)
    edition["stories"][0]["sentences"][0]["text"] += " Not."
    page.write_text(json.dumps(edition), encoding="utf8")
    try:
        assert paper("verify", slug).returncode == 1
        rebuilt = paper("rebuild", slug)
        assert rebuilt.returncode == 1
        assert "edition.json" in rebuilt.stderr
    finally:
        page.write_text(honest, encoding="utf8")


def test_why_adds_up_and_tells_of_each_sentence(paper: Paper, slug: str) -> None:
    receipt = json.loads(paper("why", "bridge", "--json").stdout)
    assert receipt["score"] == pytest.approx(sum(receipt["terms"].values()), abs=1e-3)
    sentences = paper("why", "bridge", "--sentences").stdout
    assert "\n*   1  " in sentences
    assert "chosen 1: it opens" in sentences
    assert json.loads(paper("why", "bridge", "--sentences", "--json").stdout)["id"] == receipt["id"]
    unknown = paper("why", "volcano")
    assert unknown.returncode == 2
    assert "volcano" in unknown.stderr


def test_a_query_makes_a_digest_of_what_is_stored(paper: Paper, slug: str) -> None:
    done = paper("-q", "make", 'bridge AND "Port Alder"', "--json")
    assert done.returncode == 0, done.stderr
    (story,) = json.loads(done.stdout)["stories"]
    assert len(story["articles"]) == 2
    nothing = paper("make", "volcano")
    assert nothing.returncode == 1
    wrong = paper("make", "bridge AND (")
    assert wrong.returncode == 2
    assert "Traceback" not in wrong.stderr


def test_feeds_are_checked_and_a_sites_feed_is_found_by_itself(paper: Paper, slug: str) -> None:
    checked = paper("feeds", "check", "--json")
    assert [row["error"] for row in json.loads(checked.stdout)] == ["", ""]
    assert paper("feeds", "add", f"{paper.base}/index.html").returncode == 2  # its feed is there already
    config = paper.folder / "feeds.yaml"
    before = config.read_text(encoding="utf8")
    config.write_text(before.replace(f"  - {paper.base}/herald.xml\n", ""), encoding="utf8")
    added = paper("feeds", "add", f"{paper.base}/index.html")
    assert added.returncode == 0, added.stderr
    assert f"{paper.base}/herald.xml" in config.read_text(encoding="utf8")
    config.write_text(before, encoding="utf8")


def test_delivery_without_a_channel_says_what_is_missing(paper: Paper, slug: str) -> None:
    done = paper("deliver", "--test")
    assert done.returncode == 2
    assert "deliver" in done.stderr


def test_the_doctor_finds_nothing_wrong(paper: Paper, slug: str) -> None:
    done = paper("doctor")
    assert done.returncode == 0, done.stdout
    assert slug in done.stdout
