"""An edition made without the articles, the memory or the embedder on which a step breaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from digest.compose import with_lost
from digest.embed.checked import BlankEmbedder, CheckedEmbedder
from digest.errors import ConfigError, EditionError, EmbedError, ItemError, RunError
from digest.faults import CONTAINED, attempt, reason_of, sifted
from digest.models import Edition, Material, Memory
from digest.protocols import Embedder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article
    from digest.report import Report

Make = Callable[[Material, Embedder | None], Edition]
"""Makes an edition of its material, with an embedder or without."""

_NAMELESS = "an article that cannot be read"


def salvaged_edition(
    write: Make, sketch: Make, material: Material, embedder: Embedder | None, report: Report
) -> Edition:
    """The edition that `write` makes, without the embedder when that is no use, without what breaks a step.

    `sketch` does the same without summaries, quickly and harmlessly: with it the culprits are found.

    Raises:
        ConfigError: the user must change something.
        RunError: no edition can be made, whatever is left out.
    """
    checked = None if embedder is None else CheckedEmbedder(embedder)
    try:
        return _salvaged(write, sketch, material, checked, report)
    except EmbedError as error:
        report.problem("embed", error)
        return _salvaged(write, sketch, material, BlankEmbedder(), report)


def _salvaged(
    write: Make, sketch: Make, material: Material, embedder: Embedder | None, report: Report
) -> Edition:
    made = _made(write, material, embedder)
    if isinstance(made, Edition):
        return made
    bearable, lost, told = _bearable(lambda some: sketch(some, embedder), material, made.reason)
    for error in told:
        report.problem("make", error)
    made = _made(write, bearable, embedder)
    if isinstance(made, Edition):
        return with_lost(made, lost)
    raise RunError(f"no edition can be made: {made.reason}")


def _made(make: Make, material: Material, embedder: Embedder | None) -> Edition | EditionError:
    """The edition, or why a step broke on an item of it; what is no item's fault is raised."""
    try:
        return make(material, embedder)
    except (ConfigError, EmbedError, RunError):
        raise
    except CONTAINED as error:
        return EditionError("", reason_of(error))


def _bearable(
    sketch: Callable[[Material], Edition], material: Material, reason: str
) -> tuple[Material, Sequence[tuple[Article, str]], tuple[EditionError, ...]]:
    """The material without what an edition breaks on, the articles left out, and what is to be told.

    What is remembered, or the fates settled before, are left out only where no edition can be made with them.
    """
    told: tuple[EditionError, ...] = ()
    if _fails(sketch, replace(material, articles=())):
        material = replace(material, memory=Memory())
        told = (EditionError("memory", f"what earlier editions knew cannot be used: {reason}"),)
        if _fails(sketch, replace(material, articles=())):
            material = replace(material, ledger=replace(material.ledger, lines=()))
            told = (EditionError("ledger", f"the fates that were settled before cannot be used: {reason}"),)
    found = sifted(partial(_with_articles, sketch, material), material.articles)
    lost = tuple(EditionError(_address(article), why) for article, why in found.culprits)
    return replace(material, articles=found.kept), found.culprits, told + lost


def _with_articles(
    sketch: Callable[[Material], Edition], material: Material, articles: Sequence[Article]
) -> Edition:
    return sketch(replace(material, articles=tuple(articles)))


def _fails(sketch: Callable[[Material], Edition], material: Material) -> bool:
    return isinstance(attempt(lambda: sketch(material), EditionError, ""), ItemError)


def _address(article: Article) -> str:
    url = attempt(lambda: article.url, EditionError, "")
    return url if isinstance(url, str) and url else _NAMELESS
