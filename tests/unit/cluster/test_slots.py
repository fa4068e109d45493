from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from digest.cluster.slots import are_siblings, compared, first_words, may_be_siblings, told_by
from tests.builders import article

if TYPE_CHECKING:
    from digest.models import Article


def report(number: int, headline: str, text: str) -> Article:
    return article(number, headline=headline, text=text)


def quake(number: int, magnitude: str, where: str, depth: int) -> Article:
    return report(
        number,
        f"M {magnitude} - {where}",
        f"A magnitude {magnitude} earthquake struck {where} at a depth of {depth} km. No damage was reported.",
    )


def test_two_quakes_told_by_one_pattern_are_siblings() -> None:
    assert are_siblings(
        quake(1, "4.5", "12 km north of Hollin", 10), quake(2, "5.1", "80 km west of Corvane", 33)
    )


def test_the_alignment_of_two_quakes_is_counted_by_hand() -> None:
    one = told_by(report(1, "M 4.5 in Hollin", "It was felt in Hollin at 9."))
    other = told_by(report(2, "M 5.1 in Corvane", "It was felt in Corvane at 9."))
    found = compared(one, other)
    assert found.aligned == pytest.approx(9 / 11)  # all but Hollin, twice, of eleven words
    assert found.slots == 3  # the magnitude, and the place twice
    assert found.edits == 0
    assert found.kept == 1  # at 9
    assert found.stock == {"m", "in", "it", "was", "felt", "at", "9"}


def test_an_edited_copy_is_no_sibling_of_its_original() -> None:
    original = (
        "The ferry Marigold ran aground off Skerrow on Monday with 212 passengers aboard. Two lifeboats took "
        "everybody ashore within three hours. Fog and a failed radar had misled the crew, Edda Rowntree said."
    )
    copy = (
        "The ferry Marigold ran onto rocks off Skerrow on Monday with 212 passengers on it. Two lifeboats brought "
        "all of them ashore within three hours. Fog and a broken radar had misled the crew, Edda Rowntree told us."
    )
    assert not are_siblings(report(1, "Ferry aground", original), report(2, "Ferry aground", copy))


def test_a_report_with_a_new_toll_is_no_sibling_of_the_one_before() -> None:
    text = (
        "At least {} people died when a mine at Karsel collapsed on Sunday, the ministry in Velmora said. Rescue "
        "teams from Tarley and Ormsund dug through the night, and President Odile Renn flew to Karsel."
    )
    assert not are_siblings(
        report(1, "Mine collapses", text.format(12)), report(2, "Mine collapses", text.format(14))
    )


def test_a_line_of_each_outlets_own_makes_no_siblings_of_two_copies() -> None:
    text = "Water swamped the market of Birchford after the river burst its banks. Outlet {0} spoke to witness {0}."
    one, other = (report(number, "Flood in Birchford", text.format(number)) for number in (1, 2))
    assert not are_siblings(one, other)


def test_one_word_put_for_many_others_is_no_name() -> None:
    text = "The old mill by the weir was sold to a family from the town, and the mill wheel will turn for the town."
    edited = " ".join(word if number % 5 else "somewhere" for number, word in enumerate(text.split(), 1))
    assert not are_siblings(report(1, "Mill sold", text), report(2, "Mill sold", edited))


def test_two_reports_in_words_of_their_own_are_no_siblings() -> None:
    one = report(
        1, "Bridge closed", "Velmora closed its bridge on Tuesday after engineers found 2 cracks in a girder."
    )
    other = report(
        2, "Detours ahead", "Commuters face six weeks of detours, the mayor Tomas Brell said on Wednesday."
    )
    assert not are_siblings(one, other)


@pytest.mark.parametrize(
    ("headline", "text", "one", "other"),
    [
        (
            "Unwetterwarnung für den Kreis {0}",
            "Für den Kreis {0} gilt eine Warnung vor Sturmböen. Es treten Böen bis {1} Stundenkilometer auf.",
            ("Hollin", 75),
            ("Corvane", 90),
        ),
        (
            "{0} : un blessé sur la route",
            "Un accident s'est produit lundi vers {1} heures à {0}. Une personne a été transportée à l'hôpital.",
            ("Hollin", 9),
            ("Corvane", 17),
        ),
        (
            "{0} vence por la mínima",
            "El {0} venció el sábado con un gol en el minuto {1}. Los visitantes dominaron la primera parte.",
            ("Hollin", 12),
            ("Corvane", 71),
        ),
        (
            "{0}发生{1}级地震",
            "星期一在{0}附近发生{1}级地震，目前没有人员伤亡报告。",
            ("霍林", "4.5"),
            ("科文", "5.1"),
        ),
        (
            "زلزال بقوة {1} يضرب {0}",
            "ضرب زلزال بقوة {1} درجة منطقة {0} صباح الاثنين. ولم ترد تقارير عن وقوع أضرار.",
            ("هولين", "4.5"),
            ("كورفان", "5.1"),
        ),
    ],
    ids=["de", "fr", "es", "zh", "ar"],
)
def test_siblings_are_known_in_languages_without_a_table(
    headline: str, text: str, one: tuple[str, object], other: tuple[str, object]
) -> None:
    first, second = (
        report(number, headline.format(*slots), text.format(*slots))
        for number, slots in enumerate((one, other))
    )
    assert are_siblings(first, second)
    assert not are_siblings(first, report(3, first.headline, first.text))


def test_capitals_show_no_names_where_every_noun_has_one() -> None:
    german = told_by(report(1, "Warnung", "Im Kreis gilt eine Warnung vor Böen und Gewittern mit Hagel."))
    english = told_by(
        report(1, "Warning", "The office in Hollin has issued a warning of hail and strong wind.")
    )
    assert not any(token.is_name for sentence in german for token in sentence)
    assert [token.text for sentence in english for token in sentence if token.is_name] == ["hollin"]


def test_sentences_in_another_order_are_aligned_all_the_same() -> None:
    told = (
        "The council of {0} met on Monday.",
        "It approved {1} crowns for {2} Road.",
        "{3} asked for a delay.",
    )
    one = report(1, "Hollin council meets", " ".join(told).format("Hollin", 12, "Averley", "Edda Roe"))
    other = report(
        2,
        "Corvane council meets",
        " ".join(reversed(told)).format("Corvane", 31, "Sollas", "Tomas Brell"),
    )
    assert are_siblings(one, other)


def test_two_texts_are_aligned_only_if_each_has_words_for_the_slots_and_most_words_are_the_same() -> None:
    one = first_words(quake(1, "4.5", "12 km north of Hollin", 10))
    other = first_words(quake(2, "5.1", "80 km west of Corvane", 33))
    assert one[:5] == ["m", "4.5", "12", "km", "north"]
    assert may_be_siblings(one, other, 9)
    assert not may_be_siblings(one, other, 10)  # 4.5 twice, 12 twice, north twice, Hollin twice, and 10
    assert not may_be_siblings(one, one, 1)
    assert not may_be_siblings(["norrby", "beat", "osby"], ["osby", "beat", "norrby"], 1)
    assert not may_be_siblings(["a", "b", "c", "d"], ["a", "x", "y", "z"], 2)
