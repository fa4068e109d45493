from __future__ import annotations

from digest.cluster.copies import find_copies
from digest.cluster.rewrites import find_rewrites
from tests.builders import article, at

REPORT = (
    "France is holding up a deal to open a liaison office of the alliance in Tokyo, diplomats said. "
    "President Macron insisted that the alliance should keep its focus on the North Atlantic region. "
    "The Japanese government has told allies that it is not extremely attached to the office. "
    "China's foreign ministry warned that the alliance should not stretch into the Pacific."
)
RETOLD = (
    "A deal to open a liaison office in Tokyo is being held up by France, according to diplomats. "
    "Macron, the president, insisted the alliance should keep to a focus on the North Atlantic. "
    "The government of Japan told allies it is not attached extremely to the office. "
    "The Chinese foreign ministry warned against the alliance stretching into the Pacific."
)


def test_a_reworded_text_is_a_rewrite_of_the_earlier_one() -> None:
    articles = [article(1, text=REPORT, published=at(-5)), article(2, text=RETOLD, published=at(-3))]
    assert list(find_rewrites(articles)) == [1]
    assert find_rewrites(articles)[1][0] == 0
    assert find_copies(articles) == {}


def test_two_reports_of_one_event_are_no_rewrites() -> None:
    other = (
        "Diplomats in Brussels spent Friday arguing about an outpost in Asia. "
        "Officials from six member states said the summit would go ahead without a decision. "
        "A spokeswoman for the secretary general declined to comment on the talks. "
        "Analysts expect the question to return in the autumn, when ministers meet in Riga."
    )
    assert find_rewrites([article(1, text=REPORT), article(2, text=other)]) == {}


def test_a_blurb_credited_to_an_agency_is_folded_under_the_agencys_own_report() -> None:
    own = article(1, url="https://www.reuters.com/world/1", publisher="Reuters", text=REPORT)
    blurb = article(
        2,
        credit="Reuters",
        text="France is holding up plans to open a liaison office of the alliance in Tokyo, several diplomats said.",
    )
    assert find_rewrites([own, blurb])[1][0] == 0
    assert find_rewrites([own, article(3, text=blurb.text)]) == {}


def test_the_share_of_a_rewrite_is_that_of_its_sentences_found_in_the_original() -> None:
    odd = " Fishermen on Hokkaido counted forty seals beside their empty boats last Tuesday."
    articles = [article(1, text=REPORT, published=at(-5)), article(2, text=RETOLD + odd, published=at(-3))]
    assert find_rewrites(articles) == {1: (0, 0.8)}  # four of five sentences


def test_where_a_date_has_no_time_the_original_is_the_one_that_holds_more_of_the_other() -> None:
    odd = " Fishermen on Hokkaido counted forty seals beside their empty boats last Tuesday."
    longer = article(1, text=RETOLD + odd, published=at(-5), is_day_only=True)
    assert list(find_rewrites([longer, article(2, text=REPORT, published=at(-3))])) == [1]


def test_three_sentences_are_too_few_to_be_a_rewrite() -> None:
    short = RETOLD[: RETOLD.index("The Chinese")]
    assert find_rewrites([article(1, text=REPORT), article(2, text=short)]) == {}


def test_no_original_of_a_rewrite_is_a_rewrite_itself() -> None:
    articles = [
        article(number, text=text, published=at(number - 5))
        for number, text in enumerate((REPORT, RETOLD, REPORT))
    ]
    assert {rewrite: original for rewrite, (original, _) in find_rewrites(articles).items()} == {1: 0, 2: 0}
