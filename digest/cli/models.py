"""``models``: find a model, and look at it before it writes an edition."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from digest.cli.console import Context, echo_json
from digest.errors import ConfigError

if TYPE_CHECKING:
    from digest.app.models import ModelCheck, Tried


@click.group()
def models() -> None:
    """Models that write summaries."""


@models.command()
@click.argument("name", required=False)
@click.option("--revision", help="The version on the hub; the newest when left out.")
@click.option("--file", help="The GGUF file that is meant, where the model has several.")
@click.option("--trust-remote-code", is_flag=True, help="Run the code that stands beside the model.")
@click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")
@click.pass_context
def check(
    context: click.Context,
    name: str | None,
    revision: str | None,
    file: str | None,
    trust_remote_code: bool,
    as_json: bool,
) -> None:
    """Load the model NAME (a folder, or a name on the hub) and let it summarise bundled stories.

    Without NAME, the model that feeds.yaml names, also one behind an address.
    """
    from datetime import UTC, datetime

    from digest.app.models import check_model, check_summariser, example_stories
    from digest.app.verdict import verdict
    from digest.demo import examples

    here: Context = context.obj
    stories = example_stories(examples(), datetime.now(UTC))
    if name is None:
        with here.open() as digest:
            result = check_summariser(digest.summariser, stories)
    else:
        result = check_model(name, revision, stories, allow_remote_code=trust_remote_code, file=file)
    if as_json:
        echo_json(_as_json(result))
    else:
        _tell(result)
    context.exit(1 if verdict(result).kind == "does not work" else 0)


@models.command("list")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="The list as JSON on standard output.")
def list_models(name: str | None, as_json: bool) -> None:
    """Models to start with, by the memory they need: from public facts, not tried.

    With NAME, or a part of it, what is known of those models and what goes into feeds.yaml for them.
    """
    from digest.cli import known_models as shown
    from digest.summarise.write.known_models import KNOWN, named

    found = named(name) if name else KNOWN
    if not found:
        raise ConfigError(
            f"no model of the list is called {name}: `digest models list` shows them all, "
            f"and `digest models check {name}` tries any model"
        )
    if as_json:
        echo_json([shown.as_json(one) for one in found])
    elif name:
        click.echo("\n\n".join("\n".join(shown.details(one)) for one in found))
    elif sys.stdout.isatty():
        shown.show(found)
    else:
        click.echo("\n".join(shown.line(one) for one in found))


def _tell(result: ModelCheck) -> None:
    from digest.app.verdict import verdict

    click.echo(result.name)
    facts = result.facts
    if facts is not None:
        click.echo(
            f"{facts.kind}, {facts.parameters:,} parameters, reads {facts.context:,} tokens, "
            f"{facts.dtype} on {facts.device}, about {facts.memory_gib:.1f} GiB, "
            f"loaded in {facts.load_s:.1f} s"
        )
    if result.revision:
        click.echo(f"for feeds.yaml: revision: {result.revision}")
    click.echo(f"wrote about {len(result.stories)} bundled stories in {result.write_s:.1f} s")
    for tried in result.stories:
        _tell_story(tried)
    click.echo()
    for thing, number in result.spent.items():
        click.echo(f"{thing.partition('/')[2]}: {number:,}")
    good = sum(not sentence.reasons for sentence in result.sentences)
    click.echo(f"{good} of {len(result.sentences)} sentences supported; the rest would be replaced")
    click.echo(f"verdict: {verdict(result).words}")


def _tell_story(tried: Tried) -> None:
    """What the model wrote about a story, sentence by sentence, and what would be printed."""
    click.echo(f"\n{tried.headline}")
    if tried.failure:
        click.echo(f"  wrote nothing: {tried.failure}")
    for sentence in tried.sentences:
        click.echo(f"  {'no ' if sentence.reasons else 'ok '} {sentence.text}")
        for reason in sentence.reasons:
            click.echo(f"       {reason}")
    if tried.printed:
        click.echo(f"  printed: {' '.join(tried.printed)}")


def _as_json(result: ModelCheck) -> dict[str, object]:
    from dataclasses import asdict

    from digest.app.verdict import verdict

    return {
        **asdict(result),
        "sentences": [asdict(sentence) for sentence in result.sentences],
        "supported": result.supported,
        "verdict": verdict(result).words,
    }


COMMANDS = (models,)
