"""English."""

from __future__ import annotations

from digest.language.en.outlets import OUTLETS
from digest.language.en.words import WORDS
from digest.language.protocol import Language

ENGLISH = Language(code="en", name="English", words=WORDS, outlets=OUTLETS)
