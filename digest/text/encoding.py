"""Text that was decoded in the wrong encoding put right again. The one door of ftfy.

Only the encoding is mended: ftfy's ``fix_text`` would also change a third of clean lines (quotation marks,
ligatures, width).
"""

from __future__ import annotations

import re

_PAGES = ("cp1250", "cp1251", "cp1252")


def _letters(first: int, last: int) -> str:
    """What these bytes are in each of the Windows code pages, for a class of a pattern."""
    read = (bytes([byte]).decode(page, "ignore") for page in _PAGES for byte in range(first, last + 1))
    return re.escape("".join(sorted(set(read))))


_TRACES = re.compile(f"[\x80-\x84\x86-\x9f]|[{_letters(0xC2, 0xF4)}][\x80-\xbf{_letters(0x80, 0xBF)}]")
"""UTF-8 read as a code page leaves such pairs (so may honest text: ftfy decides); controls are never text."""

_LINE = re.compile(r"<?[^<\n]+")


def true_encoding(text: str) -> str:
    """`text` with each garbled line (``youâ€™re``, ``PaweÅ‚``) as it was meant, all others as they are.

    Of markup, the text between two tags counts as a line: pages are written on one line of 100 kB.
    """
    if text.isascii() or not _TRACES.search(text):
        return text
    import ftfy

    def meant(found: re.Match[str]) -> str:
        line = found[0]
        return ftfy.fix_encoding(line) if _TRACES.search(line) else line

    return _LINE.sub(meant, text)
