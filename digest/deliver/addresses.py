"""E-mail addresses in any script: which can be, and how a mail server is told them. Pure."""

from __future__ import annotations

import re
import unicodedata

from digest.hosts import ascii_host

_LOCAL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+")
_LONGEST_LOCAL = 64
"""Bytes of what stands before the @ (RFC 5321, 4.5.3.1.1)."""
_NAMED = re.compile(r'(?:"?([^"<>]*?)"?\s*)<([^<>]+)>')


def plain_address(text: str) -> str:
    """The address with its domain as the DNS knows it (``xn--…``); empty when it is none.

    What stands before the @ may have letters beyond ASCII (RFC 6531): a server must say that it takes them.
    """
    local, at, domain = text.strip().rpartition("@")
    host = ascii_host(domain) if at and not domain.startswith("[") else ""
    is_possible = local and ".." not in local and local[0] != "." != local[-1]
    if not is_possible or not host or len(local.encode("utf-8", "replace")) > _LONGEST_LOCAL:
        return ""
    if not all(_LOCAL.fullmatch(letter) or _is_letter(letter) for letter in local):
        return ""
    return f"{local}@{domain if domain.isascii() else host}"


def _is_letter(letter: str) -> bool:
    """A letter, mark or digit of a script beyond ASCII."""
    return not letter.isascii() and unicodedata.category(letter)[0] in "LMN"


def named_address(text: str) -> tuple[str, str]:
    """Name and address of ``Ann <ann@example.org>``, or of the bare address; empty where there is none."""
    named = _NAMED.fullmatch(text.strip())
    return (named[1].strip(), plain_address(named[2])) if named else ("", plain_address(text))
