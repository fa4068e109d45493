"""How a chat writes text: what of it would act there and is made harmless, and how its length is counted.

Nothing that a feed says may become a link with another name, a call of everybody, bold type or a tag. Where
a service has an escape it is used; where it has none, or several, an invisible blank (U+200B) is put behind
the sign, as discord.py does with mentions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

_BREAK = "\u200b"
_CALL = re.compile(r"[@＠](?=\S)|<(?=[!@#&/A-Za-z])|\](?=[(\[:])")
"""What begins a mention (``@everyone``), a command (``<!channel>``), a tag, or the address of a link."""
_MARK = re.compile(r"([\\`*_~|])")
_LINE_START = re.compile(r"^(?:([#>+-])|(\d+)([.)]))(?=\s|$|[#>])")
_LOOSE = re.compile(r"([*_~`])")
_UNSAFE_IN_LINK = re.compile(r"[\s()<>\[\]\"'`*\\|]")


@dataclass(frozen=True, slots=True)
class Dialect:
    """A way of writing. `declared` is what Apprise is told that the text is."""

    declared: Literal["text", "html", "markdown"]
    text: Callable[[str], str]
    """Plain text as it is written there."""
    bold: Callable[[str], str]
    """The same, of text that is written already, in bold type where the service has it."""
    link: Callable[[str, str], str]
    """An address with the name that it goes by, where links have names."""
    newline: str = "\n"
    names_links: bool = False
    """Whether a headline can be the link, so that no address stands below it."""


def _defused(text: str) -> str:
    return _CALL.sub(lambda match: match[0] + _BREAK, text)


def _in_html(text: str) -> str:
    return escape(_CALL.sub(lambda match: match[0] if match[0] == "<" else match[0] + _BREAK, text))


def _in_markdown(text: str) -> str:
    marked = _MARK.sub(r"\\\1", _defused(text))
    return _LINE_START.sub(lambda match: f"\\{match[1]}" if match[1] else f"{match[2]}\\{match[3]}", marked)


def _loosened(text: str) -> str:
    """For services that draw bold type and have no escape: the sign stands apart from its word."""
    return _LOOSE.sub(rf"\1{_BREAK}", _defused(text))


def _html_link(url: str, name: str) -> str:
    return f'<a href="{escape(url)}">{_in_html(name or url)}</a>'


def _markdown_link(url: str, name: str) -> str:
    label = _in_markdown(re.sub(r"[\[\]]", "", name)) or "link"
    return f"[{label}]({quoted(url)})"


def quoted(url: str) -> str:
    """The address without a sign that could end it."""
    return _UNSAFE_IN_LINK.sub(lambda match: f"%{ord(match[0]):02X}", url)


def _bare(url: str, _: str) -> str:
    return quoted(url)


def _as_it_is(text: str) -> str:
    return text


PLAIN = Dialect("text", _defused, _as_it_is, _bare)
"""Text that is shown as it is."""
RAW = Dialect("text", _as_it_is, _as_it_is, lambda url, _: url)
"""Text for programs: nothing is drawn there, so nothing is changed."""
LOOSE = Dialect("text", _loosened, _as_it_is, _bare)
"""Text in which ``*bold*`` is drawn, and nothing escapes it."""
MARKED = Dialect("text", _in_markdown, lambda text: f"**{text}**", _bare)
"""Markdown that Apprise takes for text: the service renders it all the same."""
MARKDOWN = Dialect("markdown", _in_markdown, lambda text: f"**{text}**", _markdown_link)
"""Markdown, named so."""
HTML = Dialect(
    "html", _in_html, lambda text: f"<b>{text}</b>", _html_link, newline="<br>\n", names_links=True
)
LINED_HTML = Dialect("html", _in_html, lambda text: f"<b>{text}</b>", _html_link, names_links=True)
"""HTML in which a line ends where the text has a line end (Telegram)."""


# --------------------------------------------------------------------------- how long it is


def utf16(text: str) -> int:
    """Length in UTF-16 units, as most services count; never less than in characters."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8(text: str) -> int:
    """Length in bytes."""
    return len(text.encode("utf-8", "surrogatepass"))


def entities(text: str) -> int:
    """Length in UTF-16 units once ``&``, ``<`` and ``>`` are written as entities, as Slack has them."""
    return utf16(escape(text, quote=False))
