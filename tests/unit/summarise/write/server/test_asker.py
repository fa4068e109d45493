"""How one server is asked, how often, and when it is given up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.errors import SummaryError, UnaskedError
from digest.models import Spent
from digest.summarise.write.prompt import SYSTEM
from digest.summarise.write.server.asker import Asker
from digest.summarise.write.server.budget import Budget
from digest.summarise.write.server.dialect import dialect
from digest.summarise.write.server.patience import Rest
from digest.summarise.write.server.server import Server
from tests.fakes.chat_server import Answer, Asked, chat_server, refuses, says

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.fakes.chat_server import ChatServer


class _Clock:
    """A clock that advances only while somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Seconds since it was made."""
        return self.now

    def sleep(self, seconds: float) -> None:
        """Sleep, which advances the clock."""
        self.now += seconds


class _Till:
    """A store of spending that knows a single day."""

    def __init__(self) -> None:
        self.sum = Spent()

    def today(self) -> str:
        """The same day at every call."""
        return "2026-03-05"

    def spend(self, day: str, cost: Spent) -> Spent:
        """Add `cost` to the sum of the day."""
        del day
        self.sum = Spent(tokens=self.sum.tokens + cost.tokens)
        return self.sum


def asker(server: ChatServer, clock: _Clock, budget: Budget | None = None) -> Asker:
    return Asker(
        server=Server(server.url, "m", dialect(100)),
        budget=budget,
        price={},
        max_tokens=100,
        timeout_s=5,
        rest=Rest(clock.sleep, clock),
        clock=clock,
    )


def after(*answers: Answer) -> Callable[[Asked], Answer]:
    """Give these answers in turn, and the last one again and again."""
    left = list(answers)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


def test_a_question_that_fails_once_is_put_again_after_a_second() -> None:
    clock = _Clock()
    with chat_server(after(refuses(500), says("The bridge opens."))) as server:
        reply = asker(server, clock).reply("Tell.")
    assert (reply.text, reply.tries, clock.now) == ("The bridge opens.", 2, 1.0)


def test_a_server_without_the_key_is_given_up_at_once_and_asked_again_after_ten_minutes() -> None:
    clock = _Clock()
    with chat_server(after(refuses(401), says("The bridge opens."))) as server:
        one = asker(server, clock)
        assert isinstance(one.reply("Tell.").text, SummaryError)
        one.forgive()
        assert isinstance(one.reply("Tell more.").text, SummaryError)
        assert len(server.asked) == 1
        clock.sleep(600)
        one.forgive()
        assert one.reply("Tell more.").text == "The bridge opens."


def test_a_server_on_which_two_stories_in_a_row_failed_is_asked_about_no_more() -> None:
    clock = _Clock()
    with chat_server(after(refuses(500))) as server:
        one = asker(server, clock)
        for prompt in ("One.", "Two.", "Three.", "Four."):
            assert isinstance(one.reply(prompt).text, SummaryError)
        assert [request.prompt for request in server.asked] == ["One."] * 3 + ["Two."] * 3


def test_a_probe_is_one_try() -> None:
    clock = _Clock()
    with chat_server(after(refuses(500))) as server:
        assert isinstance(asker(server, clock).probe("Answer yes.").text, SummaryError)
        assert len(server.asked) == 1
    assert clock.now == 0


def test_a_prompt_that_is_too_long_is_shortened_to_what_the_server_reads_then_and_later() -> None:
    prompt = "\n".join(f"{number}. {'word ' * 20}" for number in range(1, 6))

    def reads_little(asked: Asked) -> Answer:
        is_long = len(asked.prompt.split()) > 70
        return refuses(400, "context length is 160 tokens") if is_long else says("The bridge opens.")

    with chat_server(reads_little) as server:
        one = asker(server, _Clock())
        assert one.reply(prompt).text == "The bridge opens."
        tries = len(server.asked)
        assert one.reply(prompt + " again").text == "The bridge opens."
        assert len(server.asked) == tries + 1
        assert all(request.body["messages"][0]["content"] == SYSTEM for request in server.asked)


def test_a_question_beyond_the_budget_is_not_asked_and_one_within_it_costs_what_it_took() -> None:
    till = _Till()
    with chat_server(after(says("The bridge opens."))) as server:
        assert isinstance(asker(server, _Clock(), Budget(till, tokens=90)).reply("Tell.").text, UnaskedError)
        assert server.asked == []
        asker(server, _Clock(), Budget(till, tokens=900)).reply("Tell.")
    assert till.sum.tokens == 940
