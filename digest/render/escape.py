"""Makes feed text harmless in each output: nothing it says may become markup, a path or a line of ours."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"  # controls, but not tab and line ends
    "\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # bidi, invisible
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What no reader sees and XML 1.0 partly forbids. The joiners U+200C and U+200D stay: Persian and
emoji are spelt with them."""

_MARKDOWN = re.compile(r"([\\`*_\[\]{}])")
_ENTITY = re.compile(r"&(?=#|\w+;)")
"""python-markdown completes ``&#60`` to a character even without its semicolon."""
_LINE_START = re.compile(r"^(\d+)([.)])|^([#+\-=:|!])")
_PATH_PART = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,99}")


def printable(text: str) -> str:
    """The text without control, bidi and invisible characters. Also what XML can hold."""
    return _INVISIBLE.sub("", text)


def one_line(text: str) -> str:
    """Printable, with every run of white space as one blank."""
    return " ".join(printable(text).split())


def markdown(text: str) -> str:
    """One line that every Markdown reader shows as it stands: no markup, no raw HTML, no block.

    ``<``, ``>`` and ``~`` become entities, because python-markdown knows no backslash before them.
    """
    line = _ENTITY.sub("&amp;", one_line(text))
    line = _MARKDOWN.sub(r"\\\1", line).replace("<", "&lt;").replace(">", "&gt;").replace("~", "&#126;")
    return _LINE_START.sub(_defused, line)


def _defused(match: re.Match[str]) -> str:
    number, dot, mark = match.groups()
    if number:
        return f"{number}\\{dot}"
    return f"&#{ord(mark)};"


def markdown_link(url: str) -> str:
    """An address that can stand inside ``(…)``."""
    return re.sub(r"[\s()<>\[\]\"'`*_\\|]", lambda match: f"%{ord(match[0]):02X}", printable(url))


def path_part(name: str) -> str:
    """One folder name, unchanged when it is harmless, else made of its letters and a hash.

    Feed text never decides where a file goes (TRUST C2): no dots, slashes, blanks or odd letters.
    """
    if _PATH_PART.fullmatch(name):
        return name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:60].strip("-")
    digest = blake2b(name.encode("utf-8", "replace"), digest_size=4).hexdigest()
    return f"{stem}-{digest}" if stem else digest


class SafeHtml(str):
    """HTML that came out of the sanitiser: the only text that is printed without escaping."""

    __slots__ = ()
