from __future__ import annotations

from digest.cluster.copies import find_copies
from digest.cluster.rewrites import find_rewrites
from tests.builders import article, at

WIRE = " ".join(
    f"The ministry of works said on day {number} that bridge {number * 7} over the river {name} must close at once."
    for number, name in enumerate(
        ("Alder", "Birch", "Cedar", "Elm", "Fir", "Hazel", "Larch", "Maple", "Oak", "Pine")
    )
)
OTHER = " ".join(
    f"Engineer {name} counted {number * 13} cracks in the old pillars and asked parliament for {number} more cranes."
    for number, name in enumerate(
        ("Lund", "Berg", "Dahl", "Eide", "Foss", "Hagen", "Lie", "Moe", "Nes", "Ruud")
    )
)


def test_a_reprint_is_a_copy_of_the_earliest() -> None:
    first, second = article(1, text=WIRE, published=at(-3)), article(2, text=WIRE, published=at(-2))
    assert find_copies([first, second]) == {1: (0, 1.0)}


def test_the_agencys_own_article_is_the_original_even_when_it_came_later() -> None:
    reprint = article(1, text=WIRE, credit="Northwire")
    own = article(2, text=WIRE, publisher="Northwire")
    assert set(find_copies([reprint, own])) == {0}


def test_a_shortened_reprint_is_a_copy_of_the_longer_text() -> None:
    short = article(1, text=WIRE[: len(WIRE) // 2])
    whole = article(2, text=WIRE)
    assert find_copies([short, whole])[0][0] == 1


def test_an_article_that_adds_as_much_of_its_own_is_no_copy() -> None:
    wire = article(1, text=WIRE[: len(WIRE) // 2])
    longer = article(2, text=WIRE[: len(WIRE) // 2] + " " + OTHER + " " + OTHER.upper().replace("THE", "A"))
    assert 1 not in find_copies([wire, longer])


def test_the_same_few_words_are_a_copy_and_the_same_two_words_are_not() -> None:
    blurbs = [
        article(number, text="The Alder bridge must close at once, the ministry said.") for number in (1, 2)
    ]
    assert find_copies(blurbs) == {1: (0, 1.0)}
    assert find_copies([article(number, text="", headline="Bridge closes") for number in (1, 2)]) == {}


def test_different_texts_and_headlines_alone_are_no_copies() -> None:
    assert (
        find_copies(
            [
                article(1, text=WIRE),
                article(2, text=OTHER),
                article(3, text=""),
                article(4, text="", headline="Other"),
            ]
        )
        == {}
    )


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
