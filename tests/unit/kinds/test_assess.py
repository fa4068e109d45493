"""The kind and the worth of an article, by its address, headline and first words."""

from __future__ import annotations

import pytest

from digest.kinds import assess
from digest.models import Kind
from tests.builders import article

NEWS = "Police said three people were killed when a bus left the road near Norrby on Tuesday."
DIARY = "I've been meaning to write about my garden for weeks. My wife says that I should just do it."


def test_a_report_of_a_paper_that_nobody_lists_is_a_report_and_tells_its_event() -> None:
    found = assess(
        article(
            url="https://norrbyposten.example/2026/03/05/bus-crash",
            headline="Three killed in bus crash near Norrby",
            text=NEWS,
            language="en",
        )
    )
    assert found.kind is Kind.REPORT
    assert found.tells > 0.5


def test_a_diary_is_no_news_and_worth_less_than_a_report() -> None:
    diary = assess(
        article(url="https://ada.blog.example/garden/", headline="My garden", text=DIARY, language="en")
    )
    report = assess(article(headline="Three killed in bus crash near Norrby", text=NEWS, language="en"))
    assert diary.kind is Kind.OTHER
    assert diary.worth < report.worth


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("https://outlet.example/opinion/2026/why-the-bridge", Kind.OPINION),
        ("https://outlet.example/meinung/die-bruecke", Kind.OPINION),
        ("https://outlet.example/idees/2026/le-pont", Kind.OPINION),
        ("https://outlet.example/opini%C3%B3n/el-puente", Kind.OPINION),
        ("https://outlet.example/%E8%AF%84%E8%AE%BA/123", Kind.OPINION),
        ("https://outlet.example/%D8%B1%D8%A3%D9%8A/123", Kind.OPINION),
        ("https://outlet.example/news/live/storm", Kind.LIVE),
        ("https://outlet.example/video/newsfeed/2026/3/5/storm", Kind.MEDIA),
        ("https://outlet.example/horoskop/waage", Kind.SERVICE),
        ("https://outlet.example/sponsored/kettles", Kind.PROMO),
        ("https://outlet.example/obituaries/ada-lund", Kind.OBITUARY),
        ("https://outlet.example/press-releases/2026/alder", Kind.PRESS),
        ("https://arxiv.org/abs/2603.01234", Kind.PAPER),
        ("https://github.com/alder/alder/releases/tag/v4.2.0", Kind.RELEASE),
        ("https://earthquake.usgs.gov/earthquakes/eventpage/us7000abcd", Kind.ADVISORY),
    ],
)
def test_the_address_tells_the_kind_in_any_language(url: str, kind: Kind) -> None:
    for language in ("en", "de", "zh", "ar"):
        found = assess(article(url=url, headline="Die Brücke", text="", language=language))
        assert (found.kind, found.likely >= 0.8) == (kind, True)


@pytest.mark.parametrize(
    ("headline", "kind"),
    [
        ("CVE-2026-10234: alder before 4.2 allows a crafted file", Kind.ADVISORY),
        ("M 4.6 - 12 km SSW of Norrby", Kind.ADVISORY),
        ("alder 4.2.1", Kind.RELEASE),
        ("S02E07 The Bridge", Kind.MEDIA),
        ("Ada Lund (1931-2026)", Kind.OBITUARY),
    ],
)
def test_a_set_form_tells_the_kind_in_any_language(headline: str, kind: Kind) -> None:
    for language in ("en", "fr", "es"):
        assert assess(article(headline=headline, text="", language=language)).kind is kind


@pytest.mark.parametrize(
    ("headline", "text", "kind"),
    [
        ("Live: storm reaches the coast", "Follow it here.", Kind.LIVE),
        ("Morning briefing: the bridge, the storm and a vote", "", Kind.ROUNDUP),
        ("Alder 4.2 released", "It brings a faster parser.", Kind.RELEASE),
        ("The bridge and us", "In this episode Ada Lund talks about the bridge.", Kind.MEDIA),
        ("How to prune a hedge in ten steps", "You will need sharp shears.", Kind.SERVICE),
    ],
)
def test_phrases_tell_the_kind_in_a_language_with_tables(headline: str, text: str, kind: Kind) -> None:
    assert assess(article(headline=headline, text=text, language="en")).kind is kind


def test_a_score_under_sports_is_a_result() -> None:
    found = assess(
        article(url="https://outlet.example/sport/norrby-alder", headline="Norrby 3-1 Alder", text="")
    )
    assert found.kind is Kind.RESULTS


def test_what_page_or_feed_states_outweighs_all_else() -> None:
    found = assess(article(headline="Council approves bridge", text=NEWS, stated_kind="opinion"))
    assert found.kind is Kind.OPINION
    assert found.because[0] == "its page or feed says so"


def test_a_category_of_the_feed_tells_the_kind() -> None:
    found = assess(article(headline="Council approves bridge", text=NEWS, tags=("Norrby", "Live Blog")))
    assert found.kind is Kind.LIVE
    assert found.because[0] == "its category is Live Blog"


@pytest.mark.parametrize(
    ("language", "headline", "text"),
    [
        ("de", "Warum ich meinen Garten liebe", "Ich habe lange darüber nachgedacht."),
        ("zh", "三人在公交车事故中丧生", "警方星期二表示,三人丧生。"),
        ("ar", "مقتل ثلاثة في حادث حافلة", "قالت الشرطة يوم الثلاثاء إن ثلاثة قتلوا."),
    ],
)
def test_a_language_without_tables_stays_a_report_unless_something_clear_says_otherwise(
    language: str, headline: str, text: str
) -> None:
    found = assess(article(headline=headline, text=text, language=language))
    assert found.kind is Kind.REPORT
    assert found.likely < 0.9


def test_the_same_article_is_assessed_alike_every_time() -> None:
    assert assess(article()) == assess(article())


def test_a_headline_alone_is_not_taken_for_no_news() -> None:
    found = assess(
        article(
            url="https://norrbyposten.example/news/1204",
            headline="Council rejects plan for bridge over the Alder",
            text="",
            language="en",
        )
    )
    assert found.kind is Kind.REPORT
    assert found.worth >= 0.3


@pytest.mark.parametrize("language", ["de", "fr", "es", "zh", "ar"])
def test_where_no_word_is_understood_the_worth_is_neutral_unless_the_address_speaks(language: str) -> None:
    news = article(url="https://o.example/news/1204", headline="Norrby", text="Alder.", language=language)
    stars = article(url="https://o.example/horoskop/waage", headline="Norrby", text="", language=language)
    assert (assess(news).worth, assess(news).tells) == (0.5, 0.5)
    assert assess(stars).worth == 0.235  # .85 · .1, the most of service, and .15 · 1
