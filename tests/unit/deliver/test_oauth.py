"""Logging in by access tokens, against a real token server and a real mail server that speaks XOAUTH2."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from digest.deliver.mail import MailDeliverer
from digest.deliver.oauth import Tokens
from digest.errors import DeliveryError
from digest.secret import Secret
from tests.fakes.renderings import rendering
from tests.fakes.smtp import SmtpServer
from tests.fakes.token_server import TokenServer


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


def tokens(server: TokenServer, clock: Clock | None = None, **changes: Any) -> Tokens:
    environ = {"CLIENT_SECRET": server.client_secret, "REFRESH": server.refresh_token}
    options: dict[str, Any] = {
        "token_url": server.url,
        "client_id": "digest-1",
        "client_secret": Secret("${CLIENT_SECRET}", environ),
        "refresh_token": Secret("${REFRESH}", environ),
        "scope": "mail",
        "timeout_s": 10,
        "clock": clock or Clock(),
        **changes,
    }
    return Tokens(**options)


def mail(server: SmtpServer, oauth: Tokens, **changes: Any) -> MailDeliverer:
    options: dict[str, Any] = {
        "to": ["ann@example.org", "bob@example.org"],
        "sender": "Digest <digest@example.org>",
        "host": "127.0.0.1",
        "port": server.port,
        "security": "plain",
        "oauth": oauth,
        "timeout_s": 10,
        **changes,
    }
    return MailDeliverer(**options)


def test_letters_go_out_on_an_access_token_that_is_fetched_once() -> None:
    with TokenServer() as giver, SmtpServer(mechanisms=("XOAUTH2",), tokens={"canary-access-1"}) as server:
        channel = mail(server, tokens(giver))
        for target in channel.targets():
            channel.deliver(rendering(), target)
        assert channel.probe().endswith("lets us in")
    assert [letter.reader for letter in server.taken] == ["ann@example.org", "bob@example.org"]
    assert server.logins == ["digest@example.org"] * 3
    assert giver.asked == [
        {
            "grant_type": "refresh_token",
            "client_id": "digest-1",
            "client_secret": "canary-client-secret/+=",
            "refresh_token": "canary-refresh",
            "scope": "mail",
            "type": "application/x-www-form-urlencoded",
        }
    ]


def test_a_token_that_is_refused_is_fetched_anew_once() -> None:
    with TokenServer() as giver, SmtpServer(mechanisms=("XOAUTH2",), tokens={"canary-access-2"}) as server:
        mail(server, tokens(giver)).deliver(rendering(), "ann@example.org")
    assert server.shown_tokens == ["canary-access-1", "canary-access-2"]
    assert len(server.taken) == 1
    with TokenServer() as giver, SmtpServer(mechanisms=("XOAUTH2",), tokens={"another"}) as server:
        channel = mail(server, tokens(giver))
        with pytest.raises(DeliveryError) as caught:
            channel.deliver(rendering(), "ann@example.org")
    assert len(giver.asked) == 2
    assert "check password_env (or oauth) and username" in caught.value.reason
    assert "canary" not in caught.value.reason


def test_a_token_is_kept_until_a_minute_before_its_end() -> None:
    clock = Clock()
    with TokenServer(expires_in=600) as giver:
        made = tokens(giver, clock)
        assert made.token() == made.token() == "canary-access-1"
        clock.now += 539
        assert made.token() == "canary-access-1"
        clock.now += 2
        assert made.token() == "canary-access-2"


@pytest.mark.parametrize("seconds", [None, "soon", -5, "600"])
def test_a_server_that_says_oddly_how_long_a_token_is_good_for_gives_one_all_the_same(
    seconds: object,
) -> None:
    with TokenServer(expires_in=seconds) as giver:
        assert tokens(giver).token() == "canary-access-1"


@pytest.mark.parametrize(
    ("server", "changes", "told"),
    [
        ({}, {"refresh_token": "canary-withdrawn"}, "invalid_grant): the refresh token has run out or was"),
        ({}, {"client_secret": "canary-wrong"}, "401 Unauthorized): check client_id and client_secret"),
        ({"answer": b"{}"}, {}, "answered without an access token: check token_url"),
        ({"answer": b"[1, 2]"}, {}, "answered without an access token"),
        ({"answer": b'{"access_token": "a\\r\\nb"}'}, {}, "answered without an access token"),
        ({"answer": b"<html>"}, {}, "the answer is not JSON"),
        ({"status": 503, "answer": b"canary-refresh"}, {}, "503 Service Unavailable"),
        ({}, {"refresh_token": Secret("${NOWHERE}", {})}, "the environment has no NOWHERE: set it"),
    ],
)
def test_a_token_that_is_not_given_is_told_with_what_to_do(
    server: dict[str, Any], changes: dict[str, Any], told: str
) -> None:
    with TokenServer(**server) as giver, SmtpServer(mechanisms=("XOAUTH2",), tokens={"x"}) as post:
        channel = mail(post, tokens(giver, **changes))
        for ask in (lambda: channel.deliver(rendering(), "ann@example.org"), channel.probe):
            with pytest.raises(DeliveryError) as caught:
                ask()
            assert told in caught.value.reason
            assert "canary" not in str(caught.value)
            assert "canary" not in repr(channel)
    assert post.taken == []


def test_a_token_server_that_is_not_there_is_told() -> None:
    with TokenServer() as giver:
        gone = tokens(giver)
    with pytest.raises(DeliveryError, match="gives no access token"):
        gone.token()


def test_secrets_go_to_no_token_server_in_the_clear_nor_after_a_redirect() -> None:
    with TokenServer() as giver:
        away = tokens(giver, token_url="http://login.example.org/token")
        with pytest.raises(DeliveryError, match="use https"):
            away.token()
        moved = TokenServer(status=302, answer=b"elsewhere")
        with moved, pytest.raises(DeliveryError, match="302"):
            tokens(moved).token()


def test_a_server_that_takes_passwords_alone_is_told() -> None:
    with TokenServer() as giver, SmtpServer(password="x") as server:
        with pytest.raises(DeliveryError, match="offers no log-in by oauth, only") as caught:
            mail(server, tokens(giver)).deliver(rendering(), "ann@example.org")
        assert "use password_env" in caught.value.reason
