"""What HTML says by marks that plain text cannot show is written out, before the tags are taken away.

Raised and lowered letters, the marks of notes, the readings above characters (ruby), struck out text, marks
of quotation and formulas (MathML): each loses or changes what is said if only its tags go.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language.any_language import NOTE
from digest.text.raised import fraction, lowered, raised

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.html import HtmlElement

_EDGE_WORDS = """
    address article aside blockquote body br center dd details div dl dt fieldset figcaption figure footer
    form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol p pre section summary table tbody td tfoot
    th thead tr ul
"""
_EDGES = frozenset(_EDGE_WORDS.split())
_AROUND = 40
"""Characters before and after a mark that tell what it is. Chosen by reading; not measured."""
_STEPS_BACK = 20
"""Elements before a mark whose text is looked at for them. Chosen by reading; not measured."""
_STEPS_TO_NAMES = 6
"""Elements in and around a raised piece whose names may call it a note. Chosen by reading; not measured."""
_LONGEST_NOTE = 12
"""Characters of a note's mark: "[note 12]". Chosen by reading; not measured."""
_LONGEST_STRUCK = 1000
"""Characters: a longer piece that is struck out is a page's mistake, since nobody would read it. Chosen by
reading; not measured."""
_LONGEST_FORMULA = 120
"""Characters of a formula that is written in one line. Chosen by reading; not measured."""
_NOTE = re.compile(
    r"foot-?note|note-?ref|ref-?note|end-?note|fn-?ref|cite|doc-(?:noteref|backlink)", re.IGNORECASE
)
_NOTE_MARK = re.compile(
    rf"[\[(]?\s*(?:\d{{1,3}}|[a-z]|[ivx]{{1,5}}|[*†‡§¶#]+|{NOTE}\s*\d{{1,3}})\s*[\])]?|[↩↑^⤴↵]\ufe0e?"
)
_SUPER = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)
_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
_FRACTION = re.compile(r"\s*[/⁄∕]\s*$")
_FRACTION_GOES_ON = re.compile(r"[/⁄∕]\d")
_DIGITS = re.compile(r"\d{1,4}")
_SIGNS = ("sup", "sub", "rt", "rtc", "rp", "del", "s", "strike", "q", "math", "a", "span", "u", "font")
_IN_TEXT = re.compile(
    r"<(sup|sub|rt|rp|del|s|strike)(?:\s[^<>]*)?>(.{0,1000}?)</\1\s*>", re.IGNORECASE | re.DOTALL
)
_ANY_TAG = re.compile(r"<[^<>]*>")
MAY_HOLD_FIGURES = re.compile(
    r"<(?:sup|sub|r[tp]c?|ruby|del|s|strike|q|math)[\s>]|vertical-align|line-through|href\s*=\s*[\"']?#",
    re.IGNORECASE,
)
"""What markup has that needs to be written out; without any of this it stays as it is."""


def write_out_figures(tree: HtmlElement) -> None:
    """Put what `tree` says by raising, lowering, striking and the like into words, in place."""
    for reading in list(tree.iter("rt", "rtc", "rp")):
        _put(reading, "")
    for formula in list(tree.iter("math")):
        _put(formula, _formula(formula))
    last_note = 0
    for element in list(tree.iter(*_SIGNS)):
        kind = _kind(element) if element.getparent() is not None else ""
        if kind == "sup":
            last_note = _write_raised(element, last_note)
        elif kind:
            _WRITERS[kind](element)


def figures_in_text(text: str) -> str:
    """Plain text, or Markdown, in which somebody left tags that raise, lower, strike or give readings."""
    return _IN_TEXT.sub(_written, text) if "</" in text else text


def _written(found: re.Match[str]) -> str:
    """What is written in the place of a tag that stands in plain text."""
    said = " ".join(_ANY_TAG.sub("", found[2]).split())
    before, after = found.string[: found.start()][-_AROUND:], found.string[found.end() :][:_AROUND]
    tag = found[1].lower()
    if tag == "sup":
        return raised(before, said, after)
    return lowered(before, said, after) if tag == "sub" else ""


def _kind(element: HtmlElement) -> str:
    """What an element does to its text; empty where it says nothing that a tag's loss would change."""
    tag, style = element.tag, element.get("style") or ""
    if tag in {"sup", "sub", "q"}:
        return str(tag)
    if tag in {"del", "s", "strike"} or (style and _STRUCK.search(style)):
        return "struck"
    if style and (found := _SUPER.search(style)) and tag in {"span", "font", "a"}:
        return {"super": "sup", "sub": "sub"}[found[1].lower()]
    return "note" if tag == "a" and _is_note_link(element) else ""


def _write_raised(element: HtmlElement, last_note: int) -> int:
    """Write a raised piece out; comes back with the number of the last note so far."""
    said, before = _said(element), _before(element)
    following = element.getnext()
    if _DIGITS.fullmatch(said) and _FRACTION.match(element.tail or "-") and following is not None:
        below = _said(following)
        if following.tag == "sub" and _DIGITS.fullmatch(below):
            element.tail = None
            _put(following, "")
            _put(element, fraction(before, said, below))
            return last_note
    if _DIGITS.fullmatch(said) and _FRACTION_GOES_ON.match(element.tail or ""):
        _put(element, f"{' ' if before[-1:].isdigit() else ''}{said}")
        return last_note
    number = int(said) if _DIGITS.fullmatch(said) else 0
    is_note = _is_marked_as_note(element)
    is_due = number == last_note + 1 > 1
    becomes = "" if is_note else raised(before, said, _after(element), is_next_note=is_due)
    _put(element, _with_blanks(element, becomes))
    return number if number and not becomes.strip() else last_note


def _is_marked_as_note(element: HtmlElement) -> bool:
    """Whether a raised piece is a link within the page, or named a note."""
    near = [element, *element.iterdescendants("a", "span"), *element.iterancestors("a", "span")][
        :_STEPS_TO_NAMES
    ]
    return any(
        (one.tag == "a" and (one.get("href") or "").startswith("#")) or _NOTE.search(_names(one))
        for one in near
    )


def _is_note_link(element: HtmlElement) -> bool:
    """Whether a link is the mark of a note: "[3]", "↩"."""
    said = _said(element)
    if len(said) > _LONGEST_NOTE or not _NOTE_MARK.fullmatch(said):
        return False
    if _NOTE.search(_names(element)):
        return True
    if not (element.get("href") or "").startswith("#"):
        return False
    return said[0] in "[(*†‡§¶#↩↑^⤴↵" or _before(element)[-1:].strip() != ""


def _names(element: HtmlElement) -> str:
    """The attributes that say what an element is for."""
    return " ".join(element.get(name) or "" for name in ("class", "id", "role", "epub:type", "rel"))


def _write_lowered(element: HtmlElement) -> None:
    """Write a lowered piece as its text does: "H₂O"."""
    _put(element, _with_blanks(element, lowered(_before(element), _said(element), _after(element))))


def _leave_out(element: HtmlElement) -> None:
    """Take an element away, with all that it holds."""
    _put(element, "")


def _strike(element: HtmlElement) -> None:
    """Take away what is struck out, unless so much is that the page must be mistaken."""
    if len(element.text_content()) > _LONGEST_STRUCK:
        element.drop_tag()
    else:
        _put(element, "")


def _quote(element: HtmlElement) -> None:
    """Set quotation marks around ``q``, as browsers do, unless the writer has set them."""
    said = _said(element)
    if said and said[0] not in "\"“„«‘'":
        element.text = "“" + (element.text or "")
        if len(element):
            element[-1].tail = (element[-1].tail or "") + "”"
        else:
            element.text += "”"
    element.drop_tag()


_WRITERS: dict[str, Callable[[HtmlElement], None]] = {
    "sub": _write_lowered,
    "struck": _strike,
    "note": _leave_out,
    "q": _quote,
}

# --------------------------------------------------------------------------- formulas


def _formula(math: HtmlElement) -> str:
    """A formula in one line: its numbers, letters and signs; nothing of one that is long."""
    written = " ".join(_part(math).split())
    return written if len(written) <= _LONGEST_FORMULA else ""


def _part(element: HtmlElement) -> str:
    """A part of a formula, and all parts inside it, in one line."""
    tag = str(element.tag).rpartition("}")[2]
    if tag in {"mn", "mi", "mo"}:
        return (element.text or "").strip()
    parts = [_part(child) for child in element if isinstance(child.tag, str)]
    if tag in {"mtext", "annotation", "annotation-xml", "mphantom", "ms", "mtable"}:
        return ""
    if tag == "semantics":
        return parts[0] if parts else ""
    if tag in {"msup", "msub", "mfrac", "msubsup", "msqrt"} and parts:
        return _joined_parts(tag, parts)
    return "".join(parts)


def _joined_parts(tag: str, parts: list[str]) -> str:
    """Parts that stand above, below or over one another, in one line: "x²", "1/2", "√(x)"."""
    first, *rest = parts
    if tag == "msup" and rest:
        return first + (raised("x", rest[0]) or f"^{rest[0]}")
    if tag == "msubsup" and len(rest) > 1:
        return first + lowered(first, rest[0]) + (raised("x", rest[1]) or f"^{rest[1]}")
    if tag == "msub" and rest:
        return first + lowered(first, rest[0])
    if tag == "mfrac" and rest:
        return "/".join(part if part.isalnum() else f"({part})" for part in (first, rest[0]))
    return f"√({''.join(parts)})" if tag == "msqrt" else "".join(parts)


# --------------------------------------------------------------------------- the text around a mark


def _said(element: HtmlElement) -> str:
    """The text of an element with single blanks."""
    return " ".join(element.text_content().split())


def _with_blanks(element: HtmlElement, text: str) -> str:
    """`text` with the blanks that stand inside an element at its ends."""
    whole = element.text_content()
    start, end = whole[:1].isspace(), whole[-1:].isspace()
    return f"{' ' if start else ''}{text}{' ' if end else ''}" if whole.strip() else text


def _before(element: HtmlElement) -> str:
    """The text of the same block right before an element: 40 characters or more, if there are so many."""
    pieces: list[str] = []
    one: HtmlElement | None = element
    for _ in range(_STEPS_BACK):
        if one is None or one.tag in _EDGES or sum(map(len, pieces)) >= _AROUND:
            break
        previous, parent = one.getprevious(), one.getparent()
        if previous is None:
            pieces.append((parent.text or "") if parent is not None else "")
            one = parent
            continue
        pieces.append(previous.tail or "")
        if previous.tag in _EDGES:
            break
        if previous.tail is None or len(previous.tail) < _AROUND:
            pieces.append(previous.text_content() if isinstance(previous.tag, str) else "")
        one = previous
    return "".join(reversed(pieces))[-4 * _AROUND :]


def _after(element: HtmlElement) -> str:
    """The text right after an element, at most 40 characters; the next element's where there is none."""
    following = element.getnext()
    after = element.tail or ""
    if not after and following is not None and following.tag not in _EDGES and isinstance(following.tag, str):
        after = following.text_content()
    return after[:_AROUND]


def _put(element: HtmlElement, text: str) -> None:
    """Put `text` in the place of an element and all that it holds."""
    parent, previous = element.getparent(), element.getprevious()
    if parent is None:
        return
    text += element.tail or ""
    element.tail = None
    if previous is not None:
        previous.tail = (previous.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    parent.remove(element)
