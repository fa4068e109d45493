"""How English release notes, papers and advisories are written."""

from __future__ import annotations

import re

from digest.language.groups.reports import Forms

_ANNOUNCING = """
a ann announce announced announcing available for here introducing is it's its latest new now of out patch
release released releases releasing ships stable tag the update version
"""

FORMS = Forms(
    announcing=frozenset(_ANNOUNCING.split()),
    security=re.compile(
        r"\b(?:security|vulnerabilit(?:y|ies)|breaking|backwards?[- ]incompatible|data loss)\b", re.IGNORECASE
    ),
    upkeep=re.compile(
        r"^(?:chore|build|ci|deps|docs?|test|style)\b.{0,40}?:|"
        r"\b(?:bump|updates?|upgrades?)\b.{1,80} from \S+ to \S+|"
        r"\b(?:full changelog|first contribution|new contributors|changelog|release notes|upgrade notes)\b|"
        r"\bthanks? (?:to|you)\b",
        re.IGNORECASE,
    ),
    claim=re.compile(
        r"\b(?:we|this (?:paper|work|article|study)|our (?:results?|method|approach|findings?)) (?:\w+ly )?"
        r"(?:introduces?|presents?|proposes?|describes?|develops?|stud(?:y|ies)|arg?ues?|investigates?|offers?)\b",
        re.IGNORECASE,
    ),
    result=re.compile(
        r"\b(?:we|this (?:paper|work|article|study)|our (?:results?|experiments|analysis|findings?)|"
        r"(?:the )?(?:results|findings|experiments)) (?:also |further |\w+ly )?"
        r"(?:shows?|finds?|found|demonstrates?|proves?|establish(?:es)?|reveals?|achieves?|observes?|"
        r"outperforms?|reduces?|indicates?|suggests?)\b",
        re.IGNORECASE,
    ),
    severity=re.compile(
        r"(?:(?<=severity: )|(?<=severity of )|(?<=severity is )|(?<=severity as )|(?<=rated ))"
        r"(critical|high|important|moderate|medium|low)\b|"
        r"\b(critical|high|important|moderate|medium|low)(?=[ -]severity\b)",
        re.IGNORECASE,
    ),
)
