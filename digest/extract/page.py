"""A page becomes an article's text, headline, byline and date. The one door of trafilatura.

Structured data comes first (see `digest.extract.structured`), then htmldate, then trafilatura, in the
order in which they were found to be right. Hidden nodes go before anything is read.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urljoin

from digest.dates.reading import Hint
from digest.errors import ExtractError
from digest.extract.beside import drop_beside
from digest.extract.block_classifier import story_text
from digest.extract.bylines import joined, names_from
from digest.extract.claims import Claims
from digest.extract.dates import moment_from_text
from digest.extract.decode import text_from_bytes
from digest.extract.features import Known
from digest.extract.hidden import drop_hidden
from digest.extract.offers import drop_offers
from digest.extract.page_classifier import drawn, is_article, look_of, signs_of
from digest.extract.parts import drop_other_articles, prose_blocks, standfirst
from digest.extract.shown import days_of_others, shown_moment
from digest.extract.stated import states, states_day
from digest.extract.structured import structured_from_tree
from digest.extract.unseen import states_of, unseen_text
from digest.extract.walls import Face, face_of
from digest.text.figures import write_out_figures
from digest.text.html import BLOCKS
from digest.text.letters import normal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from digest.extract.block_classifier import BlockClassifier
    from digest.extract.dates import Moment
    from digest.extract.structured import Structured


_MUCH_MISSING = 0.12
"""Prose of the page that is not in a text, as a share of it, from which on it is worth looking harder."""
_LITTLE = 0.2
"""Share of all that a page says; a text that is less of it leaves much out, whatever the page's markup."""
_MUCH_MORE = 0.22
"""What looking harder must add: then it raised the mean F1 of 460 articles from .930 to .939."""
_MAY_LOSE = 0.02
"""Share of the first text that the wider one may lack. Chosen by reading; not measured."""
_HEAD = 60
"""Characters by which a paragraph is known again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageText:
    """What a page holds; empty where it holds nothing. `text` is as published, before `clean`."""

    text: str = ""
    """Paragraphs parted by one blank line."""
    headline: str = ""
    authors: tuple[str, ...] = ()
    published: datetime | None = None
    is_day_only: bool = False
    day: date | None = None
    """The day of `published` by the page's own clock."""
    language: str = ""
    """As declared, two letters."""
    canonical: str = ""
    publisher: str = ""
    house: tuple[str, ...] = ()
    """Every name that the page has for its outlet."""
    stated_kind: str = ""
    """The kind that its markup states; see `Article.stated_kind`."""
    is_paywalled: bool = False
    is_article: bool = True
    face: Face = field(default_factory=Face)
    """What tells it from a wall."""

    @property
    def byline(self) -> str:
        """The authors in one line."""
        return joined(self.authors)


@cache
def warm_up() -> None:
    """Load the parsers and whatever they load at their first use, before a guard's clock starts."""
    from htmldate.extractors import external_date_parser

    import_module("trafilatura")
    tree_from_html("<p>â€™</p>", "")
    external_date_parser("4 of no month in any language 26", "%Y-%m-%d")  # reads 200 languages: 2 s


def read_page(
    body: bytes,
    url: str,
    content_type: str = "",
    *,
    judge: BlockClassifier | None = None,
    without: frozenset[str] = frozenset(),
) -> PageText:
    """What the page at `url` holds, its blocks judged by `judge` in place of the shipped one.

    The steps `without` are left out, so that each can be weighed: ``figures``, ``unseen``, those of `STEPS`.

    Raises:
        ExtractError: the bytes are no page, or nothing is on it.
    """
    tree = tree_from_html(text_from_bytes(body, url, content_type), url)
    said = structured_from_tree(tree, url)
    if "figures" not in without:
        write_out_figures(tree)
    headline = headline_of(said, tree)
    moment = _moment(said, tree, url, headline)
    claims = Claims(headline, said.description, said.body, is_paid=said.is_free is False)
    held = states_of(tree)
    face = face_of(tree, said)
    if said.is_free is False:
        drop_offers(tree, said.locked)
    drop_hidden(tree, claims)
    look = look_of(tree)
    drop_beside(tree, claims, without)
    text = story_text(tree, known_of(tree, url, headline, said.description), judge)
    if "unseen" not in without and (unseen := unseen_text(text, claims, held, text_from_html)):
        text, look = unseen, drawn(look, unseen)
    opening = standfirst(tree, said.description, text) if text else ""
    text = f"{opening}\n\n{text}" if opening else text
    signs = signs_of(said, look, url=url, headline=headline, text=text, is_dated=moment is not None)
    return PageText(
        text=text,
        headline=headline,
        authors=names_from(said.authors or said.meta_authors),
        published=moment.at if moment else None,
        is_day_only=moment.is_day_only if moment else False,
        day=moment.day if moment else None,
        language=said.language,
        canonical=urljoin(url, said.canonical) if said.canonical else "",
        publisher=said.publisher,
        house=said.house,
        stated_kind=said.stated_kind,
        is_paywalled=said.is_free is False,
        is_article=is_article(signs, text),
        face=face,
    )


def text_from_html(html: str, subject: str = "") -> str:
    """The text of a piece of HTML, as feeds send it: paragraphs parted by one blank line.

    Raises:
        ExtractError: it cannot be parsed.
    """
    if not html.strip():
        return ""
    tree = tree_from_html(f"<html><body>{html}</body></html>", subject)
    write_out_figures(tree)
    drop_hidden(tree)
    for element in tree.iter(*(BLOCKS - {"br"})):
        element.text = "\n\n" + (element.text or "")
        element.tail = "\n\n" + (element.tail or "")
    for line_break in tree.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    for note in list(tree.iter("figcaption", "figure", "table", "button", "form")):
        note.drop_tree()
    paragraphs = re.split(r"\n(?:[^\S\n]*\n)+", "".join(tree.itertext()))
    lines = ("\n".join(" ".join(line.split()) for line in part.strip().split("\n")) for part in paragraphs)
    return "\n\n".join(line for line in lines if line)


def tree_from_html(html: str, subject: str) -> HtmlElement:
    """Parse a page.

    Raises:
        ExtractError: nothing is left of it.
    """
    from lxml import etree
    from lxml import html as lxml_html

    # As bytes, so that an encoding it declares does not matter any more.
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=False)
    # All elements of one class: looking up that of each tag takes a tenth of all the time.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=lxml_html.HtmlElement))
    try:
        tree = lxml_html.document_fromstring(normal(html).encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ExtractError(subject, "it is not a page that can be read; look at it in a browser") from error
    return tree


def known_of(tree: HtmlElement, url: str, headline: str, description: str) -> Known:
    """What is known of a page, hidden nodes gone, before its blocks are judged; other articles leave it.

    The text is what trafilatura finds; where that leaves much prose out, what it finds looking harder.
    That counts only if it keeps what was found and adds a good deal: it loses on most other pages.
    """
    drop_other_articles(tree, headline)
    text = _wider(tree, url, _extracted(tree, url))
    return Known(headline=headline, description=description, text=text)


def _wider(tree: HtmlElement, url: str, text: str) -> str:
    if not _leaves_much(tree, text):
        return text
    wider = _extracted(tree, url, is_wide=True)
    lost = sum(len(part) for part in text.split("\n\n") if part not in wider)
    is_wider = len(wider) >= (1 + _MUCH_MORE) * len(text) and lost <= _MAY_LOSE * len(text)
    return wider if is_wider else text


def _leaves_much(tree: HtmlElement, text: str) -> bool:
    missing = sum(len(block) for block in prose_blocks(tree) if block[:_HEAD] not in text)
    return missing >= _MUCH_MISSING * len(text) or len(text) < _LITTLE * len(tree.text_content())


def _extracted(tree: HtmlElement, url: str, *, is_wide: bool = False) -> str:
    import trafilatura

    document: Any = trafilatura.bare_extraction(
        copy.deepcopy(tree),
        url=url or None,
        include_comments=False,
        include_tables=True,
        favor_recall=is_wide,
    )
    return "" if document is None or document.body is None else "\n\n".join(_paragraphs(document.body))


def _paragraphs(body: _Element) -> list[str]:
    """The blocks of an extracted body as plain text, one a paragraph, list item or table row."""
    for part in body.iter():
        if part.tag == "lb":
            part.tail = "\n" + (part.tail or "")
        elif part.tag == "cell":
            part.tail = " | " + (part.tail or "") if part.getnext() is not None else part.tail
        elif part.tag in {"p", "item", "row", "quote", "head", "list", "table", "code"}:
            part.text = "\n" + (part.text or "")
            part.tail = "\n" + (part.tail or "")
    lines = "".join(body.itertext()).split("\n")
    return [paragraph for line in lines if (paragraph := " ".join(line.split()))]


# --------------------------------------------------------------------------- headline and date

_PARTED = re.compile(r"\s+[|–—·•»:-]+\s+|\s*[|•»]\s*")


def headline_of(said: Structured, tree: HtmlElement) -> str:
    """The headline two of structured data, meta elements and the page's own heading agree on.

    Without agreement structured data wins, then meta elements, then the heading.
    """
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    headings = [heading for heading in headings if heading]
    title = " ".join((tree.findtext(".//title") or "").split())
    heading = headings[0] if len(headings) == 1 else ""
    candidates = [
        said.headline,
        *(_without_site(title, said, headings) for title in said.titles[:1]),
        heading,
    ]
    candidates = [candidate for candidate in candidates if candidate]
    for index, candidate in enumerate(candidates):
        if any(_same(candidate, other) for other in candidates[index + 1 :]):
            return candidate
    return candidates[0] if candidates else _without_site(title, said, headings)


def _same(one: str, other: str) -> bool:
    return re.sub(r"\W+", "", one).casefold() == re.sub(r"\W+", "", other).casefold()


def _without_site(title: str, said: Structured, headings: list[str]) -> str:
    """A title without the name of its site at the end or the start."""
    for heading in (said.headline, *headings):
        if (
            heading
            and title != heading
            and title.startswith(heading)
            and _PARTED.match(title[len(heading) :] + " ")
        ):
            return heading
    parts = _PARTED.split(title)
    if len(parts) > 1 and said.publisher and _same(parts[-1], said.publisher):
        return title[: title.rindex(parts[-1])].rstrip(" |–—·•»:-")
    return title


def _moment(said: Structured, tree: HtmlElement, url: str, headline: str) -> Moment | None:
    """When the article was published.

    What it says for machines counts as long as that is of one day; else what it shows beside its heading
    decides, and what htmldate reads off it (the day only) comes last, if that very day stands on the page.
    """
    timed = [moment for moment in said.published if not moment.is_day_only] or said.published
    if timed and len({moment.day for moment in timed}) == 1:
        return timed[0]
    hint = Hint(tree.get("lang") or said.language)
    shown = shown_moment(tree, headline, hint)
    claims = said.published + said.dated
    if shown is not None and (shown.is_plain or not claims):
        return _timed(claims, shown.moment)
    if claims:
        return _timed(claims, claims[0])
    found = _day_from_page(tree, url)
    is_own = (
        found
        and found.day
        and (states(unquote(url), found.day) or found.day not in days_of_others(tree, headline, hint))
    )
    return found if is_own else None


def _timed(claims: Sequence[Moment], chosen: Moment) -> Moment:
    """The first claim of the chosen day that knows the time; the chosen one where none does."""
    timed = (claim for claim in claims if claim.day == chosen.day and not claim.is_day_only)
    return next(timed, chosen)


def _day_from_page(tree: HtmlElement, url: str) -> Moment | None:
    from htmldate import find_date

    try:
        found = find_date(
            tree, url=url or None, original_date=True, extensive_search=True, deferred_url_extractor=True
        )
    except Exception:  # noqa: BLE001  (a heuristic on hostile markup; no date is a fine answer)
        return None
    moment = moment_from_text(found) if found else None
    # It makes a whole date of a bare year or month, as in a line of the copyright.
    return moment if moment and moment.day and states_day(tree, url, moment.day) else None
