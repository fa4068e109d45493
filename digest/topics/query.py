"""text → Rule: the parser for the language of topic rules and search queries.

::

    rule  = and { "OR" and }              OR binds weakest
    and   = not { ["AND"] not }           words side by side must all occur
    not   = [ "NOT" ] term
    term  = [ field ":" ] ( word | word "*" | '"phrase"' | "/regex/" | "(" rule ")" )
    field = "title" | "source" | "tag" | "kind"

Case never matters, except that operators are written in capitals. A word matches only as a whole word. A term
without a field is looked for in the headline and the text. After ``kind:`` stands a kind of article, as
`digest.models.Kind` has it, or several in parentheses: ``kind:(report OR results)``.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from digest.errors import ConfigError
from digest.models import Kind
from digest.topics.patterns import Expression, PatternError, Words

if TYPE_CHECKING:
    from digest.topics.patterns import Pattern

Field = Literal["any", "title", "source", "tag", "kind"]

FIELDS: tuple[Field, ...] = ("title", "source", "tag", "kind")
"""The fields that a rule can name."""
KINDS = tuple(kind.value for kind in Kind)
"""What may stand after ``kind:``."""
OPERATORS = frozenset({"AND", "OR", "NOT"})
"""Words that join or negate parts of a rule when written in capitals."""
MAX_RULE_CHARACTERS = 2_000
"""Most characters of one rule. Chosen by reading; not measured."""
MAX_DEPTH = 50
"""Most parentheses that may be nested. Chosen by reading; not measured."""


class RuleError(ConfigError):
    """A rule that cannot be read. `position` is the character at fault, counted from 0."""

    def __init__(self, rule: str, position: int, reason: str, remedy: str) -> None:
        line = rule.replace("\n", " ")
        super().__init__(f"cannot read the rule: {reason}; {remedy}\n  {line}\n  {' ' * position}^")
        self.rule = rule
        self.position = position
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Term:
    """A pattern to be found in one field."""

    text: str
    """The term as written in the rule; every kind of node has this field."""
    at: int
    """The index in the rule of the term's first character."""
    field: Field
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Not:
    """A part that must not hold."""

    text: str
    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """Parts that must all hold."""

    text: str
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Parts of which at least one must hold."""

    text: str
    parts: tuple[Node, ...]


Node = Term | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written, and as parsed."""

    text: str
    root: Node


@lru_cache(maxsize=1024)
def parse_rule(text: str) -> Rule:
    """The parsed rule.

    Raises:
        RuleError: `text` is not a rule; the message points at the character and says what to do.
    """
    if len(text) > MAX_RULE_CHARACTERS:
        raise RuleError(
            text[:80], 79, f"it is longer than {MAX_RULE_CHARACTERS} characters", "split it into several"
        )
    return Rule(text=text, root=_Parser(text).parse())


def straight(text: str) -> str:
    """`text` with straight quotation marks; it has the same length, so positions stay valid."""
    return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans("’‘“”„", '\'\'"""')
_FIELD = re.compile(r"([A-Za-z]+):(?=\S)")
_WORD = re.compile(r'[^\s()"]+')


class _Parser:
    """Recursive descent over the characters of one rule."""

    def __init__(self, text: str) -> None:
        self._text = straight(text)
        self._at = 0
        self._depth = 0

    def parse(self) -> Node:
        self._skip_spaces()
        if self._is_at_end():
            raise self._error("it is empty", "write at least one word")
        node = self._or("any")
        if not self._is_at_end():
            raise self._error("a parenthesis closes that was never opened", "remove it, or open one before")
        return node

    def _or(self, field: Field) -> Node:
        start = self._start()
        parts = [self._and(field)]
        while self._took_operator("OR"):
            parts.append(self._and(field))
        return parts[0] if len(parts) == 1 else AnyOf(self._since(start), tuple(parts))

    def _and(self, field: Field) -> Node:
        start = self._start()
        parts = [self._not(field)]
        while self._took_operator("AND") or not (
            self._is_at_end() or self._peek() == ")" or self._next_is("OR")
        ):
            parts.append(self._not(field))
        return parts[0] if len(parts) == 1 else All(self._since(start), tuple(parts))

    def _not(self, field: Field) -> Node:
        start = self._start()
        if self._took_operator("NOT"):
            part = self._not(field)
            return Not(self._since(start), part)
        return self._term(field)

    def _term(self, field: Field) -> Node:
        start = self._start()
        if self._is_at_end() or self._peek() == ")":
            raise self._error(
                "a word is missing here", "add one, or remove the operator or parenthesis before it"
            )
        found = _FIELD.match(self._text, self._at)
        if found:
            field = self._field(found[1])
            self._at = found.end()
        opener = self._peek()
        if opener == "(":
            return self._group(field)
        if field == "kind":
            return Term(self._since(start), start, field, self._kind())
        pattern = {'"': self._phrase, "/": self._regex}.get(opener, self._word)()
        return Term(self._since(start), start, field, pattern)

    def _field(self, name: str) -> Field:
        for field in FIELDS:
            if name.lower() == field:
                return field
        near = difflib.get_close_matches(name.lower(), FIELDS, n=1)
        remedy = (
            f"did you mean {near[0]}:?" if near else f"there are {', '.join(f'{field}:' for field in FIELDS)}"
        )
        raise self._error(f"there is no field {name}:", f"{remedy} (or put it in quotes)")

    def _kind(self) -> Pattern:
        """A kind; what is none is refused, so that no rule waits for articles that never come."""
        found = _WORD.match(self._text, self._at)
        word = found[0] if found else self._text[self._at :].split()[0]
        if word.lower() not in KINDS:
            near = difflib.get_close_matches(word.lower(), KINDS, n=1)
            remedy = f"did you mean {near[0]}?" if near else f"there are {', '.join(KINDS)}"
            raise self._error(f"there is no kind {word}", remedy)
        self._at += len(word)
        return Words(word)

    def _group(self, field: Field) -> Node:
        opened_at = self._at
        self._at += 1
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(f"parentheses are nested deeper than {MAX_DEPTH}", "make the rule simpler")
        node = self._or(field)
        self._skip_spaces()
        if self._is_at_end():
            raise self._error("this parenthesis is never closed", "close it with )", at=opened_at)
        self._at += 1
        self._depth -= 1
        return node

    def _phrase(self) -> Pattern:
        opened_at = self._at
        end = self._text.find('"', opened_at + 1)
        if end < 0:
            raise self._error("this quotation is never closed", 'close it with "', at=opened_at)
        words = self._text[opened_at + 1 : end].split()
        if not words:
            raise self._error("this quotation is empty", "put the words to look for between the quotes")
        self._at = end + 1
        return Words(*words)

    def _regex(self) -> Pattern:
        opened_at = self._at
        found = re.compile(r"/((?:[^/\\]|\\.)+)/").match(self._text, opened_at)
        if not found:
            raise self._error(
                "this regular expression is never closed or empty", "close it with /", at=opened_at
            )
        try:
            pattern = Expression(found[1])
        except PatternError as error:
            at = min(opened_at + 1 + error.position, found.end() - 1)
            raise self._error(f"this regular expression is wrong: {error}", "mend it", at=at) from error
        self._at = found.end()
        return pattern

    def _word(self) -> Pattern:
        found = _WORD.match(self._text, self._at)
        word = found[0] if found else ""
        if word.upper() in OPERATORS:
            if word in OPERATORS:
                raise self._error(
                    f"{word} stands where a word should be", f'add a word before it, or write "{word}"'
                )
            raise self._error(
                f"{word} is not in capitals",
                f'write {word.upper()} for the operator, or "{word}" for the word',
            )
        if not word.strip("*"):
            raise self._error("a * must follow the beginning of a word", "write for example nucle*")
        self._at += len(word)
        return Words(word.rstrip("*"), is_beginning=word.endswith("*"))

    # ------------------------------------------------------------------ characters

    def _skip_spaces(self) -> None:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1

    def _start(self) -> int:
        self._skip_spaces()
        return self._at

    def _since(self, start: int) -> str:
        return self._text[start : self._at].strip()

    def _is_at_end(self) -> bool:
        self._skip_spaces()
        return self._at >= len(self._text)

    def _peek(self) -> str:
        return self._text[self._at]

    def _next_is(self, operator: str) -> bool:
        self._skip_spaces()
        found = _WORD.match(self._text, self._at)
        return found is not None and found[0] == operator

    def _took_operator(self, operator: str) -> bool:
        if not self._next_is(operator):
            return False
        self._at += len(operator)
        return True

    def _error(self, reason: str, remedy: str, at: int | None = None) -> RuleError:
        return RuleError(self._text, self._at if at is None else at, reason, remedy)
