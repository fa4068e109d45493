"""What one value must be: small checks, each of which says what is wrong and what to do.

A check returns the value, or raises `wrong(what, remedy)`, which the schema collects.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from digest.errors import ConfigError
from digest.keys.checks import check_address, wrong
from digest.settings.problems import nearest

if TYPE_CHECKING:
    from pathlib import PurePosixPath

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LENGTH = re.compile(r"([1-9][0-9]{0,3})([mhdw])")
_SPAN = re.compile(r"([1-9][0-9]{0,3})([dw])")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_RESERVED_PAGES = {"archive", "topics", "stories", "sources", "feed", "sitemap", "robots", "index", "assets"}


def check_id(text: str) -> str:
    """A short name that can stand in an address."""
    if not _ID.fullmatch(text) or len(text) > 60:
        better = "-".join(re.findall(r"[a-z0-9]+", text.lower()))[:60].strip("-")
        raise wrong(
            f"{text!r} cannot stand in an address",
            f"small letters, digits and hyphens only, for example {better or 'morning'!r}",
        )
    return text


def check_language(text: str) -> str:
    """A language tag such as ``en`` or ``pt-BR``."""
    if not _LANGUAGE.fullmatch(text):
        raise wrong(f"{text!r} is not a language tag", "write for example en, de or pt-BR")
    return text


def check_reader_language(text: str) -> str:
    """A language in which translations can be checked."""
    from digest.summarise.adding.words import LANGUAGES, base

    if base(check_language(text)) not in LANGUAGES:
        raise wrong(
            f"a translation into {text!r} could not be checked", f"one of these can: {', '.join(LANGUAGES)}"
        )
    return text


def check_zone(name: str) -> str:
    """A time zone of the IANA database."""
    try:
        ZoneInfo(name)
    except (OSError, ValueError, LookupError):
        guess = _nearest_zone(name)
        remedy = f"did you mean {guess!r}?" if guess else "write for example Europe/Berlin or UTC"
        raise wrong(f"there is no time zone {name!r}", remedy) from None
    return name


def _nearest_zone(name: str) -> str:
    zones = available_timezones()
    cities = {zone.rpartition("/")[2]: zone for zone in sorted(zones)}
    city = nearest(name.rpartition("/")[2].replace(" ", "_"), cities)
    return nearest(name, zones) or cities.get(city, "")


def check_cron(expression: str) -> str:
    """Five fields of crontab."""
    from digest.timetable import check_cron as check

    try:
        check(expression)
    except ConfigError as error:
        raise wrong(str(error)) from None
    return expression


def check_quiet_day(text: str) -> str:
    """A date, a day of every year, or a weekday."""
    from digest.timetable import check_quiet_day as check

    try:
        check(text)
    except ConfigError as error:
        raise wrong(str(error)) from None
    return text.lower()


def check_rule(text: str) -> str:
    """A topic's rule."""
    from digest.topics.query import parse_rule

    try:
        parse_rule(text)
    except ConfigError as error:
        raise wrong(str(error) if text.strip() else "a rule is empty: write at least one word") from None
    return text


def length_of(text: str) -> timedelta:
    """``30m``, ``24h``, ``7d`` or ``2w`` as a length of time."""
    match = _LENGTH.fullmatch(text)
    if not match:
        raise wrong(f"{text!r} is not a length of time", "write for example 30m, 24h or 7d")
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


def check_unit(value: object) -> object:
    """Anything but a bare number, of which nobody knows whether it is minutes or days."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise wrong(f"{value} has no unit", f"write for example {value}m, {value}h or {value}d")
    return value


def check_length(text: str) -> str:
    """A length of time."""
    length_of(text)
    return text


def days_of(text: str) -> int | None:
    """The days of a span such as ``90d`` or ``12w``; `None` for ``forever``.

    Raises:
        ValueError: it is neither.
    """
    if text == "forever":
        return None
    match = _SPAN.fullmatch(text)
    if match is None:
        raise wrong(f"{text!r} is not how long to keep things", "write forever, or days or weeks such as 90d")
    return int(match[1]) * (7 if match[2] == "w" else 1)


def check_days(value: object) -> object:
    """Anything but a bare number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise wrong(f"{value} has no unit", f"write {value}d for days, or {value}w for weeks")
    return value


def check_span(text: str) -> str:
    """``forever`` or a number of days or weeks."""
    days_of(text)
    return text


def check_window(text: str) -> str:
    """``since_last`` or a length of time."""
    if text != "since_last" and not _LENGTH.fullmatch(text):
        raise wrong(f"{text!r} is not a window", "write since_last, or a length such as 24h or 7d")
    return text


def check_site_address(text: str) -> str:
    """The site's own address, without a slash at its end."""
    if not text:
        return text
    parts = urlsplit(check_address(text))
    if parts.query or parts.fragment:
        raise wrong("the site's address has a ? or # in it", "leave out what follows")
    return text.rstrip("/")


def check_network(text: str) -> str:
    """A network, or a host with or without a port, that may be asked although it is private."""
    from digest.web.safety import Allowed

    try:
        Allowed.of([text])
    except ValueError:
        remedy = "write for example 192.168.0.0/16, 127.0.0.1:8080 or nas.home.example"
        raise wrong(f"{text!r} is no network and no host", remedy) from None
    return text


def page_problem(path: PurePosixPath) -> str:
    """Why a user's page cannot be called so; empty when it can."""
    stem = path.stem
    if not _ID.fullmatch(stem):
        return "its name cannot stand in an address: small letters, digits and hyphens only"
    if stem in _RESERVED_PAGES or stem.isdigit():
        return "the site needs this name itself: rename the file"
    return ""


def check_listening(text: str) -> str:
    """A host and a port to listen at, as 127.0.0.1:8099."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536 or "/" in host:
        raise wrong("is no host and port", "write for example 127.0.0.1:8099")
    return text


_HOURS = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]-([01][0-9]|2[0-3]):[0-5][0-9]")


def check_quiet(text: str) -> str:
    """A time of the day, from and until."""
    if not _HOURS.fullmatch(text):
        raise wrong(f"{text!r} is no time of the day", 'write for example "22:00-07:00"')
    return text
