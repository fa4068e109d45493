"""The house stays as it was drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
BANNED = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "manager",
    "processor",
    "handler",
    "data",
    "info",
}
HEAVY = (
    "torch",
    "transformers",
    "sentence_transformers",
    "trafilatura",
    "sqlalchemy",
    "aiohttp",
    "pydantic",
    "numpy",
    "jinja2",
    "rich",
)


def run_python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    return done.stdout.strip()


def test_imports_point_down_and_every_library_has_one_door() -> None:
    done = subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", ["digest", "digest.cli"])
def test_importing_the_program_brings_in_nothing_heavy(module: str) -> None:
    loaded = run_python(f"import sys, {module}; print(*[name for name in {HEAVY!r} if name in sys.modules])")
    assert loaded == ""


@pytest.mark.parametrize(
    "module", ["digest.app", "digest.summarise", "digest.summarise.write.transformer", "digest.cluster"]
)
def test_neural_libraries_are_imported_only_when_a_model_is_used(module: str) -> None:
    neural = ("torch", "transformers", "sentence_transformers")
    loaded = run_python(f"import sys, {module}; print(*[name for name in {neural!r} if name in sys.modules])")
    assert loaded == ""


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = {path.stem for path in (ROOT / "digest").rglob("*.py")} | {
        path.name for path in (ROOT / "digest").rglob("*") if path.is_dir()
    }
    assert not names & BANNED


def test_every_module_says_its_one_job_in_its_first_line() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "digest").rglob("*.py")
        if path.read_text(encoding="utf8").strip()
        and not re.match(r'r?"""\S', path.read_text(encoding="utf8").lstrip())
    ]
    assert silent == []


def test_tests_patch_nothing() -> None:
    patching = re.compile(r"unittest\.mock|mocker\.|monkeypatch\.setattr|@patch")
    here = Path(__file__).resolve()
    guilty = [
        str(path.relative_to(ROOT))
        for path in (ROOT / "tests").rglob("*.py")
        if path != here and patching.search(path.read_text(encoding="utf8"))
    ]
    assert guilty == []
