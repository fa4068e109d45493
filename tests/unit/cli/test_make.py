"""`digest make` of nothing: no empty paper, and the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from digest.cli import cli
from digest.errors import ConfigError
from tests.web.server import says, serving

if TYPE_CHECKING:
    from pathlib import Path

FEED = b"""<rss version='2.0'><channel><title>Wire</title><item><title>A bridge opens</title>
<link>https://w.example/1</link><description>The bridge over the Alder opened on Monday.</description></item></channel></rss>"""


def make(folder: Path, *arguments: str, stdin: str = "") -> tuple[int, str, str]:
    done = CliRunner().invoke(cli, ["-c", str(folder / "feeds.yaml"), "make", *arguments], input=stdin)
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("form", [("--form", "html"), ("--form", "markdown"), ("--json",), ()])
def test_an_empty_document_prints_no_empty_paper(form: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    code, out, said = make(tmp_path, str(tmp_path / "empty.txt"), *form)
    assert (code, out) == (1, "")
    assert "empty.txt: it is empty" in said
    assert said.splitlines()[-1] == "nothing to print: no article in 1 document"


def test_no_folder_is_written_for_nothing(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    code, _, _ = make(tmp_path, str(tmp_path / "empty.txt"), "--out", str(tmp_path / "site"))
    assert code == 1
    assert not (tmp_path / "site").exists()


def test_nothing_on_standard_input_is_said_so(tmp_path: Path) -> None:
    code, out, said = make(tmp_path, "-")
    assert (code, out) == (1, "")
    assert "standard input: it is empty" in said


def test_an_address_that_cannot_be_read_is_said_so(tmp_path: Path) -> None:
    code, out, said = make(tmp_path, "http://127.0.0.1:9/a")
    assert (code, out) == (1, "")
    assert "nothing to print: no article in 1 document" in said


def test_a_query_says_how_much_it_looked_through(tmp_path: Path) -> None:
    with serving({"/rss": says(FEED), "/robots.txt": says(b"")}) as server:
        (tmp_path / "feeds.yaml").write_text(
            f"feeds: ['{server.url('/rss')}']\ndefaults: {{fulltext: feed}}\n"
            "network: {allow_private: [127.0.0.1], per_host_delay_s: 0}\n",
            encoding="utf8",
        )
        code, out, said = make(tmp_path, "bridge")
        assert (code, out) == (1, "")
        assert "nothing is stored of the last 7d; `digest run` reads the feeds" in said
        assert CliRunner().invoke(cli, ["-c", str(tmp_path / "feeds.yaml"), "run"]).exit_code == 0
    code, out, said = make(tmp_path, "whales", "--since", "24h")
    assert (code, out) == (1, "")
    assert "none of the 1 articles of the last 24h has 'whales'" in said
    assert make(tmp_path, "bridge")[0] == 0


def test_a_word_that_is_no_file_without_a_feeds_yaml_is_explained(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is no file and no address"):
        make(tmp_path, "brige")


def test_a_site_that_is_not_there_yet_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text("feeds: [https://x.example/rss]\n", encoding="utf8")
    done = CliRunner().invoke(cli, ["-c", str(tmp_path / "feeds.yaml"), "serve"])
    assert isinstance(done.exception, ConfigError)
    assert "`digest run` publishes an edition" in str(done.exception)
