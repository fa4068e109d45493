"""What stands below a picture is no sentence of the story: captions, credits, counted slides."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.text.scripts import word_count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TAKEN_BY = re.compile(
    r"\b(?:photo|foto|photograph|fotografie|image|imagen|imagem|immagine|bild|credit|crédit|crédito|zdjęcie|фото|kuva)"
    r"\w{0,6}\s*(?::|by\b|von\b|de\b|di\b|/)|(?:写真|사진|图片|圖)\s*[:：=＝／/]|[©ⓒ]|"
    r"/\s?(?:AP|AFP|EPA|dpa|EFE|ANSA|Reuters|Getty|Xinhua|TASS)\b",
    re.IGNORECASE,
)
"""How a line says who took a picture."""
_MOST_PARTS = 12
"""Elements right in one that is a picture with what belongs to it."""
_LONGEST_LINE = 45
"""Words of a line that stands with a picture and names who took it."""
MAY_HOLD_CAPTIONS = re.compile(
    r"<img|<picture|caption|credit|bild-?unter|didascali|\bpie|\d\s*(?:/|of)\s*\d", re.IGNORECASE
)
"""Markup without any of this has no captions that could be told."""
_SHORTCODE = re.compile(r"\[caption\b[^\[\]]{0,500}\].{0,3000}?\[/caption\]", re.IGNORECASE | re.DOTALL)
"""How the most used publishing system writes a picture with its caption, where nothing has rendered it."""
_CAPTION = re.compile(
    r"caption|bildunterschrift|bildtext|bildetekst|billedtekst|kuvateksti|didascali|onderschrift|pie-?(?:de-?)?foto|"
    r"photo-?(?:credit|desc|by)|image-?(?:credit|desc|source)|foto-?(?:credit|desc|podpis|autor)",
    re.IGNORECASE,
)
"""How sites name the lines below a picture, in their own languages."""
_CREDIT = re.compile(
    r"(?:^|[-_ ])(?:credits?|legende?|leyenda|légende|copyright|fotograf|source)(?:$|[-_ ])", re.IGNORECASE
)
"""Names that mean a picture's line only where a picture is near."""
_CAPTIONED = ("p", "div", "span", "small", "em", "figcaption", "dd", "li", "section", "cite", "i")
_MEDIA = ("img", "picture", "video", "figure", "amp-img", "iframe", "svg", "source")
_COUNTER = re.compile(r"\W{0,2}(\d{1,3})\s*(/|[^\W\d_]{1,4}|\|)\s*(\d{1,3})(?![\d/.,%])")
_WHOLE = frozenset({"html", "body", "main", "article", "table", "tbody"})
"""Elements in which a picture is near nothing."""
_LONGEST_CAPTION = 90
"""Words; what is longer and named a caption is a text with a picture."""
_LONGEST_SLIDE = 60
_SENTENCE_WORDS = 8
"""A count and words; more of them may be a sentence that begins with a fraction."""
_LEVELS = 3
"""Elements around a caption in which its picture stands."""


def without_shortcodes(html: str) -> str:
    """Markup without the captions that a publishing system has left unrendered."""
    return _SHORTCODE.sub(" ", html) if "[caption" in html else html


def drop_captions(tree: HtmlElement) -> None:
    """Take out what is said below pictures, and the counted slides of a gallery."""
    for element in list(tree.iter(*_CAPTIONED)):
        if _is_caption(element) and next(element.iter("h1", "article", "main"), None) is None:
            _drop(element)
    for line in [*_credited_lines(tree), *_slides(tree)]:
        _drop(line)


def _is_caption(element: HtmlElement) -> bool:
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"
    if element.tag == "figcaption":
        return True
    is_named = _CAPTION.search(names) or (_CREDIT.search(names) and _is_near_picture(element))
    return bool(is_named) and not has_more_words(element, _LONGEST_CAPTION)


def _credited_lines(tree: HtmlElement) -> list[HtmlElement]:
    """What stands with a picture, or right below it, in a few words that say who took it."""
    found = []
    for picture in tree.iter("img", "picture"):
        frame = _frame(picture)
        below = frame.getnext() if frame is not None and not _text(frame) else None
        if below is not None and not _is_small(below):
            below = None
        line = below if below is not None else frame
        if line is not None and _TAKEN_BY.search(_text(line)) and not has_more_words(line, _LONGEST_LINE):
            found.append(line)
    return found


def _frame(picture: HtmlElement) -> HtmlElement | None:
    """The largest element around a picture that has no more than a line of text in it."""
    frame: HtmlElement | None = None
    for level, parent in enumerate(picture.iterancestors()):
        too_big = parent.tag in _WHOLE or len(parent) > _MOST_PARTS or has_more_words(parent, _LONGEST_LINE)
        if level >= _LEVELS or too_big or next(parent.iter("h1", "h2", "h3"), None) is not None:
            break
        frame = parent
    return frame


def _is_small(line: HtmlElement) -> bool:
    """Whether all that a paragraph says is in italics or small letters."""
    return any(_text(part) == _text(line) for part in line.iter("em", "i", "small")) and line.tag == "p"


def _is_near_picture(element: HtmlElement) -> bool:
    for level, parent in enumerate(element.iterancestors()):
        if level >= _LEVELS or parent.tag in _WHOLE or len(parent) > _MOST_PARTS:
            return False
        if next(parent.iter(*_MEDIA), None) is not None:
            return True
    return False


def _slides(tree: HtmlElement) -> list[HtmlElement]:
    """Short blocks that count themselves, "2 of 3", "2/3", where at least two of them count the same."""
    counted: dict[tuple[str, int], list[tuple[int, HtmlElement, bool]]] = {}
    for element in tree.iter("div", "p", "li", "span", "figcaption", "h2", "h3", "h4"):
        found = _COUNTER.match(_own_text(element))
        if found and 0 < int(found[1]) <= int(found[3]):
            is_slide = _is_slide(element, found)
            counted.setdefault((found[2].lower(), int(found[3])), []).append(
                (int(found[1]), element, is_slide)
            )
    return [
        element
        for (_, total), slides in counted.items()
        if len(numbers := {number for number, *_ in slides}) > 1
        for _, element, is_slide in slides
        if (is_slide or len(numbers) == total) and not has_more_words(element, _LONGEST_SLIDE)
    ]


def _is_slide(element: HtmlElement, counter: re.Match[str]) -> bool:
    """Whether a count numbers a picture: a sign parts it from what follows, or a picture is near a few words.

    "3 of 10 barges had to wait" is a sentence; a count that is complete is no chance.
    """
    said = counter.string[counter.end() :].strip()
    is_sentence = _text(element).endswith((".", "!", "?")) and has_more_words(element, _SENTENCE_WORDS)
    return not said or said[0] in ":.)|–—-/" or (not is_sentence and _is_near_picture(element))


def _own_text(element: HtmlElement) -> str:
    """The text that an element begins with: its own, or that of a small one at its start."""
    first = element.text or ""
    if not first.strip() and len(element) and element[0].tag in _MEDIA:
        first = element[0].tail or ""
    if not first.strip() and len(element) and element[0].tag in {"span", "b", "strong", "em", "small"}:
        first = f"{element[0].text_content()}{element[0].tail or ''}"
    return first.strip()[:40]


def has_more_words(element: HtmlElement, most: int) -> bool:
    """Whether an element's text has more than `most` words; a long one is not read to its end."""
    words = 0
    for piece in element.itertext():
        words += word_count(piece)
        if words > most:
            return True
    return False


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
