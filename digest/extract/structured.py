"""What a page says of itself for machines: JSON-LD, Open Graph and other meta elements.

On publisher-checked pages these are exact far more often than anything read off the layout: the time of
publication to the minute on 249 of 258, and never wrong.
"""

from __future__ import annotations

import html as entities
import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.extract.dates import Moment, moment_from_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


ARTICLE_TYPES = _words(
    """
    article newsarticle reportagenewsarticle analysisnewsarticle opinionnewsarticle
    backgroundnewsarticle reviewnewsarticle askpublicnewsarticle liveblogposting blogposting techarticle
    scholarlyarticle satiricalarticle advertisercontentarticle report socialmediaposting
    """
)
OTHER_TYPES = _words(
    """
    product productgroup collectionpage searchresultspage qapage discussionforumposting profilepage
    contactpage checkoutpage jobposting
    """
)
"""What a page is instead of an article."""
DECORATING_TYPES = _words("faqpage itemlist offer localbusiness softwareapplication service event course")
"""What stands on pages of shops and firms, and now and then beside an article."""
_DATES = (
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "og:pubdate",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "parsely-pub-date",
    "sailthru.date",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "pubdate",
    "article.published",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "citation_publication_date",
    "citation_online_date",
    "bt:pubdate",
    "rnews:datepublished",
)
_VAGUE_DATES = ("dc.date", "dcterms.date", "dc.date.created", "dcterms.created", "date")
"""Of publication, of the last change or of the template: what is shown to readers is right more often."""
_AUTHORS = (
    "author",
    "article:author",
    "og:article:author",
    "parsely-author",
    "dc.creator",
    "dcterms.creator",
    "sailthru.author",
    "citation_author",
    "cxenseparse:author",
    "byl",
)
_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "citation_title")
_SITES = ("og:site_name", "application-name", "parsely-site", "apple-mobile-web-app-title")
_LOOSE_COMMA = re.compile(r",\s*([}\]])")
_SPACE = re.compile(r"\s+")
_MAX_NODES = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """What a page says of itself; empty where it says nothing."""

    headline: str = ""
    """Of the JSON-LD article."""
    titles: tuple[str, ...] = ()
    """Of meta elements, the most trusted first."""
    authors: tuple[str, ...] = ()
    meta_authors: tuple[str, ...] = ()
    published: tuple[Moment, ...] = ()
    """Each claim of a time of publication that can be read, the most trusted first."""
    dated: tuple[Moment, ...] = ()
    """Claims that may mean another date."""
    publisher: str = ""
    language: str = ""
    canonical: str = ""
    description: str = ""
    body: str = ""
    """The article's text, in one piece, if it is given."""
    kinds: frozenset[str] = frozenset()
    """Every schema.org type on the page and its Open Graph type (``og:article``), in lower case."""
    is_free: bool | None = None


def structured_from_tree(tree: HtmlElement) -> Structured:
    """Read what the page says of itself, out of the whole tree (scripts still in it)."""
    nodes = list(_nodes(tree))
    named = {str(node["@id"]): node for node in nodes if node.get("@id") and len(node) > 1}
    article = _article(nodes)
    metas = _metas(tree)
    kinds = {kind for node in nodes for kind in _kinds(node)}
    kinds |= {(value or "").rpartition("/")[2].lower() for value in tree.xpath("//@itemtype")}
    kinds |= {f"og:{value.lower()}" for value in metas.get("og:type", ())}
    return Structured(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        titles=tuple(value for name in _TITLES for value in metas.get(name, ())),
        authors=tuple(_names(article.get("author") or article.get("creator"), named)),
        meta_authors=tuple(value for name in _AUTHORS for value in metas.get(name, ())),
        published=_moments(
            [article.get("datePublished"), article.get("dateCreated"), *_firsts(metas, _DATES)]
        ),
        dated=_moments(_firsts(metas, _VAGUE_DATES)),
        publisher=next(iter(_names(article.get("publisher"), named)), "") or _first(metas, _SITES),
        language=_language(tree, article, metas),
        canonical=_canonical(tree, metas),
        description=_first(metas, ("og:description", "description")) or _text(article.get("description")),
        body=_body(article),
        kinds=frozenset(kinds),
        is_free=_is_free(article, metas),
    )


# --------------------------------------------------------------------------- JSON-LD


def _nodes(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """Every object in the page's JSON-LD, outer ones first."""
    waiting: list[Any] = [_json(script.text or "") for script in tree.iter("script") if _is_json_ld(script)]
    seen = 0
    while waiting and seen < _MAX_NODES:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node
        elif isinstance(node, dict):
            seen += 1
            yield node
            waiting += [value for value in node.values() if isinstance(value, (dict, list))]


def _is_json_ld(script: HtmlElement) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _json(text: str) -> Any:
    """The value of a script; forgiving, as pages are: comments, raw line breaks, a last comma."""
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    text = (
        text.removeprefix("//<![CDATA[")
        .removeprefix("<![CDATA[")
        .removesuffix("]]>")
        .removesuffix("//")
        .strip()
    )
    for attempt in (text, _LOOSE_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _kinds(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [str(kind).rpartition("/")[2].lower() for kind in kinds if kind]


def _article(nodes: list[dict[str, Any]]) -> dict[str, Any]:
    """The object that is the article: the first of such a type with a headline, or else without."""
    articles = [node for node in nodes if ARTICLE_TYPES.intersection(_kinds(node))]
    with_headline = [node for node in articles if node.get("headline")]
    if with_headline or articles:
        return (with_headline or articles)[0]
    pages = [node for node in nodes if "webpage" in _kinds(node) and node.get("datePublished")]
    # A web page's name is a title with the site's name in it, hence no headline.
    return {key: value for key, value in pages[0].items() if key not in {"name", "headline"}} if pages else {}


def _names(value: Any, named: dict[str, dict[str, Any]]) -> Iterator[str]:
    """Names out of a string, an object, a reference to one (``{"@id": …}``) or a list of such."""
    if isinstance(value, str):
        yield from filter(None, [_text(value)])
    elif isinstance(value, list):
        for part in value[:50]:
            yield from _names(part, named)
    elif isinstance(value, dict):
        value = value if value.get("name") else named.get(str(value.get("@id")), value)
        name = value.get("name")
        if isinstance(name, list):
            yield from filter(None, map(_text, name))
        else:
            whole = f"{_text(value.get('givenName'))} {_text(value.get('familyName'))}".strip()
            yield from filter(None, [_text(name) or whole])


def _body(article: dict[str, Any]) -> str:
    body = article.get("articleBody") or article.get("text") or ""
    if isinstance(body, list):
        body = "\n\n".join(part for part in body if isinstance(part, str))
    return entities.unescape(body) if isinstance(body, str) else ""


def _is_free(article: dict[str, Any], metas: dict[str, list[str]]) -> bool | None:
    free = article.get("isAccessibleForFree")
    if isinstance(free, bool):
        return free
    if isinstance(free, str) and free.lower() in {"true", "false"}:
        return free.lower() == "true"
    tier = _first(metas, ("article:content_tier", "og:article:content_tier")).lower()
    return {"free": True, "locked": False}.get(tier)


# --------------------------------------------------------------------------- meta elements


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Meta elements by lower-case name, property or itemprop: their contents in order."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = _text(meta.get("content"))
        for attribute in ("property", "name", "itemprop"):
            for name in (meta.get(attribute) or "").lower().split():
                if content:
                    metas.setdefault(name, []).append(content)
    return metas


def _firsts(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [metas[name][0] for name in names if name in metas]


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    return next(iter(_firsts(metas, names)), "")


def _moments(claims: Iterable[Any]) -> tuple[Moment, ...]:
    return tuple(moment for claim in claims if (moment := moment_from_text(_text(claim))) is not None)


def _language(tree: HtmlElement, article: dict[str, Any], metas: dict[str, list[str]]) -> str:
    """The language as it is declared, as two letters, if it is."""
    inside = article.get("inLanguage")
    declared = [
        tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
        _first(metas, ("og:locale", "content-language", "dc.language", "language")),
        inside if isinstance(inside, str) else "",
    ]
    codes = (re.match(r"[a-z]{2}(?![a-z])", code.strip().lower()) for code in declared)
    return next((found[0] for found in codes if found), "")


def _canonical(tree: HtmlElement, metas: dict[str, list[str]]) -> str:
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split() and link.get("href"):
            return str(link.get("href")).strip()
    return _first(metas, ("og:url",))


def _text(value: Any) -> str:
    """One line of plain text, entities resolved (twice: many sites escape what is escaped already)."""
    if not isinstance(value, (str, int, float)) or isinstance(value, bool):
        return ""
    text = entities.unescape(entities.unescape(str(value)[:20_000]))
    return _SPACE.sub(" ", re.sub(r"</?[a-zA-Z][^>]{0,200}>", "", text)).strip()
