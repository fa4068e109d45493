"""One tiny model of each architecture that is claimed: ``python -m bench.model_zoo FOLDER``.

Their weights are random, so they write nonsense, and that is enough for what is promised of every model: it loads, writes within its room,
ends, and writes alone what it writes beside others. Each takes some tens of milliseconds to make.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from digest.summarise.write.prompt import SYSTEM, TASK

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_WORDS = (
    "the council approved bridge over river on monday mayor said work should begin in weeks after a long debate "
    "harbour board school union plan will cost million crowns engineers had warned of delays for months people "
    "protested outside hall near old mill with narrow vote library tram line flood wall night market larger new"
).split()
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.,:;!?'’“”()-–<>/|[]{}#*_\n"

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
NO_SYSTEM = (
    "{% for message in messages %}"
    "{% if message['role'] not in ['user', 'assistant'] %}{{ raise_exception('System role not supported') }}{% endif %}"
    "<|im_start|>{{ 'model' if message['role'] == 'assistant' else 'user' }}\n{{ message['content'] | trim }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>model\n{% endif %}"
)
SILENT_SYSTEM = (
    "{% for message in messages %}{% if message['role'] == 'user' %}[INST] {{ message['content'] }} [/INST]"
    "{% elif message['role'] == 'assistant' %} {{ message['content'] }}</s>{% endif %}{% endfor %}"
)
PLAIN_TURNS = (
    "{% for message in messages %}<|{{ message['role'] }}|>\n{{ message['content'] }}</s>\n{% endfor %}"
    "{% if add_generation_prompt %}<|assistant|>\n{% endif %}"
)
IN_PARTS = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n"
    "{% for part in message['content'] %}{% if part['type'] == 'text' %}{{ part['text'] }}{% endif %}{% endfor %}"
    "<|im_end|>\n{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
THINKING = CHATML.replace(
    "assistant\n{% endif %}",
    "assistant\n{% if enable_thinking is defined and enable_thinking is false %}<think>\n\n</think>\n\n{% endif %}{% endif %}",
)
THOUGHT_OPENED = CHATML.replace("assistant\n{% endif %}", "assistant\n<think>\n{% endif %}")
EFFORT = (
    "{% if reasoning_effort not in ['none', 'high'] %}{{ raise_exception('reasoning_effort') }}{% endif %}"
    + CHATML
)
_SPECIALS = ["<s>", "<pad>", "</s>", "<unk>"]
_TURNS = ["<|im_start|>", "<|im_end|>"]

_SMALL: dict[str, Any] = {
    "hidden_size": 32, "intermediate_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4,
    "num_key_value_heads": 2, "max_position_embeddings": 1024, "initializer_range": 0.3,
    "bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "tie_word_embeddings": False,
}  # fmt: skip
_GPT = {"n_embd": 32, "n_layer": 2, "n_head": 4, "n_positions": 1024, "initializer_range": 0.3,
        "bos_token_id": 0, "eos_token_id": 2}  # fmt: skip
_BART: dict[str, Any] = {
    "d_model": 32, "encoder_layers": 1, "decoder_layers": 1, "encoder_attention_heads": 4,
    "decoder_attention_heads": 4, "encoder_ffn_dim": 64, "decoder_ffn_dim": 64, "max_position_embeddings": 512,
    "init_std": 0.3, "bos_token_id": 0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 2,
    "forced_eos_token_id": 2,
}  # fmt: skip
_T5: dict[str, Any] = {
    "d_model": 32, "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_decoder_layers": 2, "num_heads": 4,
    "initializer_factor": 2.0, "pad_token_id": 1, "eos_token_id": 2, "decoder_start_token_id": 1,
}  # fmt: skip
_LED = {key: value for key, value in _BART.items() if key != "max_position_embeddings"} | {
    "max_encoder_position_embeddings": 1024, "max_decoder_position_embeddings": 256, "attention_window": 32,
}  # fmt: skip
_EXPERTS = {"num_local_experts": 4, "num_experts": 4, "num_experts_per_tok": 2, "moe_intermediate_size": 32,
            "shared_expert_intermediate_size": 32, "decoder_sparse_step": 1}  # fmt: skip

CHATS: dict[str, tuple[str, Mapping[str, Any], str]] = {
    "llama": ("Llama", _SMALL, CHATML),
    "qwen2": ("Qwen2", _SMALL, CHATML),
    "qwen3": ("Qwen3", {**_SMALL, "head_dim": 8}, THINKING),
    "gemma2": ("Gemma2", {**_SMALL, "head_dim": 8, "sliding_window": 64, "query_pre_attn_scalar": 8,
                        "layer_types": ["sliding_attention", "full_attention"]}, NO_SYSTEM),
    "gemma3": ("Gemma3", {**_SMALL, "head_dim": 8, "sliding_window": 64, "query_pre_attn_scalar": 8,
                        "layer_types": ["sliding_attention", "full_attention"]}, IN_PARTS),
    "mistral": ("Mistral", {**_SMALL, "sliding_window": None}, SILENT_SYSTEM),
    "phi3": ("Phi3", {**_SMALL, "num_key_value_heads": 4}, PLAIN_TURNS),
    "gpt2": ("GPT2", _GPT, CHATML),
    "falcon": ("Falcon", {**_SMALL, "new_decoder_architecture": True, "num_kv_heads": 2, "alibi": False}, CHATML),
    "gpt_neox": ("GPTNeoX", _SMALL, PLAIN_TURNS),
    "bloom": ("Bloom", {"hidden_size": 32, "n_layer": 2, "n_head": 4, "initializer_range": 0.3}, CHATML),
    "smollm3": ("SmolLM3", _SMALL, THINKING),
    "granite": ("Granite", _SMALL, CHATML),
    "olmo2": ("Olmo2", _SMALL, CHATML),
    "mixtral": ("Mixtral", {**_SMALL, **_EXPERTS, "sliding_window": None}, EFFORT),
    "qwen2_moe": ("Qwen2Moe", {**_SMALL, **_EXPERTS}, THOUGHT_OPENED),
    "mamba": ("Mamba", {"hidden_size": 32, "num_hidden_layers": 2, "state_size": 8, "initializer_range": 0.3,
                        "pad_token_id": 1, "eos_token_id": 2}, CHATML),
}  # fmt: skip
"""Decoder-only models: class, configuration, chat template."""
CONDENSERS: dict[str, tuple[str, Mapping[str, Any]]] = {
    "t5": ("T5", _T5),
    "mt5": ("MT5", {**_T5, "tie_word_embeddings": False}),
    "longt5": ("LongT5", {**_T5, "encoder_attention_type": "transient-global", "local_radius": 16}),
    "bart": ("Bart", _BART),
    "mbart": ("MBart", _BART),
    "pegasus": ("Pegasus", _BART),
    "bigbird_pegasus": ("BigBirdPegasus", {**_BART, "attention_type": "original_full"}),
    "led": ("LED", _LED),
}  # fmt: skip
"""Encoder-decoder models: class, configuration."""


def build(kind: str, folder: Path) -> Path:
    """A model of that kind in a folder of its own."""
    if kind in CHATS:
        name, config, template = CHATS[kind]
        return _saved(name, "ForCausalLM", config, tokenizer(template), folder)
    name, config = CONDENSERS[kind]
    made = languages() if kind == "mbart" else tokenizer(ends=True)
    return _saved(name, "ForConditionalGeneration", config, made, folder)


def tokenizer(template: str | None = None, *, ends: bool = False) -> Any:
    """Pieces of words as sentencepiece has them; `ends` adds the end of a text, as encoders want it."""
    from tokenizers import processors
    from transformers import PreTrainedTokenizerFast

    made = _pieces([*_SPECIALS, *_TURNS, "<n>"])
    if ends:
        made.post_processor = processors.TemplateProcessing("$A </s>", special_tokens=[("</s>", 2)])
    return PreTrainedTokenizerFast(
        tokenizer_object=made, bos_token="<s>", pad_token="<pad>", eos_token="</s>", unk_token="<unk>",  # noqa: S106
        extra_special_tokens=_TURNS, chat_template=template, model_max_length=10**30,
    )  # fmt: skip


def languages() -> Any:
    """The tokenizer of mBART-50, which names languages by tokens."""
    from transformers import MBart50Tokenizer

    pieces = [("<unk>", 0.0), ("<s>", 0.0), ("</s>", 0.0), *((piece, -5.0) for piece in _vocabulary())]
    return MBart50Tokenizer(vocab=pieces, src_lang="en_XX")


def unread_tokenizer(folder: Path) -> Path:
    """An mBART as it lies on the hub: its tokenizer is a file of sentencepiece, which is to be converted."""
    import sentencepiece

    build("mbart", folder)
    (folder / "tokenizer.json").unlink()
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "MBart50Tokenizer"}), "utf8")
    lines = [" ".join(_WORDS[start:] + _WORDS[:start]) + "." for start in range(len(_WORDS))]
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(lines), model_prefix=str(folder / "made"), vocab_size=120, minloglevel=2,
        hard_vocab_limit=False, unk_id=0, bos_id=1, eos_id=2, pad_id=-1,
    )  # fmt: skip
    (folder / "made.model").rename(folder / "sentencepiece.bpe.model")
    return folder


def _vocabulary() -> list[str]:
    known = [*_WORDS, *re.findall(r"[a-z]+", f"{SYSTEM} {TASK}".lower())]
    words = [shape(word) for word in known for shape in (str, str.capitalize)]
    return ["▁", *_LETTERS, *dict.fromkeys(f"▁{word}" for word in words if len(word) > 1), "▁it.", "▁there."]


def _pieces(specials: list[str]) -> Any:
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers

    scored = [*((piece, 0.0) for piece in specials), *((piece, -5.0) for piece in _vocabulary())]
    made = Tokenizer(models.Unigram(scored, unk_id=specials.index("<unk>")))
    made.pre_tokenizer = pre_tokenizers.Metaspace()
    made.decoder = decoders.Metaspace()
    made.add_special_tokens([special for special in specials if special != "<n>"])
    return made


def _saved(name: str, purpose: str, config: Mapping[str, Any], made: Any, folder: Path) -> Path:
    import torch
    import transformers

    torch.manual_seed(3)
    if name == "Gemma3":
        model = _gemma3(config, len(made))
    else:
        kind = getattr(transformers, f"{name}Config")
        model_class = getattr(transformers, f"{name}LMHeadModel" if name == "GPT2" else name + purpose)
        model = model_class(kind(vocab_size=len(made), **config))
    transformers.utils.logging.disable_progress_bar()
    model.save_pretrained(folder)
    made.save_pretrained(folder)
    return folder


def _gemma3(config: Mapping[str, Any], size: int) -> Any:
    """A model that also sees images; its text part has a configuration of its own."""
    from transformers import (
        Gemma3Config,
        Gemma3ForConditionalGeneration,
        Gemma3TextConfig,
        SiglipVisionConfig,
    )

    sight = SiglipVisionConfig(
        hidden_size=16,
        intermediate_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=28,
        patch_size=14,
    )
    text = Gemma3TextConfig(vocab_size=size, **config)
    return Gemma3ForConditionalGeneration(
        Gemma3Config(text_config=text, vision_config=sight, mm_tokens_per_image=4, eos_token_id=2)
    )


def own_code(folder: Path) -> Path:
    """A model whose code stands beside it."""
    build("llama", folder)
    (folder / "modeling_own.py").write_text(
        "from transformers import LlamaConfig, LlamaForCausalLM\n\n\n"
        "class OwnConfig(LlamaConfig):\n    model_type = 'own'\n\n\n"
        "class OwnForCausalLM(LlamaForCausalLM):\n    config_class = OwnConfig\n",
        encoding="utf8",
    )
    path = folder / "config.json"
    config = json.loads(path.read_text(encoding="utf8"))
    config |= {
        "model_type": "own",
        "architectures": ["OwnForCausalLM"],
        "auto_map": {
            "AutoConfig": "modeling_own.OwnConfig",
            "AutoModelForCausalLM": "modeling_own.OwnForCausalLM",
        },
    }
    path.write_text(json.dumps(config), encoding="utf8")
    return folder


ALL: dict[str, Callable[[Path], Path]] = {
    **{kind: lambda folder, kind=kind: build(kind, folder) for kind in (*CHATS, *CONDENSERS)},  # type: ignore[misc]
    "own_code": own_code,
}


if __name__ == "__main__":
    for kind, make in ALL.items():
        print(make(Path(sys.argv[1]) / kind))
