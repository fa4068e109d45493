from __future__ import annotations

import numpy as np

from digest.cluster.shingles import is_in, sampled, wording_of


def test_a_text_has_a_shingle_for_each_run_of_four_words() -> None:
    assert len(wording_of("The old bridge over the Alder is closed").shingles) == 5
    assert len(wording_of("Three words only").shingles) == 0


def test_the_same_four_words_give_the_same_number_in_any_text_and_other_words_another() -> None:
    one, other = wording_of("The old bridge closed today."), wording_of("Why THE OLD bridge, closed?")
    assert one.shingles[0] == other.shingles[1]
    assert len({*one.shingles.tolist(), *other.shingles.tolist()}) == 3
    assert wording_of("old the bridge closed").shingles[0] != one.shingles[0]


def test_words_in_quotation_marks_are_marked_as_quoted() -> None:
    text = "She said “we close it today” and left."
    assert wording_of(text).is_quoted.tolist() == [False] * 2 + [True] * 4 + [False] * 2


def test_a_quotation_that_is_never_closed_ends_with_its_paragraph() -> None:
    text = 'He said "we wait\nThen they left.'
    assert wording_of(text).is_quoted.tolist() == [False] * 2 + [True] * 2 + [False] * 3


def test_a_shingle_is_an_outlets_own_where_it_begins_outside_quotation_marks() -> None:
    wording = wording_of('He told us: "We close it now." All went home then.')
    assert wording.is_own.tolist() == [True] * 3 + [False] * 4 + [True]
    assert len(wording.unquoted) == 4


def test_in_a_script_without_spaces_every_letter_counts_as_a_word() -> None:
    assert len(wording_of("东京的桥").words) == 4


def test_a_sample_has_the_numbers_that_can_be_divided_by_the_rate() -> None:
    assert sampled(np.array([3, 4, 8, 9], np.uint64), 4).tolist() == [4, 8]


def test_numbers_are_looked_up_in_a_sorted_array() -> None:
    known = np.array([2, 5], np.uint64)
    assert is_in(np.array([1, 2, 5, 9], np.uint64), known).tolist() == [False, True, True, False]
    assert is_in(np.array([1], np.uint64), known[:0]).tolist() == [False]
