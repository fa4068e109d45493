"""Why each sentence of a printed story was printed or not, by the options that its edition was made with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.app.remaking import options_again
from digest.app.sentences import sentences_of
from digest.errors import ConfigError
from digest.summarise import Options as SummariseOptions
from digest.summarise import of_others, words_of
from digest.summarise.write.endpoint import EndpointSummariser

if TYPE_CHECKING:
    from digest.app.sentences import Sentences
    from digest.app.tools import Toolbox
    from digest.models import Brief, Edition, Style, Writing
    from digest.summarise.write.prompt import Bound
    from digest.tools import MakeOptions


def retraced(edition: Edition, brief: Brief, tools: Toolbox) -> Sentences:
    """Why each sentence of the reports of a story that `edition` printed was printed or not.

    Raises:
        ConfigError: what the edition was made of is no longer kept.
    """
    material = tools.store.material(edition.slug)
    if material is None:
        raise ConfigError(
            f"what {edition.slug} was made of is no longer in the store, which keeps it as "
            "long as keep.texts says: why its sentences were chosen cannot be told; `digest why` alone can"
        )
    options = tools.options.make if edition.manifest is None else options_again(edition.manifest)
    writing = material.plan.writing
    is_lead = any(brief in section.lead for section in edition.sections)
    words = budget_of(writing, options, is_lead=is_lead)
    told = edition.minute.told if edition.minute else ()
    style = writing.style if is_lead else of_others(writing).style
    minute = [one.sentence for one in told if brief.story.id in one.story_ids]
    return sentences_of(brief, words, _bound(brief, words, style, tools), minute)


def budget_of(writing: Writing, options: MakeOptions, *, is_lead: bool) -> int:
    """The most words of a story's summary in an edition that is written so."""
    given, how = (options.summarise, writing) if is_lead else (options.short, of_others(writing))
    return words_of(how, given.words, SummariseOptions().words)


def _bound(brief: Brief, words: int, style: Style, tools: Toolbox) -> Bound | None:
    """How much of the story the model that wrote its summary could be shown, as it is set up now.

    `None` if feeds.yaml now names another, or one that would have to be loaded to tell.
    """
    if "endpoint" not in tools.settings.summariser.options:
        return None
    model = tools.any_summariser
    if isinstance(model, EndpointSummariser) and model.name == brief.summary.method:
        return model.bound(brief.story, words, style)
    return None
