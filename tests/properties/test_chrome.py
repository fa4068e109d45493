"""Taking a site's lines out leaves lines of the text, in order, and never nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest.extract.chrome import marks_of, site_lines, without_site_lines
from digest.extract.clean import looks_like_a_sentence as is_prose

LINES = st.sampled_from(
    [
        "Share",
        "What next?",
        "The council approved a bridge over the Alder.",
        "Sign up below for the best of our journalism every single day.",
        "Alder Post",
        "12 posts",
        "市議会は橋を承認した。",
        "Ada Lund said that the bridge over the Alder would open in spring.",
    ]
)
TEXTS = st.lists(LINES | st.text("ab .?", min_size=1).filter(str.strip), min_size=1, max_size=8).map(
    "\n\n".join
)


@given(st.lists(TEXTS, max_size=12), TEXTS, st.text(max_size=30))
def test_what_is_left_are_lines_of_the_text_in_their_order(site: list[str], text: str, headline: str) -> None:
    known = site_lines([marks_of(one) for one in site])
    left = without_site_lines(text, known, headline).split("\n\n")
    rest = iter(text.split("\n\n"))
    assert all(line in rest for line in left)
    assert left
    assert set(text.split("\n\n")) - set(left) <= {
        one for one in text.split("\n\n") if marks_of(one)[0] in known
    }


@given(st.lists(TEXTS, max_size=12))
def test_the_order_in_which_texts_of_no_common_sentence_came_does_not_matter(site: list[str]) -> None:
    short = ["\n\n".join(line for line in text.split("\n\n") if not is_prose(line)) for text in site]
    marks = [marks_of(text) for text in short]
    assert site_lines(marks) == site_lines(marks[::-1])


@given(TEXTS)
def test_one_text_many_times_teaches_nothing(text: str) -> None:
    assert site_lines([marks_of(text)] * 9) == {}
