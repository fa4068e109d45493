"""A rendering → the e-mail for one reader: the same bytes every time. Pure."""

from __future__ import annotations

import re
import unicodedata
from email.errors import MessageError
from email.headerregistry import Address, BaseHeader, HeaderRegistry, UnstructuredHeader
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from hashlib import blake2b
from typing import TYPE_CHECKING

from digest.errors import DeliveryError
from digest.mailing import encoding_of, inlined

if TYPE_CHECKING:
    from email.policy import Policy

    from digest.models import Rendering

MAX_HEADER_CHARACTERS = 200
"""Characters of a header that is made of words of the news.

A limit against hostile documents; not measured.
"""

_INVISIBLE = {"Cc", "Cf", "Cs"}
"""Unicode's controls, format characters (direction marks among them) and lone surrogates."""


class _Whole(UnstructuredHeader, BaseHeader):
    """A header that stays on one line (998 characters may: RFC 5322, 2.1.1), unless it must be encoded.

    email's own folding makes an encoded word of a long address, which nobody reads, and begins a subject on
    the second line.
    """

    def fold(self, *, policy: Policy) -> str:
        return f"{self.name}: {self}{policy.linesep}" if self.isascii() else super().fold(policy=policy)


_HEADERS = HeaderRegistry()
_HEADERS.map_to_type("List-Unsubscribe", _Whole)
_HEADERS.map_to_type("List-Id", _Whole)
_HEADERS.map_to_type("Subject", _Whole)
_POLICY = SMTP.clone(header_factory=_HEADERS)

_WORDS = re.compile(r"[^a-z0-9-]+")


def letter(rendering: Rendering, *, to: str, sender: str, unsubscribe: str = "") -> EmailMessage:
    """The letter that brings a rendering to one reader, with an HTML part and a text part.

    Message-ID, MIME boundary and date come from the edition and the reader alone, so a letter sent twice
    after a crash is recognised as the same by any mail program (RFC 5322 §3.6.4).

    Raises:
        DeliveryError: an address is none, or the HTML cannot be read.
    """
    edition, messages = rendering.edition, rendering.messages
    name, address = parseaddr(sender)
    domain = address.rpartition("@")[2]
    mark = _mark(edition.title, edition.slug, to)
    message = EmailMessage(policy=_POLICY)
    message["From"] = _mailbox(address, one_line(name))
    message["To"] = _mailbox(to)
    message["Subject"] = one_line(messages.get("subject") or edition.title) or "Digest"
    message["Date"] = format_datetime(edition.made_at)
    message["Message-ID"] = f"<{mark}@{domain}>"
    message["List-Id"] = f"<{_WORDS.sub('-', edition.plan_id or 'digest')}.{domain}>"
    message["List-Unsubscribe"] = _unsubscribe(unsubscribe or address)
    if unsubscribe.startswith("https://"):
        message["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"  # RFC 8058
    message["Auto-Submitted"] = "auto-generated"  # RFC 3834: no holiday replies, please
    text = _clean(messages.get("text", ""))
    message.set_content(text, charset="utf-8", cte=encoding_of(text))
    if messages.get("html"):
        html = inlined(_clean(messages["html"]))
        message.add_alternative(html, subtype="html", charset="utf-8", cte=encoding_of(html))
        message.set_boundary(f"=_{mark}")
    message["Content-Language"] = one_line(
        edition.language
    )  # last: setting a body takes such headers with it
    return message


def one_line(text: str) -> str:
    """Text as it may stand in a header: one line, no control or invisible characters, not too long."""
    visible = (
        letter for letter in text if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE
    )
    kept = " ".join("".join(visible).split())
    return kept if len(kept) <= MAX_HEADER_CHARACTERS else kept[: MAX_HEADER_CHARACTERS - 1].rstrip() + "…"


def _mailbox(address: str, name: str = "") -> Address:
    local, _, domain = address.rpartition("@")
    try:
        if address.isascii():
            return Address(display_name=name, addr_spec=address)
        return Address(display_name=name, username=local, domain=domain)
    except (MessageError, ValueError, IndexError) as error:
        raise DeliveryError(address, "this is not an e-mail address") from error


def _mark(title: str, slug: str, to: str) -> str:
    """What tells this letter from all others: made of the paper's title, the edition's address, the reader's.

    Two papers of one sender have the same addresses on a day, and a mail program that finds one Message-ID
    under two letters shows one of them alone.
    """
    return blake2b(f"{title}\n{slug}\n{to}".encode("utf-8", "replace"), digest_size=16).hexdigest()


def _unsubscribe(where: str) -> str:
    if where.startswith(("https://", "http://")):
        return f"<{where}>"
    return f"<mailto:{where.removeprefix('mailto:')}?subject=unsubscribe>"


def _clean(text: str) -> str:
    """Text that UTF-8 can hold (a lone surrogate cannot be sent)."""
    return text.encode("utf-8", "replace").decode("utf-8")
