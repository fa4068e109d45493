"""What one value must be: small checks, each of which says what is wrong and what to do.

A check returns the value, or raises `wrong(what, remedy)`, which the schema collects.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, available_timezones

from pydantic_core import PydanticCustomError

from digest.errors import ConfigError
from digest.secret import VARIABLE
from digest.settings.problems import nearest

if TYPE_CHECKING:
    from pathlib import PurePosixPath

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_LENGTH = re.compile(r"([1-9][0-9]{0,3})([mhdw])")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?")
_NAMED_MAILBOX = re.compile(r'(?:"?([^"<>]*?)"?\s*)<([^<>]+)>')
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?\.?|\[?[0-9A-Fa-f:.]+\]?")
_RESERVED_PAGES = {"archive", "topics", "stories", "sources", "feed", "sitemap", "robots", "index", "assets"}
_VARIABLE_NAME = re.compile(r"[A-Z_][A-Z0-9_]*")


def wrong(what: str, remedy: str = "") -> PydanticCustomError:
    """What a check raises."""
    return PydanticCustomError("digest", "{what}", {"what": what, "remedy": remedy})


def check_text(text: str) -> str:
    """One line of plain text without control characters."""
    if not text.strip():
        raise wrong("is empty", "write something, or leave the key out")
    if any(ord(letter) < 32 or 127 <= ord(letter) < 160 or letter in "\u2028\u2029" for letter in text):
        raise wrong("must be one line without control characters")
    if VARIABLE.search(text):
        raise wrong(
            "a variable of the environment is not read here",
            "${NAME} may stand in a feed's address and what it is sent, in site, network, store, deliver",
        )
    return text.strip()


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
    from digest.slots import check_cron as check

    try:
        check(expression)
    except ConfigError as error:
        raise wrong(str(error)) from None
    return expression


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


def check_length(text: str) -> str:
    """A length of time."""
    length_of(text)
    return text


def check_window(text: str) -> str:
    """``since_last`` or a length of time."""
    if text != "since_last" and not _LENGTH.fullmatch(text):
        raise wrong(f"{text!r} is not a window", "write since_last, or a length such as 24h or 7d")
    return text


def check_address(text: str) -> str:
    """An http or https address, with nothing in it that different readers read differently."""
    if VARIABLE.search(text):
        raise wrong(
            "a variable of the environment is not read here",
            "${NAME} may stand in a feed's address and what it is sent, in site, network, store, deliver",
        )
    if re.search(r"[\s\\<>\"\x00-\x1f\x7f]", text):
        raise wrong(
            f"{short(text)!r} is not an address", "it has a blank, a backslash or a quotation mark in it"
        )
    parts = _split(text)
    if parts is None or parts.scheme.lower() not in {"http", "https"} or not parts.hostname:
        raise wrong(f"{short(text)!r} is not an address", _address_remedy(text))
    if "@" in parts.netloc:
        raise wrong(
            "an address with a name or password in it is not read", "take out what stands before the @"
        )
    return text


def _split(text: str) -> SplitResult | None:
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts


def _address_remedy(text: str) -> str:
    if re.fullmatch(r"[^/:\\]+\.(xml|rss|atom|rdf|json|gz)", text, re.IGNORECASE):
        return f"a file beside feeds.yaml is written ./{short(text)}"
    if re.match(r"[\w.-]+\.[a-z]{2,}(/|$)", text):
        return f"did you mean https://{short(text)}?"
    return "write it in full, beginning with https://"


def short(text: str) -> str:
    """A text as a message repeats it: its first 60 characters."""
    return text if len(text) <= 60 else text[:59] + "…"


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


def check_device(text: str) -> str:
    """Where a model runs."""
    if not re.fullmatch(r"auto|cpu|mps|(cuda|xpu)(:[0-9]+)?", text):
        raise wrong(f"there is no device {text!r}", "write auto, cpu, cuda, cuda:1, mps or xpu")
    return text


def check_mailbox(text: str) -> str:
    """A bare e-mail address."""
    if not _MAILBOX.fullmatch(text) or ".." in text:
        remedy = "write for example me@example.org" + (
            "" if text.isascii() else ", the domain in its xn-- form"
        )
        raise wrong("is not an e-mail address", remedy)
    return text


def check_recipient(text: str) -> str:
    """A bare e-mail address, or a ``${NAME}`` that holds one or several, with commas between them."""
    return text if VARIABLE.search(text) else check_mailbox(text)


def check_sender(text: str) -> str:
    """An e-mail address, with or without a name before it; may be a ``${NAME}``."""
    if VARIABLE.search(text):
        return text
    named = _NAMED_MAILBOX.fullmatch(check_text(text))
    check_mailbox(named[2] if named else text)
    return text


def check_host(text: str) -> str:
    """The name or address of a server; may be a ``${NAME}``."""
    if not VARIABLE.search(text) and not _HOST.fullmatch(text):
        raise wrong(
            "is not the name of a server", "write for example smtp.example.org, and the port under port:"
        )
    return text


def check_variable(text: str) -> str:
    """The name of a variable of the environment. The text is not repeated: it may be the secret itself."""
    if not _VARIABLE_NAME.fullmatch(text):
        raise wrong(
            "must be the name of a variable of the environment, not the password itself",
            "write for example SMTP_PASSWORD (capitals, digits, underscores), and set that variable",
        )
    return text


def check_unsubscribe(text: str) -> str:
    """Where a reader asks to get no more: an e-mail address, ``mailto:`` or https; may be a ``${NAME}``."""
    if VARIABLE.search(text):
        return text
    if text.startswith(("https://", "http://")):
        return check_address(text)
    return check_mailbox(text.removeprefix("mailto:"))


def page_problem(path: PurePosixPath) -> str:
    """Why a user's page cannot be called so; empty when it can."""
    stem = path.stem
    if not _ID.fullmatch(stem):
        return "its name cannot stand in an address: small letters, digits and hyphens only"
    if stem in _RESERVED_PAGES or stem.isdigit():
        return "the site needs this name itself: rename the file"
    return ""
