"""A value that comes from the environment by name, and shows itself to nobody by accident."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""``${NAME}``: what stands for a variable of the environment."""

SHORTEST_IN_TEXT = 4
"""A value of fewer characters is not looked for in our own messages: it would be found everywhere."""
SHORTEST_IN_BODY = 6
"""The same for what a server sends, where a short word may well be a word of the news."""

HIDDEN = "…"
"""What stands for a secret that was written out in full, and so has no name."""


def variables(text: str) -> list[str]:
    """The names of the variables that `text` asks for."""
    return VARIABLE.findall(text)


def lacking(names: Sequence[str]) -> str:
    """The reason why something that needs these variables cannot be done, and what to do about it."""
    return f"the environment has no {', '.join(names)}: set it, for example: export {names[0]}=…"


class Secret:
    """A text with ``${NAME}`` in it, filled in only when it is called.

    Its repr names the variables and never shows a value, not even one that was written out in full
    in feeds.yaml. It cannot be pickled: a secret does not leave the process that read it.
    """

    __slots__ = ("_environ", "_literals", "_text")

    def __init__(
        self, text: str, environ: Mapping[str, str], literals: Mapping[str, str] | None = None
    ) -> None:
        """`literals` are secrets written out, each with what is shown for it."""
        self._text = text
        self._environ = environ
        self._literals = literals or {}

    def __call__(self) -> str:
        """The value. A variable that is not set is read as empty."""
        return self.filled(self._text)

    def filled(self, part: str) -> str:
        """A part of the text with its variables filled in, for what must be taken apart before."""
        return VARIABLE.sub(lambda match: self._environ.get(match[1], ""), part)

    @property
    def template(self) -> str:
        """The text as it is written. Show it only where nothing but variables is secret in it."""
        return self._text

    @property
    def names(self) -> tuple[str, ...]:
        """The variables it is made of, each once; empty when it was written out in full."""
        return tuple(dict.fromkeys(variables(self._text)))

    @property
    def unset(self) -> tuple[str, ...]:
        """Those of its variables that the environment has not, or has empty."""
        return tuple(name for name in self.names if not self._environ.get(name))

    @property
    def is_written_out(self) -> bool:
        """Whether a part of the text is a secret."""
        return bool(self._literals)

    @property
    def values(self) -> dict[str, str]:
        """Value → what may be shown for it: ``${NAME}``, or `HIDDEN` for a text without variables."""
        if self._literals:
            return {**self._literals, **self._filled_in}
        if not self.names:
            return {self._text: HIDDEN} if self._text else {}
        return self._filled_in

    @property
    def _filled_in(self) -> dict[str, str]:
        return {self._environ[name]: f"${{{name}}}" for name in self.names if self._environ.get(name)}

    def __repr__(self) -> str:
        return f"Secret({', '.join(self.names) or HIDDEN})"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled: hand over the settings' path and load them again")


def unset_of(*values: object) -> tuple[str, ...]:
    """The variables that the secrets among `values` ask for and the environment has not."""
    return tuple(dict.fromkeys(name for value in values if isinstance(value, Secret) for name in value.unset))


class Veil:
    """Puts ``${NAME}`` in the place of each value that some secrets hold, wherever it was repeated.

    Servers repeat what they are sent: in redirects, in links, in error pages. A value is found as it is,
    and as addresses, HTML, JSON and the basic scheme of HTTP spell it.
    """

    def __init__(self, values: Mapping[str, str]) -> None:
        """`values` maps a value to what is shown for it, as `Secret.values` does."""
        spelt = {spelling: shown for value, shown in values.items() for spelling in _spellings(value)}
        self._shown = dict(sorted(spelt.items(), key=lambda pair: -len(pair[0])))

    @classmethod
    def over(cls, values: Iterable[object]) -> Veil:
        """The veil over the secrets among `values`."""
        found: dict[str, str] = {}
        for value in values:
            found |= value.values if isinstance(value, Secret) else {}
        return cls(found)

    def text(self, text: str) -> str:
        """`text` without the values, nor the start of one where the text was cut in its midst."""
        for value, shown in self._shown.items():
            if len(value) >= SHORTEST_IN_TEXT:
                text = text.replace(value, shown)
        for value, shown in self._shown.items():
            starts = (value[:end] for end in range(len(value) - 1, SHORTEST_IN_BODY - 1, -1))
            cut = next(filter(text.endswith, starts), "")
            text = text.removesuffix(cut) + shown if cut else text
        return text

    def body(self, body: bytes) -> bytes:
        """What a server sent, without the values: in UTF-8, in encodings of one byte a letter, in UTF-16."""
        encodings = ["utf-8", "latin-1"]
        if b"\0" in body[:100]:
            encodings += ["utf-16-le", "utf-16-be"]
        for value, shown in self._shown.items():
            if len(value) >= SHORTEST_IN_BODY:
                for encoding in encodings:
                    body = body.replace(_encoded(value, encoding), shown.encode(encoding, "replace"))
        return body

    def __repr__(self) -> str:
        return f"Veil({', '.join(sorted(set(self._shown.values())))})"


def _encoded(value: str, encoding: str) -> bytes:
    """A value as bytes; as UTF-8 where the encoding has no such letters."""
    try:
        return value.encode(encoding, "surrogateescape")
    except UnicodeEncodeError:
        return value.encode("utf-8", "surrogateescape")


def _spellings(value: str) -> Iterator[str]:
    """A value as it may be repeated."""
    yield value
    yield html.escape(value)
    yield html.escape(value, quote=False)
    yield json.dumps(value)[1:-1]
    try:
        yield quote(value, safe="")
        yield quote(value)
        yield quote_plus(value)
    except UnicodeEncodeError:  # bytes of the environment that are not UTF-8
        return
