"""Base classes and field types for the settings of tools: the keys that a mapping of feeds.yaml may hold.

A tool (a summariser, an embedder, a publisher, a deliverer) describes its settings as a subclass of
`ToolKeys`, and its own class names that subclass in the attribute `settings_model`. The settings find it
through the entry point. The fields of a plug-in's model are the keys under ``options``; those of a built-in
tool are keys of the section itself. Either way a wrong value is reported with its file, line and remedy.

This package imports pydantic, which is slow, so a tool imports it only when its model is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from digest.keys import checks
from digest.keys.checks import wrong
from digest.secret import VARIABLE, Secret, variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

__all__ = [
    "Address",
    "Device",
    "Fault",
    "Headers",
    "KnownKeys",
    "Password",
    "Place",
    "Seconds",
    "Sent",
    "Text",
    "ToolKeys",
    "Variable",
    "given",
    "or_variable",
    "wrong",
]

Text = Annotated[str, StringConstraints(max_length=300), AfterValidator(checks.check_text)]
"""One line of plain text, in which no variable of the environment is read."""
Address = Annotated[str, StringConstraints(max_length=2000), AfterValidator(checks.check_address)]
"""An http or https address without a name or password."""
Variable = Annotated[str, AfterValidator(checks.check_variable)]
"""The name of a variable of the environment: what a key that ends in ``_env`` holds."""
Sent = Annotated[str, StringConstraints(min_length=1, max_length=8000)]
"""Text that a server is sent; ``${NAME}`` may stand in it, and its value is never repeated."""
Password = Annotated[str, StringConstraints(max_length=2000), AfterValidator(checks.check_password)]
"""A secret: always with ``${NAME}`` in it, never written out."""
Headers = Annotated[dict[str, Sent], AfterValidator(checks.check_headers)]
"""Headers of HTTP beside those that are Digest's own to write."""
Seconds = Annotated[float, Field(gt=0, le=600, allow_inf_nan=False)]
"""A length of time of at most ten minutes."""
Device = Annotated[str, AfterValidator(checks.check_device)]
"""Where a neural model runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A contradiction between keys of one mapping: the key, what is wrong and what to do."""

    key: tuple[str, ...]
    """The path to the key, starting from the mapping: ``("email", "security")``."""
    what: str
    remedy: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folder of a feeds.yaml, and the environment that its variables are read from."""

    beside: Path
    """The folder of feeds.yaml; relative paths start from it."""
    environ: Mapping[str, str]

    @property
    def cache(self) -> Path:
        """The folder in which texts and vectors made by models are cached."""
        return self.beside / ".digest/cache"

    def secret(self, text: str) -> Secret:
        """The text as a secret, whether or not it contains a variable."""
        return Secret(text, self.environ)

    def of_variable(self, name: str | None) -> Secret | None:
        """The value of the variable `name` as a secret; `None` without a name."""
        return self.secret(f"${{{name}}}") if name else None

    def secrets(self, texts: Mapping[str, str]) -> dict[str, Secret] | None:
        """The texts as secrets; `None` when there are none."""
        return {name: self.secret(text) for name, text in texts.items()} or None

    def veiled(self, value: object) -> object:
        """The value, with each text in it that contains a variable replaced by a `Secret`."""
        if isinstance(value, dict):
            return {key: self.veiled(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [self.veiled(inner) for inner in value]
        return self.secret(value) if isinstance(value, str) and variables(value) else value

    def model(self, name: str) -> str:
        """A model's name unchanged; a path (it begins with ``./`` or ``../``) relative to feeds.yaml."""
        return str(self.beside / name) if name.startswith(("./", "../")) else name


class KnownKeys(BaseModel):
    """A mapping of known keys: no value is converted (``"50"`` is not a number), unknown keys are errors."""

    model_config = ConfigDict(strict=True, extra="forbid", use_attribute_docstrings=True)


class ToolKeys(KnownKeys):
    """The settings of one tool. A field's docstring is what a person reads about the key."""

    rank: ClassVar[int] = 100
    """Position of a built-in tool's keys among those of its section; the lowest comes first."""

    def arguments(self, place: Place) -> dict[str, object]:
        """The tool's keyword arguments: every key that has a value, texts with variables as a `Secret`."""
        values = self.model_dump()
        return given(**{key: place.veiled(value) for key, value in values.items()})

    @classmethod
    def faults(cls, written: Mapping[str, object], place: Place) -> Iterable[Fault]:
        """The contradictions between keys as they are `written` in feeds.yaml, before any value is checked.

        Values of a wrong type are ignored here: the checks of the fields report them.
        """
        del written, place
        return ()


def or_variable(value: object, check: Callable[[Any], Any]) -> Any:
    """A ``${NAME}`` as it stands, to be read when it is needed; anything else as `check` has it.

    For a `WrapValidator` of a key that is a number, a choice or a truth value.
    """
    return value if isinstance(value, str) and VARIABLE.fullmatch(value) else check(value)


def given(**options: object) -> dict[str, object]:
    """The options that are not `None`."""
    return {name: value for name, value in options.items() if value is not None}
