from __future__ import annotations

from digest.cluster.document_frequencies import document_frequencies


def test_the_background_knows_common_words_from_rare_ones() -> None:
    known = document_frequencies()
    assert known.documents > 5_000
    assert known.frequencies["president"] > 20 * known.frequencies["earthquake"] > 0


def test_a_word_that_the_table_leaves_out_is_in_no_document() -> None:
    assert document_frequencies().frequencies.get("quillhaven", 0) == 0


def test_no_word_is_in_more_documents_than_there_are() -> None:
    known = document_frequencies()
    assert 1 < max(known.frequencies.values()) < known.documents
    assert min(known.frequencies.values()) > 1
