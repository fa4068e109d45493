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
        {"to": []},
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
