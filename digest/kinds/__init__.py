"""article → its kind and its worth, as an editor would judge them before reading on. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from digest import language
from digest.kinds.evidence import evidence_of
from digest.kinds.judge import COARSE, judges, kinds_by_signs, moved
from digest.kinds.look import Look, Seen, look_at
from digest.kinds.signs import signs_of
from digest.kinds.words import SIGN_WORDS
from digest.models import Assessment, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from digest.kinds.judge import Judge
    from digest.language import Language
    from digest.models import Article

__all__ = ["assess", "assessed"]

REMEMBERED = 4096
"""Assessments that are kept, so that a rule that asks for a kind costs nothing. Chosen by reading; not
measured."""
NOT_EXCLUDED = 0.25
"""The probability of a report from which on an article stays one, rather than a thing that no briefing tells
(bench kinds)."""
MOST_REASONS = 3
"""Reasons that are given for a kind. Chosen by reading; not measured."""
WORTH_MOST: Mapping[Kind, float] = {
    Kind.LIVE: 0.5,
    Kind.ROUNDUP: 0.1,
    Kind.MEDIA: 0.3,
    Kind.SERVICE: 0.1,
    Kind.PROMO: 0.05,
    Kind.OPINION: 0.3,
    Kind.OTHER: 0.3,
    Kind.RELEASE: 0.4,
    Kind.PAPER: 0.4,
    Kind.PRESS: 0.3,
}
"""The most worth, as a probability, of an article that is surely of a kind. By the editor's marks
one of 158 seen articles of these kinds was worth a place (decision 0038)."""


def assess(article: Article) -> Assessment:
    """The kind of an article and its worth for a briefing, by its address, headline and first words."""
    return _assessed(look_at(article))


@lru_cache(maxsize=REMEMBERED)
def _assessed(look: Look) -> Assessment:
    return assessed(look, judges())


def assessed(look: Look, judges: Mapping[str, Judge]) -> Assessment:
    """What a language's judge, and clear evidence, say of what was looked at; "" is any language's judge."""
    tables = _tables_of(look.language)
    seen = Seen(look)
    judge = judges[tables.code if tables else ""]
    signs = {name: value for name, value in signs_of(seen, tables).items() if value}
    evidence = evidence_of(seen, tables)
    kinds = moved(kinds_by_signs(judge, signs), evidence)
    shown = kinds if tables else moved({Kind.REPORT: 1.0}, evidence)
    kind = _kind_of(kinds, is_known=tables is not None or bool(evidence))
    because = [each.words for each in reversed(evidence) if each.kind is kind]
    because += [SIGN_WORDS[name] for name in judge.strongest(_head_of(kind), signs)]
    return Assessment(
        kind=kind,
        likely=round(kinds[kind], 4),
        worth=round(min(_worth(judge, signs, look, tables), _most_worth(shown)), 4),
        tells=round(judge.share("tells", signs), 4) if tables else Assessment().tells,
        because=tuple(dict.fromkeys(because))[:MOST_REASONS],
    )


def _kind_of(kinds: Mapping[Kind, float], *, is_known: bool) -> Kind:
    """The most probable kind; a report where nothing is known, or where "other" is a guess."""
    best = max(kinds, key=lambda each: (kinds[each], each is Kind.REPORT))
    is_guess = best is Kind.OTHER and kinds[Kind.REPORT] >= NOT_EXCLUDED
    return Kind.REPORT if not is_known or is_guess else best


def _worth(judge: Judge, signs: Mapping[str, float], look: Look, tables: Language | None) -> float:
    """The probability of worth; where no word is understood, that of `Assessment` by itself."""
    if tables is None:
        return Assessment().worth
    found = judge.share("worth", signs)
    return found if look.opening else (found + Assessment().worth) / 2


def _tables_of(code: str) -> Language | None:
    """The tables of a language that has some of its own; where none is known, those that stand in for it."""
    tables = language.of(code)
    return tables if not code or tables.code == code else None


def _head_of(kind: Kind) -> str:
    report, views, rest = COARSE
    return report if kind is Kind.REPORT else views if kind in {Kind.OPINION, Kind.ANALYSIS} else rest


def _most_worth(kinds: Mapping[Kind, float]) -> float:
    """The most that an article can be worth, its kinds being so probable."""
    return sum(share * WORTH_MOST.get(kind, 1.0) for kind, share in kinds.items())
