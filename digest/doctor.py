"""``digest doctor``: look at everything a run needs, and name what is wrong and what to do."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digest.app import Digest
from digest.errors import ConfigError, DigestError
from digest.faults import CONTAINED, name_of, reason_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    is_ok: bool
    detail: str


def examine(config: str | Path) -> list[Finding]:
    """Look at feeds.yaml first; at the rest when that can be read."""
    try:
        digest = Digest.from_file(config)
    except DigestError as error:
        return [Finding("feeds.yaml", is_ok=False, detail=str(error))]
    with digest:
        settings = digest.settings
        checks: list[tuple[str, Callable[[Digest], str]]] = [
            ("variables", _variables),
            ("network", _network),
            ("store", _store),
            ("output folder", _output),
            ("summariser", _summariser),
            ("embedder", _embedder),
            ("channels", _channels),
            ("feeds", _feeds),
        ]
        read = f"{len(settings.feeds)} feeds, {len(settings.plans)} editions"
        return [Finding("feeds.yaml", is_ok=True, detail=read)] + [
            _looked_at(what, check, digest) for what, check in checks
        ]


def _looked_at(what: str, check: Callable[[Digest], str], digest: Digest) -> Finding:
    try:
        return Finding(what, is_ok=True, detail=check(digest))
    except CONTAINED as error:  # a plug-in may raise anything
        return Finding(what, is_ok=False, detail=reason_of(error))


def _variables(digest: Digest) -> str:
    unset = digest.settings.unset
    if unset:
        raise ConfigError("; ".join(map(str, unset)))
    return "all that feeds.yaml asks for are set"


def _network(digest: Digest) -> str:
    network = digest.settings.network
    return network.in_words + (f", trusting {network.ca_file}" if network.ca_file else "")


def _store(digest: Digest) -> str:
    editions = digest.editions()
    return f"{len(editions)} editions" + (f", the latest {editions[0].slug}" if editions else "")


def _output(digest: Digest) -> str:
    folder = digest.site_folder
    there = next(place for place in (folder, *folder.absolute().parents) if place.is_dir())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        remedy = "make it writable, or publish elsewhere"
        raise ConfigError(f"{there} cannot be written to ({error.strerror}): {remedy}") from error
    free = os.statvfs(there)
    return f"{folder}, {free.f_bavail * free.f_frsize / 2**30:.1f} GiB free"


def _summariser(digest: Digest) -> str:
    tool = digest.settings.summariser
    model = str(tool.options.get("model", ""))
    if tool.name == "endpoint":
        return f"{model} at {tool.options['endpoint']} ('digest models check' asks it)"
    if tool.name == "transformers":
        return _model(model, tool.options.get("revision"))
    return name_of(digest.summariser)


def _model(model: str, revision: object) -> str:
    if find_spec("transformers") is None:
        raise ConfigError(
            "transformers is not installed: pip install 'news-digest[transformers]', or use extractive"
        )
    from digest.summarise.checkpoint import fetched_before, find, folder_of

    if folder_of(model) is not None:
        return f"transformers: {find(model, None).folder}"
    is_here = fetched_before(model, str(revision) if revision else None) is not None
    return f"transformers: {model}" + (
        "" if is_here else ", fetched when it is first needed, or by 'digest models check'"
    )


def _embedder(digest: Digest) -> str:
    tool = digest.settings.embedder
    if tool is None:
        return "none"
    if tool.name == "sentence" and find_spec("sentence_transformers") is None:
        raise ConfigError(
            "sentence-transformers is missing: pip install 'news-digest[embeddings]', or name no embedder"
        )
    return str(tool.options.get("model", tool.name))


def _channels(digest: Digest) -> str:
    names = [tool.name for tool in digest.settings.deliverers]
    if "apprise" in names and find_spec("apprise") is None:
        raise ConfigError("apprise is not installed: pip install 'news-digest[chat]'")
    return ", ".join(names) or "none"


def _feeds(digest: Digest) -> str:
    states = digest.feed_states()
    failing = [state for state in states.values() if state.last_error]
    if states and len(failing) == len(states):
        raise ConfigError(f"all {len(failing)} feeds failed at the last reading: {failing[0].last_error}")
    named = "; ".join(f"{state.url}: {state.last_error}" for state in failing[:5])
    return f"{len(states)} read so far, {len(failing)} failing" + (f" ({named})" if named else "")
