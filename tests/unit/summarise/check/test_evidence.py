"""The verdict on a sentence against its passages, check by check."""

from __future__ import annotations

import pytest

from digest.models import Support
from digest.summarise.check.evidence import judge
from digest.summarise.read.figures import figures

SOURCE = (
    "The council approved a bridge on Wednesday for $4.2 million, Mayor Ada Lund said, “because the ferry is full.” "
    "Prices rose by twelve percent in March, the U.S. consultants wrote."
)


@pytest.mark.parametrize(
    "sentence",
    [
        "The council approved a bridge for $4.2 million on Wednesday.",
        "Mayor Ada Lund said the council approved the bridge “because the ferry is full.”",
        "Prices rose by 12 percent in March, American consultants wrote.",
        "Prices rose 12% in March.",
    ],
)
def test_a_sentence_that_its_passage_backs_is_supported(sentence: str) -> None:
    verdict = judge(sentence, [SOURCE])
    assert verdict.support is Support.SUPPORTED, verdict.reasons


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("The council approved a bridge for $4.7 million on Wednesday.", "numbers"),
        ("The council approved a bridge for $4.2 billion on Wednesday.", "numbers"),
        ("The council approved a bridge on Thursday.", "dates"),
        ("The council and Mayor Eva Lund approved a bridge.", "names"),
        ("Mayor Ada Lund said “because the ferry is empty.”", "quotations"),
        ("The council never approved a bridge on Wednesday.", "negation"),
        ("Prices fell by twelve percent in March.", "direction"),
        ("The council didn’t approve a bridge on Wednesday.", "negation"),
        ("The council dreamt of elephants dancing over rainbows.", "overlap"),
    ],
)
def test_each_corruption_is_caught_by_its_check_with_a_reason(sentence: str, check: str) -> None:
    verdict = judge(sentence, [SOURCE])
    assert verdict.support in {Support.UNSUPPORTED, Support.PARTLY}
    assert next(one.name for one in verdict.checks if not one.passed) == check
    assert verdict.reasons


def test_figures_are_read_from_digits_words_and_scales() -> None:
    assert figures("1,200 people, twenty-three of them for $2.5 million at 5 per cent") == [
        "1200",
        "2500000",
        "5%",
        "23",
    ]


INQUIRY = (
    "Minister Ada Lund accused Governor Per Moe of hiding 31 letters from the inquiry on Monday.",
    "The inquiry in Norrby had asked 12 witnesses in Halden to return on Friday.",
)


@pytest.mark.parametrize(
    "sentence",
    [
        "Governor Per Moe accused Minister Ada Lund of hiding 31 letters from the inquiry on Monday.",
        "Minister Ada Lund accused Governor Per Moe of hiding 12 letters from the inquiry on Monday.",
        "Minister Ada Lund accused Governor Per Moe of hiding 31 letters from the inquiry on Friday.",
        "The inquiry in Halden had asked 31 witnesses to return on Friday.",
    ],
)
def test_right_facts_in_wrong_places_are_caught(sentence: str) -> None:
    verdict = judge(sentence, INQUIRY)
    assert verdict.support is Support.UNSUPPORTED
    assert "roles" in [check.name for check in verdict.checks if not check.passed]


@pytest.mark.parametrize(
    "sentence",
    [
        INQUIRY[0],
        "On Monday Ada Lund accused Per Moe of hiding 31 letters.",
        "Per Moe hid 31 letters from the inquiry, Ada Lund said on Monday.",
        "The inquiry asked 12 witnesses to return to Norrby on Friday.",
    ],
)
def test_facts_in_their_places_are_not_doubted(sentence: str) -> None:
    assert next(check for check in judge(sentence, INQUIRY).checks if check.name == "roles").passed


def test_a_denial_that_is_left_out_is_caught() -> None:
    passages = ["The ministry said the new bridge was not damaged by the flood on Monday."]
    verdict = judge("The new bridge was damaged by the flood on Monday, the ministry said.", passages)
    assert [check.name for check in verdict.checks if not check.passed] == ["negation"]


def test_the_score_is_highest_for_the_passages_own_words() -> None:
    own, mixed = judge(INQUIRY[0], INQUIRY), judge("On Monday letters accused Ada Lund of Per Moe.", INQUIRY)
    assert own.score == 1.0
    assert mixed.score < own.score


@pytest.mark.parametrize(
    "sentence",
    [
        "According to the Norrby Times, the ferry is full.",
        "Ferry Trouble: The ferry is full, Mayor Ada Lund said.",
        "Mayor Ada Lund said the ferry is full, and “nobody” was at the quay.",
    ],
)
def test_who_reported_it_and_labels_need_no_passage_that_names_them(sentence: str) -> None:
    passages = ["The ferry is full, Mayor Ada Lund said, and “nobody” was at the quay."]
    assert {one.name for one in judge(sentence, passages).checks if not one.passed} <= {"overlap"}


@pytest.mark.parametrize(
    ("sentence", "check"),
    [
        ("The mayor called the ferry “full”.", "quotations"),
        ('Mayor Ada Lund said, "The ferry is empty.”', "quotations"),
        ("Sen. Moe said the ferry is full.", "names"),
    ],
)
def test_single_quoted_words_mixed_marks_and_names_after_titles_are_checked(
    sentence: str, check: str
) -> None:
    verdict = judge(sentence, ["Mayor Ada Lund said the ferry is full."])
    assert check in {one.name for one in verdict.checks if not one.passed}


def test_a_quotation_may_go_on_in_a_second_passage() -> None:
    passages = ["“The ferry is full of people,” Ada Lund said.", "“We must build the bridge,” she said."]
    text = "Ada Lund said: “The ferry is full of people. We must build the bridge.”"
    assert next(one for one in judge(text, passages).checks if one.name == "quotations").passed


def test_a_word_of_direction_counts_only_against_its_opposite_among_the_same_words() -> None:
    passages = ["The council met before the summer holidays.", "Prices of bread rose in March."]
    assert next(
        one for one in judge("The ferry sank after a storm.", passages).checks if one.name == "direction"
    ).passed


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("The siege of al-Noraeda ended.", "The siege of al-Noraida ended."),
        ("Lund served in the Halden War.", "Lund served in Halden, in the war of that name."),
        (
            "The plan has three parts: The Cost: Norrby pays.",
            "The plan has three parts. Norrby pays the cost.",
        ),
        ("The harbour is “full,” the Guardian reports.", "The harbour is “full” today."),
        ("They met Sergeant Moe in Norrby.", "Moe, a sergeant, was met by them in Norrby."),
    ],
)
def test_another_spelling_a_label_or_an_outlet_is_no_missing_name(sentence: str, passage: str) -> None:
    failed = {check.name for check in judge(sentence, [passage]).checks if not check.passed}
    assert "names" not in failed


def test_an_office_without_its_holder_is_a_name_that_must_be_there() -> None:
    passages = ["They met Ada Lund about the islands in the Skerry Sea."]
    reasons = judge("They met Ada Lund about the islands in the King.", passages).reasons
    assert "the name “king” is not in the cited passages" in reasons


def test_a_passage_may_deny_in_other_words() -> None:
    passages = ["The sender will detonate the device unless the ransom arrives by noon."]
    sentence = "The sender will detonate the device if the ransom does not arrive by noon."
    assert judge(sentence, passages).support is not Support.UNSUPPORTED


def test_words_put_into_a_quotation_in_brackets_must_be_the_sources() -> None:
    passages = ["“We climb [the post was written before noon] for the seals,” wrote Ada Lund."]
    changed = "“We climb [the post was shouted before noon] for the seals,” wrote Ada Lund."
    assert not next(one for one in judge(changed, passages).checks if one.name == "quotations").passed


def _failed(sentence: str, *passages: str) -> set[str]:
    return {check.name for check in judge(sentence, passages).checks if not check.passed}


def test_a_quoted_word_must_be_said_of_the_same_thing() -> None:
    passages = (
        "“The ferry is dangerous and far too old for the winter,” Ada Lund told the council of Norrby.",
        "“Whatever the harbour master wrote, the letters in that drawer are yours,” Per Moe said.",
    )
    assert "quotations" not in _failed("Ada Lund called the ferry “dangerous”.", *passages)
    assert "quotations" in _failed("Ada Lund called the ferry “yours”.", *passages)
    assert "quotations" in _failed("Ada Lund called the ferry “rotten”.", *passages)


def test_a_word_in_brackets_that_the_passage_has_otherwise_is_caught() -> None:
    passage = "“We all love [cohost] Ada Lund and her songs,” wrote Per Moe."
    assert "quotations" not in _failed("“We all love [cohost] Ada Lund and her songs,” he wrote.", passage)
    assert "quotations" in _failed("“We all love [former] Ada Lund and her songs,” he wrote.", passage)


@pytest.mark.parametrize(
    ("sentence", "passage"),
    [
        ("They met at the G20 in Halden.", "They met at the G-20 in Halden."),
        ("They left Norrby, Colo., by bus.", "They left Norrby in Colorado by bus."),
        ("They wrote to President-elect Ada Lund.", "They wrote to Ada Lund after her election."),
        ("They read it on HaldenFerries.com on Monday.", "They read it on HaldenFerries.com on Monday."),
        ("The dam held, Ada Lund tells DamWatch.", "The dam held, Ada Lund says."),
    ],
)
def test_short_forms_sites_and_outlets_are_no_missing_names(sentence: str, passage: str) -> None:
    assert "names" not in _failed(sentence, passage)


@pytest.mark.parametrize(
    "sentence", ["They told the US what to do with the dam.", "Halden’s council told them what to do."]
)
def test_a_pronoun_is_no_country_and_an_owner_that_opens_a_sentence_is_a_name(sentence: str) -> None:
    assert "names" in _failed(sentence, "They told us what to do with the dam, and the council told them.")


def test_before_and_after_are_opposites_only_when_both_sides_are_the_same() -> None:
    passage = "The council will wait for the report before it votes on the ferry."
    assert "direction" not in _failed("The council votes on the ferry after the report.", passage)
    assert "direction" in _failed(
        "The council met after the storm hit.", "The council met before the storm hit."
    )


def test_an_adverb_after_a_denial_is_not_what_is_denied() -> None:
    passage = "The picture does not actually show Ada Lund at the dam; it is a composite of three pictures."
    assert "negation" not in _failed(
        "The picture of Ada Lund at the dam is actually a composite of three pictures.", passage
    )
    assert "negation" not in _failed(
        "It wasn’t until Monday that the council closed the dam.", "The council closed the dam on Monday."
    )
