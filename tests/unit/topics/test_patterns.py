from __future__ import annotations

import time

import pytest

from digest.topics import RuleError, matches, parse_rule, search
from digest.topics.patterns import Expression, PatternError, TooSlowError
from tests.builders import article

ENDLESS = "(a|aa)+$"
TRAP = "a" * 5_000 + "b"


def test_a_regular_expression_that_would_never_end_is_given_up() -> None:
    before = time.process_time()
    with pytest.raises(TooSlowError):
        Expression(ENDLESS).find(TRAP)
    assert time.process_time() - before < 5


def test_a_slow_regular_expression_in_a_query_is_pointed_at() -> None:
    with pytest.raises(RuleError) as caught:
        search([article(text=TRAP)], f"bridge /{ENDLESS}/")
    assert caught.value.position == 7
    assert "takes too long" in str(caught.value)
    assert "outlet1.example" in str(caught.value)


@pytest.mark.parametrize("source", ["((a{1000}){1000}){1000}", "(x{200}){200}", "a{99999}"])
def test_counts_that_would_fill_the_memory_are_refused(source: str) -> None:
    with pytest.raises(PatternError, match="counts multiply"):
        Expression(source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"\bélection\b", "Une Élection en France"),
        (r"nato (\w+ ){0,5}japan", "NATO and the armed forces of Japan"),
        (r"(?<!north )korea", "South Korea"),
        (r"\$\d+ (million|billion)", "a $40 billion deal"),
    ],
)
def test_what_people_write_in_regular_expressions_works(source: str, text: str) -> None:
    assert Expression(source).find(text) is not None


def test_text_beyond_the_limit_is_not_looked_at() -> None:
    assert not matches(parse_rule("needle"), article(text="hay " * 10_000 + "needle"))
