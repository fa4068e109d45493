"""What a page says of itself for machines: JSON-LD, Open Graph and other meta elements.

On publisher-checked pages these are exact far more often than anything read off the layout: the time of
publication to the minute on 249 of 258, and never wrong.
"""

from __future__ import annotations

import html as entities
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from digest.dates.reading import Hint
from digest.extract.dates import moment_from_text
from digest.extract.json_ld import nodes_from_tree
from digest.extract.microdata import items_from_tree
from digest.extract.own_article import Here, here, kinds_of, own_article
from digest.extract.paying import is_free, locked_parts
from digest.extract.stated_kind import stated_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from lxml.html import HtmlElement

    from digest.extract.dates import Moment
    from digest.extract.json_ld import Node


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
_SPACE = re.compile(r"\s+")
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,300}>")
_BLOCK_END = re.compile(
    r"<(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|section)\b[^<>]{0,300}|br\s*/?)>", re.IGNORECASE
)
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE_END = re.compile(r"\n+")
_TIERS = ("article:content_tier", "og:article:content_tier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Structured:
    """What a page says of itself; empty where it says nothing."""

    headline: str = ""
    """The headline of the JSON-LD article."""
    titles: tuple[str, ...] = ()
    """Of meta elements, the most trusted first."""
    authors: tuple[str, ...] = ()
    meta_authors: tuple[str, ...] = ()
    published: tuple[Moment, ...] = ()
    """Each claim of a time of publication that can be read, the most trusted first."""
    dated: tuple[Moment, ...] = ()
    """Claims that may mean another date."""
    publisher: str = ""
    house: tuple[str, ...] = ()
    """Every name that the page has for its outlet."""
    language: str = ""
    canonical: str = ""
    description: str = ""
    body: str = ""
    """The article's text, in one piece, if it is given."""
    kinds: frozenset[str] = frozenset()
    """Every schema.org type on the page and its Open Graph type (``og:article``), in lower case."""
    stated_kind: str = ""
    """The `Kind` that its own article's type, or its section, says; see `Article.stated_kind`."""
    is_free: bool | None = None
    locked: tuple[str, ...] = ()
    """CSS selectors of the parts of the page that are only for those who pay."""


def structured_from_tree(tree: HtmlElement, url: str = "") -> Structured:
    """Read what the page at `url` says of itself, out of the whole tree (scripts still in it)."""
    metas = _metas(tree)
    nodes = list(nodes_from_tree(tree))
    page = _page(tree, metas, url)
    article = own_article(nodes, page) or _web_page(nodes)
    marked = own_article(items_from_tree(tree), page)
    named = {
        str(node.said["@id"]): node.said for node in nodes if node.said.get("@id") and len(node.said) > 1
    }
    dates = (article.get("datePublished"), article.get("dateCreated"), *_firsts(metas, _DATES))
    hint = Hint(tree.get("lang") or "")
    kinds = _kinds(nodes, tree, metas)
    meta_authors = [value for name in _AUTHORS for value in metas.get(name, ())]
    return Structured(
        headline=_text(article.get("headline")) or _text(article.get("name")),
        titles=tuple(value for name in _TITLES for value in metas.get(name, ())),
        authors=tuple(_names(article.get("author") or article.get("creator"), named)),
        meta_authors=tuple(meta_authors or _full_names(marked)),
        published=_moments([*dates, marked.get("datePublished")], hint),
        dated=_moments(_firsts(metas, _VAGUE_DATES), hint),
        publisher=next(iter(_names(article.get("publisher"), named)), "") or _first(metas, _SITES),
        house=tuple(_house(nodes, article, metas, named)),
        language=_language(tree, article, metas),
        canonical=_canonical(tree, metas),
        description=_first(metas, ("og:description", "description")) or _text(article.get("description")),
        body=_body(article),
        kinds=kinds,
        stated_kind=stated_kind(kinds_of(article), kinds, _sections(article, metas)),
        is_free=is_free({**marked, **article}, _first(metas, _TIERS)),
        locked=tuple(locked_parts({**marked, **article})),
    )


def body_of(tree: HtmlElement, url: str = "") -> str:
    """The text that the page at `url` gives of its own article in structured data; "" when it gives none.

    Paragraphs are parted by one blank line. Of a live blog it is the text and then each update, newest
    first as the page has them. Markup and entities in it are resolved; the scripts must still be in `tree`.
    """
    return structured_from_tree(tree, url).body


def _page(tree: HtmlElement, metas: dict[str, list[str]], url: str) -> Here:
    """By what the page's own article is known: its addresses, its titles and its headings."""
    titles = [value for name in _TITLES for value in metas.get(name, ())]
    headings = [heading.text_content() for heading in tree.iter("h1")]
    return here((url, _canonical(tree, metas)), (*headings, *titles, tree.findtext(".//title") or ""))


def _web_page(nodes: list[Node]) -> dict[str, Any]:
    """The object that is the page itself, for want of an article; without its name: the site's is in it."""
    pages = (
        node.said for node in nodes if "webpage" in kinds_of(node.said) and node.said.get("datePublished")
    )
    return {name: value for name, value in next(pages, {}).items() if name not in {"name", "headline"}}


def _full_names(marked: dict[str, Any]) -> list[str]:
    """The authors that the page's markup names in full: a single Latin word there is a log-in name."""
    names = _names(marked.get("author") or marked.get("creator"), {})
    return [name for name in names if " " in name or not name.isascii()]


def _kinds(nodes: list[Node], tree: HtmlElement, metas: dict[str, list[str]]) -> frozenset[str]:
    kinds = {kind for node in nodes for kind in kinds_of(node.said)}
    kinds |= {(value or "").rpartition("/")[2].lower() for value in tree.xpath("//@itemtype")}
    return frozenset(kinds | {f"og:{value.lower()}" for value in metas.get("og:type", ())})


def _sections(article: dict[str, Any], metas: dict[str, list[str]]) -> list[str]:
    """The names of the sections that the page's own article stands in."""
    said = article.get("articleSection")
    return [
        *metas.get("article:section", ()),
        *filter(None, map(_text, said if isinstance(said, list) else [said])),
    ]


# --------------------------------------------------------------------------- values


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
    updates = article.get("liveBlogUpdate")
    parts = [article, *(updates if isinstance(updates, list) else [updates])]
    texts = [_text_in(part) for part in parts if isinstance(part, dict)]
    return "\n\n".join(dict.fromkeys(text for text in texts if text))


def _house(
    nodes: list[Node], article: dict[str, Any], metas: dict[str, list[str]], named: dict[str, dict[str, Any]]
) -> Iterator[str]:
    """The names that the page has for its publisher and its site."""
    yield from _names(article.get("publisher"), named)
    for name in _SITES:
        yield from metas.get(name, ())
    for node in nodes:
        kinds = kinds_of(node.said)
        if "website" in kinds or "newsmediaorganization" in kinds:
            yield from _names(node.said, {})
            yield from _names(node.said.get("alternateName"), {})


def _text_in(part: dict[str, Any]) -> str:
    """The text of an article or of an update, its headline before it where it is an update."""
    body = part.get("articleBody") or part.get("text") or ""
    pieces = body if isinstance(body, list) else [body]
    text = "\n\n".join(piece for piece in pieces if isinstance(piece, str))
    return "\n\n".join(_paragraphs(entities.unescape(text)))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text that may have markup in it."""
    if _MARKUP.search(text):
        text = _MARKUP.sub("", _BLOCK_END.sub("\n\n", text))
    parted = _BLANK_LINE if _BLANK_LINE.search(text) else _LINE_END
    return (line for part in parted.split(text) if (line := " ".join(part.split())))


# --------------------------------------------------------------------------- meta elements


def _metas(tree: HtmlElement) -> dict[str, list[str]]:
    """Meta elements by lower-case name, property or itemprop: their contents in order."""
    metas: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        content = _text(meta.get("content"))
        # Inside an item it is the item's: see `digest.extract.microdata`.
        marked = ("itemprop",) if content and "itemprop" in meta.attrib and not _is_inside_item(meta) else ()
        for attribute in ("property", "name", *marked):
            for name in (meta.get(attribute) or "").lower().split():
                if content:
                    metas.setdefault(name, []).append(content)
    return metas


def _is_inside_item(meta: HtmlElement) -> bool:
    return any("itemscope" in parent.attrib or "itemtype" in parent.attrib for parent in meta.iterancestors())


def _firsts(metas: dict[str, list[str]], names: Iterable[str]) -> list[str]:
    return [metas[name][0] for name in names if name in metas]


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str:
    return next(iter(_firsts(metas, names)), "")


def _single(value: Any) -> Any:
    """The value of a list of one, or of an object that says its type."""
    value = value[0] if isinstance(value, list) and value else value
    return value.get("@value") if isinstance(value, dict) else value


def _moments(claims: Iterable[Any], hint: Hint) -> tuple[Moment, ...]:
    found = (moment_from_text(_text(_single(claim)), hint) for claim in claims)
    return tuple(moment for moment in found if moment is not None)


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
