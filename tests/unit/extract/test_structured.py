"""What a page says of itself for machines, however it writes it."""

from __future__ import annotations

import html
import json
from typing import Any

import pytest

from digest.extract.json_ld import values_from_script
from digest.extract.offers import drop_offers
from digest.extract.page import read_page, tree_from_html
from digest.extract.paying import truth
from digest.extract.structured import Structured, body_of, structured_from_tree
from tests.fakes.pages import STORY, page

URL = "https://wire.example/news/1"
OWN: dict[str, Any] = {
    "@type": "NewsArticle",
    "headline": "Bridge approved",
    "datePublished": "2026-03-04T18:05:00+01:00",
    "author": {"@type": "Person", "name": "Ada Lund"},
    "url": URL,
}
OTHER: dict[str, Any] = {
    "@type": "NewsArticle",
    "headline": "Bread prices fall",
    "datePublished": "2026-02-20T08:00:00Z",
    "author": {"@type": "Person", "name": "Zed Zorn"},
    "url": "https://wire.example/news/77",
}


def script(*objects: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects)


def said(head: str, body: str = "<h1>Bridge approved</h1>", url: str = URL) -> Structured:
    return structured_from_tree(
        tree_from_html(f"<html><head>{head}</head><body>{body}</body></html>", "x"), url
    )


def without(thing: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in thing.items() if name not in names}


@pytest.mark.parametrize(
    "objects",
    [
        [OTHER, OWN],
        [[OTHER, OWN]],
        [{"@graph": [OTHER, OWN]}],
        [OTHER, {"@type": "WebPage", "mainEntity": OWN}],
        [{"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}, OWN],
        [OTHER, without(OWN, "url")],
        [without(OTHER, "url"), without(OWN, "headline")],
        [OTHER, without(OWN, "url") | {"mainEntityOfPage": {"@id": URL + "#article"}}],
        [OTHER, without(OWN, "url") | {"@id": "http://www.wire.example/news/1/"}],
        [OTHER, OWN | {"@type": ["Thing", "https://schema.org/ReportageNewsArticle"]}],
        [without(OWN, "author"), OTHER, without(OWN, "datePublished")],
    ],
)
def test_of_several_articles_the_pages_own_counts(objects: list[Any]) -> None:
    found = said(script(*objects))
    assert found.authors == ("Ada Lund",)
    assert found.published[0].at.isoformat() == "2026-03-04T17:05:00+00:00"


@pytest.mark.parametrize("other", [OTHER, without(OTHER, "url"), without(OTHER, "headline")])
def test_an_article_whose_address_or_headline_is_anothers_says_nothing_of_the_page(
    other: dict[str, Any],
) -> None:
    assert said(script(other)).published == ()
    assert said(script(other)).authors == ()


def test_the_only_article_counts_when_its_headline_is_worded_otherwise() -> None:
    assert said(script(OWN | {"headline": "Council votes for a crossing"})).authors == ("Ada Lund",)
    reworded = without(OWN, "url") | {"headline": "Alder bridge is approved"}
    assert said(script(reworded)).authors == ("Ada Lund",)
    assert said(script(without(OWN, "url") | {"headline": "Bridge&#32;approved"})).authors == ("Ada Lund",)


OWN_TEXT = json.dumps(OWN)


@pytest.mark.parametrize(
    "text",
    [
        "/*<![CDATA[*/ " + OWN_TEXT + " /*]]>*/",
        "//<![CDATA[\n" + OWN_TEXT + "\n//]]>",
        "<![CDATA[" + OWN_TEXT + "]]>",
        "<!-- " + OWN_TEXT + " -->",
        "<!--//--><![CDATA[//><!--\n" + OWN_TEXT + "\n//--><!]]>",
        '{"@type":"BreadcrumbList"}\n' + OWN_TEXT,
        OWN_TEXT + ',\n{"@type":"BreadcrumbList"}',
        "var page = " + OWN_TEXT + ";",
        "\ufeff" + OWN_TEXT + ";",
        OWN_TEXT[:-1] + ",}",
        OWN_TEXT[:-1] + ', "keywords": ["a", "b",],\n}',
        OWN_TEXT[:-1] + ', "description": "two\nlines\tand more"}',
        OWN_TEXT[:-1] + ', "description": "a "quoted" word"}',
        OWN_TEXT[:-1] + r', "description": "it\'s"}',
        OWN_TEXT[:-1] + ', /* a note */ "name": "x" // and another\n}',
        OWN_TEXT[:-1] + ', "image": "https://wire.example/a.jpg",}',
        html.escape(OWN_TEXT),
    ],
)
def test_a_script_is_read_as_pages_write_it(text: str) -> None:
    assert OWN["author"] in [one.get("author") for one in values_from_script(text)]


@pytest.mark.parametrize("text", ["", "{", "null", "[" * 5000, '{"a": ' * 3000, "not JSON at all"])
def test_a_script_that_is_no_json_is_passed_over(text: str) -> None:
    assert [one for one in values_from_script(text) if one] == []


MICRODATA = (
    '<article itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Bridge approved</h1>'
    '<meta itemprop="datePublished" content="2026-03-04T18:05:00+01:00">'
    '<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ada Lund</b></span>'
    "</article>"
)
RDFA = (
    '<article vocab="https://schema.org/" typeof="NewsArticle"><h1 property="headline">Bridge approved</h1>'
    '<time property="datePublished" datetime="2026-03-04T18:05:00+01:00">4 March</time>'
    '<span property="author" typeof="Person"><b property="name">Ada Lund</b></span></article>'
)
TEASER = (
    '<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="url" href="/news/77"></a>'
    '<h2 itemprop="headline">Bread prices fall</h2><meta itemprop="datePublished" content="2026-02-20">'
    '<link itemprop="url" href="https://wire.example/news/77"></div>'
)


@pytest.mark.parametrize("body", [MICRODATA, RDFA, TEASER + MICRODATA])
def test_what_the_markup_says_counts_where_scripts_say_nothing(body: str) -> None:
    found = said("", body)
    assert found.meta_authors == ("Ada Lund",)
    assert found.published[0].at.isoformat() == "2026-03-04T17:05:00+00:00"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (False, False),
        ("False", False),
        ("false", False),
        ("http://schema.org/False", False),
        ("https://schema.org/False/", False),
        ("schema:False", False),
        ({"@id": "https://schema.org/False"}, False),
        ({"@value": "false"}, False),
        (["False"], False),
        ("no", False),
        (0, False),
        (True, True),
        ("https://schema.org/True", True),
        ("yes", True),
        ("perhaps", None),
        (None, None),
    ],
)
def test_whether_an_article_is_free_is_read_in_every_spelling(value: object, expected: bool | None) -> None:
    assert truth(value) is expected


def test_an_article_is_not_free_when_a_part_of_it_is_not() -> None:
    part = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".paywall"}
    for parts in (part, [part], [{"@type": "WebPageElement"}, part]):
        found = said(script(OWN | {"hasPart": parts}))
        assert found.is_free is False
        assert found.locked == (".paywall",)
    assert said(script(OWN | {"isAccessibleForFree": True, "hasPart": part})).is_free is True
    assert said(script(OWN)).is_free is None


LOCKED = script(
    OWN
    | {
        "isAccessibleForFree": "https://schema.org/False",
        "hasPart": {"isAccessibleForFree": False, "cssSelector": "div.wall > .offer, #more"},
    }
)


@pytest.mark.parametrize(
    "offer", ['<div class="wall"><p class="offer">{}</p></div>', '<div id="more">{}</div>']
)
def test_an_offer_in_place_of_the_text_is_not_read(offer: str) -> None:
    read = read_page(page(*STORY, head=LOCKED, extra=offer.format("Become a member to go on reading.")), URL)
    assert read.is_paywalled
    assert "Become a member" not in read.text
    assert STORY[0] in read.text


def test_the_text_that_only_members_should_see_is_kept_where_it_is_sent() -> None:
    locked = f'<div id="more">{"".join(f"<p>{line}</p>" for line in STORY * 3)}</div>'
    tree = tree_from_html(f"<body><p>{STORY[0]}</p>{locked}</body>", "x")
    drop_offers(tree, ["#more"])
    assert STORY[1] in tree.text_content()


@pytest.mark.parametrize(
    ("article", "text"),
    [
        ({"articleBody": "One.\n\nTwo."}, "One.\n\nTwo."),
        ({"articleBody": "One.\nTwo."}, "One.\n\nTwo."),
        ({"articleBody": "<p>One &amp; more.</p><p>Two.</p>"}, "One & more.\n\nTwo."),
        ({"articleBody": "One.&lt;br&gt;Two."}, "One.\n\nTwo."),
        ({"articleBody": ["One.", "Two."]}, "One.\n\nTwo."),
        ({"text": "One."}, "One."),
        ({"articleBody": {"no": "text"}}, ""),
        (
            {
                "@type": "LiveBlogPosting",
                "articleBody": "Opening.",
                "liveBlogUpdate": [
                    {"@type": "BlogPosting", "headline": "18:05", "articleBody": "Voted."},
                    {"@type": "BlogPosting", "articleBody": "Begun."},
                ],
            },
            "Opening.\n\nVoted.\n\nBegun.",
        ),
    ],
)
def test_the_text_of_the_pages_own_article_is_given(article: dict[str, Any], text: str) -> None:
    tree = tree_from_html(f"<head>{script(OTHER | {'articleBody': 'Bread.'}, OWN | article)}</head>", "x")
    assert body_of(tree, URL) == text


def test_a_meta_date_in_numbers_is_read_as_the_language_of_the_page_has_it() -> None:
    head = '<meta property="article:published_time" content="04/03/2026 18:05">'
    for language, day in (("fr", "2026-03-04"), ("en-US", "2026-04-03")):
        tree = tree_from_html(f"<html lang={language}><head>{head}</head></html>", "x")
        assert [str(moment.day) for moment in structured_from_tree(tree).published] == [day]
    assert structured_from_tree(tree_from_html(f"<head>{head}</head>", "x")).published == ()


@pytest.mark.parametrize(
    "value", [["2026-03-04T18:05:00Z"], {"@type": "DateTime", "@value": "2026-03-04T18:05:00Z"}]
)
def test_a_date_in_a_list_or_an_object_is_read(value: Any) -> None:
    assert (
        said(script(OWN | {"datePublished": value})).published[0].at.isoformat()
        == "2026-03-04T18:05:00+00:00"
    )
