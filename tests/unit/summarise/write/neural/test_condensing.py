"""The prefixes, language tokens and marks of encoder-decoders."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from bench import model_zoo as zoo
from digest.summarise.write.neural.condensing import address, language_codes, plain, prefix_of


@pytest.mark.parametrize(
    ("config", "prefix"),
    [
        ({"model_type": "t5"}, "summarize: "),
        (
            {"model_type": "t5", "task_specific_params": {"summarization": {"prefix": "condense: "}}},
            "condense: ",
        ),
        ({"model_type": "t5", "task_specific_params": {"summarization": {"prefix": ""}}}, ""),
        (
            {"model_type": "t5", "task_specific_params": {"translation_en_to_de": {"prefix": "x"}}},
            "summarize: ",
        ),
        ({"model_type": "mt5"}, ""),
        ({"model_type": "longt5"}, ""),
        ({"model_type": "bart", "task_specific_params": {"summarization": {"length_penalty": 2.0}}}, ""),
        ({"model_type": "bart", "task_specific_params": None}, ""),
    ],
)
def test_the_word_for_the_task_is_the_checkpoints_or_that_of_its_kind(
    config: dict[str, Any], prefix: str
) -> None:
    assert prefix_of(SimpleNamespace(**config)) == prefix


def test_marks_for_line_ends_become_line_ends() -> None:
    assert plain("It rained.<n>The river rose. <n> So it was.") == "It rained.\nThe river rose.\nSo it was."


def test_a_language_begins_the_answer_where_the_checkpoint_begins_with_one() -> None:
    tokenizer = zoo.languages()
    german, english = tokenizer.convert_tokens_to_ids(["de_DE", "en_XX"])
    config = SimpleNamespace()
    assert address(tokenizer, config, english, "de") == {"decoder_start_token_id": german}
    assert address(tokenizer, config, 2, "de") == {"forced_bos_token_id": german}
    assert address(tokenizer, config, None, "de-AT") == {"forced_bos_token_id": german}
    assert address(tokenizer, config, 2, "") == {}


def test_a_model_of_one_language_is_told_none() -> None:
    assert address(zoo.tokenizer(), SimpleNamespace(), 2, "de") == {}
    assert language_codes(zoo.tokenizer()) == {}


def test_languages_listed_by_name_are_found_by_their_code() -> None:
    config = SimpleNamespace(
        task_specific_params={
            "langid_map": {"english": [35, "▁<extra_id_64>"], "french": [39, "▁<extra_id_60>"]}
        }
    )
    assert address(zoo.tokenizer(), config, 0, "fr") == {"decoder_start_token_id": 39}
    assert address(zoo.tokenizer(), config, 0, "fr-CA") == {"decoder_start_token_id": 39}
    assert address(zoo.tokenizer(), config, 0, "") == {"decoder_start_token_id": 35}
    assert address(zoo.tokenizer(), config, 0, "cy") == {}


def test_codes_of_both_shapes_are_read() -> None:
    class Other:
        def __init__(self) -> None:
            self.added_tokens_decoder = {7: "__de__", 8: "__en__", 9: "<pad>"}
            self.src_lang = "en"

        def convert_tokens_to_ids(self, token: str) -> int:
            return {"__de__": 7, "__en__": 8}[token]

    tokenizer = Other()
    assert address(tokenizer, SimpleNamespace(), 2, "de") == {"forced_bos_token_id": 7}
    assert tokenizer.src_lang == "de"
