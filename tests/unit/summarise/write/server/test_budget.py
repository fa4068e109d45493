"""The daily budget: a likely cost is put aside before each question, and the true one counted after it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from digest.errors import UnaskedError
from digest.models import Spent, Story, Summary
from digest.summarise.write.endpoint import EndpointSummariser
from digest.summarise.write.server.budget import Aside, Budget, cost_of, tokens_in
from tests.fakes.chat_server import Answer, Asked, chat_server, refuses, says
from tests.unit.summarise.stories import told

if TYPE_CHECKING:
    from pathlib import Path


class Tin:
    """A store of spending in memory, with a day that the test sets."""

    def __init__(self) -> None:
        self.day = "2026-03-05"
        self.spent: dict[str, Spent] = {}
        self.lock = threading.Lock()

    def today(self) -> str:
        return self.day

    def spend(self, day: str, cost: Spent) -> Spent:
        with self.lock:
            before = self.spent.get(day, Spent())
            self.spent[day] = Spent(
                tokens=before.tokens + cost.tokens, millionths=before.millionths + cost.millionths
            )
            return self.spent[day]


def different(count: int) -> list[Story]:
    return [told(f"The council approved bridge number {n} over the Alder on Monday.") for n in range(count)]


def approved(asked: Asked) -> Answer:
    return says("The council approved it.")


def reasons(results: list[object]) -> list[str]:
    return [result.reason if isinstance(result, UnaskedError) else "asked" for result in results]


def test_what_is_put_aside_is_replaced_by_what_the_question_did_cost() -> None:
    tin = Tin()
    budget = Budget(tin, tokens=1000)
    aside = budget.put_aside(Spent(tokens=800))
    assert isinstance(aside, Aside)
    assert tin.spent[tin.day] == Spent(tokens=800)
    budget.settle(aside, Spent(tokens=300))
    assert tin.spent[tin.day] == Spent(tokens=300)
    assert isinstance(budget.put_aside(Spent(tokens=700)), Aside)


def test_what_would_exceed_the_budget_is_refused_and_costs_nothing() -> None:
    tin = Tin()
    budget = Budget(tin, tokens=1000)
    tin.spend(tin.day, Spent(tokens=900))
    assert budget.put_aside(Spent(tokens=101)) == "today's budget of 1,000 tokens is spent"
    assert tin.spent[tin.day] == Spent(tokens=900)


def test_a_budget_that_is_too_small_for_any_story_is_not_called_spent() -> None:
    assert Budget(Tin(), tokens=500).put_aside(Spent(tokens=1900)) == (
        "one story takes about 1,900 tokens, and the budget is 500 a day"
    )


def test_money_is_a_budget_too() -> None:
    tin = Tin()
    budget = Budget(tin, cost=0.5)
    aside = budget.put_aside(Spent(tokens=9, millionths=400_000))
    assert isinstance(aside, Aside)
    budget.settle(aside, Spent(tokens=9, millionths=400_000))
    assert budget.put_aside(Spent(tokens=9, millionths=200_000)) == "today's budget of 0.50 is spent"


def test_a_new_day_has_a_budget_of_its_own_and_midnight_falls_between_two_questions() -> None:
    tin = Tin()
    budget = Budget(tin, tokens=1000)
    late = budget.put_aside(Spent(tokens=1000))
    assert isinstance(late, Aside)
    tin.day = "2026-03-06"
    assert isinstance(budget.put_aside(Spent(tokens=1000)), Aside)
    budget.settle(late, Spent(tokens=600))
    assert tin.spent == {"2026-03-05": Spent(tokens=600), "2026-03-06": Spent(tokens=1000)}


def test_where_others_have_put_aside_too_much_their_questions_are_waited_for() -> None:
    budget = Budget(Tin(), tokens=1000)
    first = budget.put_aside(Spent(tokens=900))
    assert isinstance(first, Aside)
    got: list[Aside | str] = []
    waiting = threading.Thread(target=lambda: got.append(budget.put_aside(Spent(tokens=900))))
    waiting.start()
    waiting.join(0.05)
    assert got == []
    budget.settle(first, Spent(tokens=100))
    waiting.join(5)
    assert isinstance(got[0], Aside)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("", 0, 0),
        ("The council approved the bridge on Monday.", 7, 14),
        ("市議会は月曜日に橋を承認した。", 8, 20),
        ("a" * 400, 50, 200),
    ],
)
def test_tokens_are_guessed_with_spaces_between_the_words_or_without(
    text: str, least: int, most: int
) -> None:
    assert least <= tokens_in(text) <= most


def test_a_price_is_that_of_a_million_tokens() -> None:
    assert cost_of(900, 40, {"read": 2.0, "written": 10.0}) == Spent(tokens=940, millionths=2200)
    assert cost_of(900, 40, {}) == Spent(tokens=940)


# --------------------------------------------------------------------------- a whole summariser


@pytest.mark.parametrize("at_once", [1, 4])
def test_when_the_budget_is_spent_no_further_question_is_put(at_once: int) -> None:
    tin = Tin()
    with chat_server(approved) as server:
        mine = EndpointSummariser(server.url, "wordy", batch_size=at_once, budget=Budget(tin, tokens=4000))
        results = mine.summarise(different(8), words=60)
        assert len(server.asked) == 4  # each is likely to take about 1,150 tokens and takes 940
    said = reasons(list(results))
    assert said.count("asked") == len(server.asked)
    assert set(said) == {"asked", "today's budget of 4,000 tokens is spent"}
    assert tin.spent[tin.day].tokens == 940 * len(server.asked)


def test_the_first_stories_are_the_ones_that_the_model_writes() -> None:
    with chat_server(approved) as server:
        mine = EndpointSummariser(server.url, "wordy", budget=Budget(Tin(), tokens=2500))
        results = mine.summarise(different(5), words=60)
    assert [isinstance(result, Summary) for result in results] == [True, True, False, False, False]


def test_what_is_in_the_cache_costs_nothing(tmp_path: Path) -> None:
    with chat_server(approved) as server:
        EndpointSummariser(server.url, "wordy", cache=tmp_path).summarise(different(2), words=60)
        poor = EndpointSummariser(server.url, "wordy", cache=tmp_path, budget=Budget(Tin(), tokens=1))
        results = poor.summarise(different(2), words=60)
    assert all(isinstance(result, Summary) for result in results)


def test_a_question_that_fails_gives_back_what_was_put_aside() -> None:
    tin = Tin()
    with chat_server(lambda asked: refuses(401)) as server:
        EndpointSummariser(server.url, "wordy", budget=Budget(tin, tokens=9000)).summarise(
            different(2), words=60
        )
    assert tin.spent[tin.day] == Spent()


def test_a_probe_is_paid_for_and_not_made_when_nothing_is_left() -> None:
    tin = Tin()
    with chat_server(approved) as server:
        mine = EndpointSummariser(server.url, "wordy", budget=Budget(tin, tokens=1200))
        assert "answered" in mine.probe()
        assert mine.probe() == "not asked: today's budget of 1,200 tokens is spent"
        assert len(server.asked) == 1


def test_a_server_that_counts_no_tokens_is_charged_by_an_estimate_that_is_told() -> None:
    tin = Tin()
    with chat_server(lambda asked: says("The council approved it.", usage=None)) as server:
        mine = EndpointSummariser(server.url, "wordy", budget=Budget(tin, tokens=9000))
        mine.summarise(different(1), words=60)
    spent = mine.spent()
    assert spent["summarise/tokens estimated"] == tin.spent[tin.day].tokens > 50
