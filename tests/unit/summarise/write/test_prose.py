"""The prose is found in a model's answer, however the model wraps it."""

from __future__ import annotations

import json

import pytest

from digest.summarise.write.drafting import drafted
from digest.summarise.write.prose import prose

TOLD = ["The dam at Norrby held through the night.", "Nobody was hurt, Governor Ines Park said."]
PLAIN = " ".join(TOLD)
WRAPPED = {
    "plain": PLAIN,
    "a line each": "\n".join(TOLD),
    "hard-wrapped": "The dam at Norrby held through\nthe night. Nobody was hurt, Governor\nInes Park said.",
    "a bold heading": f"**Summary**\n\n- {TOLD[0]}\n- {TOLD[1]}",
    "a bold heading on the line before": f"**Summary:**\n{PLAIN}",
    "a heading of hashes": f"### Dam holds\n{PLAIN}",
    "a title of its own line": f"Dam at Norrby Holds\n\n{PLAIN}",
    "a title just above": f"Dam at Norrby Holds\n{PLAIN}",
    "a heading in German": f"Zusammenfassung\n\n{PLAIN}",
    "a heading in Chinese": f"**摘要**\n{PLAIN}",
    "a preamble": f"Here is a summary of the reports in under 60 words:\n\n{PLAIN}",
    "a preamble in French": f"Voici le résumé demandé :\n{PLAIN}",
    "bullets": f"• {TOLD[0]}\n• {TOLD[1]}",
    "numbers": f"1. {TOLD[0]}\n2) {TOLD[1]}",
    "a quotation of all": f"“{PLAIN}”",
    "straight quotation marks": f'"{PLAIN}"',
    "French quotation marks": f"« {PLAIN} »",
    "a fence": f"```\n{PLAIN}\n```",
    "a fence with a language and talk around it": f"Sure, here you are:\n```text\n{PLAIN}\n```\nLet me know.",
    "JSON": json.dumps({"headline": "Dam holds", "summary": PLAIN, "language": "en"}),
    "fenced JSON": f"```json\n{json.dumps({'sentences': TOLD})}\n```",
    "a JSON list": json.dumps(TOLD),
    "thoughts": f"<think>The dam may burst.\nI must be short.</think>\n{PLAIN}",
    "thoughts whose beginning stands in the prompt": f"The user wants prose.\n</think>\n\n{PLAIN}",
    "reasoning": f"<reasoning>Two sentences.</reasoning>{PLAIN}",
    "a count of words": f"{PLAIN}\n\n(15 words)",
    "a rule and a table": f"---\n| a | b |\n|---|---|\n{PLAIN}\n***",
    "citations": f"[1] {TOLD[0]}\n[2] {TOLD[1]}",
}  # fmt: skip


@pytest.mark.parametrize("answer", WRAPPED.values(), ids=WRAPPED)
def test_the_sentences_are_the_same_however_they_are_wrapped(answer: str) -> None:
    assert drafted(answer) == TOLD


@pytest.mark.parametrize(
    "answer", ["", "Summary", "**Summary**", "<think>It may burst. I do not know.", "{}", "```\n```", "| a |"]
)
def test_an_answer_without_prose_gives_nothing(answer: str) -> None:
    assert prose(answer) == ""


def test_a_quotation_inside_an_answer_keeps_its_marks() -> None:
    answer = "“The dam held,” Ines Park said, “and nobody slept.”"
    assert prose(answer) == answer


def test_the_last_sentence_of_an_answer_that_was_cut_off_is_left_out() -> None:
    assert drafted(f"{PLAIN} And then the") == TOLD
    assert drafted(f"- {TOLD[0]}\n- {TOLD[1]}\n- And then the") == TOLD
