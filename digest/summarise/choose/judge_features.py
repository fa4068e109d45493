"""What the judge of sentences reads: the features of a sentence after what its article said before. Pure."""

from __future__ import annotations

import re
from math import log, log1p
from typing import TYPE_CHECKING

from digest.summarise.read.editing import Fitness

if TYPE_CHECKING:
    from digest.summarise.analysis import Analysis
    from digest.summarise.read.signs import Context, Signs

_QUOTATION_MARKS = tuple("“\"‘'«„「『`")
_SHORT = 9
"""A sentence of fewer words than this counts as short, as in the training (decision 0040)."""
_LONG = 45
"""A sentence of more words than this counts as long, as in the training (decision 0040)."""
_LATE = 8
"""A sentence at this place of its article, from 0, or behind it is late, as in the training (decision
0040)."""
_LAST = 6
"""A source is named at the end if it is among this number of words there, as in the training (decision
0040)."""
_FOUR = 4
"""A pronoun for a thing is early among this number of words, as in the training (decision 0040)."""
_TWO = 2
"""A caption stands among this number of sentences of a text, as in the training (decision 0040)."""
_EARLY_NAME = 2
"""A name opens a sentence if at most this number of words stand before it, as in the training (decision
0040)."""
_FEW = 3
"""A headline with fewer telling stems than this is short, as in the training (decision 0040)."""
_GLUED_ON = 40
"""A headline stands at the beginning of a sentence if this number of its characters do, as in the training
(decision 0040)."""
_GLUED_MORE = 20
"""A headline is glued on if the sentence has this number of characters more, as in the training (decision
0040)."""
_END = 40
"""Whether a sentence was cut is looked for in this number of characters at its end, since no sign of it is
longer; not measured."""


_SHOUTED = 3
"""A word counts as shouted if it has at least this number of letters, all of them capitals. Chosen by
reading; not measured."""
_SHOUTED_WORDS = 3
"""A sentence shouts if it has at least this number of shouted words. Chosen by reading; not measured."""
_GLUED = re.compile(r"(?<!\bM)(?<!\bMa)(?<!\bD)(?<!\bL)[a-z][A-Z][a-z]")
"""Matches two words without a space between them: "TrumpPelosi", not "McConnell"."""
_ENDS = re.compile(r"[.!?…。！？؟][\"”’')\]»』」]*\s*$")
_ENDS_IN_A_YEAR = re.compile(r"(?:19|20)\d\d\.?$")
_OF_A_PAGE = frozenset("@#|/")


def row(analysis: Analysis, context: Context, place: int) -> dict[str, float]:
    """The features of the sentence at `place` (from 0) of its article, after what `context` has read."""
    return {
        **_by_itself(analysis),
        **_of_words(analysis.signs),
        **_of_references(analysis.signs, context),
        **_of_content(analysis, context),
        "first": place == 0,
        "second": place == 1,
        "log place": log1p(place),
        "late": place >= _LATE,
        "shown at first": place < _TWO and analysis.signs.is_shown,
    }


def _by_itself(analysis: Analysis) -> dict[str, float]:
    """Length, marks, endings and fitness: what can be seen in any language."""
    text, signs = analysis.text, analysis.signs
    shouted = [word for word in signs.words if word.isupper() and len(word) >= _SHOUTED]
    return {
        "log length": log(signs.size),
        "short": analysis.length < _SHORT,
        "long": analysis.length > _LONG,
        "unresolved": analysis.fitness is Fitness.UNRESOLVED,
        "weak": analysis.fitness is Fitness.WEAK,
        "never": analysis.fitness is Fitness.NEVER,
        "opens with a quotation": text[:1] in _QUOTATION_MARKS,
        "quoted": 1 - len(signs.spoken) / (len(text) or 1),
        "unattributed": analysis.is_unattributed_quotation,
        "asks": "?" in signs.spoken or "？" in signs.spoken,
        "cheers": "!" in signs.spoken or "！" in signs.spoken,
        "has a colon": ":" in signs.spoken or "：" in signs.spoken,
        "ends badly": _ENDS.search(text[-_LAST:]) is None,
        "ends in a year": _ENDS_IN_A_YEAR.search(text[-_LAST:]) is not None,
        "opens in small letters": text[:1].islower(),
        "of a page": not _OF_A_PAGE.isdisjoint(text),
        "capitals": len(shouted) / signs.size,
        "digits": sum(word[0].isdigit() for word in signs.words) / signs.size,
        "commas": (text.count(",") + text.count("、") + text.count("，")) / signs.size,
        "shouts": len(shouted) >= _SHOUTED_WORDS,
        "glued words": _GLUED.search(signs.spoken) is not None,
        "capitalised": signs.capitalised / signs.size,
    }


def _of_words(signs: Signs) -> dict[str, float]:
    """The shares of the words of each kind, and patterns: what needs the tables of the language."""
    table, text, first = signs.language.standing, signs.text, signs.first
    ending = table.past_ending
    is_past = first("past") < signs.size or bool(
        ending and any(word.endswith(ending) for word in signs.small)
    )
    sources = signs.places.get("saying", [])
    return {
        "writer": first("writer") < signs.size,
        "reader": first("reader") < signs.size,
        "onward": signs.share("onward"),
        "opens onward": signs.opens_with("onward"),
        "judging": signs.share("judging"),
        "possible": signs.share("possible"),
        "negative": signs.share("negative"),
        "no past": not is_past,
        "names a source": bool(sources),
        "ends with a source": bool(sources) and sources[-1] >= signs.size - _LAST,
        "offering": signs.share("offering"),
        "page words": signs.share("page"),
        "indefinite": signs.share("indefinite"),
        "opens with a count": signs.opens_with("counting"),
        "shown": signs.is_shown and not sources,
        "stamp": table.stamp.match(text) is not None or any(mark in text for mark in table.stamps),
        "cut": table.cut.search(text[-_END:]) is not None,
        "spoken by": len(signs.spoken) < len(text) and table.spoken_by.search(text) is not None,
    }


def _of_references(signs: Signs, context: Context) -> dict[str, float]:
    """Pronouns, names and nouns that the headline does not settle, and which the article introduced."""
    lone = [(at, name) for at, name in signs.lone if name not in context.settled]
    introduced = [at for at, name in lone if name in context.named]
    opening = signs.opening_name
    known = [one for one in signs.known_nouns if context.settled_stems.isdisjoint(one[1])]
    seen = [one for one in known if not context.stems.isdisjoint(one[1])]
    unseen = [one for one in known if one not in seen and not one[2]]
    return {
        "persons": signs.share("persons"),
        "things": signs.share("things"),
        "opens with a pronoun": signs.opens_with_a_pronoun,
        "person before a name": signs.first("persons") < signs.first_name,
        "thing before a name": signs.first("things") < min(signs.first_name, _FOUR),
        "lone introduced": min(len(introduced), 3),
        "opens with a lone introduced": any(at <= _EARLY_NAME for at in introduced),
        "lone unknown": min(len(lone) - len(introduced), 4),
        "opens with a full name": len(opening) > 1,
        "opens with a settled name": len(opening) == 1 and opening[0] in context.settled,
        "new names": len(signs.named - context.settled) / signs.size,
        "known nouns": len(known) / signs.size,
        "known nouns seen": len(seen) / signs.size,
        "opens with a noun seen": any(one[0] == 0 for one in seen),
        "opens with a noun unseen": any(one[0] == 0 for one in unseen),
    }


def _of_content(analysis: Analysis, context: Context) -> dict[str, float]:
    """How the sentence's words are shared with the headline and with what stands before."""
    content, settled = analysis.content, context.settled_stems
    told = len(content & settled)
    fresh = content - settled
    size = len(content) or 1
    return {
        "told": told / (len(settled) or 1),
        "within the headline": told / size,
        "tells nothing": not told,
        "seen before": len(fresh & context.stems) / size,
        "fresh": len(fresh - context.stems) / size,
        "headline glued on": analysis.text.startswith(context.headline[:_GLUED_ON] or "\n")
        and len(analysis.text) > len(context.headline) + _GLUED_MORE,
        "article speaks for itself": context.own_voice,
        "article judges": context.judging,
        "headline asks": context.is_question,
        "headline judges": context.is_opinion,
        "headline is short": len(settled) < _FEW,
    }
