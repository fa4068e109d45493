"""What the readers of a channel want, as feeds.yaml says it."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.models import Subscription
from digest.settings import SettingsError, parse

HEAD = """
feeds: [https://feeds.example.org/a.xml]
topics: [{id: science}, {id: business}]
editions: [{id: morning}, {id: weekly}]
deliver:
"""


def subscriptions(*channels: str, head: str = HEAD) -> list[Subscription]:
    text = head + "".join(f"  - {channel}\n" for channel in channels)
    settings = parse(text, Path("/paper/feeds.yaml"), {"CHAT": "json://localhost"})
    return [tool.subscription for tool in settings.deliverers]


def problem(channel: str) -> str:
    with pytest.raises(SettingsError) as caught:
        subscriptions(channel)
    return str(caught.value)


def test_a_channel_that_says_nothing_has_the_usual_subscription() -> None:
    assert subscriptions('{apprise: "${CHAT}"}') == [Subscription()]


def test_the_keys_stand_beside_any_channel() -> None:
    mail = "email: {to: [a@example.org], from: d@example.org, host: localhost}"
    wanted = (
        'editions: [weekly], topics: [science], form: short, at: "07:30 Asia/Tokyo", language: en, '
        'subject: "{title}: {headline}", when_empty: send'
    )
    by_mail, by_chat, by_plugin = subscriptions(
        f"{{{mail}, {wanted}}}",
        f'{{apprise: "${{CHAT}}", {wanted}}}',
        f'{{plugin: apprise, options: {{url: "${{CHAT}}"}}, {wanted}}}',
    )
    assert by_mail == by_chat == by_plugin
    assert by_mail.id
    assert by_mail == Subscription(
        id=by_mail.id,
        editions=("weekly",),
        topics=("science",),
        form="short",
        at="07:30 Asia/Tokyo",
        language="en",
        subject="{title}: {headline}",
        when_empty="send",
    )


def test_bodies_have_one_name_for_all_that_want_the_same_ones_whenever_they_want_them() -> None:
    early, late, other = subscriptions(
        '{apprise: "${CHAT}", name: a, topics: [science, business], at: "07:00"}',
        '{apprise: "${CHAT}", name: b, topics: [business, science], editions: [weekly]}',
        '{apprise: "${CHAT}", name: c, topics: [science]}',
    )
    assert early.id == late.id != other.id
    usual, full = subscriptions('{apprise: "${CHAT}", at: "07:00"}', '{apprise: "${CHAT}", form: full}')
    assert usual.id == full.id == ""


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("topics: [sciense]", "feeds.yaml:6: deliver[0].topics[0]: there is no topic: 'sciense'; did you mean"),
        ("editions: [wekly]", "deliver[0].editions[0]: there is no edition: 'wekly'; did you mean 'weekly'?"),
        ('at: "7:30"', "is not an hour; write for example \"07:30\""),
        ('at: "24:00"', "is not an hour"),
        ("at: 730", "must be text"),
        ('at: "07:30 Asia/Tokio"', "there is no time zone 'Asia/Tokio'; did you mean 'Asia/Tokyo'?"),
        ("language: de", "there are no words of Digest's own in 'de'; there are in: en"),
        ('subject: "{headlin}"', "{headlin} is no part of an edition; did you mean {headline}?"),
        ('subject: "{title.__class__}"', "is no part of an edition"),
        ('subject: "{title!r}"', "is no part of an edition"),
        ('subject: "{0}"', "is no part of an edition; known here: {title}, {date}"),
        ('subject: "a {title"', "has a brace without its other one"),
        ('subject: "a\\r\\nBcc: b@example.org"', "must be one line"),
        ("form: brief", "cannot be this; write one of short, full"),
        ("when_empty: yes", "when_empty"),
        ("topic: [science]", "unknown key; did you mean 'topics'?"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_line_and_remedy(wrong: str, told: str) -> None:
    assert told in problem(f'{{apprise: "${{CHAT}}", {wrong}}}')


def test_without_editions_the_only_one_is_called_daily() -> None:
    head = "feeds: [https://feeds.example.org/a.xml]\ndeliver:\n"
    (daily,) = subscriptions('{apprise: "${CHAT}", editions: [daily]}', head=head)
    assert daily.editions == ("daily",)
    with pytest.raises(SettingsError, match="there is no edition: 'weekly'"):
        subscriptions('{apprise: "${CHAT}", editions: [weekly]}', head=head)
