"""Separate the thoughts that a model writes before its answer from the answer. Pure.

Most models write ``<think> … </think>``; some templates open the thought themselves, so that the model writes
only its end; others use words in brackets, special tokens, or channels (gpt-oss: ``analysis``, then
``final``).
"""

from __future__ import annotations

import re

_NAMES = r"(?:\w+:)?(?:think|thinking|thoughts?|reasoning)"
_OPENS = re.compile(
    rf"<{_NAMES}>|\[think\]|◁think▷|<\|START_THINKING\|>|<\|inner_prefix\|>|<\|channel>thought"
    r"|<\|channel\|>\s*(?:analysis|commentary)",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    rf"</{_NAMES}>|\[/think\]|◁/think▷|<\|END_THINKING\|>|<\|inner_suffix\|>|<channel\|>"
    r"|<\|channel\|>\s*final[^<]*(?:<\|constrain\|>[^<]*)?<\|message\|>",
    re.IGNORECASE,
)


def knows_thoughts(template: str) -> bool:
    """Whether a chat template has marks of thoughts, which means that its model may think."""
    return bool(_OPENS.search(template) or _CLOSES.search(template))


def is_open(text: str) -> bool:
    """Whether `text` ends inside a thought."""
    return bool(_OPENS.search(text[_last_close(text) :]))


def is_closed(text: str) -> bool:
    """Whether `text` ends right after a thought, so that an answer must follow."""
    return not text[_last_close(text) :].strip() and bool(_CLOSES.search(text))


def answer_in(written: str, *, opened: bool = False) -> str | None:
    """The text after the thoughts; `None` if there are only thoughts.

    `opened` says that the prompt ended inside a thought.
    """
    cut = _last_close(written)
    if opened and not cut:
        return None
    rest = written[cut:]
    again = _OPENS.search(rest)
    if again is None:
        return rest
    return rest[: again.start()] if rest[: again.start()].strip() else None


def _last_close(text: str) -> int:
    return max((match.end() for match in _CLOSES.finditer(text)), default=0)
