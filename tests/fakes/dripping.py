"""A mail server that sends one of its answers a byte every fifth of a second, and never ends it."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Literal, Self

if TYPE_CHECKING:
    from types import TracebackType

Where = Literal["greeting", "EHLO", "RCPT", "end"]
_ANSWERS = {b"EHLO": b"250 mail.test\r\n", b"DATA": b"354 go on\r\n", b"QUIT": b"221 bye\r\n"}
_FINE = (b"MAIL", b"RCPT")


class DrippingServer:
    """Use it in a ``with`` block; `where` is the answer that it drips. Over TLS, it is the handshake."""

    def __init__(self, where: Where) -> None:
        self._where = where
        self._over = threading.Event()
        self._server = socket.create_server(("127.0.0.1", 0))
        self._threads = [threading.Thread(target=self._accept)]
        self.port: int = self._server.getsockname()[1]

    def __enter__(self) -> Self:
        self._threads[0].start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._over.set()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        for thread in self._threads:
            thread.join()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._server.accept()
                self._threads.append(threading.Thread(target=self._serve, args=(client,)))
                self._threads[-1].start()

    def _serve(self, client: socket.socket) -> None:
        with client, suppress(OSError):
            self._say(client, "greeting", b"220 mail.test\r\n")
            with client.makefile("rb") as lines:
                for line in lines:
                    self._answer(client, line)

    def _answer(self, client: socket.socket, line: bytes) -> None:
        word = line[:4].strip().upper()
        if word in _ANSWERS or word in _FINE:
            self._say(client, word.decode(), _ANSWERS.get(word, b"250 fine\r\n"))
        elif line == b".\r\n":
            self._say(client, "end", b"250 taken\r\n")

    def _say(self, client: socket.socket, where: str, answer: bytes) -> None:
        while where == self._where and not self._over.wait(0.2):
            client.sendall(b"2")
        client.sendall(answer)
