"""Say what a model cost in words, from the counters of a report. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def spending_in_words(counts: Mapping[str, int]) -> tuple[str, ...]:
    """A line on requests, tokens and cost, and one on prompts cut short; empty if no server was asked."""

    def of(thing: str) -> int:
        return counts.get(f"summarise/{thing}", 0)

    requests, kept = of("requests"), of("from cache")
    if not requests:
        return ()
    parts = [f"the model: {requests:,} {'request' if requests == 1 else 'requests'}"]
    if kept:
        parts.append(f"{kept:,} {'answer' if kept == 1 else 'answers'} from the cache")
    parts.append(_tokens(of("tokens read"), of("tokens written"), of("tokens estimated")))
    if of("cost in millionths"):
        parts.append(f"cost {of('cost in millionths') / 1_000_000:,.4f}")
    return (", ".join(parts), *_cut(of("prompts cut short"), requests))


def _tokens(read: int, written: int, estimated: int) -> str:
    counted = f"{read:,} tokens read and {written:,} written"
    if not estimated:
        return counted
    share = "" if estimated >= read + written else f" {estimated:,} of them"
    return f"about {counted} (the server does not count{share or ' them'}: that is an estimate)"


def _cut(cut: int, requests: int) -> tuple[str, ...]:
    if not cut:
        return ()
    which = f"the server read only a part of {cut:,} of {requests:,} prompts"
    remedy = (
        "let it read more at once (with Ollama OLLAMA_CONTEXT_LENGTH=8192 ollama serve), or lower `context`"
    )
    return (f"{which}: {remedy}",)
