"""The analysis of one sentence by itself."""

from __future__ import annotations

import pytest

from digest.language import ENGLISH, NEUTRAL
from digest.summarise.analysis import Analysis


def seen(text: str) -> Analysis:
    return Analysis(text, ENGLISH)


def test_words_are_counted_as_a_budget_counts_them_and_stems_leave_stop_words_out() -> None:
    found = seen("The dykes at Halden broke on Monday.")
    assert found.length == 7
    assert found.stems == ("the", "dyke", "at", "halden", "broke", "on", "monday")
    assert found.content == {"dyke", "halden", "broke", "monday"}
    assert found.telling == {"dyke", "halden", "broke"}


def test_figures_and_quotations_are_found() -> None:
    found = seen("“Nobody needs it,” said Ada Lund of the bridge for 40 million crowns.")
    assert found.figures == {"40000000"}
    assert found.quotations == {"nobody needs it"}
    assert found.own_voice == "“” said Ada Lund of the bridge for 40 million crowns."


def test_who_is_named_in_full_and_who_speaks_by_the_surname_are_told_apart() -> None:
    assert seen("Ada Lund opened the bridge.").introduces == {"Lund"}
    assert seen("The bridge is safe, Lund said.").speaker_by_surname == "Lund"
    assert not seen("The bridge is safe, Ada Lund said.").speaker_by_surname


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("As the Courier reported, the dyke broke.", "is_hearsay"),
        ("The zoo in Norrby has done it again!", "is_cheer_or_item"),
        ("3. Council rejects the bridge.", "is_cheer_or_item"),
        ("The dyke broke last week.", "names_a_relative_day"),
        ("Two men were shot here.", "names_where_it_was_written"),
        ("Insurers have charged more since 2022.", "has_been_so_for_years"),
        ("The bridge may open if engineers approve.", "is_conditional"),
        ("“We never asked for a bridge in this town.”", "is_unattributed_quotation"),
    ],
)
def test_each_mark_is_seen_where_it_is_and_in_no_plain_sentence(text: str, mark: str) -> None:
    assert getattr(seen(text), mark)
    assert not getattr(seen("The council approved a new bridge over the Alder."), mark)


def test_here_in_a_quotation_is_the_speakers_business() -> None:
    assert not seen("“Nobody here wants a bridge,” Ada Lund said.").names_where_it_was_written


def test_a_language_without_tables_gets_no_verdict_that_needs_one() -> None:
    found = Analysis("As the Courier reported, the dyke broke here last week.", NEUTRAL)
    assert not found.is_hearsay
    assert not found.names_a_relative_day
    assert not found.names_where_it_was_written
