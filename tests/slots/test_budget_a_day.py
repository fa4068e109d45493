"""A budget a day: kept over restarts and editions, said on every page, and no failure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from digest.cli.console import exit_code
from digest.summarise.write.server.spending import spending_in_words
from tests.fakes.chat_server import Answer, Asked, ChatServer, chat_server, says

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from digest.models import Edition
    from tests.fakes.newsroom import Newsroom

    Open = Callable[[str], Newsroom]

DAY = datetime(2026, 11, 30, tzinfo=UTC)
SPENT = "condensed without the model: today's budget of 2,500 tokens is spent."


def at(hours: float) -> datetime:
    return DAY + timedelta(hours=hours)


def first_sentence(asked: Asked) -> Answer:
    """The model copies the first report it is shown."""
    text = asked.prompt.partition("1. ")[2].partition("\n")[0]
    return says(text)


@pytest.fixture
def server() -> Iterator[ChatServer]:
    with chat_server(first_sentence) as known:
        yield known


def settings(server: ChatServer, *, tokens: int = 2500, zone: str = "UTC") -> str:
    """Each story is likely to take about 1,150 tokens, and takes 940: 2,500 are enough for two."""
    return (
        f"site: {{title: Wire, timezone: {zone}, url: https://wire.example}}\n"
        f"summariser: {{endpoint: '{server.url}', model: wordy, budget: {{tokens: {tokens}}}, "
        "price: {read: 1, written: 2}}\n"
        "editions: [{id: morning, cron: '0 7 * * *'}, {id: evening, cron: '0 18 * * *'}]"
    )


def by_the_model(edition: Edition) -> int:
    return sum(brief.summary.method == "endpoint wordy" for brief in edition.briefs)


def test_a_spent_budget_is_said_wherever_the_edition_is_read_and_is_no_failure(
    newsroom: Open, server: ChatServer
) -> None:
    room = newsroom(settings(server))
    room.report("ferry", "crab", "strike", "chips", at=at(5))
    edition = room.run(at(7))
    assert by_the_model(edition) == len(server.asked) == 2
    line = f"2 stories were {SPENT}"
    files = room.digest.files_of(edition)
    page = files["index.html"].decode().replace("&#39;", "'")
    assert line in page
    assert line in files["edition.md"].decode()
    assert line in " ".join(files["edition.txt"].decode().split())
    assert line in " ".join(room.inbox()[0].body.split())
    assert any(line in body.decode().replace("&#39;", "'") for body in letters_of(room))
    assert files["edition.json"].decode().count('"unasked": "today\'s budget of 2,500 tokens is spent"') == 2
    assert room.said.notes == [line]
    assert room.said.problems == []
    assert room.said.counts["summarise/not asked"] == 2
    assert exit_code(room.said) == 0


def letters_of(room: Newsroom) -> list[bytes]:
    """The HTML parts of the letters."""
    from email import message_from_bytes, policy

    found = [message_from_bytes(taken.body, policy=policy.default) for taken in room.mail.taken]
    return [one.get_body(("html",)).get_content().encode() for one in found]  # type: ignore[union-attr]


def test_the_edition_is_made_again_to_the_byte_though_another_day_has_another_budget(
    newsroom: Open, server: ChatServer
) -> None:
    room = newsroom(settings(server))
    room.report("ferry", "crab", "strike", "chips", at=at(5))
    edition = room.run(at(7))
    room.clock.moment = at(40)
    room.open()
    room.feed_the_fetcher()
    again = room.digest.rebuild(edition.slug)
    assert again.compared > 3
    assert again.different == ()
    assert len(server.asked) == 2


def test_what_was_spent_outlives_the_program_and_is_one_for_both_editions(
    newsroom: Open, server: ChatServer
) -> None:
    room = newsroom(settings(server))
    room.report("ferry", at=at(5))
    assert by_the_model(room.run(at(7), "morning")) == 1
    room.open()
    room.report("crab", "strike", "honey", at=at(10))
    evening = room.run(at(18), "evening")
    assert len(server.asked) == 2
    assert by_the_model(evening) == 2  # the ferry's is kept, and one more could be paid
    assert room.said.notes[0].endswith(SPENT)


@pytest.mark.parametrize(("zone", "asked"), [("UTC", 4), ("America/New_York", 2)])
def test_the_day_is_that_of_the_sites_time_zone(
    newsroom: Open, server: ChatServer, zone: str, asked: int
) -> None:
    room = newsroom(settings(server, zone=zone))
    room.report("ferry", "crab", "strike", at=at(20))
    room.run(at(23.5), "morning")
    room.report("honey", "opera", "tunnel", at=at(24.1))
    room.run(at(24.5), "evening")  # in New York it is still the evening of the day before
    assert len(server.asked) == asked


def test_without_a_budget_nothing_is_said_and_nothing_limited(newsroom: Open, server: ChatServer) -> None:
    room = newsroom(settings(server).replace("budget: {tokens: 2500}, ", ""))
    room.report("ferry", "crab", "strike", "chips", at=at(5))
    edition = room.run(at(7))
    assert by_the_model(edition) == 4
    assert room.said.notes == []
    assert b"unasked" not in room.digest.files_of(edition)["edition.json"]


def test_what_a_run_cost_is_told_in_one_line(newsroom: Open, server: ChatServer) -> None:
    room = newsroom(settings(server))
    room.report("ferry", "crab", "strike", "chips", at=at(5))
    room.run(at(7))
    assert spending_in_words(room.said.counts) == (
        "the model: 2 requests, 1,800 tokens read and 80 written, cost 0.0020",
    )
    room.open()
    room.report("opera", at=at(25))
    room.run(at(31))
    assert spending_in_words(room.said.counts) == (
        "the model: 1 request, 900 tokens read and 40 written, cost 0.0010",
    )


def test_a_run_without_a_server_has_no_line_of_what_it_cost() -> None:
    assert spending_in_words({"summarise/sentences": 9}) == ()
    assert spending_in_words({"summarise/generated": 2, "summarise/from cache": 1}) == ()


def test_an_estimate_and_a_prompt_that_was_cut_are_told() -> None:
    counts = {"summarise/requests": 3, "summarise/tokens read": 90, "summarise/tokens written": 10}
    assert (
        "about 90 tokens read and 10 written (the server does not count them: that is an estimate)"
        in (spending_in_words({**counts, "summarise/tokens estimated": 100})[0])
    )
    assert "does not count 40 of them" in spending_in_words({**counts, "summarise/tokens estimated": 40})[0]
    told = spending_in_words({**counts, "summarise/prompts cut short": 2, "summarise/from cache": 1})
    assert "1 answer from the cache" in told[0]
    assert told[1].startswith("the server read only a part of 2 of 3 prompts")
