"""The log: lines for people, or an object a line for programs."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

FEED = """<rss version="2.0"><channel><title>Wire</title><link>https://wire.example/</link>
<item><title>Townley votes to rebuild the pier</title><link>https://wire.example/1</link>
<description>The council of Townley voted on Tuesday to rebuild the pier for 10 million crowns.</description>
</item></channel></rss>"""


def _paper(folder: Path) -> Path:
    (folder / "wire.xml").write_text(FEED, encoding="utf8")
    (folder / "broken.xml").write_text("no feed at all", encoding="utf8")
    (folder / "feeds.yaml").write_text(
        "feeds: [./wire.xml, ./broken.xml]\neditions: [{id: morning}]\n", encoding="utf8"
    )
    return folder


def _digest(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "digest", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(Path(__file__).parents[3]), "TZ": "UTC-2", **environ},
        check=False,
    )


def _objects(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def test_every_line_on_standard_error_is_an_object_when_asked_for(tmp_path: Path) -> None:
    done = _digest(_paper(tmp_path), "--log", "json", "-vv", "run")
    assert done.returncode == 0
    lines = _objects(done.stderr)
    assert {"time", "level", "logger", "message"} <= set.intersection(*(set(line) for line in lines))
    assert any(line["logger"] == "digest.said" for line in lines)


def test_a_line_says_which_edition_and_which_feed_it_is_about(tmp_path: Path) -> None:
    lines = _objects(_digest(_paper(tmp_path), "-vv", "run", DIGEST_LOG="json").stderr)
    failed = next(line for line in lines if line["message"].startswith("failed: "))
    assert failed["edition"] == "morning"
    assert failed["feed"].endswith("broken.xml")
    assert datetime.fromisoformat(failed["slot"])


def test_times_are_those_of_the_machines_zone_and_name_it(tmp_path: Path) -> None:
    lines = _objects(_digest(_paper(tmp_path), "--log", "json", "-vv", "run").stderr)
    assert {line["time"][-6:] for line in lines} == {"+02:00"}
    assert "+02:00 DEBUG digest." in _digest(tmp_path, "-vv", "run").stderr


def test_what_makes_the_program_end_is_an_object_too(tmp_path: Path) -> None:
    done = _digest(tmp_path, "--log", "json", "run")
    assert done.returncode == 2
    (line,) = _objects(done.stderr)
    assert (line["level"], line["logger"]) == ("error", "digest.said")
    assert "feeds.yaml" in line["message"]
