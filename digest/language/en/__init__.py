"""English."""

from __future__ import annotations

from digest.language.en.amounts import AMOUNTS
from digest.language.en.claims import CLAIMS
from digest.language.en.clauses import CLAUSES
from digest.language.en.deeds import DEEDS
from digest.language.en.facts import FACTS
from digest.language.en.names import NAMES
from digest.language.en.verbs import VERBS
from digest.language.en.words import WORDS
from digest.language.protocol import Language

ENGLISH = Language(
    code="en",
    name="English",
    words=WORDS,
    verbs=VERBS,
    clauses=CLAUSES,
    deeds=DEEDS,
    claims=CLAIMS,
    amounts=AMOUNTS,
    names=NAMES,
    facts=FACTS,
)
