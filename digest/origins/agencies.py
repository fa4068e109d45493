"""Which news agency an article is from: by its credit line, or because the outlet is the agency itself.

The names and sites of agencies are in `digest.language.en.outlets`. Agencies are credited by the same names
in every language, so this one table serves articles in all languages.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from digest.language import ENGLISH
from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from digest.models import Article


@cache
def _by_name() -> Mapping[str, str]:
    """Normalised name (`_as_compared`) → the agency."""
    return {_as_compared(name): agency for name, agency in ENGLISH.outlets.agencies.items()}


@cache
def _by_domain() -> Mapping[str, str]:
    """Registrable domain → the agency that publishes there."""
    return {registrable_domain(site): agency for site, agency in ENGLISH.outlets.agency_sites.items()}


def _as_compared(name: str) -> str:
    """A name in lower case, without double spaces and a leading "the": ``The AP`` → ``ap``."""
    return " ".join(name.casefold().removeprefix("the ").split())


def agency_named(credit: str) -> str:
    """The agency that a credit names, under one spelling; the normalised credit if no agency is known."""
    plain = _as_compared(credit)
    return _by_name().get(plain, plain)


def agency_at(url: str) -> str:
    """The agency whose own site an address is on; "" for all other sites."""
    return _by_domain().get(registrable_domain(url), "")


def agency_of(article: Article) -> str:
    """The agency that an article is from; "" for an outlet's own report."""
    if article.credit:
        return agency_named(article.credit)
    return agency_at(article.url) or _by_name().get(_as_compared(article.publisher), "")


def is_agency(article: Article, credited: Collection[str]) -> bool:
    """Whether the outlet is the agency that the article is from, or one of the agencies `credited`."""
    own = {agency_at(article.url), agency_named(article.publisher)} - {""}
    return agency_of(article) in own or not own.isdisjoint(credited)
