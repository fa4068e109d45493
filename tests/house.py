"""What the tests of the house read off the source: patterns of natural languages, tuned constants, circles."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from digest.language import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_MARKS = re.compile(r"\(\?P<\w+>|\(\?P=\w+\)|\\[a-zA-Z]|\\x..|\\u....|(?<!\\)\[[^\]]*\]|\{\w*\}")
_WORD = re.compile(r"[^\W\d_]{2,}")
_WORDS = ENGLISH.words.grammar | ENGLISH.words.calendar | ENGLISH.words.titles | ENGLISH.words.numbers.keys()
_WRITES_A_TABLE = {"word_set", "any_of"}


def natural_words(module: Path) -> list[str]:
    """The words of a natural language that stand in the patterns and word sets of a module.

    A pattern counts when it holds a word that English uses for grammar, a date, a title or a number: those
    stand in nearly every pattern of English and in hardly any of markup or of a protocol. So do the letters
    of other scripts, and every listing that is written with the tools for tables.
    """
    tree = ast.parse(module.read_text(encoding="utf8"))
    constants = {
        target.id: node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    return [word for text in _pattern_texts(tree, constants) for word in _natural(text)]


def _natural(text: str) -> list[str]:
    plain = _MARKS.sub(" ", text)
    return [word for word in _WORD.findall(plain) if word.lower() in _WORDS or not word.isascii()]


def _pattern_texts(tree: ast.Module, constants: dict[str, ast.expr]) -> Iterator[str]:
    """The text of every pattern, word set and table of a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _WRITES_A_TABLE | {"compile", "frozenset"}:
            for argument in node.args:
                yield from _texts(argument, constants, set())
        elif isinstance(node, ast.Set):
            yield from _texts(node, constants, set())
        elif isinstance(node, ast.Dict):
            for key in filter(None, node.keys):
                yield from _texts(key, constants, set())


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _texts(node: ast.expr, constants: dict[str, ast.expr], seen: set[str]) -> Iterator[str]:
    """The string literals of an expression, and of the constants of its module that it is made of."""
    if isinstance(node, ast.Dict):
        return
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Name) and part.id in constants and part.id not in seen:
            seen.add(part.id)
            yield from _texts(constants[part.id], constants, seen)


# --------------------------------------------------------------------------- tuned constants

_UNIT = re.compile(
    r"\b(?:words?|characters?|letters?|sentences?|passages?|articles?|outlets?|stories|story|paragraphs?|headlines?"
    r"|quotations?|figures?|names?|terms?|bigrams?|stems?|shingles?|items?|lines?|tokens?|bytes?|files?|requests?"
    r"|shares?|ratios?|times|probabilit\w+|percent|%|scores?|weights?|points?|similarit\w+|cosines?|degrees?|logits?"
    r"|seconds?|minutes?|hours?|days?|weeks?|years?|editions?|pairs?|neighbours|rounds|attempts|places?|origins?"
    r"|parameters|MiB|GiB|digits?|columns?|rows?|clauses?|verbs?|nouns?|readings?|clusters?|links?|edges?|voices?)\b",
    re.IGNORECASE,
)
_RECORD = re.compile(r"decision \d{4}|`?bench[ ./]\w+|not measured|RFC \d+|by definition|et al\.|\(\d{4}\)")


def unexplained_constants(module: Path) -> list[str]:
    """The tuned numbers of a module that lack a unit or a record, and the names that share one statement.

    A tuned number is a number that a module-level name holds, 0 and 1 apart. The string after it has to say
    what it counts and where it was measured: a decision record, a bench, a source, or that it was not.
    """
    body = ast.parse(module.read_text(encoding="utf8")).body
    found = []
    for node, after in zip(body, [*body[1:], None], strict=True):
        names, value = _assigned(node)
        if not names or not _is_tuned(value):
            continue
        said = _said(after)
        if len(names) > 1 or not _UNIT.search(said) or not _RECORD.search(said):
            found.append(", ".join(names))
    return found


def tuned_constants(module: Path) -> int:
    """How many module-level statements give a name to a tuned number."""
    assigned = map(_assigned, ast.parse(module.read_text(encoding="utf8")).body)
    return sum(bool(names) and _is_tuned(value) for names, value in assigned)


def _assigned(node: ast.stmt) -> tuple[list[str], ast.expr | None]:
    """The names that a statement assigns to, and the value."""
    if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
        return [node.target.id], node.value
    if not isinstance(node, ast.Assign):
        return [], None
    targets = [part for target in node.targets for part in ast.walk(target)]
    return [part.id for part in targets if isinstance(part, ast.Name)], node.value


def _is_tuned(value: ast.expr | None) -> bool:
    """Whether a value is a number that somebody chose, or a tuple or mapping of such, or a span of time."""
    if isinstance(value, ast.Constant):
        return type(value.value) in {int, float} and value.value not in {0, 1}
    if isinstance(value, ast.Tuple):
        return any(map(_is_tuned, value.elts))
    if isinstance(value, ast.Dict):
        return any(map(_is_tuned, value.values))
    if isinstance(value, ast.UnaryOp):
        return _is_tuned(value.operand)
    if isinstance(value, ast.BinOp):
        return _is_tuned(value.left) or _is_tuned(value.right)
    return isinstance(value, ast.Call) and _name(value.func) == "timedelta"


def _said(node: ast.stmt | None) -> str:
    """The string that stands after a constant."""
    if (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ):
        return " ".join(node.value.value.split())
    return ""


# --------------------------------------------------------------------------- circles


def circles(package: Path) -> list[str]:
    """The modules of a package that import each other in a circle, at whatever time they do so."""
    imports = {path.stem: _imported(path, package.name) for path in package.glob("*.py")}
    reach = {name: _reached(name, imports) for name in imports}
    return sorted(name for name in imports if name in reach[name])


def _imported(path: Path, package: str) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == package:
            names = [alias.name for alias in node.names] if node.module == package else []
            found |= {*node.module.split(".")[1:2], *names}
    return found


def _reached(start: str, imports: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in imports.get(waiting.pop(), set()) - seen:
            seen.add(name)
            waiting.append(name)
    return seen
