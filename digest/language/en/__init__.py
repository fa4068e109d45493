"""English."""

from __future__ import annotations

from digest.language.en.headlines import HEADLINES
from digest.language.en.instructions import INSTRUCTIONS
from digest.language.en.mentions import MENTIONS
from digest.language.en.numbers import NUMBERS
from digest.language.en.references import REFERENCES
from digest.language.en.sentences import SENTENCES
from digest.language.en.speech import SPEECH
from digest.language.en.words import WORDS
from digest.language.protocol import Language

ENGLISH = Language(
    code="en",
    name="English",
    words=WORDS,
    sentences=SENTENCES,
    references=REFERENCES,
    mentions=MENTIONS,
    speech=SPEECH,
    numbers=NUMBERS,
    headlines=HEADLINES,
    instructions=INSTRUCTIONS,
)
