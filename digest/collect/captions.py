"""Feed XML → the same without picture captions, which the parser would take for an entry's text. Pure.

Media RSS lets a feed describe its attachments. feedparser returns such a description as the entry's own
content; if the blurb is shorter, the photograph's caption would become the article's text.
"""

from __future__ import annotations

import re

_PREFIX = re.compile(r"""\bxmlns:([\w-]{1,40})\s*=\s*["']https?://search\.yahoo\.com/mrss/?["']""")
_ITEM_START = re.compile(r"(?=<(?:[\w-]+:)?(?:item|entry)[\s>])")
_OWN_TEXT = re.compile(
    r"<(?:description|summary|content|content:encoded|atom:summary|atom:content)\b[^>]*(?<!/)>"
    r"\s*(?:<!\[CDATA\[\s*)?(?!\]\]>|</)\S"
)
_PICTURE = re.compile(
    r"""\bmedium\s*=\s*["']image|\btype\s*=\s*["']image/|\burl\s*=\s*["'][^"']{1,2000}\.(?:jpe?g|png|webp|gif|avif)\b""",
    re.IGNORECASE,
)
_FILM = re.compile(
    r"""\bmedium\s*=\s*["'](?:video|audio)|\btype\s*=\s*["'](?:video|audio|application)/""", re.IGNORECASE
)


def without_captions(xml: str) -> str:
    """`xml` without the descriptions of its items' attachments.

    A description stays if the item has no other text and the attachment is not a picture.
    """
    bound = _PREFIX.search(xml)
    if bound is None or f"<{bound[1]}:" not in xml:
        return xml
    prefix = re.escape(bound[1])
    tag = r"[^<>]{0,3000}"
    caption = re.compile(rf"<{prefix}:(description|text)\b(?:{tag}/>|{tag}>.*?</{prefix}:\1\s*>)", re.DOTALL)
    media = re.compile(rf"<{prefix}:(?:content|thumbnail)\b{tag}>")

    def is_closed(item: str, name: str) -> bool:
        """Whether the element has as many end tags as start tags; otherwise the search would be quadratic."""
        return item.count(f"<{bound[1]}:{name}") <= item.count(f"</{bound[1]}:{name}") + item.count("/>")

    def mended(item: str) -> str:
        if not all(is_closed(item, name) for name in ("description", "text")) or not caption.search(item):
            return item
        bare = caption.sub("", item)
        attached = "".join(media.findall(bare))
        is_of_picture = bool(_PICTURE.search(attached)) and not _FILM.search(attached)
        return bare if is_of_picture or _OWN_TEXT.search(bare) else item

    head, *items = _ITEM_START.split(xml)
    return head + "".join(map(mended, items))
