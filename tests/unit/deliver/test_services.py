"""What each service gets: its limit, its way of writing, and nothing of a feed that acts."""

from __future__ import annotations

import json
import re
from functools import cache
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest

from digest.deliver.apprise import Message, messages_for
from digest.deliver.services import Service, service_of
from digest.models import Rendering
from digest.render import Options, render
from tests.fakes import editions
from tests.fakes.renderings import edition

if TYPE_CHECKING:
    from digest.deliver.outlines import Form

pytestmark = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")

HOSTILE = "*bold* _it_ [x](http://evil.example) <b>tag</b> @everyone <!channel> `code` ~gone~ <@U1|me> # 1."
SERVICES = {
    "tgram://123456789:abcdefg_hijklmnop/12315544/": 4096,
    "discord://123456789012345678/abcdefghijklmnop_qrstuvwxyz": 2000,
    "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#general": 3000,
    "matrix://user:pass@localhost/%23room": 24_000,
    "mmost://localhost/3ccdd113474722377935511fc85d3dd4": 4000,
    "rocket://user:pass@localhost/#Channel": 1000,
    "ntfy://localhost/topic": 4096,
    "gotify://localhost/abcdefghijk": 32768,
    "pover://uuuuuuuuuuuuuuuuuuuuuuuuuuuuuu@aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa": 1024,
    "whatsapp://token@123456789012/12065550101": 1024,
    "workflows://prod-01.example.com/workflowID/signatureX": 1000,
    "gchat://workspace/key/token": 4000,
    "mastodon://tokentoken@localhost": 500,
    "hassio://localhost/accesstoken": 32768,
    "json://localhost": 32768,
}


@cache
def plugin(url: str) -> Any:
    import apprise

    return apprise.Apprise.instantiate(url)


@cache
def wire() -> Rendering:
    return render(editions.edition(), earlier=(), options=Options(site=editions.SITE))


def long_wire(headline: str = "", *, stories: int = 30) -> Rendering:
    """An edition of many stories, each with that headline."""
    outline = json.loads(wire().messages["outline"])
    (section, *_) = outline["sections"]
    first = section["stories"][0]
    section["stories"] = [
        {
            **first,
            "id": str(n),
            "headline": f"{headline or first['headline']} n{n}n",
            "link": f"https://a.example/{n}/",
        }
        for n in range(stories)
    ]
    outline["sections"] = [section]
    return Rendering(
        edition=edition(), files={}, messages={**wire().messages, "outline": json.dumps(outline)}
    )


def sent(url: str, form: Form = "full", rendering: Rendering | None = None) -> tuple[Service, list[Message]]:
    service = service_of(plugin(url))
    return service, messages_for(rendering or long_wire(), form, service)


@pytest.mark.parametrize("form", ["short", "full"])
@pytest.mark.parametrize("url", SERVICES)
def test_every_service_gets_every_story_with_headline_link_and_outlet_within_its_limit(
    url: str, form: Form
) -> None:
    service, messages = sent(url, form)
    assert all(service.weigh(message.body) <= SERVICES[url] for message in messages)
    assert all(len(message.title) <= service.title_limit for message in messages)
    whole = "\n".join(message.body for message in messages)
    for number in range(30 if form == "full" else 1):
        assert f"n{number}n" in whole
        assert f"https://a.example/{number}/" in whole
    assert "Alder Courier" in whole


@pytest.mark.parametrize("url", SERVICES)
def test_several_messages_are_numbered_in_order(url: str) -> None:
    _, messages = sent(url)
    if len(messages) > 1:
        assert [message.body.split(")")[0] for message in messages] == [
            f"({n}/{len(messages)}" for n in range(1, len(messages) + 1)
        ]


@pytest.mark.parametrize("url", [url for url in SERVICES if not url.startswith("json")])
def test_a_hostile_headline_never_acts(url: str) -> None:
    _, messages = sent(url, "full", long_wire(HOSTILE, stories=1))
    body = messages[0].body
    assert not re.search(r"@everyone|<!channel>|<@U1|\]\(http://evil", body)
    if messages[0].declared == "html":
        assert "<b>tag" not in body
        assert "*bold* _it_" in unescape(body)
    elif "whatsapp" in url or "gchat" in url:
        assert "*\u200bbold*" in body
    elif messages[0].declared == "markdown" or "discord" in url or "mmost" in url:
        assert "\\*bold\\* \\_it\\_" in body
        assert "\\`code\\` \\~gone\\~" in body


def test_what_a_reader_sees_of_it_is_what_the_outlet_wrote() -> None:
    _, messages = sent("tgram://123456789:abcdefg_hijklmnop/12315544/", "full", long_wire(HOSTILE, stories=1))
    shown = unescape(re.sub(r"<[^>]+>", "", messages[0].body)).replace("\u200b", "")
    assert HOSTILE in shown


@pytest.mark.parametrize(
    "url",
    [
        "twilio://AC" + "a" * 32 + ":" + "b" * 32 + "@12065550100/12065550101",
        "vonage://" + "a" * 8 + ":" + "b" * 16 + "@12065550100/12065550101",
        "clicksend://user:key@12065550101",
    ],
)
def test_an_sms_is_the_first_headline_and_a_link(url: str) -> None:
    _, (message,) = sent(url, "full", wire())
    assert len(message.body) <= 160
    assert message.body.startswith("Council approves the third Alder bridge")
    assert message.body.endswith(" https://news.example.org/wire/2026/03/05/morning/#alderholm-bridge-7c1f")


def test_an_sms_with_no_room_for_the_link_is_the_headline() -> None:
    outline = {"title": "Wire", "views": [], "sections": [{"name": "", "stories": [
        {"headline": "Ferry 👩‍👧 aground " * 20, "link": "https://a.example/" + "b" * 150}
    ]}]}  # fmt: skip
    rendering = Rendering(edition=edition(), files={}, messages={"outline": json.dumps(outline)})
    _, (message,) = sent("clicksend://user:key@12065550101", "full", rendering)
    assert message.body.startswith("Ferry 👩‍👧 aground Ferry")
    assert len(message.body.encode("utf-16-le")) // 2 <= 160
    assert message.body.endswith("…")


def test_an_edition_without_an_outline_is_cut_from_its_plain_text() -> None:
    text = "Wire\n\n" + "\n\n".join(f"Story {n}. It goes on. " * 6 for n in range(60))
    rendering = Rendering(edition=edition(), files={}, messages={"subject": "Wire", "text": text})
    _, messages = sent("discord://123456789012345678/abcdefghijklmnop_qrstuvwxyz", "full", rendering)
    assert len(messages) > 1
    assert all(f"Story {n}." in "".join(message.body for message in messages) for n in range(60))


def test_the_format_that_an_address_asks_for_is_kept() -> None:
    assert sent("matrix://user:pass@localhost/%23room?format=text")[1][0].declared == "text"
    assert sent("json://localhost?format=markdown")[1][0].declared == "markdown"
