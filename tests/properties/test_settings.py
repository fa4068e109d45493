"""feeds.yaml: whatever is in it, settings or every problem, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.secret import Secret
from digest.settings import SettingsError, parse, starter

HERE = Path("/paper/feeds.yaml")

KEYS = [
    "site",
    "feeds",
    "topics",
    "editions",
    "deliver",
    "publish",
    "summariser",
    "id",
    "url",
    "email",
    "size",
]
VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.just("https://a.example/rss"),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=4)
    ),
    max_leaves=12,
)


def outcome(text: str) -> str:
    try:
        return f"{len(parse(text, HERE, {}).feeds)} feeds"
    except SettingsError as error:
        problems = error.problems
    assert problems
    assert all(problem.what and problem.line >= 0 for problem in problems)
    return "\n".join(map(str, problems))


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5))
def test_any_yaml_gives_settings_or_problems(tree: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree)
    assert outcome(text) == outcome(text)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_gives_settings_or_problems(text: str) -> None:
    assert outcome(text)


@settings(deadline=None)
@given(st.data())
def test_a_good_file_with_one_line_spoilt_gives_settings_or_problems(data: st.DataObject) -> None:
    lines = starter(["technology"]).splitlines()
    number = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[number])))
    lines[number] = lines[number][:start] + data.draw(st.text(max_size=3)) + lines[number][start + 1 :]
    assert outcome("\n".join(lines))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.integers(0, 100)), min_size=1, max_size=8
    )
)
def test_problems_stand_at_the_lines_of_their_keys(keys: list[tuple[str, int]]) -> None:
    names = [f"x{name}{index}" for index, (name, _) in enumerate(keys)]
    lines = [
        "feeds: [https://a.example/rss]",
        *(f"{name}: {value}" for name, (_, value) in zip(names, keys, strict=True)),
    ]
    with pytest.raises(SettingsError) as caught:
        parse("\n".join(lines), HERE, {})
    found = [(problem.line, problem.key) for problem in caught.value.problems]
    assert found == list(enumerate(names, start=2))


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_secret_never_shows_its_value(value: str, other: str) -> None:
    secret = Secret("${NAME}", {"NAME": value, "OTHER": other})
    assert repr(secret) == str(secret) == "Secret(NAME)"
    assert secret() == value
