"""The whole pipeline on a real moment: 60 feeds as they stood, served over loopback.

``python -m bench.snapshot [--data DIR] [--out FOLDER]`` reads ``feeds/snapshot_*.tar.gz``, serves every
feed from memory, and runs what ``digest run`` runs, with the clock set to the moment of the snapshot. The
pages that the feeds link to are not in the snapshot, so that articles are as full as their feeds
(`fulltext: feed`). It prints figures; the edition is to be looked at and read.
"""

from __future__ import annotations

import json
import resource
import sys
import tarfile
import tempfile
import threading
import time
from collections import Counter
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import click
import yaml

from bench.sets import default_data, files
from digest.app import Digest
from digest.demo import SetClock
from digest.report import Report

if TYPE_CHECKING:
    from digest.models import Edition

MOMENT = datetime(2026, 2, 18, 2, 20, tzinfo=UTC)


def read(data: Path) -> list[tuple[str, bytes]]:
    """The feeds of the snapshot: address and bytes, in the order of its index."""
    (path,) = files(data, "feeds", "snapshot")
    with tarfile.open(path) as archive:
        bodies = {
            Path(member.name).name: stream.read()
            for member in archive.getmembers()
            if (stream := archive.extractfile(member)) is not None
        }
    return [(row["url"], bodies[row["file"]]) for row in json.loads(bodies["index.json"])]


def serve(feeds: list[tuple[str, bytes]]) -> ThreadingHTTPServer:
    """A loopback server that answers ``/<number>`` with the feed of that number."""

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = feeds[int(self.path.strip("/"))][1]
            self.send_response(200)
            self.send_header("Content-Type", "application/xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def settings(feeds: list[tuple[str, bytes]], port: int, out: Path, scratch: Path) -> Path:
    """A feeds.yaml of the snapshot, each feed at its loopback address."""
    path = scratch / "feeds.yaml"
    wanted = {
        "site": {"title": "Snapshot", "timezone": "UTC"},
        "defaults": {"fulltext": "feed"},
        "feeds": [f"http://127.0.0.1:{port}/{number}" for number in range(len(feeds))],
        "editions": [{"id": "snapshot", "window": "24h"}],
        "network": {"allow_private": ["127.0.0.1"]},
        "publish": {"folder": str(out.resolve())},
    }
    path.write_text(yaml.safe_dump(wanted), encoding="utf8")
    return path


def figures(edition: Edition, report: Report, wall_s: float) -> list[str]:
    """What to tell of the run."""
    outlets = [len(brief.story.outlets) for brief in edition.briefs]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        f"feeds: {edition.trust.feeds_ok} read, {edition.trust.feeds_failing} failing",
        f"entries: {report.counts['collect/entries']}, capped {report.counts['collect/capped']}",
        f"in the window: {edition.trust.articles} articles, {edition.trust.stories} stories",
        f"printed: {edition.trust.shown}, of two or more outlets {sum(count > 1 for count in outlets)}",
        f"sentences: {edition.trust.sentences}, supported {edition.trust.supported}",
        f"fates: {dict(Counter(line.fate.value for line in edition.ledger.lines))}",
        f"wall: {wall_s:.1f} s; peak memory: {peak:.0f} MiB, children {children:.0f} MiB",
    ]


@click.command()
@click.option("--data", type=click.Path(path_type=Path))
@click.option("--out", type=click.Path(path_type=Path), default=Path("output/snapshot"), show_default=True)
def main(data: Path | None, out: Path) -> None:
    """Make an edition of the snapshot and print its figures."""
    feeds = read(data or default_data())
    server = serve(feeds)
    report = Report()
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        path = settings(feeds, server.server_port, out, Path(scratch))
        with Digest.from_file(path, clock=SetClock(MOMENT)) as digest:
            edition = digest.run(report=report)
    lines = figures(edition, report, time.perf_counter() - start)
    server.shutdown()
    for problem in report.problems[:20]:
        print(f"{problem.stage}: {problem.subject}: {problem.reason}", file=sys.stderr)
    print("\n".join([*lines, "", *(brief.summary.headline for brief in edition.briefs)]))


if __name__ == "__main__":
    main()
