"""Only the plan as feeds.yaml has it reaches readers; a variation of it is a preview."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
SETTINGS = "editions: [{id: news}]\ntopics: [{id: sea, title: At sea, include: [ferry]}, {id: rest, exclude: [ferry]}]"
VARIATIONS: list[tuple[dict[str, Any], str]] = [
    ({"window": "48h"}, "news_48h"),
    ({"window": "2026-11-29"}, "news_2026-11-29"),
    ({"topic": "sea"}, "news_sea"),
    ({"topic": "sea", "window": "48h"}, "news_sea_48h"),
]


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


@pytest.mark.parametrize(("variation", "name"), VARIATIONS)
def test_a_variation_is_a_preview_that_nobody_gets(
    newsroom: Open, variation: dict[str, Any], name: str
) -> None:
    room = newsroom(SETTINGS)
    room.report("ferry", at=at(-4))
    room.run(at(-2))
    site = {path: path.read_bytes() for path in (room.folder / "output").rglob("*") if path.is_file()}
    room.report("strike", at=at(5))
    preview = room.run(at(7), **variation)
    assert preview.briefs
    assert room.said.places == [str(room.folder / ".digest" / "preview" / name / "index.html")]
    assert (Path(room.said.places[0]).parent / preview.slug / "edition.json").is_file()
    assert "preview" in room.said.notes[0]
    assert site == {p: p.read_bytes() for p in (room.folder / "output").rglob("*") if p.is_file()}
    assert len(room.inbox()) == len(room.digest.editions()) == 1
    assert room.digest.store.letters() == []
    plain = room.run(at(8))
    assert plain.window.since == at(-2)
    assert room.times_told() == {"ferry": 1, "strike": 1}


@pytest.mark.parametrize(("variation", "name"), VARIATIONS)
def test_a_variation_that_is_sent_has_an_address_of_its_own(
    newsroom: Open, variation: dict[str, Any], name: str
) -> None:
    room = newsroom(SETTINGS)
    room.report("ferry", at=at(-4))
    first = room.run(at(6))
    sent = room.run(at(7), send=True, **variation)
    assert [first.slug, sent.slug] == ["2026/11/30/news", f"2026/11/30/{name}"]
    assert (room.folder / "output" / sent.slug / "index.html").is_file()
    assert len({letter.message_id for letter in room.inbox()}) == 2
    room.report("strike", at=at(7.5))
    assert room.run(at(8)).window.since == at(6)


def test_a_dry_run_writes_nothing_at_all(newsroom: Open) -> None:
    room = newsroom(SETTINGS)
    room.report("ferry", at=at(5))
    edition = room.run(at(7), dry_run=True)
    assert len(edition.briefs) == 1
    assert room.said.places == []
    assert not (room.folder / "output").exists()
    assert not (room.folder / ".digest" / "preview").exists()
    assert room.digest.editions() == []
    assert room.inbox() == []
    assert room.run(at(7)).slug == "2026/11/30/news"


def test_an_empty_edition_takes_no_other_ones_place(newsroom: Open) -> None:
    room = newsroom(SETTINGS)
    nothing = room.run(at(7))
    assert nothing.briefs == ()
    assert not (room.folder / "output").exists()
    assert room.digest.editions() == []
    assert room.inbox() == []
    assert room.said.problems == []
    room.report("ferry", at=at(7.5))
    assert room.run(at(8)).slug == "2026/11/30/news"
