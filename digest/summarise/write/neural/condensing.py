"""Conventions of encoder-decoder models: a prefix for the task, a token for the language, marks in answers.

T5 was trained with the task's name before the text, PEGASUS writes ``<n>`` for the end of a line, and
multilingual models (mBART, M2M100, mT5 of CrossSum) are told the language by a token.
"""

from __future__ import annotations

import re
from typing import Any

_T5 = "summarize: "
"""The prefix with which T5 and its derivatives were trained; mT5 and UMT5 were trained without one."""
_LINE_ENDS = re.compile(r"\s*<n>\s*")
"""PEGASUS's mark for the end of a line."""
_NAMES = {
    "am": "amharic", "ar": "arabic", "az": "azerbaijani", "bn": "bengali", "my": "burmese",
    "zh": "chinese_simplified", "en": "english", "fr": "french", "gu": "gujarati", "ha": "hausa",
    "hi": "hindi", "ig": "igbo", "id": "indonesian", "ja": "japanese", "rn": "kirundi", "ko": "korean",
    "ky": "kyrgyz", "mr": "marathi", "ne": "nepali", "om": "oromo", "ps": "pashto", "fa": "persian",
    "pt": "portuguese", "pa": "punjabi", "ru": "russian", "gd": "scottish_gaelic", "sr": "serbian_cyrillic",
    "si": "sinhala", "so": "somali", "es": "spanish", "sw": "swahili", "ta": "tamil", "te": "telugu",
    "th": "thai", "ti": "tigrinya", "tr": "turkish", "uk": "ukrainian", "ur": "urdu", "uz": "uzbek",
    "vi": "vietnamese", "cy": "welsh", "yo": "yoruba",
}  # fmt: skip
"""Language → its name in models trained on XL-Sum (Hasan et al., 2021)."""


def prefix_of(config: Any) -> str:
    """The prefix before the reports, as the checkpoint states it or as its kind of model was trained."""
    tasks = getattr(config, "task_specific_params", None) or {}
    summarization = tasks.get("summarization") if isinstance(tasks, dict) else None
    if isinstance(summarization, dict):
        return str(summarization.get("prefix") or "")
    return _T5 if getattr(config, "model_type", "") == "t5" else ""


def plain(text: str) -> str:
    """`text` with line breaks in place of PEGASUS's marks for them."""
    return _LINE_ENDS.sub("\n", text)


def address(tokenizer: Any, config: Any, start: int | None, language: str) -> dict[str, int]:
    """The arguments of `generate` that make a multilingual model write `language`.

    The source language of the tokenizer is set as well. `start` is the token with which the checkpoint begins
    an answer. If that is a language's token, as in mBART, the token of `language` replaces it; otherwise the
    token of `language` is the first that the model writes.
    """
    named = _langid(config, language)
    if named is not None:
        return {"decoder_start_token_id": named}
    codes = language_codes(tokenizer)
    token = codes.get(language.partition("-")[0].lower())
    if token is None or not hasattr(tokenizer, "src_lang"):
        return {}
    tokenizer.src_lang = token.strip("_") if token.startswith("__") else token
    number = int(tokenizer.convert_tokens_to_ids(token))
    starts = {int(tokenizer.convert_tokens_to_ids(code)) for code in codes.values()}
    return {"decoder_start_token_id" if start in starts else "forced_bos_token_id": number}


def language_codes(tokenizer: Any) -> dict[str, str]:
    """Two-letter code of a language → the token that names it: ``en_XX``, ``__en__``."""
    added = [str(token) for token in tokenizer.added_tokens_decoder.values()]
    shaped = ((re.fullmatch(r"(?:__)?([a-z]{2})(?:_[A-Z]{2}|__)", token), token) for token in sorted(added))
    return {match[1]: token for match, token in shaped if match}


def _langid(config: Any, language: str) -> int | None:
    """The token of a language if the checkpoint lists languages by their English names; else `None`."""
    tasks = getattr(config, "task_specific_params", None) or {}
    listed = tasks.get("langid_map") if isinstance(tasks, dict) else None
    name = _NAMES.get(language.partition("-")[0].lower(), "english")
    entry = listed.get(name) if isinstance(listed, dict) else None
    return int(entry[0]) if isinstance(entry, list | tuple) and entry and isinstance(entry[0], int) else None
