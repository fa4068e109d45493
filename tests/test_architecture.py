"""The house stays as it was drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house import circles, natural_words, unexplained_constants

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


SPOKEN_ELSEWHERE = {
    "app/letters.py": "keys of a JSON object",
    "collect/labels.py": "labels of feeds in many languages: one table already",
    "dates/calendars.py": "the eras of calendars, in their own letters",
    "extract/assemble.py": "teasers of pages in many languages",
    "extract/beside.py": "headings of boxes beside an article, in many languages",
    "extract/bylines.py": "bylines of pages in many languages",
    "extract/clean.py": "chrome and datelines of pages in many languages",
    "extract/date_labels.py": "labels before a date in many languages: one table already",
    "extract/document.py": "names of classes and roles in markup",
    "extract/page_classifier.py": "paths, classes and phrases that tell pages apart, in many languages",
    "extract/outlets.py": "mottos and names of outlets",
    "extract/phrases.py": "phrases of walls in many languages: one table already",
    "extract/sheets.py": "words of style sheets: @media not all and (…)",
    "extract/shown.py": "names of classes and roles in markup",
    "extract/walls.py": "names of classes in markup",
    "health/__init__.py": "keys of records",
    "kinds/signs.py": "names of signs",
    "kinds/words.py": "names of signs, and English of the page itself",
    "render/lint.py": "names of elements and attributes",
    "render/record.py": "English of the page itself, and keys of records",
    "render/stories.py": "English of the page itself",
    "settings/starter.py": "feeds that a new user is offered",
    "settings/translate.py": "messages of pydantic that are said otherwise",
    "store/sql_editions.py": "names of columns",
    "store/sql_outbox.py": "names of columns",
    "store/sql_reading.py": "names of columns",
    "store/sql_sites.py": "names of columns",
    "store/troubles.py": "what PostgreSQL says, in its own words",
    "subscribing.py": "words of YAML: yes, no, on, off",
    "text/captions.py": "credits of pictures in many languages: one table already",
    "text/figures.py": "units as pages write them",
    "text/html.py": "names of elements",
    "text/raised.py": "signs and units of many languages",
    "topics/query.py": "the words of the query language: and, or, not",
    "web/hops.py": "names of HTTP headers",
    "web/suffixes.py": "public suffixes of host names",
    "web/tracking.py": "parameters of addresses",
    "summarise/adding/denials.py": "words that deny, in many languages: one table already",
    "summarise/adding/fidelity.py": "notes of translators, in many languages: one table already",
    "summarise/adding/named.py": "short forms of bodies, in many languages: one table already",
    "summarise/adding/places.py": "names of countries, in many languages: one table already",
    "summarise/adding/quantities.py": "units and currencies, in many languages: one table already",
    "summarise/check/bounds.py": "kinds of bounds that the tables name",
    "summarise/check/names.py": "capital letters of many alphabets",
    "summarise/choose/features.py": "names of features",
    "summarise/choose/headline_judge.py": "names of signs",
    "summarise/choose/judge_features.py": "names of features",
    "summarise/write/neural/condensing.py": "codes of languages",
    "summarise/write/neural/weights.py": "names of settings",
    "summarise/write/server/dialect.py": "what servers say, in the words of their programmes",
    "summarise/write/server/patience.py": "what servers say, in the words of their programmes",
    "compose/__init__.py": "keys of reasons",
    "cli/sentences.py": "keys of a JSON object",
    "cli/topics.py": "keys of counts",
    "cli/why.py": "keys of a JSON object",
    "topics/judging.py": "keys of reasons",
}
"""Modules beside `language/` that hold words of a natural language in patterns, each with the reason."""
A_TABLE = 3
"""Different words from which on a module's patterns are a table of a natural language."""


def test_a_natural_language_is_a_folder_of_tables() -> None:
    spoken = {
        str(path.relative_to(ROOT / "digest")): words
        for path in sorted((ROOT / "digest").rglob("*.py"))
        if "language" not in path.relative_to(ROOT / "digest").parts
        and len(words := {word.lower() for word in natural_words(path)}) >= A_TABLE
    }
    told = {name: sorted(words)[:8] for name, words in spoken.items() if name not in SPOKEN_ELSEWHERE}
    assert not told, "move these to digest/language, or say here why they may stay"
    assert SPOKEN_ELSEWHERE.keys() <= spoken.keys(), "an exception that is needed no more"


def test_a_tuned_number_says_its_unit_and_where_it_was_measured() -> None:
    silent = {
        str(path.relative_to(ROOT)): names
        for folder in ("summarise", "cluster", "language")
        for path in sorted((ROOT / "digest" / folder).rglob("*.py"))
        if (names := unexplained_constants(path))
    }
    assert not silent, "the string after a number says its unit, and a decision, a bench or 'not measured'"


def test_no_bench_imports_another_in_a_circle() -> None:
    assert circles(ROOT / "bench") == []
