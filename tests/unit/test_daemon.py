"""`digest schedule`: the editions of feeds.yaml, each at its time."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from digest.app import Digest
from digest.daemon import run_daemon
from digest.errors import ConfigError
from digest.serving import server_of
from tests.fakes.clock import FixedClock

if TYPE_CHECKING:
    from pathlib import Path

RSS = """\
<?xml version="1.0"?><rss version="2.0"><channel><title>The Port Herald</title><link>https://herald.example/</link>
<item><guid>1</guid><title>Council approves the Alder bridge</title><link>https://herald.example/1</link>
<pubDate>Wed, 04 Mar 2026 17:00:00 GMT</pubDate>
<description>The city council of Port Alder approved a new road bridge over the Alder river on Wednesday.</description></item>
</channel></rss>
"""


def paper(folder: Path, port: int, cron: str = "0 7 * * *") -> Path:
    path = folder / "feeds.yaml"
    path.write_text(
        f"feeds: [{{url: 'http://127.0.0.1:{port}/feed.xml', fulltext: feed}}]\n"
        f'editions: [{{id: morning, cron: "{cron}"}}]\n'
        "network: {allow_private: [127.0.0.1]}\npublish: {folder: site}\n",
        encoding="utf8",
    )
    return path


def test_the_mornings_edition_is_made_once_and_a_second_start_makes_none(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS, encoding="utf8")
    clock = FixedClock(datetime(2026, 3, 5, 7, 30, tzinfo=UTC))
    with server_of(tmp_path) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        config = paper(tmp_path, server.server_port)
        told: list[str] = []
        for patience_s in (30.0, 2.0):  # the second daemon finds nothing to do
            stop = threading.Event()

            def say(line: str, stop: threading.Event = stop) -> None:
                told.append(line)
                if "(2026-03-05T07:00) finished" in line:
                    stop.set()

            give_up = threading.Timer(patience_s, stop.set)
            give_up.start()
            with Digest.from_file(config, clock=clock) as digest:
                run_daemon(digest, say=say, stop=stop)
            give_up.cancel()
        server.shutdown()
    assert sum("morning (2026-03-05T07:00) finished" in line for line in told) == 1
    assert "2026-03-05T07:00 2026/03/05/morning: 1 story" in told
    assert "Alder bridge" in (tmp_path / "site/2026/03/05/morning/index.html").read_text(encoding="utf8")


def test_without_a_time_for_any_edition_there_is_nothing_to_stay_for(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("feeds: [https://x.example/rss]\n", encoding="utf8")
    with Digest.from_file(path) as digest, pytest.raises(ConfigError, match="cron"):
        run_daemon(digest, say=print)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_daemon_cleanly(number: signal.Signals, tmp_path: Path) -> None:
    config = paper(tmp_path, 9, cron="0 0 1 1 *")
    process = subprocess.Popen(
        [sys.executable, "-m", "digest", "--config", str(config), "schedule"],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        assert "feeds" in first
        time.sleep(0.2)
        process.send_signal(number)
        assert process.wait(timeout=60) == 0
        assert "Traceback" not in process.stderr.read()
    finally:
        process.kill()
        process.wait()
        if process.stderr:
            process.stderr.close()


def test_a_daemon_tells_monitors_how_it_does_where_feeds_yaml_says(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = paper(tmp_path, 9, cron="0 0 1 1 *")
    with config.open("a", encoding="utf8") as file:
        file.write(f'schedule: {{health: "127.0.0.1:{port}"}}\n')
    stop, answers = threading.Event(), []

    def say(line: str) -> None:
        if line.startswith("how it does is told at "):
            with urllib.request.urlopen(line.rpartition(" ")[2], timeout=10) as answer:  # noqa: S310
                answers.append(json.load(answer)["ok"])
            stop.set()

    with Digest.from_file(config) as digest:
        run_daemon(digest, say=say, stop=stop)
    assert answers == [True]
