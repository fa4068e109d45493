"""The cost of a model in words."""

from __future__ import annotations

from digest.summarise.write.server.spending import spending_in_words


def counts(**by: int) -> dict[str, int]:
    return {f"summarise/{name.replace('_', ' ')}": number for name, number in by.items()}


def test_requests_answers_from_the_cache_tokens_and_cost_stand_in_one_line() -> None:
    found = counts(requests=2, from_cache=1, tokens_read=1500, tokens_written=300, cost_in_millionths=12_345)
    assert spending_in_words(found) == (
        "the model: 2 requests, 1 answer from the cache, 1,500 tokens read and 300 written, cost 0.0123",
    )


def test_tokens_that_were_estimated_are_told_as_such() -> None:
    all_of_them = counts(requests=1, tokens_read=10, tokens_written=5, tokens_estimated=15)
    assert (
        "about 10 tokens read and 5 written (the server does not count them"
        in spending_in_words(all_of_them)[0]
    )
    some_of_them = counts(requests=2, tokens_read=20, tokens_written=5, tokens_estimated=15)
    assert "(the server does not count 15 of them" in spending_in_words(some_of_them)[0]


def test_prompts_that_were_cut_are_a_line_of_their_own_with_the_remedy() -> None:
    _, line = spending_in_words(counts(requests=3, tokens_read=1, prompts_cut_short=2))
    assert line.startswith("the server read only a part of 2 of 3 prompts: ")


def test_without_a_request_nothing_is_told() -> None:
    assert spending_in_words(counts(from_cache=5)) == ()
