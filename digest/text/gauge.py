"""How an embedder's cosines are to be read, and of which texts it is asked.

Models differ: of two reports about different things, one puts the cosine at 0, another at .7. What the stages
ask was chosen for one model, all-MiniLM-L6-v2; any other says its own gauge, or is measured by what it makes
of twelve pairs of invented headlines, each pair about one event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from digest.models import Gauge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from digest.models import Article
    from digest.protocols import Embedder

PAIRS = (
    (
        "Council approves new bridge over the Arle after ten-year row",
        "Councillors in Arlemouth say yes to river crossing",
    ),
    ("Ferry hits pier at Lorn harbour, 23 hurt", "Passengers injured as boat strikes quay in Lorn"),
    (
        "Central bank of Veldania raises rates to 4.5 per cent",
        "Borrowing costs go up in Veldania for third time this year",
    ),
    (
        "Striker Okonda to miss final with torn knee ligament",
        "Injury rules Harriers forward out of cup decider",
    ),
    ("Wildfire forces 3,000 from homes near Port Sabel", "Thousands flee as flames approach coastal town"),
    ("Chipmaker Nordel to cut 1,200 jobs in restructuring", "Semiconductor firm announces mass layoffs"),
    ("Court overturns mayor's fraud conviction", "Judges quash verdict against former city leader"),
    ("Museum returns stolen bronze to Kesh", "Looted statue handed back to its country of origin"),
    (
        "Scientists find new species of frog in cloud forest",
        "Tiny amphibian unknown to biologists is discovered on mountain",
    ),
    ("Rail workers begin two-day strike over pay", "Trains at a standstill as unions walk out"),
    ("Measles cases rise sharply in northern province", "Health officials warn of outbreak among children"),
    (
        "President Maro dissolves parliament and calls early election",
        "Voters to go to polls in May after head of state ends term of lawmakers",
    ),
)
"""Invented: two headlines about each of twelve events."""
_NEAR, _FAR = 0.4534, 0.0394
"""The mean cosine of the pairs under all-MiniLM-L6-v2, and that of headlines of different pairs."""
_LEAST = 0.02
"""A model that puts the pairs no nearer than this tells nothing, and is read as it is."""


def gauge_of(embedder: Embedder) -> Gauge:
    """The gauge that an embedder names, or else the one that it is measured to have."""
    own = getattr(embedder, "gauge", None)
    return own if isinstance(own, Gauge) else _measured(embedder)


def _measured(embedder: Embedder) -> Gauge:
    rows = np.asarray(embedder.embed([headline for pair in PAIRS for headline in pair]), np.float64)
    cosines = rows[::2] @ rows[1::2].T
    near = float(np.diag(cosines).mean())
    far = float(cosines[~np.eye(len(cosines), dtype=bool)].mean())
    if near - far < _LEAST:
        return Gauge()
    stretch = (near - far) / (_NEAR - _FAR)
    usual = Gauge()
    return Gauge(
        neutral=far + (usual.neutral - _FAR) * stretch,
        strength=usual.strength / stretch,
        likeness=usual.likeness if far < usual.likeness else far + (usual.likeness - _FAR) * stretch,
    )


def shown(articles: Sequence[Article], told: Callable[[Article], str], gauge: Gauge) -> list[str]:
    """What `told` makes of each article; nothing of one in a language that the embedder does not know."""
    return [told(article) if _is_known(article.language, gauge) else "" for article in articles]


def _is_known(language: str, gauge: Gauge) -> bool:
    return not gauge.languages or not language or language[:2].lower() in gauge.languages
