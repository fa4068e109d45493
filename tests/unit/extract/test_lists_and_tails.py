"""Lists that are the story, sentences before a notice of rights, and what a press release says of its sender."""

from __future__ import annotations

import pytest

from digest.extract.clean import clean
from digest.extract.page import read_page
from tests.fakes.pages import STORY, page

URL = "https://wire.example/news/1"

STOPS = ("Tresund", "Oldmarsh", "Varnhagen", "Nordvik", "Skarholm", "Lomsdal", "Orsund", "Velmar")
CALENDARS = {
    "Portuguese": ["Calendário da Taça", *(f"{n}a etapa: {n + 3} de março – {c}" for n, c in enumerate(STOPS)),
                   "Comentários ofensivos não serão publicados nesta página."],
    "German": ["Spielplan", *(f"{n + 1}. Spieltag: {n + 3}. März, {c} gegen {STOPS[n - 1]}" for n, c in enumerate(STOPS)),
               "Karten gibt es ab Montag im Rathaus und an der Kasse."],
    "Russian": ["Календарь", *(f"{n + 1}-й этап: {n + 3} марта – {c}, большой зал" for n, c in enumerate(STOPS)),
                "Билеты продаются в ратуше с понедельника до пятницы."],
    "Japanese": ["大会日程", *(f"第{n}戦:三月{n + 3}日、{c}市民会館、午後六時開演予定" for n, c in enumerate(STOPS)),
                 "チケットは月曜日から市役所で販売されます。"],
    "English": ["Results", *(f"{c} {n}, {STOPS[n - 1]} {n + 1} (after extra time)" for n, c in enumerate(STOPS)),
                "All matches were played on Saturday before full stands."],
}  # fmt: skip


@pytest.mark.parametrize("lines", CALENDARS.values(), ids=CALENDARS)
def test_a_list_of_dates_and_places_is_the_story(lines: list[str]) -> None:
    text = clean("\n\n".join(lines), headline="The cup").text
    assert all(stop in text for stop in STOPS)


def test_kickers_above_a_story_still_go() -> None:
    text = clean("\n\n".join(["WORLD", "3 min read", "March 4, 2026", *STORY])).text
    assert text == "\n\n".join(STORY)


def test_the_first_lines_of_a_poem_stay() -> None:
    lines = ["The gates are shut, the water low,", "and no one comes, and none may go;",
             "a heron counts the barges there", "as if he had the time to spare."]  # fmt: skip
    said = clean("\n\n".join(lines), headline="Low Water").text
    assert " ".join(said.split()) == " ".join(lines)


@pytest.mark.parametrize(
    "notice",
    [
        "Copyright Disclaimer under section 107 of the Copyright Act: allowance is made for fair use for criticism.",
        "This site contains copyrighted material that its owner has not authorised; we believe it to be fair use.",
        "FAIR USE NOTICE: this page contains copyrighted material.",
    ],
)
def test_a_notice_of_the_rights_in_the_text_itself_goes(notice: str) -> None:
    assert clean(f"{STORY[0]}\n\n{STORY[1]}\n\n{notice}").text == f"{STORY[0]}\n\n{STORY[1]}"


def test_the_first_title_of_a_numbered_list_stays() -> None:
    parts = [part for n in range(1, 5) for part in (f"{n}. The bridge at Oldmarsh", STORY[n])]
    assert clean("\n\n".join(parts)).text == "\n\n".join(parts)


def test_a_row_amid_a_table_is_not_left_out() -> None:
    rows = "".join(
        f"<tr><td>{n} March</td><td>{c}</td><td>Hall {n}</td></tr>" for n, c in enumerate(STOPS, 1)
    )
    text = read_page(page(f"<table>{rows}</table>", *STORY), URL).text
    assert all(f"{n} March | {stop}" in text for n, stop in enumerate(STOPS, 1)), text


SENTENCE = "The mayor, Ilse Varnhagen, said that the work would cost nine million crowns and end in March."


@pytest.mark.parametrize(
    "notice",
    [
        "Copyright 2031 Nordvik Press. All rights reserved.",
        "© 2031 Nordvik Press",
        "© Nordvik Presse. Alle Rechte vorbehalten.",
        "(c) 2031 by Nordvik. Tous droits réservés.",
        "Copyright © Nordvik Prensa 2031. Todos los derechos reservados.",
        "© Нордвик, 2031. Все права защищены.",
    ],
)
def test_only_the_notice_of_rights_leaves_a_paragraph(notice: str) -> None:
    assert clean(f"{STORY[0]}\n\n{SENTENCE} {notice}").text == f"{STORY[0]}\n\n{SENTENCE}"
    assert clean(f"{STORY[0]}\n\n{notice}").text == STORY[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "The court said that copyright 2031 would bring no change to the law on pictures in the press.",
        "Copyright law is old, and the mayor of Velmar would like to see it changed this year.",
        "The judge ruled that training a model on copyrighted books was fair use.",
        "The copyright suit was dropped after the widow gave her permission to print the letters.",
        "Fair use was not at issue, the court said, because copyright had run out.",
        "Copyright 1931 is printed on each sheet, but the surveyor died in 1940.",
        "All rights reserved by the family ended in 2010, and anyone may print the maps now.",
        "The band All Rights Reserved played in Velmar on Friday before a crowd of nine hundred.",
    ],
)
def test_a_sentence_about_copyright_stays(sentence: str) -> None:
    assert clean(f"{STORY[0]}\n\n{sentence}").text == f"{STORY[0]}\n\n{sentence}"


@pytest.mark.parametrize(
    ("title", "said"),
    [
        (
            "About Nordvik AG",
            "Nordvik AG is a leading maker of bridges with 400 employees in nine countries.",
        ),
        ("About the Alder Trust", "The Alder Trust is a charity that has looked after the river since 1911."),
        ("Über Nordvik", "Nordvik ist ein führender Hersteller von Brücken mit 400 Mitarbeitern."),
        (
            "À propos de Nordvik",
            "Nordvik est un fabricant de ponts qui emploie 400 personnes dans neuf pays.",
        ),
        ("Sobre Nordvik", "Nordvik es un fabricante de puentes con 400 empleados en nueve países."),
        ("О компании Нордвик", "Нордвик – ведущий производитель мостов, в котором работают 400 человек."),
        ("ノルドヴィクについて", "ノルドヴィクは九か国で四百人が働く橋梁の大手メーカーである。"),
    ],
)
def test_what_a_press_release_says_of_its_sender_is_no_story(title: str, said: str) -> None:
    release = "\n\n".join([*STORY, title, said, "Contact: press@nordvik.example"])
    cleaned = clean(release)
    assert cleaned.text == "\n\n".join(STORY)
    assert "sender's note" in cleaned.edits


def test_a_part_of_a_story_about_somebody_stays() -> None:
    story = [STORY[0], "About the bridge", *STORY[1:]]
    assert clean("\n\n".join(story)).text == "\n\n".join(story)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("The office said.[1] Boats came.", "The office said. Boats came."),
        ("The harbour[12][13] was shut.", "The harbour was shut."),
        ("The office said.² Boats came.", "The office said. Boats came."),
        ("Die Behörde[a] teilte das mit.", "Die Behörde teilte das mit."),
        ("Порт[3] закрыт.", "Порт закрыт."),
        ("The office said.[^1] Boats came.", "The office said. Boats came."),
        ("It holds 3×10<sup>6</sup> litres of H<sub>2</sub>O.<sup>2</sup>", "It holds 3×10⁶ litres of H2O."),
        ("A hall of 40 m² costs 3×10⁶ crowns.", "A hall of 40 m² costs 3×10⁶ crowns."),
        ("Call list[0] = f(x[1]);", "Call list[0] = f(x[1]);"),
    ],
)
def test_marks_of_notes_in_plain_text_go(text: str, read: str) -> None:
    assert clean(text).text == read
