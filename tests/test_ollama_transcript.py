"""What docs/how-to/models.md shows of a first evening with Ollama is what happens, line by line.

The server is a fake with Ollama's routes and manners at another port; what depends on the machine, the day, the
clock, and on which sentences of a story the model is shown, is blotted out on both sides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from digest.cli import cli
from tests.fakes.model_servers import MANNERS, Model, model_server

PAGE = Path(__file__).parents[1] / "docs" / "how-to" / "models.md"
OLLAMA = "http://localhost:11434"
HOME = "/home/ann/paper"

HERALD = (
    "The city council of Port Alder approved a new road bridge over the Alder river on Wednesday evening, by "
    "31 votes to 12. The bridge will cost 40 million crowns and open in the spring of 2029, mayor Ada Lund said."
)
POST = (
    "Port Alder will get a second bridge: the city council voted 31 to 12 on Wednesday for a road bridge over "
    "the Alder river. It will cost 40 million crowns. Work begins in September, builder Karl Brandt said."
)
FEEDS = {
    "herald": ("Port Alder approves a bridge over the Alder", HERALD),
    "post": ("Port Alder council votes for a second bridge over the Alder", POST),
}


@dataclass(frozen=True, slots=True)
class Step:
    """A command and the lines that the page shows of what it says."""

    command: str
    lines: list[str]


def shown() -> list[Step]:
    """The steps of the page's transcript."""
    (block,) = re.findall(r"```console\n(.*?)```", PAGE.read_text(encoding="utf8"), re.DOTALL)
    steps: list[Step] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            steps.append(Step(line[2:], []))
        elif line not in {"", "…"}:
            steps[-1].lines.append(line)
    return steps


def blotted(text: str, root: str, folder: Path) -> str:
    text = text.replace(root, OLLAMA).replace(str(folder), HOME)
    text = re.sub(r"\b\d{4}/\d{2}/\d{2}\b", "DAY", text)
    text = re.sub(r"\d+\.\d s\b", "SECONDS", text)
    text = re.sub(r"[\d,]+ tokens read and [\d,]+ written", "TOKENS", text)
    return re.sub(r"^  ok  .*", "  ok  SENTENCE", text, flags=re.MULTILINE)


def write_feeds(folder: Path) -> None:
    at = format_datetime(datetime.now(UTC) - timedelta(hours=2))
    for name, (title, text) in FEEDS.items():
        item = f"<item><guid>1</guid><title>{title}</title><link>https://{name}.example/1</link><pubDate>{at}</pubDate><description>{text}</description></item>"  # fmt: skip
        (folder / f"{name}.xml").write_text(
            f'<rss version="2.0"><channel><title>{name.title()}</title>{item}</channel></rss>',
            encoding="utf8",
        )


def said(step: Step, model: Model, root: str, folder: Path) -> str:
    """What the step's command says; what the user does beside Digest is done."""
    if step.command.startswith("ollama pull"):
        model.has = (step.command.split()[-1] + ":latest",)
    elif step.command == "cat feeds.yaml":
        (folder / "feeds.yaml").write_text("\n".join(step.lines).replace(OLLAMA, root), encoding="utf8")
    else:
        return CliRunner().invoke(cli, step.command.split()[1:], catch_exceptions=False).output
    return "\n".join(step.lines)


@pytest.mark.slow
def test_a_first_evening_with_ollama_is_as_the_page_shows_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write_feeds(tmp_path)
    model = Model(MANNERS["Ollama"], has=())
    steps = shown()
    assert [step.command.split()[1] for step in steps if step.command.startswith("digest")] == [
        "init",
        "doctor",
        "models",
        "run",
        "run",
    ]
    with model_server(model) as server:
        root = server.url.removesuffix("/v1")
        for step in steps:
            happened = blotted(said(step, model, root, tmp_path), root, tmp_path).splitlines()
            for line in step.lines:
                line = blotted(line, root, tmp_path)
                assert line in happened, f"$ {step.command} did not say: {line}\nbut:\n" + "\n".join(happened)
                happened = happened[happened.index(line) + 1 :]
