"""Differences between outlets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.summarise.differ import differences
from digest.summarise.passages import passages
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
        "at least 12 people",
        "at least 19 people",
    ]
    assert difference.is_update


def test_two_figures_for_one_thing_are_a_conflict() -> None:
    (difference,) = found(
        "The new bridge over the Alder will cost taxpayers 40 million crowns, the council said.",
        "The council said the new bridge over the Alder will cost taxpayers 55 million crowns.",
    )
    assert difference.about == "crowns"
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
    ("one", "other"),
    [
        (
            "killed 12 people near the old harbour of Norrby",
            "injured 40 people near the old harbour of Norrby",
        ),
        ("will cost 40 million crowns for the bridge", "will cost about 41 million crowns for the bridge"),
        ("approved 12 bridges over the Alder near Norrby", "counted 30 bridges on a tour of distant Halden"),
        ("saw 12 people killed near the harbour of Norrby", "saw 19 people killed there in 2009 near Norrby"),
        ("lasted 12 hours near the harbour of old Norrby", "lasted 19 hours near the harbour of old Norrby"),
    ],
)
def test_different_things_and_rounding_are_no_difference(one: str, other: str) -> None:
    assert found(f"The report {one} on Sunday.", f"The report {other} on Sunday.") == ()


def test_one_outlet_does_not_differ_from_itself() -> None:
    text = "The quake killed {} people near Norrby on Sunday, officials said."
    assert found(f"{text.format(12)} {text.format(19)}") == ()
