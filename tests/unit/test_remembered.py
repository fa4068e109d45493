"""What is remembered of texts is let go of; tables and tools stay."""

from __future__ import annotations

from digest.remembered import forget_texts
from digest.render.environment import printer_for
from digest.text.tokens import stem


def test_what_was_worked_out_of_texts_is_forgotten_and_tools_are_kept() -> None:
    stem("walking")
    printer = printer_for(())
    assert stem.cache_info().currsize > 0
    forget_texts()
    assert stem.cache_info().currsize == 0
    assert printer_for(()) is printer
