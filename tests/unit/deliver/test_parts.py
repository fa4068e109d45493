"""How a message is cut: on stories, then lines, then sentences; never in an address, never beyond a limit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.deliver.dialects import HTML, MARKDOWN, MARKED, PLAIN, Dialect, entities, utf8, utf16
from digest.deliver.parts import Span, block_of, parts

SENTENCES = (
    "The council approved a third bridge on Monday.",
    "Der Stadtrat hat die dritte Brücke über die Aller gebilligt, sagte Bürgermeisterin Öztürk.",
    "Городской совет одобрил строительство третьего моста через реку Альдер.",
    "市議会は月曜日、三つ目の橋の建設を賛成多数で可決した。",
    "وافق مجلس المدينة على بناء الجسر الثالث فوق نهر ألدر يوم الاثنين.",
    "Ferry 👩‍👩‍👧‍👦 back 🏴󠁧󠁢󠁳󠁣󠁴󠁿 after 🇨🇭 storm 👍🏽 <b>*now*</b> & _then_.",
    "नगर परिषद ने सोमवार को तीसरे पुल को मंज़ूरी दी।",
)
LINK = "https://courier.example/2026/03/05/bridge_of_alder?id=17&from=(feed)"


def stories(count: int) -> list[tuple[tuple[Span, ...], ...]]:
    """Stories, each with its number, a few sentences in one of seven languages, and its link."""
    return [
        (
            (Span(f"Story-{number}-begins", is_bold=True),),
            tuple(Span(SENTENCES[(number + k) % len(SENTENCES)]) for k in range(number % 5 + 1)),
            (Span("Courier", href=f"{LINK}&n={number:02}"),),
        )
        for number in range(count)
    ]


def bare(text: str, dialect: Dialect) -> str:
    """The text of all parts without their numbers, white space and invisible blanks."""
    unnumbered = re.sub(rf"^\(\d+/\d+\){re.escape(dialect.newline)}", "", text)
    return re.sub(r"\s|\u200b|<br>", "", unnumbered)


@pytest.mark.parametrize("dialect", [PLAIN, HTML, MARKED, MARKDOWN])
@pytest.mark.parametrize("weigh", [utf16, utf8, entities])
@pytest.mark.parametrize("limit", [160, 300, 500, 1024, 2000, 4096])
def test_no_part_is_longer_than_the_limit_and_no_story_or_link_is_lost(
    dialect: Dialect, weigh: object, limit: int
) -> None:
    assert callable(weigh)
    cut = parts(stories(25), dialect, limit, weigh)
    assert max(map(weigh, cut)) <= limit
    whole = "".join(bare(text, dialect) for text in cut)
    unlimited = parts(stories(25), dialect, 10**9, weigh)
    assert len(unlimited) == 1
    assert whole == bare(unlimited[0], dialect)
    for number in range(25):
        link = dialect.link(f"{LINK}&n={number:02}", "Courier")
        assert sum(link in text for text in cut) == 1


@settings(max_examples=150, deadline=None)
@given(
    texts=st.lists(st.text(min_size=1, max_size=120), min_size=1, max_size=12),
    limit=st.integers(min_value=80, max_value=400),
    dialect=st.sampled_from([PLAIN, HTML, MARKED, MARKDOWN]),
)
def test_whatever_the_letters_every_part_fits_and_can_be_sent(
    texts: list[str], limit: int, dialect: Dialect
) -> None:
    clean = [text.encode("utf-8", "ignore").decode() for text in texts]
    blocks = [((Span(f"n{number}"), Span(text)),) for number, text in enumerate(clean)]
    cut = parts(blocks, dialect, limit, utf16)
    assert all(utf16(text) <= limit for text in cut)
    assert all(text.encode("utf-8") for text in cut)
    for number in range(len(clean)):
        assert any(f"n{number}" in text for text in cut)


def test_a_story_that_fits_is_not_cut() -> None:
    cut = parts(stories(12), PLAIN, 700, utf16)
    for number in range(12):
        (home,) = [text for text in cut if f"Story-{number}-begins" in text]
        assert f"&n={number:02}\n" in f"{home}\n"


def test_a_long_story_is_cut_between_sentences() -> None:
    story = ((Span("Headline"),), tuple(Span(f"Sentence {n} ends here.") for n in range(40)))
    cut = parts([story], PLAIN, 200, utf16)
    assert len(cut) > 1
    assert all(text.endswith("ends here.") for text in cut)
    assert [text.split("\n")[0] for text in cut] == [f"({n}/{len(cut)})" for n in range(1, len(cut) + 1)]


def test_one_part_has_no_number() -> None:
    assert parts([((Span("Alone."),),)], PLAIN, 160, utf16) == ["Alone."]


def test_an_address_longer_than_a_message_is_left_out_and_its_story_stays() -> None:
    long = "https://courier.example/" + "a" * 500
    assert parts([((Span("Bridge approved"),), (Span(href=long),))], PLAIN, 160, utf16) == ["Bridge approved"]


def test_an_emoji_of_several_characters_stays_whole() -> None:
    family = "👩‍👩‍👧‍👦"
    cut = parts([((Span(family * 40),),)], PLAIN, 60, utf16)
    assert "".join(text.split("\n", 1)[1] for text in cut) == family * 40
    assert all(len(text.split("\n", 1)[1]) % len(family) == 0 for text in cut)


def test_an_escape_is_never_parted_from_its_sign() -> None:
    cut = parts([((Span("<&*" * 200),),)], HTML, 80, utf16)
    assert "".join(text.split("<br>\n", 1)[1] for text in cut) == "&lt;&amp;*" * 200
    assert all(re.fullmatch(r"(&lt;|&amp;|\*)+", text.split("<br>\n", 1)[1]) for text in cut)


def test_a_paragraph_of_plain_text_keeps_its_addresses_whole() -> None:
    (row,) = block_of("Bridge approved. More: https://courier.example/a.b?c=d! Yes.")
    assert Span(href="https://courier.example/a.b?c=d!") in row
    assert [span.text for span in row] == ["Bridge approved.", "More:", "", "Yes."]
