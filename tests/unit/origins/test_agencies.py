from __future__ import annotations

import pytest

from digest.origins.agencies import agency_at, agency_named, agency_of, is_agency
from tests.builders import article


def test_an_agencys_own_page_is_its_own_and_another_agencys_text_on_it_is_not() -> None:
    assert agency_of(article(url="https://www.reuters.com/1")) == "Reuters"
    assert agency_of(article(url="https://www.cnn.com/1", credit="AP")) == "Associated Press"
    assert agency_of(article(url="https://paper.example/1")) == ""


def test_an_outlet_that_bears_an_agencys_name_is_the_agency() -> None:
    assert agency_of(article(url="https://mirror.example/1", publisher="Kyodo News")) == "Kyodo News"


@pytest.mark.parametrize("credit", ["dpa", "DPA", "Deutsche  Presse-Agentur", "the dpa international"])
def test_an_agency_has_one_name_whatever_case_spaces_or_article_the_credit_has(credit: str) -> None:
    assert agency_named(credit) == "dpa"


def test_a_credit_that_names_no_known_agency_stands_for_itself() -> None:
    assert agency_named("The Northwire") == agency_named("northwire") == "northwire"


def test_an_agency_is_known_by_any_page_of_its_registered_domain() -> None:
    assert agency_at("https://apnews.com/article/1") == "Associated Press"
    assert agency_at("https://hosted.ap.org/1") == "Associated Press"
    assert agency_at("https://paper.example/1") == ""


def test_an_outlet_is_the_agency_where_it_prints_its_own_report_or_is_credited_by_others() -> None:
    own = article(url="https://www.reuters.com/1")
    assert is_agency(own, ())
    assert not is_agency(article(url="https://paper.example/1", credit="Reuters"), ())
    assert is_agency(article(url="https://blog.example/1", publisher="Northwire"), {"northwire"})
