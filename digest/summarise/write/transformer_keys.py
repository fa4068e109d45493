"""The settings of a language model on this machine: the keys that may stand beside ``transformers``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from pydantic import Field

from digest.keys import Device, Text, ToolKeys, given

if TYPE_CHECKING:
    from digest.keys import Place

Context = Annotated[
    Annotated[int, Field(ge=512, le=1_000_000)] | None,
    Field(
        description=(
            "How many tokens the model reads and writes at once; left out, 4096 at an endpoint, "
            "else up to 8192."
        )
    ),
]
MaxTokens = Annotated[
    Annotated[int, Field(ge=64, le=200_000)] | None,
    Field(
        description=(
            "How many tokens an answer may have, thoughts included; when left out, 1024 at an endpoint."
        )
    ),
]
BatchSize = Annotated[
    Annotated[int, Field(ge=1, le=256)] | None,
    Field(description="How many stories it writes at once; more is faster and takes more memory."),
]
Wording = Annotated[
    Literal["close", "free"] | None,
    Field(
        description=(
            "How near its passages a sentence stays; close when left out and the model has under "
            "2e9 parameters."
        )
    ),
]


class TransformersKeys(ToolKeys):
    """Summaries by a model of the library transformers, or a GGUF file."""

    rank: ClassVar[int] = 2

    transformers: Text | None = None
    """A model's name, folder or GGUF file: encoder-decoder or chat. Needs the extra `transformers`."""
    revision: Text | None = None
    """The very version of the model: a commit of its repository."""
    file: Text | None = None
    """The GGUF file that is meant, where the model's repository or folder has several."""
    device: Device | None = None
    """Where the model runs: auto (a GPU if the model fits into one), cpu, cuda, cuda:1, mps, xpu."""
    dtype: Literal["auto", "float32", "float16", "bfloat16"] | None = None
    """In what precision it reckons; auto is what its makers chose."""
    quantization: Literal["4bit", "8bit"] | None = None
    """Pack the model's weights while they are read, for less memory. Needs bitsandbytes."""
    threads: Annotated[int, Field(ge=1, le=1024)] | None = None
    """How many threads the model runs on, on the CPU; one for each core that Digest may use when left out."""
    ignore_memory: Literal[True] | None = None
    """Load the model even where it seems not to fit into memory."""
    batch_size: BatchSize = None
    trust_remote_code: Literal[True] | None = None
    """Run the code that stands beside the model. Only for makers whom you trust with this machine."""
    context: Context = None
    max_tokens: MaxTokens = None
    wording: Wording = None

    def arguments(self, place: Place) -> dict[str, object]:
        """The keyword arguments of `TransformersSummariser`."""
        return given(
            model=place.model(self.transformers or ""),
            revision=self.revision,
            file=self.file,
            device=self.device,
            dtype=self.dtype,
            quantization=self.quantization,
            batch_size=self.batch_size,
            max_new_tokens=self.max_tokens,
            context=self.context,
            threads=self.threads,
            allow_remote_code=self.trust_remote_code,
            ignore_memory=self.ignore_memory,
            wording=self.wording,
            cache=place.cache,
        )
