"""English: the tables of this folder, put together as the language `ENGLISH`."""

from __future__ import annotations

from digest.language.en.amounts import AMOUNTS
from digest.language.en.answers import ANSWERS
from digest.language.en.claims import CLAIMS
from digest.language.en.clauses import CLAUSES
from digest.language.en.coming import COMING
from digest.language.en.consequences import CONSEQUENCES
from digest.language.en.counted import COUNTED
from digest.language.en.deeds import DEEDS
from digest.language.en.facts import FACTS
from digest.language.en.forms import FORMS
from digest.language.en.headlines import HEADLINES
from digest.language.en.instructions import INSTRUCTIONS
from digest.language.en.kinds import KINDS
from digest.language.en.mentions import MENTIONS
from digest.language.en.names import NAMES
from digest.language.en.numbers import NUMBERS
from digest.language.en.outlets import OUTLETS
from digest.language.en.page import PAGE
from digest.language.en.quoting import QUOTING
from digest.language.en.references import REFERENCES
from digest.language.en.sentences import SENTENCES
from digest.language.en.speech import SPEECH
from digest.language.en.stakes import STAKES
from digest.language.en.time import TIME
from digest.language.en.translating import TRANSLATING
from digest.language.en.verbs import VERBS
from digest.language.en.voice import VOICE
from digest.language.en.words import WORDS
from digest.language.protocol import Language

ENGLISH = Language(
    code="en",
    name="English",
    words=WORDS,
    outlets=OUTLETS,
    sentences=SENTENCES,
    references=REFERENCES,
    mentions=MENTIONS,
    speech=SPEECH,
    numbers=NUMBERS,
    headlines=HEADLINES,
    instructions=INSTRUCTIONS,
    counted=COUNTED,
    coming=COMING,
    quoting=QUOTING,
    consequences=CONSEQUENCES,
    stakes=STAKES,
    forms=FORMS,
    answers=ANSWERS,
    translating=TRANSLATING,
    voice=VOICE,
    time=TIME,
    page=PAGE,
    verbs=VERBS,
    clauses=CLAUSES,
    deeds=DEEDS,
    claims=CLAIMS,
    amounts=AMOUNTS,
    names=NAMES,
    facts=FACTS,
    kinds=KINDS,
)
