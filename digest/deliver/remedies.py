"""What went wrong with a mail server, and what to do about it, in a line."""

from __future__ import annotations

import re
import smtplib
import ssl

LATER = "it is tried again next time"

REMEDIES = {
    421: f"the server is busy or going down: {LATER}",
    450: f"the reader's mailbox is not there at the moment: {LATER}",
    451: f"the server asks for patience: {LATER}",
    452: f"the reader's mailbox or the server is full: {LATER}",
    454: f"the server cannot look up the account at the moment: {LATER}",
    500: "the server does not understand us: check host and port",
    501: "the server does not take an address or our name: check from and ehlo",
    503: "the server wants something else first: name password_env, and use starttls or ssl",
    521: "this server takes no letters at all: check host",
    530: "the server wants a log-in first: name password_env or oauth, and use starttls or ssl",
    534: "the server does not take this kind of log-in: use an app password, or oauth",
    535: "check password_env (or oauth) and username; some providers want an app password, or oauth",
    538: "the server takes a log-in on a private connection alone: use starttls or ssl",
    550: "check the address and the sender",
    551: "the reader has moved: ask them for the new address",
    552: "the letter is too large for this mailbox or it is full: write form: short, or fewer topics",
    553: "check the address, and that this account may send as the sender",
    554: "the server takes it for unwanted: check the sender's domain (SPF, DKIM, DMARC) and its reputation",
    555: "the server does not take the address as it is written: check from and to",
    556: "this domain takes no letters: check the address",
}
"""Code of RFC 5321, 3463, 4954 or 7504 → what it means for the user, and what to do."""

_DETAILS = {
    "4.2.2": f"the reader's mailbox is full: {LATER}",
    "5.1.1": "there is no such mailbox: check the address, or take it out",
    "5.1.10": "there is no such mailbox: check the address, or take it out",
    "5.2.1": "the mailbox is closed: take the address out",
    "5.2.2": "the reader's mailbox is full",
    "5.2.3": "the letter is too large for this mailbox: write form: short, or fewer topics",
    "5.3.4": "the letter is too large for this server: write form: short, or fewer topics",
    "5.7.9": "the server does not take this kind of log-in: use an app password, or oauth",
    "5.7.14": "the provider wants the account's owner to sign in with a browser first",
    "5.7.26": "the sender's domain does not vouch for this server: set up SPF and DKIM for it",
    "5.7.57": "the server wants a log-in first: name password_env or oauth, and use starttls or ssl",
    "5.7.60": "this account may not send as the sender: check from",
    "5.7.139": "the provider has switched passwords off: use oauth",
}
"""The detailed code before the server's words (RFC 3463) → the same where the first code says less."""

_DETAIL = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\d)")


_NO_SUCH_READER = {550, 551, 553, 556}
"""Codes with which a server refuses a reader for good (RFC 5321 §4.2.3, RFC 7504)."""


def is_final(error: Exception) -> bool:
    """Whether the server says that it has no such reader: not that it is full, or does not trust us.

    RFC 3463: 5.1.x is about the address, 5.2.1 a mailbox that takes no letters; 5.2.2 is a full one, and
    5.7.x a rule of the server's own.
    """
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    code, said = next(iter(error.recipients.values()))
    detail = _DETAIL.match(text_of(said))
    return code in _NO_SUCH_READER and (detail is None or detail[0].startswith(("5.1.", "5.2.1")))


def remedy_of(code: int, said: str) -> str:
    """What to do about an answer of the server."""
    detail = _DETAIL.match(said)
    known = _DETAILS.get(detail[0]) if detail else None
    return known or REMEDIES.get(code) or (LATER if code < 500 else "check the address and the sender")


def reason_of(error: Exception, where: str) -> str:
    """What went wrong with the server at `where`, and what to do, in a line."""
    if isinstance(error, smtplib.SMTPAuthenticationError):
        refused = remedy_of(error.smtp_code, text_of(error.smtp_error))
        about_us = REMEDIES[535] if refused == REMEDIES[550] else refused
        return f"{where} does not let us in ({_said(error)}): {about_us}"
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        code, said = next(iter(error.recipients.values()))
        return f"{where} refuses this address ({code} {text_of(said)}): {remedy_of(code, text_of(said))}"
    if isinstance(error, smtplib.SMTPResponseException):
        return f"{where} did not take the letter ({_said(error)}): {_of(error)}"
    if isinstance(error, TimeoutError) or isinstance(error.__context__, TimeoutError):
        return f"{where} does not answer: check host and port"
    if isinstance(error, smtplib.SMTPServerDisconnected):
        return f"{where} broke off: it is sent again next time"
    if isinstance(error, smtplib.SMTPNotSupportedError):
        return f"{where} {error}"
    if isinstance(error, ssl.SSLError):
        return (
            f"the connection to {where} could not be kept private ({error.reason or error}): {_of_tls(error)}"
        )
    return f"{where} cannot be reached ({error}): check host and port"


def _of_tls(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return "check host; a certificate of your own authority is trusted by ca_file"
    if error.reason in {"WRONG_VERSION_NUMBER", "RECORD_LAYER_FAILURE", "UNEXPECTED_MESSAGE"}:
        return "this port begins without encryption: write security: starttls"
    return "check security, host and port"


def _of(error: smtplib.SMTPResponseException) -> str:
    return remedy_of(error.smtp_code, text_of(error.smtp_error))


def _said(error: smtplib.SMTPResponseException) -> str:
    return f"{error.smtp_code} {text_of(error.smtp_error)}"


def text_of(said: bytes | str) -> str:
    """What a server said, on one line that is not too long."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else said
    return " ".join(text.split())[:200]
