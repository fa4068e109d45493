"""Word prompts with a chat model's own template, with thoughts switched off if the template allows it.

Templates differ: some have no turn for the system message and raise an error or drop it, some want the text
of a message in parts, and those of models that think have switches of several names. A template ignores
switches that it does not know, so all are given; if a template refuses one, other
values or none are tried. A prompt is used only if both the system message and the task are found in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError, first_line
from digest.summarise.write.neural.thoughts import is_closed, is_open, knows_thoughts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

_QUIET: dict[str, object] = {
    "enable_thinking": False,  # Qwen 3, GLM, SmolLM 3, ERNIE, Hunyuan
    "thinking": False,  # Granite, DeepSeek 3.1
    "reasoning": False,  # Command A
    "thinking_budget": 0,  # Seed-OSS
}
_SWITCHES: tuple[Mapping[str, object], ...] = (
    {**_QUIET, "reasoning_effort": "low"},  # gpt-oss knows low, medium, high …
    {**_QUIET, "reasoning_effort": "none"},  # … and newer Mistrals none and high
    {},
)
_REPLY = "Quiet rain fell there."
"""A made-up answer, which shows what a template writes after an answer."""
_QUESTION = "What else fell there?"
"""A made-up question, which stands before that answer and sometimes also after it."""
_NO_WORD = re.compile(r"[^\w\s]")
"""A character that is part of no word."""

Turns = list[dict[str, Any]]


class Chat:
    """A tokenizer's chat template, which can be filled in.

    Raises:
        ConfigError: there is no template, so this is no chat model.
    """

    def __init__(self, tokenizer: Any, name: str) -> None:
        if not tokenizer.chat_template:
            raise ConfigError(
                f"{name} is neither an encoder-decoder nor has it a chat template: "
                "name an instruction-tuned or an encoder-decoder model"
            )
        self._tokenizer, self._name = tokenizer, name
        self._way: tuple[Mapping[str, object], Callable[[str, str], Turns]] | None = None

    def worded(self, system: str, user: str) -> str:
        """The prompt that the template makes of a system message and a user's, up to where the answer begins.

        Raises:
            ConfigError: the template cannot be filled in.
        """
        if self._way is not None:
            try:
                return self._filled(self._way[1](system, user), self._way[0])
            except Exception:  # noqa: BLE001  another text, another error: all ways are tried again below
                self._way = None
        problem: Exception | None = None
        for switches, turns in _ways():
            try:
                text = self._filled(turns(system, user), switches)
            except Exception as error:  # noqa: BLE001  (templates raise what they like)
                problem = problem or error
                continue
            if user.strip() in text and system in text:
                self._way = (switches, turns)
                return text
        why = first_line(problem) if problem else "what it is told does not arrive"
        raise ConfigError(f"{self._name}: its chat template cannot be used ({why}): name another model")

    def may_think(self, prompt: str) -> bool:
        """Whether thoughts may come before the answer to a prompt."""
        if is_closed(prompt[-64:]):
            return False
        return is_open(prompt[-64:]) or knows_thoughts(str(self._tokenizer.chat_template))

    def ends(self) -> list[int]:
        """The special token that the template writes after an answer; checkpoints do not always name it."""
        after = self._after_reply()
        if not after:
            return []
        tokens = self._tokenizer(after, add_special_tokens=False)["input_ids"]
        return [int(token) for token in tokens[:1] if token in special_ids(self._tokenizer)]

    def next_turn(self) -> str:
        """The plain text, if any, that opens the user's next turn; a model may write it after its answer."""
        after = self._after_reply(_QUESTION).partition(_QUESTION)[0]
        for special in special_texts(self._tokenizer):
            after = after.replace(special, " ")
        mark = after.strip().partition("\n")[0].strip()
        return mark if len(mark) > 2 and _NO_WORD.search(mark) else ""

    def _after_reply(self, then: str = "") -> str:
        """What the template writes after an answer; "" if it cannot be filled in with one."""
        turns = [{"role": "user", "content": _QUESTION}, {"role": "assistant", "content": _REPLY}]
        turns += [{"role": "user", "content": then}] if then else []
        switches, shaped = self._way or (_SWITCHES[0], None)
        is_parts = shaped is not None and isinstance(shaped("", "")[-1]["content"], list)
        try:
            text = self._filled(_in_parts(turns) if is_parts else turns, switches, add=False)
        except Exception:  # noqa: BLE001  a template may not take such turns
            return ""
        return text.rpartition(_REPLY)[2] if _REPLY in text else ""

    def _filled(
        self, turns: Sequence[dict[str, Any]], switches: Mapping[str, object], add: bool = True
    ) -> str:
        text: str = self._tokenizer.apply_chat_template(
            list(turns), tokenize=False, add_generation_prompt=add, **switches
        )
        return text


def special_ids(tokenizer: Any) -> frozenset[int]:
    """The ids of the special tokens, which stand for no text."""
    added = {number for number, token in tokenizer.added_tokens_decoder.items() if token.special}
    return frozenset(added | set(tokenizer.all_special_ids))


def special_texts(tokenizer: Any) -> tuple[str, ...]:
    """The special tokens as they are written, longest first."""
    added = {str(token) for token in tokenizer.added_tokens_decoder.values() if token.special}
    return tuple(sorted(added | set(tokenizer.all_special_tokens), key=lambda text: (-len(text), text)))


def _ways() -> Iterator[tuple[Mapping[str, object], Callable[[str, str], Turns]]]:
    for turns in (_two_turns, _one_turn, _two_turns_in_parts, _one_turn_in_parts):
        for switches in _SWITCHES:
            yield switches, turns


def _two_turns(system: str, user: str) -> Turns:
    return [{"role": "system", "content": system}, {"role": "user", "content": user}]


def _one_turn(system: str, user: str) -> Turns:
    return [{"role": "user", "content": f"{system}\n\n{user}"}]


def _two_turns_in_parts(system: str, user: str) -> Turns:
    return _in_parts(_two_turns(system, user))


def _one_turn_in_parts(system: str, user: str) -> Turns:
    return _in_parts(_one_turn(system, user))


def _in_parts(turns: Turns) -> Turns:
    """The turns with their text in parts, the form that multimodal models expect."""
    return [{**turn, "content": [{"type": "text", "text": turn["content"]}]} for turn in turns]
