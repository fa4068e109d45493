"""rule × article → whether the rule matches, in which part of it, by which words, or what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from digest.kinds import assess
from digest.topics.patterns import MAX_TEXT_CHARACTERS, TooSlowError
from digest.topics.query import All, AnyOf, Not, RuleError, Term, straight

if TYPE_CHECKING:
    from digest.models import Article
    from digest.topics.query import Field, Node, Rule

Place = Literal["headline", "opening", "text"]
"""How much of an article a rule needs to match: headline, outlet, tags and kind; these and the opening; or
the whole text."""

OPENING_CHARACTERS = 400
"""The opening is this many first characters of a text. Chosen by reading; not measured."""
EXCERPT_CHARACTERS = 40
"""Characters of the text that are shown on either side of a match. Chosen by reading; not measured."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A match: the term of a rule, where it was found, the matching words and a little text around them."""

    term: str
    """The term as written in the rule."""
    where: Literal["headline", "text", "source", "tag", "kind"]
    before: str
    words: str
    after: str


def matches(rule: Rule, article: Article) -> bool:
    """Whether the rule takes the article.

    Raises:
        RuleError: a regular expression in it takes too long on this article.
    """
    return _holds(rule.root, _Haystacks(article, rule))


def place(rule: Rule, article: Article) -> Place:
    """How much of the article the rule needs to match; call it only if the rule takes the article."""
    if _holds(rule.root, _Haystacks(article, rule, upto=0)):
        return "headline"
    return "opening" if _holds(rule.root, _Haystacks(article, rule, upto=OPENING_CHARACTERS)) else "text"


def hits(rule: Rule, article: Article) -> list[Hit]:
    """The matches that make a rule hold; if it does not hold, the matches of its parts that do."""
    return _found(rule.root, _Haystacks(article, rule))


def lacking(rule: Rule, article: Article) -> list[str]:
    """The parts of the rule, as written, that keep it from taking the article."""
    return _lacking(rule.root, _Haystacks(article, rule))


class _Haystacks:
    """The searchable fields of one article, each built when first needed; `upto` characters of the text."""

    def __init__(self, article: Article, rule: Rule, upto: int = MAX_TEXT_CHARACTERS) -> None:
        self._article = article
        self._rule = rule
        self._upto = upto
        self._built: dict[Field, str] = {}

    def __getitem__(self, field: Field) -> str:
        if field not in self._built:
            self._built[field] = straight(self._build(field))[:MAX_TEXT_CHARACTERS]
        return self._built[field]

    def _build(self, field: Field) -> str:
        article = self._article
        if field == "title":
            return article.headline
        if field == "source":
            return "\n".join((article.publisher, article.owner, urlsplit(article.url).hostname or ""))
        if field == "tag":
            return "\n".join(article.tags)
        if field == "kind":
            return assess(article).kind
        return f"{article.headline}\n{article.text[: self._upto]}"

    def find(self, term: Term) -> tuple[int, int] | None:
        """The start and end of the term's first match in its field; `None` if there is none."""
        try:
            return term.pattern.find(self[term.field])
        except TooSlowError as error:
            raise RuleError(
                self._rule.text,
                term.at,
                f"this regular expression takes too long on {self._article.url}",
                "write it so that no part that repeats can be split in several ways",
            ) from error

    def hit(self, term: Term) -> Hit | None:
        """The term's first match, with the text around it; `None` if there is none."""
        span = self.find(term)
        if span is None:
            return None
        text, (start, end) = self[term.field], span
        in_headline = term.field == "title" or (term.field == "any" and start < len(self._article.headline))
        after = text[end : end + EXCERPT_CHARACTERS]
        return Hit(
            term=term.text,
            where="headline" if in_headline else "text" if term.field == "any" else _FIELD_NAMES[term.field],
            before=text[max(start - EXCERPT_CHARACTERS, 0) : start],
            words=text[start:end],
            after=after.partition("\n")[0] if in_headline else after,
        )


_FIELD_NAMES: dict[str, Literal["source", "tag", "kind"]] = {"source": "source", "tag": "tag", "kind": "kind"}


def _holds(node: Node, haystacks: _Haystacks) -> bool:
    if isinstance(node, Term):
        return haystacks.find(node) is not None
    if isinstance(node, Not):
        return not _holds(node.part, haystacks)
    if isinstance(node, All):
        return all(_holds(part, haystacks) for part in node.parts)
    return any(_holds(part, haystacks) for part in node.parts)


def _found(node: Node, haystacks: _Haystacks) -> list[Hit]:
    """The matches that make a node hold; if it does not hold, the matches of its parts that do."""
    if isinstance(node, Term):
        found = haystacks.hit(node)
        return [found] if found else []
    if isinstance(node, Not):
        return []  # absent words have no position to show
    if isinstance(node, All):
        return [hit for part in node.parts for hit in _found(part, haystacks)]
    return _found(_nearest(node, haystacks), haystacks)


def _lacking(node: Node, haystacks: _Haystacks) -> list[str]:
    if _holds(node, haystacks):
        return []
    if isinstance(node, All):
        return [lack for part in node.parts for lack in _lacking(part, haystacks)]
    if isinstance(node, AnyOf) and _found(node, haystacks):
        return _lacking(_nearest(node, haystacks), haystacks)
    return [node.text]


def _nearest(node: AnyOf, haystacks: _Haystacks) -> Node:
    """The alternative that holds, if possible outside the text; else the one that lacks the fewest parts."""
    holding = [part for part in node.parts if _holds(part, haystacks)]
    if holding:
        return max(holding, key=lambda part: all(hit.where != "text" for hit in _found(part, haystacks)))
    return max(node.parts, key=lambda part: (bool(_found(part, haystacks)), -len(_lacking(part, haystacks))))
