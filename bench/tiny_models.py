"""Two tiny transformers models that speak, for tests: ``python -m bench.tiny_models FOLDER``.

An encoder-decoder (BART's shape) that learned to repeat the first report, and a chat model (Llama's shape)
that learned to answer in the sentences of a small invented town. Both are trained on text written here, in
well under a minute on one core, and saved as safetensors with a tokenizer of their own.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.summarise.write.prompt import SYSTEM, TASK, report, request

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WHO = ("The city council", "The harbour board", "Mayor Ada Lund", "The river authority", "The school union")
_DID = ("approved", "rejected", "delayed", "announced", "praised")
_WHAT = ("a new bridge", "the tram line", "a flood wall", "the night market", "a larger library")
_WHERE = ("over the Alder", "in Norrby", "on the east bank", "near the old mill", "at Castle Hill")
_WHEN = ("on Monday", "on Wednesday", "on Friday", "after a long debate", "with a narrow vote")
_MORE = (
    "The plan will cost {n} million crowns.",
    "About {n} people protested outside the hall.",
    "Work should begin in {n} weeks.",
    "Engineers had warned of delays for {n} months.",
)
_CHAT_TEMPLATE = (
    "{% for message in messages %}<user>{{ message['content'] }}<end>{% endfor %}"
    "{% if add_generation_prompt %}<assistant>{% endif %}"
)
_SPECIALS = ["<pad>", "<start>", "<end>", "<user>", "<assistant>"]


def sentence(chance: random.Random) -> str:
    """A sentence of the invented town's news."""
    return " ".join(chance.choice(part) for part in (_WHO, _DID, _WHAT, _WHERE, _WHEN)) + "."


def reports(chance: random.Random) -> list[str]:
    """What outlets say about one event; the first says what happened."""
    more = [chance.choice(_MORE).format(n=chance.randint(2, 90)) for _ in range(chance.randint(1, 2))]
    return [sentence(chance), *more]


def _tokenizer(texts: Iterator[str]) -> Any:
    """A byte-level tokenizer of our own."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    made = Tokenizer(models.BPE())
    made.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    made.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=900,
        special_tokens=_SPECIALS,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    made.train_from_iterator(texts, trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=made,
        pad_token="<pad>",  # noqa: S106
        bos_token="<start>",  # noqa: S106
        eos_token="<end>",  # noqa: S106
        extra_special_tokens=["<user>", "<assistant>"],
        model_max_length=400,
    )


def _batch(rows: Sequence[Sequence[int]], fill: int) -> Any:
    import torch

    width = max(map(len, rows))
    return torch.tensor([[*row, *[fill] * (width - len(row))] for row in rows])


def _train(model: Any, batches: Iterator[dict[str, Any]]) -> None:
    """AdamW with a short warm-up, on one thread: models so small only wait for a second one."""
    import torch

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    model.train()
    optimiser = torch.optim.AdamW(model.parameters(), lr=5e-3, weight_decay=0.01)
    rate = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: min(1.0, (step + 1) / 20))
    for batch in batches:
        loss = model(**batch).loss
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()
        rate.step()
        optimiser.zero_grad()
    model.eval()
    torch.set_num_threads(threads)


def encoder_decoder(folder: Path, steps: int = 120) -> Path:
    """Build, train and save the encoder-decoder: it gives back the first report."""
    import torch
    from transformers import BartConfig, BartForConditionalGeneration

    torch.manual_seed(1)
    chance = random.Random(1)  # noqa: S311
    tokenizer = _tokenizer(" ".join(reports(chance)) for _ in range(400))
    model = BartForConditionalGeneration(
        BartConfig(
            vocab_size=len(tokenizer), d_model=64, encoder_layers=1, decoder_layers=1,
            encoder_attention_heads=4, decoder_attention_heads=4, encoder_ffn_dim=128, decoder_ffn_dim=128,
            max_position_embeddings=400, dropout=0.0, pad_token_id=0, bos_token_id=1, eos_token_id=2,
            decoder_start_token_id=1, forced_eos_token_id=None, init_std=0.08,
        )
    )  # fmt: skip

    def batches() -> Iterator[dict[str, Any]]:
        for _ in range(steps):
            rows = [reports(chance) for _ in range(24)]
            inputs = [tokenizer(" ".join(row))["input_ids"] for row in rows]
            labels = [[*tokenizer(row[0])["input_ids"], 2] for row in rows]
            ids = _batch(inputs, 0)
            yield {
                "input_ids": ids,
                "attention_mask": (ids != 0).long(),
                "labels": _batch(labels, -100),
            }

    _train(model, batches())
    return _save(model, tokenizer, folder)


def chat(folder: Path, steps: int = 60) -> Path:
    """Build, train and save the chat model: it answers with a sentence of the town's news."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(2)
    chance = random.Random(2)  # noqa: S311
    tokenizer = _tokenizer(f"{SYSTEM} {report(reports(chance))} {TASK}" for _ in range(400))
    tokenizer.chat_template = _CHAT_TEMPLATE
    model = LlamaForCausalLM(
        LlamaConfig(
            vocab_size=len(tokenizer), hidden_size=64, intermediate_size=128, num_hidden_layers=2,
            num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=512, pad_token_id=0,
            bos_token_id=1, eos_token_id=2, tie_word_embeddings=True,
        )
    )  # fmt: skip

    def batches() -> Iterator[dict[str, Any]]:
        for _ in range(steps):
            prompts, answers = [], []
            for row in (reports(chance) for _ in range(8)):
                content = request(row, 100)
                worded = tokenizer.apply_chat_template(
                    [{"role": "system", "content": SYSTEM}, {"role": "user", "content": content}],
                    tokenize=False,
                    add_generation_prompt=True,
                )
                prompts.append(tokenizer(worded)["input_ids"])
                answers.append([*tokenizer(row[0])["input_ids"], 2])
            ids = _batch([[*p, *a] for p, a in zip(prompts, answers, strict=True)], 0)
            labels = [[*[-100] * len(p), *a] for p, a in zip(prompts, answers, strict=True)]
            mask = _batch([[1] * (len(p) + len(a)) for p, a in zip(prompts, answers, strict=True)], 0)
            yield {"input_ids": ids, "attention_mask": mask, "labels": _batch(labels, -100)}

    _train(model, batches())
    return _save(model, tokenizer, folder)


def _save(model: Any, tokenizer: Any, folder: Path) -> Path:
    model.save_pretrained(folder)
    tokenizer.save_pretrained(folder)
    return folder


if __name__ == "__main__":
    target = Path(sys.argv[1])
    encoder_decoder(target / "encoder-decoder")
    chat(target / "chat")
