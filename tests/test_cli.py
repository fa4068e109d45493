"""What a user types, and what the user sees. Each test runs the program as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
<html><head><title>Bridge over the Alder approved - The Port Herald</title>
<meta property="article:published_time" content="2026-03-04T09:00:00Z">
<meta property="og:site_name" content="The Port Herald"></head><body><article>
<h1>Bridge over the Alder approved</h1>
<p>The city council of Port Alder approved a new road bridge over the Alder river on Wednesday evening.</p>
<p>The bridge will cost 40 million crowns and is to open in the spring of 2029, mayor Ada Lund said after the vote.</p>
<p>“We have waited twenty years for this crossing,” Lund told reporters in the town hall.</p>
<p>Opponents on the council argued that the money should have gone to the two primary schools in the old harbour.</p>
</article></body></html>
"""
NOTE = """\
Council says yes to the Alder bridge

March 4, 2026 (Northwire) — The city council of Port Alder voted 31 to 12 on Wednesday for a new road bridge over the
Alder river.

The bridge will cost 40 million crowns, and builders expect to open it in the spring of 2029. Ferries will run until then.
"""


def digest(*arguments: str, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return subprocess.run(
        [sys.executable, "-m", "digest", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
        env=environ,
    )


def feeds_yaml(folder: Path, text: str = "feeds: [https://x.example/rss]\n") -> Path:
    path = folder / "feeds.yaml"
    path.write_text(text, encoding="utf8")
    return path


def test_help_names_the_commands(tmp_path: Path) -> None:
    done = digest("--help", cwd=tmp_path)
    assert done.returncode == 0
    for command in ("run", "make", "schedule", "serve", "demo"):
        assert f"  {command}" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [("runn",), ("run", "--sinse", "24h"), ("make",), ("run", "--since", "1d", "--date", "2026-03-04")],
)
def test_a_wrong_command_line_ends_with_2(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = digest(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_a_missing_feeds_yaml_says_how_to_make_one(tmp_path: Path) -> None:
    done = digest("run", cwd=tmp_path)
    assert done.returncode == 2
    assert "digest init" in done.stderr


def test_every_mistake_in_feeds_yaml_is_named_with_its_line(tmp_path: Path) -> None:
    feeds_yaml(
        tmp_path, "site: {titel: Wire}\nfeeds:\n  - https://x.example/rss\n  - {url: nonsense, weigth: 2}\n"
    )
    done = digest("run", cwd=tmp_path)
    assert done.returncode == 2
    assert "feeds.yaml:1" in done.stderr
    assert "feeds.yaml:4" in done.stderr
    assert "title" in done.stderr
    assert "weight" in done.stderr
    assert "Traceback" not in done.stderr


def test_init_writes_a_file_that_loads_and_never_overwrites_one(tmp_path: Path) -> None:
    assert digest("init", "--topics", "technology", cwd=tmp_path).returncode == 0
    listed = digest("feeds", "list", "--json", cwd=tmp_path)
    assert listed.returncode == 0, listed.stderr
    assert json.loads(listed.stdout)
    again = digest("init", cwd=tmp_path)
    assert again.returncode == 2
    assert "--force" in again.stderr


def test_schema_is_a_json_schema(tmp_path: Path) -> None:
    done = digest("schema", cwd=tmp_path)
    assert "feeds" in json.loads(done.stdout)["properties"]


def test_two_reports_of_one_event_make_one_story(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(PAGE, encoding="utf8")
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf8")
    done = digest("-q", "make", "page.html", "note.txt", "--json", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (story,) = json.loads(done.stdout)["stories"]
    assert len(story["articles"]) == 2
    assert {article["publisher"] for article in story["articles"]} >= {"The Port Herald"}
    for sentence in story["sentences"]:
        assert sentence["citations"]


def test_a_text_from_standard_input_is_digested_in_the_form_asked_for(tmp_path: Path) -> None:
    done = digest("-q", "make", "-", "--form", "markdown", cwd=tmp_path, stdin=NOTE)
    assert done.returncode == 0, done.stderr
    assert "Council says yes to the Alder bridge" in done.stdout
    assert "31 to 12" in done.stdout


def test_a_one_off_digest_can_be_written_as_a_folder(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf8")
    done = digest("make", "note.txt", "--out", "site", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "31 to 12" in (tmp_path / "site" / "index.html").read_text(encoding="utf8")
    (folder,) = (path.parent for path in (tmp_path / "site").rglob("edition.json"))
    verified = digest("verify", str(folder), cwd=tmp_path)
    assert verified.returncode == 0, verified.stderr + verified.stdout
    (folder / "edition.json").write_bytes(b"[" * 200_000)
    for arguments in (
        (str(folder),),
        (str(tmp_path / "site"), "--all"),
        (str(folder), "--refetch", "--json"),
    ):
        verified = digest("verify", *arguments, cwd=tmp_path)
        assert verified.returncode == 1
        assert "nested too deep" in verified.stderr + verified.stdout
        assert "Traceback" not in verified.stderr


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    done = digest("make", "gone.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "no such file: gone.txt" in done.stderr


def test_a_file_that_is_no_text_is_named_and_the_others_are_still_digested(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf8")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 20)
    done = digest("make", "note.txt", "noise.bin", cwd=tmp_path)
    assert "noise.bin" in done.stderr
    assert "31 to 12" in done.stdout


def test_a_feed_that_cannot_be_read_is_named_and_nothing_else_breaks(tmp_path: Path) -> None:
    feeds_yaml(
        tmp_path,
        "feeds: [http://127.0.0.1:9/rss]\nnetwork: {allow_private: [127.0.0.1]}\npublish: {folder: site}\n",
    )
    done = digest("run", cwd=tmp_path)
    assert done.returncode == 1
    assert "127.0.0.1:9" in done.stderr
    assert "nothing was published" in done.stderr
    assert not (tmp_path / "site").exists()
    assert "Traceback" not in done.stderr


def test_doctor_names_what_is_wrong(tmp_path: Path) -> None:
    feeds_yaml(tmp_path, "feeds: [https://x.example/rss]\npublish: {folder: /proc/nowhere}\n")
    done = digest("doctor", "--offline", cwd=tmp_path)
    assert done.returncode == 1
    assert "FAIL  output folder" in done.stdout


def test_doctor_looks_at_the_model_that_is_named(tmp_path: Path) -> None:
    feeds_yaml(tmp_path, "feeds: [https://x.example/rss]\nsummariser: {transformers: ./no-such-model}\n")
    (tmp_path / "output").mkdir()
    missing = digest("doctor", "--offline", cwd=tmp_path)
    assert missing.returncode == 1
    assert "FAIL  summariser" in missing.stdout
    assert "no-such-model" in missing.stdout
    feeds_yaml(
        tmp_path,
        "feeds: [https://x.example/rss]\nsummariser: {endpoint: 'http://localhost:11434/v1', model: small}\n",
    )
    asked = digest("doctor", "--offline", cwd=tmp_path)
    assert asked.returncode == 0
    assert "small at http://localhost:11434/v1" in asked.stdout


def test_an_opml_file_goes_in_and_comes_out(tmp_path: Path) -> None:
    feeds_yaml(tmp_path)
    (tmp_path / "in.opml").write_text(
        '<opml version="2.0"><body><outline type="rss" text="Y" xmlUrl="https://y.example/rss"/></body></opml>',
        encoding="utf8",
    )
    assert digest("feeds", "import", "in.opml", cwd=tmp_path).returncode == 0
    assert "https://y.example/rss" in digest("feeds", "export", cwd=tmp_path).stdout


def test_an_unknown_edition_names_those_there_are(tmp_path: Path) -> None:
    feeds_yaml(tmp_path, "feeds: [https://x.example/rss]\neditions: [{id: morning}]\n")
    done = digest("run", "evening", cwd=tmp_path)
    assert done.returncode == 2
    assert "morning" in done.stderr


def test_an_option_of_the_program_after_the_command_is_explained(tmp_path: Path) -> None:
    done = digest("run", "-q", cwd=tmp_path)
    assert done.returncode == 2
    assert "digest -q" in done.stderr


def test_a_port_that_there_is_none_of_is_explained(tmp_path: Path) -> None:
    done = digest("serve", ".", "--port", "99999", cwd=tmp_path)
    assert done.returncode == 2
    assert "0<=x<=65535" in done.stderr


def test_a_wrong_window_is_told_before_any_feed_is_asked(tmp_path: Path) -> None:
    feeds_yaml(tmp_path)
    done = digest("run", "--since", "3", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("digest: window '3' is not understood")


def test_a_one_off_digest_names_no_address_of_the_site(tmp_path: Path) -> None:
    feeds_yaml(tmp_path, "site: {url: https://paper.example}\nfeeds: [https://x.example/rss]\n")
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf8")
    done = digest("make", "note.txt", cwd=tmp_path)
    assert done.returncode == 0
    assert "paper.example" not in done.stdout


def test_a_demo_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf8")
    done = digest("demo", "--folder", "taken/demo", cwd=tmp_path)
    assert done.returncode == 1
    assert "publish failed" in done.stderr
    assert "look at" not in done.stderr
