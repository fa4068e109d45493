"""Who counts once: articles → how many of them are independent of one another.

Two reports are not independent when they have one *origin* or one *owner*:

=======  ==============================================================================================
origin   whose words they are: a copy's is its original's (`cluster.copies`, `cluster.rewrites`); else the
         agency that the credit line names or whose own page it is (`agencies`); else the owner
owner    who can decide what is printed: `Article.owner` as feeds.yaml says it, else by the shipped table of
         owners and the registrable domain (`web.owners`); outlets of one name are one
=======  ==============================================================================================

"k independent" is the size of the largest choice of reports of which no two share an origin or an owner. So
an outlet that prints its own report and an agency's is one voice, unless another outlet prints the agency's
too; and the number is never above the number of outlets (decision 0021).

Every part of Digest that counts somebody once asks `source`, and says on which `Basis`:

==========================  ==========  ============================================================
who asks                    basis       why
==========================  ==========  ============================================================
`count_independent`         `OWNERS`    it matches agencies and owners itself, so it asks for owners alone
`cluster.rank`              `ORIGINS`   neither puppets of one owner nor reprints may lift a story
passages of a summary       `PRINTED`   the summariser's weights were trained with voices told apart so
quotations that differ      `PRINTED`   two voices of a summary, which no agency stands behind together
                                        (`have_one_agency`)
caps of a section           `PRINTED`   the name is told in the ledger as feeds.yaml or the page has it
==========================  ==========  ============================================================

In 11 of 818 stories of four public sets (ECB+, WikiNews, NeuS, Multi-News; `bench._event_stories`) the voices
of a summary are not as many as `count_independent` says: in 9 they are more, as the table knows that two
outlets have one owner or one outlet has two sites, and in 2 they are fewer. On the basis of `ORIGINS` 6 of
27 summaries of such stories would have other sentences. Where a feed was read,
`Article.owner` is from the table already, and the two differ only where an owner is spelled in two ways, one
outlet has two domains, or one agency stands behind two outlets.
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
    """Whether the shipped table of owners is asked, and spellings of an owner are made one."""
    by_agency: bool
    """Whether reports of one news agency are of one source, whoever prints them."""


ORIGINS = Basis(by_owner_table=True, by_agency=True)
"""Whose words an article's are: the agency's, else the owner's."""
OWNERS = Basis(by_owner_table=True, by_agency=False)
"""Who can decide what is printed."""
PRINTED = Basis(by_owner_table=False, by_agency=False)
"""The owner as feeds.yaml or the page names it, else the outlet."""


def source(article: Article, basis: Basis) -> str:
    """Who an article counts for; articles of one source have the same."""
    agency = agency_of(article) if basis.by_agency else ""
    if agency:
        return agency
    if not basis.by_owner_table:
        return article.owner or outlet_of(article) or article.url
    known = article.owner or owner_from_url(article.url)
    return owner_name(known) if known else article.publisher.casefold()


def outlet_of(article: Article) -> str:
    """The outlet of an article; its host where the outlet has no name, "" where there is none either."""
    return article.publisher or urlsplit(article.url).hostname or ""


def owner_name(known: str) -> str:
    """An owner's name as it is compared; an owner named by a domain is looked up in the table."""
    return same_name(owner_of(known.casefold()) or known)


def have_one_agency(one: Article, other: Article) -> bool:
    """Whether one news agency stands behind both articles."""
    agency = agency_of(one)
    return agency != "" and agency == agency_of(other)


def count_independent(articles: Sequence[Article], copies: Sequence[Copy]) -> int:
    """The most reports of which no two share an origin or an owner; at least 1."""
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
    """The address of the original at the end of a chain of copies; a circle ends where it is closed."""
    seen = {url}
    while (further := repeats.get(url, url)) not in seen:
        seen.add(further)
        url = further
    return url


def _one_per_outlet_name(articles: Sequence[Article]) -> dict[str, str]:
    """Address → owner; outlets of one name on several domains get one owner."""
    same: dict[str, str] = {}

    def first(name: str) -> str:
        while same.setdefault(name, name) != name:
            name = same[name]
        return name

    for article in articles:
        # a leading space tells the names of outlets from those of owners
        one, other = sorted((first(f" {article.publisher.casefold()}"), first(source(article, OWNERS))))
        if article.publisher:
            same[one] = other
    return {article.url: first(source(article, OWNERS)) for article in articles}


def _matched(owners_of_origin: Mapping[str, set[str]]) -> int:
    """How many origins can be given an owner of their own (maximum bipartite matching, Kuhn 1955)."""
    origin_of_owner: dict[str, str] = {}

    def give(origin: str, tried: set[str]) -> bool:
        for owner in sorted(owners_of_origin[origin] - tried):
            tried.add(owner)
            if owner not in origin_of_owner or give(origin_of_owner[owner], tried):
                origin_of_owner[owner] = origin
                return True
        return False

    return sum(give(origin, set()) for origin in sorted(owners_of_origin))
