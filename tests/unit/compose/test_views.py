"""Which pieces of opinion and analysis are named."""

from __future__ import annotations

from digest.compose.views import all_views, views_of
from digest.models import Kind, Placement, Story, View
from tests import builders


def column(number: int, publisher: str) -> Story:
    piece = builders.article(number, publisher=publisher, byline="Mara Field", headline=f"Column {number}")
    return builders.story(id=f"c{number}", articles=(piece,), kinds=((piece.url, Kind.OPINION),))


def named(views: tuple[View, ...]) -> list[str]:
    return [view.headline for view in views]


def test_a_piece_is_named_with_its_author_and_outlet() -> None:
    (view,) = views_of([column(1, "Herald")], 8)
    assert (view.headline, view.byline, view.publisher, view.kind) == (
        "Column 1",
        "Mara Field",
        "Herald",
        Kind.OPINION,
    )


def test_no_outlet_fills_the_views_while_another_has_some() -> None:
    stories = [
        *(column(number, "Herald") for number in range(1, 7)),
        column(7, "Tribune"),
        column(8, "Planet"),
    ]
    assert named(views_of(stories, 6)) == ["Column 1", "Column 2", "Column 7", "Column 8"]


def test_a_lone_outlet_may_fill_them() -> None:
    assert len(views_of([column(number, "Herald") for number in range(1, 9)], 6)) == 6


def test_the_best_of_every_section_come_first_and_none_twice() -> None:
    one, other = (
        views_of([column(number, name) for number in numbers], 8)
        for name, numbers in (("Herald", (1, 2)), ("Tribune", (3, 1)))
    )
    sections = [Placement(name="", views=one), Placement(name="", views=other)]
    assert named(all_views(sections)) == ["Column 1", "Column 3", "Column 2"]
