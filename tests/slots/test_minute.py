"""An edition that opens with "Today in a minute", from its feeds to its newsletters and back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from digest.verify import verify_folder

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
NAMES = ("ferry", "crab", "strike", "chips", "opera", "honey", "tunnel")


def test_the_paragraph_is_on_the_page_and_in_the_letters_and_the_edition_is_made_again_to_the_byte(
    newsroom: Open,
) -> None:
    room = newsroom("site: {title: Wire, timezone: UTC}\nminute: true")
    room.report(*NAMES, at=DAY + timedelta(hours=5))
    edition = room.run(DAY + timedelta(hours=7))
    assert edition.minute is not None
    folder = room.folder / "output" / edition.slug
    opening = edition.minute.told[0].sentence.text
    assert opening in (folder / "edition.json").read_text("utf8")
    assert "Today in a minute" in (folder / "index.html").read_text("utf8")
    assert verify_folder(folder).faults == []
    for reader in ("ann@t.example", "bob@t.example"):
        (letter,) = room.inbox(reader)
        assert "TODAY IN A MINUTE" in letter.body
        assert opening in " ".join(letter.body.split())
    room.open()
    again = room.digest.rebuild(edition.slug)
    assert (again.different, again.edition.minute) == ((), edition.minute)


def test_the_next_edition_tells_in_its_paragraph_what_is_new(newsroom: Open) -> None:
    room = newsroom("site: {title: Wire, timezone: UTC}\nminute: true")
    room.report(*NAMES[:4], at=DAY + timedelta(hours=5))
    room.run(DAY + timedelta(hours=7))
    room.report("honey", "tunnel", "ballot", "drought", at=DAY + timedelta(hours=20))
    second = room.run(DAY + timedelta(hours=31))
    assert second.minute is not None
    assert "hives" in second.minute.text
    assert "Marigold" not in second.minute.text
