"""Whether a page is an article, or a shop, a list, a forum, a manual: signs are weighed. Pure.

No single sign is sure: shops call their pages articles, and outlets forget to. How much each sign counts was
learnt from real pages by ``python -m bench.train_page_classifier``: a logistic regression in which a sign may
count in its own direction only (see `docs/decisions/0004-article-extraction.md`).
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.extract.own_article import ARTICLE_TYPES, DECORATING_TYPES, OTHER_TYPES
from digest.text.scripts import ends_as_sentences_do, word_count

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from digest.extract.structured import Structured

SHORTEST_ARTICLE = 100
"""Characters; what is shorter is a notice, a menu or nothing."""
DIRECTIONS = {
    "says article": 1,
    "names an article": 1,
    "names another thing": -1,
    "decorated": -1,
    "author": 1,
    "dated": 1,
    "outlet's path": 1,
    "words in address": 1,
    "other path": -1,
    "front page": -1,
    "one heading": 1,
    "heading is headline": 1,
    "words in headline": 1,
    "links": -1,
    "in paragraphs": 1,
    "paragraph's length": 1,
    "prose": 1,
    "prices": -1,
    "sale": -1,
    "talk": -1,
    "you and we": -1,
    "years": 1,
    "captions": 1,
    "share links": 1,
    "one article": 1,
    "kind of post": 1,
}
"""Each sign, and whether it speaks for an article (1) or against (-1)."""
OF_ADDRESS = ("outlet's path", "words in address", "other path", "front page")
"""Signs that a page without an address has not; it is taken for an average one."""

_OUTLET_PATH = re.compile(
    r"/(?:blogs?|news|story|stories|articles?|insights?|opinion|magazine|posts?|guides?|press|features?|nachrichten|"
    r"artikel|actualit\w*|noticias?|notizie|nieuws)/|/(?:19|20)\d\d/(?:\d\d?|[a-z]{3})/|[-/]\d{6,}",
    re.IGNORECASE,
)
_OTHER_PATH = re.compile(
    r"/(?:products?|shop|store|collections?|(?:product-)?categor(?:y|ies)|tags?|topics?|forums?|threads?|viewtopic|docs?|"
    r"documentation|reference|search|services?|solutions|lists?|browse|coupons|c|t|app)(?:[/.?]|$)"
    r"|^//(?:forums?|docs?|shop|store|community|support|help)\.",
    re.IGNORECASE,
)
_SALE = (
    *("add to cart", "add to basket", "add to bag", "in den warenkorb", "ajouter au panier"),
    *("añadir al carrito", "buy now", "free shipping", "checkout", "get started", "free trial"),
    *("request a quote", "request a demo", "book a demo"),
)
_PRICE = re.compile(r"[$€£¥₹]\s?\d|\d\s?(?:€|£|USD|EUR|zł|Kč)")
_TALK = frozenset(("post", "posts", "joined", "reply", "replies", "quote", "thread", "threads", "topic"))
_YOU_AND_WE = frozenset(("our", "your", "we", "you"))
_WORD = re.compile(r"\w+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHARE_LINK = re.compile(
    r"sharer|twitter\.com/(?:intent|share)|x\.com/intent|sharearticle|/pin/create|wa\.me/\?|api\.whatsapp|"
    r"reddit\.com/submit|t\.me/share|bsky\.app/intent",
    re.IGNORECASE,
)
_POST = frozenset({"single-post", "post-template-default"})
"""What the most used publishing system writes on the body of a post; below, of anything else."""
_NO_POST = frozenset({"home", "archive", "blog", "search", "page", "single-product", "woocommerce-page"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a page looks like, counted over all that it shows."""

    shown: str
    """All its text, in one line."""
    linked: int = 0
    """Characters in links."""
    in_paragraphs: int = 0
    """Characters in ``p`` elements."""
    headings: tuple[str, ...] = ()
    """Its ``h1`` elements."""
    captions: int = 0
    articles: int = 0
    share_links: int = 0
    classes: frozenset[str] = frozenset()
    """The class names of the body."""


def look_of(tree: HtmlElement) -> Look:
    """Count what the page shows (hidden nodes are gone already)."""
    body = tree.find("body")
    return Look(
        shown=_plain(tree),
        linked=sum(len(_plain(link)) for link in tree.iter("a")),
        in_paragraphs=sum(len(_plain(paragraph)) for paragraph in tree.iter("p")),
        headings=tuple(filter(None, map(_plain, tree.iter("h1")))),
        captions=sum(1 for _ in tree.iter("figcaption")),
        articles=sum(1 for _ in tree.iter("article")),
        share_links=sum(_SHARE_LINK.search(link.get("href") or "") is not None for link in tree.iter("a")),
        classes=frozenset(((body.get("class") or "") if body is not None else "").lower().split()),
    )


def drawn(look: Look, text: str) -> Look:
    """What the page looks like once its script has drawn `text` on it."""
    return replace(look, shown=f"{look.shown} {text}", in_paragraphs=look.in_paragraphs + len(text))


def is_article(signs: dict[str, float], text: str) -> bool:
    """Whether `text`, as extracted from a page with these signs, is an article."""
    return len(text) >= SHORTEST_ARTICLE and log_odds(signs) >= _learnt()["bar"]


def log_odds(signs: dict[str, float]) -> float:
    """How much the signs speak for an article: the logarithm of its odds among the pages learnt from."""
    learnt = _learnt()
    missing = learnt["unknown address"] if OF_ADDRESS[0] not in signs else 0
    return learnt["bias"] + missing + sum(learnt[name] * value for name, value in signs.items())


@cache
def _learnt() -> dict[str, float]:
    """The weight of each sign, the ``bias``, and the ``bar`` that an article must reach."""
    read: dict[str, float] = json.loads(
        files("digest.extract").joinpath("page_classifier.json").read_text("utf-8")
    )
    return read


def signs_of(
    said: Structured, look: Look, *, url: str, headline: str, text: str, is_dated: bool
) -> dict[str, float]:
    """Every sign of `DIRECTIONS` as a number, mostly from 0 to 2; those of an address if there is one."""
    return {
        **_signs_said(said, is_dated),
        **_signs_of_address(url or said.canonical),
        **_signs_of_headings(look, headline),
        **_signs_of_text(look, text),
        **_signs_of_trade(look, text),
    }


def _signs_said(said: Structured, is_dated: bool) -> dict[str, float]:
    kinds = said.kinds
    is_named = bool(kinds & ARTICLE_TYPES)
    sells = any(kind.startswith("og:") and "product" in kind for kind in kinds)
    return {
        "says article": float("og:article" in kinds),
        "names an article": float(is_named),
        "names another thing": float(sells or (bool(kinds & OTHER_TYPES) and not is_named)),
        "decorated": float(bool(kinds & DECORATING_TYPES) and not is_named),
        "author": float(bool(said.authors or said.meta_authors)),
        "dated": float(is_dated),
    }


def _signs_of_address(url: str) -> dict[str, float]:
    parts = urlsplit(url)
    if not parts.netloc:
        return {}
    slug = parts.path.strip("/").rpartition("/")[2]
    return {
        "outlet's path": float(_OUTLET_PATH.search(f"{parts.path}/") is not None),
        "words in address": min(len(re.findall(r"[^\W\d_]{2,}", slug)), 8) / 4,
        "other path": float(_OTHER_PATH.search(f"//{parts.netloc}{parts.path}") is not None),
        "front page": float(not parts.path.strip("/") and not parts.query),
    }


def _signs_of_headings(look: Look, headline: str) -> dict[str, float]:
    own = _letters(headline)
    return {
        "one heading": float(len(look.headings) == 1),
        "heading is headline": float(any(_letters(heading) == own for heading in look.headings)),
        "words in headline": math.log1p(word_count(headline)),
        "captions": float(look.captions > 0),
        "one article": float(look.articles == 1),
        "kind of post": float(bool(look.classes & _POST)) - float(_is_no_post(look.classes)),
        "share links": float(look.share_links > 0),
    }


def _is_no_post(classes: frozenset[str]) -> bool:
    return not classes & _POST and bool(
        classes & _NO_POST or any(name.startswith(("page-id-", "category-")) for name in classes)
    )


def _signs_of_text(look: Look, text: str) -> dict[str, float]:
    paragraphs = [part for part in text.split("\n\n") if part]
    prose = sum(len(part) for part in paragraphs if word_count(part) >= 12 and ends_as_sentences_do(part))
    shown = max(len(look.shown), 1)
    return {
        "links": min(look.linked / shown, 1),
        "in paragraphs": min(look.in_paragraphs / shown, 1),
        "paragraph's length": math.log1p(word_count(text) / max(len(paragraphs), 1)),
        "prose": prose / max(len(text), 1),
    }


def _signs_of_trade(look: Look, text: str) -> dict[str, float]:
    words, shown = max(word_count(text), 1), look.shown.lower()
    return {
        "prices": math.log1p(1000 * len(_PRICE.findall(look.shown)) / max(len(look.shown), 1)),
        "sale": math.log1p(sum(map(shown.count, _SALE))),
        "talk": math.log1p(100 * _times(_TALK, shown) / max(word_count(shown), 1)),
        "you and we": min(20 * _times(_YOU_AND_WE, text.lower()) / words, 2),
        "years": min(math.log1p(1000 * len(_YEAR.findall(text)) / words), 3),
    }


def _times(wanted: frozenset[str], text: str) -> int:
    """How often one of these words stands in a text in small letters."""
    return sum([word in wanted for word in _WORD.findall(text)])


def _plain(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _letters(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()
