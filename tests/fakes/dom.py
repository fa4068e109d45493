"""Walks rendered HTML as a browser would read it, looking for anything that could run or load."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

ACTIVE = frozenset(
    [
        "script",
        "iframe",
        "object",
        "embed",
        "form",
        "input",
        "svg",
        "math",
        "img",
        "video",
        "audio",
        "base",
        "applet",
    ]
)
LOADING = frozenset(
    ["src", "srcset", "action", "formaction", "background", "poster", "data", "ping", "style"]
)


@dataclass
class Seen:
    """What is in a page."""

    tags: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    dangers: list[str] = field(default_factory=list)

    @property
    def words(self) -> str:
        return " ".join(" ".join(self.text).split())


class _Walk(HTMLParser):
    def __init__(self, allowed: frozenset[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self.allowed = allowed
        self.in_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        seen = self.seen
        seen.tags.append(tag)
        self.in_style = tag == "style"
        if tag in ACTIVE - self.allowed:
            seen.dangers.append(f"<{tag}>")
        for name, raw in attrs:
            value = raw or ""
            if name == "id":
                seen.ids.append(value)
            if name in {"href", "cite"}:
                seen.links.append(value)
                if not is_harmless(value):
                    seen.dangers.append(f"{name}={value}")
            if (
                name.startswith("on")
                or name in LOADING
                or (name == "http-equiv" and "refresh" in value.lower())
            ):
                seen.dangers.append(f"<{tag} {name}={value}>")

    def handle_data(self, data: str) -> None:
        if not self.in_style:
            self.seen.text.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.in_style = False

    def handle_comment(self, data: str) -> None:
        self.seen.dangers.append(f"<!--{data}-->")


def xml(body: bytes | str) -> ET.Element:
    """The root of one of our own XML files."""
    return ET.fromstring(body)  # noqa: S314  (ours, or one made by the test)


def is_harmless(href: str) -> bool:
    """Whether an address is http(s), the icon, or stays inside the site."""
    start = href.split("/", 1)[0].split("?", 1)[0].split("#", 1)[0].strip().lower()
    return ":" not in start or start in {"http:", "https:"} or href.startswith("data:image/svg+xml,")


def walk(html: str, *, allowed: frozenset[str] = frozenset()) -> Seen:
    """What is in a page or a piece of one."""
    parser = _Walk(allowed)
    parser.feed(html)
    parser.close()
    return parser.seen
