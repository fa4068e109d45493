"""Who owns a site: by the table of public facts, else by its domain."""

from __future__ import annotations

import pytest

from digest.web.owners import owner_from_url, same_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.bbc.co.uk/news/1", "https://bbc.com/news/articles/2"),
        ("https://www.vogue.com/a", "https://arstechnica.com/b"),
    ],
)
def test_sites_of_one_owner_have_one_owner(one: str, other: str) -> None:
    assert owner_from_url(one) == owner_from_url(other) != ""


def test_a_site_that_the_table_does_not_know_speaks_for_its_domain() -> None:
    assert owner_from_url("https://news.aldercourier.example/bridge") == "aldercourier.example"


@pytest.mark.parametrize("url", ["http://127.0.0.1:8000/a", "http://[::1]/a", "http://intranet/a", ""])
def test_an_address_without_a_domain_has_no_owner(url: str) -> None:
    assert owner_from_url(url) == ""


def test_names_of_companies_are_compared_without_their_legal_form() -> None:
    assert same_name("The News Corp.") == same_name("News Corporation") == "news"
    assert same_name("Group") == "group"
