"""What some models want written before a text, so that texts are compared and not searched. Pure.

A model may name its own prompts in its configuration. Of those that only describe them, the best known are
listed here by what their names hold, as their makers publish them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TASKS = ("clustering", "sts", "similarity", "sentencesimilarity", "textmatching")
"""What models call the task of telling which texts are about one thing, best first; letters only."""
_CONVENTIONS = (
    (r"(?<![a-z0-9])e5-(?:small|base|large)(?!.*instruct)", "query: "),
    (r"nomic-embed-text", "clustering: "),
    (r"embedding-?gemma", "task: clustering | query: "),
    (r"modernbert-embed", "clustering: "),
)
"""Name → prompt: e5's makers want "query: " on both sides wherever texts are only compared."""


def prompt_of(model: str, offered: Mapping[str, str] | None = None) -> str:
    """What is written before each text for `model`; empty for most. `offered` are the model's own prompts."""
    named = {re.sub(r"[^a-z]", "", task.lower()): prompt for task, prompt in (offered or {}).items()}
    own = next((named[task] for task in _TASKS if named.get(task)), None)
    if own is not None:
        return own
    name = model.lower().replace("_", "-")
    return next((prompt for pattern, prompt in _CONVENTIONS if re.search(pattern, name)), "")
