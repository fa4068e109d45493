from __future__ import annotations

import pytest

from digest.cluster.vectors import ContentTerms, content_terms, tfidf
from tests.builders import article


def test_rows_have_unit_length_and_rare_words_weigh_most() -> None:
    rows = tfidf([article(1, headline="President visits Quillhaven", text="")])
    assert rows.values @ rows.values == pytest.approx(1.0)
    assert max(rows.values) > 1.5 * min(rows.values)


def test_running_text_is_compared_by_pairs_of_words_and_a_blurb_is_not() -> None:
    words = [f"w{letter}{number}" for number in range(5) for letter in "abcdefgh"]
    same = [article(number, headline="", text=" ".join(words)) for number in (1, 2)]
    assert len(tfidf(same).columns) > len(tfidf(same, in_pairs=False).columns) == 80
    short = [article(number, headline="", text=" ".join(words[:39])) for number in (1, 2)]
    assert len(tfidf(short).columns) == len(tfidf(short, in_pairs=False).columns) == 78


def test_outlets_dates_and_live_blog_words_are_not_compared() -> None:
    live = article(
        1,
        headline="LIVE: Bridge closes - Alder Times",
        publisher="Alder Times",
        text="On Monday, the Alder Times said.",
    )
    assert content_terms(live) == ContentTerms(headline=("bridge", "close"), opening=())


def test_the_same_words_in_two_articles_give_the_same_row() -> None:
    rows = tfidf([article(number, headline="Bridge closes in Quillhaven", text="") for number in (1, 2)])
    assert rows.against(rows, 0) == pytest.approx([1.0, 1.0])


def test_a_words_weight_grows_with_the_logarithm_of_how_often_it_stands() -> None:
    rows = tfidf([article(1, headline="", text="zorb zorb zorb quagga")])
    often, once = sorted(rows.values.tolist(), reverse=True)
    assert often / once == pytest.approx(1 + 1.0986122886681098)  # ln 3; both words are equally rare


def test_a_headline_that_the_blurb_repeats_is_not_counted_twice() -> None:
    repeated = article(1, headline="Bridge closes", text="Bridge closes for repairs")
    assert content_terms(repeated) == ContentTerms(headline=("bridge", "close"), opening=("repair",))


def test_an_article_without_content_words_is_all_zero() -> None:
    rows = tfidf([article(1, headline="And so it was", text=""), article(2)])
    assert rows.squares().tolist()[0] == 0.0
