from __future__ import annotations

import pytest

from digest.cluster.agencies import agency_named, agency_of
from digest.cluster.independence import count_independent, origin, owner
from digest.models import Article, Copy
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
    assert owner(on("www.smh.com.au")) == owner(on("theage.com.au"))
    assert count_independent([on("www.mirror.co.uk"), on("www.express.co.uk"), on("www.bbc.co.uk")], []) == 2


def test_what_the_user_says_of_an_owner_goes_before_the_table() -> None:
    said = on("www.mirror.co.uk", owner="Somebody Else Ltd")
    assert owner(said) == "somebody else"
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
    assert origin(on("paper.example", credit=credit)) == origin(on("apnews.com"))
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


def test_an_agencys_own_page_is_its_own_and_another_agencys_text_on_it_is_not() -> None:
    assert agency_of(on("www.reuters.com")) == "Reuters"
    assert agency_of(on("www.cnn.com", credit="AP")) == "Associated Press"
    assert agency_of(on("paper.example")) == ""
