"""Checks of single values, shared by all tools: each says what is wrong and what to do.

A check returns the value, or raises `wrong(what, remedy)`, which is reported with the line of the value.
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, urlsplit

from pydantic_core import PydanticCustomError

from digest.secret import VARIABLE

TOKEN = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
"""The name of a header or cookie as HTTP allows it (a token: RFC 9110, 5.6.2)."""
_WHERE_READ = (
    "${NAME} may stand in a feed's address and what it is sent, in site, network, store, and in keys of"
    " deliver and of plug-ins that hold secrets or what is sent; this key takes none"
)
_INSTEAD = {"cookie": "cookies: {NAME: VALUE}", "user-agent": "user_agent: and who you are"}
_OURS = {
    "accept-encoding",
    "connection",
    "content-length",
    "expect",
    "host",
    "keep-alive",
    "range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
}
NOT_HERE = "a password does not belong into this file"
"""The message for a secret that was written into the file."""
_VARIABLE_NAME = re.compile(r"[A-Z_][A-Z0-9_]*")


def wrong(what: str, remedy: str = "") -> PydanticCustomError:
    """The error that a check raises."""
    return PydanticCustomError("digest", "{what}", {"what": what, "remedy": remedy})


def check_text(text: str) -> str:
    """Check for one line of plain text without control characters; returns it without outer spaces."""
    if not text.strip():
        raise wrong("is empty", "write something, or leave the key out")
    if any(ord(letter) < 32 or 127 <= ord(letter) < 160 or letter in "\u2028\u2029" for letter in text):
        raise wrong("must be one line without control characters")
    if VARIABLE.search(text):
        raise wrong(
            "a variable of the environment is not read here",
            _WHERE_READ,
        )
    return text.strip()


def check_address(text: str) -> str:
    """Check for an http or https address without characters that programs interpret differently."""
    if VARIABLE.search(text):
        raise wrong(
            "a variable of the environment is not read here",
            _WHERE_READ,
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
    """A text cut to 60 characters, to be quoted in a message."""
    return text if len(text) <= 60 else text[:59] + "…"


def check_device(text: str) -> str:
    """Check for the name of a device that a model can run on."""
    if not re.fullmatch(r"auto|cpu|mps|(cuda|xpu)(:[0-9]+)?", text):
        raise wrong(f"there is no device {text!r}", "write auto, cpu, cuda, cuda:1, mps or xpu")
    return text


def check_variable(text: str) -> str:
    """Check for the name of an environment variable. No message quotes the text: it may be the secret."""
    if not _VARIABLE_NAME.fullmatch(text):
        raise wrong(
            "must be the name of a variable of the environment, not the password itself",
            "write for example SMTP_PASSWORD (capitals, digits, underscores), and set that variable",
        )
    return text


def check_headers(headers: dict[str, str]) -> dict[str, str]:
    """Check the headers sent to a feed beside the usual ones. No message quotes a value: it may be secret."""
    for name, value in headers.items():
        if not TOKEN.fullmatch(name):
            raise wrong(f"{short(name)!r} is not the name of a header", "write letters, digits and hyphens")
        if name.lower() in _INSTEAD:
            raise wrong(f"the header {name} is written elsewhere", f"write {_INSTEAD[name.lower()]}")
        if name.lower() in _OURS or name.lower().startswith(("proxy-", "if-")):
            raise wrong(f"the header {name} is Digest's own to write", "take it out")
        if name.lower() == "authorization" and not VARIABLE.search(value):
            raise wrong(NOT_HERE, f'put it into the environment, and write {name}: "Bearer ${{NAME}}"')
        check_sent(f"the header {name}", value)
    return headers


def check_sent(what: str, value: str) -> None:
    """Check that a value is one line. The message names it by `what` and does not quote it."""
    if any((ord(letter) < 32 and letter != "\t") or ord(letter) == 127 for letter in value):
        raise wrong(f"{what} has a line break or a control character in it", "write it on one line")


def check_password(text: str) -> str:
    """Check that a password is given as ``${NAME}`` and not written out. No message quotes it."""
    if not VARIABLE.search(text):
        raise wrong(NOT_HERE, 'put it into the environment, and write "${NAME}"')
    return text
