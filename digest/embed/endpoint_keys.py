"""The settings of an embedding model behind an address: what may stand beside ``endpoint``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from digest.embed.sentence_keys import BatchSize, Prompt
from digest.keys import Address, Fault, Headers, Text, ToolKeys, Variable, given
from digest.keys.endpoints import faults_of_endpoint

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.keys import Place


class EndpointKeys(ToolKeys):
    """Vectors by a model behind an address that speaks as OpenAI's does."""

    rank: ClassVar[int] = 3

    endpoint: Address | None = None
    """An address that speaks as OpenAI's does (Ollama, llama.cpp, vLLM …), as http://localhost:11434/v1."""
    model: Text | None = None
    """The model to ask for at the endpoint."""
    key_env: Variable | None = None
    """The variable of the environment that holds the endpoint's key, if it wants one."""
    dimensions: Annotated[int, Field(ge=16, le=16_384)] | None = None
    """How many numbers a vector of the endpoint should have, for models that have shorter ones."""
    timeout_s: Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)] | None = None
    """Seconds to wait for one answer of the endpoint; 120 when left out."""
    headers: Headers = {}
    """Further headers of every request to the endpoint, as X-Tenant: "${NAME}"."""
    extra_body: dict[str, Any] = {}
    """Further fields of every request to the endpoint, as its makers name them: {truncate: true}."""
    batch_size: BatchSize = None
    prompt: Prompt = None

    def arguments(self, place: Place) -> dict[str, object]:
        """What `EndpointEmbedder` is made with."""
        return given(
            endpoint=self.endpoint,
            model=self.model,
            key=place.of_variable(self.key_env),
            dimensions=self.dimensions,
            batch_size=self.batch_size,
            timeout_s=self.timeout_s,
            extra_body=self.extra_body or None,
            headers=place.secrets(self.headers),
            prompt=self.prompt,
            cache=place.cache,
        )

    @classmethod
    def faults(cls, written: Mapping[str, object], place: Place) -> Iterator[Fault]:
        """What every endpoint needs."""
        del place
        return faults_of_endpoint(written)
