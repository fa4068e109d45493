"""What every architecture of transformers promises that Digest claims: tried on a tiny model of each."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from bench.model_zoo import ALL, CHATS, unread_tokenizer
from digest.errors import SummaryError
from digest.models import Story, Summary
from digest.summarise.write.transformer import TransformersSummariser
from tests.fakes import models
from tests.unit.summarise.stories import told

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow
ROOM = 12
SHORT = "The council approved a bridge over the river on Monday."
LONG = " ".join(
    f"{who} said on Monday that {what} in {number} weeks after a long debate."
    for number, (who, what) in enumerate(
        [("The mayor", "work should begin"), ("Engineers", "the wall will cost 3 million crowns"), ("People", "delays end")], 3
    )
)  # fmt: skip


@cache
def summariser(kind: str) -> TransformersSummariser:
    folder = models.gguf() if kind == "gguf" else models.tiny(kind)
    return TransformersSummariser(
        str(folder), max_new_tokens=ROOM, threads=1, batch_size=3, allow_remote_code=kind == "own_code"
    )


def stories() -> list[Story]:
    return [told(SHORT, id="short"), told(LONG, id="long")]


@pytest.mark.parametrize("kind", [*sorted(ALL), "gguf"])
def test_a_model_of_this_kind_writes_within_its_room_and_alone_what_it_writes_beside_others(
    kind: str,
) -> None:
    written = summariser(kind)
    prompts = [written.prompt(story, 20) for story in stories()]
    generator = written._generator()
    asked = [generator._asked(prompt) for prompt in prompts]
    for prompt, one in zip(prompts, asked, strict=True):
        assert generator._length(prompt) <= generator.context - (one.goal.room if kind in CHATS else 0)
        assert one.goal.room == ROOM
    together = generator._generated(asked)
    assert together == [generator._generated([one])[0] for one in asked]
    for answer in together:
        text = answer.text or ""
        assert not any(special in text for special in generator._specials)
        assert len(text.split()) <= ROOM
    (result,) = written.summarise(stories()[:1], words=20)
    assert isinstance(result, Summary | SummaryError)


def test_a_tokenizer_that_comes_as_a_file_of_sentencepiece_is_read(tmp_path: Path) -> None:
    written = TransformersSummariser(str(unread_tokenizer(tmp_path)), max_new_tokens=ROOM, threads=1)
    generator = written._generator()
    tokenizer = generator._tokenizer
    assert tokenizer.decode(
        tokenizer("the council approved it.")["input_ids"], skip_special_tokens=True
    ).startswith("the council approved")
    assert written.facts().kind == "encoder-decoder"


def test_what_a_model_takes_is_told_with_what_it_is() -> None:
    facts = summariser("qwen3").facts()
    assert 0.2 < facts.memory_gib < 0.5
    assert (facts.kind, facts.context) == ("chat", 1024)
    assert summariser("led").facts().kind == "encoder-decoder"


def test_a_model_that_only_thinks_gives_an_error_that_says_what_to_raise() -> None:
    (result,) = summariser("qwen2_moe").summarise([told(SHORT)], words=20)
    assert isinstance(result, SummaryError)
    assert "raise max_tokens" in result.reason


def test_a_story_in_a_language_that_the_model_knows_is_asked_for_in_it() -> None:
    written = summariser("mbart")
    generator = written._generator()
    tokenizer = generator._tokenizer
    assert generator._how("de") == {"forced_bos_token_id": tokenizer.convert_tokens_to_ids("de_DE")}
    assert tokenizer.src_lang == "de_DE"
    assert generator._how("pt-BR") == {"forced_bos_token_id": tokenizer.convert_tokens_to_ids("pt_XX")}
    assert generator._how("") == {}
    assert generator._how("eo") == {}


def test_code_that_stands_beside_a_model_is_not_run_unless_that_is_allowed() -> None:
    (result,) = TransformersSummariser(str(models.tiny("own_code"))).summarise([told(SHORT)], words=20)
    assert isinstance(result, SummaryError)
    assert "trust_remote_code" in result.reason
