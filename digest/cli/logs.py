"""The log: lines for people, or an object of JSON a line for programs that gather logs."""

from __future__ import annotations

import json
import logging
from datetime import datetime
from typing import Literal

from digest.cli.console import SAID, write_line
from digest.log_context import log_fields

LogForm = Literal["text", "json"]


class TextLines(logging.Formatter):
    """Time with its zone, level, logger, what it is about, and the message."""

    def format(self, record: logging.LogRecord) -> str:
        """One line (and a traceback after it, if there is one)."""
        about = "".join(f" {name}={value}" for name, value in log_fields().items())
        line = f"{_when(record)} {record.levelname} {record.name}{about}: {record.getMessage()}"
        return f"{line}\n{self.formatException(record.exc_info)}" if record.exc_info else line


class JsonLines(logging.Formatter):
    """An object with time (RFC 3339), level, logger, message, and the fields of the log's context."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the message holds."""
        fields = {
            "time": _when(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **log_fields(),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


class Lines(logging.Handler):
    """The log on standard error, also above bars that are drawn there."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write one record."""
        write_line(self.format(record))


def start_log(form: LogForm, *, verbosity: int) -> None:
    """Begin to log: warnings, with ``-vv`` each decision, with ``-q`` errors alone.

    With ``json``, what is told to a person becomes a record, too, so that every line is an object.
    Only our own log says more when asked to: what libraries log of an address may hold a secret.
    """
    lines = Lines()
    lines.setFormatter(JsonLines() if form == "json" else TextLines())
    logging.basicConfig(level=logging.ERROR if verbosity < 0 else logging.WARNING, handlers=[lines])
    if form == "json":
        said = logging.getLogger(SAID)
        said.handlers, said.propagate = [lines], False
        said.setLevel(logging.INFO)
    if verbosity > 1:
        logging.getLogger("digest").setLevel(logging.DEBUG)


def _when(record: logging.LogRecord) -> str:
    """The record's time by this machine's zone, as ``2026-03-05T07:00:12+01:00``."""
    return datetime.fromtimestamp(record.created).astimezone().isoformat(timespec="seconds")
