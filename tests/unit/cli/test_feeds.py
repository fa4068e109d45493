"""``digest feeds check`` on a loopback server, in this process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli.console import Context
from digest.cli.feeds import feeds
from tests.web.server import says, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WIRE = (
    b"<rss version='2.0'><channel><title>The\tWire &amp; more</title><language>en</language>"
    b"<item><title>Bridge [red]opens[/red]</title><link>https://wire.example/1</link></item></channel></rss>"
)


@pytest.fixture
def config(tmp_path: Path) -> Iterator[Path]:
    """A feeds.yaml with one feed that can be read and one that cannot."""
    with serving({"/rss": says(WIRE), "/gone": says(b"", status="410 Gone")}) as server:
        path = tmp_path / "feeds.yaml"
        path.write_text(
            f"feeds: ['{server.url('/rss')}', '{server.url('/gone')}']\nnetwork: {{allow_private: [127.0.0.1]}}\n",
            encoding="utf8",
        )
        yield path


def check(config: Path, *options: str) -> tuple[int, str]:
    done = CliRunner().invoke(feeds, ["check", *options], obj=Context(str(config), -1))
    return done.exit_code, done.stdout


def test_a_line_a_feed_with_what_to_do(config: Path) -> None:
    code, text = check(config)
    good, gone = [line.split("\t") for line in text.splitlines()]
    assert code == 1
    assert (good[0], good[2], good[5]) == ("ok", "0%", "The Wire & more")
    assert gone[0] == "failing: the server answered 410 Gone"
    assert "remove it" in gone[6]
    assert good[7].endswith("/rss")
    assert len(good) == len(gone) == 8


def test_the_same_as_json(config: Path) -> None:
    code, text = check(config, "--json")
    rows = json.loads(text)
    assert code == 1
    assert [row["entries"] for row in rows] == [1, 0]
    assert rows[1]["error"] == "the server answered 410 Gone"
    assert rows[1]["advice"]
