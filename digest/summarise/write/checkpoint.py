"""Find a model's files: in a folder, among files fetched from the hub (Hugging Face) before, or on the hub.

The hub's own client tries for half a minute when there is no network. This module asks the hub's catalogue
once, with a short time-out, and only if the files are not on this machine; then it fetches all of them.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from digest.errors import ConfigError, first_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_PATIENCE_S = 4.0
"""Seconds to wait for the hub's catalogue, which is asked once (decision 0011: 4.0 s where a hub is
silent)."""
_WANTED = ("*.json", "*.safetensors", "*.txt", "*.model", "*.jinja", "*.tiktoken")
"""Patterns of the files of a model that are fetched from the hub."""
_UNWANTED = ("*/*", "consolidated*.safetensors")
"""Patterns of files that are not fetched, because they hold the same weights again in another layout."""
_SMALL = tuple(pattern for pattern in _WANTED if pattern != "*.safetensors")
"""Patterns of the files that are fetched together with a GGUF file."""
_CODE = ("*.py",)
"""Patterns of the files that are fetched too if a model's own code may be run."""
_GGUF = ".gguf"
_PART = re.compile(r"-\d{5}-of-\d{5}\.gguf$")
"""The end of the name of a GGUF file that is one of several parts."""
_SAMPLE = 4096
"""Bytes in each sample of a file from which `fingerprint` makes its hash (set by judgement; not measured)."""
_SAMPLES = 64
"""About how many samples of its bytes `fingerprint` takes from a large file (set by judgement; not
measured)."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The files of one model: their folder, and the model's version (a commit, or a hash of the files)."""

    folder: Path
    revision: str
    gguf: str | None = None
    """Name of the GGUF file in the folder that holds the model; `None` if it is not stored as GGUF."""


def folder_of(model: str) -> Path | None:
    """The folder if `model` is the path of one or of a GGUF file in it; `None` if it is a name on the hub.

    Raises:
        ConfigError: `model` looks like a path, and there is no such folder.
    """
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder
    if folder.suffix == _GGUF and folder.is_file():
        return folder.parent
    if model.startswith((".", "/", "~")):
        raise ConfigError(f"summariser: there is no folder {folder}; name one, or a model on the hub")
    return None


def file_of(model: str, file: str | None) -> str | None:
    """Name of the GGUF file to read: that of `model` if it is the path of one, else `file`."""
    return Path(model).name if model.endswith(_GGUF) else file


def find(
    model: str,
    revision: str | None,
    *,
    file: str | None = None,
    code: bool = False,
    endpoint: str | None = None,
) -> Checkpoint:
    """The files of `model` on this machine, fetched from the hub first where needed.

    `file` names the GGUF file to read if there are several; `code` also fetches the Python code that comes
    with a model; `endpoint` is the address of another hub.

    Raises:
        ConfigError: there is no such model, its weights are in another format, or it could not be fetched.
    """
    folder = folder_of(model)
    if folder is not None:
        gguf = _gguf_in(model, [path.name for path in folder.iterdir()], file_of(model, file))
        return Checkpoint(folder, fingerprint(folder, gguf), gguf)
    try:
        import huggingface_hub
    except ImportError as error:
        raise ConfigError(NOT_INSTALLED) from error
    known = fetched_before(model, revision, file)
    if known is not None:
        return known
    commit, names = _asked(model, revision, endpoint)
    gguf = _gguf_in(model, names, file)
    wanted = [*((*_SMALL, gguf) if gguf else _WANTED), *(_CODE if code else ())]
    try:
        fetched = huggingface_hub.snapshot_download(
            model,
            revision=commit,
            allow_patterns=wanted,
            ignore_patterns=None if gguf else list(_UNWANTED),
            endpoint=endpoint,
        )
    except Exception as error:
        raise ConfigError(
            f"{model} could not be fetched from the hub ({first_line(error)}): try again"
        ) from error
    return Checkpoint(Path(fetched), commit, gguf)


NOT_INSTALLED = "models need the extra 'transformers': pip install 'news-digest[transformers]'"


def fetched_before(model: str, revision: str | None, file: str | None = None) -> Checkpoint | None:
    """The complete copy of exactly this revision on this machine; `None` if there is none."""
    from huggingface_hub import snapshot_download

    if revision is None:
        return None
    try:
        folder = Path(snapshot_download(model, revision=revision, local_files_only=True))
        gguf = _gguf_in(model, [path.name for path in folder.iterdir()], file)
    except (ConfigError, OSError, ValueError):
        return None
    return Checkpoint(folder, folder.name, gguf) if gguf or _has_all_shards(folder) else None


def _has_all_shards(folder: Path) -> bool:
    import json

    index = folder / "model.safetensors.index.json"
    if not index.is_file():
        return True
    shards = set(json.loads(index.read_bytes()).get("weight_map", {}).values())
    return all((folder / shard).is_file() for shard in shards)


def _asked(model: str, revision: str | None, endpoint: str | None) -> tuple[str, list[str]]:
    """The commit that `revision` stands for and the names of its files, from the hub's catalogue."""
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
    return str(entry.sha), [file.rfilename for file in entry.siblings or ()]


def _gguf_in(model: str, names: Sequence[str], file: str | None) -> str | None:
    """Name of the GGUF file to read; `None` if there are safetensors weights and `file` is not given.

    Raises:
        ConfigError: no file can be read, or several could be and `file` does not say which.
    """
    found = sorted(name for name in names if name.endswith(_GGUF))
    if file is not None:
        if file not in found:
            raise ConfigError(f"{model} has no file {file}" + (f", only {_some(found)}" if found else ""))
        return _unparted(model, file)
    if any(name.endswith(".safetensors") for name in names):
        _check_config(model, names)
        return None
    if len(found) == 1:
        return _unparted(model, found[0])
    if found:
        raise ConfigError(f"{model} has several GGUF files: choose one with `file`: {_some(found)}")
    _check_config(model, names)
    raise ConfigError(
        f"{model} has no safetensors weights and no GGUF file, and no others are read, since they "
        "can hold code: name a model that has them"
    )


def _check_config(model: str, names: Sequence[str]) -> None:
    if "config.json" in names:
        return
    if "adapter_config.json" in names:
        raise ConfigError(f"{model} is an adapter, not a whole model: name one that it was merged into")
    raise ConfigError(f"{model} is no transformers model: it has no config.json; name another")


def _unparted(model: str, file: str) -> str:
    if _PART.search(file):
        raise ConfigError(
            f"{model}: {file} is a part of a GGUF file, and only whole ones are read: name another"
        )
    return file


def _some(names: Sequence[str], most: int = 12) -> str:
    return ", ".join(names[:most]) + (f" and {len(names) - most} more" if len(names) > most else "")


def fingerprint(folder: Path, gguf: str | None = None) -> str:
    """Seven characters that change with the model: a hash of its small files and of samples of large ones."""
    digest = hashlib.blake2b(digest_size=16)
    wanted = (*_SMALL, gguf) if gguf else (*_WANTED, f"*{_GGUF}")
    for path in sorted(folder.iterdir()):
        if path.is_file() and any(map(path.match, wanted)):
            size = path.stat().st_size
            digest.update(f"{path.name}:{size};".encode())
            with path.open("rb") as file:
                for place in range(0, size, max(_SAMPLE, size // _SAMPLES)):
                    file.seek(place)
                    digest.update(file.read(_SAMPLE))
    return digest.hexdigest()[:7]
