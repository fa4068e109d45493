"""A genuine model through the whole course: prompt, model, checks, print: ``python -m bench models FOLDER``.

FOLDER holds a transformers model. Stories are of NeuS (65 words) and Multi-News (100 words). A third of them,
by a hash of their names, is put away: prompts were compared on the others alone, and both are told apart.

``supported`` is the share of the model's sentences that the checks let through, ``close`` the share that a
model held close may print, ``verbatim`` the share copied, ``copied`` the share of its runs of four words that
its sources have, ``echoes`` sentences that give the question back, ``twice`` those said before, ``because …``
how often a check was the reason. ROUGE (stemmed, in percent) is of what the model wrote, cut at the words
asked for (``raw``), of what is printed, and of the default (``peer_extractive``).
"""

from __future__ import annotations

import hashlib
import os
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench._event_stories import event_stories
from bench._prompt_shapes import SHAPES, worded
from bench.sets import MissingDataError
from bench.summarise import rouge
from bench.train_summariser import KINDS, examples
from digest.models import Summary, Support
from digest.summarise.check.alignment import aligned
from digest.summarise.check.closeness import is_close
from digest.summarise.read.passages import passages
from digest.summarise.write.drafting import drafted, grounded, weighed
from digest.summarise.write.echo import echoed
from digest.summarise.write.extractive import ExtractiveSummariser
from digest.summarise.write.neural.template import Chat
from digest.summarise.write.prose import prose
from digest.summarise.write.transformer import TransformersSummariser
from digest.text.tokens import shingles, words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from digest.errors import SummaryError
    from digest.models import Story
    from digest.summarise.read.passages import Passage

SUBJECT = "the folder of a transformers model"
"""What `python -m bench models` needs to be told."""
HEAVY = "DIGEST_BENCH_HEAVY"
BUDGETS = {"neus": 65, "multinews": 100}
STORIES = 9
"""Stories of each set, and of each part of it."""
NOTE = f"{HEAVY}=1 compares the prompt shapes of bench/_prompt_shapes.py, on the stories looked at."


@dataclass(frozen=True, slots=True)
class Asked:
    """A story, the words asked for and what an editor wrote."""

    story: Story
    words: int
    reference: str


@dataclass(slots=True)
class Tally:
    """What was counted over all answers."""

    counts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    raw: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    plain: list[str] = field(default_factory=list)


def measure(data: Path, subject: str) -> dict[str, dict[str, float]]:
    """``{part: {metric: value}}`` of the model in the folder `subject`."""
    model = TransformersSummariser(subject)
    looked_at, put_away = _asked(data)
    scores = {
        "looked at": _measured(model, looked_at, [model.prompt(one.story, one.words) for one in looked_at]),
        "put away": _measured(model, put_away, [model.prompt(one.story, one.words) for one in put_away]),
    }
    if os.environ.get(HEAVY):
        from transformers import AutoTokenizer

        chat = Chat(AutoTokenizer.from_pretrained(subject), subject)
        for name, shape in SHAPES.items():
            prompts = [worded(chat, shape, one.story, one.words) for one in looked_at]
            scores[f"shape: {name}"] = _measured(model, looked_at, prompts)
    return scores


def _asked(data: Path) -> tuple[list[Asked], list[Asked]]:
    """Stories to look at, and those put away."""
    parts: tuple[list[Asked], list[Asked]] = ([], [])
    for kind, (name, _) in KINDS.items():
        references = {example.story.id: example.reference for example in examples(data, kind)}
        stories = [story for story in event_stories(data, name) if story.id in references]
        if not stories:
            raise MissingDataError(f"no story of {name} has a reference in {data}")
        for is_away, part in enumerate(parts):
            chosen = [story for story in stories if _is_away(story.id) == bool(is_away)]
            step = max(1, len(chosen) // STORIES)
            part += [Asked(story, BUDGETS[name], references[story.id]) for story in chosen[::step][:STORIES]]
    return parts


def _is_away(story_id: str) -> bool:
    return int(hashlib.sha256(story_id.encode()).hexdigest(), 16) % 3 == 0


def _measured(
    model: TransformersSummariser, asked: Sequence[Asked], prompts: Sequence[str]
) -> dict[str, float]:
    started = time.perf_counter()
    answers = dict(model.write(prompts))
    seconds = time.perf_counter() - started
    tally = Tally()
    for one, prompt in zip(asked, prompts, strict=True):
        _count(one, answers[prompt], tally, close=model.holds_close)
    return _scores(asked, tally) | {
        "seconds_a_story": seconds / len(asked),
        "peak_gib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20,
    }


def _count(one: Asked, answer: str | SummaryError, tally: Tally, *, close: bool) -> None:
    (extract,) = ExtractiveSummariser().summarise([one.story], words=one.words)
    assert isinstance(extract, Summary)
    tally.plain.append(extract.text)
    if not isinstance(answer, str):
        tally.counts["failed"] += 1
        tally.raw.append("")
        tally.printed.append(extract.text)
        return
    found = passages(one.story)
    sentences = drafted(answer)
    for sentence in sentences:
        _count_sentence(sentence, found, tally)
    tally.counts["twice"] += len(sentences) - len(set(sentences))
    known = {run for passage in found for run in shingles(words(passage.text))}
    runs = shingles(words(" ".join(sentences)))
    tally.counts["runs"] += len(runs)
    tally.counts["runs copied"] += sum(run in known for run in runs)
    printed = grounded(answer, found, extract, words=one.words, method="bench", close=close)
    tally.counts["replaced"] += printed.replaced
    tally.raw.append(" ".join(prose(answer).split()[: one.words]))
    tally.printed.append(printed.text)


def _count_sentence(sentence: str, found: Sequence[Passage], tally: Tally) -> None:
    printed, reasons = weighed(sentence, found)
    tally.counts["sentences"] += 1
    tally.counts["words"] += len(sentence.split())
    tally.counts["echoes"] += bool(echoed(sentence, [passage.text for passage in found]))
    for reason in reasons:
        tally.reasons[" ".join(reason.split("“")[0].split()[:6])] += 1
    if printed is not None:
        is_verbatim = printed.support is Support.VERBATIM
        cited = [passage.text for passage in aligned(sentence, found)]
        tally.counts["supported"] += 1
        tally.counts["verbatim"] += is_verbatim
        tally.counts["close"] += is_verbatim or is_close(sentence, cited)


def _scores(asked: Sequence[Asked], tally: Tally) -> dict[str, float]:
    counts, references = tally.counts, [one.reference for one in asked]
    number = max(1, counts["sentences"])
    shares = {name: counts[name] / number for name in ("supported", "close", "verbatim", "replaced", "twice")}
    return {
        "sentences": counts["sentences"] / len(asked),
        "words": counts["words"] / len(asked),
        **shares,
        "copied": counts["runs copied"] / max(1, counts["runs"]),
        "echoes": float(counts["echoes"]),
        "failed": float(counts["failed"]),
        **{f"raw_{name}": value for name, value in rouge(references, tally.raw).items()},
        **rouge(references, tally.printed),
        **{f"peer_extractive_{name}": value for name, value in rouge(references, tally.plain).items()},
        **{f"because {reason}": float(times) for reason, times in tally.reasons.most_common(6)},
    }
