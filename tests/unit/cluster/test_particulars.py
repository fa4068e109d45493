from __future__ import annotations

import numpy as np
import pytest

from digest.cluster import Bars
from digest.cluster.link import link
from digest.cluster.particulars import Particulars, agree, differ, particulars
from digest.cluster.sparse import rows_of
from tests.builders import article

NOTHING = rows_of([0] * 11, [], [], 0)
PAIR, ALL_OF_FIVE = np.array([0, 0, 0, 0, 0, 1, 1, 1, 1, 1]), 5


def sides(own: float, both: float) -> Particulars:
    """Two sides of five texts; each text has a figure of its side, one that all share, and one of its own."""
    rest = (1 - own**2 - both**2) ** 0.5
    columns = [column for text in range(10) for column in (text // ALL_OF_FIVE, 2, 3 + text)]
    rows = rows_of(list(range(0, 31, 3)), columns, [own, both, rest] * 10, 13)
    return Particulars(names=NOTHING, figures=rows)


def test_names_within_sentences_and_figures_of_the_text_are_taken() -> None:
    given = particulars(
        [
            article(
                1,
                headline="Alder 7",
                text="Yesterday a quake of 5.6 shook Quillhaven. Rescuers met Ada Moss.",
            ),
            article(2, headline="", text="The mayor of Quillhaven gave 1,200 kits."),
            article(3, headline="Nothing", text=""),
        ]
    )
    assert np.diff(given.names.starts).tolist() == [3, 1, 0]  # Quillhaven, Ada, Moss; Quillhaven
    assert np.diff(given.figures.starts).tolist() == [1, 1, 0]
    assert given.names.width == 3
    assert given.names.squares() == pytest.approx([1.0, 1.0, 0.0])


@pytest.mark.parametrize(
    ("own", "both", "are_others"),
    [
        (0.6, 0.3, True),  # .09 from one to the other, .45 within: a fifth
        (0.6, 0.5, False),  # .25 and .61: two fifths and a little more
        (0.0, 0.5, False),
        (0.0, 0.0, False),  # no two texts share any, so nothing can be concluded
    ],
)
def test_two_clusters_give_others_when_they_share_much_less_than_each_does_inside(
    own: float, both: float, are_others: bool
) -> None:
    found = differ(sides(own, both), PAIR, np.array([0]), np.array([1]))
    assert found.tolist() == [are_others]


def test_it_does_not_matter_which_of_two_clusters_comes_first() -> None:
    for own, both in ((0.6, 0.3), (0.6, 0.5)):
        ways = [
            differ(sides(own, both), PAIR, np.array([one]), np.array([1 - one])).tolist() for one in (0, 1)
        ]
        assert ways[0] == ways[1]


@pytest.mark.parametrize(("both", "are_the_same"), [(0.5, False), (0.56, True)])  # .25 and .31 across
def test_two_clusters_give_the_same_figures_when_their_texts_are_alike_in_them(
    both: float, are_the_same: bool
) -> None:
    found = agree(sides(0.2, both), PAIR, np.array([0]), np.array([1]))
    assert found.tolist() == [are_the_same]


def test_one_text_with_figures_is_too_few_to_agree_with() -> None:
    alone = np.array([0, 2, 3, 4, 5, 1, 1, 1, 1, 1])
    assert agree(sides(0.2, 0.9), alone, np.array([0]), np.array([1])).tolist() == [False]


def test_three_texts_are_too_few_to_be_judged_by_their_figures() -> None:
    labels = np.array([0, 0, 0, 2, 3, 1, 1, 1, 1, 1])
    assert differ(sides(0.6, 0.3), labels, np.array([0]), np.array([1])).tolist() == [False]


def test_texts_that_give_no_figures_are_not_counted() -> None:
    rows = rows_of([0, 1, 2, 3, 3, 3, 4, 5, 6, 7, 8], [0, 0, 0, 1, 1, 1, 1, 1], [1.0] * 8, 2)
    given = Particulars(names=NOTHING, figures=rows)
    assert differ(given, PAIR, np.array([0]), np.array([1])).tolist() == [False]  # three and five
    rows = rows_of([0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9], [0, 0, 0, 0, 1, 1, 1, 1, 1], [1.0] * 9, 2)
    given = Particulars(names=NOTHING, figures=rows)
    assert differ(given, PAIR, np.array([0]), np.array([1])).tolist() == [True]  # four and five


QUAKE = """a strong earthquake shook the island before dawn, damaging houses and cutting the power and the water of
 several villages, officials said. rescue teams searched the rubble of homes while people spent the night in tents,
 and hospitals treated the injured. schools stay closed, the ferry stopped, and the coast road is blocked by rocks.
 engineers inspect bridges and the harbour wall. aftershocks were felt in towns across the strait until noon"""


def reports(first: int, *facts: str) -> list[str]:
    """Five reports of one quake, which differ in a few of their words."""
    return [
        f"{QUAKE}. witness{number} told{number} how{number}. {' '.join(facts)}"
        for number in range(first, first + 5)
    ]


def test_two_quakes_told_in_the_same_words_are_two_stories_when_their_names_and_figures_are_others() -> None:
    old = reports(
        0, "the magnitude was 6.1, mayor Ada Moss said, and 131 people were hurt in Fernhill in 1993."
    )
    new = reports(
        5, "the magnitude was 5.6, mayor Tom Reed said, and 17 people were hurt in Oakmouth in 2011."
    )
    one = reports(
        5, "the magnitude was 6.1, mayor Ada Moss said, and 131 people were hurt in Fernhill in 1993."
    )

    def stories(texts: list[str]) -> list[list[int]]:
        articles = [article(number, headline="", text=text) for number, text in enumerate(texts)]
        return sorted(link(articles, Bars(seed=0.93), decays=False))

    assert stories(old + one) == [list(range(10))]
    assert stories(old + new) == [[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]
