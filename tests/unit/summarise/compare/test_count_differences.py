"""Figures of two reports are shown side by side where they count the same, without a verb that says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.summarise.compare.count_differences import count_differences
from digest.summarise.compare.differences import differences
from digest.summarise.read.passages import passages
from tests import builders
from tests.unit.summarise.stories import of, told

if TYPE_CHECKING:
    from digest.models import Difference, Story

CLOSED = "The city of Velmora closed its main harbour bridge on Tuesday after engineers found cracks."
BRIDGE = (
    f"{CLOSED} About 41,000 vehicles cross the bridge every day.",
    "Commuters in Velmora face at least six weeks of detours after the Harbour Bridge was shut on Tuesday.",
    "The Harbour Bridge carries 38,000 vehicles a day. It was closed on Tuesday.",
    "Shopkeepers said they feared losing half their trade while the Harbour Bridge is closed.",
    "The ferry company Halden Line will run four extra boats between the banks from Wednesday.",
)


def found(*texts: str, language: str = "en") -> list[Difference]:
    return count_differences(passages(in_language(language, *texts)))


def in_language(language: str, *texts: str) -> Story:
    return of(*(builders.article(number, text=text, language=language) for number, text in enumerate(texts)))


def test_two_counts_of_vehicles_on_one_bridge_differ_among_five_reports() -> None:
    (difference,) = differences(passages(told(*BRIDGE)))
    assert difference.about == "vehicles a day"
    assert {(version.publisher, version.wording) for version in difference.versions} == {
        ("Outlet 1", "About 41,000 vehicles cross the bridge every day"),
        ("Outlet 3", "The Harbour Bridge carries 38,000 vehicles a day"),
    }
    assert not difference.is_update


@pytest.mark.parametrize(
    ("one", "other", "about"),
    [
        (
            "The start of the race in Norrby was delayed about 30 minutes by a thunderstorm over the track.",
            "The start of the race in Norrby was delayed by 45 minutes due to thunderstorms near the track.",
            "the start of the race in Norrby was delayed",
        ),
        (
            "The civil war in Alderland has displaced nine million people, the agency said.",
            "The civil war in Alderland has displaced six million people, the agency said.",
            "people displaced",
        ),
        (
            "Volunteers rescued 64 young swimmers off the coast of Norrby during the high tide.",
            "Volunteers rescued 52 young swimmers off the coast of Norrby during the high tide.",
            "young swimmers",
        ),
        (
            "The pirates in three boats attacked the merchant vessel near Halden harbour.",
            "The pirates in two boats attacked the merchant vessel near Halden harbour.",
            "boats",
        ),
        (
            "The library of Norrby lends 12,000 books a month to readers in the old town.",
            "The library of Norrby lends 9,500 books every month to readers in the old town.",
            "books a month",
        ),
    ],
)
def test_what_is_counted_names_the_difference(one: str, other: str, about: str) -> None:
    (difference,) = found(one, other)
    assert difference.about == about


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "About 40,000 vehicles cross the Harbour Bridge every day.",
            "Exactly 40,123 vehicles cross the Harbour Bridge every day.",
        ),
        (
            "About 41,000 vehicles cross the Harbour Bridge every day.",
            "About 210,000 vehicles cross the Harbour Bridge every week.",
        ),
        (
            "The quake near Norrby killed 12 people in the old town on Sunday.",
            "The quake near Norrby injured 40 people in the old town on Sunday.",
        ),
        (
            "Bail for the baker will be set at 20,000 crowns by the court in Norrby.",
            "Bail for the baker was set at 50,000 crowns by the court in Norrby.",
        ),
        (
            "Crews in Norrby used at least two ladder trucks against the blaze at the dairy.",
            "Crews in Norrby used three ladder trucks against the blaze at the dairy.",
        ),
        (
            "The navy seized nine assault rifles from the pirates near Halden.",
            "The navy seized seven AK-47 assault rifles from the pirates near Halden.",
        ),
        (
            "The 2009 quake near Norrby killed 30 people in the old town.",
            "The quake near Norrby killed 24 people in the old town.",
        ),
        (
            "The court in Norrby heard 12 witnesses in the case of the burned dairy.",
            "The court in Norrby heard seven witnesses and five experts, 12 people, in the case of the burned dairy.",
        ),
        (
            "A poll in Norrby found that 40 per cent of voters want the bridge.",
            "A poll in Norrby found that 60 per cent of voters do not want the bridge.",
        ),
        (
            "The storm was 400 miles south of Norrby at 2 p.m. and moving north.",
            "The storm was 280 miles south of Norrby at 11 p.m. and moving north.",
        ),
    ],
)
def test_rounding_other_scopes_and_other_times_are_no_difference(one: str, other: str) -> None:
    assert found(one, other) == []


def test_prices_at_different_hours_are_no_difference() -> None:
    text = "Shares in the Norrby ferry company fell to {} crowns on the exchange of Alderholm."
    story = of(
        builders.article(1, text=text.format(120), published=builders.at(-6)),
        builders.article(2, text=text.format(90), published=builders.at(-2)),
    )
    assert differences(passages(story)) == ()


def test_a_count_that_grows_in_a_later_report_is_a_later_figure() -> None:
    text = "The town hall of Norrby has received {} objections to the new bridge over the Alder."
    story = of(
        builders.article(1, text=text.format(140), published=builders.at(-6)),
        builders.article(2, text=text.format(190), published=builders.at(-2)),
    )
    (difference,) = differences(passages(story))
    assert difference.is_update


@pytest.mark.parametrize(
    ("language", "one", "other", "about"),
    [
        (
            "de",
            "Bei dem Beben in Norrby starben 12 Menschen, sagten die Behörden.",
            "Bei dem Beben in Norrby starben 19 Menschen, teilten die Behörden mit.",
            "Menschen",
        ),
        (
            "fr",
            "Le pont du port de Velmora est emprunté par 41 000 véhicules chaque jour.",
            "Selon la ville, 38.000 véhicules chaque jour empruntent le pont du port de Velmora.",
            "véhicules",
        ),
        (
            "es",
            "Unos 41.000 vehículos cruzan cada día el puente del puerto de Velmora.",
            "El puente del puerto de Velmora lo cruzan 38.000 vehículos cada día.",
            "vehículos",
        ),
    ],
)
def test_in_other_languages_the_noun_and_the_word_beside_it_must_be_the_same(
    language: str, one: str, other: str, about: str
) -> None:
    (difference,) = found(one, other, language=language)
    assert difference.about == about


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        (
            "de",
            "Bei dem Beben in Norrby starben 12 Menschen, sagten die Behörden.",
            "Bei dem Beben in Norrby wurden 19 Menschen verletzt, sagten die Behörden.",
        ),
        (
            "de",
            "Die Brücke von Velmora wurde am 3. März um 18 Uhr gesperrt.",
            "Die Brücke von Velmora wurde am 3. März um 19 Uhr gesperrt.",
        ),
        ("fr", "Le pont de Velmora ferme le 3 mars à midi.", "Le pont de Velmora ferme le 4 mars à midi."),
        ("zh", "每天约有41,000辆汽车经过维尔莫拉港口大桥。", "维尔莫拉港口大桥昨天关闭。"),
        ("ar", "يعبر نحو 41,000 مركبة جسر ميناء فيلمورا كل يوم.", "أغلق جسر ميناء فيلمورا يوم 3 مارس."),
    ],
)
def test_in_other_languages_nothing_is_said_of_other_deeds_and_times(
    language: str, one: str, other: str
) -> None:
    assert found(one, other, language=language) == []
