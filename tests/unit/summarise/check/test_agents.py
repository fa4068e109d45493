"""A verb must have the same agent and patient as in the passages."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH
from digest.summarise.check.agents import other_agent


def _reason(sentence: str, passage: str) -> str:
    return other_agent(sentence, passage.split(" | "), ENGLISH)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "The harbour board defended the dredging plan.",
            "The harbour board was silent as the mayor defended the dredging plan on Tuesday.",
        ),
        (
            "Ilva Moreno issued a stern warning to the shipyard.",
            "The letters of Ilva Moreno came as Norrby – the oldest port – issued a stern warning to the shipyard.",
        ),
        (
            "The audit was criticised by the dairy.",
            "The audit criticised the dairy for its old milk tanks.",
        ),
        (
            "Ada Lund, a teacher accused of fraud, will speak to the council.",
            "Ada Lund, the teacher who has accused the mayor of fraud, will speak to the council.",
        ),
        (
            "The audit of the old milk tanks was criticized by the dairy.",
            "The audit of the old milk tanks criticised the dairy.",
        ),
        (
            "The new dairy in the valley criticised auditors of the town.",
            "The new dairy in the valley was criticised by auditors of the town.",
        ),
        (
            "The old ferry rammed the trawler off Norrby in fog.",
            "The old ferry was rammed by the trawler off Norrby in fog on Monday.",
        ),
        (
            "The union sued the shipyard over unpaid wages.",
            "The shipyard sued the union over the strike, which was about unpaid wages.",
        ),
        (
            "The ferry was rammed by the trawler off Norrby.",
            "The trawler was rammed by the ferry off Norrby on Monday.",
        ),
        (
            "Per Moe said that she rejected the offer of the bank.",
            "He rejected the offer of the bank, Per Moe said.",
        ),
        (
            "Anna Berg praised the old theatre.",
            "Anna Berg left early, and Karl Dahl praised the old theatre.",
        ),
        (
            "The report was attacked by the minister of health.",
            "The report attacked the minister of health for his delay.",
        ),
        (
            "The police filed a complaint against the cyclist.",
            "The cyclist filed a complaint against the police after the stop.",
        ),
        (
            "The coach praised the striker after the match.",
            "The striker praised the coach after the match.",
        ),
        (
            "A nurse charged with theft has spoken to reporters.",
            "A nurse who charged her boss with theft has spoken to reporters.",
        ),
        (
            "Norway rejected the treaty on fishing.",
            "Norway signed while Denmark rejected the treaty on fishing.",
        ),
        (
            "The senate passed the bill after midnight.",
            "The senate was asleep when the house passed the bill after midnight.",
        ),
    ],
)  # fmt: skip
def test_whoever_does_a_deed_does_it_in_the_passages(sentence: str, passage: str) -> None:
    assert _reason(sentence, passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        (
            "Mayor Ada Lund defended the dredging plan.",
            "On Tuesday she defended the dredging plan. | Mayor Ada Lund has many critics.",
        ),
        ("The dairy was criticised by the audit.", "The audit criticised the dairy for its old milk tanks."),
        ("The coach was praised by the striker.", "The striker praised the coach after the match."),
        ("The mayor said the plan would help.", "The minister said the plan would help."),
        (
            "Norway and Denmark rejected the treaty on fishing.",
            "Norway as well as Denmark rejected the treaty on fishing.",
        ),
        ("The storm damaged the ferry.", "A wave sank the trawler."),
    ],
)
def test_the_same_doer_is_left_alone_and_so_is_who_told_it_or_another_verb(
    sentence: str, passage: str
) -> None:
    assert _reason(sentence, passage) == ""
