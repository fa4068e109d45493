"""What a page says of the kind of thing that it holds."""

from __future__ import annotations

import pytest

from digest.extract.page import read_page
from digest.extract.stated_kind import stated_kind

TEXT = "<p>" + "The council approved a new bridge over the Alder river on Wednesday. " * 8 + "</p>"


def page(head: str) -> bytes:
    title = "Council approves bridge over the Alder"
    body = f"<article><h1>{title}</h1>{TEXT}</article>"
    return f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>".encode()


def json_ld(kind: str) -> str:
    said = f'{{"@type": "{kind}", "headline": "Council approves bridge over the Alder"}}'
    return f'<script type="application/ld+json">{said}</script>'


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (json_ld("OpinionNewsArticle"), "opinion"),
        (json_ld("LiveBlogPosting"), "live"),
        (json_ld("AnalysisNewsArticle"), "analysis"),
        (json_ld("AdvertiserContentArticle"), "promo"),
        (json_ld("ScholarlyArticle"), "paper"),
        (json_ld("NewsArticle"), ""),
        ('<meta property="article:section" content="Opinion">', "opinion"),
        ('<meta property="article:section" content="Meinung">', "opinion"),
        ('<meta property="article:section" content="World">', ""),
        ('<meta property="og:type" content="video.other">', "media"),
        ("", ""),
    ],
)
def test_markup_and_section_of_a_page_state_its_kind(head: str, kind: str) -> None:
    assert read_page(page(head), "https://outlet.example/a/bridge").stated_kind == kind


def test_a_video_beside_an_article_does_not_make_it_one() -> None:
    assert stated_kind(["newsarticle"], ["newsarticle", "og:video.other", "podcastepisode"], []) == ""
    assert stated_kind([], ["podcastepisode"], []) == "media"
