from __future__ import annotations

import pytest

from digest.models import Article, Copy
from digest.origins.agencies import agency_named
from digest.origins.independence import (
    ORIGINS,
    OWNERS,
    PRINTED,
    count_independent,
    have_one_agency,
    source,
)
from tests.builders import article


def on(site: str, number: int = 1, **changes: object) -> Article:
    return article(number, **{"url": f"https://{site}/{number}", "publisher": site, **changes})


def copies(*pairs: tuple[Article, Article]) -> list[Copy]:
    return [Copy(article_url=copy.url, original_url=original.url) for copy, original in pairs]


def test_copies_owners_and_agencies_count_once() -> None:
    articles = [
        article(1),
        article(2, owner="Big Group"),
        article(3, owner="Big Group"),
        article(4, credit="Northwire"),
        article(5, credit="Northwire"),
        article(6),
    ]
    assert count_independent(articles, []) == 4
    assert count_independent(articles, [Copy(article_url=articles[5].url, original_url=articles[0].url)]) == 3


def test_documents_without_a_site_count_by_what_they_say_their_outlet_is() -> None:
    files = [
        article(number, url=f"file:/home/ada/{number}.txt", publisher=publisher)
        for number, publisher in enumerate(["Alder Courier", "Radio Alder", "Alder Courier"])
    ]
    assert count_independent(files, []) == 2


def test_outlets_of_one_owner_are_known_by_the_table_and_count_once() -> None:
    assert source(on("www.smh.com.au"), OWNERS) == source(on("theage.com.au"), OWNERS)
    assert count_independent([on("www.mirror.co.uk"), on("www.express.co.uk"), on("www.bbc.co.uk")], []) == 2


def test_what_the_user_says_of_an_owner_goes_before_the_table() -> None:
    said = on("www.mirror.co.uk", owner="Somebody Else Ltd")
    assert source(said, OWNERS) == "somebody else"
    assert count_independent([said, on("www.express.co.uk")], []) == 2


def test_an_owner_named_by_the_user_and_by_the_table_is_one() -> None:
    assert count_independent([on("mypaper.example", owner="News Corporation"), on("nypost.com")], []) == 1


def test_pages_of_one_registered_domain_are_one_owners_and_blogs_of_one_host_are_not() -> None:
    assert count_independent([on("news.paper.co.uk"), on("sport.paper.co.uk")], []) == 1
    assert count_independent([on("anna.blogspot.com"), on("bert.blogspot.com")], []) == 2
    assert count_independent([on("one.co.uk"), on("two.co.uk")], []) == 2


def test_one_outlet_on_two_domains_is_one() -> None:
    assert (
        count_independent([on("the-post.example"), on("post.example", publisher="the-post.example")], []) == 1
    )


@pytest.mark.parametrize("credit", ["AP", "The Associated Press", "Associated Press", "ap"])
def test_an_agency_is_one_however_it_is_credited_and_the_same_as_its_own_site(credit: str) -> None:
    assert agency_named(credit) == "Associated Press"
    assert source(on("paper.example", credit=credit), ORIGINS) == source(on("apnews.com"), ORIGINS)
    assert count_independent([on("apnews.com"), on("paper.example", credit=credit)], []) == 1


def test_two_agencies_in_two_outlets_are_two_origins() -> None:
    assert count_independent([on("a.example", credit="Reuters"), on("b.example", credit="AFP")], []) == 2


def test_an_outlet_with_an_agencys_report_beside_its_own_is_one_voice() -> None:
    own, reprint = on("a.example", 1), on("a.example", 2, credit="Reuters")
    assert count_independent([own, reprint], []) == 1
    assert count_independent([own, reprint, on("b.example", 3, credit="Reuters")], []) == 2


def test_a_copy_counts_for_its_original_whoever_prints_it() -> None:
    own, wire, reprint = on("a.example", 1), on("a.example", 2, credit="Reuters"), on("b.example", 3)
    assert count_independent([own, wire, reprint], copies((reprint, wire))) == 2
    assert count_independent([own, on("b.example", 3)], copies((on("b.example", 3), own))) == 1


def test_copies_that_point_at_one_another_end() -> None:
    one, other = on("a.example"), on("b.example")
    assert count_independent([one, other], copies((one, other), (other, one))) == 2


def test_a_page_may_count_two_independent_where_a_summary_hears_three_voices() -> None:
    """Each counts on its own basis; the module `independence` says which and why."""
    sisters_and_a_stranger = [on("www.mirror.co.uk"), on("www.express.co.uk"), on("paper.example")]
    assert count_independent(sisters_and_a_stranger, []) == 2
    assert len({source(each, PRINTED) for each in sisters_and_a_stranger}) == 3


def test_where_the_owner_stands_on_the_article_every_basis_counts_alike() -> None:
    sisters = [on("one.example", owner="Alder Group"), on("two.example", owner="Alder Group")]
    assert count_independent(sisters, []) == 1
    for basis in (ORIGINS, OWNERS, PRINTED):
        assert len({source(each, basis) for each in sisters}) == 1


def test_an_outlet_without_a_name_or_an_owner_counts_by_its_host() -> None:
    nameless = [on("a.example", number, publisher="") for number in (1, 2)]
    assert {source(each, PRINTED) for each in nameless} == {"a.example"}
    file = on("", publisher="", url="file:/home/ada/1.txt")
    assert source(file, PRINTED) == "file:/home/ada/1.txt"


def test_one_agency_stands_behind_two_articles_however_they_credit_it() -> None:
    one, other = on("a.example", credit="AP"), on("b.example", credit="The Associated Press")
    assert have_one_agency(one, other)
    assert not have_one_agency(one, on("b.example", credit="Reuters"))
    assert not have_one_agency(on("a.example"), on("b.example"))
