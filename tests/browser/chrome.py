"""A headless Chromium driven over the DevTools pipe: no port, no other library, no network."""

from __future__ import annotations

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from base64 import b64decode
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--hide-scrollbars",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--remote-debugging-pipe",
)
DEADLINE_S = 45.0
LAUNCH = """
import fcntl, os, sys
their_in, their_out = (fcntl.fcntl(int(fd), fcntl.F_DUPFD, 10) for fd in sys.argv[1:3])
os.dup2(their_in, 3), os.dup2(their_out, 4)
os.execvp(sys.argv[3], sys.argv[3:])
"""
"""Chromium reads its orders from descriptor 3 and answers on 4."""


def binary() -> str | None:
    """The browser on this machine, if there is one."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class Page:
    """One tab. Whatever the console, the security policy or a dialog says is kept in `complaints`."""

    def __init__(self, chrome: Chrome, session: str) -> None:
        self._chrome = chrome
        self._session = session
        self.complaints: list[str] = []
        self.requests: list[str] = []
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.send(f"{domain}.enable")

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        return self._chrome.send(method, params, self._session, self._hear)

    def open(self, path: Path, *, width: int = 1280, height: int = 900, scheme: str = "light") -> Self:
        """Load a file as a reader with that window and colour scheme would."""
        is_phone = width < 600
        self.send(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=is_phone,
        )
        self.media(scheme=scheme)
        self.send("Page.navigate", url=path.resolve().as_uri())
        self._chrome.wait(lambda: self.evaluate("document.readyState") == "complete")
        return self

    def media(self, *, scheme: str = "light", medium: str = "screen") -> None:
        self.send(
            "Emulation.setEmulatedMedia",
            media=medium,
            features=[{"name": "prefers-color-scheme", "value": scheme}],
        )

    def evaluate(self, expression: str) -> Any:
        """The value of a JavaScript expression, asked from outside the page's own policy."""
        answer = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in answer:
            raise AssertionError(f"{expression}: {answer['exceptionDetails']}")
        return answer["result"].get("value")

    def click(self, selector: str) -> None:
        """Press the middle of the first element that `selector` finds, as a finger would."""
        box = self.evaluate(
            f"(() => {{ const e = document.querySelector({json.dumps(selector)}); e.scrollIntoView({{block: 'center', "
            "behavior: 'instant'}); const b = e.getBoundingClientRect(); return [b.x + b.width / 2, b.y + b.height / 2] })()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.send("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=27)

    def screenshot(self, *, whole: bool = False) -> bytes:
        return b64decode(
            self.send(
                "Page.captureScreenshot", format="png", captureBeyondViewport=whole, **self._clip(whole)
            )["data"]
        )

    def close(self) -> None:
        self.send("Page.close")

    def pdf(self) -> bytes:
        return b64decode(self.send("Page.printToPDF", printBackground=True)["data"])

    def _clip(self, whole: bool) -> dict[str, Any]:
        if not whole:
            return {}
        width, height = self.evaluate(
            "[document.documentElement.clientWidth, document.documentElement.scrollHeight]"
        )
        return {"clip": {"x": 0, "y": 0, "width": width, "height": height, "scale": 1}}

    def _hear(self, event: dict[str, Any]) -> None:
        """Keep what a reader would not want."""
        method, params = event.get("method", ""), event.get("params", {})
        if method == "Log.entryAdded" and params["entry"]["level"] in {"error", "warning"}:
            self.complaints.append(params["entry"]["text"])
        elif method in {"Runtime.exceptionThrown", "Runtime.consoleAPICalled"}:
            self.complaints.append(json.dumps(params)[:400])
        elif method == "Page.javascriptDialogOpening":
            self.complaints.append(f"dialog: {params.get('message')}")
            self._chrome.post("Page.handleJavaScriptDialog", {"accept": True}, self._session)
        elif method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])


class Chrome:
    """The browser's process and the pipe to it."""

    def __init__(self, command: list[str], folder: str) -> None:
        theirs_in, self._out = os.pipe()
        self._in, theirs_out = os.pipe()
        self._process = subprocess.Popen(
            [
                sys.executable,
                "-c",
                LAUNCH,
                str(theirs_in),
                str(theirs_out),
                *command,
                *FLAGS,
                f"--user-data-dir={folder}",
                "about:blank",
            ],
            pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        os.close(theirs_in)
        os.close(theirs_out)
        self._buffer = b""
        self._number = 0

    def page(self) -> Page:
        target = self.send("Target.createTarget", {"url": "about:blank"})["targetId"]
        session = self.send("Target.attachToTarget", {"targetId": target, "flatten": True})["sessionId"]
        return Page(self, session)

    def post(self, method: str, params: dict[str, Any], session: str = "") -> int:
        self._number += 1
        message: dict[str, Any] = {"id": self._number, "method": method, "params": params}
        if session:
            message["sessionId"] = session
        os.write(self._out, json.dumps(message).encode() + b"\0")
        return self._number

    def send(
        self, method: str, params: dict[str, Any], session: str = "", hear: Any = None
    ) -> dict[str, Any]:
        number = self.post(method, params, session)
        while True:
            message = self._read(method)
            if message.get("id") == number:
                assert "error" not in message, f"{method}: {message['error']}"
                result: dict[str, Any] = message["result"]
                return result
            if hear is not None and "method" in message:
                hear(message)

    def wait(self, is_done: Any) -> None:
        end = time.monotonic() + DEADLINE_S
        while not is_done():
            assert time.monotonic() < end, "the page did not load in time"
            time.sleep(0.02)

    def _read(self, what: str) -> dict[str, Any]:
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._in], [], [], DEADLINE_S)
            chunk = os.read(self._in, 1 << 20) if ready else b""
            assert chunk, f"Chromium gave no answer to {what}"
            self._buffer += chunk
        line, _, self._buffer = self._buffer.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        return message

    def close(self) -> None:
        os.close(self._out)
        os.close(self._in)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(5)


@contextmanager
def running() -> Iterator[Chrome]:
    """A browser with a folder of its own; ended whatever happens."""
    command = binary()
    assert command is not None
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        chrome = Chrome([command], folder)
        try:
            yield chrome
        finally:
            chrome.close()
