"""Who is told of what goes wrong, as feeds.yaml says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.app.tools import Toolbox
from digest.settings import Settings, SettingsError, parse

FEEDS = "feeds: [https://feeds.example.org/a.xml]\n"
MAIL = (
    "deliver:\n"
    "  - {apprise: 'json://localhost'}\n"
    "  - email: {to: [a@t.example], to_file: readers.txt, from: wire@t.example, host: mail.t.example,"
    " unsubscribe: bye@t.example}\n"
)


def settings(text: str) -> Settings:
    return parse(
        FEEDS + text, Path("/paper/feeds.yaml"), {"OLGA": "olga@t.example", "CHAT": "json://localhost"}
    )


def problem(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        settings(text)
    return str(caught.value)


@pytest.mark.parametrize(
    "written",
    ["olga@t.example", "[olga@t.example]", "[{address: olga@t.example}]", "{address: olga@t.example}"],
)
def test_an_address_alone_goes_by_the_mail_server_of_the_readers(written: str) -> None:
    (tool,) = settings(f"{MAIL}operator: {written}\n").operators
    assert (tool.name, tool.options["host"], tool.options["to"]) == (
        "email",
        "mail.t.example",
        ("olga@t.example",),
    )
    assert not tool.options.get("to_file")
    assert not tool.options.get("unsubscribe")


def test_a_channel_of_its_own_and_an_address_out_of_the_environment() -> None:
    read = settings(MAIL + "operator: ['${OLGA}', {apprise: '${CHAT}'}]\n")
    assert [tool.name for tool in read.operators] == ["email", "apprise"]
    targets = [target for channel in Toolbox(read).operators for target in channel.targets()]
    assert targets[0].startswith("OLGA ")
    assert "olga@t.example" not in repr((read.operators, targets))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("operator: olga@t.example\n", "feeds.yaml:2: operator: needs a mail server, and deliver names none"),
        ("operator: [olga@t.example]\n", "feeds.yaml:2: operator[0]: needs a mail server"),
        (MAIL + "operator: olga\n", "operator[0].address: is not an e-mail address"),
        (
            MAIL + "operator: [{}]\n",
            "operator[0]: says nothing that can be used; write one of address, email",
        ),
        (MAIL + "operator: [{address: o@t.example, apprise: 'json://x'}]\n", "cannot stand beside address"),
        (MAIL + "operator: 7\n", "operator: must be"),
    ],
)
def test_what_is_wrong_is_named_with_line_key_and_remedy(text: str, told: str) -> None:
    assert told in problem(text)


def test_nobody_is_told_where_nobody_is_named() -> None:
    assert settings(MAIL).operators == ()
