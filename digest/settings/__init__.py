"""feeds.yaml and the environment → `Settings`, frozen; or every problem at once.

`tree` reads YAML with its lines, `environment` fills in what variables hold, `schema` says what each key may
hold, `relations` what must hold between keys, `translate` words the problems, `build` makes the settings.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.secret import Secret
from digest.settings.problems import SettingsError, SettingsProblem
from digest.settings.spec import Network, Settings, StoreSpec, Tool
from digest.settings.starter import STARTER_TOPICS, starter

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "STARTER_TOPICS",
    "Network",
    "Secret",
    "Settings",
    "SettingsError",
    "SettingsProblem",
    "StoreSpec",
    "Tool",
    "json_schema",
    "load",
    "starter",
]


def load(path: Path, environ: Mapping[str, str]) -> Settings:
    """The settings that a feeds.yaml and the environment give.

    Raises:
        SettingsError: the file is wrong; it holds every problem, each with its line and remedy.
        ConfigError: there is no such file, or it cannot be read.
    """
    path = Path(path)
    return parse(_text_of(path), path, environ)


def parse(text: str, path: Path, environ: Mapping[str, str]) -> Settings:
    """The settings that the text of a feeds.yaml standing at `path` gives.

    Raises:
        SettingsError: see `load`.
    """
    from pydantic import ValidationError

    from digest.keys import Place
    from digest.settings.build import settings_from
    from digest.settings.environment import unset_variables, with_plain_values, without_values
    from digest.settings.pages import read_pages
    from digest.settings.relations import relation_problems
    from digest.settings.schema import Keys
    from digest.settings.translate import problem_of
    from digest.settings.tree import read_tree

    here = path.absolute()
    tree, problems = read_tree(text)
    if problems and not tree.value:
        raise SettingsError(path, problems)
    unset = unset_variables(tree, environ)
    tree, filled = with_plain_values(tree, environ)
    keys: Keys | None = None
    try:
        keys = Keys.model_validate(tree.value)
    except ValidationError as error:
        details = error.errors(include_url=False)
        problems += [problem_of(detail, tree, Keys) for detail in details]
    place = Place(beside=here.parent, environ=environ)
    problems += relation_problems(tree, place)
    pages, page_problems = read_pages(here.parent / (keys.pages if keys else "pages"))
    problems += page_problems
    if keys is None or problems:
        raise SettingsError(path, without_values(problems, filled))
    return replace(settings_from(keys, here, place, pages), unset=unset)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of feeds.yaml, for editors."""
    from digest.settings.schema import Keys

    schema = Keys.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "feeds.yaml"}


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        command = "digest init" if path.name == "feeds.yaml" else f"digest -c {path} init"
        raise ConfigError(f"there is no {path}: `{command}` writes one, with feeds to begin with") from None
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path} is not UTF-8 text (byte {error.start}): save it as UTF-8") from None
    except OSError as error:
        raise ConfigError(f"{path} cannot be read: {error.strerror or error}") from error
