"""The address of an encoder-decoder: a word for its task, a code for the language, marks in its answers.

T5 was taught with the task's name before the text, PEGASUS writes ``<n>`` for a line's end, and models of
many languages (mBART, M2M100, mT5 of CrossSum) are told the language by a token.
"""

from __future__ import annotations

import re
from typing import Any

_T5 = "summarize: "
"""The word that T5, and what was made of it, was taught with; mT5 and UMT5 were taught with none."""
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
"""Language → the name that models made from XL-Sum have for it (Hasan et al., 2021)."""


def prefix_of(config: Any) -> str:
    """The text before the reports, as the checkpoint says or as its kind of model was taught."""
    tasks = getattr(config, "task_specific_params", None) or {}
    summarization = tasks.get("summarization") if isinstance(tasks, dict) else None
    if isinstance(summarization, dict):
        return str(summarization.get("prefix") or "")
    return _T5 if getattr(config, "model_type", "") == "t5" else ""


def plain(text: str) -> str:
    """`text` with line ends where PEGASUS wrote marks for them."""
    return _LINE_ENDS.sub("\n", text)


def address(tokenizer: Any, config: Any, start: int | None, language: str) -> dict[str, int]:
    """The arguments of `generate` that make a model of many languages write `language`.

    The tokenizer is told too. `start` is the token with which the checkpoint begins an answer: where that is
    a language's, as in mBART, the language begins it; elsewhere it is the first token written.
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
    """The tokens that name languages, by the languages' two letters: ``en_XX``, ``__en__``."""
    added = [str(token) for token in tokenizer.added_tokens_decoder.values()]
    shaped = ((re.fullmatch(r"(?:__)?([a-z]{2})(?:_[A-Z]{2}|__)", token), token) for token in sorted(added))
    return {match[1]: token for match, token in shaped if match}


def _langid(config: Any, language: str) -> int | None:
    """The token of a language in a checkpoint that lists them by their English names."""
    tasks = getattr(config, "task_specific_params", None) or {}
    listed = tasks.get("langid_map") if isinstance(tasks, dict) else None
    name = _NAMES.get(language.partition("-")[0].lower(), "english")
    entry = listed.get(name) if isinstance(listed, dict) else None
    return int(entry[0]) if isinstance(entry, list | tuple) and entry and isinstance(entry[0], int) else None
