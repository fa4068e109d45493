"""``digest alerts`` at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from digest.cli import cli

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_bar_the_command_says_how_to_set_one(tmp_path: Path) -> None:
    path = tmp_path / "feeds.yaml"
    path.write_text("feeds: [./none.xml]\n", encoding="utf8")
    found = CliRunner().invoke(cli, ["-c", str(path), "alerts", "--dry-run"])
    assert found.exit_code != 0
    assert "alerts: {independent: 4}" in found.output + str(found.exception)


def test_with_nothing_to_tell_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "wire.xml").write_text(
        "<rss version='2.0'><channel><title>Wire</title><item><title>Bridge approved</title>"
        "<link>https://wire.example/1</link><description>The council approved a bridge.</description>"
        "</item></channel></rss>",
        encoding="utf8",
    )
    path = tmp_path / "feeds.yaml"
    path.write_text(
        "feeds: [./wire.xml]\ndefaults: {fulltext: feed}\nalerts: {}\ndeliver: [{apprise: 'json://a.example'}]\n",
        encoding="utf8",
    )
    found = CliRunner().invoke(cli, ["-c", str(path), "alerts", "--dry-run"])
    assert found.exit_code == 0, found.output
    assert "no story crosses the bar" in found.output
