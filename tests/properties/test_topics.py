from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.models import Topic
from digest.topics import RuleError, matches, parse_rule, select
from tests.builders import article

RULE_LETTERS = 'ab ()"/:*\\NOTAND|'
WORDS = st.sampled_from(["bridge", "mayor", "tunnel", "school"])


@given(st.text(alphabet=RULE_LETTERS, max_size=40))
def test_any_text_is_a_rule_or_a_rule_error_that_points_into_it(text: str) -> None:
    position, answer = _read(text)
    assert 0 <= position <= len(text)
    assert answer in {True, False}


def _read(text: str) -> tuple[int, bool]:
    """Where the rule is wrong (0 when it is right), and whether it takes the builders' article."""
    try:
        return 0, matches(parse_rule(text), article())
    except RuleError as error:
        return error.position, False


@given(WORDS, WORDS)
def test_operators_do_what_logic_says(left: str, right: str) -> None:
    bridge = article()
    a, b = (matches(parse_rule(word), bridge) for word in (left, right))
    assert matches(parse_rule(f"{left} AND {right}"), bridge) == (a and b)
    assert matches(parse_rule(f"{left} OR {right}"), bridge) == (a or b)
    assert matches(parse_rule(f"{left} NOT {right}"), bridge) == (a and not b)


@given(st.lists(WORDS, max_size=6), st.lists(WORDS, max_size=3), st.lists(WORDS, max_size=3))
def test_every_article_is_either_taken_or_filtered(
    headlines: list[str], include: list[str], exclude: list[str]
) -> None:
    articles = [article(number, headline=headline, text="") for number, headline in enumerate(headlines)]
    topic = Topic(id="t", title="T", include=tuple(include), exclude=tuple(exclude))
    selection = select(articles, [topic])
    assert set(selection.topics) | set(selection.filtered) == {each.url for each in articles}
    assert not set(selection.topics) & set(selection.filtered)
    assert {each.url for each in selection.articles} == set(selection.topics)
