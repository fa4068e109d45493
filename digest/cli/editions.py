"""``run``, ``make``, ``rebuild``, ``verify`` and ``deliver``: commands about one edition."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from digest.cli.console import (
    Context,
    echo_json,
    exit_code,
    reporting,
    tell_notes,
    tell_outcome,
    tell_spending,
    tell_untaken,
)
from digest.cli.lengths import Words
from digest.cli.plain_forms import PLAIN_FORMS, plain_lines
from digest.cli.wrapping import width
from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from digest.app import Digest
    from digest.making import Wanted
    from digest.report import Report
    from digest.verify import Verification

MOST_NAMED = 20
"""Readers that are named after sending; with ``-v`` all are. Chosen by reading; not measured."""
FORMATS = {"text": "edition.txt", "markdown": "edition.md", "html": "index.html", "json": "edition.json"}
as_json = click.option("--json", "as_json", is_flag=True, help="The result as JSON on standard output.")


@click.command()
@click.argument("edition", required=False)
@click.option("--topic", help="Only this topic.")
@click.option("--since", help="How far back instead of since the last edition: 24h, 7d, 90m.")
@click.option("--date", help="A local day instead, as 2026-03-04.")
@click.option("--send", is_flag=True, help="Publish and send it though it is not as feeds.yaml has it.")
@click.option("--dry-run", is_flag=True, help="Make it and show it; keep, publish and send nothing.")
@click.option("--due", is_flag=True, help="Every edition whose time has come, and no other: for cron.")
@as_json
@click.pass_context
def run(
    context: click.Context,
    edition: str | None,
    topic: str | None,
    since: str | None,
    date: str | None,
    send: bool,
    dry_run: bool,
    due: bool,
    as_json: bool,
) -> None:
    """Read the feeds and publish an edition: EDITION of feeds.yaml, or its first one.

    With --topic, --since or --date it is a preview in a folder of its own, unless --send is given.
    With --due it is each edition whose time has come and that is not made yet; if none is, only letters that
    wait are sent.
    """
    if due and (edition or topic or since or date or send or dry_run or as_json):
        raise click.UsageError("--due stands alone: it makes what is due, as feeds.yaml has it")
    if since and date:
        raise click.UsageError("--since and --date exclude each other: give one of them")
    here: Context = context.obj
    with here.open() as digest:
        if digest.settings.network.proxies.are_used:
            here.say(f"feeds and pages are asked {digest.settings.network.in_words}", level=1)
        for problem in digest.settings.lacks("network"):
            here.say(str(problem))
        if due:
            context.exit(_run_due(digest, here))
        with reporting(here) as report:
            made = digest.run(
                edition, topic=topic, window=since or date, send=send, dry_run=dry_run, report=report
            )
        tell_untaken(here, digest.settings)
        if as_json or dry_run:
            tell_notes(here, report)
            tell_spending(here, report)
            click.echo(digest.files_of(made)["edition.json" if as_json else "edition.txt"].decode())
        else:
            tell_outcome(here, report, made)
    context.exit(exit_code(report))


def _run_due(digest: Digest, here: Context) -> int:
    """Make what is due; the exit code."""
    from digest.coming import need_times

    need_times(digest.settings)
    with reporting(here) as report:
        every = digest.run_due(report)
    for made in every:
        tell_outcome(here, report, made)
    if not every:
        here.say("no edition is due", level=1)
    return exit_code(report)


_EXAMPLES_OF_MAKE = """\b
digest make report.txt page.html https://example.org/news/1
digest make plan.md --length 60 --form bullets
digest make 'nato AND (japan OR tokyo)' --since 7d
"""
"""Shown as they stand: to click, the letter ``\\b`` says so."""


@click.command(epilog=_EXAMPLES_OF_MAKE)
@click.argument("sources", nargs=-1, required=True, metavar="QUERY-OR-FILES…")
@click.option(
    "--out", type=click.Path(path_type=Path), help="Write a folder with every form instead of printing."
)
@click.option(
    "--form",
    type=click.Choice([*FORMATS, *PLAIN_FORMS]),
    default="text",
    show_default=True,
    help="How it is printed: prose and bullets are headlines, sentences and outlets alone.",
)
@click.option(
    "--length",
    type=Words(),
    help="The most words of each story: short, medium, long or a number (15 to 5000).",
)
@click.option("--title", default="", help="The digest's title.")
@click.option("--since", help="For a query: how far back to look in the store (default: 7d).")
@as_json
@click.pass_context
def make(
    context: click.Context,
    sources: tuple[str, ...],
    out: Path | None,
    form: str,
    length: int | None,
    title: str,
    since: str | None,
    as_json: bool,
) -> None:
    """Make a one-off digest of files, addresses, standard input (-) or a query over what is stored.

    Of a feed (RSS, Atom, JSON Feed) its entries are taken.
    """
    from digest.app import Digest
    from digest.making import split_sources

    here: Context = context.obj
    wanted = split_sources(sources)
    with_feeds = bool(wanted.query) or Path(here.config).is_file()
    if wanted.query and not Path(here.config).is_file():
        raise ConfigError(
            f"{wanted.query!r} is no file and no address; as a query it looks into what is stored, and "
            f"there is no {here.config}: `digest init` writes one"
        )
    opened = here.open() if with_feeds else Digest.without_feeds()
    with opened as digest:
        if wanted.stdin and sys.stdin.isatty():
            here.say("type or paste the text; Ctrl-D on a line of its own ends it")
        stdin = sys.stdin.buffer.read() if wanted.stdin else b""
        with reporting(here) as report:
            made = digest.make(
                wanted, stdin=stdin, title=title, since=since or "7d", words=length, report=report
            )
        tell_notes(here, report)
        tell_spending(here, report)
        if not made.briefs:
            here.say(_why_nothing(wanted, since or "7d", report), level=-1)
        elif out is not None:
            digest.write(made, out)
            here.say(f"look at {out / 'index.html'}")
        elif form in PLAIN_FORMS and not as_json:
            click.echo("\n".join(plain_lines(made, form, width())))
        else:
            click.echo(digest.files_of(made)[FORMATS["json" if as_json else form]].decode(), nl=False)
    context.exit(0 if made.briefs else 1)


def _why_nothing(wanted: Wanted, since: str, report: Report) -> str:
    """What was read, and why no digest came of it."""
    articles, searched = report.counts["make/articles"], report.counts["make/searched"]
    if articles:
        return f"nothing to print: {articles} read, and no story came of it"
    if not wanted.query:
        documents = len(wanted.files) + len(wanted.addresses) + wanted.stdin
        return f"nothing to print: no article in {documents} document{'s' if documents > 1 else ''}"
    if not searched:
        return f"nothing to print: nothing is stored of the last {since}; `digest run` reads the feeds"
    return (
        f"nothing to print: none of the {searched} articles of the last {since} has {wanted.query!r}; "
        "look further back with --since, or for fewer words"
    )


@click.command()
@click.argument("edition")
@click.option("--out", type=click.Path(path_type=Path), help="Write the files to this folder as well.")
@click.pass_context
def rebuild(context: click.Context, edition: str, out: Path | None) -> None:
    """Make EDITION (its slug, as 2026/03/05/morning) again from the store, offline, and compare the bytes."""
    here: Context = context.obj
    with here.open() as digest:
        again = digest.rebuild(edition)
        if out is not None:
            digest.write(again.edition, out)
        for path in again.different:
            here.say(f"differs: {path}")
        here.say(f"{edition}: {again.compared} files compared, {len(again.different)} differ")
    context.exit(1 if again.different else 0)


@click.command()
@click.argument("edition", required=False)
@click.option(
    "--all", "everything", is_flag=True, help="Every edition of the site; EDITION may be its folder."
)
@click.option("--key", help="The public key (or its file) that must have signed it: ssh-ed25519 AAAA….")
@click.option("--refetch", is_flag=True, help="Also look whether the passages still stand on the live pages.")
@as_json
@click.pass_context
def verify(
    context: click.Context,
    edition: str | None,
    everything: bool,
    key: str | None,
    refetch: bool,
    as_json: bool,
) -> None:
    """Check that nothing of a published EDITION (a slug, or its folder) was changed, and its evidence.

    Each file is held against the manifest, each sentence against the texts it cites.
    """
    if not edition and not everything:
        raise click.UsageError("name an edition (its slug, or its folder), or --all")
    if refetch and everything:
        raise click.UsageError("--refetch is for one edition: name it instead of --all")
    here: Context = context.obj
    results = dict(_verified(here, edition or "", key, everything=everything))
    if refetch:
        _look_again(here, edition or "", results)
    if as_json:
        told = {name: result.as_json() for name, result in results.items()}
        echo_json(told if everything else next(iter(told.values())))
    else:
        _tell_verified(here, results, everything=everything)
    context.exit(1 if any(result.faults for result in results.values()) else 0)


def _verified(
    here: Context, edition: str, key: str | None, *, everything: bool
) -> Iterator[tuple[str, Verification]]:
    """Each edition that is meant, with what a check of it finds."""
    from digest.publish.signing import public_key
    from digest.verify import editions_in, is_edition, verify_folder

    public, folder = public_key(key) if key else None, Path(edition)
    check = partial(verify_folder, key=public, must_be_signed=bool(key))
    if everything and edition:
        for each in editions_in(folder):
            yield each.relative_to(folder).as_posix(), check(each)
    elif not everything and is_edition(folder):
        yield edition, check(folder)
    else:
        with here.open() as digest:
            for slug in digest.published() if everything else [edition]:
                yield slug, digest.verify(slug, key=public, must_be_signed=bool(key))


def _look_again(here: Context, edition: str, results: dict[str, Verification]) -> None:
    """Add what the live pages say now, unless the edition cannot be read."""
    from digest.app import Digest
    from digest.verify import is_edition, pages_of, still_there

    (result,) = results.values()
    if not result.is_readable:
        return
    with here.open() if Path(here.config).is_file() else Digest.without_feeds() as digest:
        folder = Path(edition) if is_edition(Path(edition)) else digest.folder_of(edition)
        result.live = still_there(folder, digest.read_again(pages_of(folder)))


def _tell_verified(here: Context, results: dict[str, Verification], *, everything: bool) -> None:
    for name, result in results.items():
        for line in (*result.faults, *(result.live.changes if result.live else ())):
            here.say(f"{name}: {line}" if everything else line, level=-1)
        if not everything:
            click.echo(result.in_words)
    if everything:
        faulty = sum(bool(result.faults) for result in results.values())
        click.echo(f"{len(results)} editions checked: {faulty} with faults")


@click.command()
@click.option("--test", "is_test", is_flag=True, help="Send a short test letter instead of an edition.")
@click.option("--status", is_flag=True, help="List the letters that wait or were given up; send nothing.")
@click.option(
    "--again", metavar="TARGET", help="Try letters to TARGET (or all) that were given up once more."
)
@as_json
@click.argument("edition", required=False)
@click.pass_context
def deliver(
    context: click.Context, is_test: bool, status: bool, again: str | None, as_json: bool, edition: str | None
) -> None:
    """Send the latest EDITION, and what waits of earlier ones, to whoever has not had it."""
    here: Context = context.obj
    if as_json and not status:
        raise ConfigError("--json goes with --status")
    if status:
        _tell_letters(here, edition or "", as_json=as_json)
        return
    with here.open() as digest:
        with reporting(here) as report:
            if again is not None:
                sent = digest.deliver_again(again, edition or "", report)
            else:
                sent = digest.deliver_test(report) if is_test else digest.deliver(edition, report)
        had = report.counts["deliver/had it already"]
        already = f"; {had} had it already" if had else ""
        here.say(f"{len(sent)} sent" + (f": {_named(sent, here)}" if sent else "") + already)
    context.exit(exit_code(report))


def _named(sent: Sequence[str], here: Context) -> str:
    """Whom letters were sent to, by name; of a long list the first."""
    most = len(sent) if here.verbosity > 0 else MOST_NAMED
    more = [f"and {len(sent) - most} more"] if len(sent) > most else []
    return ", ".join([*sent[:most], *more])


def _tell_letters(here: Context, edition: str, *, as_json: bool) -> None:
    """The letters not sent yet, on standard output."""
    from digest.app import letters

    with here.open() as digest:
        found = digest.letters(edition)
        if as_json:
            echo_json(letters.as_json(found))
            return
        for line in letters.in_words(found, digest.settings.site.timezone):
            click.echo(line)
    if not found:
        here.say("no letter waits, and none was given up")


COMMANDS = (run, make, rebuild, verify, deliver)
