"""``why``: the receipt of a story's place or of its sentences; what became of what was not printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from digest.cli.console import Context, echo_json
from digest.cli.kinds import kind_line, kind_record
from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.app import Digest
    from digest.app.why import Why
    from digest.models import Brief, Edition, LedgerLine


@click.command()
@click.argument("story")
@click.option("--sentences", is_flag=True, help="Why each sentence of its reports was printed or not.")
@click.option("--json", "as_json", is_flag=True, help="The receipt as JSON on standard output.")
@click.pass_context
def why(context: click.Context, story: str, sentences: bool, as_json: bool) -> None:
    """Say why STORY (its id, or a part of it or of its headline) ranks where it does, or was not printed."""
    from digest.app.why import find, unprinted
    from digest.app.why import why as explain

    here: Context = context.obj
    with here.open() as digest:
        editions = digest.editions()
        found = find(editions, story)
        if found and sentences:
            _tell_sentences(digest, *found, as_json=as_json)
            return
    if found:
        explained = explain(*found)
        if as_json:
            echo_json(_receipt(explained))
        else:
            click.echo("\n".join(_told(explained)))
        return
    left_out = unprinted(editions, story)
    if not left_out:
        raise ConfigError(f"no story {story!r} in the stored editions: its id stands in edition.json")
    if as_json:
        echo_json(_fates(left_out, in_sentences=sentences))
        return
    for edition, line in left_out:
        click.echo(
            f"{line.title}\n  {edition.slug}: {line.fate.value}{': ' if line.detail else ''}{line.detail}"
        )
    if sentences:
        click.echo("Not printed: no sentence was chosen from it.")


def _tell_sentences(digest: Digest, edition: Edition, brief: Brief, *, as_json: bool) -> None:
    from digest.cli.sentences import as_json as in_json
    from digest.cli.sentences import lines
    from digest.cli.wrapping import width

    found = digest.sentences(edition, brief)
    if as_json:
        echo_json(in_json(edition.slug, found))
    else:
        click.echo("\n".join(lines(edition.slug, found, width())))


def _told(explained: Why) -> Iterator[str]:
    brief, edition = explained.brief, explained.edition
    section = f", {explained.place_in_section} of {explained.section}" if explained.section else ""
    yield brief.summary.headline
    yield f"{brief.story.id}, place {explained.place} of {edition.slug}{section}"
    for term in explained.terms:
        yield f"  {term.value:+8.3f}  {term.name:<12} {term.words}"
    yield f"  {brief.story.rank.score:8.3f}  in all"
    for change in explained.changes:
        instead = f"place {change.place} instead of {explained.place_in_section}"
        yield f"  with {change.words} ({change.by:+.2f}): {instead}"
    if not explained.changes:
        yield "  no single thing would have changed its place"
    for article in brief.story.articles:
        yield f"  {article.at:%d %b %H:%M}  {article.publisher}: {article.headline}"
        yield f"      {kind_line(explained.assessments[article.url])}"


def _receipt(explained: Why) -> dict[str, Any]:
    rank = explained.brief.story.rank
    return {
        "id": explained.brief.story.id,
        "edition": explained.edition.slug,
        "place": explained.place,
        "score": rank.score,
        "terms": dict(rank.terms),
        "words": {term.name: term.words for term in explained.terms},
        "section": explained.section,
        "place_in_section": explained.place_in_section,
        "changes": [
            {"with": change.words, "by": change.by, "place_in_section": change.place}
            for change in explained.changes
        ],
        "articles": [
            {"url": url, **kind_record(assessment)} for url, assessment in explained.assessments.items()
        ],
    }


def _fates(left_out: Sequence[tuple[Edition, LedgerLine]], *, in_sentences: bool) -> object:
    """What became of what was not printed, as JSON values in the shape that was asked for."""
    from digest.cli.sentences import unprinted_as_json

    return unprinted_as_json(left_out) if in_sentences else [_fate(*one) for one in left_out]


def _fate(edition: Edition, line: LedgerLine) -> dict[str, str]:
    return {"edition": edition.slug, "title": line.title, "fate": line.fate.value, "detail": line.detail}


COMMANDS = (why,)
