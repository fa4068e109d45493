from __future__ import annotations

from digest.cluster.copies import find_copies
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


EDITED = " ".join(
    word if number % 5 else "somewhere" for number, word in enumerate((WIRE + " " + OTHER).split(), 1)
)
STATEMENT = (
    "This bridge carried our grandparents and I will not let it carry our children into the river, and so it "
    "closes today, whatever the ministry of finance may say about it, and it will stay closed until it is safe."
)


def test_a_reprint_with_every_fifth_word_changed_is_a_copy() -> None:
    wire, edited = article(1, text=WIRE + " " + OTHER), article(2, text=EDITED)
    assert list(find_copies([wire, edited])) == [1]


def test_the_first_quarter_of_a_report_is_a_copy() -> None:
    words = (WIRE + " " + OTHER).split()
    begun = article(1, text=" ".join(words[: len(words) // 4]))
    assert list(find_copies([begun, article(2, text=" ".join(words))])) == [0]


def test_two_reports_that_quote_one_statement_at_length_are_no_copies() -> None:
    first = (
        f'Work stops at the Alder, a minister said. "{STATEMENT}" She spoke in the rain, beside two cranes.'
    )
    other = f"“{STATEMENT}” With these words the old crossing was shut by Ada Lund on a wet Friday morning."
    assert find_copies([article(1, text=first), article(2, text=other)]) == {}


def test_a_statement_printed_without_quotation_marks_makes_no_copy_of_a_short_report() -> None:
    first = f"Work stops at the Alder, a minister said in the rain beside two cranes on Friday. {STATEMENT}"
    long = f"{OTHER} {STATEMENT} {OTHER.upper()}"
    assert find_copies([article(1, text=first), article(2, text=long)]) == {}


def test_a_page_put_together_from_two_wires_is_no_link_between_them() -> None:
    wires = [article(1, text=WIRE, published=at(-5)), article(2, text=OTHER, published=at(-4))]
    both = article(3, text=f"{WIRE}\n\n{OTHER}", published=at(-3))
    found = find_copies([*wires, both])
    assert list(found) == [2]


def test_stories_of_one_site_with_the_same_lines_round_them_are_no_copies() -> None:
    news = (
        "A whale came ashore near Portpost and forty people kept it wet until the tide returned at dusk.",
        "The theatre of Elmstow burned to its walls before dawn; nobody slept there, and nobody was hurt.",
        "Birchford's market moves to the hill this spring because its old square has flooded three times.",
    )
    stories = [
        article(n, url=f"https://paper.example/{n}", text=f"{one} {OTHER[:300]}")
        for n, one in enumerate(news)
    ]
    assert find_copies(stories) == {}


def test_a_thousand_reprints_are_copies_of_the_first() -> None:
    first = article(1, text=WIRE + " " + OTHER, published=at(-9))
    reprints = [article(n, text=f"{WIRE} {OTHER} Printed by outlet {n}.") for n in range(2, 300)]
    found = find_copies([first, *reprints])
    assert len(found) == 298
    assert {original for original, _ in found.values()} == {0}


def test_an_agencys_name_in_another_spelling_is_the_same_agency() -> None:
    reprint = article(1, text=WIRE, credit="AP")
    own = article(2, text=WIRE, url="https://apnews.com/article/1", publisher="The Associated Press")
    assert set(find_copies([reprint, own])) == {0}


def test_texts_without_spaces_between_words_are_compared_too() -> None:
    text = "东京的桥梁管理部门星期五表示这座旧桥必须立即关闭因为工程师在桥墩上发现了十三条裂缝市长要求议会提供更多资金"
    changed = text.replace("星期五", "周五").replace("十三", "十二")
    assert list(find_copies([article(1, text=text), article(2, text=changed)])) == [1]
