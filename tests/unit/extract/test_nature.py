"""Articles are told from shops, lists, forums and front pages."""

from __future__ import annotations

import pytest

from digest.extract.nature import is_article
from digest.extract.page import read_page
from digest.extract.structured import Structured
from tests.fakes.pages import STORY, page

TEXT = "\n\n".join(STORY)
URL = "https://alder.example/x"


def test_prose_that_makes_up_its_page_is_an_article() -> None:
    assert is_article(Structured(), URL, TEXT, TEXT)
    assert is_article(Structured(), "", TEXT, TEXT)


@pytest.mark.parametrize(
    "url",
    [
        "https://alder.example/products/bridge-kit",
        "https://alder.example/tag/bridges",
        "https://forum.alder.example/t/1",
        "https://alder.example/search?q=bridge",
        "https://alder.example/",
    ],
)
def test_an_address_of_a_shop_a_list_or_a_forum_is_a_sign_against_it(url: str) -> None:
    assert not is_article(Structured(), url, TEXT, TEXT)


@pytest.mark.parametrize("kind", ["product", "collectionpage", "discussionforumposting", "og:product"])
def test_what_calls_itself_something_else_is_none(kind: str) -> None:
    assert not is_article(Structured(kinds=frozenset({kind})), URL, TEXT, TEXT)


def test_what_calls_itself_an_article_is_one_even_among_much_else() -> None:
    around = TEXT + " Menu item." * 400
    assert not is_article(Structured(), URL, TEXT, around)
    assert is_article(Structured(kinds=frozenset({"newsarticle", "product"})), URL, TEXT, around)
    assert is_article(Structured(kinds=frozenset({"og:article"})), URL, TEXT, around)


def test_a_page_of_offers_is_none() -> None:
    assert not is_article(Structured(), URL, TEXT, TEXT + " Add to cart. Free shipping.")


def test_a_thread_of_a_forum_is_none() -> None:
    assert not is_article(Structured(), URL, TEXT, TEXT + " Posts: 12. Joined 2019. Reply. Quote." * 4)


def test_too_little_text_is_none_whatever_is_said() -> None:
    assert not is_article(Structured(kinds=frozenset({"newsarticle"})), URL, "A notice.", "A notice.")


def test_a_page_tells_what_it_is() -> None:
    shop = '<script type="application/ld+json">{"@type": "Product", "name": "Bridge kit"}</script>'
    assert read_page(page(*STORY), URL).is_article
    assert not read_page(page(*STORY, head=shop), URL).is_article
    assert not read_page(
        page(*STORY, head="<meta itemscope itemtype='https://schema.org/Product'>"), URL
    ).is_article
