"""Nothing of the site is left in a story, and nothing of the story is lost."""

from __future__ import annotations

import pytest

from digest.extract.clean import clean, mended
from tests.fakes.pages import STORY

TEXT = "\n\n".join(STORY)


def around(before: str = "", after: str = "") -> str:
    return "\n\n".join(part for part in (before, TEXT, after) if part)


@pytest.mark.parametrize(
    "line",
    [
        "Read more",
        "ALSO READ: Five bridges that never were",
        "Related: The old bridge in pictures",
        "Sign up for our morning newsletter",
        "Follow us on Twitter",
        "Share this article",
        "Facebook | Twitter | WhatsApp",
        "Click here to subscribe to our Telegram channel",
        "Advertisement",
        "Story continues below advertisement",
        "We use cookies to improve your visit. Read our policy.",
        "© 2026 Example Wire. All rights reserved.",
        "Photo: Ada Lund / Example Wire",
        "Getty Images",
        "Go to home page",
        "Back to top    Go to home page clear",
        "Posted by",
        "Check your BMI",
        "5 min read",
        "Updated: March 5, 2026, 10:15",
        "Leave a comment",
        "Note to readers: Please click the share button above. Feel free to repost.",
        "The post Council approves new bridge appeared first on The Alder Post.",
        "The post What now? The bridge, explained. appeared first on The Alder Post – all the news.",
        "Do you know more about this story? Write to the Post's news desk.",
        "Have you been affected? Get in touch with us. Send us your pictures.",
        "Sign up for the Post's morning email and never miss a bridge.",
        "Support the Alder Post: become a member from 3 crowns a month.",
        "You have read one of five free Alder Post articles this month.",
        "Follow Alder Now for more updates.",
        "Lesen Sie auch: Die Brücke von gestern",
        "Lire aussi : Le pont d'hier",
    ],
)
def test_a_line_of_the_site_is_gone_wherever_it_stands(line: str) -> None:
    for text in (around(before=line), around(after=line), TEXT.replace("\n\n", f"\n\n{line}\n\n", 1)):
        cleaned = clean(text)
        assert cleaned.text == TEXT
        assert cleaned.edits == ("site chrome",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Share prices fell by a tenth on Wednesday after the bank said it would close.",
        "Read the letter aloud, the judge said, and the clerk did.",
        "Related parties said that they would sue the city over the bridge.",
        "Listen to the people, he said.",
        "Advertisement spending in the country rose to 3 billion crowns last year.",
        "Photographs from the scene show a burnt-out bus.",
        "Subscribers to the plan pay 40 crowns a month, the ministry said.",
        "Follow the money, the prosecutor told the court on Monday.",
        "Topics included trade, fishing and the bridge.",
        "“No,” he said.",
        "The post office will close first, the council said on its website.",
        "The article that the minister quoted appeared in March, the paper said.",
        "Do you know what it costs? Nobody on the council did.",
        "Support the bridge or lose the ferry, the mayor told the council.",
        "You have read the letter, the judge said to him.",
        "Follow the river for more than an hour and you reach the bridge.",
        "Copyright law does not cover bridges, which surprised the architect.",
        "By Wednesday evening the river had risen by two metres.",
        "The views of this author are his own, the paper said, but it had printed them.",
    ],
)
def test_a_sentence_of_the_story_stays(sentence: str) -> None:
    text = TEXT.replace("\n\n", f"\n\n{sentence}\n\n", 1)
    assert sentence in clean(text).text


def test_a_clean_text_is_left_alone() -> None:
    cleaned = clean(TEXT)
    assert cleaned.text == TEXT
    assert cleaned.edits == ()


@pytest.mark.parametrize(
    ("start", "dateline", "credit"),
    [
        ("PARIS — ", "PARIS", ""),
        ("March 4, 2026 (Northwire) — ", "March 4, 2026", "Northwire"),
        ("LONDON (Reuters) - ", "LONDON", "Reuters"),
        ("June 6, 2023 (EIRNS)—", "June 6, 2023", "EIRNS"),
        ("WASHINGTON (AP) — ", "WASHINGTON", "AP"),
        ("NEW YORK, March 4 (Reuters) - ", "NEW YORK", "Reuters"),
        ("(AFP) – ", "", "AFP"),
        ("LA CROSSE, Wis. (AP) — ", "LA CROSSE, Wis.", "AP"),
        ("PORT MAREN, March 4 (Northwire) - ", "PORT MAREN", "Northwire"),
        ("PORT MAREN (Northwire) — ", "PORT MAREN", "Northwire"),
        ("VELLISAU, Ostmere, March 4 (North Sea News) - ", "VELLISAU, Ostmere", "North Sea News"),
        ("Port Maren, 4 March (Northwire) – ", "Port Maren", "Northwire"),
    ],
)
def test_the_dateline_leaves_the_first_paragraph(start: str, dateline: str, credit: str) -> None:
    cleaned = clean(start + TEXT)
    assert cleaned.text == TEXT
    assert (cleaned.dateline, cleaned.credit) == (dateline, credit)
    assert "dateline" in cleaned.edits


@pytest.mark.parametrize(
    "opening",
    [
        "NATO - the alliance of thirty-two states - will open no office in the town.",
        "“PARIS — the city I love — is full,” the mayor said on Wednesday.",
        "IT was a cold night, and nobody had come.",
        "Ada Lund (Greens) - a former mayor - said that she would vote against the bridge.",
        "Mr. Lund — a former mayor — said that he would vote against the bridge.",
    ],
)
def test_what_is_no_dateline_stays(opening: str) -> None:
    assert clean(f"{opening}\n\n{TEXT}").text.startswith(opening)


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("(Reporting by Ada Lund; Editing by Bo Ek)", ""),
        ("Ada Lund and Bo Ek contributed to this report.", ""),
        ("(AP)", "AP"),
        ("With reporting by AFP and dpa", "AFP"),
        ("This article was originally published on Ada Lund's Newsletter.", ""),
        ("Source: Reuters", "Reuters"),
        ("Source: Northwire", "Northwire"),
        ("Northwire contributed to this report.", "Northwire"),
        ("(Northwire)", "Northwire"),
        ("This article first appeared on the Alder Post's website.", ""),
        ("Originally published by The Alder Post.", ""),
    ],
)
def test_a_credit_line_becomes_a_field(line: str, credit: str) -> None:
    cleaned = clean(around(after=line))
    assert cleaned.text == TEXT
    assert cleaned.credit == credit
    assert "credit line" in cleaned.edits


def test_an_origin_behind_the_last_full_stop_becomes_a_field() -> None:
    for origin in ("Northwire", "North Sea News", "dpa"):
        cleaned = clean(f"{TEXT} ({origin})")
        assert (cleaned.text, cleaned.credit) == (TEXT, origin)
    told = f"{TEXT} “Nobody asked the ferry (or its captain).”"
    assert clean(told).text == told


@pytest.mark.parametrize(
    "invitation",
    [
        "The post Council approves new bridge appeared first on The Alder Post.",
        "Send us your pictures.",
        "Sign up for our morning newsletter.",
        "Send us your pictures. Follow us on Twitter.",
    ],
)
def test_an_invitation_glued_to_a_paragraph_goes_alone(invitation: str) -> None:
    cleaned = clean(f"{TEXT} {invitation}")
    assert cleaned.text == TEXT
    assert cleaned.edits == ("site chrome",)


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Lund", ("Ada Lund",)),
        ("By Ada Lund and Bo Ek", ("Ada Lund", "Bo Ek")),
        ("Ada Lund reports from Paris, and Bo Ek reports from Brussels.", ("Ada Lund", "Bo Ek")),
        ("Ada Lund reported from New York.", ("Ada Lund",)),
    ],
)
def test_a_byline_becomes_a_field(line: str, authors: tuple[str, ...]) -> None:
    cleaned = clean(around(after=line))
    assert cleaned.text == TEXT
    assert cleaned.authors == authors


def test_who_the_author_is_does_not_end_the_story() -> None:
    bio = "Ada Lund is an Alderby-based political analyst specialising in bridges."
    assert clean(around(after=bio)).text == TEXT
    about = "Ada Lund is the person who counts the builders of the town."
    assert clean(around(after=about), authors=("Ada Lund",)).text == TEXT
    assert clean(around(after=about)).text != TEXT


def test_the_headline_is_not_said_twice() -> None:
    headline = "Council approves new bridge over the Alder"
    for repeated in (headline, f"Politics: {headline}", headline.upper()):
        assert clean(around(before=repeated), headline=headline).text == TEXT


def test_markup_left_over_becomes_plain_text() -> None:
    marked = TEXT.replace("new bridge", "**new** [bridge](#)", 1).replace("Opponents", "# *Opponents*", 1)
    cleaned = clean(marked.replace("old bridge", "old <b>bridge</b> \\[sic\\]"))
    assert cleaned.text == TEXT.replace("old bridge", "old bridge [sic]")
    assert cleaned.edits == ("markup",)


def test_a_line_break_inside_a_sentence_is_joined() -> None:
    broken = TEXT.replace("nine hours", "nine\n\nhours").replace("town hall", "town\nhall")
    cleaned = clean(broken)
    assert cleaned.text == TEXT
    assert cleaned.edits == ("line breaks",)


def test_letters_are_mended() -> None:
    cleaned = clean(TEXT.replace("council", "cоuncil").replace("Lund", "Lu\u200bnd"))
    assert cleaned.text == TEXT
    assert cleaned.edits == ("look-alike letters",)
    assert mended("The councilâ€™s caf\u00c3\u00a9") == "The council’s café"


def test_nothing_but_chrome_is_nothing() -> None:
    assert clean("Read more\n\nShare\n\nAdvertisement").text == ""
    assert clean("").text == ""
