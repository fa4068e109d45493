"""The memory that a model will take is estimated from the headers of its files."""

from __future__ import annotations

import json
import struct
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import ConfigError
from digest.summarise.write.neural.memory import GIB, check_room, cores, free_on_cpu, need_of, stored

if TYPE_CHECKING:
    from pathlib import Path

CONFIG: Any = SimpleNamespace(
    hidden_size=4096,
    num_hidden_layers=32,
    num_attention_heads=32,
    num_key_value_heads=8,
    intermediate_size=14336,
)
SEVEN = {"BF16": 7_000_000_000}


def weights(path: Path, **tensors: tuple[str, int]) -> None:
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    for name, (kind, size) in tensors.items():
        header[name] = {"dtype": kind, "shape": [size], "data_offsets": [0, size]}
    raw = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(raw)) + raw)


def test_numbers_are_counted_in_every_part_by_their_kind(tmp_path: Path) -> None:
    weights(tmp_path / "model-00001-of-00002.safetensors", a=("BF16", 200), b=("F32", 400))
    weights(tmp_path / "model-00002-of-00002.safetensors", c=("BF16", 100), d=("U8", 50))
    weights(tmp_path / "consolidated.safetensors", e=("BF16", 9000))
    assert stored(tmp_path) == {"BF16": 150, "F32": 100, "U8": 50}


@pytest.mark.parametrize(
    "raw", [b"", b"\x01", b"gone", struct.pack("<Q", 5) + b"[1,2]", struct.pack("<Q", 2**60) + b"{"]
)
def test_a_broken_file_tells_nothing_and_is_left_to_the_loading(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(raw)
    assert stored(tmp_path) == {}


def test_precision_and_packing_change_what_weights_take() -> None:
    assert need_of(SEVEN, CONFIG, "auto", None).weights == 14_000_000_000
    assert need_of(SEVEN, CONFIG, "float32", None).weights == 28_000_000_000
    assert need_of(SEVEN, CONFIG, "auto", "8bit").weights < 8_000_000_000
    assert need_of(SEVEN, CONFIG, "auto", "4bit").weights < 4_000_000_000


def test_weights_that_are_packed_already_stay_as_they_are() -> None:
    packed = {"U8": 4_000_000_000, "BF16": 500_000_000}
    assert need_of(packed, CONFIG, "auto", None).weights == 5_000_000_000


def test_longer_texts_take_more_and_what_is_free_limits_them() -> None:
    need = need_of(SEVEN, CONFIG, "auto", None)
    assert need.total(8192) - need.total(1024) == 7168 * need.a_token
    assert need.tokens(need.total(3000)) == 3000
    assert need.tokens(GIB) == 0


def refused(free: int | None, dtype: str = "auto", tensors: dict[str, int] = SEVEN) -> str:
    need = need_of(tensors, CONFIG, dtype, None)
    try:
        check_room("some/model", need, free, "cpu", dtype=dtype, tensors=tensors, config=CONFIG)
    except ConfigError as error:
        return str(error)
    return ""


def test_a_model_that_does_not_fit_is_refused_with_what_it_needs_what_there_is_and_what_to_do() -> None:
    told = refused(8 * GIB)
    assert "some/model needs about 13." in told or "some/model needs about 14." in told
    assert "8.0 GiB are free on cpu" in told
    assert "`quantization: 4bit` (about 4." in told
    assert "dtype" not in told
    assert "ignore_memory: true" in told


def test_what_would_not_help_is_not_offered() -> None:
    assert "quantization" not in refused(2 * GIB)
    assert "`dtype: bfloat16`" in refused(16 * GIB, "float32", {"F32": 7_000_000_000})


def test_a_model_that_fits_or_a_machine_that_does_not_tell_is_let_through() -> None:
    assert refused(20 * GIB) == ""
    assert refused(None) == ""


def group(folder: Path, **files: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".", 1)).write_text(text, encoding="ascii")
    return folder


def test_free_is_the_less_of_what_the_machine_and_its_container_leave(tmp_path: Path) -> None:
    machine = group(tmp_path / "proc")
    (machine / "meminfo").write_text("MemTotal: 100 kB\nMemAvailable:    8388608 kB\n", encoding="ascii")
    limits = group(
        tmp_path / "group",
        memory_max=str(4 * GIB),
        memory_current=str(3 * GIB),
        memory_stat=f"inactive_file {GIB}\nanon 7\n",
    )
    assert free_on_cpu(machine, tmp_path / "none") == 8 * GIB
    assert free_on_cpu(machine, limits) == 2 * GIB
    (limits / "memory.max").write_text("max\n", encoding="ascii")
    assert free_on_cpu(machine, limits) == 8 * GIB


def test_cores_are_those_that_a_container_may_use(tmp_path: Path) -> None:
    assert cores(group(tmp_path / "one", cpu_max="100000 100000")) == 1
    assert cores(group(tmp_path / "half", cpu_max="50000 100000")) == 1
    assert cores(group(tmp_path / "all", cpu_max="max 100000")) == cores(tmp_path / "none") >= 1
