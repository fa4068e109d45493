"""Estimate the memory that a model takes from its files' headers, and find out how much is free."""

from __future__ import annotations

import json
import os
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.errors import ConfigError
from digest.summarise.write.neural.limits import text_config

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

GIB = 2**30
"""Bytes of a GiB (by definition)."""
_HEADER_MOST = 100 * 2**20
"""Most bytes of the header of a safetensors file (by definition of that format)."""
_BYTES = {"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "I32": 4, "I16": 2, "U64": 8, "U32": 4, "U16": 2}
"""Kind of number in a file of weights → bytes of one (by definition)."""
_SIZES = {"float32": 4, "float16": 2, "bfloat16": 2}
"""torch's name of a kind of number → bytes of one (by definition)."""
_QUANTIZED = {"4bit": 0.56, "8bit": 1.06}
"""Quantization → bytes that a weight takes, including its share of the scales (set by judgement; not
measured)."""
_TORCH = 300 * 2**20
"""About how many bytes torch itself takes (set by judgement; not measured)."""
_FEWEST = 1024
"""Tokens that must fit into memory beside the weights (set by judgement; not measured)."""


@dataclass(frozen=True, slots=True)
class Need:
    """The memory that a model takes, in bytes."""

    weights: int
    a_token: int
    """Bytes for each token that it reads or writes at once."""

    def total(self, tokens: int) -> int:
        """All bytes that the model takes for `tokens` tokens at once."""
        return self.weights + self.a_token * tokens + _TORCH

    def tokens(self, free: int) -> int:
        """How many tokens at once fit into `free` bytes beside the weights."""
        return max(0, free - self.weights - _TORCH) // max(1, self.a_token)


def need_of(tensors: Mapping[str, int], config: Any, dtype: str, quantization: str | None) -> Need:
    """The memory of a model with these `tensors` (see `stored`) in a precision (``auto``: as stored)."""
    weights = sum(
        int(count * _bytes_of(kind, dtype, quantization))
        if _is_float(kind)
        else int(count * _BYTES.get(kind, 1))
        for kind, count in tensors.items()
    )
    widest = max((_BYTES[kind] for kind in tensors if kind in ("F32", "F16", "BF16")), default=2)
    return Need(weights, _token_of(text_config(config), _SIZES.get(dtype, widest)))


def stored(folder: Path, gguf: str | None = None) -> dict[str, int]:
    """Kind of number → how many numbers of it the weights have; empty if no file can be read."""
    found: dict[str, int] = {}
    try:
        for kind, count in _gguf(folder / gguf) if gguf else _safetensors(folder):
            found[kind] = found.get(kind, 0) + count
    except (OSError, ValueError, KeyError, TypeError, AttributeError, struct.error):
        return {}
    return found


def is_enough(need: Need, free: int | None) -> bool:
    """Whether a model can work in `free` bytes; true if `free` is unknown, so that it is tried."""
    return free is None or need.tokens(free) >= _FEWEST


def check_room(
    name: str,
    need: Need,
    free: int | None,
    device: str,
    *,
    dtype: str,
    tensors: Mapping[str, int],
    config: Any,
) -> None:
    """Refuse a model that does not fit into the `free` bytes of a device; none if `free` is unknown.

    Raises:
        ConfigError: it does not fit; the message says what it needs, what is free and what can be done.
    """
    if free is None or is_enough(need, free):
        return
    smaller = [
        f"`{key}: {value}` (about {gib(other.total(_FEWEST))})"
        for key, value in (("dtype", "bfloat16"), ("quantization", "8bit"), ("quantization", "4bit"))
        if (other := _with(key, value, tensors, config, dtype)).weights < 0.95 * need.weights
        and is_enough(other, free)
    ]
    ways = ["name a smaller model", *smaller, "run it behind an address (`endpoint`)"]
    raise ConfigError(
        f"{name} needs about {gib(need.total(_FEWEST))} of memory, and {gib(free)} are free on {device}: "
        f"{', '.join(ways[:-1])} or {ways[-1]}; `ignore_memory: true` loads it all the same"
    )


def gib(size: int) -> str:
    """A number of bytes as text, in GiB."""
    return f"{size / GIB:.1f} GiB"


def free_on_cpu(proc: Path = Path("/proc"), groups: Path = Path("/sys/fs/cgroup")) -> int | None:
    """Bytes of memory that this process may still take; `None` if that is unknown."""
    known = [one for one in (_available(proc), _left_to_group(groups)) if one is not None]
    return min(known) if known else _physical()


def cores(groups: Path = Path("/sys/fs/cgroup")) -> int:
    """The number of cores that this process may use, by its affinity and its container's share."""
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    try:
        quota, period = (groups / "cpu.max").read_text(encoding="ascii").split()[:2]
        return max(1, min(own, -(-int(quota) // int(period))))
    except (OSError, ValueError, ZeroDivisionError):
        return own


def _with(key: str, value: str, tensors: Mapping[str, int], config: Any, dtype: str) -> Need:
    is_dtype = key == "dtype"
    return need_of(tensors, config, value if is_dtype else dtype, None if is_dtype else value)


def _is_float(kind: str) -> bool:
    return kind in ("F64", "F32", "F16", "BF16")


def _bytes_of(kind: str, dtype: str, quantization: str | None) -> float:
    return _QUANTIZED.get(quantization or "", _SIZES.get(dtype, _BYTES[kind]))


def _token_of(config: Any, size: int) -> int:
    """Bytes for one token: its keys and values in every layer, and the intermediate results."""
    hidden = int(getattr(config, "hidden_size", 0) or getattr(config, "d_model", 0) or 1024)
    layers = int(getattr(config, "num_hidden_layers", 0) or getattr(config, "num_layers", 0) or 12)
    heads = int(getattr(config, "num_attention_heads", 0) or 8)
    shared = int(getattr(config, "num_key_value_heads", 0) or heads)
    wide = int(getattr(config, "head_dim", 0) or getattr(config, "d_kv", 0) or hidden // heads)
    inner = int(getattr(config, "intermediate_size", 0) or 4 * hidden)
    return size * (2 * layers * shared * wide + 3 * inner + 6 * hidden)


def _safetensors(folder: Path) -> Iterator[tuple[str, int]]:
    for path in sorted(folder.glob("*.safetensors")):
        if path.name.startswith("consolidated"):
            continue
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = json.loads(file.read(min(length, _HEADER_MOST)))
        for name, tensor in header.items():
            if name != "__metadata__":
                start, end = tensor["data_offsets"]
                yield tensor["dtype"], (end - start) // _BYTES.get(tensor["dtype"], 1)


def _gguf(path: Path) -> Iterator[tuple[str, int]]:
    """The kind and count of the numbers in each tensor of a GGUF file; they are read as bfloat16."""
    from gguf import GGUFReader

    for tensor in GGUFReader(path).tensors:
        yield "BF16", int(tensor.n_elements)


def _available(proc: Path) -> int | None:
    try:
        lines = (proc / "meminfo").read_text(encoding="ascii").splitlines()
        (line,) = [line for line in lines if line.startswith("MemAvailable:")]
        return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        return None


def _left_to_group(groups: Path) -> int | None:
    """Bytes that a container may still take: its limit less what it uses and cannot give back."""
    for limit, used, kept in (
        ("memory.max", "memory.current", "memory.stat"),
        ("memory/memory.limit_in_bytes", "memory/memory.usage_in_bytes", "memory/memory.stat"),
    ):
        try:
            most = int((groups / limit).read_text(encoding="ascii"))
            taken = int((groups / used).read_text(encoding="ascii"))
            rows = dict(line.split() for line in (groups / kept).read_text(encoding="ascii").splitlines())
        except (OSError, ValueError):
            continue
        files = int(rows.get("total_inactive_file", rows.get("inactive_file", 0)))
        return max(0, most - taken + files)
    return None


def _physical() -> int | None:
    """Half of the machine's memory, for systems that do not say how much is free (macOS)."""
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2
    except (AttributeError, ValueError, OSError):
        return None
