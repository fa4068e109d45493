"""Every error Digest raises on purpose.

::

    DigestError
    ├── ConfigError            the user must change a file or an argument        exit 2
    ├── ItemError              one item failed; reported, the run goes on
    │   ├── FetchError         an address could not be read
    │   │   └── SecretError    a variable that the way to it needs is not set, or cannot be sent
    │   ├── ParseError         bytes are not a feed
    │   ├── ExtractError       a page or text is not an article
    │   ├── LimitError         a document cost more time or memory than allowed, or broke its parser
    │   ├── EmbedError         an embedder is no use; the run goes on without it
    │   ├── SummaryError       a story could not be summarised
    │   │   └── UnaskedError   a model was not to be asked about it: the budget is spent
    │   ├── EditionError       an item could not be put into an edition, or a page could not be printed
    │   ├── PublishError       a publisher could not put the files out
    │   └── DeliveryError      a channel did not take the edition
    └── RunError               the run cannot go on                              exit 1
        ├── StoreError         what is remembered cannot be read or written
        └── RenderError        an edition could not be turned into files

A third-party exception is mapped to one of these at its library's one door, ``from error``.
"""

from __future__ import annotations

_LINE = 200


class DigestError(Exception):
    """The root: anything Digest raises on purpose."""


class ConfigError(DigestError):
    """Input that the user must change. The message names file, line, key and remedy."""


class ItemError(DigestError):
    """One item failed. `subject` says which (an address, a name), `reason` why and what to do."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(f"{subject}: {reason}")
        self.subject = subject
        self.reason = reason


class FetchError(ItemError):
    """An address could not be read.

    `status` is the HTTP status if there was an answer, `retry_after_s` what the server asked for,
    `refused` is true where our own rules (address, scheme, robots.txt) forbade asking. `said` is what
    a server answered beside its status, where that was read, on one line.
    """

    def __init__(
        self,
        subject: str,
        reason: str,
        *,
        status: int | None = None,
        retry_after_s: float | None = None,
        refused: bool = False,
        said: str = "",
    ) -> None:
        super().__init__(subject, reason)
        self.said = said
        self.status = status
        self.retry_after_s = retry_after_s
        self.refused = refused


class SecretError(FetchError):
    """What the way to an address needs of the environment is missing or cannot be sent: nobody was asked."""

    def __init__(self, subject: str, reason: str) -> None:
        super().__init__(subject, reason, refused=True)


class ParseError(ItemError):
    """Bytes that are not a feed."""


class ExtractError(ItemError):
    """A page or a text that yields no article."""


class LimitError(ItemError):
    """A document that cost more time or memory than it may, or that broke its parser."""


class EmbedError(ItemError):
    """An embedder that gives no vectors, or wrong ones; the edition is made without it."""


class EditionError(ItemError):
    """An article, a story or a page that a step of the edition breaks on; the edition goes out without it."""


class SummaryError(ItemError):
    """A story that a summariser could not condense; the extractive one stands in."""


class UnaskedError(SummaryError):
    """A story that a model was not to be asked about: no failure, for its user wants it so.

    `reason` is what the page says of it, as ``today's budget of 200,000 tokens is spent``.
    """


class PublishError(ItemError):
    """A publisher could not put the files out; what was there before still stands."""


class DeliveryError(ItemError):
    """A channel did not take the edition; no receipt is written, so it is tried again.

    `is_final` is true where trying again is of little use: the server says that it has no such reader.
    """

    def __init__(self, subject: str, reason: str, *, is_final: bool = False) -> None:
        super().__init__(subject, reason)
        self.is_final = is_final


class RunError(DigestError):
    """The run cannot go on."""


class StoreError(RunError):
    """What is remembered cannot be read or written. The message names the way back."""


class RenderError(RunError):
    """An edition could not be turned into files, or the files failed their lint."""


def printable(text: str) -> str:
    """`text` without what moves a cursor, ends a line or turns letters round: servers write it, and feeds."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def first_line(error: BaseException) -> str:
    """An error's kind and the first line of what it says, for a sentence of ours."""
    return f"{type(error).__name__}: {error}".strip().partition("\n")[0][:_LINE]
