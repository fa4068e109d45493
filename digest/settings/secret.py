"""A value that comes from the environment by name, and shows itself to nobody by accident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

VARIABLE = re.compile(r"\$\{([A-Za-z_][A-Za-z0-9_]*)\}")
"""``${NAME}``: what stands for a variable of the environment."""


def variables(text: str) -> list[str]:
    """The names of the variables that `text` asks for."""
    return VARIABLE.findall(text)


class Secret:
    """A text with ``${NAME}`` in it, filled in only when it is called.

    Its repr names the variables and never shows a value, not even one that was written out in full
    in feeds.yaml. It cannot be pickled: a secret does not leave the process that read it.
    """

    __slots__ = ("_environ", "_text")

    def __init__(self, text: str, environ: Mapping[str, str]) -> None:
        self._text = text
        self._environ = environ

    def __call__(self) -> str:
        """The value. A variable that is no longer set is read as empty."""
        return VARIABLE.sub(lambda match: self._environ.get(match[1], ""), self._text)

    @property
    def names(self) -> tuple[str, ...]:
        """The variables it is made of; empty when it was written out in full."""
        return tuple(variables(self._text))

    def __repr__(self) -> str:
        return f"Secret({', '.join(self.names) or '…'})"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled: hand over the settings' path and load them again")
