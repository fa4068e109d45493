"""What channels may be told in feeds.yaml, and what they are made with."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from digest.deliver.apprise_keys import AppriseKeys
from digest.deliver.mail_keys import MailKeys
from digest.keys import Place
from digest.secret import Secret

PLACE = Place(beside=Path("/paper"), environ={"MAIL_HOST": "localhost", "CHAT": "json://canary"})
BARE = {"to": ["ann@example.org"], "from": "d@example.org", "host": "smtp.example.org"}


def mail(**more: object) -> dict[str, object]:
    return MailKeys.model_validate({"email": {**BARE, **more}}).arguments(PLACE)


def faults(**more: object) -> list[tuple[tuple[str, ...], str]]:
    return [(fault.key, fault.what) for fault in MailKeys.faults({"email": {**BARE, **more}}, PLACE)]


@pytest.mark.parametrize(("security", "port"), [("starttls", 587), ("ssl", 465), ("plain", 25)])
def test_the_port_follows_from_how_the_connection_is_kept_private(security: str, port: int) -> None:
    assert mail(security=security)["port"] == port
    assert mail(security=security, port=2525)["port"] == 2525


def test_a_reader_who_is_named_twice_gets_one_letter() -> None:
    assert mail(to=["ann@example.org", "bob@example.org", "ann@example.org"])["to"] == (
        "ann@example.org",
        "bob@example.org",
    )


def test_without_a_password_nobody_logs_in() -> None:
    assert (mail()["username"], mail()["password"]) == (None, None)
    password = mail(password_env="MAIL_PASSWORD")["password"]
    assert isinstance(password, Secret)
    assert password.names == ("MAIL_PASSWORD",)


@pytest.mark.parametrize(
    "wrong",
    [
        {"to": ["ann"]},
        {"from": "nobody"},
        {"host": "smtp example"},
        {"port": 0},
        {"unsubscribe": "somewhere"},
        {"password_env": "the password itself"},
    ],
)
def test_what_is_no_mail_setting_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        mail(**wrong)


def test_an_account_needs_a_password_and_a_password_a_private_connection() -> None:
    assert faults(username="ann") == [(("email", "username"), "has no password")]
    clear = [(("email", "security"), "would send the password in the clear")]
    assert faults(password_env="MAIL_PASSWORD", security="plain") == clear
    assert faults(password_env="MAIL_PASSWORD", security="plain", host="localhost") == []
    assert faults(password_env="MAIL_PASSWORD", security="plain", host="${MAIL_HOST}") == []
    assert faults(password_env="MAIL_PASSWORD") == []


def test_what_has_the_wrong_shape_is_left_to_the_checks_of_the_fields() -> None:
    assert list(MailKeys.faults({"email": "ann@example.org"}, PLACE)) == []


def test_a_chat_is_called_by_its_variable_or_by_a_mark_that_tells_nothing_of_its_address() -> None:
    by_variable = AppriseKeys(apprise="${CHAT}").arguments(PLACE)
    assert (by_variable["name"], by_variable["form"]) == ("CHAT", "short")
    written_out = AppriseKeys(apprise="json://canary-token").arguments(PLACE)
    assert str(written_out["name"]).startswith("json ")
    assert "canary" not in repr(written_out)
    assert AppriseKeys(apprise="json://a", name="desk", form="full").arguments(PLACE)["name"] == "desk"


def test_somebody_gets_the_letters_and_a_server_takes_them() -> None:
    nobody = [(("email", "to"), "is empty")]
    assert faults(to=[]) == nobody
    assert faults(to=[], to_file="readers.txt") == []
    without = {key: value for key, value in BARE.items() if key != "host"}
    found = [(fault.key, fault.what) for fault in MailKeys.faults({"email": without}, PLACE)]
    assert found == [(("email", "host"), "is missing")]


OAUTH = {"client_id": "${ID}", "refresh_token": "${REFRESH}"}


@pytest.mark.parametrize(
    ("provider", "host", "url"),
    [
        ("gmail", "smtp.gmail.com", "https://oauth2.googleapis.com/token"),
        ("outlook", "smtp.office365.com", "https://login.microsoftonline.com/common/oauth2/v2.0/token"),
    ],
)
def test_a_provider_brings_its_server_and_where_its_tokens_are_given(
    provider: str, host: str, url: str
) -> None:
    keys: dict[str, object] = {key: value for key, value in BARE.items() if key != "host"}
    keys["oauth"] = {**OAUTH, "provider": provider}
    made = MailKeys.model_validate({"email": keys}).arguments(PLACE)
    assert (made["host"], made["port"], repr(made["oauth"])) == (host, 587, f"Tokens({url})")
    assert list(MailKeys.faults({"email": keys}, PLACE)) == []


def test_an_account_has_a_password_or_tokens_and_tokens_travel_on_a_private_connection_alone() -> None:
    both = faults(oauth={**OAUTH, "provider": "gmail"}, password_env="MAIL_PASSWORD")
    assert both == [(("email", "oauth"), "cannot stand beside password_env")]
    assert faults(oauth=OAUTH) == [(("email", "oauth"), "says of no provider")]
    clear = faults(oauth={**OAUTH, "provider": "gmail"}, security="plain")
    assert clear == [(("email", "security"), "would send the password in the clear")]


@pytest.mark.parametrize(
    "wrong",
    [
        {"oauth": {**OAUTH, "provider": "gmx"}},
        {"oauth": {**OAUTH, "refresh_token": "written-out"}},
        {"oauth": {**OAUTH, "client_secret": "written-out"}},
        {"oauth": {**OAUTH, "token_url": "http://login.example.org/token"}},
        {"oauth": {"provider": "gmail"}},
        {"ehlo": "my machine"},
        {"ehlo": "[300.1.1.1]"},
        {"port": "587"},
        {"port": "${A}${B}"},
        {"security": "tls"},
        {"unsubscribe": "https://news.example.org/bye?r={target}"},
        {"unsubscribe": "https://news.example.org/" + "a" * 900},
        {"to": ["ann@example.org, bob@example.org"]},
        {"to": ["ann..lee@example.org"]},
        {"to": ["ann@-example.org"]},
        {"from": "Digest <digest@example>>"},
    ],
)
def test_what_is_no_setting_of_an_account_or_a_reader_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        mail(**wrong)


def test_port_security_and_patience_may_come_from_the_environment() -> None:
    made = mail(port="${PORT}", security="${SECURITY}", timeout_s="${WAIT}")
    secrets = [made[name] for name in ("port", "security", "timeout_s")]
    assert [secret.names for secret in secrets if isinstance(secret, Secret)] == [
        ("PORT",),
        ("SECURITY",),
        ("WAIT",),
    ]
    assert mail(security="${SECURITY}")["port"] is None


def test_addresses_in_any_script_may_be_written_as_they_are() -> None:
    to = ["ünï@example.org", "ann@bücher.example", "用户@例子.广告"]
    assert mail(to=to)["to"] == tuple(to)


def test_a_token_without_its_secret_is_told() -> None:
    page = "https://news.example.org/bye?t={token}"
    assert faults(unsubscribe=page) == [(("email", "unsubscribe"), "has a {token} that nothing makes")]
    assert faults(unsubscribe=page, unsubscribe_secret_env="BYE_SECRET") == []


def test_a_file_that_holds_no_certificate_is_told(tmp_path: Path) -> None:
    (tmp_path / "ca.pem").write_text("no certificate")
    place = Place(beside=tmp_path, environ={})
    for name in ("ca.pem", "gone.pem"):
        (fault,) = MailKeys.faults({"email": {**BARE, "ca_file": name}}, place)
        assert fault.key == ("email", "ca_file")
        assert name in fault.what
    certificate = Path(__file__).parents[2] / "fakes" / "smtp.pem"
    assert list(MailKeys.faults({"email": {**BARE, "ca_file": str(certificate)}}, place)) == []
    assert list(MailKeys.faults({"email": {**BARE, "cert_file": str(certificate)}}, place)) == []
