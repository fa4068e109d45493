"""The rules of the editor: each applies to its example, and none to a plain sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest.summarise.choose.candidates import Candidate, Read, candidates, content_of
from digest.summarise.choose.effects import Example, Penalty, Rule, When
from digest.summarise.choose.judge import judged
from digest.summarise.choose.rules import RULES, rows
from digest.summarise.compare.superseded import superseded
from digest.summarise.read.passages import passages
from digest.summarise.redundancy import rarities
from tests import builders
from tests.unit.summarise.stories import of

PLAIN = Example(
    text="The council of Norrby approved a new bridge over the Alder.",
    report="Ministers cut the cod quota by a third.",
)


def candidates_of(example: Example) -> tuple[list[Candidate], list[Candidate]]:
    """The example's own sentences, and those of the other report."""
    told = [(f"{example.before} {example.text}".strip(), 0.0), (example.report, example.later_h)]
    articles = [
        builders.article(number, headline=example.headline, text=text, published=builders.at(-72 + hours))
        for number, (text, hours) in enumerate(told, start=1)
        if text
    ]
    found = judged(passages(of(*articles)), example.headline)
    every = candidates(found, superseded(found), example.headline, is_strict=True).all
    own = [one for one in every if one.passage.article.url == articles[0].url]
    return own, [one for one in every if one not in own]


def read_before(rule: Rule, example: Example, every: list[Candidate], report: list[Candidate]) -> Read:
    """What a reader has read: the headline, and the other report if the rule is asked after each choice."""
    read = Read(
        words=frozenset(content_of(example.headline)),
        rarity=rarities([one.analysis.telling for one in every]),
        most_told=max(one.share_told for one in every),
        most_news=max(one.news for one in every),
    )
    for one in report if rule.when is When.PRINTED else ():
        read = replace(read, telling=read.telling | one.analysis.telling, latest=one)
    return read


def applies(rule: Rule, example: Example) -> bool:
    own, report = candidates_of(example)
    read = read_before(rule, example, [*own, *report], report)
    return rule.applies(own[-1], read, (own[-1],))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_applies_to_its_example(rule: Rule) -> None:
    assert applies(rule, rule.example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_rule_applies_to_a_plain_sentence_beside_another(rule: Rule) -> None:
    assert not applies(rule, PLAIN)


def test_a_sentence_is_on_topic_when_it_shares_a_word_with_the_headline() -> None:
    (rule,) = [rule for rule in RULES if rule.name == "off topic"]
    assert applies(rule, replace(PLAIN, headline="Cod quota cut"))
    assert not applies(rule, replace(PLAIN, headline="Bridge over the Alder approved"))


def test_an_opening_tells_enough_when_no_other_tells_more() -> None:
    (rule,) = [rule for rule in RULES if rule.name == "opening: tells too little"]
    assert not applies(rule, replace(PLAIN, headline="Bridge over the Alder approved"))


def test_every_rule_has_a_name_of_its_own_and_says_why_and_where_it_was_measured() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert all(rule.words and rule.measured.startswith(("decision 0010", "decision 0040")) for rule in RULES)


def test_a_penalty_leaves_some_worth() -> None:
    assert all(0 < rule.effect.share < 1 for rule in RULES if isinstance(rule.effect, Penalty))


def test_strict_rules_are_not_asked_in_long_summaries() -> None:
    strict = rows(When.EACH_TIME, Penalty, is_strict=True)
    assert [rule.name for rule in strict] == ["unintroduced mention beside others"]
    assert not any(rule.is_strict for when in When for rule in rows(when, Penalty, is_strict=False))


def test_here_in_a_quotation_is_the_speakers_business() -> None:
    (rule,) = [rule for rule in RULES if rule.name == "unclear place"]
    said = Example(text="“Nobody here wants a bridge,” Mayor Ada Lund told reporters in Norrby.")
    assert not applies(rule, said)


def test_a_group_is_no_longer_unintroduced_once_it_was_read() -> None:
    (rule,) = [rule for rule in RULES if rule.name == "unintroduced mention"]
    example = Example(text="The publication had warned of weak dykes at Halden for years.")
    assert applies(rule, example)
    assert not applies(rule, replace(example, headline="Publication warned of dykes"))
