"""What a model is worth, in words: works, works but, or does not. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from digest.models import Support

if TYPE_CHECKING:
    from digest.app.models import ModelCheck

GOOD_SHARE = 0.9
"""A model of whose sentences fewer are supported works, but has the rest replaced."""
LEAST_SHARE = 0.5
"""A model of whose sentences fewer are supported does not work: most of an edition would not be its own."""
SLOW_S = 20.0
"""Seconds a story above which an edition is late for breakfast."""
EDITION_STORIES = 30
"""Stories of a usual edition, for telling how long one takes."""
COPIED_SHARE = 0.8
"""A model of whose sentences as many are its sources' own, word for word, adds nothing to the default."""
REPEATED_SHARE = 0.15
"""Share of a model's sentences that may say again what it has said."""
MUCH_GIB = 6.0
"""Gibibytes of memory worth telling before a small machine is asked for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The conclusion of `digest models check`."""

    kind: Literal["works", "works, but", "does not work"]
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """One line."""
        if not self.reasons:
            return self.kind
        joined = "; ".join(self.reasons)
        return f"{self.kind} {joined}" if self.kind == "works, but" else f"{self.kind}, because {joined}"


def verdict(check: ModelCheck) -> Verdict:
    """The verdict on what a model wrote about the bundled stories."""
    if faults := tuple(_faults(check)):
        return Verdict(kind="does not work", reasons=faults)
    buts = tuple(but for but in (_slow(check), _large(check), *_weak(check)) if but)
    return Verdict(kind="works, but" if buts else "works", reasons=buts)


def _faults(check: ModelCheck) -> list[str]:
    """What makes a model useless."""
    sentences = check.sentences
    failures = list(dict.fromkeys(tried.failure for tried in check.stories if tried.failure))
    if not sentences:
        return failures or ["it wrote no whole sentence"]
    if check.supported < LEAST_SHARE:
        good = sum(not one.reasons for one in sentences)
        return [f"the reports support only {good} of its {len(sentences)} sentences"]
    return []


def _slow(check: ModelCheck) -> str:
    a_story = check.write_s / max(1, len(check.stories))
    if a_story <= SLOW_S:
        return ""
    minutes = round(a_story * EDITION_STORIES / 60)
    return f"slow ({a_story:.0f} s a story, about {minutes} minutes for {EDITION_STORIES})"


def _large(check: ModelCheck) -> str:
    gib = check.memory_gib
    return f"large ({gib:.1f} GiB of memory)" if gib > MUCH_GIB else ""


def _weak(check: ModelCheck) -> list[str]:
    """What is wrong with its writing, as far as it can still be used."""
    sentences = check.sentences
    told = []
    failed = sum(bool(tried.failure) for tried in check.stories)
    if failed:
        told.append(f"it failed on {failed} of {len(check.stories)} stories")
    if check.supported < GOOD_SHARE:
        told.append(f"replaces {1 - check.supported:.0%} of its sentences")
    copied = sum(one.support is Support.VERBATIM for one in sentences) / len(sentences)
    if copied >= COPIED_SHARE:
        told.append(f"copies {copied:.0%} of its sentences, as the default does without a model")
    said_before = len(sentences) - len({one.text for one in sentences})
    if said_before > REPEATED_SHARE * len(sentences):
        told.append(f"says {said_before} of {len(sentences)} sentences twice")
    return told
