"""What is read off a page."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from digest.errors import ExtractError
from digest.extract.clean import clean
from digest.extract.page import read_page, text_from_html
from tests.fakes.pages import STORY, page

URL = "https://wire.example/news/1"
PAGES = Path(__file__).parents[2] / "data" / "pages"


def json_ld(**fields: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_the_text_is_the_story_and_nothing_else() -> None:
    assert read_page(page(*STORY), URL).text.endswith("\n\n".join(STORY))


@pytest.mark.parametrize("path", sorted(PAGES.glob("*.html")), ids=lambda path: path.stem)
def test_an_odd_page_is_read_as_its_expectation_says(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    read = read_page(path.read_bytes(), URL)
    story = clean(read.text, headline=read.headline, authors=read.authors)
    got = {
        "headline": read.headline,
        "byline": read.byline,
        "published": read.published.isoformat() if read.published else None,
        "is_day_only": read.is_day_only,
        "language": read.language,
        "canonical": read.canonical,
        "publisher": read.publisher,
        "is_paywalled": read.is_paywalled,
        "is_article": read.is_article,
        "credit": story.credit,
    }
    for name, value in expected.items():
        if name == "holds":
            assert all(part in read.text for part in value), read.text
        elif name == "lacks":
            assert not any(part in read.text for part in value), read.text
        elif name == "story_begins":
            assert story.text.startswith(value)
        elif name == "story_ends":
            assert story.text.endswith(value)
        else:
            assert got[name] == value


def test_structured_data_wins_over_what_is_read_off_the_layout() -> None:
    head = json_ld(
        headline="Bridge approved",
        datePublished="2026-03-04T18:05:00+01:00",
        author=[{"@type": "Person", "name": "Ada Lund"}, {"@type": "Person", "name": "Bo Ek"}],
        publisher={"@type": "Organization", "name": "Example Wire"},
        isAccessibleForFree=False,
    )
    read = read_page(page("Published on 1 January 2020", *STORY, head=head), URL)
    assert read.headline == "Bridge approved"
    assert read.published == datetime(2026, 3, 4, 17, 5, tzinfo=UTC)
    assert read.byline == "Ada Lund and Bo Ek"
    assert read.publisher == "Example Wire"
    assert read.is_paywalled
    assert read.language == "en"


def test_a_date_read_off_the_layout_is_known_to_the_day_only() -> None:
    read = read_page(page("<time>March 4, 2026</time>", *STORY), URL)
    assert read.published == datetime(2026, 3, 4, tzinfo=UTC)
    assert read.is_day_only


def test_the_standfirst_is_part_of_the_text() -> None:
    said = "The town will have its second bridge at last, three votes say."
    html = page(*STORY, head=f'<meta property="og:description" content="{said}">').replace(
        b"<p>", f"<div class=x>{said}</div><p>".encode(), 1
    )
    assert read_page(html, URL).text.count(said) == 1


def test_an_article_that_follows_is_not_part_of_the_text() -> None:
    other = (
        "<article><h1>Another story</h1>"
        + "<p>Nobody asked about the ferry this time. </p>" * 40
        + "</article>"
    )
    long = [paragraph * 3 for paragraph in STORY]
    assert "ferry" not in read_page(page(*long, extra=other), URL).text


@pytest.mark.parametrize(
    "body", [b"", b"   \n", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n\x00\x00", b"PK\x03\x04 docx"]
)
def test_what_is_no_page_is_an_error_that_says_what_to_do(body: bytes) -> None:
    with pytest.raises(ExtractError, match="give"):
        read_page(body, URL)


def test_a_page_without_a_story_is_no_article() -> None:
    assert not read_page(b"<html><body><nav><a href=/>Home</a></nav></body></html>", URL).is_article


def test_feed_html_becomes_paragraphs() -> None:
    html = (
        "<p>One &amp; two.</p>Loose text.<div>Three<br>four.</div><p hidden>Trap.</p><ul><li>Five</li></ul>"
    )
    assert text_from_html(html) == "One & two.\n\nLoose text.\n\nThree\nfour.\n\nFive"
    assert text_from_html(" ") == ""


def test_prose_that_a_first_look_leaves_out_is_looked_for_again() -> None:
    below = f"<div class=newsletter><p>{STORY[3] * 3}</p><p>{STORY[4] * 3}</p></div>"
    text = read_page(page(*(part * 2 for part in STORY[:3]), below), URL).text
    assert all(part in text for part in STORY)


def test_a_power_in_a_headline_survives() -> None:
    html = page(*STORY).replace(
        b"<h1>Bridge approved</h1>", b"<h1>Basin holds 10<sup>6</sup> litres<sup>1</sup></h1>"
    )
    read = read_page(html.replace(b"<title>Bridge approved | Example Wire</title>", b""), URL)
    assert read.headline == "Basin holds 10⁶ litres"
