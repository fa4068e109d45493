"""Thoughts are separated from answers."""

from __future__ import annotations

import pytest

from digest.summarise.write.neural.thoughts import answer_in, is_closed, is_open, knows_thoughts

SAID = "The council approved it."


@pytest.mark.parametrize(
    "written",
    [
        SAID,
        f"<think>Let me see.</think>{SAID}",
        f"<thinking>Let me see.\n\nSo.</thinking>\n{SAID}",
        f"<seed:think>Let me see.</seed:think>{SAID}",
        f"[THINK]Let me see.[/THINK]{SAID}",
        f"◁think▷Let me see.◁/think▷{SAID}",
        f"<|START_THINKING|>Let me see.<|END_THINKING|>{SAID}",
        f"<|inner_prefix|>Let me see.<|inner_suffix|>{SAID}",
        f"<|channel|>analysis<|message|>Let me see.<|end|><|start|>assistant<|channel|>final<|message|>{SAID}",
        f"<|channel>thought\nLet me see.<channel|>{SAID}",
        f"Let me see.</think>\n\n{SAID}",
        f"<thought>Once.</thought><thought>Twice.</thought>{SAID}",
        f"{SAID}\n<think>Was that",
    ],
)
def test_what_stands_after_the_thoughts_is_the_answer(written: str) -> None:
    found = answer_in(written)
    assert found is not None
    assert found.strip() == SAID


def test_a_thought_that_the_prompt_opened_ends_where_it_is_closed() -> None:
    found = answer_in(f"The user asks for a summary.\n</think>\n\n{SAID}", opened=True)
    assert found is not None
    assert found.strip() == SAID


@pytest.mark.parametrize(
    "written",
    ["<think>Let me see", "<think>a</think><think>b", "[THINK]So", "<|channel|>analysis<|message|>So"],
)
def test_thoughts_alone_are_no_answer(written: str) -> None:
    assert answer_in(written) is None


def test_what_follows_an_opened_thought_is_no_answer_before_it_is_closed() -> None:
    assert answer_in("The user asks for a summary.", opened=True) is None


def test_a_prompt_may_end_within_a_thought_after_one_or_beside_any() -> None:
    assert is_open("assistant\n<think>\n")
    assert not is_open("assistant\n<think>\n\n</think>\n\n")
    assert is_closed("assistant\n<think>\n\n</think>\n\n")
    assert is_closed("<｜Assistant｜></think>")
    assert not is_closed("assistant\n")


def test_a_template_that_has_no_word_for_thoughts_knows_none() -> None:
    assert knows_thoughts("{% if '</think>' in content %}")
    assert knows_thoughts("<|channel|>analysis<|message|>")
    assert not knows_thoughts("<|im_start|>{{ role }} I think")
