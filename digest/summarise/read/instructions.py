"""Sentences that tell somebody to do something: a reader to subscribe, a model to obey (prompt injection).

They stand in articles but are not part of the report, so neither a summary nor a model's draft prints them. A
report *about* such instructions names who gives them ("The page told readers to click here"). So an
imperative counts only at the beginning of a sentence or a clause, and never inside quotation marks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from digest.language import Language

_SPACE = re.compile(r"\s+")


def gives_instructions(spoken: str, language: Language) -> bool:
    """Whether a sentence, without what it quotes, tells a reader or a model what to do."""
    return language.instructions.given.search(_SPACE.sub(" ", spoken).lower()) is not None
