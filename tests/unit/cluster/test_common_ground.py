from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from digest.cluster import Options, cluster
from digest.cluster.common_ground import ground_of, have_none
from tests.builders import article

if TYPE_CHECKING:
    from digest.models import Article


def blurb(number: int, headline: str, text: str, language: str = "en") -> Article:
    return article(number, headline=headline, text=text, language=language)


def have_nothing_in_common(one: Article, other: Article, *others: Article) -> bool:
    ground = ground_of([one, other, *others])
    return bool(have_none(ground, np.arange(2 + len(others)), np.array([0]), np.array([1]))[0])


ARREST = blurb(
    1,
    "18-Year-Old Man Arrested After Running Toward Assembly With Shotgun: Police",
    "An 18-year-old man ran toward the National Assembly with a loaded shotgun on Sunday before police arrested him "
    "without incident, said the assembly's police chief.",
)
RELEASE = blurb(
    2,
    "Man, 19, released without charge after fatal Ormsund stabbing",
    "A 19-year-old man arrested over the stabbing of a man in Ormsund has been released without charge, police say.",
)
AGAIN = blurb(
    3,
    "Ormsund: suspect walks free",
    "Police have let go the 19-year-old man they arrested after a fatal stabbing in Ormsund, and said that no charge "
    "would follow.",
)


def test_two_arrests_in_two_places_are_two_stories() -> None:
    assert have_nothing_in_common(ARREST, RELEASE)
    assert len(cluster([ARREST, RELEASE], None, Options())) == 2


def test_two_blurbs_on_one_arrest_are_one_story() -> None:
    assert not have_nothing_in_common(RELEASE, AGAIN)
    assert len(cluster([RELEASE, AGAIN], None, Options())) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A woman was killed by a car on Monday night and the driver fled.",
            "The driver who killed a woman fled.",
        ),
        ("Leaders said that the talks had gone well.", "Growers said that talks about prices had gone well."),
        (
            "The court heard the case against the minister.",
            "A minister said that the court would hear her case.",
        ),
    ],
)
def test_common_words_alone_are_nothing_in_common(one: str, other: str) -> None:
    assert have_nothing_in_common(blurb(1, "", one), blurb(2, "", other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The bridge in Velmora was closed.", "Velmora closed a bridge."),  # a place
        ("Rescuers found 41 people in the mine.", "The mine had 41 people in it."),  # a figure
        ("A kestrelfly was found.", "The first kestrelfly for years was found."),  # a rare word
    ],
)
def test_a_name_a_figure_or_a_rare_word_is_something_in_common(one: str, other: str) -> None:
    assert not have_nothing_in_common(blurb(1, "", one), blurb(2, "", other))


def test_a_word_in_title_case_is_no_name_if_another_text_has_it_small() -> None:
    one, other = (
        blurb(1, "Police Arrest Man", "It was late."),
        blurb(2, "Police Arrest Woman", "It was early."),
    )
    assert not have_nothing_in_common(one, other)
    assert have_nothing_in_common(
        one, other, blurb(3, "", "Nobody was there, and police did not arrest him.")
    )


def test_in_a_language_the_table_does_not_know_the_day_says_which_words_are_rare() -> None:
    one = blurb(1, "", "mies pidätettiin yöllä kun poliisi löysi aseen", "fi")
    other = blurb(2, "", "toinen mies pidätettiin aamulla, poliisi kertoo", "fi")
    few = [blurb(9, "", "poliisi kertoo", "fi")]
    many = [blurb(10 + n, "", f"mies ja poliisi pidätettiin, kertoo lehti{n:b}", "fi") for n in range(6)]
    assert not have_nothing_in_common(one, other, *few)
    assert have_nothing_in_common(one, other, *many)


def test_long_texts_and_headlines_without_text_are_not_asked() -> None:
    long = blurb(1, "", " ".join(["The court heard the case."] * 12))
    assert not have_nothing_in_common(long, blurb(2, "", "The court heard the case."))
    assert not have_nothing_in_common(blurb(1, "The court heard", ""), blurb(2, "The court heard", ""))
