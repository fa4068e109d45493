"""Raised and lowered letters, notes, readings, struck out text and formulas, in plain text."""

from __future__ import annotations

import pytest
from lxml import html as lxml_html

from digest.extract.page import text_from_html
from digest.text.figures import write_out_figures
from digest.text.html import plain_text, story_html

WRITTEN = {
    "a power of ten": ("3.2×10<sup>6</sup> litres", "3.2×10⁶ litres"),
    "a negative power": ("10<sup>−6</sup> m", "10⁻⁶ m"),
    "a power of two": ("2<sup>10</sup> files", "2¹⁰ files"),
    "a broken power": ("10<sup>0.5</sup>", "10^0.5"),
    "square metres": ("5 m<sup>2</sup> of floor", "5 m² of floor"),
    "square metres and a note": ("12 km<sup>2</sup>.<sup>3</sup> He", "12 km². He"),
    "cubic metres a second": ("40 m<sup>3</sup>/s", "40 m³/s"),
    "square kilometres in Russian": ("40 км<sup>2</sup> леса", "40 км² леса"),
    "square metres in Japanese": ("約5m<sup>2</sup>の土地", "約5m²の土地"),
    "carbon dioxide": ("CO<sub>2</sub> and H<sub>2</sub>O", "CO2 and H2O"),
    "carbon dioxide, raised by mistake": ("CO<sup>2</sup>", "CO2"),
    "a base that is lowered": ("log<sub>10</sub>5", "log₁₀5"),
    "an ion": ("Ca<sup>2+</sup>", "Ca²⁺"),
    "an isotope": ("dated by <sup>14</sup>C", "dated by ¹⁴C"),
    "a formula": ("E=mc<sup>2</sup>", "E=mc²"),
    "a sum in brackets": ("(a+b)<sup>2</sup>", "(a+b)²"),
    "a variable power": ("x<sup>n</sup>", "xⁿ"),
    "a whole and a half": ("1<sup>1</sup>/<sub>2</sub> cups", "1 1/2 cups"),
    "a half": ("<sup>1</sup>/<sub>2</sub> cup", "1/2 cup"),
    "three quarters": ("1<sup>3</sup>⁄<sub>4</sub> miles", "1 3/4 miles"),
    "English ordinals": ("on 1<sup>st</sup> and 42<sup>nd</sup> Street", "on 1st and 42nd Street"),
    "a French ordinal": ("le 1<sup>er</sup> mai, au XIX<sup>e</sup> siècle", "le 1er mai, au XIXe siècle"),
    "a Spanish ordinal": ("la 5<sup>a</sup> edición", "la 5ª edición"),
    "a Portuguese number": ("n<sup>o</sup> 5", "nº 5"),
    "a French lady": ("M<sup>me </sup>Dupont", "Mme Dupont"),
    "dollars and cents": ("for $19<sup>99</sup> each", "for $19.99 each"),
    "euros and cents": ("für 19<sup>99</sup> € je Stück", "für 19,99 € je Stück"),
    "a time of day in Polish": ("o godz. 18<sup>00</sup> w ratuszu", "o godz. 18:00 w ratuszu"),
    "degrees": ("20<sup>°</sup>C", "20°C"),
    "a trade mark": ("Widget<sup>TM</sup> is", "Widget™ is"),
    "a note behind a stop": ("on 1 May.<sup>2</sup> Nobody", "on 1 May. Nobody"),
    "a note that is a link": ('it said.<sup><a href="#fn1">[1]</a></sup> Boats', "it said. Boats"),
    "a note in a class": ('in May<sup class="footnote">2</sup> of', "in May of"),
    "a note behind a year": ("in 2019<sup>2</sup> he", "in 2019 he"),
    "notes that count on, behind numbers": (
        "42 ships<sup>1</sup> and 17<sup>2</sup> boats",
        "42 ships and 17 boats",
    ),
    "a note by a letter": ("the office said<sup>a</sup> on", "the office said on"),
    "a note by an asterisk": ("the office said<sup>*</sup> on", "the office said on"),
    "a note by a dagger": ("the harbour<sup>†</sup> was", "the harbour was"),
    "two notes at once": ("die Nutzer<sup>1,2</sup> sind", "die Nutzer sind"),
    "a note behind a bracket": ("(the office said)<sup>2</sup> on", "(the office said) on"),
    "a note behind a German day": ("am 5. Mai<sup>1</sup> kam", "am 5. Mai kam"),
    "a note without raising": ('wrote<a href="#n1">[1]</a> and', "wrote and"),
    "a note raised by a style": ('wall<span style="vertical-align:super">3</span> was', "wall was"),
    "the text of a note": ("<sup>1</sup> Source: office", "1 Source: office"),
    "a link to a section": ('see section <a href="#s3">3</a>.', "see section 3."),
    "Japanese readings": ("<ruby>東京<rp>(</rp><rt>とうきょう</rt><rp>)</rp></ruby>の水門", "東京の水門"),
    "Chinese readings": ("<ruby>水<rt>shuǐ</rt>门<rt>mén</rt></ruby>开了", "水门开了"),
    "struck out text": ("<del>forty</del> fifty boats", "fifty boats"),
    "a price that was": ("<s>$50</s> $40 now", "$40 now"),
    "struck out by a style": ('<span style="text-decoration: line-through">forty</span> fifty', "fifty"),
    "a quotation by its element": ("He said <q>we will <b>go</b></q>.", "He said “we will go”."),
    "a power in MathML": ("<math><mn>3</mn><mo>×</mo><msup><mn>10</mn><mn>6</mn></msup></math> litres", "3×10⁶ litres"),
    "a fraction in MathML": ("<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> of it", "1/2 of it"),
    "an abbreviation": ('the <abbr title="World Health Organization">WHO</abbr> said', "the WHO said"),
    "thousands parted by a blank": ("1&nbsp;250&nbsp;000 people", "1 250 000 people"),
    "a word that may break": ("Donau<wbr>dampf&shy;schiff", "Donaudampfschiff"),
}  # fmt: skip


def page_text(markup: str) -> str:
    tree = lxml_html.document_fromstring(f"<html><body><p>{markup}</p></body></html>")
    write_out_figures(tree)
    return text_from_html(lxml_html.tostring(tree, encoding="unicode"))


@pytest.mark.parametrize(("markup", "text"), WRITTEN.values(), ids=WRITTEN)
def test_a_figure_on_a_page_survives_reading(markup: str, text: str) -> None:
    assert page_text(markup) == text


@pytest.mark.parametrize(("markup", "text"), WRITTEN.values(), ids=WRITTEN)
def test_a_figure_in_a_feeds_body_survives_reading(markup: str, text: str) -> None:
    assert text_from_html(story_html(f"<p>{markup}</p>")) == text


@pytest.mark.parametrize(("markup", "text"), WRITTEN.values(), ids=WRITTEN)
def test_a_figure_in_a_blurb_survives_reading(markup: str, text: str) -> None:
    assert plain_text(markup).replace("\u00ad", "") == text


def test_line_breaks_in_a_row_part_paragraphs() -> None:
    assert text_from_html("It is open.<br><br>Forty barges passed.") == "It is open.\n\nForty barges passed."


def test_writing_figures_out_twice_changes_nothing_more() -> None:
    tree = lxml_html.document_fromstring(
        "<p>10<sup>6</sup> m<sup>2</sup>, he said.<sup>1</sup> <q>Go</q></p>"
    )
    write_out_figures(tree)
    once = lxml_html.tostring(tree)
    write_out_figures(tree)
    assert lxml_html.tostring(tree) == once


def test_a_page_that_strikes_out_everything_is_still_read() -> None:
    story = "The lock at Velmar opened again on Tuesday. " * 40
    assert story.strip() in page_text(f"<s>{story}</s>")
