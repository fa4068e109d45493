"""The quotations in a text, and the folded form in which wordings are compared."""

from __future__ import annotations

import re

QUOTED = re.compile(r"“[^”\"]*[”\"]|\"[^\"]*\"|‘[^’]*’(?!\w)|«[^»]*»|(?<!\w)'[^']*[.,!?]'(?!\w)|``[^`]*?''")
"""Matches words inside quotation marks, with the marks. A straight ``'`` closes a quotation only after
punctuation, since it is an apostrophe, too."""
PIECES = re.compile(r"\.\.\.|…|\[[^\]]*\]|(?<=[.!?])\s+(?=[A-Z])")
"""Matches where a quotation is split into pieces: at dots, at brackets and at the ends of sentences. Each
piece may stand in another passage."""
_STRAIGHT = str.maketrans(dict.fromkeys("“”„«»「」『』", '"'))
_DOUBLE = re.compile(r'"([^"]+)(?:"|$)')
_SINGLE = re.compile(r"(?<![\w’'])[‘‚'](?=\w)((?:[^‘’'\"“”]|(?<=\w)[’'](?=\w))+)[’‘'](?!\w)")
_MIN_SINGLE_WORDS = 3
"""A quotation in single marks has at least this number of words: fewer may be a title, or stand between two
apostrophes. Chosen by reading; not measured."""
_FOLDED_WORD = re.compile(r"[\w%$£€]+(?:'\w+)*")


def quotations(text: str) -> list[str]:
    """The words inside quotation marks; a double mark that is not closed reaches to the end of `text`."""
    found = [match[1].strip(" ,.") for match in _DOUBLE.finditer(text.translate(_STRAIGHT))]
    single = [match[1].strip(" ,.") for match in _SINGLE.finditer(text)]
    return found + [
        one
        for one in single
        if len(one.split()) >= _MIN_SINGLE_WORDS and not any(one in two for two in found)
    ]


def plain(text: str) -> str:
    """`text` folded, for comparing wordings: small letters, straight marks, single blanks, no punctuation."""
    return " ".join(_FOLDED_WORD.findall(text.lower().replace("’", "'").replace("‘", "'")))
