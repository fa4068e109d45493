"""What is new beside a summary."""

from __future__ import annotations

from digest.summarise.updates import is_said


def test_what_a_summary_tells_in_other_words_is_not_told_again() -> None:
    summary = [
        "Trains will run on Monday after all: the rail workers called off their strike on Thursday evening.",
        "The rise comes in two steps, 3.6 per cent in April and two per cent in January.",
    ]
    assert is_said("A rail strike planned for Monday was called off on Thursday by the workers.", summary)
    assert not is_said("The agreement was signed in the library of the Labour Court.", summary)
