"""Whether a page is an article, or a shop, a list, a forum, a manual: signs are counted. Pure.

No single sign is sure: shops call their pages articles, and outlets forget to. Each sign has the points
that were found to part the kinds best; see `docs/decisions/0004`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.extract.structured import ARTICLE_TYPES, DECORATING_TYPES, OTHER_TYPES

if TYPE_CHECKING:
    from digest.extract.structured import Structured

SHORTEST_ARTICLE = 100
"""Characters; what is shorter is a notice, a menu or nothing."""
_ENOUGH = 2
"""Points. Prose that makes up most of its page is an article without any other sign."""
_LONG_PARAGRAPH = 200
_SENTENCE = re.compile(r"[.!?…。！？।][\"”’'»)\]]*$")

_OUTLET_PATH = re.compile(
    r"/(?:blogs?|news|story|stories|articles?|insights?|opinion|magazine|posts?|guides?|press|features?|nachrichten|"
    r"artikel|actualit\w*|noticias?|notizie|nieuws)/|/(?:19|20)\d\d/(?:\d\d?|[a-z]{3})/|[-/]\d{6,}",
    re.IGNORECASE,
)
_OTHER_PATH = re.compile(
    r"/(?:products?|shop|store|collections?|(?:product-)?categor(?:y|ies)|tags?|topics?|forums?|threads?|viewtopic|docs?|"
    r"documentation|reference|search|services?|solutions|lists?|market|dp|browse|coupons|c|t|app)(?:[/.?]|$)"
    r"|^//(?:forums?|docs?|shop|store|community|support|help)\.",
    re.IGNORECASE,
)
_SALE = re.compile(
    r"add to (?:cart|basket|bag)|in den warenkorb|ajouter au panier|añadir al carrito|buy now|"
    r"free shipping|checkout|get started|request a (?:quote|demo)|book a demo|free trial",
    re.IGNORECASE,
)
_TALK = re.compile(r"\b(?:posts?|joined|repl(?:y|ies)|quote|threads?|topic)\b", re.IGNORECASE)


def is_article(said: Structured, url: str, text: str, page: str) -> bool:
    """Whether `text`, as extracted, is an article, by what its page says, its address and its looks.

    `page` is all the text that the page shows.
    """
    if len(text) < SHORTEST_ARTICLE:
        return False
    return _said_points(said) + _address_points(url) + _look_points(text, page) >= _ENOUGH


def _said_points(said: Structured) -> int:
    kinds = said.kinds
    is_named_article = bool(kinds & ARTICLE_TYPES)
    points = 2 * is_named_article + 2 * ("og:article" in kinds)
    points += bool(said.published) + bool(said.authors or said.meta_authors)
    points -= 3 * any(kind.startswith("og:") and "product" in kind for kind in kinds) + (
        "og:website" in kinds
    )
    if not is_named_article:
        points -= 3 * bool(kinds & OTHER_TYPES) + bool(kinds & DECORATING_TYPES)
    return points


def _address_points(url: str) -> int:
    parts = urlsplit(url)
    if not parts.netloc:
        return 0
    slug = parts.path.strip("/").rpartition("/")[2]
    points = 2 * bool(_OUTLET_PATH.search(f"{parts.path}/")) + (len(re.findall(r"[^\W\d_]{2,}", slug)) >= 4)
    is_front_page = not parts.path.strip("/") and not parts.query
    return points - 3 * bool(_OTHER_PATH.search(f"//{parts.netloc}{parts.path}")) - 3 * is_front_page


def _look_points(text: str, page: str) -> int:
    paragraphs = text.split("\n\n")
    prose = sum(len(part) for part in paragraphs if len(part.split()) >= 12 and _SENTENCE.search(part))
    points = (prose >= 0.6 * len(text)) + (len(text) >= 0.4 * len(page))
    points += sum(len(part) >= _LONG_PARAGRAPH for part in paragraphs) >= 6
    return points - (len(_SALE.findall(page)) >= 2) - 2 * (len(_TALK.findall(page)) >= 12)
