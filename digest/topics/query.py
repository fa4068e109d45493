"""The language of topic rules and queries: text → Rule, and Rule × article → yes or no.

::

    rule  = and { "OR" and }              OR binds weakest
    and   = not { ["AND"] not }           words side by side must all occur
    not   = [ "NOT" ] term
    term  = [ field ":" ] ( word | word "*" | '"phrase"' | "/regex/" | "(" rule ")" )
    field = "title" | "source" | "tag"

Letters' case never matters, operators are written in capitals, and a word matches only as a whole word.
Without a field a term is looked for in the headline and the text.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.models import Article

Field = Literal["any", "title", "source", "tag"]

FIELDS: tuple[Field, ...] = ("title", "source", "tag")
OPERATORS = frozenset({"AND", "OR", "NOT"})
MAX_RULE_CHARACTERS = 2_000
MAX_REGEX_CHARACTERS = 300
MAX_TEXT_CHARACTERS = 20_000
"""A term is looked for in no more than this, which bounds what a slow regular expression can cost."""
MAX_DEPTH = 50


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

    field: Field
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """What must hold together."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Of what at least one must hold."""

    parts: tuple[Node, ...]


Node = Term | Not | All | AnyOf


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as written, and as understood."""

    text: str
    root: Node


@lru_cache(maxsize=1024)
def parse_rule(text: str) -> Rule:
    """The rule that `text` says.

    Raises:
        RuleError: `text` is no rule; the message points at the character and says what to do.
    """
    if len(text) > MAX_RULE_CHARACTERS:
        raise RuleError(
            text[:80], 79, f"it is longer than {MAX_RULE_CHARACTERS} characters", "split it into several"
        )
    return Rule(text=text, root=_Parser(text).parse())


def matches(rule: Rule, article: Article) -> bool:
    """Whether the rule takes the article."""
    return _holds(rule.root, _Haystacks(article))


class _Haystacks:
    """The searchable fields of one article, each built when first asked for."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._built: dict[Field, str] = {}

    def __getitem__(self, field: Field) -> str:
        if field not in self._built:
            self._built[field] = _straight(self._build(field))[:MAX_TEXT_CHARACTERS]
        return self._built[field]

    def _build(self, field: Field) -> str:
        article = self._article
        if field == "title":
            return article.headline
        if field == "source":
            return "\n".join((article.publisher, article.owner, urlsplit(article.url).hostname or ""))
        if field == "tag":
            return "\n".join(article.tags)
        return f"{article.headline}\n{article.text}"


def _holds(node: Node, haystacks: _Haystacks) -> bool:
    if isinstance(node, Term):
        return node.pattern.search(haystacks[node.field]) is not None
    if isinstance(node, Not):
        return not _holds(node.part, haystacks)
    if isinstance(node, All):
        return all(_holds(part, haystacks) for part in node.parts)
    return any(_holds(part, haystacks) for part in node.parts)


def _straight(text: str) -> str:
    """`text` with straight quotes, each character still at its place."""
    return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans("’‘“”„", '\'\'"""')
_FIELD = re.compile(r"([A-Za-z]+):(?=\S)")
_WORD = re.compile(r'[^\s()"]+')


class _Parser:
    """Recursive descent over the characters of one rule."""

    def __init__(self, text: str) -> None:
        self._text = _straight(text)
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
        parts = [self._and(field)]
        while self._took_operator("OR"):
            parts.append(self._and(field))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _and(self, field: Field) -> Node:
        parts = [self._not(field)]
        while self._took_operator("AND") or not (
            self._is_at_end() or self._peek() == ")" or self._next_is("OR")
        ):
            parts.append(self._not(field))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _not(self, field: Field) -> Node:
        if self._took_operator("NOT"):
            return Not(self._not(field))
        return self._term(field)

    def _term(self, field: Field) -> Node:
        self._skip_spaces()
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
        if opener == '"':
            return Term(field, self._phrase())
        if opener == "/":
            return Term(field, self._regex())
        return Term(field, self._word())

    def _field(self, name: str) -> Field:
        for field in FIELDS:
            if name.lower() == field:
                return field
        near = difflib.get_close_matches(name.lower(), FIELDS, n=1)
        remedy = (
            f"did you mean {near[0]}:?" if near else f"there are {', '.join(f'{field}:' for field in FIELDS)}"
        )
        raise self._error(f"there is no field {name}:", f"{remedy} (or put it in quotes)")

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

    def _phrase(self) -> re.Pattern[str]:
        opened_at = self._at
        end = self._text.find('"', opened_at + 1)
        if end < 0:
            raise self._error("this quotation is never closed", 'close it with "', at=opened_at)
        words = self._text[opened_at + 1 : end].split()
        if not words:
            raise self._error("this quotation is empty", "put the words to look for between the quotes")
        self._at = end + 1
        return _whole(r"\s+".join(re.escape(word) for word in words))

    def _regex(self) -> re.Pattern[str]:
        opened_at = self._at
        found = re.compile(r"/((?:[^/\\]|\\.)+)/").match(self._text, opened_at)
        if not found:
            raise self._error(
                "this regular expression is never closed or empty", "close it with /", at=opened_at
            )
        if len(found[1]) > MAX_REGEX_CHARACTERS:
            raise self._error(
                f"this regular expression is longer than {MAX_REGEX_CHARACTERS} characters", "shorten it"
            )
        try:
            pattern = re.compile(found[1].replace("\\/", "/"), re.IGNORECASE)
        except (re.error, OverflowError, RecursionError) as error:
            at = opened_at + 1 + (getattr(error, "pos", None) or 0)
            raise self._error(f"this regular expression is wrong: {error}", "mend it", at=at) from error
        self._at = found.end()
        return pattern

    def _word(self) -> re.Pattern[str]:
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
        if word.endswith("*"):
            return re.compile(rf"(?<!\w){re.escape(word.rstrip('*'))}", re.IGNORECASE)
        return _whole(re.escape(word))

    # ------------------------------------------------------------------ characters

    def _skip_spaces(self) -> None:
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1

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


def _whole(escaped: str) -> re.Pattern[str]:
    """`escaped` as whole words."""
    return re.compile(rf"(?<!\w){escaped}(?!\w)", re.IGNORECASE)
