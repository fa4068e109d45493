"""What each chat service is sent: Apprise's real plugins, and a proxy that records what they post.

Sixteen invented stories with a hostile headline, some in other scripts, go in both forms to each service.
Counted are the messages, the longest text beside the limit that the service states, the share of stories,
links and outlets that arrived, and what of the headline would act. ``python -m bench.channels`` prints the
rows of docs/reference/channels.md.
"""

from __future__ import annotations

import json
import re
import warnings
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qs

from bench._channel_proxy import recording
from digest.deliver.apprise import AppriseDeliverer
from digest.deliver.services import service_of
from digest.errors import DeliveryError
from digest.models import Edition, Rendering, Window

if TYPE_CHECKING:
    from pathlib import Path

    from bench._channel_proxy import Post

STORIES = 16
HOSTILE = "*bold* _it_ [x](http://evil.example) <b>tag</b> @everyone <!channel>"
TELLING = (
    "The council of Alderholm approved a third bridge over the Alder by 31 votes to 28.",
    "Городской совет одобрил строительство третьего моста через реку Альдер.",
    "市議会は月曜日、三つ目の橋の建設を賛成多数で可決した。",
    "وافق مجلس المدينة على بناء الجسر الثالث فوق النهر يوم الاثنين.",
    "Ferry 👩‍👩‍👧‍👦 & crew back <safe> after the storm 🇨🇭.",
)
LONG_ID = "8b799edf-6f98-4d3a-9be7-2862fb4e5752"


@dataclass(frozen=True, slots=True)
class Tried:
    """A service: its address of Apprise, and what its own documents say that it takes in one message."""

    name: str
    url: str
    limit: int
    unit: Literal["characters", "UTF-16 units", "bytes"] = "characters"
    is_sms: bool = False


SERVICES = (
    Tried("Telegram", "tgram://123456789:abcdefg_hijklmnop/12315544/", 4096, "UTF-16 units"),
    Tried("Discord", "discord://123456789012345678/abcdefghijklmnop_qrstuvwxyz", 2000),
    Tried("Slack", "slack://T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ/#general", 3000),
    Tried("Matrix", "matrix://user:pass@chat.example/!room:chat.example", 65_536, "bytes"),
    Tried("Mattermost", "mmost://chat.example/3ccdd113474722377935511fc85d3dd4", 16_383),
    Tried("Rocket.Chat", "rocket://user:pass@chat.example/#channel", 5000),
    Tried("ntfy", "ntfy://chat.example/topic", 4096, "bytes"),
    Tried("Gotify", "gotify://chat.example/abcdefghijk", 32_768),
    Tried("Pushover", "pover://" + "u" * 30 + "@" + "a" * 30, 1024),
    Tried("Pushbullet", "pbul://accesstoken", 32_768),
    Tried("Signal (API)", "signal://chat.example:8080/+12065550100/+12065550101", 32_768),
    Tried("WhatsApp", "whatsapp://token@123456789012/12065550101", 4096),
    Tried("Teams (workflows)", "workflows://chat.example/workflowID/signatureX", 28_000, "bytes"),
    Tried("Google Chat", "gchat://workspace/key/token", 4096),
    Tried("Mastodon", "mastodon://tokentoken@chat.example", 500),
    Tried("Bluesky", "bluesky://user@aaaa-bbbb-cccc-dddd", 300),
    Tried("Misskey", "misskey://token@chat.example", 3000),
    Tried("Zulip", "zulip://bot@org/" + "a" * 32, 10_000),
    Tried("Webex", "wxteams://" + "a" * 80, 7439, "bytes"),
    Tried("Nextcloud Talk", "nctalk://user:pass@chat.example/room", 32_000),
    Tried("Line", "line://" + "a" * 170 + "/U1234", 5000, "UTF-16 units"),
    Tried("Revolt", "revolt://bottoken/channel", 2000),
    Tried("Lark", "lark://" + "a" * 36, 20_000, "bytes"),
    Tried("DingTalk", "dingtalk://" + "a" * 64, 20_000, "bytes"),
    Tried("WeCom bot", "wecombot://botkey", 2048, "bytes"),
    Tried("Home Assistant", "hassio://chat.example/accesstoken", 32_768),
    Tried("JSON", "json://chat.example", 32_768),
    Tried("XML", "xml://chat.example", 32_768),
    Tried("Form", "form://chat.example", 32_768),
    Tried("Twilio (SMS)", f"twilio://AC{'a' * 32}:{'b' * 32}@12065550100/12065550101", 160, is_sms=True),
    Tried("Vonage (SMS)", f"vonage://{'a' * 8}:{'b' * 16}@12065550100/12065550101", 160, is_sms=True),
    Tried("ClickSend (SMS)", "clicksend://user:key@12065550101", 160, is_sms=True),
)


def measure(data: Path | None = None) -> dict[str, dict[str, float]]:
    """Service → what was sent there."""
    del data
    warnings.simplefilter("ignore")
    with recording() as posts:
        return {tried.name: _scores(tried, posts) for tried in SERVICES}


def _scores(tried: Tried, posts: list[Post]) -> dict[str, float]:
    scores: dict[str, float] = {"limit": tried.limit}
    for form in ("short", "full"):
        posts.clear()
        try:
            AppriseDeliverer(url=lambda: tried.url, form=form, name="x").deliver(_wire(), "x")
        except DeliveryError as error:
            raise RuntimeError(f"{tried.name}: {error}; {posts[-1:]}"[:500]) from error
        texts = [text for post in posts if (text := _text_of(post))]
        whole = unescape("\n".join(texts)).replace("\\", "")
        scores[f"messages {form}"] = len(texts)
        scores[f"longest {form}"] = max(_length(text, tried.unit) for text in texts)
        expected = 1 if tried.is_sms else 12 if form == "short" else STORIES
        scores[f"stories {form}"] = sum(f"n{n}n" in whole for n in range(STORIES)) / expected
        scores[f"links {form}"] = sum(f"a.example/{n}/" in whole for n in range(STORIES)) / expected
        scores[f"acting {form}"] = len(_acting(texts))
    return scores


def _acting(texts: list[str]) -> list[str]:
    """What a service would take for a call, or for a link with another name."""
    return [found for text in texts for found in re.findall(r"@everyone|<!channel>|\[x\]\(http|<b>tag", text)]


def _length(text: str, unit: str) -> int:
    if unit == "bytes":
        return len(text.encode())
    return len(text.encode("utf-16-le")) // 2 if unit == "UTF-16 units" else len(text)


def _text_of(post: Post) -> str:
    """The longest text of a post that tells a story; nothing of a log-in."""
    _, _, body = post
    found = [text for text in _texts(_content(body)) if re.search(r"n\d+n|\(\d+/\d+\)|Alder Wire", text)]
    return max(found, key=len, default="")


def _content(body: str) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        fields = parse_qs(body)
        return fields or body


def _texts(content: Any) -> list[str]:
    if isinstance(content, str):
        return [content]
    inner = content.values() if isinstance(content, dict) else content if isinstance(content, list) else ()
    return [text for each in inner for text in _texts(each)]


def _wire() -> Rendering:
    now = datetime(2026, 3, 5, 7, tzinfo=UTC)
    stories = [
        {
            "id": f"{number}",
            "headline": f"Bridge n{number}n {HOSTILE}",
            "link": f"https://a.example/{number}/a_b*c(d)?x=1&y=2",
            "outlet": "Alder Courier",
            "outlets": "Alder Courier and Harbour Wire",
            "status": "New",
            "lead": number < 4,
            "in_brief": TELLING[number % len(TELLING)],
            "facts": [],
            "sentences": [{"text": TELLING[(number + k) % len(TELLING)], "citations": []} for k in range(4)],
            "updates": [],
            "differences": [],
        }
        for number in range(STORIES)
    ]
    outline = {
        "type": "edition",
        "title": "Alder Wire",
        "label": "Morning",
        "date": "Thursday, 5 March 2026",
        "permalink": "https://news.example.org/2026/03/05/morning/",
        "notices": [],
        "sections": [{"name": "World", "stories": stories}],
        "views": [],
    }
    edition = Edition(
        slug="2026/03/05/morning",
        title="Alder Wire",
        label="Morning",
        language="en",
        timezone="UTC",
        window=Window(since=now, until=now),
        made_at=now,
        sections=(),
    )
    subject = f"Alder Wire, 5 March 2026: Bridge {HOSTILE}"[:120]
    return Rendering(edition=edition, files={}, messages={"subject": subject, "outline": json.dumps(outline)})


def rows() -> str:
    """The rows of the table in docs/reference/channels.md."""
    import apprise

    scores = measure()
    lines = []
    for tried in SERVICES:
        found = scores[tried.name]
        plugin = apprise.Apprise.instantiate(tried.url)
        service = service_of(plugin)
        way = "HTML" if service.dialect.names_links else _WAYS.get(id(service.dialect), "plain text")
        longest = f"{max(found['longest short'], found['longest full']):,.0f}"
        arrived = "all" if min(found["stories full"], found["links full"]) >= 1 else "some"
        arrived = "the first" if tried.is_sms else arrived
        lines.append(
            f"| {tried.name} | `{tried.url.partition(':')[0]}://` | {way} | "
            f"{tried.limit:,} {tried.unit} | {longest} | "
            f"{found['messages short']:.0f} | {found['messages full']:.0f} | {arrived} | "
            f"{found['acting short'] + found['acting full']:.0f} |"
        )
    return "\n".join(lines)


def _ways() -> dict[int, str]:
    from digest.deliver import dialects

    return {
        id(dialects.MARKED): "Markdown",
        id(dialects.MARKDOWN): "Markdown",
        id(dialects.LOOSE): "plain text, marks set apart",
        id(dialects.RAW): "as it is",
    }


_WAYS = _ways()

if __name__ == "__main__":
    print(rows())
