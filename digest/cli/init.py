"""``digest init``: what a person wants of a paper, by options or asked for at a terminal → a feeds.yaml."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from digest.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Callable

    from digest.cli.console import Context
    from digest.settings.starter import Wishes

NO_TIME = "never"
"""What ``--at`` says where an edition is made by hand alone."""


@click.command()
@click.option("--topics", default="", help="Comma-separated; `digest init --list` names them.")
@click.option("--feed", "feeds", multiple=True, help="The address of a feed of your own; may be repeated.")
@click.option("--title", default="", help="What your paper is called.")
@click.option("--language", default="", help="The language of its own words: en, de, pt-BR.")
@click.option("--timezone", default="", help="Where its days begin: Europe/Berlin.")
@click.option("--at", default="", help="When it comes: 07:00; `never` for when you run it.")
@click.option("--mail", default="", help="An address to mail it to.")
@click.option("--mail-host", default="", help="The mail server (default: smtp. and the address's domain).")
@click.option("--mail-from", default="", help="The sender (default: the same address).")
@click.option("--list", "only_list", is_flag=True, help="Name the topics there are.")
@click.option("--force", is_flag=True, help="Replace a feeds.yaml that is already there.")
@click.pass_context
def init(
    context: click.Context, /, topics: str, feeds: tuple[str, ...], only_list: bool, force: bool, **given: str
) -> None:
    """Write a commented feeds.yaml, with feeds of your own or real, public ones by topic.

    At a terminal you are asked what you want; options answer beforehand, and then nothing is asked.
    """
    from digest.settings.starter import STARTER_TOPICS, Wishes
    from digest.subscribing import write_config

    here: Context = context.obj
    if only_list:
        click.echo("\n".join(STARTER_TOPICS))
        return
    target = Path(here.config)
    if target.exists() and not force:
        raise ConfigError(f"{target} is already there: edit it, or replace it with --force")
    chosen = {name: value for name, value in given.items() if value}
    wishes = Wishes(topics=_names(topics), feeds=feeds, **chosen)
    if wishes == Wishes() and sys.stdin.isatty() and sys.stderr.isatty():
        wishes = _asked(here)
    text = _checked(_timed(wishes), target)
    write_config(target, text)
    here.say(f"wrote {target}: edit it as you like, then `digest run`")
    if wishes.mail:
        here.say(
            "before that: export SMTP_PASSWORD=…, and see with `digest deliver --test` that mail arrives"
        )


def _names(topics: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in re.split(r"[\s,]+", topics.strip().lower()) if name))


def _timed(wishes: Wishes) -> Wishes:
    return replace(wishes, at="") if wishes.at == NO_TIME else wishes


def _checked(wishes: Wishes, target: Path) -> str:
    """The file as these wishes have it.

    Raises:
        ConfigError: some of them cannot be met; each is named by its key, for there are no lines yet.
    """
    from digest.settings import SettingsError, parse
    from digest.settings.starter import feeds_yaml

    text = feeds_yaml(wishes)
    try:
        parse(text, target, {**os.environ, "SMTP_PASSWORD": os.environ.get("SMTP_PASSWORD") or "not asked"})
    except SettingsError as error:
        raise ConfigError("\n".join(str(problem) for problem in error.problems)) from error
    return text


# ------------------------------------------------------------------------------ asking


def _asked(here: Context) -> Wishes:
    """What a person at the terminal says; each answer is checked as it comes."""
    from digest.settings.starter import Wishes

    here.say(
        "A few questions; Enter takes what stands in brackets, and all can be changed in the file later.\n"
    )
    wishes = _ask(Wishes(), "title", "What is your paper called", "Morning Wire")
    wishes = _ask_topics(wishes, here)
    wishes = replace(wishes, feeds=_ask_feeds(here, is_needed=not wishes.topics))
    wishes = _ask(wishes, "language", "Its language", "en")
    wishes = _ask(wishes, "timezone", "Your time zone", _local_zone())
    wishes = _ask(wishes, "at", f"When should it come ({NO_TIME}: only when you run it)", "07:00")
    wishes = _ask(wishes, "mail", "An e-mail address to send it to (empty: it is only a site)", "")
    if wishes.mail:
        host = f"smtp.{wishes.mail.rpartition('@')[2]}"
        wishes = _ask(wishes, "mail_host", "The mail server to send it through", host)
    return wishes


def _ask(wishes: Wishes, field: str, words: str, default: str, read: Callable[[str], Any] = str) -> Wishes:
    """`wishes` with one more answer, asked for until it is one that can be met."""

    def answered(text: str) -> Wishes:
        more = replace(wishes, **{field: read(text.strip())})
        try:
            _checked(_timed(more), Path("feeds.yaml"))
        except ConfigError as error:
            raise click.UsageError(_said_of(text.strip(), error)) from error
        return more

    found: Wishes = click.prompt(
        words, default=default, value_proc=answered, show_default=bool(default), err=True
    )
    return found


def _said_of(answer: str, error: ConfigError) -> str:
    """What is wrong with an answer, without the key of feeds.yaml, of which the person has not heard yet."""
    first = re.sub(r"^[a-z_.\[\]0-9]+: ", "", str(error).partition("\n")[0])
    return f"{answer!r} {first}" if first.startswith(("is ", "must ")) else first


def _ask_topics(wishes: Wishes, here: Context) -> Wishes:
    from digest.settings.starter import STARTER_TOPICS

    here.say("\nReady-made lists of public feeds, by topic:")
    for number, name in enumerate(STARTER_TOPICS, start=1):
        here.say(f"  {number}  {name}")

    def read(text: str) -> tuple[str, ...]:
        named = [
            STARTER_TOPICS[int(name) - 1]
            if name.isdecimal() and 0 < int(name) <= len(STARTER_TOPICS)
            else name
            for name in _names(text)
        ]
        return tuple(name for name in dict.fromkeys(named) if name != "none")

    return _ask(wishes, "topics", "Which do you want (numbers or names, or none)", "1", read)


def _ask_feeds(here: Context, *, is_needed: bool) -> tuple[str, ...]:
    """Feeds of a person's own, by their address or that of their site."""
    from digest.cli.feeds import look_up

    here.say("\nFeeds or sites of your own, one at a time; an empty line ends them.")
    found: list[str] = []
    while True:
        text = click.prompt("Address", default="", show_default=False, err=True).strip()
        if not text and (found or not is_needed):
            return tuple(dict.fromkeys(found))
        if not text:
            here.say("without a topic there must be a feed")
            continue
        try:
            added = look_up(here, text)
        except ConfigError as error:
            here.say(f"Error: {error}")
            added = _kept_all_the_same(text)
        if added:
            here.say(f"  {added}")
            found.append(added)


def _kept_all_the_same(text: str) -> str:
    """The address of a feed that does not answer now, for a person who knows better; "" to leave it out.

    They may be offline, or the feed behind a login or a proxy, of which feeds.yaml can be told later.
    """
    from digest.cli.feeds import in_full
    from digest.settings.starter import Wishes

    try:
        _checked(Wishes(feeds=(in_full(text),)), Path("feeds.yaml"))
    except ConfigError:
        return ""
    keeps = click.confirm("Keep it all the same, and see to it in feeds.yaml later", default=False, err=True)
    return in_full(text) if keeps else ""


def _local_zone() -> str:
    """The zone this machine is set to; UTC where it does not say."""
    from zoneinfo import ZoneInfo

    name = os.environ.get("TZ", "").removeprefix(":")
    try:
        name = name or str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
        return ZoneInfo(name).key
    except (OSError, ValueError, LookupError):
        return "UTC"


COMMANDS = (init,)
