"""Words and sentence ends in scripts of all kinds."""

from __future__ import annotations

import pytest

from digest.text.scripts import ends_as_sentences_do, word_count


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("The lock opened again.", 4, 4),
        ("水門が火曜日、再び開いた。", 4, 8),
        ("水闸星期二重新开放。", 4, 8),
        ("ประตูน้ำที่เวลมาร์เปิดอีกครั้งเมื่อวันอังคาร", 6, 12),
        ("ປະຕູນ້ຳທີ່ເວລມາເປີດອີກຄັ້ງໃນວັນອັງຄານ", 5, 12),
        ("ទ្វារទឹកបានបើកឡើងវិញនៅថ្ងៃអង្គារ", 5, 12),
        ("ရေတံခါးကို အင်္ဂါနေ့တွင် ပြန်လည်ဖွင့်လှစ်ခဲ့သည်။", 5, 14),
        ("수문이 화요일에 다시 열렸다.", 4, 4),
    ],
)
def test_words_are_counted_about_right(text: str, least: int, most: int) -> None:
    assert least <= word_count(text) <= most


@pytest.mark.parametrize(
    "text",
    [
        "The lock opened.",
        "Is it open?”",
        "水門が開いた。」",
        "آیا باز است؟",
        "تالا کھل گیا۔",
        "ताला खुल गया।",
        "መቆለፊያው ተከፈተ።",
        "ရေတံခါး ဖွင့်ခဲ့သည်။",
        "ទ្វារទឹកបានបើក។",
        "ประตูน้ำที่เวลมาร์เปิดอีกครั้งเมื่อวันอังคาร",
        "ປະຕູນ້ຳທີ່ເວລມາເປີດອີກຄັ້ງໃນວັນອັງຄານ",
        "The office said.[2]",
    ],
)
def test_a_sentences_end_is_known(text: str) -> None:
    assert ends_as_sentences_do(text)


@pytest.mark.parametrize("text", ["The lock", "水門再開", "ประตูน้ำเปิด", "Read more:"])
def test_a_title_does_not_end_as_a_sentence(text: str) -> None:
    assert not ends_as_sentences_do(text)
