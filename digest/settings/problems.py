"""What can be wrong with feeds.yaml, in words that say where and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from digest.errors import ConfigError
from digest.tokens import text_without

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

KeyPath = tuple[str | int, ...]
"""The way to a value: ``("feeds", 3, "url")``."""


def dotted(path: KeyPath) -> str:
    """The way to a value as people write it: ``feeds[3].url``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like `word`, or nothing when none is like it."""
    folded = {name.casefold(): name for name in known}
    found = get_close_matches(word.casefold(), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else ""


def one_of(word: str, known: Iterable[str]) -> str:
    """A remedy for a wrong word: the nearest right one, or all of them when there are few."""
    known = sorted(known)
    guess = nearest(word, known)
    if guess:
        return f"did you mean {guess!r}?"
    return f"known here: {', '.join(known)}" if 0 < len(known) <= 24 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsProblem:
    """One thing that the user must change. `line` counts from 1; 0 means the file as a whole."""

    line: int
    key: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.key}: " if self.key else ""
        return text_without(f"{where}{self.what}" + (f"; {self.remedy}" if self.remedy else ""))


class SettingsError(ConfigError):
    """Everything that is wrong with a settings file, at once, in the order of its lines."""

    def __init__(self, path: Path, problems: Sequence[SettingsProblem]) -> None:
        self.path = path
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line, problem.key)))
        lines = [
            f"{path}:{problem.line}: {problem}" if problem.line else f"{path}: {problem}"
            for problem in self.problems
        ]
        if len(lines) > 1:
            lines.insert(0, f"{path.name} has {len(lines)} problems:")
        super().__init__("\n".join(lines))
