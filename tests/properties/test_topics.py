from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from digest.models import Article, Topic
from digest.topics import RuleError, judge, matches, parse_rule, select
from digest.topics.matching import hits, lacking
from tests.builders import article

RULE_LETTERS = 'ab ()"/:*\\NOTAND|'
WORDS = st.sampled_from(["bridge", "mayor", "tunnel", "school"])


@given(st.text(alphabet=RULE_LETTERS, max_size=40))
def test_any_text_is_a_rule_or_a_rule_error_that_points_into_it(text: str) -> None:
    position, answer = _read(text)
    assert 0 <= position <= len(text)
    assert answer in {True, False}


def _read(text: str, each: Article | None = None) -> tuple[int, bool]:
    """Where the rule is wrong or too slow (0 when it is neither), and whether it takes the article."""
    try:
        return 0, matches(parse_rule(text), each or article())
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


TEXTS = st.text(alphabet="ab \n", max_size=60)
SMALL_RULES = st.sampled_from(
    ["a", "b*", '"a b"', "a b", "a OR b", "a NOT b", "title:a", "/a+b/", "(a OR b) AND ab"]
)


@given(TEXTS, TEXTS, SMALL_RULES)
def test_what_matches_shows_where_and_what_does_not_shows_what_it_lacks(
    headline: str, text: str, words: str
) -> None:
    rule, each = parse_rule(words), article(headline=headline, text=text)
    taken = matches(rule, each)
    assert bool(lacking(rule, each)) == (not taken)
    assert bool(hits(rule, each)) or not taken
    for hit in hits(rule, each):
        assert hit.before + hit.words in f"{headline}\n{text}" or hit.where == "headline"


@given(TEXTS, TEXTS, SMALL_RULES)
def test_a_verdict_fits_exactly_what_is_taken(headline: str, text: str, words: str) -> None:
    each = article(headline=headline, text=text)
    (verdict,) = judge(Topic(id="t", title="T", include=(words,)), [each], None)
    assert verdict.is_taken == matches(parse_rule(words), each) == (0 < verdict.fit <= 1)
    assert bool(verdict.refusal) == (not verdict.is_taken)


@given(st.text(alphabet="ab()|*+?{}[]^$.\\123,", max_size=25))
@settings(max_examples=60)
def test_any_regular_expression_comes_to_an_end_or_is_given_up(source: str) -> None:
    text = f"/{source}/"
    assert 0 <= _read(text, article(headline="a" * 300, text="ab" * 300 + "a" * 300))[0] <= len(text)
