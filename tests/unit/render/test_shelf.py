"""Which editions must be read to print a new one: a few, however many there are."""

from __future__ import annotations

from datetime import timedelta

from digest.models import Bullet, Edition, Section, Site, Slot, Status, Thread, Turn, Window, spine_of
from digest.render import Options, needed, render, turned_to
from digest.render.shelf import THREAD_EDITIONS, TOPIC_EDITIONS
from tests.builders import NOON, brief, story

OPTIONS = Options(site=Site(title="Wire", url="https://wire.example"), feed_entries=5)


def edition(number: int, *stories: str, **changes: object) -> Edition:
    """The edition of a day: its stories under one of two topics, and one that is told only now and then."""
    until = NOON + number * timedelta(days=1)
    briefs = tuple(brief(story(2, id=id_)) for id_ in (f"only-{number}", *stories))
    values = {
        "slug": f"{until:%Y/%m/%d}/daily",
        "plan_id": "daily",
        "title": "Wire",
        "label": "Daily",
        "language": "en",
        "timezone": "Europe/Berlin",
        "window": Window(since=until - timedelta(days=1), until=until),
        "made_at": until,
        "slot": Slot(edition_id="daily", local=f"{until:%Y-%m-%dT%H:%M}", at=until),
        "sections": (Section(name="World" if number < 90 else "Wide world", topic="world", lead=briefs),)
        if number % 7
        else (Section(name="Tech", topic="tech", lead=briefs),),
        "in_brief": (Bullet(story_id=f"only-{number}", text="A bridge opens.", status=Status.NEW),),
        **changes,
    }
    return Edition(**values)  # type: ignore[arg-type]


def shelf() -> list[Edition]:
    """A hundred editions, newest first, with a story of three days, one that comes back, and a merge."""
    made = [edition(number) for number in range(100)]
    made[10] = edition(10, "long", "old")
    made[40] = edition(40, "long", "lost")
    made[41] = edition(
        41,
        "long",
        turns=(Turn(kind="merged", story_id="lost", other_id="old", headline="Lost"),),
    )
    return made[::-1]


def newest() -> Edition:
    thread = Thread(story_id="long", headline="Bridge", last_edition="2026/04/15/daily", last_seen=NOON)
    turn = Turn(kind="split", story_id="lost", other_id="long", headline="Bridge")
    return edition(100, "back", developing=(thread,), turns=(turn,))


def test_with_the_needed_editions_alone_every_file_is_the_same_to_the_byte() -> None:
    earlier, new = shelf(), newest()
    spines = [spine_of(each) for each in earlier]
    wanted = set(needed(new, spines, feed_entries=5))
    read = [each for each in earlier if each.slug in wanted]
    wanted |= set(turned_to([new, *read], spines))
    read = [each for each in earlier if each.slug in wanted]
    assert len(read) < 40
    whole = render(new, earlier=earlier, options=OPTIONS)
    assert render(new, earlier=read, spines=spines, options=OPTIONS).files == whole.files
    assert len(whole.files) > 20


def test_an_edition_that_is_printed_again_needs_the_newest_ones_and_its_own_neighbour() -> None:
    earlier = shelf()
    spines = [spine_of(each) for each in earlier]
    old = earlier[50]
    read = [each for each in earlier if each.slug in needed(old, spines, feed_entries=5)]
    assert earlier[51] in read
    assert earlier[0] in read
    whole = render(old, earlier=earlier, options=OPTIONS)
    assert render(old, earlier=read, spines=spines, options=OPTIONS).files == whole.files


def test_a_thousand_editions_need_as_many_to_be_read_as_two_hundred() -> None:
    few = [spine_of(edition(number)) for number in range(202)]
    many = [spine_of(edition(number)) for number in range(1000)]  # on the same day of the week
    of_few, of_many = (needed(edition(len(spines)), spines, feed_entries=20) for spines in (few, many))
    assert len(of_many) == len(of_few) < 45


def test_a_story_of_a_year_is_told_by_its_latest_editions() -> None:
    every = [spine_of(edition(number, "war")) for number in range(365)]
    read = needed(edition(365, "war"), every, feed_entries=0)
    assert THREAD_EDITIONS - 1 <= len(read) <= THREAD_EDITIONS + TOPIC_EDITIONS


def test_of_an_edition_that_is_kept_no_more_the_archive_has_its_line() -> None:
    earlier, new = shelf(), newest()
    spines = [spine_of(each) for each in earlier]
    files = render(new, earlier=earlier[:3], spines=spines, options=OPTIONS).files
    archive = files["archive/index.html"].decode()
    assert all(f"{each.slug}/index.html" in archive for each in earlier)
    assert files["stories/back/index.html"]
    assert "stories/long/index.html" not in files
