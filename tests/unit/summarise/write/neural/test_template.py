"""Chat templates of many kinds are filled in."""

from __future__ import annotations

from functools import cache

import pytest

from bench import model_zoo as zoo
from digest.errors import ConfigError
from digest.summarise.write.neural.template import Chat

SYSTEM, USER = "Write for a newspaper.", "1. The council approved it.\n\nWrite what happened."


@cache
def chat(template: str) -> Chat:
    return Chat(zoo.tokenizer(template), "some/model")


@pytest.mark.parametrize(
    "template",
    [
        zoo.CHATML,
        zoo.NO_SYSTEM,
        zoo.SILENT_SYSTEM,
        zoo.PLAIN_TURNS,
        zoo.IN_PARTS,
        zoo.THINKING,
        zoo.THOUGHT_OPENED,
        zoo.EFFORT,
    ],
)
def test_whatever_the_template_a_model_is_told_its_part_and_its_task_once(template: str) -> None:
    for _ in range(2):
        prompt = chat(template).worded(SYSTEM, USER)
        assert prompt.count(SYSTEM) == prompt.count(USER) == 1
        assert prompt.index(SYSTEM) < prompt.index(USER)


def test_a_template_with_a_turn_for_the_system_is_given_two_turns() -> None:
    assert "<|im_start|>system" in chat(zoo.CHATML).worded(SYSTEM, USER)
    assert "<|im_start|>system" not in chat(zoo.NO_SYSTEM).worded(SYSTEM, USER)


def test_thoughts_are_switched_off_where_a_template_has_a_switch() -> None:
    prompt = chat(zoo.THINKING).worded(SYSTEM, USER)
    assert prompt.endswith("<think>\n\n</think>\n\n")
    assert not chat(zoo.THINKING).may_think(prompt)


@pytest.mark.parametrize(
    "condition",
    [
        "thinking is defined and not thinking",
        "reasoning is defined and not reasoning",
        "thinking_budget is defined and thinking_budget == 0",
        "reasoning_effort == 'low'",
        "not (enable_thinking | default(true))",
    ],
)
def test_switches_go_by_many_names(condition: str) -> None:
    template = zoo.CHATML.replace(
        "assistant\n{% endif %}", "assistant\n{% if " + condition + " %}QUIET{% endif %}{% endif %}"
    )
    assert chat(template).worded(SYSTEM, USER).endswith("QUIET")


def test_a_template_that_refuses_a_switch_is_asked_with_another() -> None:
    assert chat(zoo.EFFORT).worded(SYSTEM, USER)


def test_room_for_thoughts_is_kept_where_a_template_opens_one_or_may() -> None:
    opened = chat(zoo.THOUGHT_OPENED)
    assert opened.may_think(opened.worded(SYSTEM, USER))
    plain = chat(zoo.CHATML)
    assert not plain.may_think(plain.worded(SYSTEM, USER))


def test_a_turns_end_is_known_from_the_template() -> None:
    ends = zoo.tokenizer().convert_tokens_to_ids(["<|im_end|>", "</s>"])
    assert chat(zoo.CHATML).ends() == ends[:1]
    assert chat(zoo.SILENT_SYSTEM).ends() == ends[1:]
    assert chat(zoo.PLAIN_TURNS).ends() == ends[1:]


def test_a_mark_of_the_others_turn_that_is_plain_text_is_known_too() -> None:
    assert chat(zoo.PLAIN_TURNS).next_turn() == "<|user|>"
    assert chat(zoo.SILENT_SYSTEM).next_turn() == "[INST]"
    assert chat(zoo.CHATML).next_turn() == ""


def test_a_model_without_a_template_is_no_chat_model() -> None:
    with pytest.raises(ConfigError, match="chat template"):
        Chat(zoo.tokenizer(None), "some/model")


@pytest.mark.parametrize(
    "template", ["{{ raise_exception('no such role') }}", "{{ unknown.part }}", "always the same"]
)
def test_a_template_that_cannot_be_filled_in_is_told_with_its_reason(template: str) -> None:
    with pytest.raises(ConfigError, match="its chat template cannot be used"):
        chat(template).worded(SYSTEM, USER)
