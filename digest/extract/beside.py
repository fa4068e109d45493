"""What stands beside a story leaves the page's tree: dialogs, sign-up forms, captions, slides.

Known by what they are for a browser (a dialog, a form with a field for an address, a picture's caption, a row
of buttons) before what they are called. Nothing goes that holds the page's heading or tells what it claims.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.text.captions import drop_captions, has_more_words
from digest.text.scripts import word_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from lxml.html import HtmlElement

    from digest.extract.claims import Claims

_DIALOGS = frozenset({"dialog", "alertdialog"})
_CONSENT = re.compile(
    r"(?:^|[-_ ])(?:cookies?|consent|gdpr|dsgvo|cmp|cmpbox|onetrust|didomi|cookiebot|usercentrics|truste|"
    r"iubenda|evidon|borlabs|cmplz|cky|klaro|sp[-_]message|modal|pop-?up|overlay|lightbox)(?:$|[-_ ])"
    r"|cookie-?(?:banner|notice|consent|law|bar)",
    re.IGNORECASE,
)
"""How those who make consent dialogs and other layers name them; no outlet's own word."""
_FIXED = re.compile(r"position\s*:\s*fixed", re.IGNORECASE)
_ADDRESS_FIELDS = frozenset({"email", "tel"})
_SIGN_UP = re.compile(r"newsletter|sign-?up|subscri(?:be(?!r)|ption)|mailing-?list|opt-?in", re.IGNORECASE)
_COMMENTS = frozenset(
    {"comments", "comment-list", "commentlist", "comments-area", "disqus_thread", "respond"}
)
"""How the most used publishing systems name the readers' part of a page."""
_OTHER_STORIES = re.compile(
    r"relat(?:ed|ion)|recommend|(?:read|see|voir|lire|leia|leggi|lea)-?_?(?:also|more|next|aussi|tambi|anche)|"
    r"similar|trending|most-?_?(?:read|popular)|cross-?link|up-?next|outbrain|taboola",
    re.IGNORECASE,
)
"""How sites name boxes of links to other stories."""
_LABEL_WORDS = 6
"""Words beside the links of such a box: "Read also"."""
_MOST_POINTERS = 3
"""Labelled links to other stories amid one."""
_NOT_A_BOX = frozenset({"html", "body", "main", "article", "table", "tbody"})
_MOST_FIELDS = 50
"""Fields and rows of buttons of a page that are looked at."""
_LONGEST_BOX = 150
"""Words of a box around a form or a row of buttons."""
_MOST_OF_STORY = 0.3
"""Share of the page's paragraphs that a box around a form or buttons has at most."""
_LONGEST_OFFER = 80
"""Words of such a box that may be more than that, where a story is not free and so little of it is shown."""


def drop_dialogs(tree: HtmlElement, claims: Claims) -> None:
    """Take out consent dialogs and whatever else lies over a page."""
    own = [element for element in tree.iter() if isinstance(element.tag, str) and "-" in element.tag]
    named = tree.iter("div", "section", "aside", "form", "dialog", "nav", "header", "footer", "p")
    for element in [*named, *own]:
        if _is_dialog(element) and _is_beside(element, claims):
            _drop(element)


def drop_sign_ups(tree: HtmlElement, claims: Claims) -> None:
    """Take out the boxes around fields for an address, and around rows of buttons, with the terms in them."""
    page = _Paragraphs(tree)
    for box in _named_boxes(tree):
        if page.is_box(box, claims):
            _drop(box)
    pressed = _pressed(tree) if claims.is_paid else []
    for field in [*_address_fields(tree), *_rows_of_buttons(tree), *pressed][:_MOST_FIELDS]:
        if (box := page.box_around(field, claims)) is not None:
            _drop(box)


def drop_comments(tree: HtmlElement, _: Claims) -> None:
    """Take out what readers have written below a story."""
    for element in list(tree.iter("div", "section", "ol", "ul", "aside")):
        names = {*(element.get("class") or "").lower().split(), (element.get("id") or "").lower()}
        if names & _COMMENTS and not _holds_heading(element):
            _drop(element)


def drop_pointers(tree: HtmlElement, _: Claims) -> None:
    """Take out links to other stories: boxes named after them that hold nothing else, labelled lines.

    Many such lines are a list of links, and that may be the story.
    """
    for element in list(tree.iter("div", "section", "aside", "ul", "ol")):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _OTHER_STORIES.search(names) and not _holds_heading(element) and _is_links(element):
            _drop(element)
    pointers = [paragraph for paragraph in tree.iter("p") if _is_pointer(paragraph)]
    if len(pointers) <= _MOST_POINTERS:
        for paragraph in pointers:
            _drop(paragraph)


def drop_pictures_lines(tree: HtmlElement, _: Claims) -> None:
    """Take out what is said below pictures, and the counted slides of a gallery."""
    drop_captions(tree)


STEPS: dict[str, Callable[[HtmlElement, Claims], None]] = {
    "dialogs": drop_dialogs,
    "sign-ups": drop_sign_ups,
    "comments": drop_comments,
    "pointers": drop_pointers,
    "captions": drop_pictures_lines,
}
"""What is taken out, in order, by the names under which `bench reading_steps` weighs it."""


def drop_beside(tree: HtmlElement, claims: Claims, without: frozenset[str] = frozenset()) -> None:
    """Take out of `tree` what stands beside its story, except by the steps `without`."""
    for name, step in STEPS.items():
        if name not in without:
            step(tree, claims)


# --------------------------------------------------------------------------- dialogs


def _is_dialog(element: HtmlElement) -> bool:
    if (element.get("role") or "").lower() in _DIALOGS or element.get("aria-modal") == "true":
        return True
    if element.tag in {"header", "footer", "nav", "p"}:
        return False
    own = element.tag if "-" in element.tag else ""  # a page's own element: amp-consent, cookie-banner
    if _CONSENT.search(f"{element.get('class') or ''} {element.get('id') or ''} {own}"):
        return True
    return (
        _FIXED.search(element.get("style") or "") is not None
        and next(element.iter("button"), None) is not None
    )


def _is_beside(element: HtmlElement, claims: Claims) -> bool:
    return not _holds_heading(element) and not claims.fit([_text(element)])


def _holds_heading(element: HtmlElement) -> bool:
    return next(element.iter("h1", "article", "main"), None) is not None


# --------------------------------------------------------------------------- boxes


class _Paragraphs:
    """The words of a page's paragraphs, and where they stand."""

    def __init__(self, tree: HtmlElement) -> None:
        self.words = max(1, _paragraph_words(tree))

    def box_around(self, field: HtmlElement, claims: Claims) -> HtmlElement | None:
        """The largest element around a field that is still a box: few words, no heading, no story."""
        box: HtmlElement | None = None
        for element in field.iterancestors():
            if not self.is_box(element, claims):
                break
            box = element
        return box

    def is_box(self, element: HtmlElement, claims: Claims) -> bool:
        """Whether an element has few words, no heading of the story, and little of what the page says.

        Of a story that is not free so little is shown that the offer may be longer.
        """
        most = max(_MOST_OF_STORY * self.words, _LONGEST_OFFER if claims.is_paid else 0)
        return (
            element.tag not in _NOT_A_BOX
            and not has_more_words(element, _LONGEST_BOX)
            and _paragraph_words(element) <= most
            and _is_beside(element, claims)
        )


def _is_pointer(paragraph: HtmlElement) -> bool:
    """Whether a paragraph is a label, a colon and one link that is a headline: no sentence."""
    links = list(paragraph.iter("a"))
    said = _text(paragraph)
    headline = _text(links[0]) if len(links) == 1 else ""
    if not headline or not said.endswith(headline) or headline[-1] in ".!。।":
        return False
    label = said[: -len(headline)].rstrip()
    return label[-1:] in {":", "："} and word_count(label) <= _LABEL_WORDS <= 2 * word_count(headline)


def _is_links(element: HtmlElement) -> bool:
    """Whether all that an element says is links, but for a label."""
    linked = sum(word_count(_text(link)) for link in element.iter("a"))
    return linked > 0 and not has_more_words(element, linked + _LABEL_WORDS)


def _paragraph_words(element: HtmlElement) -> int:
    return sum(word_count(_text(paragraph)) for paragraph in element.iter("p"))


def _address_fields(tree: HtmlElement) -> list[HtmlElement]:
    return [
        field
        for field in tree.iter("input")
        if (field.get("type") or "").lower() in _ADDRESS_FIELDS or "mail" in (field.get("name") or "").lower()
    ]


def _named_boxes(tree: HtmlElement) -> list[HtmlElement]:
    """Boxes that are named after what one is to sign, and a paywall's with something to press in it."""
    found = []
    for element in list(tree.iter("div", "section", "aside", "form")):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if _SIGN_UP.search(names) or (
            "paywall" in names.lower() and next(element.iter("a", "button"), None) is not None
        ):
            found.append(element)
    return found


def _rows_of_buttons(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Buttons right after which another one stands, and that unfold nothing."""
    for button in list(tree.iter("button")):
        following = button.getnext()
        is_row = following is not None and following.tag == "button" and not (button.tail or "").strip()
        if is_row and button.get("aria-controls") is None and button.get("aria-expanded") is None:
            yield button


def _pressed(tree: HtmlElement) -> list[HtmlElement]:
    """What one presses to pay: buttons, and links that pose as one."""
    return [*tree.iter("button"), *(link for link in tree.iter("a") if link.get("role") == "button")]


def _text(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
