"""Independence of sources: articles → how many of them are independent of one another.

Two reports are not independent when they have one *origin* or one *owner*:

=======  ==============================================================================================
origin   who wrote the words: for a copy, the origin of its original (`cluster.copies`, `cluster.rewrites`);
         else the agency that is credited or that runs the site (`agencies`); else the owner
owner    who can decide what is printed: `Article.owner` from feeds.yaml, else the shipped table of owners
         by registrable domain (`web.owners`); outlets of the same name have one owner
=======  ==============================================================================================

"k independent" is the size of the largest set of reports in which no two share an origin or an owner. So an
outlet that prints its own report and an agency's counts once, unless another outlet prints the agency's
report too. The number is never above the number of outlets (decision 0021).

Other parts of Digest also count several articles of one source once. They get the source from `source`, on
the `Basis` in this table:

==========================  ==========  ============================================================
caller                      basis       why
==========================  ==========  ============================================================
`count_independent`         `OWNERS`    it matches agencies with owners itself, so it needs owners only
`cluster.rank`              `ORIGINS`   neither many sites of one owner nor reprints may raise a story
passages of a summary       `PRINTED`   the summariser's weights were trained with sources counted so
quotations that differ      `PRINTED`   both must be of different sources of a summary, and not of one
                                        agency (`have_one_agency`)
caps of a section           `PRINTED`   the ledger prints the name as feeds.yaml or the page has it
==========================  ==========  ============================================================

In 11 of 818 stories of four public sets (ECB+, WikiNews, NeuS, Multi-News; `bench._event_stories`) the number
of sources of a summary (`PRINTED`) differs from `count_independent`. In 9 it is higher, because only the
table knows that two outlets have one owner or that one outlet has two sites; in 2 it is lower. With `ORIGINS`
instead, 6 of 27 summaries of such stories would have other sentences. For articles from a feed,
`Article.owner` is from the table already; then the two differ only if an owner is spelled in two ways, one
outlet has two domains, or two outlets print one agency's reports.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from digest.origins.agencies import agency_of
from digest.web.owners import owner_from_url, owner_of, same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Article, Copy


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What makes two articles of different outlets count as one source."""

    by_owner_table: bool
    """Whether owners are looked up in the shipped table and different spellings of an owner are unified."""
    by_agency: bool
    """Whether reports of one news agency count as one source, whichever outlet prints them."""


ORIGINS = Basis(by_owner_table=True, by_agency=True)
"""The source is who wrote the words: the agency, else the owner of the outlet."""
OWNERS = Basis(by_owner_table=True, by_agency=False)
"""The source is who decides what is printed: the owner of the outlet."""
PRINTED = Basis(by_owner_table=False, by_agency=False)
"""The source is the owner as feeds.yaml or the page names it, else the outlet."""


def source(article: Article, basis: Basis) -> str:
    """The source of an article, as a name to compare: articles that count once together have the same."""
    agency = agency_of(article) if basis.by_agency else ""
    if agency:
        return agency
    if not basis.by_owner_table:
        return article.owner or outlet_of(article) or article.url
    known = article.owner or owner_from_url(article.url)
    return owner_name(known) if known else article.publisher.casefold()


def outlet_of(article: Article) -> str:
    """The name of an article's outlet, else the host of its address, else ""."""
    return article.publisher or urlsplit(article.url).hostname or ""


def owner_name(known: str) -> str:
    """An owner's normalised name; if `known` is a domain, the owner is looked up in the table."""
    return same_name(owner_of(known.casefold()) or known)


def have_one_agency(one: Article, other: Article) -> bool:
    """Whether both articles are from the same news agency."""
    agency = agency_of(one)
    return agency != "" and agency == agency_of(other)


def count_independent(articles: Sequence[Article], copies: Sequence[Copy]) -> int:
    """The size of the largest set of reports in which no two share an origin or an owner; at least 1."""
    by_url = {article.url: article for article in articles}
    repeats = {copy.article_url: copy.original_url for copy in copies}
    owners = _one_per_outlet_name(articles)
    owners_of_origin: dict[str, set[str]] = {}
    for article in articles:
        original = by_url.get(_end_of_chain(article.url, repeats), article)
        origin = agency_of(original) or owners[original.url]
        owners_of_origin.setdefault(origin, set()).add(owners[article.url])
    return max(1, _matched(owners_of_origin))


def _end_of_chain(url: str, repeats: Mapping[str, str]) -> str:
    """The address of the original at the end of a chain of copies; a circular one ends before it repeats."""
    seen = {url}
    while (further := repeats.get(url, url)) not in seen:
        seen.add(further)
        url = further
    return url


def _one_per_outlet_name(articles: Sequence[Article]) -> dict[str, str]:
    """Article address → owner; outlets of the same name on several domains get one owner."""
    same: dict[str, str] = {}

    def first(name: str) -> str:
        while same.setdefault(name, name) != name:
            name = same[name]
        return name

    owners = {article.url: source(article, OWNERS) for article in articles}
    for article in articles:
        # a leading space keeps names of outlets apart from names of owners
        one, other = sorted((first(f" {article.publisher.casefold()}"), first(owners[article.url])))
        if article.publisher:
            same[one] = other
    return {article.url: first(owners[article.url]) for article in articles}


def _matched(owners_of_origin: Mapping[str, set[str]]) -> int:
    """The most origins that can each be paired with a different owner (bipartite matching, Kuhn 1955)."""
    origin_of_owner: dict[str, str] = {}

    def give(origin: str, tried: set[str]) -> bool:
        for owner in sorted(owners_of_origin[origin] - tried):
            tried.add(owner)
            if owner not in origin_of_owner or give(origin_of_owner[owner], tried):
                origin_of_owner[owner] = origin
                return True
        return False

    return sum(give(origin, set()) for origin in sorted(owners_of_origin))
