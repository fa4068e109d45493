"""Secrets through the whole program, as a user runs it: each does its work, and none is found anywhere. D8."""

from __future__ import annotations

import os
import subprocess
import sys
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.deliver.oauth import xoauth2
from tests.fakes.proxy import HttpProxy
from tests.fakes.smtp import SmtpServer
from tests.fakes.token_server import TokenServer
from tests.web.server import Hit, answer, redirects, says, serving

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable
    from pathlib import Path

ENVIRON = {
    "AUTH_PASSWORD": "canary-auth-1/ä",
    "API_KEY": "canary-key-2",
    "SESSION": 'canary-session-3 "x,y"',
    "FEED_TOKEN": "canary-token-4",
    "SMTP_PASSWORD": "canary-smtp-5",
    "READERS": "canary-ann@example.org, canary-bob@example.org",
    "FROM": "Digest <canary-from@example.org>",
    "CHAT": "json://canary-chat-6@127.0.0.1:9/",
}


def digest(*arguments: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    done = subprocess.run(
        [sys.executable, "-m", "digest", *arguments],
        cwd=cwd,
        env={**clean, **environ},
        capture_output=True,
        stdin=subprocess.DEVNULL,
        check=False,
        timeout=100,
    )
    return subprocess.CompletedProcess(
        done.args,
        done.returncode,
        done.stdout.decode("utf-8", "replace"),
        done.stderr.decode("utf-8", "replace"),
    )


LOCK = (
    "The lock at Velmar opened again on Tuesday after a year of repairs. Two barges passed before noon, the harbour "
    "master said."
)
STORIES = {
    "Tarn": "Biologists of the university have described a blind crab that lives in a cave. It is two centimetres long.",
    "Ollin": "The choir of Ollin won the national prize with a song about snow. Forty singers travelled by night train.",
    "Skerrow": "A ferry ran aground in fog with 212 passengers aboard. Lifeboats took everybody ashore in three hours.",
}
"""Reports that nobody would take for the same."""


def rss(title: str, said: str = "", link: str = "https://wire.example/1") -> bytes:
    when = datetime.now(UTC) - timedelta(hours=2)
    return (
        f"<rss version='2.0'><channel><title>{title} Wire</title><link>https://wire.example/</link>"
        f"<item><title>{title} makes news again</title><link>{link}</link><pubDate>{when:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        f"<description>{STORIES.get(title, LOCK)} {said}</description></item></channel></rss>"
    ).encode()


def echoing(title: str) -> Callable[[socket.socket, Hit], None]:
    """A feed that repeats in its text, its links and its headers what it was sent."""

    def page(connection: socket.socket, hit: Hit) -> None:
        sent = " ".join(
            value.encode("latin-1").decode("utf-8", "replace")
            for name, value in hit.headers.items()
            if name in {"authorization", "cookie", "x-api-key"}
        )
        told = sent.replace('"', "&quot;")
        body = rss(title, said=f"It was sent {told} and was asked for {hit.path}.", link=f"/a{hit.path}")
        connection.sendall(answer(body, ETag=f'"{hit.path[-20:]}"', Content_Type="application/rss+xml"))

    return page


def files_with(folder: Path, word: bytes) -> list[str]:
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and word in path.read_bytes()
    ]


@pytest.mark.slow
def test_no_secret_is_found_in_store_site_logs_or_letters_whatever_fails(tmp_path: Path) -> None:
    pages = {
        "/auth": echoing("Velmar"),
        "/keyed": echoing("Tarn"),
        "/token": echoing("Ollin"),
        "/moved": redirects("/token?canary-token-4", "301 Moved Permanently"),
        "/refuses": says(b"canary-key-2 is wrong", status="403 canary-key-2"),
        "/broken": says(b"<rss><canary-token-4", Content_Type="text/xml; canary-token-4"),
        "/odd": redirects("gopher://canary-token-4.example/"),
    }
    with (
        serving(pages) as server,
        SmtpServer(password=ENVIRON["SMTP_PASSWORD"], refused_readers={"canary-bob@example.org"}) as mail,
    ):
        url = server.url
        (tmp_path / "feeds.yaml").write_text(
            f"""
feeds:
  - {{url: "{url("/auth")}", auth: {{username: ann, password: "${{AUTH_PASSWORD}}"}}}}
  - {{url: "{url("/keyed")}", headers: {{X-Api-Key: "${{API_KEY}}"}}, cookies: {{session: "${{SESSION}}"}}, pages: true}}
  - "{url("/token?t=${FEED_TOKEN}")}"
  - "{url("/moved?t=${FEED_TOKEN}")}"
  - {{url: "{url("/refuses")}", headers: {{Authorization: "Bearer ${{API_KEY}}"}}}}
  - "{url("/broken?t=${FEED_TOKEN}")}"
  - "{url("/odd?t=${FEED_TOKEN}")}"
  - {{url: "{url("/unset")}", headers: {{X-Api-Key: "${{NOWHERE}}"}}}}
network: {{allow_private: [127.0.0.1], per_host_delay_s: 0.0}}
defaults: {{fulltext: feed}}
deliver:
  - email:
      {{to: ["${{READERS}}"], from: "${{FROM}}", host: 127.0.0.1, port: {mail.port}, security: plain,
       username: me, password_env: SMTP_PASSWORD}}
  - apprise: "${{CHAT}}"
  - apprise: "${{NO_CHAT}}"
""",
            encoding="utf8",
        )
        commands = [
            ("-vv", "run"),
            ("-v", "feeds", "check"),
            ("feeds", "check", "--json"),
            ("feeds", "list"),
            ("feeds", "list", "--json"),
            ("feeds", "export"),
            ("doctor",),
            ("deliver",),
            ("why", "makes news"),
        ]
        chat = url("/canary-path-7").replace("http://", "json://canary-chat-6@")
        done = [digest(*command, cwd=tmp_path, **{**ENVIRON, "CHAT": chat}) for command in commands]
    told = "\n".join(each.stdout + each.stderr for each in done)
    assert [
        (command, line)
        for command, each in zip(commands, done, strict=True)
        for line in (each.stdout + each.stderr).splitlines()
        if "canary" in line
    ] == []
    assert files_with(tmp_path, b"canary") == []
    folded = b64encode(f"ann:{ENVIRON['AUTH_PASSWORD']}".encode())
    assert folded.decode() not in told
    assert files_with(tmp_path, folded) == []
    assert done[0].returncode == 1
    assert "the environment has no NOWHERE: set it" in told
    assert "the environment has no NO_CHAT: set it" in done[0].stderr
    assert "t=${FEED_TOKEN}" in done[3].stdout
    assert "Velmar makes news again" in (tmp_path / "output" / "index.html").read_text(encoding="utf8")
    (letter,) = mail.taken
    assert letter.reader == "canary-ann@example.org"
    assert b"canary" not in letter.body.replace(b"canary-ann", b"").replace(b"canary-from", b"")
    sent = [hit for hit in server.hits if hit.path == "/keyed"]
    assert sent[0].headers["x-api-key"] == "canary-key-2"
    assert sent[0].headers["cookie"] == 'session=canary-session-3 "x,y"'


@pytest.mark.slow
def test_an_unset_secret_stops_only_what_needs_it(tmp_path: Path) -> None:
    with serving({"/rss": says(rss("Velmar"))}) as server, SmtpServer() as mail:
        (tmp_path / "feeds.yaml").write_text(
            f"""
feeds: ["{server.url("/rss")}", "{server.url("/rss?t=${NO_TOKEN}")}"]
network: {{allow_private: [127.0.0.1], per_host_delay_s: 0.0}}
defaults: {{fulltext: feed}}
deliver:
  - email: {{to: [me@example.org], from: a@example.org, host: 127.0.0.1, port: {mail.port}, security: plain}}
  - email: {{to: ["${{NOBODY}}"], from: a@example.org, host: 127.0.0.1, port: {mail.port}, security: plain}}
  - email: {{to: [you@example.org], from: "${{NO_FROM}}", host: "${{NO_HOST}}"}}
  - email: {{to: [they@example.org], from: a@example.org, host: smtp.example.org, password_env: NO_PASSWORD}}
""",
            encoding="utf8",
        )
        ran = digest("run", cwd=tmp_path)
    assert ran.returncode == 1
    for name in ("NOBODY", "NO_FROM, NO_HOST", "NO_PASSWORD"):
        assert f"the environment has no {name}: set it, for example: export" in ran.stderr
    assert "collect failed" in ran.stderr
    assert "NO_TOKEN" in ran.stderr
    assert "Velmar makes news again" in (tmp_path / "output" / "index.html").read_text(encoding="utf8")
    assert [letter.reader for letter in mail.taken] == ["me@example.org"]
    assert digest("feeds", "list", cwd=tmp_path).returncode == 0
    assert "Velmar" in digest("why", "makes news", cwd=tmp_path).stdout
    doctor = digest("doctor", cwd=tmp_path)
    assert doctor.returncode == 1
    assert "feeds[1]: the environment has no NO_TOKEN" in doctor.stdout
    assert "deliver[3].email.password_env: the environment has no NO_PASSWORD" in doctor.stdout


@pytest.mark.slow
def test_a_feed_whose_secret_was_not_set_is_read_as_soon_as_it_is(tmp_path: Path) -> None:
    with serving({"/rss": says(rss("Velmar"))}) as server:
        (tmp_path / "feeds.yaml").write_text(
            f'feeds: ["{server.url("/rss?t=${TOKEN}")}"]\n'
            "network: {allow_private: [127.0.0.1], per_host_delay_s: 0.0}\ndefaults: {fulltext: feed}\n",
            encoding="utf8",
        )
        assert digest("run", cwd=tmp_path).returncode == 1
        again = digest("run", cwd=tmp_path, TOKEN="a-token")
    assert again.returncode == 0, again.stderr
    assert [hit.path for hit in server.hits] == ["/rss?t=a-token"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "needs", "works"),
    [
        ('store: "postgresql://digest:${DB}@localhost/digest"', ("why", "x"), ("feeds", "list")),
        ('site: {url: "${SITE_URL}"}', ("run",), ("feeds", "list")),
        ('store: "sqlite:///${FOLDER}/digest.db"', ("run",), ("schema",)),
    ],
)
def test_what_a_command_does_not_need_may_be_unset(
    tmp_path: Path, text: str, needs: tuple[str, ...], works: tuple[str, ...]
) -> None:
    (tmp_path / "feeds.yaml").write_text(f"feeds: [./a.xml]\n{text}\n", encoding="utf8")
    (tmp_path / "a.xml").write_bytes(rss("Velmar"))
    stopped = digest(*needs, cwd=tmp_path)
    assert stopped.returncode == 2
    assert "feeds.yaml:2: " in stopped.stderr
    assert "the environment has no " in stopped.stderr
    assert digest(*works, cwd=tmp_path).returncode == 0


@pytest.mark.slow
def test_where_readers_go_and_what_the_site_is_called_may_come_from_the_environment(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text(
        'feeds: [./a.xml]\nsite: {title: "The ${CITY} Post", url: "${SITE_URL}"}\n', encoding="utf8"
    )
    (tmp_path / "a.xml").write_bytes(rss("Velmar"))
    done = digest("run", cwd=tmp_path, CITY="Velmar", SITE_URL="https://post.example/")
    assert done.returncode == 0, done.stderr
    assert "https://post.example/" in (tmp_path / "output" / "feed.xml").read_text(encoding="utf8")
    assert "The Velmar Post" in (tmp_path / "output" / "index.html").read_text(encoding="utf8")
    wrong = digest("feeds", "list", cwd=tmp_path, CITY="Velmar", SITE_URL="canary is no address")
    assert wrong.returncode == 2
    assert "site.url: what SITE_URL holds cannot stand here" in wrong.stderr
    assert "canary" not in wrong.stderr


# --------------------------------------------------------------------------- files and proxies


@pytest.mark.slow
def test_a_feed_in_a_file_is_read_on_every_run_and_its_place_is_nobodys_business(tmp_path: Path) -> None:
    paper, elsewhere = tmp_path / "paper", tmp_path / "private-place"
    paper.mkdir()
    elsewhere.mkdir()
    (paper / "feeds.yaml").write_text(
        f"feeds: [./export.xml, {{url: '{(elsewhere / 'b.xml').as_uri()}', name: Second}}, ./missing.xml]\n"
        "defaults: {fulltext: feed}\neditions: [{id: daily, window: 24h}]\n",
        encoding="utf8",
    )
    (paper / "export.xml").write_bytes(rss("Velmar", link="/1"))
    (elsewhere / "b.xml").write_bytes(rss("Tarn", link="https://tarn.example/1"))
    first = digest("-c", str(paper / "feeds.yaml"), "run", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    assert "./missing.xml: there is no such file" in first.stderr
    front = (paper / "output" / "index.html").read_text(encoding="utf8")
    assert "Velmar makes news again" in front
    assert "https://wire.example/1" in front
    assert "Tarn makes news again" in front
    assert files_with(paper / "output", b"private-place") == []
    (paper / "export.xml").write_bytes(rss("Ollin", link="/2"))
    (paper / "missing.xml").write_bytes(rss("Skerrow", link="/3"))
    digest("-c", str(paper / "feeds.yaml"), "run", cwd=tmp_path)
    front = (paper / "output" / "index.html").read_text(encoding="utf8")
    assert "Ollin makes news again" in front
    assert "Skerrow makes news again" in front


@pytest.mark.slow
def test_a_feed_in_a_file_can_be_added_listed_and_exported(tmp_path: Path) -> None:
    (tmp_path / "feeds.yaml").write_text("feeds: [https://x.example/rss]\n", encoding="utf8")
    (tmp_path / "a.xml").write_bytes(rss("Velmar"))
    (tmp_path / "note.txt").write_text("no feed", encoding="utf8")
    assert digest("feeds", "add", "./a.xml", cwd=tmp_path).returncode == 0
    assert "./a.xml" in digest("feeds", "list", cwd=tmp_path).stdout
    assert 'xmlUrl="./a.xml"' in digest("feeds", "export", cwd=tmp_path).stdout
    refused = digest("feeds", "add", "./note.txt", cwd=tmp_path)
    assert refused.returncode == 2
    assert "not a feed" in refused.stderr
    assert "no such file" in digest("feeds", "add", "./nothing.xml", cwd=tmp_path).stderr
    away = tmp_path / "away"
    away.mkdir()
    (away / "b.xml").write_bytes(rss("Tarn"))
    assert digest("-c", "../feeds.yaml", "feeds", "add", "./b.xml", cwd=away).returncode == 0
    assert "./away/b.xml" in digest("feeds", "list", cwd=tmp_path).stdout


@pytest.mark.slow
def test_the_usual_variables_of_a_proxy_are_used_when_feeds_yaml_says_so(tmp_path: Path) -> None:
    with (
        serving({"/rss": says(rss("Velmar"))}) as server,
        HttpProxy(leads_to={"wire.example": server.port}) as proxy,
    ):
        text = "feeds: [http://wire.example/rss]\nnetwork: {proxy: environment}\ndefaults: {fulltext: feed}\n"
        (tmp_path / "feeds.yaml").write_text(text, encoding="utf8")
        environ = {"HTTP_PROXY": f"http://ann:canary-7@127.0.0.1:{proxy.port}"}
        done = digest("-v", "run", cwd=tmp_path, **environ)
        doctor = digest("doctor", "--offline", cwd=tmp_path, **environ)
    assert done.returncode == 0, done.stderr
    assert proxy.log == ["GET http://wire.example/rss HTTP/1.1"]
    assert "through a proxy" in doctor.stdout
    assert "through a proxy" in done.stderr
    assert "canary" not in done.stderr + done.stdout + doctor.stdout
    assert files_with(tmp_path, b"canary") == []


@pytest.mark.slow
@pytest.mark.parametrize("is_refused", [False, True])
def test_no_token_nor_what_it_is_given_for_is_found_anywhere(tmp_path: Path, is_refused: bool) -> None:
    environ = {
        "CLIENT_ID": "canary-client-id",
        "CLIENT_SECRET": "canary-client-secret/+=",
        "REFRESH_TOKEN": "canary-refresh",
        "BYE_SECRET": "canary-bye",
        "SMTP_PORT": "",
    }
    with (
        TokenServer() as giver,
        serving({"/rss": says(rss("Velmar"))}) as server,
        SmtpServer(mechanisms=("XOAUTH2",), tokens=set() if is_refused else {"canary-access-1"}) as mail,
    ):
        environ["SMTP_PORT"] = str(mail.port)
        (tmp_path / "feeds.yaml").write_text(
            f"""
feeds: ["{server.url("/rss")}"]
network: {{allow_private: [127.0.0.1], per_host_delay_s: 0.0}}
defaults: {{fulltext: feed}}
deliver:
  - email:
      to: [ann@example.org]
      from: news@example.org
      host: 127.0.0.1
      port: "${{SMTP_PORT}}"
      security: plain
      oauth: {{token_url: "{giver.url}", client_id: "${{CLIENT_ID}}", client_secret: "${{CLIENT_SECRET}}",
              refresh_token: "${{REFRESH_TOKEN}}"}}
      unsubscribe: "https://news.example.org/bye?r={{reader}}&t={{token}}"
      unsubscribe_secret_env: BYE_SECRET
""",
            encoding="utf8",
        )
        commands = [("-vv", "run"), ("doctor",), ("-vv", "deliver"), ("feeds", "list")]
        done = [digest(*command, cwd=tmp_path, **environ) for command in commands]
    told = "\n".join(each.stdout + each.stderr for each in done)
    assert [line for line in told.splitlines() if "canary" in line] == []
    assert files_with(tmp_path, b"canary") == []
    for token in mail.shown_tokens:
        encoded = xoauth2("news@example.org", token)
        assert encoded not in told
        assert files_with(tmp_path, encoded.encode()) == []
    assert mail.shown_tokens[0] == "canary-access-1"
    if is_refused:
        assert mail.taken == []
        assert "does not let us in (535 5.7.8 token *** not accepted)" in told
    else:
        (letter,) = mail.taken
        assert b"canary" not in letter.body
        assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in letter.body
