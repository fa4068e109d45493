"""Different figures that independent outlets give for one thing are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.summarise.compare.differences import differences
from digest.summarise.read.passages import passages
from tests import builders
from tests.unit.summarise.stories import of, quake, told

if TYPE_CHECKING:
    from digest.models import Difference


def found(*texts: str) -> tuple[Difference, ...]:
    return differences(passages(told(*texts)))


def test_a_toll_that_grows_in_a_later_report_is_an_update() -> None:
    (difference,) = differences(passages(quake()))
    assert difference.about == "people killed"
    assert [version.wording for version in difference.versions] == [
        "killing at least 12 people",
        "killed at least 19 people",
    ]
    assert difference.is_update


def test_two_figures_for_one_thing_are_a_conflict() -> None:
    (difference,) = found(
        "The new bridge over the Alder will cost taxpayers 40 million crowns, the council said.",
        "The council said the new bridge over the Alder will cost taxpayers 55 million crowns.",
    )
    assert difference.about == "cost of the new bridge over the Alder"
    assert not difference.is_update
    assert {version.publisher for version in difference.versions} == {"Outlet 1", "Outlet 2"}


def test_a_falling_toll_is_a_conflict_not_an_update() -> None:
    text = "The quake near Norrby killed {} people in the old town on Sunday, officials said."
    story = of(
        builders.article(1, text=text.format(19), published=builders.at(-6)),
        builders.article(2, text=text.format(12), published=builders.at(-2)),
    )
    (difference,) = differences(passages(story))
    assert not difference.is_update


@pytest.mark.parametrize(
    ("text", "hours_between", "is_update"),
    [
        ("The quake near Norrby killed {} people in the old town on Sunday, officials said.", 4.0, True),
        ("The quake near Norrby killed {} people in the old town on Sunday, officials said.", 0.5, False),
        (
            "The new bridge over the Alder will cost taxpayers {} million crowns, the council said.",
            4.0,
            False,
        ),
        ("Shares in the Norrby ferry company fell {} per cent on the exchange of Alderholm.", 0.5, False),
    ],
)
def test_only_a_count_that_grows_in_a_report_of_an_hour_later_follows_the_earlier_one(
    text: str, hours_between: float, is_update: bool
) -> None:
    story = of(
        builders.article(1, text=text.format(12), published=builders.at(-6)),
        builders.article(2, text=text.format(19), published=builders.at(-6 + hours_between)),
    )
    (difference,) = differences(passages(story))
    assert difference.is_update is is_update


@pytest.mark.parametrize(
    ("one", "other", "about", "wordings"),
    [
        (
            "A lorry burned in the Halden tunnel on Monday, injuring nine people, police said.",
            "Fourteen people were being treated in Norrby after the lorry burned in the Halden tunnel.",
            "people injured",
            ["injuring nine people", "Fourteen people were being treated"],
        ),
        (
            "The clinics of Norrby cancelled 190 operations on Thursday after an attack on their computers.",
            "The clinics of Norrby have now cancelled 240 operations because of an attack on their computers.",
            "operations cancelled",
            ["cancelled 190 operations", "cancelled 240 operations"],
        ),
        (
            "The shares sank early: shares in Norrail lost 11 per cent in Norrby.",
            "Shares in Norrail Holding fell 19 per cent by noon, the exchange in Norrby said.",
            "fall of shares in Norrail",
            ["lost 11 per cent", "fell 19 per cent"],
        ),
        (
            "Lund and Halden agreed on a cable under the Alder. It is a power cable that will cost 1.4 billion crowns.",
            "The power cable under the Alder will cost 1.2 billion crowns, according to Lund.",
            "cost of the power cable under the Alder",
            ["cost 1.4 billion crowns", "cost 1.2 billion crowns"],
        ),
    ],
)
def test_a_difference_names_the_thing_and_gives_both_wordings(
    one: str, other: str, about: str, wordings: list[str]
) -> None:
    (difference,) = found(one, other)
    assert difference.about == about
    assert {version.wording for version in difference.versions} == set(wordings)


def test_each_figure_is_shown_once_from_the_earliest_report_that_gives_it() -> None:
    text = "The quake near Norrby killed {} people in the old town, officials said."
    (difference,) = found(text.format(12), text.format(12), text.format(19))
    by_time = sorted(told(text, text, text).articles, key=lambda article: article.at)
    first_with_12 = next(article.publisher for article in by_time if article.publisher != "Outlet 3")
    assert {version.publisher for version in difference.versions} == {first_with_12, "Outlet 3"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "killed 12 people near the old harbour of Norrby",
            "injured 40 people near the old harbour of Norrby",
        ),
        ("will cost 40 million crowns for the bridge", "will cost about 41 million crowns for the bridge"),
        ("approved 12 bridges over the Alder near Norrby", "counted 30 bridges on a tour of distant Halden"),
        ("saw 12 people killed near the harbour of Norrby", "saw 19 people killed there in 2009 near Norrby"),
        (
            "saw the quake kill 12 people near old Norrby",
            "said the 1997 quake killed 19 people near old Norrby",
        ),
        ("will cost insurers 310 million crowns in Norrby", "says damage in Norrby cost 240 million crowns"),
        ("says the quake near Norrby hurt 12 people", "says the quake near Norrby hurt another 19 people"),
        ("says the quake near Norrby hurt 3 people", "says the quake near Norrby hurt 300 people"),
        (
            "said the town of Norrby surpassed 21 million crowns of debt",
            "said the town of Norrby surpassed 22 million crowns of debt",
        ),
        (
            "said the Norrby archive posted 3,800 old papers",
            "followed one in July when the Norrby archive posted 2,800 old papers",
        ),
    ],
)
def test_different_things_and_rounding_are_no_difference(one: str, other: str) -> None:
    assert found(f"The report {one} on Sunday.", f"The report {other} on Sunday.") == ()


def test_one_outlet_does_not_differ_from_itself() -> None:
    text = "The quake killed {} people near Norrby on Sunday, officials said."
    assert found(f"{text.format(12)} {text.format(19)}") == ()
