"""Plug-ins named in feeds.yaml that cannot be imported, refuse their options, or end the program: the rest goes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.app import Digest
from digest.cli import cli
from digest.doctor import examine
from digest.errors import ConfigError
from digest.report import Report
from tests.unit.test_plugins import OURS, install

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

KINDS = {
    "refuses": "odd_plugin:Refuses",
    "exits": "odd_plugin:Exits",
    "fails": "odd_plugin:Fails",
    "unruled": "odd_plugin:Unruled",
    "absent": "no_such_module:X",
    "nothing": "odd_plugin:Nowhere",
    "broken": "broken_plugin:X",
    "leaving": "leaving_plugin:X",
}
"""Names of entry points, and what they lead to."""
SAYS = {
    "refuses": "cannot be made with its options",
    "exits": "it asked the program to end",
    "fails": "OSError: no device",
    "unruled": "is no digest.keys.ToolKeys",
    "absent": "cannot be imported: No module named",
    "nothing": "names nothing",
    "broken": "cannot be imported: SyntaxError",
    "leaving": "cannot be imported: it asked the program to end",
    "unheard-of": "there is no",
}
SOURCE = """
class Refuses:
    def __init__(self):
        pass

class Exits:
    def __init__(self, **options):
        raise SystemExit(5)

class Fails:
    def __init__(self, **options):
        raise OSError("no device")

class Unruled:
    settings_model = "no model"

    def __init__(self, **options):
        pass
"""


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Writes a feeds.yaml with one feed on this machine, beside installed plug-ins of every broken kind."""
    plugins = tmp_path / "plugins"
    plugins.mkdir()
    groups = ("summarisers", "embedders", "publishers", "deliverers")
    install(plugins, "ours", {group: dict(points) for group, points in OURS.items()})
    install(plugins, "odd", {f"digest.{group}": KINDS for group in groups})
    (plugins / "odd_plugin.py").write_text(SOURCE)
    (plugins / "broken_plugin.py").write_text("class X(:")
    (plugins / "leaving_plugin.py").write_text("import sys\nsys.exit('goodbye')")
    monkeypatch.syspath_prepend(str(plugins))

    def write(text: str) -> Path:
        path = tmp_path / "feeds.yaml"
        path.write_text(f"feeds: [https://wire.example/rss]\n{text}\n", encoding="utf8")
        return path

    return write


def settled(path: Path) -> Digest:
    """The program with one article in its store, so that no network is needed."""
    from dataclasses import replace

    from tests import builders

    digest = Digest.from_file(path, environ={})
    now = digest.clock.now()
    entry = builders.entry(1, feed_url="https://wire.example/rss", published=now, first_seen=now)
    state = builders.feed_state(checked_at=now, next_fetch_at=now.replace(year=now.year + 1))
    digest.store.record_fetch(state, [(entry, "1")])
    article = builders.article(1, published=now, first_seen=now, feed_urls=("https://wire.example/rss",))
    digest.store.record_article(entry, replace(article, url=entry.url))
    return digest


def told(report: Report, stage: str) -> str:
    return "\n".join(problem.reason for problem in report.problems if problem.stage == stage)


@pytest.mark.parametrize("kind", SAYS)
def test_a_summariser_that_cannot_be_made(written: Callable[[str], Path], kind: str) -> None:
    path, report = written(f"summariser: {{plugin: {kind}, options: {{tone: dry}}}}"), Report()
    with settled(path) as digest:
        edition = digest.run(report=report)
    assert [brief.summary.method for brief in edition.briefs] == ["extractive 1"]
    assert edition.manifest is not None
    assert edition.manifest.summariser == "extractive 1"
    assert SAYS[kind] in told(report, "summarise")
    assert repr(kind) in told(report, "summarise")
    assert "the extractive one stands in" in told(report, "summarise")


@pytest.mark.parametrize("kind", SAYS)
def test_an_embedder_that_cannot_be_made(written: Callable[[str], Path], kind: str) -> None:
    path, report = written(f"embedder: {{plugin: {kind}, options: {{size: 3}}}}"), Report()
    with settled(path) as digest:
        edition = digest.run(report=report)
        assert digest.rebuild(edition.slug).different == ()
    assert len(edition.briefs) == 1
    assert SAYS[kind] in told(report, "embed")
    assert (path.parent / "output" / "index.html").is_file()


@pytest.mark.parametrize("kind", SAYS)
def test_a_publisher_that_cannot_be_made_and_the_letters_still_go_out(
    written: Callable[[str], Path], kind: str
) -> None:
    path, report = written(f"publish: {{plugin: {kind}, options: {{where: there}}}}"), Report()
    with settled(path) as digest:
        digest.run(report=report)
        assert len(digest.editions()) == 1
    assert SAYS[kind] in told(report, "publish")
    assert [problem.subject for problem in report.problems] == [kind]


@pytest.mark.parametrize("kind", SAYS)
def test_a_channel_that_cannot_be_made_and_the_site_still_goes_out(
    written: Callable[[str], Path], kind: str
) -> None:
    path, report = written(f"deliver: [{{plugin: {kind}, options: {{to: me}}}}]"), Report()
    with settled(path) as digest:
        digest.run(report=report)
    assert SAYS[kind] in told(report, "deliver")
    assert (path.parent / "output" / "index.html").is_file()


def test_the_command_tells_which_and_ends_with_1(written: Callable[[str], Path]) -> None:
    path = written("deliver: [{plugin: exits}, {plugin: refuses, options: {to: me}}]")
    settled(path).close()
    result = CliRunner().invoke(cli, ["--config", str(path), "run"])
    assert result.exit_code == 1, result.output
    assert "deliver failed: exits: the deliverer 'exits' cannot be made" in result.output
    assert "the deliverer 'refuses' cannot be made with its options (to): TypeError" in result.output
    assert (path.parent / "output" / "index.html").is_file()


def test_the_doctor_names_a_summariser_that_cannot_be_made(written: Callable[[str], Path]) -> None:
    findings = {finding.what: finding for finding in examine(written("summariser: {plugin: fails}"))}
    assert not findings["summariser"].is_ok
    assert "OSError: no device" in findings["summariser"].detail


def test_whoever_asks_for_the_summariser_itself_is_told_at_once(written: Callable[[str], Path]) -> None:
    path = written("summariser: {plugin: exits}")
    with (
        Digest.from_file(path, environ={}) as digest,
        pytest.raises(ConfigError, match="'exits' cannot be made"),
    ):
        _ = digest.summariser
