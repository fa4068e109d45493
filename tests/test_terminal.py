"""What is left on the screen: the real command on a pseudo-terminal, read as a terminal would show it."""

from __future__ import annotations

import json
import re
import shutil
import signal
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from digest.settings import load
from tests.fakes.terminal import CTRL_C, Terminal, on_terminal
from tests.test_cli import NOTE
from tests.web.server import Hit, says, serving

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow

BAR = re.compile(r"━|\d+/\d+ +\d+:\d\d")
ITEM = """\
<item><guid>{guid}</guid><title>{title}</title><link>https://{site}.example/{guid}</link><pubDate>{date}</pubDate>
<description>{text}</description></item>"""
FEED = """\
<?xml version="1.0"?><rss version="2.0"><channel>
<title>{name}</title><link>https://{site}.example/</link><language>en</language>{items}</channel></rss>"""
PAGE = b"""<html><head>
<link rel="alternate" type="application/rss+xml" href="/ferry.xml">
<link rel="alternate" type="application/rss+xml" href="/crab.xml"></head><body>Hello</body></html>"""
FERRY = (
    "The ferry Marigold ran aground off Skerrow on Monday with 212 passengers aboard. "
    "Two lifeboats took everybody ashore within three hours, the harbour office of Skerrow said."
)
CRAB = (
    "Biologists of the University of Tarn have described a blind freshwater crab that lives in a cave. "
    "The animal is barely two centimetres long, said the biologist Edda Rowntree."
)


def feed(site: str, name: str, title: str, text: str) -> bytes:
    date = format_datetime(datetime.now(UTC) - timedelta(hours=2))
    item = ITEM.format(guid="1", title=title, site=site, date=date, text=text)
    return FEED.format(name=name, site=site, items=item).encode()


def sleeps(connection: socket.socket, _hit: Hit) -> None:
    """Take the question and answer nothing until the asker has gone."""
    connection.settimeout(60)
    connection.recv(1)


@pytest.fixture(scope="module")
def base() -> Iterator[str]:
    """The address of a server with two good feeds, and one that never answers."""
    pages = {
        "/ferry.xml": says(feed("herald", "The Skerrow Herald", "Ferry runs aground off Skerrow", FERRY)),
        "/crab.xml": says(feed("tarn", "Tarn Today", "Blind crab found in cave", CRAB)),
        "/slow.xml": sleeps,
        "/site": says(PAGE, Content_Type="text/html"),
        "/robots.txt": says(b"", Content_Type="text/plain"),
    }
    with serving(pages) as server:
        yield server.url("")


@pytest.fixture
def paper(tmp_path: Path, base: str) -> Path:
    return folder_of(tmp_path, base, "ferry.xml", "crab.xml")


def folder_of(folder: Path, base: str, *feeds: str, more: str = "") -> Path:
    """A folder with a feeds.yaml of these feeds."""
    addresses = ", ".join(f"{base}/{name}" for name in feeds)
    (folder / "feeds.yaml").write_text(
        f"site: {{title: My Paper}}\ndefaults: {{fulltext: feed}}\nfeeds: [{addresses}]\n"
        f"network: {{allow_private: [127.0.0.1], per_host_delay_s: 0}}\n{more}",
        encoding="utf8",
    )
    return folder


def is_clean(terminal: Terminal) -> bool:
    """No bar is left, and the cursor is there again, at the start of a line."""
    return not BAR.search(terminal.screen) and terminal.is_cursor_shown and terminal.is_at_line_start


# ---------------------------------------------------------------------------------- run


def test_a_run_leaves_its_summary_and_its_address_and_no_bars(paper: Path) -> None:
    code, terminal = on_terminal("run", cwd=paper, columns=200)
    assert code == 0
    assert "━" in terminal.written.decode()  # there were some
    assert len(terminal.rows) == 2
    assert terminal.rows[0].startswith("My Paper, ")
    assert terminal.rows[1] == f"look at {paper / 'output' / 'index.html'}"
    assert is_clean(terminal)


def test_a_failing_feed_is_told_on_a_line_of_its_own(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "gone.xml")
    code, terminal = on_terminal("run", cwd=folder, columns=200)
    assert code == 0
    assert terminal.rows[0] == f"collect failed: {base}/gone.xml: the server answered 404 Not Found"
    assert [row.split()[0] for row in terminal.rows] == ["collect", "My", "look"]
    assert is_clean(terminal)


def test_a_run_in_which_every_feed_fails_says_so_last(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "gone.xml", "lost.xml")
    code, terminal = on_terminal("run", cwd=folder, columns=200)
    assert code == 1
    assert [row.split(":")[0] for row in terminal.rows] == ["collect failed", "collect failed", "digest"]
    assert is_clean(terminal)


@pytest.mark.parametrize("columns", [20, 40])
def test_no_width_of_the_window_leaves_bars_behind(columns: int, paper: Path) -> None:
    code, terminal = on_terminal("run", cwd=paper, columns=columns)
    assert code == 0
    assert terminal.screen.replace("\n", " ").startswith("My Paper, ")
    assert is_clean(terminal)


def test_a_window_made_narrower_meanwhile_is_left_clean(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "slow.xml", more="")
    with Terminal(("run",), folder, columns=120) as terminal:
        terminal.wait_for("collect")
        terminal.resize(45)
        time.sleep(0.5)
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert terminal.rows == ["stopped"]
        assert is_clean(terminal)


@pytest.mark.parametrize("environ", [{"NO_COLOR": "1"}, {"FORCE_COLOR": "1", "COLUMNS": "30", "LC_ALL": "C"}])
def test_the_screen_is_clean_in_every_surrounding(environ: dict[str, str], paper: Path) -> None:
    code, terminal = on_terminal("run", cwd=paper, columns=200, environ=environ)
    assert code == 0
    assert [row.split()[0] for row in terminal.rows] == ["My", "look"]
    assert is_clean(terminal)
    if "NO_COLOR" in environ:
        assert not re.search(rb"\x1b\[[0-9;]*3[0-9]", terminal.written)


def test_a_terminal_that_cannot_move_its_cursor_gets_plain_lines(paper: Path) -> None:
    code, terminal = on_terminal("run", cwd=paper, environ={"TERM": "dumb"}, columns=200)
    assert code == 0
    assert b"\x1b" not in terminal.written
    assert terminal.rows[0] == "collect: 2 of 2"
    assert terminal.rows[-1].startswith("look at ")


def test_a_preview_stands_on_the_screen_whole(paper: Path) -> None:
    code, terminal = on_terminal("run", "--dry-run", cwd=paper)
    assert code == 0
    assert terminal.rows[0] == "MY PAPER"
    assert terminal.rows[-1].startswith("passages that they cite.")
    assert is_clean(terminal)


def test_json_on_a_terminal_is_json_and_nothing_else(paper: Path) -> None:
    code, terminal = on_terminal("run", "--json", cwd=paper, columns=20_000, lines=600)
    assert code == 0
    assert json.loads(terminal.screen)["title"] == "My Paper"


def test_what_goes_into_a_file_is_whole_while_the_bars_are_on_the_screen(paper: Path) -> None:
    with Terminal(("run", "--json"), paper, ends="in,err") as terminal:
        assert terminal.end() == 0
        assert json.loads(terminal.aside)["title"] == "My Paper"
        assert "━" in terminal.written.decode()
        assert terminal.rows == []
        assert is_clean(terminal)


def test_errors_that_go_into_a_file_hold_no_bars(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "gone.xml")
    with Terminal(("run", "--dry-run"), folder, ends="in,out") as terminal:
        assert terminal.end() == 0
        assert terminal.rows[0] == "MY PAPER"
        assert "\x1b" not in terminal.aside
        assert "collect failed: " in terminal.aside


def test_quiet_is_quiet_and_verbose_counts(paper: Path) -> None:
    code, terminal = on_terminal("-q", "run", cwd=paper)
    assert (code, terminal.rows) == (0, [])
    shutil.rmtree(paper / ".digest")  # a second run would have nothing new
    code, terminal = on_terminal("-v", "run", cwd=paper, columns=200)
    assert code == 0
    assert any(row.startswith("publish: ") for row in terminal.rows)
    assert terminal.rows[-1].startswith("look at ")
    assert is_clean(terminal)


def test_quiet_still_names_what_makes_it_fail(paper: Path) -> None:
    (paper / "output").write_text("a file stands here", encoding="utf8")
    code, terminal = on_terminal("-q", "run", cwd=paper, columns=1000)
    assert code == 1
    assert len(terminal.rows) == 1
    assert terminal.rows[0].startswith("publish failed: ")


def test_the_log_stands_above_the_bars_and_stays(paper: Path) -> None:
    code, terminal = on_terminal("-vv", "run", cwd=paper, columns=200)
    assert code == 0
    assert any(" DEBUG digest." in row for row in terminal.rows)
    assert not [row for row in terminal.rows if "DEBUG" in row and not row[:4].isdigit()]
    assert is_clean(terminal)


def test_ctrl_c_leaves_a_clean_screen_at_once(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "slow.xml")
    with Terminal(("run",), folder) as terminal:
        terminal.wait_for("collect")
        time.sleep(0.5)
        terminal.type(CTRL_C)
        began = time.monotonic()
        assert terminal.end() == 130
        assert time.monotonic() - began < 5
        assert terminal.rows == ["stopped"]
        assert is_clean(terminal)


def test_a_run_that_is_asked_to_end_takes_its_bars_away(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "slow.xml")
    with Terminal(("run",), folder) as terminal:
        terminal.wait_for("collect")
        terminal.signal(signal.SIGTERM)
        assert terminal.end() == 128 + signal.SIGTERM
        assert is_clean(terminal)


# ---------------------------------------------------------------------------------- make


def test_a_digest_of_a_file_stands_on_the_screen_whole(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf8")
    code, terminal = on_terminal("make", "note.txt", cwd=tmp_path)
    assert code == 0
    assert terminal.rows[0] == "DIGEST"
    assert terminal.rows[-1].startswith("passages that they cite.")
    assert is_clean(terminal)


def test_a_digest_in_a_folder_says_where(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf8")
    code, terminal = on_terminal("make", "note.txt", "--out", "site", cwd=tmp_path)
    assert (code, terminal.rows) == (0, ["look at site/index.html"])
    assert is_clean(terminal)


def test_a_document_that_cannot_be_read_is_named_before_the_digest_of_the_others(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text(NOTE, encoding="utf8")
    (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 20)
    code, terminal = on_terminal("make", "note.txt", "noise.bin", cwd=tmp_path)
    assert code == 0
    assert terminal.rows[0].startswith("extract failed: noise.bin")
    assert "DIGEST" in terminal.rows
    assert is_clean(terminal)


def test_a_text_can_be_typed_at_the_terminal(tmp_path: Path) -> None:
    with Terminal(("make", "-"), tmp_path) as terminal:
        terminal.wait_for("Ctrl-D")
        terminal.type(NOTE + "\x04")
        assert terminal.end() == 0
        assert "DIGEST" in terminal.rows


# ---------------------------------------------------------------------------------- the others


def test_checked_feeds_are_listed_for_a_person(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "ferry.xml", "gone.xml")
    code, terminal = on_terminal("feeds", "check", cwd=folder, columns=80)
    assert code == 1
    assert terminal.rows[0] == "The Skerrow Herald"
    assert f"  {base}/gone.xml" in terminal.rows
    assert any(row.startswith("  failing: the server answered 404") for row in terminal.rows)
    assert any(row.startswith("  → look for its new address") for row in terminal.rows)
    assert is_clean(terminal)


def test_mistakes_in_feeds_yaml_are_all_named(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text("site: {titel: Wire}\nfeeds: [https://x.example/rss, nonsense]\n")
    code, terminal = on_terminal("run", cwd=tmp_path)
    assert code == 2
    assert [row.partition(": ")[0] for row in terminal.rows] == ["digest", "feeds.yaml:1", "feeds.yaml:2"]
    assert is_clean(terminal)


def test_the_demo_leaves_its_editions_and_their_place(tmp_path: Path) -> None:
    code, terminal = on_terminal("demo", cwd=tmp_path, columns=200)
    assert code == 0
    assert [row.split(",")[0] for row in terminal.rows[:2]] == ["The Morning Tide"] * 2
    assert "on purpose" in terminal.rows[2]
    assert terminal.rows[3].startswith("look at output/demo/index.html")
    assert is_clean(terminal)


def test_the_demo_says_where_it_is_served_and_ends_with_ctrl_c(tmp_path: Path) -> None:
    with Terminal(("demo", "--serve"), tmp_path, columns=200) as terminal:
        terminal.wait_for("Ctrl-C ends it")
        assert not BAR.search(terminal.screen)
        assert "http://127.0.0.1:" in terminal.rows[-1]
        terminal.type(CTRL_C)
        assert terminal.end() == 0
        assert terminal.rows[-1] == "stopped"
        assert is_clean(terminal)


def test_ctrl_c_pressed_twice_shows_no_traceback(tmp_path: Path) -> None:
    with Terminal(("demo",), tmp_path) as terminal:
        terminal.wait_for("collect")
        terminal.type(CTRL_C)
        terminal.wait_for("stopped")
        terminal.type(CTRL_C)
        assert terminal.end() in {130, -signal.SIGINT}
        assert "Traceback" not in terminal.screen


def test_serving_ends_with_ctrl_c_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("hello", encoding="utf8")
    with Terminal(("serve", ".", "--port", "0"), tmp_path) as terminal:
        terminal.wait_for("Ctrl-C ends it")
        terminal.type(CTRL_C)
        assert terminal.end() == 0
        assert terminal.rows[-1] == "stopped"


def test_a_schedule_says_what_it_does_and_ends_with_ctrl_c(paper: Path) -> None:
    with (paper / "feeds.yaml").open("a", encoding="utf8") as file:
        file.write('editions: [{id: yearly, cron: "0 7 1 1 *"}]\n')
    with Terminal(("schedule",), paper) as terminal:
        terminal.wait_for("feeds finished")
        terminal.type(CTRL_C)
        assert terminal.end() == 0
        assert "(Ctrl-C ends it)" in terminal.rows[0]
        assert terminal.rows[-1] == "stopped"


def test_long_words_to_a_person_break_between_words_and_addresses_stay_whole(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text(
        "feeds: [https://x.example/rss]\nsite: {timezone: Berlin}\n", encoding="utf8"
    )
    code, terminal = on_terminal("run", cwd=tmp_path, columns=40)
    assert code == 2
    words = " ".join(terminal.rows)
    assert (
        words
        == "digest: feeds.yaml:2: site.timezone: there is no time zone 'Berlin'; did you mean 'Europe/Berlin'?"
    )


# ---------------------------------------------------------------------------------- asking


def test_a_new_user_is_asked_what_they_want(tmp_path: Path) -> None:
    answers = (
        ("paper called", "The Tide"),
        ("Which do you want", "sience"),
        ("did you mean 'science'", "3, health"),
        ("Address", ""),
        ("Its language", ""),
        ("time zone", "Berlin"),
        ("did you mean 'Europe/Berlin'", "Europe/Berlin"),
        ("should it come", "6:45"),
        ("e-mail address", ""),
    )
    with Terminal(("init",), tmp_path) as terminal:
        for words, answer in answers:
            terminal.wait_for(words)
            terminal.type(answer + "\n")
        assert terminal.end() == 0, terminal.screen
        assert terminal.rows[-1].startswith("wrote feeds.yaml")
    settings = load(tmp_path / "feeds.yaml", {})
    assert settings.site.title == "The Tide"
    assert [topic.id for topic in settings.topics] == ["science", "health"]
    assert settings.site.timezone == "Europe/Berlin"
    assert settings.times["morning"].crons == ("45 6 * * *",)


def test_a_feed_that_does_not_answer_now_can_be_kept_and_a_wrong_answer_says_which(tmp_path: Path) -> None:
    (tmp_path / "export.xml").write_bytes(feed("herald", "The Herald", "Ferry runs aground", FERRY))
    answers = (
        ("paper called", ""),
        ("Which do you want", "none"),
        ("Address", "export.xml"),
        ("  ./export.xml", "http://127.0.0.1:1/members"),
        ("Keep it all the same", "y"),
        ("  http://127.0.0.1:1/members", "no address"),
        ("white space", ""),
        ("Its language", ""),
        ("time zone", ""),
        ("should it come", "never"),
        ("e-mail address", "me"),
        ("'me' is not an e-mail address", ""),
    )
    with Terminal(("init",), tmp_path) as terminal:
        for words, answer in answers:
            terminal.wait_for(words)
            terminal.type(answer + "\n")
        assert terminal.end() == 0, terminal.screen
        assert "deliver[0]" not in terminal.screen
    assert [one.url for one in load(tmp_path / "feeds.yaml", {}).feeds] == [
        "./export.xml",
        "http://127.0.0.1:1/members",
    ]


def test_ctrl_c_in_the_middle_of_the_questions_writes_nothing(tmp_path: Path) -> None:
    with Terminal(("init",), tmp_path) as terminal:
        terminal.wait_for("paper called")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert terminal.rows[-1] == "stopped"
    assert not (tmp_path / "feeds.yaml").exists()


def test_a_page_with_several_feeds_is_asked_about(tmp_path: Path, base: str) -> None:
    folder = folder_of(tmp_path, base, "other.xml")
    with Terminal(("feeds", "add", f"{base}/site"), folder, columns=120) as terminal:
        terminal.wait_for("Which one")
        assert f"  2  {base}/crab.xml" in terminal.rows
        terminal.type("2\n")
        assert terminal.end() == 0
        assert terminal.rows[-1] == f"added {base}/crab.xml"
    assert load(folder / "feeds.yaml", {}).feeds[1].url == f"{base}/crab.xml"
