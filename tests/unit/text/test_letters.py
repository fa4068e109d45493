"""Look-alike letters and invisible characters."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest.text.letters import fold_lookalikes, normal

GENUINE = sorted((Path(__file__).parents[2] / "data" / "letters").glob("*.txt"))


@pytest.mark.parametrize(
    ("spoofed", "meant"),
    [
        ("Mаcron", "Macron"),
        ("Prеsidеnt", "President"),
        ("NАТO", "NATO"),
        ("ΝΑTO", "NATO"),
        ("ѕpооf", "spoof"),
        ("Κiev", "Kiev"),
        ("cаfé", "café"),
        ("𝐌𝐚𝐜𝐫𝐨𝐧", "Macron"),
        ("Фрaнция", "Франция"),
        ("Eлисейский дворeц", "Елисейский дворец"),
        ("tο be Gοοgled", "to be Googled"),
        ("MPѕ and CEOѕ", "MPs and CEOs"),
        ("ΝАTО and ΝАΤО", "NATO and NATO"),
        ("Ꮇacrօn, ꓟacron", "Macron, Macron"),
        ("ｄｅad ＮＡＴＯ", "dead NATO"),
        ("𝓗ℯ𝓵𝓵ℴ Ⓜⓐⓒⓡⓞⓝ", "Hello Macron"),
        ("Gooɡle says", "Google says"),
    ],
)
def test_a_word_of_mixed_script_is_written_in_the_script_it_poses_as(spoofed: str, meant: str) -> None:
    assert fold_lookalikes(spoofed) == meant


@pytest.mark.parametrize(
    "genuine",
    [
        "Президент Франции выступил против",
        "СССР и США",
        "Президент Зеленський: «Київ вистоїть»",
        "Η Αθήνα και η Θεσσαλονίκη",
        "IT-компания выпустила SMSки и 3Dшутер",
        "TNFα, PPARγ, NF-κB, 5 μm",
        "naïve café, Åland, Đorđe, Łódź",
        "東京 ＮＡＴＯ",
    ],
)
def test_genuine_words_of_any_script_stay_untouched(genuine: str) -> None:
    assert fold_lookalikes(genuine) == genuine


def test_an_even_word_takes_the_script_of_the_text_around_it() -> None:
    assert fold_lookalikes("the сo of trade") == "the co of trade"
    assert fold_lookalikes("сo всех ног") == "со всех ног"


def test_invisible_bidirectional_and_control_characters_disappear() -> None:
    assert normal("a\u200bb\u00adc\u202ed\x07e\ufefff\U000e0041") == "abcdef"


def test_spaces_and_line_ends_become_ordinary_ones() -> None:
    assert normal("a\u00a0b\u2009c\td\r\ne\u2028f\rg") == "a b c d\ne\nf\ng"


def test_decomposed_letters_are_composed_even_across_something_invisible() -> None:
    assert normal("cafe\u200b\u0301") == "café"


def test_joiners_stay_where_a_script_needs_them() -> None:
    assert normal("می\u200cخواهم") == "می\u200cخواهم"
    assert normal("क\u094d\u200dष") == "क\u094d\u200dष"
    assert normal("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"
    assert normal("Ma\u200dcr\u200con") == "Macron"


@pytest.mark.parametrize(
    ("spoofed", "meant"),
    [
        ("The prеsident said а расе was set.", "The president said a pace was set."),
        ("The ѕрасе had come.", "The space had come."),
        ("Then І’ve gone.", "Then I’ve gone."),
        ("The mаn αnd a νery old one", "The man and a very old one"),
    ],
)
def test_a_word_of_look_alikes_alone_is_folded_where_the_text_gives_it_away(spoofed: str, meant: str) -> None:
    assert fold_lookalikes(spoofed) == meant


@pytest.mark.parametrize(
    "text",
    ["On his shirt stood СССР.", "The wasp is оса, and Россия lies far away; the ѕрасе, too."],
)
def test_a_word_of_look_alikes_alone_may_be_genuine(text: str) -> None:
    assert fold_lookalikes(text) == text


@pytest.mark.parametrize("path", GENUINE, ids=lambda path: path.stem)
def test_genuine_texts_stay_untouched_whole_and_line_by_line(path: Path) -> None:
    text = path.read_text(encoding="utf8").split("\n", 1)[1]
    assert fold_lookalikes(text) == text
    for line in text.splitlines():
        assert fold_lookalikes(line) == line
