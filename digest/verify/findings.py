"""What a check of a published edition has found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Verification:
    """How much was checked, and every fault, in words."""

    sentences: int = 0
    citations: int = 0
    quotes: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    """How many sentences are supported, partly or not, as the evidence checks judge now."""
    faults: list[str] = field(default_factory=list)
    seal: str = ""
    """What the manifest shows, in words."""
    is_readable: bool = False
    """Whether edition.json could be read as one."""
    live: LivePages | None = None
    """What a look at the pages showed, if there was one."""

    def as_json(self) -> dict[str, Any]:
        """For scripts."""
        live = self.live
        return {
            "sentences": self.sentences,
            "citations": self.citations,
            "quotes": self.quotes,
            "verdicts": dict(self.verdicts),
            "faults": self.faults,
            "seal": self.seal,
            "live": None if live is None else {"passages": live.passages, "changes": live.changes},
        }

    @property
    def in_words(self) -> str:
        """All of it in a line or two."""
        checked = f"{self.sentences} sentences, {self.citations} citations, {self.quotes} quotes checked"
        judged = ", ".join(f"{count} {name}" for name, count in sorted(self.verdicts.items()))
        lines = [f"{checked}: {len(self.faults)} faults", f"judged again: {judged or 'nothing'}"]
        lines += [self.seal] if self.seal else []
        if self.live is not None:
            lines.append(f"{self.live.passages} passages looked for on the live pages: {self.live.in_words}")
        return "\n".join(lines)


@dataclass(slots=True)
class LivePages:
    """Which cited passages stand on the pages as they are now."""

    passages: int = 0
    gone: int = 0
    unread: int = 0
    """Passages whose page could not be read."""
    changes: list[str] = field(default_factory=list)

    @property
    def in_words(self) -> str:
        """The result in a few words."""
        return f"{self.gone} no longer there, {self.unread} on pages that could not be read"
