"""Which angle brackets are tags: ``a<b`` and ``<The Tide: A Tale>`` are text. Pure.

A parser takes everything from ``<b`` to the next ``>`` for a tag and swallows it. Titles of works in angle
brackets are usual in Korean and Japanese papers, and so are comparisons in texts on programs and figures.
"""

from __future__ import annotations

import html as entities
import re

_NAMES_WORDS = """
    a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink
    blockquote body br button canvas caption center cite code col colgroup data datalist dd del
    details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame
    frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li
    link main map mark marquee math menu meta meter nav nobr noframes noscript object ol optgroup
    option output p param picture pre progress q rb rp rt rtc ruby s samp script search section
    select slot small source span strike strong style sub summary sup svg table tbody td template
    textarea tfoot th thead time title tr track tt u ul var video wbr
"""
_NAMES = frozenset(_NAMES_WORDS.split())
"""The elements of HTML."""
_EMPTY_WORDS = """
    area base br col embed hr img input link meta param source track wbr
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())
_FLAGS_WORDS = """
    allowfullscreen async autofocus autoplay checked class compact controls default defer disabled
    hidden id inert ismap itemscope loop multiple muted nomodule noshade novalidate nowrap open
    playsinline readonly required reversed selected style
"""
_FLAGS = frozenset(_FLAGS_WORDS.split())
"""Attributes that stand without a value, and those that hide when they do."""
_TAG = re.compile(r"""<(/?)([A-Za-z][\w:-]*)((?:[\s/](?:[^<>"']|"[^"]*"|'[^']*')*)?)>""")
_LOOSE = re.compile(r"<(/?)([A-Za-z][\w:-]*)((?:[\s/][^<>]*)?)>")
_END = re.compile(r"</([A-Za-z][\w:-]*)")
_START = re.compile(r"<([A-Za-z][\w:-]*)")
_CUT_OFF = re.compile(r"<[A-Za-z][\w:-]*\s+(?:[\w:-]+\s*=\s*[^<>]*\s)?[\w:-]+\s*=[^<>]*\Z")
"""A tag at the end of markup that was cut."""
_ATTRIBUTE = re.compile(r"[\s/]([\w:.@-]+)\s*=")
_BRACKET = re.compile(r"<(?![!?])")
_BLOCK_NAMES_WORDS = """
    address article aside blockquote br center dd div dl dt figcaption figure footer h1 h2 h3 h4 h5
    h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul
"""
_BLOCK_NAMES = frozenset(_BLOCK_NAMES_WORDS.split())
_MOST_TIMES = 2
"""How often a body is escaped too often at most."""


class Brackets:
    """The angle brackets of a piece of markup, and which of them are tags."""

    def __init__(self, html: str, *, is_plain: bool = False) -> None:
        self.html, self.is_plain = html, is_plain
        self.closed = {found[1].lower(): found.start() for found in _END.finditer(html)}
        """Where each element's last end tag is."""
        self.opened = {found[1].lower() for found in _START.finditer(html)}

    def tags(self) -> list[re.Match[str]]:
        """Every tag, in order; what stands inside one is none."""
        found: list[re.Match[str]] = []
        for bracket in _BRACKET.finditer(self.html):
            is_inside = found and bracket.start() < found[-1].end()
            if not is_inside and (tag := self.tag(bracket.start())) is not None:
                found.append(tag)
        return found

    def tag(self, at: int) -> re.Match[str] | None:
        """The tag that begins at the bracket `at`; `None` where that bracket is text.

        In plain text a tag without attributes must be closed somewhere: ``a <b> c`` is none.
        """
        found = _TAG.match(self.html, at) or _LOOSE.match(self.html, at)
        if found is None:
            return None
        name = found[2].lower()
        is_known = name in _NAMES or (("-" in name or ":" in name) and found[2] == name)
        if found[1]:
            return found if is_known or name in self.opened else None
        if name in _EMPTY or self.closed.get(name, -1) > at or self._has_attributes(found, is_known=is_known):
            return found if not self._is_comparison(found) else None
        is_spelled_as_word = found[2] != name and not found[2].isupper()
        is_bare = not found[3].strip(" /")
        return found if is_known and is_bare and not self.is_plain and not is_spelled_as_word else None

    def _has_attributes(self, tag: re.Match[str], *, is_known: bool) -> bool:
        words = {word.lower() for word in tag[3].split()}
        return bool(_ATTRIBUTE.search(tag[3])) or (is_known and bool(words & _FLAGS))

    def _is_comparison(self, tag: re.Match[str]) -> bool:
        """Whether it is ``a<br and c>``: an element that holds nothing, with words that are no attributes."""
        words = {word.lower() for word in tag[3].strip(" /").split()}
        return (
            tag[2].lower() in _EMPTY and bool(words) and not _ATTRIBUTE.search(tag[3]) and not words & _FLAGS
        )


def with_stray_brackets_escaped(html: str, *, is_plain: bool = False) -> str:
    """Markup in which every bracket that begins no tag is escaped, so that no parser swallows text."""
    if "<" not in html:
        return html
    pieces, end = [], 0
    for tag in Brackets(html, is_plain=is_plain).tags():
        pieces += [_escaped(html, end, tag.start()), tag[0]]
        end = tag.end()
    return "".join([*pieces, _escaped(html, end, len(html))])


def _escaped(html: str, start: int, end: int) -> str:
    """What stands between two tags; what is cut off in a tag at the very end goes on as it is."""
    between = html[start:end]
    cut = _CUT_OFF.search(between) if end == len(html) else None
    text, rest = (between[: cut.start()], cut[0]) if cut else (between, "")
    return _BRACKET.sub("&lt;", text) + rest


def without_tags(text: str) -> str:
    """Plain text without the tags that somebody left in it; a tag of a block parts paragraphs."""
    if "<" not in text:
        return text
    pieces, end = [], 0
    for tag in Brackets(text, is_plain=True).tags():
        pieces += [text[end : tag.start()], "\n\n" if tag[2].lower() in _BLOCK_NAMES else ""]
        end = tag.end()
    return "".join([*pieces, text[end:]])


def meant_markup(html: str) -> str:
    """Markup that was escaped once or twice too often, as it was meant; anything else as it is.

    It was if there is no tag in it, and if unescaping brings one that is closed or stands alone.
    """
    tries = html
    for _ in range(_MOST_TIMES):
        if "&" not in tries or Brackets(tries).tags():
            return html
        tries = entities.unescape(tries)
        if Brackets(tries, is_plain=True).tags():
            return tries
    return html
