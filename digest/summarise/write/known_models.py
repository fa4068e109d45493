"""Models to start with: what their makers state about them, and how much memory each probably needs.

The facts are public ones: parameter counts and file sizes of the hub's catalogue, licences and languages of
the model cards, and commits that independent projects pin by the model's name. Nobody ran these models for
this list; `digest models check` tries one.
"""

from __future__ import annotations

from dataclasses import dataclass

FACTS_OF = "November 2026"
"""The month in which the facts below were looked up."""

OVERHEAD = 1.2
"""Ratio of the bytes that a running model needs to the bytes of its weights; the extra fifth is for
intermediate results (set by judgement; not measured)."""

_SHARE = 2 / 3
"""Share of a computer's memory that a model may fill; the rest is for the system and other programs (chosen
by reading; not measured)."""

MACHINES = {"4 GB": 4 * _SHARE, "8 GB": 8 * _SHARE, "16 GB": 16 * _SHARE, "GPU": 24.0}
"""Kind of machine, smallest first → billions of bytes (GB) that a model may take there; a GPU is taken to
have 24 (set by judgement; not measured)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """One model and what is publicly known of it."""

    name: str
    """Its name on the hub: ``maker/model``."""
    revision: str | None
    """A commit of its repository that holds safetensors weights; `None` if no two sources agree on one."""
    parameters: int
    """How many numbers its weights consist of, as the hub counts them."""
    bytes_each: int = 2
    """Bytes that each parameter takes as stored: 2 for bfloat16, 4 for float32."""
    licence: str
    languages: str
    """The languages that its makers claim, as two-letter codes, or how many there are."""
    gated: bool = False
    """Whether the hub gives its files only to users who accepted its terms there."""
    thinks: bool = False
    """Whether it writes out its thoughts before it answers, unless told not to."""
    ollama: str | None = None
    """Name of the same model in Ollama's library; `None` if none is known."""

    @property
    def fetch_gb(self) -> float:
        """Size of its weights in gigabytes, about as much as is fetched from the hub."""
        return self.parameters * self.bytes_each / 1e9

    @property
    def memory_gb(self) -> float:
        """About how many gigabytes of memory it needs while it writes."""
        return self.fetch_gb * OVERHEAD

    @property
    def machine(self) -> str:
        """The smallest kind of machine of `MACHINES` that can hold it."""
        return next(machine for machine, room_gb in MACHINES.items() if self.memory_gb <= room_gb)


KNOWN = (
    KnownModel(
        name="Qwen/Qwen2.5-0.5B-Instruct",
        revision="7ae557604adf67be50417f59c2c2f167def9a775",
        parameters=494_032_768,
        licence="Apache-2.0",
        languages="over 29",
        ollama="qwen2.5:0.5b",
    ),
    KnownModel(
        name="Qwen/Qwen3-0.6B",
        revision="c1899de289a04d12100db370d81485cdf75e47ca",
        parameters=751_632_384,
        licence="Apache-2.0",
        languages="over 100",
        thinks=True,
        ollama="qwen3:0.6b",
    ),
    KnownModel(
        name="facebook/bart-large-cnn",
        revision="37f520fa929c961707657b28798b30c003dd100b",
        parameters=406_290_432,
        bytes_each=4,
        licence="MIT",
        languages="en",
    ),
    KnownModel(
        name="google/gemma-3-1b-it",
        revision="dcc83ea841ab6100d6b47a070329e1ba4cf78752",
        parameters=999_885_952,
        licence="Gemma terms",
        languages="en",
        gated=True,
        ollama="gemma3:1b",
    ),
    KnownModel(
        name="Qwen/Qwen2.5-1.5B-Instruct",
        revision="989aa7980e4cf806f80c7fef2b1adb7bc71aa306",
        parameters=1_543_714_304,
        licence="Apache-2.0",
        languages="over 29",
        ollama="qwen2.5:1.5b",
    ),
    KnownModel(
        name="HuggingFaceTB/SmolLM2-1.7B-Instruct",
        revision="31b70e2e869a7173562077fd711b654946d38674",
        parameters=1_711_376_384,
        licence="Apache-2.0",
        languages="en",
        ollama="smollm2:1.7b",
    ),
    KnownModel(
        name="Qwen/Qwen3-1.7B",
        revision="70d244cc86ccca08cf5af4e1e306ecf908b1ad5e",
        parameters=2_031_739_904,
        licence="Apache-2.0",
        languages="over 100",
        thinks=True,
        ollama="qwen3:1.7b",
    ),
    KnownModel(
        name="HuggingFaceTB/SmolLM3-3B",
        revision="a07cc9a04f16550a088caea529712d1d335b0ac1",
        parameters=3_075_098_624,
        licence="Apache-2.0",
        languages="en fr es de it pt",
        thinks=True,
    ),
    KnownModel(
        name="meta-llama/Llama-3.2-3B-Instruct",
        revision="0cb88a4f764b7a12671c53f0838cd831a0843b95",
        parameters=3_212_749_824,
        licence="Llama 3.2",
        languages="en de fr it pt hi es th",
        gated=True,
        ollama="llama3.2:3b",
    ),
    KnownModel(
        name="microsoft/Phi-4-mini-instruct",
        revision="cfbefacb99257ffa30c83adab238a50856ac3083",
        parameters=3_836_021_760,
        licence="MIT",
        languages="ar zh cs da nl en fi fr de he hu it ja ko no pl pt ru es sv th tr uk",
        ollama="phi4-mini",
    ),
    KnownModel(
        name="Qwen/Qwen3-4B-Instruct-2507",
        revision="cdbee75f17c01a7cc42f958dc650907174af0554",
        parameters=4_022_468_096,
        licence="Apache-2.0",
        languages="over 100",
        ollama="qwen3:4b-instruct",
    ),
    KnownModel(
        name="google/gemma-3-4b-it",
        revision="093f9f388b31de276ce2de164bdc2081324b9767",
        parameters=4_300_079_472,
        licence="Gemma terms",
        languages="over 140",
        gated=True,
        ollama="gemma3:4b",
    ),
    KnownModel(
        name="Qwen/Qwen2.5-7B-Instruct",
        revision="a09a35458c702b33eeacc393d103063234e8bc28",
        parameters=7_615_616_512,
        licence="Apache-2.0",
        languages="over 29",
        ollama="qwen2.5:7b",
    ),
    KnownModel(
        name="Qwen/Qwen3-8B",
        revision="b968826d9c46dd6066d109eabc6255188de91218",
        parameters=8_190_735_360,
        licence="Apache-2.0",
        languages="over 100",
        thinks=True,
        ollama="qwen3:8b",
    ),
)
"""The models to start with, the one that needs the least memory first."""


def named(part: str) -> tuple[KnownModel, ...]:
    """The known models whose name on the hub or in Ollama contains `part`; case does not matter."""
    wanted = part.casefold()
    return tuple(one for one in KNOWN if wanted in one.name.casefold() or wanted in (one.ollama or ""))
