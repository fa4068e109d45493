"""The settings of a sentence model that runs here: what may stand beside ``sentence``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import Field, StringConstraints

from digest.keys import Device, Text, ToolKeys, given

if TYPE_CHECKING:
    from digest.keys import Place

BatchSize = Annotated[
    Annotated[int, Field(ge=1, le=2048)] | None,
    Field(
        description=(
            "How many texts are embedded at once; 32 for a sentence model, 64 at an endpoint when left out."
        )
    ),
]
Prompt = Annotated[
    Annotated[str, StringConstraints(max_length=500)] | None,
    Field(
        description=(
            'What stands before each text, as "query: "; what the model\'s makers say when left out.'
        )
    ),
]


class SentenceKeys(ToolKeys):
    """Vectors by a model of the library sentence-transformers."""

    rank: ClassVar[int] = 2

    sentence: Text | None = None
    """A sentence-transformers model: name or folder. Needs the extra `embeddings`."""
    revision: Text | None = None
    """The very version of the model."""
    device: Device | None = None
    """Where the model runs: auto, cpu, cuda, cuda:1, mps; cpu when left out."""
    batch_size: BatchSize = None
    prompt: Prompt = None

    def arguments(self, place: Place) -> dict[str, object]:
        """What `SentenceEmbedder` is made with."""
        return given(
            model=place.model(self.sentence or ""),
            revision=self.revision,
            device=self.device,
            batch_size=self.batch_size,
            prompt=self.prompt,
            cache=place.cache,
        )
