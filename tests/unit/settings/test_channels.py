"""The keys of webhooks and of breaking news."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.models import AlertTerms
from digest.settings import SettingsError, parse

HERE = Path("/nowhere/feeds.yaml")
FEEDS = "feeds: [https://wire.example/rss]\n"


CHANNELS = """
deliver:
  - email: {to: [ann@a.example], from: wire@a.example, host: mail.a.example, security: plain}
  - {apprise: "${ROOM}"}
  - {apprise: "json://b.example", name: family}
  - webhook: {url: "${HOOK_URL}"}
  - webhook: {url: "https://b.example/", name: desk}
"""


def problems_of(text: str) -> str:
    with pytest.raises(SettingsError) as caught:
        parse(FEEDS + text, HERE, {})
    return str(caught.value)


def test_a_webhook_has_an_address_and_a_secret_by_name() -> None:
    environ = {"HOOK": "https://hooks.example/token", "HOOK_SECRET": "whsec_c2VjcmV0"}
    text = FEEDS + 'deliver: [{webhook: {url: "${HOOK}", secret_env: HOOK_SECRET, form: short}}]\n'
    (tool,) = parse(text, HERE, environ).deliverers
    assert (tool.name, tool.options["form"], tool.options["name"]) == ("webhook", "short", "HOOK")
    assert "token" not in repr(tool)
    assert "whsec" not in repr(tool)


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("{url: hooks}", "deliver[0].webhook.url"),
        ("{secret_env: HOOK}", "deliver[0].webhook.url"),
        ("{url: 'https://a.example/', form: full}", "deliver[0].webhook.form"),
        ("{url: 'https://a.example/', secret: x}", "deliver[0].webhook.secret"),
    ],
)
def test_a_wrong_webhook_is_named_with_its_key(keys: str, problem: str) -> None:
    assert problem in problems_of(f"deliver: [{{webhook: {keys}}}]\n")


def test_the_bar_of_alerts_is_what_the_keys_say_and_nobody_gets_any_without() -> None:
    channel = 'deliver: [{apprise: "json://a.example"}]\n'
    assert parse(FEEDS + channel, HERE, {}).alerts is None
    assert parse(FEEDS + channel + "alerts: {}\n", HERE, {}).alerts == AlertTerms()
    text = 'alerts: {independent: 3, topics: [sea], deliver: [apprise], quiet: "22:00-07:00", most: 2}\n'
    zone = "site: {timezone: Europe/Berlin}\ntopics: [{id: sea, include: [ferry]}, {id: air}]\n"
    terms = parse(FEEDS + channel + zone + text, HERE, {}).alerts
    assert terms is not None
    assert [topic.id for topic in terms.topics] == ["sea"]
    assert (terms.independent, terms.deliver, terms.most) == (3, ("apprise",), 2)
    assert (terms.quiet, terms.timezone) == ("22:00-07:00", "Europe/Berlin")


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("{independent: 1}", "alerts.independent"),
        ("{topics: [sea]}", "there is no topic: 'sea'"),
        ("{quiet: '22:00'}", 'write for example "22:00-07:00"'),
        ("{quiet: '25:00-07:00'}", "is no time of the day"),
        ("{indpendent: 4}", "independent"),
    ],
)
def test_a_wrong_bar_is_named_with_its_key(keys: str, problem: str) -> None:
    assert problem in problems_of(f'alerts: {keys}\ndeliver: [{{apprise: "json://a.example"}}]\n')


def test_alerts_without_a_channel_would_be_sent_to_nobody() -> None:
    assert "would be sent to nobody" in problems_of("alerts: {independent: 4}\n")


@pytest.mark.parametrize("name", ["email", "apprise", "webhook", "ROOM", "family", "HOOK_URL", "desk"])
def test_alerts_go_to_a_kind_of_channel_or_to_one_by_its_name(name: str) -> None:
    environ = {"ROOM": "json://a.example", "HOOK_URL": "https://a.example/"}
    text = f"alerts: {{deliver: [{name}]}}\n" + CHANNELS
    terms = parse(FEEDS + text, HERE, environ).alerts
    assert terms is not None
    assert terms.deliver == (name,)


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("webhok", "did you mean 'webhook'?"),
        ("famly", "did you mean 'family'?"),
        ("ann@a.example", "known here: HOOK_URL, ROOM, apprise, desk, email, family, webhook"),
    ],
)
def test_alerts_to_a_channel_that_is_not_there_are_told_instead_of_reaching_nobody(
    name: str, remedy: str
) -> None:
    told = problems_of(f"alerts:\n  independent: 4\n  deliver: [{name}]\n" + CHANNELS)
    assert f"feeds.yaml:4: alerts.deliver[0]: there is no channel under deliver: {name!r}; {remedy}" in told


def test_what_a_plug_in_calls_its_channel_is_its_own_affair() -> None:
    text = "alerts: {deliver: [pigeon]}\ndeliver: [{plugin: birds}]\n"
    terms = parse(FEEDS + text, HERE, {}).alerts
    assert terms is not None
    assert terms.deliver == ("pigeon",)


def test_a_reader_in_feeds_yaml_may_have_a_name_as_in_a_file_of_readers() -> None:
    text = CHANNELS.replace("[ann@a.example]", "['Ann <ann@a.example>', '\"Barrow, Bob\" <bob@a.example>']")
    environ = {"ROOM": "json://a.example", "HOOK_URL": "https://a.example/"}
    letters = parse(FEEDS + text, HERE, environ).deliverers[0]
    assert letters.options["to"] == ("ann@a.example", "bob@a.example")


@pytest.mark.parametrize("to", ["Ann <ann>", "<>", "Ann <ann@a.example", "Ann ann@a.example"])
def test_a_name_without_an_address_is_no_reader(to: str) -> None:
    assert "is not an e-mail address" in problems_of(CHANNELS.replace("ann@a.example", repr(to)))
