"""Where a model's files are: in a folder, among what was fetched from the hub before, or on the hub.

The hub's own client tries for half a minute when there is no network. Here its catalogue is asked once,
briefly, and only when the files are not on this machine; then they are fetched as a whole.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError, first_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE_S = 4.0
_WANTED = ("*.json", "*.safetensors", "*.txt", "*.model", "*.jinja")
_CODE = ("*.py",)
_SAMPLE = 4096
_SAMPLES = 64


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The files of one model: a folder, and which version it is (a commit, or what its files hash to)."""

    folder: Path
    revision: str


def folder_of(model: str) -> Path | None:
    """The folder that `model` names, or `None` when it is a name on the hub.

    Raises:
        ConfigError: it looks like a folder, and there is none.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    if model.startswith((".", "/", "~")):
        raise ConfigError(f"summariser: there is no folder {folder}; name one, or a model on the hub")
    return None


def find(model: str, revision: str | None, *, code: bool = False, endpoint: str | None = None) -> Checkpoint:
    """The files of `model` on this machine, fetched from the hub first where needed.

    `code` also fetches the code that stands beside a model; `endpoint` is another hub's address.

    Raises:
        ConfigError: there is no such model, it has no safetensors weights, or it cannot be had.
    """
    folder = folder_of(model)
    if folder is not None:
        _check_weights(model, [path.name for path in folder.iterdir()])
        return Checkpoint(folder, fingerprint(folder))
    try:
        import huggingface_hub
    except ImportError as error:
        raise ConfigError(NOT_INSTALLED) from error
    wanted = [*_WANTED, *(_CODE if code else ())]
    known = fetched_before(model, revision)
    if known is not None:
        return known
    commit = _asked(model, revision, endpoint)
    try:
        fetched = huggingface_hub.snapshot_download(
            model, revision=commit, allow_patterns=wanted, endpoint=endpoint
        )
    except Exception as error:
        raise ConfigError(
            f"{model} could not be fetched from the hub ({first_line(error)}): try again"
        ) from error
    return Checkpoint(Path(fetched), commit)


NOT_INSTALLED = "models need the extra 'transformers': pip install 'news-digest[transformers]'"


def fetched_before(model: str, revision: str | None) -> Checkpoint | None:
    """A whole copy of that very version that lies on this machine."""
    from huggingface_hub import try_to_load_from_cache

    if revision is None:
        return None
    found = try_to_load_from_cache(model, "config.json", revision=revision)
    folder = Path(found).parent if isinstance(found, str) else None
    is_whole = folder is not None and any(folder.glob("*.safetensors")) and _has_all_shards(folder)
    return Checkpoint(folder, folder.name) if folder is not None and is_whole else None


def _has_all_shards(folder: Path) -> bool:
    import json

    index = folder / "model.safetensors.index.json"
    if not index.is_file():
        return True
    shards = set(json.loads(index.read_bytes()).get("weight_map", {}).values())
    return all((folder / shard).is_file() for shard in shards)


def _asked(model: str, revision: str | None, endpoint: str | None) -> str:
    """The commit that a revision means, as the hub's catalogue says; it is asked once and briefly."""
    from huggingface_hub import HfApi
    from huggingface_hub.errors import GatedRepoError, RepositoryNotFoundError, RevisionNotFoundError

    try:
        entry = HfApi(endpoint=endpoint).model_info(model, revision=revision, timeout=_PATIENCE_S)
    except GatedRepoError as error:
        raise ConfigError(
            f"{model} is given only to those who accepted its terms: accept them on its page, "
            "then `hf auth login`"
        ) from error
    except RevisionNotFoundError as error:
        raise ConfigError(f"{model} has no revision {revision} on the hub: look at its page") from error
    except RepositoryNotFoundError as error:
        raise ConfigError(
            f"there is no public model {model} on the hub: look at how it is spelt, or name a folder"
        ) from error
    except Exception as error:
        raise ConfigError(
            f"{model} is not on this machine, and the hub cannot be reached ({first_line(error)}): "
            "run once with a network, or name a folder that holds the model"
        ) from error
    _check_weights(model, [file.rfilename for file in entry.siblings or ()])
    return str(entry.sha)


def _check_weights(model: str, names: Sequence[str]) -> None:
    if "config.json" not in names:
        raise ConfigError(f"{model} is no transformers model: it has no config.json; name another")
    if not any(name.endswith(".safetensors") for name in names):
        raise ConfigError(
            f"{model} has no safetensors weights, and no others are read, since they can hold code: "
            "name a model that has them"
        )


def fingerprint(folder: Path) -> str:
    """Seven letters that change with the model: of its small files, and of samples of its weights."""
    digest = hashlib.blake2b(digest_size=16)
    for path in sorted(folder.iterdir()):
        if path.is_file() and any(map(path.match, _WANTED)):
            size = path.stat().st_size
            digest.update(f"{path.name}:{size};".encode())
            with path.open("rb") as file:
                for place in range(0, size, max(_SAMPLE, size // _SAMPLES)):
                    file.seek(place)
                    digest.update(file.read(_SAMPLE))
    return digest.hexdigest()[:7]
