"""The settings of a language model behind an address: the keys that may stand beside ``endpoint``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field

from digest.keys import Address, Fault, Headers, KnownKeys, Text, ToolKeys, Variable, given
from digest.keys.endpoints import faults_of_endpoint
from digest.summarise.write.transformer_keys import BatchSize, Context, MaxTokens, Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from digest.keys import Place

Price = Annotated[float, Field(ge=0, le=100_000, allow_inf_nan=False)]


class PriceKeys(KnownKeys):
    """What a million tokens cost at the endpoint, in your currency."""

    read: Price = 0.0
    """Of what the model is shown."""
    written: Price = 0.0
    """Of what it writes."""


class BudgetKeys(KnownKeys):
    """What the endpoint may cost a day; afterwards the extractive summariser stands in."""

    tokens: Annotated[int, Field(ge=1, le=10**12)] | None = None
    """Most tokens, read and written together."""
    cost: Annotated[float, Field(gt=0, le=1_000_000, allow_inf_nan=False)] | None = None
    """Most money, in the currency of price, which it needs."""


class EndpointKeys(ToolKeys):
    """Summaries by a model behind an address that speaks as OpenAI's does."""

    rank: ClassVar[int] = 3

    batch_size: BatchSize = None
    endpoint: Address | None = None
    """An address that speaks as OpenAI's does (Ollama, vLLM, llama.cpp …), as http://localhost:11434/v1."""
    model: Text | None = None
    """The model to ask for at the endpoint."""
    key_env: Variable | None = None
    """The variable of the environment that holds the endpoint's key, if it wants one."""
    context: Context = None
    max_tokens: MaxTokens = None
    timeout_s: Annotated[float, Field(gt=0, le=3600, allow_inf_nan=False)] | None = None
    """Seconds to wait for one answer of the endpoint; 120 when left out."""
    extra_body: dict[str, Any] = {}
    """Further fields of every request to the endpoint, as its makers name them: {reasoning_effort: low}."""
    headers: Headers = {}
    """Further headers of every request to the endpoint, as X-Tenant: "${NAME}"."""
    wording: Wording = None
    price: PriceKeys | None = None
    """What a million tokens cost at the endpoint, so that a run can tell what it cost."""
    budget: BudgetKeys | None = None
    """What the endpoint may cost on one day of the site, over all runs and editions: {tokens: 200000}."""

    def arguments(self, place: Place) -> dict[str, object]:
        """The keyword arguments of `EndpointSummariser`."""
        return given(
            endpoint=self.endpoint,
            model=self.model,
            key=place.of_variable(self.key_env),
            context=self.context,
            batch_size=self.batch_size,
            max_tokens=self.max_tokens,
            timeout_s=self.timeout_s,
            extra_body=self.extra_body or None,
            headers=place.secrets(self.headers),
            price=self.price.model_dump() if self.price else None,
            wording=self.wording,
            budget=self.budget.model_dump() if self.budget else None,
            cache=place.cache,
        )

    @classmethod
    def faults(cls, written: Mapping[str, object], place: Place) -> Iterator[Fault]:
        """The faults: an endpoint without a model, a budget without a limit, a cost limit without a price."""
        del place
        yield from faults_of_endpoint(written)
        budget, price = written.get("budget"), written.get("price")
        if budget == {}:
            yield Fault(key=("budget",), what="limits nothing", remedy="write tokens: 200000, or cost")
        is_priced = isinstance(price, dict) and any(price.values())
        if isinstance(budget, dict) and "cost" in budget and not is_priced:
            remedy = "add price: {read: …, written: …}, of a million tokens"
            yield Fault(key=("budget", "cost"), what="cannot be counted without a price", remedy=remedy)
