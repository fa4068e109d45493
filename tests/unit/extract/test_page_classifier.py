"""Articles are told from shops, lists, forums and front pages."""

from __future__ import annotations

import json
import math
from importlib.resources import files

import pytest

from digest.extract.page import read_page, tree_from_html
from digest.extract.page_classifier import DIRECTIONS, is_article, log_odds, look_of, signs_of
from digest.extract.structured import Structured
from tests.fakes.pages import STORY, page

TEXT = "\n\n".join(STORY)
URL = "https://alder.example/news/council-approves-new-bridge"


def kind(name: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "{name}", "name": "Bridge kit"}}</script>'


def is_read_as_article(body: bytes, url: str = URL) -> bool:
    return read_page(body, url).is_article


def signs(body: bytes, url: str = URL, said: Structured | None = None) -> dict[str, float]:
    look = look_of(tree_from_html(body.decode(), url))
    return signs_of(
        said or Structured(), look, url=url, headline="Bridge approved", text=TEXT, is_dated=False
    )


def test_a_plain_news_page_is_an_article_though_it_says_nothing_of_itself() -> None:
    assert is_read_as_article(page(*STORY))
    assert is_read_as_article(page(*STORY), "")


def test_too_little_text_is_none_whatever_is_said() -> None:
    assert not is_read_as_article(page("A notice.", head=kind("NewsArticle")))
    assert not is_article(signs(page(*STORY)), "A notice.")


def test_a_page_of_a_shop_is_none() -> None:
    offers = "<p>€ 49.90 <button>Add to cart</button> free shipping</p>" * 12
    pitch = "<p>You will love our kit: we made it for you and your garden.</p>" * 4
    shop = page(pitch, head=kind("Product"), title="Bridge kit", extra=offers)
    assert not is_read_as_article(shop, "https://alder.example/products/kit")


def test_a_list_of_links_is_none() -> None:
    teasers = (
        "<ul>"
        + "<li><a href=/n>The council met again to talk of the bridge, and left</a></li>" * 40
        + "</ul>"
    )
    body = f"<html><body class='archive category-bridges'><h1>Bridges</h1>{teasers}</body></html>"
    assert not is_read_as_article(body.encode(), "https://alder.example/tag/bridges")


def test_a_thread_of_a_forum_is_none() -> None:
    post = "<div>Ada, joined 2019, posts: 12 <p>I think you should ask your council.</p> Reply Quote</div>"
    body = f"<html><body>{post * 20}</body></html>"
    assert not is_read_as_article(body.encode(), "https://forum.alder.example/t/1")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (URL, "https://alder.example/products/bridge-kit"),
        (URL, "https://alder.example/tag/bridges"),
        ("https://alder.example/2026/03/05/council-approves-bridge", "https://alder.example/"),
    ],
)
def test_an_address_of_a_shop_or_a_list_counts_against_a_page(better: str, worse: str) -> None:
    assert log_odds(signs(page(*STORY), better)) > log_odds(signs(page(*STORY), worse))


def test_what_a_page_calls_itself_counts() -> None:
    plain = log_odds(signs(page(*STORY)))
    for name in ("newsarticle", "og:article"):
        assert log_odds(signs(page(*STORY), said=Structured(kinds=frozenset({name})))) > plain
    for name in ("product", "collectionpage", "og:product"):
        assert log_odds(signs(page(*STORY), said=Structured(kinds=frozenset({name})))) < plain
    both = Structured(kinds=frozenset({"newsarticle", "collectionpage"}))
    assert log_odds(signs(page(*STORY), said=both)) > plain


def test_the_class_of_a_post_counts_for_a_page_and_that_of_an_archive_against_it() -> None:
    bodies = [
        page(*STORY).replace(b"<body>", f"<body class='{classes}'>".encode())
        for classes in ("post-template-default single-post", "", "archive category-bridges")
    ]
    post, plain, archive = (log_odds(signs(body)) for body in bodies)
    assert post > plain > archive


def test_no_weight_points_against_its_signs_direction() -> None:
    learnt = json.loads(files("digest.extract").joinpath("page_classifier.json").read_text("utf-8"))
    assert set(learnt) == {*DIRECTIONS, "unknown address", "bias", "bar"}
    assert all(learnt[name] * direction >= 0 for name, direction in DIRECTIONS.items())


def test_every_sign_is_a_finite_number_on_an_empty_page() -> None:
    empty = signs_of(
        Structured(), look_of(tree_from_html("<p></p>", "")), url=URL, headline="", text="", is_dated=False
    )
    assert set(empty) == set(DIRECTIONS)
    assert all(math.isfinite(value) for value in empty.values())
