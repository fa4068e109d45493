"""``digest doctor``: look at everything a run needs, and name what is wrong and what to do."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from typing import TYPE_CHECKING

from digest.app import Digest, probing, stored
from digest.errors import ConfigError, DigestError
from digest.faults import CONTAINED, name_of, reason_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


LEAST_ROOM = 100 * 2**20
"""With fewer bytes free than that, an edition with its store and backups may not find room."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    is_ok: bool
    detail: str


Check = Callable[[Digest], str]


def examine(config: str | Path, *, offline: bool = False) -> Iterator[Finding]:
    """Look at feeds.yaml first; at the rest when that can be read, and ask nobody when `offline`."""
    try:
        digest = Digest.from_file(config)
    except DigestError as error:
        yield Finding("feeds.yaml", is_ok=False, detail=str(error))
        return
    with digest:
        settings = digest.settings
        read = f"{_count(settings.feeds, 'feed')}, {_count(settings.plans, 'edition')}"
        yield Finding("feeds.yaml", is_ok=True, detail=read)
        told: dict[str, str] = {}
        for what, check in _checks(digest, offline):
            finding = _looked_at(what, check, digest)
            first = told.setdefault(finding.detail, what)
            yield finding if first == what else replace(finding, detail=f"as said of the {first}")
        if not offline:
            yield from _world(digest)


def _checks(digest: Digest, offline: bool) -> Iterator[tuple[str, Check]]:
    """What is looked at, in the order in which it is told."""
    yield "variables", _variables
    yield "way to the network", _network
    yield "store", stored.soundness
    yield "backups", stored.backups
    yield from (_publisher(number, offline) for number in range(len(digest.settings.publishers)))
    yield "templates", probing.templates
    yield "time zone", probing.time_zone
    yield "clock", probing.remembered_time
    yield "topics", probing.topics
    yield "summariser", lambda each: _summariser(each, offline)
    yield "embedder", lambda each: _embedder(each, offline)
    if not digest.settings.deliverers:
        yield "channels", lambda _: "none: the site alone"
    yield from (_channel(number, offline) for number in range(len(digest.settings.deliverers)))
    yield "feeds", _feeds


def _looked_at(what: str, check: Check, digest: Digest) -> Finding:
    try:
        return Finding(what, is_ok=True, detail=check(digest))
    except DigestError as error:  # in full: what is to be written may stand in lines of its own
        return Finding(what, is_ok=False, detail=str(error) or reason_of(error))
    except CONTAINED as error:  # a plug-in may raise anything; the other findings still help
        return Finding(what, is_ok=False, detail=reason_of(error))


def _variables(digest: Digest) -> str:
    unset = digest.settings.unset
    if unset:
        raise ConfigError("; ".join(map(str, unset)))
    return "all that feeds.yaml asks for are set"


def _network(digest: Digest) -> str:
    network = digest.settings.network
    return network.in_words + (f", trusting {network.ca_file}" if network.ca_file else "")


def _world(digest: Digest) -> Iterator[Finding]:
    """What takes the network: a feed or two, and the time that their servers tell."""
    asked = probing.Asked()
    yield _looked_at("network", asked.feeds, digest)
    if asked.answers:
        yield _looked_at("clock beside theirs", asked.time, digest)


def _publisher(number: int, offline: bool) -> tuple[str, Check]:
    def check(digest: Digest) -> str:
        tool = digest.settings.publishers[number]
        if tool.name == "folder":
            return _folder(digest.site_folder)
        return probing.probed(digest.publishers[number], tool.name, offline=offline)

    return "output folder" if number == 0 else f"publisher {number + 1}", check


def _channel(number: int, offline: bool) -> tuple[str, Check]:
    def check(digest: Digest) -> str:
        name = digest.settings.deliverers[number].name
        if name == "apprise" and find_spec("apprise") is None:
            raise ConfigError("apprise is not installed: pip install 'news-digest[chat]'")
        tool = digest.deliverers[number]
        readers = tool.targets()
        named = ", ".join(readers[:3]) + (f" and {len(readers) - 3} more" if readers[3:] else "")
        return probing.probed(tool, f"{name} to {named}", offline=offline)

    return f"channel {number + 1}", check


def _count(things: Sequence[object], one: str) -> str:
    return f"{len(things)} {one if len(things) == 1 else one + 's'}"


def _folder(folder: Path) -> str:
    there = next(place for place in (folder, *folder.absolute().parents) if place.is_dir())
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        remedy = "make it writable, or publish elsewhere"
        raise ConfigError(f"{there} cannot be written to ({error.strerror}): {remedy}") from error
    free = shutil.disk_usage(there).free
    if free < LEAST_ROOM:
        raise ConfigError(f"{there} has {free / 2**20:.0f} MiB free, which is little: make room on that disk")
    return f"{folder}, {free / 2**30:.1f} GiB free"


def _summariser(digest: Digest, offline: bool) -> str:
    tool = digest.settings.summariser
    model = str(tool.options.get("model", ""))
    if tool.name == "endpoint":
        return probing.probed(digest.summariser, f"{model} at {tool.options['endpoint']}", offline=offline)
    if tool.name == "transformers":
        return _model(model, tool.options.get("revision"), tool.options.get("file"))
    said = probing.probed(digest.summariser, name_of(digest.summariser), offline=offline)
    return "; ".join([said, *digest.settings.unmet])


def _model(model: str, revision: object, file: object) -> str:
    if find_spec("transformers") is None:
        raise ConfigError(
            "transformers is not installed: pip install 'news-digest[transformers]', or use extractive"
        )
    from digest.summarise.write.checkpoint import fetched_before, find, folder_of

    chosen = str(file) if file else None
    if folder_of(model) is not None:
        return f"transformers: {find(model, None, file=chosen).folder}"
    is_here = fetched_before(model, str(revision) if revision else None, chosen) is not None
    return f"transformers: {model}" + (
        "" if is_here else ", fetched when it is first needed, or by 'digest models check'"
    )


def _embedder(digest: Digest, offline: bool) -> str:
    tool = digest.settings.embedder
    if tool is None:
        return "none"
    if tool.name == "sentence" and find_spec("sentence_transformers") is None:
        raise ConfigError(
            "sentence-transformers is missing: pip install 'news-digest[embeddings]', or name no embedder"
        )
    if tool.name == "sentence":
        return str(tool.options["model"])
    at = f" at {tool.options['endpoint']}" if tool.name == "endpoint" else ""
    own = digest.embedder
    return probing.probed(own, f"{name_of(own)}{at}", offline=offline)


def _feeds(digest: Digest) -> str:
    states = digest.feed_states()
    failing = [state for state in states.values() if state.last_error]
    if states and len(failing) == len(states):
        raise ConfigError(f"all {len(failing)} feeds failed at the last reading: {failing[0].last_error}")
    named = "; ".join(f"{state.url}: {state.last_error}" for state in failing[:5])
    return f"{len(states)} read so far, {len(failing)} failing" + (f" ({named})" if named else "")
