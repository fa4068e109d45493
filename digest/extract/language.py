"""Which language a text is in. The one door of py3langid."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_ENOUGH = 200
"""Characters below which the declared language is trusted more than a guess."""
_SURE = 0.9


def language_of(text: str, declared: str = "") -> str:
    """Two letters, ISO 639-1; empty for a text too short to tell that declares nothing.

    Many sites declare what their template came with, so a sure guess on enough text wins.
    """
    declared = declared[:2].lower()
    if len(text) < _ENOUGH:
        return declared
    language, probability = _identifier().classify(text[:2000])
    return str(language) if probability >= _SURE or not declared else declared


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
