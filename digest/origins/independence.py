"""articles → how many of them are independent of one another.

Two reports are not independent when they have one *origin* or one *owner*:

=======  ==============================================================================================
origin   whose words they are: a copy's is its original's (`copies`, `rewrites`); else the agency that the
         credit line names or whose own page it is (`agencies`); else the owner
owner    who can decide what is printed: `Article.owner` as feeds.yaml says it, else by the shipped table of
         owners and the registrable domain (`owners`); outlets of one name are one
=======  ==============================================================================================

"k independent" is the size of the largest choice of reports of which no two share an origin or an owner. So
an outlet that prints its own report and an agency's is one voice, unless another outlet prints the agency's
too; and the number is never above the number of outlets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.cluster.agencies import agency_of
from digest.web.owners import owner_from_url, owner_of, same_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from digest.models import Article, Copy


def owner(article: Article) -> str:
    """Who owns the outlet, as it is compared with others."""
    known = article.owner or owner_from_url(article.url)
    return owner_name(known) if known else article.publisher.casefold()


def owner_name(known: str) -> str:
    """An owner as it is compared; one named by a domain is looked up."""
    return same_name(owner_of(known.casefold()) or known)


def origin(article: Article) -> str:
    """Who an article counts for: the agency it is from, else the owner of the outlet."""
    return agency_of(article) or owner(article)


def count_independent(articles: Sequence[Article], copies: Sequence[Copy]) -> int:
    """The most reports of which no two share an origin or an owner; at least 1."""
    by_url = {article.url: article for article in articles}
    repeats = {copy.article_url: copy.original_url for copy in copies}
    owners = _one_per_name(articles)
    wanted: dict[str, set[str]] = {}
    for article in articles:
        original = by_url.get(_original(article.url, repeats), article)
        whose = agency_of(original) or owners[original.url]
        wanted.setdefault(whose, set()).add(owners[article.url])
    return max(1, _matched(wanted))


def _original(url: str, repeats: Mapping[str, str]) -> str:
    """The address at the end of a chain of copies."""
    seen = {url}
    while (further := repeats.get(url, url)) not in seen:
        seen.add(further)
        url = further
    return url


def _one_per_name(articles: Sequence[Article]) -> dict[str, str]:
    """Address → owner, one and the same for outlets of one name on several domains."""
    same: dict[str, str] = {}

    def first(name: str) -> str:
        while same.setdefault(name, name) != name:
            name = same[name]
        return name

    for article in articles:
        # a space parts the names of outlets from those of owners
        one, other = sorted((first(f" {article.publisher.casefold()}"), first(owner(article))))
        if article.publisher:
            same[one] = other
    return {article.url: first(owner(article)) for article in articles}


def _matched(wanted: Mapping[str, set[str]]) -> int:
    """How many origins can be given an owner of their own (maximum bipartite matching, Kuhn 1955)."""
    given: dict[str, str] = {}

    def give(origin: str, tried: set[str]) -> bool:
        for own in sorted(wanted[origin] - tried):
            tried.add(own)
            if own not in given or give(given[own], tried):
                given[own] = origin
                return True
        return False

    return sum(give(origin, set()) for origin in sorted(wanted))
