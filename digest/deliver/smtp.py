"""SMTP connections that are hung up when the time for their letter is over."""

from __future__ import annotations

import smtplib
from typing import TYPE_CHECKING

from digest.deliver.hangup import hung_up_at_deadline

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable


class Smtp(smtplib.SMTP):
    """A connection without TLS, or with STARTTLS. Its socket is known before the server says a word."""

    _let_go: Callable[[], None] | None = None

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        connection: socket.socket = super()._get_socket(host, port, timeout)  # type: ignore[misc]
        self._let_go = hung_up_at_deadline(connection)
        return connection

    def close(self) -> None:
        """Close the connection."""
        super().close()
        if self._let_go is not None:
            self._let_go()
            self._let_go = None


class SmtpOverTls(smtplib.SMTP_SSL, Smtp):
    """A connection that is private from its first byte."""

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        try:
            connection: socket.socket = super()._get_socket(host, port, timeout)
        except BaseException:
            self.close()
            raise
        return connection
