"""The table of checks: each row fails its example, and accepts what its passage says in other words."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH, NEUTRAL
from digest.models import Support
from digest.summarise.check.checks import CHECKS, Check
from digest.summarise.check.evidence import judge

SOURCES = [
    "The council of Norrby voted on Tuesday to close the old school, Mayor Ada Lund said.",
    "At least 40 teachers may lose their jobs, and nearly 300 pupils will move.",
    "Police arrested the alleged thief, Per Moe, after a chase of 12 miles.",
    "Some residents opposed the plan, which costs $5 million and cuts the budget by 30%.",
    "House prices rose before the vote.",
    "The town was sued by the oldest dairy in the eastern valley.",
    "Hundreds of people gathered outside the court.",
    "The minister did not rule on the appeal.",
]


@pytest.mark.parametrize(
    "sentence",
    [
        "The council of Norrby voted to close the old school on Tuesday.",
        "In Norrby, nearly 300 pupils will move.",
        "Police arrested the alleged thief Per Moe after a 12-mile chase.",
        "The plan costs $5 million, some residents opposed it.",
        "House prices rose before the vote on the school.",
        "About 40 teachers, at least, may lose their jobs.",
        "Hundreds of people gathered outside.",
        "The plan cuts the budget by 30 percent.",
    ],
)
def test_what_the_passages_say_in_other_words_is_left_alone(sentence: str) -> None:
    verdict = judge(sentence, SOURCES)
    assert verdict.support is Support.SUPPORTED, verdict.reasons


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("Police arrested the alleged thief Per Moe after a chase of 12 kilometres.", "units"),
        ("Police arrested the alleged thief Per Moe after a chase of 12 minutes.", "units"),
        ("The plan costs £5 million, some residents opposed it.", "units"),
        ("The plan cuts the budget by 30.", "units"),
        ("The plan costs €5 million.", "units"),
        ("In Norrby, 40 teachers may lose their jobs.", "bounds"),
        ("40 teachers may lose their jobs, and nearly 300 pupils will move.", "bounds"),
        ("In Norrby, at most 40 teachers may lose their jobs.", "bounds"),
        ("In Norrby, more than 300 pupils will move.", "bounds"),
        ("All residents opposed the plan, which costs $5 million.", "bounds"),
        ("Thousands of people gathered outside the court.", "bounds"),
        ("At least 40 teachers will lose their jobs.", "modality"),
        ("At least 40 teachers have lost their jobs, and nearly 300 pupils will move.", "modality"),
        ("Police arrested the thief, Per Moe, after a chase of 12 miles.", "modality"),
        ("The council of Norrby announced on Tuesday to close the old school.", "deeds"),
        ("Police charged the alleged thief, Per Moe, after a chase of 12 miles.", "deeds"),
        ("The town was sued by the youngest dairy in the eastern valley.", "deeds"),
        ("The town was sued by the oldest dairy in the western valley.", "deeds"),
        ("Some residents inherited the plan, which costs $5 million.", "deeds"),
        ("Police did not arrest the alleged thief, Per Moe, after a chase of 12 miles.", "negation"),
        ("The minister did rule on the appeal.", "negation"),
        ("The town was not sued by the oldest dairy in the eastern valley.", "negation"),
        ("Brand closed the old school in Norrby.", "names"),
        ("Brand’s council voted on Tuesday to close the old school.", "names"),
        ("Ragna Lund said the council of Norrby voted to close the old school.", "names"),
    ],
)
def test_each_other_deed_measure_or_sureness_is_told_by_its_check(sentence: str, check: str) -> None:
    verdict = judge(sentence, SOURCES)
    assert verdict.support is Support.UNSUPPORTED
    assert check in {one.name for one in verdict.checks if not one.passed}, verdict.reasons


def test_a_part_of_a_passage_without_its_beginning_may_say_more_than_the_passage() -> None:
    assert judge("40 teachers may lose their jobs, and nearly 300 pupils will move.", SOURCES[1:2]).reasons
    assert judge("The council of Norrby voted on Tuesday to close the old school.", SOURCES[:1]).reasons == ()


@pytest.mark.parametrize(
    ("source", "right", "wrong"),
    [
        (
            "Bei dem Brand in Halden starben am Dienstag dreiundzwanzig Menschen, der Schaden beträgt 3 Millionen Euro.",
            "In Halden starben bei dem Brand dreiundzwanzig Menschen.",
            [
                "In Halden starben bei dem Brand vierundzwanzig Menschen.",
                "Bei dem Brand in Norrby starben dreiundzwanzig Menschen.",
                "Der Schaden beträgt bei dem Brand in Halden 3 Milliarden Euro.",
                "Bei dem Brand in Halden starben am Montag dreiundzwanzig Menschen.",
                "In Halden starben bei dem Brand „leider zu viele Menschen“.",
            ],
        ),
        (
            "Le maire de Halden, Élise Roux, a annoncé mardi que douze écoles fermeront et que cela coûte 40 euros.",
            "Mardi, le maire de Halden a annoncé que douze écoles fermeront.",
            [
                "Mardi, le maire de Halden a annoncé que treize écoles fermeront.",
                "Jeudi, le maire de Halden a annoncé que douze écoles fermeront.",
                "Mardi, le maire de Norrby a annoncé que douze écoles fermeront.",
                "Mardi, le maire de Halden, Éric Roux, a annoncé que douze écoles fermeront.",
                "Mardi, le maire de Halden a annoncé que « douze écoles brûleront ».",
            ],
        ),
        (
            "La alcaldesa de Halden, Inés Mora, dijo el martes que catorce puentes se cerrarán durante 3 meses.",
            "El martes, Inés Mora dijo que catorce puentes se cerrarán.",
            [
                "El martes, Inés Mora dijo que quince puentes se cerrarán.",
                "El martes, Inés Vega dijo que catorce puentes se cerrarán.",
                "Inés Mora dijo el jueves que catorce puentes se cerrarán.",
                "Inés Mora dijo que catorce puentes se cerrarán durante 3 semanas.",
                "El martes, Inés Mora dijo que «catorce puentes caerán».",
            ],
        ),
        (
            "周二，哈尔登市长王小明表示，市内有12座桥将关闭，损失达3亿元。",
            "市长王小明表示，市内有12座桥将关闭。",
            [
                "市长李小明表示，市内有12座桥将关闭。",
                "市长王小明表示，市内有13座桥将关闭。",
                "市长王小明表示，损失达3万元。",
                "周四，市长王小明表示，市内有12座桥将关闭。",
                "市长王小明表示：“市内有12座桥将倒塌。”",
            ],
        ),
    ],
)
def test_figures_days_names_and_quotations_hold_in_other_languages(
    source: str, right: str, wrong: list[str]
) -> None:
    verdict = judge(right, [source])
    assert verdict.support is Support.SUPPORTED, verdict.reasons
    assert [one for one in wrong if judge(one, [source]).support is Support.SUPPORTED] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_row_of_the_table_catches_its_own_example(check: Check) -> None:
    sentence, passage = check.example
    assert check.find(sentence, [passage], ENGLISH)
    assert check.find(passage, [passage], ENGLISH) == ""
    assert check.measured


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_what_fails_its_row_is_unsupported_and_too_few_words_alone_are_partly_supported(check: Check) -> None:
    sentence, passage = check.example
    verdict = judge(sentence, [passage])
    assert verdict.support is (Support.UNSUPPORTED if check.is_hard else Support.PARTLY)
    assert not next(one for one in verdict.checks if one.name == check.name).passed


def test_without_tables_of_a_language_the_rows_that_need_them_are_not_asked_and_the_verdict_says_so() -> None:
    verdict = judge("市长李小明表示，市内有13座桥。", ["市长王小明表示，市内有12座桥。"], NEUTRAL)
    assert {one.name for one in verdict.checks if not one.passed} == {"numbers", "characters"}
    assert set(verdict.unasked) == {check.name for check in CHECKS if check.needs_tables}
    assert judge("The ferry sank.", ["A ferry sank."]).unasked == ()


def test_a_row_that_needs_no_tables_finds_what_every_language_writes_without_any() -> None:
    days = ("Il est venu jeudi.", "Il est venu lundi.")
    for check in CHECKS:
        sentence, passage = days if check.name == "dates" else check.example
        assert check.needs_tables or check.find(sentence, [passage], NEUTRAL), check.name


def test_a_part_of_a_passage_is_asked_only_for_what_was_left_out() -> None:
    asked = {check.name for check in CHECKS if check.asks_parts}
    verdict = judge("40 teachers lost their jobs.", ["Up to 40 teachers lost their jobs in Norrby."], NEUTRAL)
    assert (
        set(verdict.unasked) == asked == {"bounds", "negation", "modality", "attempts", "claims", "endings"}
    )
