"""A tool brings its settings with it: a plug-in's are checked by the same means as ours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from digest.plugins import make_plugin, our_models
from digest.settings import SettingsError, parse
from digest.settings.schema import SummariserKeys
from digest.settings.tools import GROUPS, belonging, choices_of
from tests.unit.test_plugins import OURS, install

if TYPE_CHECKING:
    from digest.settings import Settings

GUIDE = Path(__file__).parents[3] / "docs" / "how-to" / "plugins.md"
HERE = Path("/paper/feeds.yaml")


def block(mark: str) -> str:
    """The first block of the guide that is written in a language."""
    return GUIDE.read_text(encoding="utf8").partition(f"```{mark}\n")[2].partition("```")[0]


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The channel that the guide shows, as somebody would install it: one file and an entry point."""
    install(tmp_path, "ours", {group: dict(points) for group, points in OURS.items()})
    channels = {
        "board": "board_of_the_guide:BoardDeliverer",
        "strange": "strange_tool:Strange",
        "failing": "strange_tool:Failing",
        "bare": "strange_tool:Bare",
        "lazy": "strange_tool:Lazy",
        "odd": "strange_tool:Odd",
    }
    install(tmp_path, "board", {"digest.deliverers": channels})
    (tmp_path / "board_of_the_guide.py").write_text(block("python"), encoding="utf8")
    (tmp_path / "strange_tool.py").write_text(STRANGE, encoding="utf8")
    monkeypatch.syspath_prepend(str(tmp_path))


STRANGE = """
from digest.keys import Fault, ToolKeys

class FailingKeys(ToolKeys):
    def arguments(self, place):
        raise RuntimeError("a slip of the plug-in's author")

class WaitingKeys(ToolKeys):
    patience: int = 3
    hurry: bool = False

    @classmethod
    def faults(cls, written, place):
        if written.get("hurry") and "patience" in written:
            yield Fault(key=("hurry",), what="cannot stand beside patience", remedy="take one out")

class Strange:
    settings_model = "not a model"

class Failing:
    settings_model = FailingKeys

class Bare:
    pass

class OddKeys(ToolKeys):
    def arguments(self, place):
        return 3

class Odd:
    settings_model = OddKeys

class Lazy:
    @staticmethod
    def settings_model():
        return WaitingKeys
"""


def settings(text: str, environ: dict[str, str] | None = None) -> Settings:
    return parse(f"feeds: [https://wire.example/rss]\n{text}", HERE, environ or {})


def problems(text: str) -> list[tuple[int, str, str, str]]:
    with pytest.raises(SettingsError) as caught:
        settings(text)
    return [(found.line, found.key, found.what, found.remedy) for found in caught.value.problems]


def test_the_channel_of_the_guide_is_one_file_and_works_as_it_says() -> None:
    (tool,) = settings(block("yaml"), {"BOARD_TOKEN": "canary"}).deliverers
    assert (tool.name, tool.is_plugin) == ("board", True)
    assert tool.options["room"] == "newsroom"
    assert tool.options["pin"] is False, "what is left out is as the model has it"
    assert "canary" not in repr(tool)
    made = make_plugin("digest.deliverers", "board", {**tool.options, "token": "canary"})
    assert made.targets() == ["newsroom"]


def test_what_is_wrong_with_a_plugins_options_is_told_with_line_and_remedy() -> None:
    text = (
        "deliver:\n  - plugin: board\n    options:\n      rom: newsroom\n      pin: 'yes'\n      token: abc\n"
    )
    missing, unknown, kind, clear = sorted(problems(text), key=lambda found: (found[0], found[1]))
    assert missing == (4, "deliver[0].options.room", "is missing", "write room: and what it is")
    assert unknown == (5, "deliver[0].options.rom", "unknown key", "did you mean 'room'?")
    assert kind[:2] == (6, "deliver[0].options.pin")
    assert kind[2].startswith("must be true or false, not "), (
        "and the value is not repeated: it may be secret"
    )
    assert "yes" not in kind[2]
    assert clear[:2] == (7, "deliver[0].options.token")


def test_a_plugins_problems_stand_beside_all_others() -> None:
    text = "deliver: [{plugin: board, options: {}}]\nsummariser: {endpoint: 'http://localhost:1/v1'}"
    assert [found[1] for found in problems(text)] == [
        "deliver[0].options.room",
        "deliver[0].options.token",
        "summariser.endpoint",
    ]


def test_a_model_may_be_given_by_a_function_so_that_the_tool_stays_cheap_to_import() -> None:
    (tool,) = settings("deliver: [{plugin: lazy}]").deliverers
    assert tool.options == {"patience": 3, "hurry": False}
    assert [found[1] for found in problems("deliver: [{plugin: lazy, options: {patience: long}}]")] == [
        "deliver[0].options.patience"
    ]


def test_a_plugin_says_what_is_wrong_between_its_keys() -> None:
    text = "deliver:\n  - plugin: lazy\n    options:\n      patience: 9\n      hurry: true\n"
    assert problems(text) == [(6, "deliver[0].options.hurry", "cannot stand beside patience", "take one out")]


def test_options_of_a_plugin_without_a_model_are_taken_as_they_are() -> None:
    (tool,) = settings("deliver: [{plugin: bare, options: {a: [1], b: {c: d}}}]").deliverers
    assert tool.options == {"a": [1], "b": {"c": "d"}}


def test_a_plugin_that_brings_something_else_is_told_when_it_is_made_and_not_before() -> None:
    (tool,) = settings("deliver: [{plugin: strange, options: {a: 1}}]").deliverers
    assert tool.options == {"a": 1}


def test_a_model_that_fails_is_a_problem_of_its_options_and_not_the_end_of_the_program() -> None:
    ((line, key, what, _),) = problems("deliver:\n  - plugin: failing\n    options: {}\n")
    assert (line, key) == (4, "deliver[0].options")
    assert "a slip of the plug-in's author" in what


def test_a_tool_of_ours_named_as_a_plugin_is_made_with_what_stands_there() -> None:
    text = "deliver: [{plugin: email, options: {to: [a@b.example], sender: d@b.example, host: h.example}}]"
    (tool,) = settings(text).deliverers
    assert tool.options["sender"] == "d@b.example"


def test_a_plugin_whose_settings_give_no_arguments_is_told_with_its_line() -> None:
    ((line, key, what, _),) = problems("deliver:\n  - plugin: odd\n    options: {}\n")
    assert (line, key) == (4, "deliver[0].options")
    assert "'odd': its settings give no mapping of arguments" in what


# --------------------------------------------------------------------------- the sections


def test_the_keys_of_a_section_stand_in_the_order_that_its_tools_agree_on() -> None:
    keys = list(SummariserKeys.model_fields)
    assert keys[:2] == ["extractive", "transformers"]
    assert keys.index("trust_remote_code") < keys.index("endpoint") < keys.index("context")
    assert keys[-2:] == ["plugin", "options"]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("group", GROUPS.values())
def test_tools_that_share_a_key_mean_the_same_by_it(group: str) -> None:
    meant: dict[str, object] = {}
    for model in our_models(group).values():
        for name, field in model.model_fields.items():
            said = (repr(field.annotation), repr(field.default), field.description)
            assert meant.setdefault(name, said) == said
            assert field.description, f"{name} has no docstring"


@pytest.mark.parametrize("section", GROUPS)
def test_every_tool_of_ours_has_a_key_of_its_own_name_that_chooses_it(section: str) -> None:
    for name, model in our_models(GROUPS[section]).items():
        assert name in choices_of(section)
        assert name in model.model_fields


def test_a_key_goes_with_the_tools_that_have_it() -> None:
    assert belonging("summariser", "context") == ("transformers", "endpoint")
    assert belonging("embedder", "prompt") == ("sentence", "endpoint")
    assert belonging("publish", "swap") == ("folder",)
    assert belonging("deliver", "options") == ("plugin",)
    assert belonging("deliver", "nonsense") == ()
