"""What is said about reaching a feed: addresses, files, what is sent, proxies. Values are never repeated."""

from __future__ import annotations

import os
import re
from pathlib import Path

from digest.keys.checks import NOT_HERE, TOKEN, check_address, check_sent, short, wrong
from digest.secret import VARIABLE, Secret
from digest.web.local import is_file_address, is_windows_path, path_of
from digest.web.proxy import ENVIRONMENT, ProxyError, proxy_from


def check_feed_address(text: str) -> str:
    """Where a feed is: an http or https address, in which ``${NAME}`` may stand, or a file."""
    if is_file_address(text):
        return _check_file(text)
    if "@" in re.split(r"[/?#]", text.partition("://")[2])[0]:
        raise wrong(
            "an address with a name or password in it is not read",
            'take out what stands before the @, and write auth: {username: NAME, password: "${NAME}"}',
        )
    if not VARIABLE.search(text):
        return check_address(text)
    if not VARIABLE.match(text):
        check_address(_with_examples(text))
    return text


def _with_examples(text: str) -> str:
    """An address with something possible in the place of each variable: a number for a port, else a word."""
    return VARIABLE.sub("x", re.sub(r"(?<=[^/:]):\$\{\w+\}(?=[/?#]|$)", ":1", text))


def _check_file(text: str) -> str:
    if is_windows_path(text) and os.name != "nt":
        raise wrong("is a path as Windows writes it", "write ./NAME beside feeds.yaml, or file:///…")
    if any(ord(letter) < 32 or ord(letter) == 127 for letter in text):
        raise wrong("is not the name of a file", "it has a control character in it")
    try:
        path_of(text, Path())
    except ValueError as error:
        raise wrong(str(error)) from None
    except RuntimeError:
        raise wrong("names the home of somebody who is not here", "write the path in full") from None
    return text


def check_cookies(cookies: dict[str, str]) -> dict[str, str]:
    """What a feed is sent as cookies."""
    for name, value in cookies.items():
        if not TOKEN.fullmatch(name):
            raise wrong(f"{short(name)!r} is not the name of a cookie", "write each as NAME: VALUE")
        check_sent(f"the cookie {name}", value)
        if ";" in value:
            raise wrong(f"the cookie {name} has a semicolon in it", "write each cookie on a line of its own")
    return cookies


def check_username(text: str) -> str:
    """A name for the basic scheme of HTTP."""
    if ":" in text or not text.strip() or any(ord(letter) < 32 for letter in text):
        raise wrong("is not a name that can be sent", "a name has no colon and no line break in it")
    return text


def check_proxy(text: str) -> str:
    """``environment``, or the address of a proxy; a password in it by ``${NAME}``. It is not repeated."""
    if text == ENVIRONMENT:
        return text
    named, at, _ = text.partition("://")[2].rpartition("@")
    if at and ":" in named and not VARIABLE.search(named.partition(":")[2]):
        raise wrong(
            NOT_HERE, "put it into the environment, and write http://NAME:${PROXY_PASSWORD}@HOST:PORT"
        )
    if text.startswith("${"):
        return text
    try:
        proxy_from(Secret(_with_examples(text), {}))
    except ProxyError as error:
        raise wrong(str(error)) from None
    return text


def check_exemption(text: str) -> str:
    """A host, a domain or a network that is asked without a proxy."""
    if not re.fullmatch(r"[A-Za-z0-9.*:/_\[\]-]{1,300}", text):
        raise wrong(
            f"{short(text)!r} is no host, domain or network", "write for example .example.org or 10.0.0.0/8"
        )
    return text
