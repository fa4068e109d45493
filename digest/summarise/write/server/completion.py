"""Read a chat completion: its text, and how many tokens it took. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from digest.errors import SummaryError, printable
from digest.summarise.write.prose import prose, without_thoughts
from digest.summarise.write.server.budget import tokens_in

_CUT = 0.9
"""A server that counts fewer tokens in a prompt than this share of its words has not read all of it: no
tokenizer in use makes one token of two words (decision 0031)."""
_MOST_TOKENS = 10**9
"""A server's count of this many tokens or more is an error (set by judgement; not measured)."""
_BROKEN = frozenset({"length", "content_filter"})
"""Values of ``finish_reason`` for an answer that was cut off or held back."""


@dataclass(frozen=True, slots=True)
class Reply:
    """The reply to one prompt, and how many tries and tokens it took."""

    text: str | SummaryError
    tries: int = 0
    read: int = 0
    """Tokens of the prompt."""
    written: int = 0
    """Tokens of the answer."""
    is_estimate: bool = False
    """Whether the numbers of tokens are estimates, because the server did not count them."""
    is_cut: bool = False
    """Whether the server read only a part of the prompt."""
    words: str = ""
    """The answer if it holds no sentence: a title, a list, or the word None."""

    @property
    def answer(self) -> str | SummaryError:
        """The answer to a question that may be answered without a sentence."""
        return self.words or self.text


def reply_from(answer: Any, prompt: str, tries: int) -> Reply:
    """The text and tokens of the chat completion `answer` to `prompt`; an error if it has no text."""
    usage = answer.get("usage") if isinstance(answer, dict) else None
    read, written = _number(usage, "prompt_tokens"), _number(usage, "completion_tokens")
    text, problem = _said(answer)
    is_estimate = not read and not written and bool(text.strip())
    if is_estimate:
        read, written = tokens_in(prompt), tokens_in(text)
    return Reply(
        SummaryError("", problem) if problem else text,
        tries,
        read,
        written,
        is_estimate=is_estimate,
        is_cut=not is_estimate and 0 < read < _CUT * len(prompt.split()),
        words=_words(answer, text) if problem else "",
    )


def _said(answer: Any) -> tuple[str, str]:
    """The text, and the reason why it cannot be used; the reason is "" if it can."""
    try:
        choice = answer["choices"][0]
        text = _text(choice["message"]["content"])
    except (KeyError, IndexError, TypeError):
        return "", "what the endpoint answered is no chat completion: is it the right address?"
    return text, "" if prose(text) else _emptiness(choice, text)


def _words(answer: Any, text: str) -> str:
    """The answer without thoughts; "" if it was cut off or held back."""
    said = without_thoughts(text)
    return said if said and answer["choices"][0].get("finish_reason") not in _BROKEN else ""


def _text(content: Any) -> str:
    """The text of a message's content, which may be a string, nothing, or a list of parts."""
    if content is None or isinstance(content, str):
        return content or ""
    parts = [part["text"] for part in content if isinstance(part, dict) and isinstance(part.get("text"), str)]
    return "\n".join(parts)


def _emptiness(choice: Any, text: str) -> str:
    """The reason why an answer holds no sentence, with the remedy."""
    match choice.get("finish_reason"):
        case "length":
            return (
                "the model at the endpoint was stopped before it had answered: raise max_tokens "
                "(models that think aloud need thousands), and context with it"
            )
        case "content_filter":
            return "the endpoint's own filter kept the answer back"
        case _:
            refusal = choice["message"].get("refusal")
            said = f": {printable(str(refusal))[:200]}" if refusal else ""
            what = "wrote no whole sentence" if text.strip() else "wrote nothing"
            return f"the model at the endpoint {'refused' if refusal else what}{said}"


def _number(usage: Any, name: str) -> int:
    value = usage.get(name) if isinstance(usage, dict) else None
    return value if isinstance(value, int) and 0 <= value < _MOST_TOKENS else 0
