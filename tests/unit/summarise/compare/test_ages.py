"""Different ages that outlets give for one person are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.summarise.compare.differences import differences
from digest.summarise.read.passages import passages
from tests.unit.summarise.stories import told

if TYPE_CHECKING:
    from digest.models import Difference


def found(*texts: str) -> tuple[Difference, ...]:
    return differences(passages(told(*texts)))


def test_two_ages_of_one_person_are_a_difference() -> None:
    (difference,) = found(
        "The painter Ada Lund, 34, was found on Monday.", "Police said 33-year-old Ada Lund was found."
    )
    assert difference.about == "age of Ada Lund"
    assert {version.wording for version in difference.versions} == {"Ada Lund, 34", "33-year-old Ada Lund"}
    assert not difference.is_update


@pytest.mark.parametrize(
    "texts",
    [
        ("Ada Lund, 34, was found.", "Ada Lund, 34, was found."),
        ("Ada Lund, 34, was found.", "Eva Lund, 33, was found."),
        ("Ada Lund, 34, met another Ada Lund, 60, in Norrby.", "Ada Lund, 33, was found."),
        ("Ada Lund, 34, was found.", "Ada Lund, 12,000 crowns richer, was found."),
        ("Ada Lund, 34, has given birth to a girl.", "Ada Lund, 33, is engaged to the painter Per Moe."),
    ],
)
def test_one_age_another_person_or_two_of_one_name_are_no_difference(texts: tuple[str, str]) -> None:
    assert found(*texts) == ()
