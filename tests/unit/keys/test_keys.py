"""What every settings model inherits from `ToolKeys`, and what it gets from `Place`."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import Field, ValidationError

from digest.keys import Place, Text, ToolKeys, given
from digest.secret import Secret

PLACE = Place(beside=Path("/paper"), environ={"TOKEN": "canary"})


class BellKeys(ToolKeys):
    """A tool that rings a bell."""

    tone: Text | None = None
    times: int = 1
    rooms: list[str] = Field(default_factory=list)


def test_a_tool_is_made_with_every_key_that_has_a_value() -> None:
    assert BellKeys().arguments(PLACE) == {"times": 1, "rooms": []}
    assert BellKeys(tone="deep", times=3).arguments(PLACE) == {"tone": "deep", "times": 3, "rooms": []}


def test_a_text_with_a_variable_becomes_a_secret_however_deep_it_stands() -> None:
    rooms = BellKeys(rooms=["${TOKEN}"]).arguments(PLACE)["rooms"]
    assert isinstance(rooms, list)
    assert isinstance(rooms[0], Secret)
    assert rooms[0]() == "canary"
    veiled = PLACE.veiled({"a": [{"b": "plain", "c": "x-${TOKEN}"}]})
    assert "canary" not in repr(veiled)


@pytest.mark.parametrize(
    "keys", [{"times": "3"}, {"times": 1.5}, {"tune": "x"}, {"tone": "${TOKEN}"}, {"tone": " "}]
)
def test_no_value_is_converted_and_no_unknown_key_passes(keys: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        BellKeys.model_validate(keys)


def test_a_tool_finds_nothing_wrong_between_its_keys_unless_it_says_so() -> None:
    assert list(BellKeys.faults({"tone": 1}, PLACE)) == []


def test_a_models_folder_is_seen_from_feeds_yaml_and_its_name_is_left_alone() -> None:
    assert PLACE.model("./models/small") == "/paper/models/small"
    assert PLACE.model("maker/small") == "maker/small"


def test_what_a_variable_holds_is_read_when_it_is_asked_for() -> None:
    named = PLACE.of_variable("TOKEN")
    assert named is not None
    assert named() == "canary"
    assert PLACE.of_variable(None) is None
    assert PLACE.secrets({}) is None


def test_options_without_a_value_are_left_out_but_those_that_say_no_stay() -> None:
    assert given(a=None, b=False, c=0, d="") == {"b": False, "c": 0, "d": ""}
