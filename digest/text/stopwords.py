"""English words that carry grammar rather than content."""

from __future__ import annotations

from digest.language import ENGLISH

STOPWORDS: frozenset[str] = ENGLISH.words.grammar
"""Lower case, apostrophes straight: exactly what `tokens.words` gives."""
