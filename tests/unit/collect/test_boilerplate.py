"""Boilerplate, sponsors' messages and picture credits are removed from entries."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

import pytest

from digest.collect.boilerplate import without_boilerplate
from digest.collect.captions import without_captions
from digest.collect.entities import signs
from digest.collect.parse import parse
from digest.collect.reading import read_document
from digest.models import Entry
from digest.text.html import html_from_text, plain_text

NOW = datetime(2026, 11, 30, tzinfo=UTC)
STORIES = (
    ("Ferry runs aground off Skerrow", "The ferry Marigold ran aground on Monday with 212 people aboard."),
    (
        "Council votes for night trams",
        "Trams will run all night at weekends, the council decided by 31 to 12.",
    ),
    ("Blind crab found under Mount Ollin", "Biologists described a blind crab that lives in a flooded cave."),
    (
        "Harbour bridge shut for repairs",
        "Velmora closes the bridge for eleven weeks after cracks were found.",
    ),
    ("Choir of Tarn wins the lute prize", "A jury of nine chose the village choir among forty competitors."),
)


def entry(title: str = "A title of its own", html: str = "", summary: str = "", byline: str = "") -> Entry:
    return Entry(
        feed_url="https://courier.example/rss",
        guid=title,
        url=f"https://courier.example/{len(title)}",
        title=title,
        published=NOW,
        first_seen=NOW,
        byline=byline,
        html=html,
        summary=summary or plain_text(html),
        tags=(),
        language="",
    )


def of_template(template: str) -> list[Entry]:
    """Entries of one feed: `template` with its title, text and number filled in."""
    made = []
    for number, (title, text) in enumerate(STORIES, start=1):
        html = template.format(
            title=escape(title), text=text, number=number * 37, name=("Vane", "Orr", "Pell")[number % 3]
        )
        made.append(entry(title, html))
    return made


def texts(entries: tuple[Entry, ...]) -> list[str]:
    return [plain_text(one.html) for one in entries]


OF_THE_FEED = (
    "<p>{text}</p><p>Subscribe to our newsletter for more of this.</p>",
    "<p>Karsel Courier brings you the news of the harbour.</p><p>{text}</p>",
    '<p>{text}</p><small>{number} posts - {number} participants</small><br><a href="https://f.example/">Read full topic</a>',
    '<p>{text}</p><p><a href="https://courier.example/{number}#comments">{number} Kommentare</a></p>',
    "<p>{text}</p><hr><p>Dieser Beitrag ist Teil der Reihe Hafen und Stadt.</p>",
    "<p>{text}</p><p>Les articles du Courrier sont libres de droits.</p>",
    "<p>{text}</p><p>本文由港口报编辑部整理</p>",
    "<p>Тарнский вестник сообщает</p><p>{text}</p>",
    "Karsel Courier: {text}",
    "[Karsel FM] Tarn -- {text}",
    "[Hafenradio] Neu Tarn -- {text}",
    "KC{number}x/26 | Bulletin | {text}",
    "<b>Bulletin:</b> {text}",
    "Посольство сообщает: {text}",
)


@pytest.mark.parametrize("template", OF_THE_FEED)
def test_what_every_entry_of_a_feed_has_at_one_place_is_not_part_of_any(template: str) -> None:
    bare = without_boilerplate(of_template(template), "Karsel Courier")
    assert texts(bare) == [text for _, text in STORIES]
    assert [one.summary for one in bare] == [text for _, text in STORIES]


KEPT = (
    "<p>{text}</p>",
    "<p>Magnitude: {number}.4</p><p>Depth: {number} km</p>",
    "<p>Rating: {number}/500</p><p>{text}</p>",
    "A magnitude {number}.1 earthquake - {number} km off the coast: {text}",
    "TARN (AP) — {text}",
    "<p>{name} said: {text}</p>",
    "<p>Wind: {name} gusts. Sky: {name}. {text}</p>",
    "Quake of {number}: {text}",
    "<p>{number} dead, {number} hurt</p>",
)


@pytest.mark.parametrize("template", KEPT)
def test_what_differs_from_entry_to_entry_and_what_is_all_there_is_stays(template: str) -> None:
    sent = of_template(template)
    assert without_boilerplate(sent, "Karsel Courier") == tuple(sent)


def test_two_entries_show_no_pattern() -> None:
    sent = of_template("<p>{text}</p><p>More from the harbour.</p>")[:2]
    assert without_boilerplate(sent, "Karsel Courier") == tuple(sent)


TEXT = "The mayor opened the tunnel on Monday, eleven weeks late."
LABELLED = (
    ("arXiv:2611.01234v2 Announce Type: replace \nAbstract: {}", "{}"),
    ("arXiv:2611.09999v1 Announce Type: cross\nAbstract: {}", "{}"),
    ("<p>{}</p><p><strong>Full Changelog</strong>: v4.0.0...v4.0.1</p>", "{}"),
    ('<p>{}</p><p><strong>Full Changelog</strong>: <a href="https://g.example/c">https://g.example/c</a></p>', "{}"),
    ("<p>Article URL: https://a.example/1</p><p>Comments URL: https://n.example/2</p><p>Points: 241</p><p># Comments: 12</p>", ""),
    ("<p>{}</p><p>submitted by /u/tarn_fan [link] [comments]</p>", "{}"),
    ('<p>{}</p> submitted by <a href="https://r.example/u/x">/u/x</a> to <a>r/y</a> <a>[link]</a> <a>[comments]</a>', "{}"),
    ("<p>{}</p><p>This episode is brought to you by SockBox. Go to sockbox.example/tarn for 15% off.</p>", "{}"),
    ("<p>{}</p><p>Learn more about your ad choices. Visit megaphone.fm/adchoices</p>", "{}"),
    ("<p>{}</p><p>Hosted on Acast. See acast.com/privacy for more information.</p>", "{}"),
    ("<p>{}</p><p>This show is sponsored by SockBox. Use code TARN at sockbox.example for 15% off.</p>", "{}"),
    ("<p>{}</p><p>Mit dem Code PEGEL spart ihr 15 Prozent.</p>", "{}"),
    ("<p>{}</p><p>See Privacy Policy at https://pod.example/privacy and Notice at https://pod.example/n.</p>", "{}"),
    ("<p>{} Thanks to our sponsor, Lamp &amp; Wick.</p>", "{}"),
    ("<p>{}</p><p>Diese Folge wird präsentiert von Lampe GmbH.</p>", "{}"),
    ("<p>{}</p><p>Cet épisode est sponsorisé par Lampe.</p>", "{}"),
    ("<p>{}</p><p>Este episodio está patrocinado por Lámpara.</p>", "{}"),
    ("<p>Photo: Ada Vane / Karsel Press</p><p>{}</p>", "{}"),
    ("<p>(Image credit: Karsel Press)</p><p>{}</p>", "{}"),
    ("<p>{}</p><p>Foto: Ada Vane/Hafenbild</p>", "{}"),
    ("<p>Crédit photo : Ada Vane</p><p>{}</p>", "{}"),
    ("<p>Фото: Ада Вейн</p><p>{}</p>", "{}"),
    ("<figure><figcaption>The tunnel, seen last summer from the hill.</figcaption></figure><p>{}</p>", "{}"),
)  # fmt: skip


@pytest.mark.parametrize(("html", "right"), LABELLED)
def test_labels_of_programs_sponsors_and_photographers_go_even_from_a_single_entry(
    html: str, right: str
) -> None:
    (bare,) = without_boilerplate([entry(html=html.replace("{}", TEXT))], "Karsel Courier")
    assert plain_text(bare.html) == right.replace("{}", TEXT)
    assert bare.summary == right.replace("{}", TEXT)


BLURBS = (
    "{} The post The tunnel opens appeared first on Karsel Courier.",
    "{} The article The tunnel opens first appeared on Karsel Courier.",
    "{} Der Beitrag The tunnel opens erschien zuerst auf Karsel Courier.",
    "{} L’article The tunnel opens est apparu en premier sur Karsel Courier.",
    "{} La entrada The tunnel opens se publicó primero en Karsel Courier.",
    "{} L'articolo The tunnel opens proviene da Karsel Courier.",
    "{} Сообщение The tunnel opens появились сначала на Karsel Courier.",
    "{} Continue reading",
    "{} Continue reading →",
    "{} Weiterlesen",
    "{} Lire la suite…",
    "{} [Read more]",
    "{} Читать далее",
    "{} 続きを読む",
)


@pytest.mark.parametrize("blurb", BLURBS)
def test_a_blurb_ends_where_its_text_ends(blurb: str) -> None:
    said = blurb.replace("{}", TEXT)
    (bare,) = without_boilerplate([entry("The tunnel opens", html_from_text(said), said)], "Karsel Courier")
    assert bare.summary == TEXT
    (cut,) = without_boilerplate(
        [entry("The tunnel opens", "", "The mayor opened the … Continue reading")], ""
    )
    assert cut.summary == "The mayor opened the…"


@pytest.mark.parametrize(
    "text",
    [
        "The court said the sponsor of the bill must resign by Monday.",
        "The photo shows the tunnel before the flood, the police said on Monday.",
        "Readers of the novel first appeared on the square at noon. Police came later and sent them home.",
        "He was asked to submit his comments by Friday.",
        "The ministry lets officers use code names, and code XML files by hand, the paper said.",
        "The privacy policy of the town was struck down by a court on Monday.",
        "Points: the union wants more pay, and the council less.",
    ],
)
def test_a_sentence_that_only_uses_such_words_stays(text: str) -> None:
    (bare,) = without_boilerplate([entry(html=f"<p>{text}</p>")], "Karsel Courier")
    assert plain_text(bare.html) == bare.summary == text


@pytest.mark.parametrize(
    "start", ["By Ada Vane ", "Ada Vane | ", "Von Ada Vane — ", "Par Ada Vane\n", "BY ADA VANE, "]
)
def test_a_byline_that_the_entry_has_anyway_leaves_its_text(start: str) -> None:
    (bare,) = without_boilerplate([entry(html=f"<p>{start}{TEXT}</p>", byline="Ada Vane")], "Karsel Courier")
    assert plain_text(bare.html) == bare.summary == TEXT
    quoted = entry(html="<p>Ada Vane said that the tunnel leaks.</p>", byline="Ada Vane")
    assert without_boilerplate([quoted], "") == (quoted,)


def rss(items: str, namespaces: str = 'xmlns:media="http://search.yahoo.com/mrss/"') -> bytes:
    return (
        f'<?xml version="1.0"?><rss version="2.0" {namespaces}><channel><title>Courier</title>{items}</channel></rss>'
    ).encode()


CAPTION = "A tram at the depot in the old town, photographed last summer by somebody on his way to work."
PICTURES = (
    f'<media:content medium="image" url="https://c.example/1"/><media:description>{CAPTION}</media:description>',
    f'<media:content type="image/jpeg" url="https://c.example/1"><media:description type="plain">{CAPTION}</media:description></media:content>',
    f'<media:group><media:content url="https://c.example/1.jpg"/><media:text>{CAPTION}</media:text></media:group>',
    f'<media:thumbnail url="https://c.example/1.png"/><media:description><![CDATA[{CAPTION}]]></media:description>',
    f'<media:content url="https://c.example/f.mp4" medium="video"><media:description>{CAPTION}</media:description></media:content>',
)


@pytest.mark.parametrize("media", PICTURES)
@pytest.mark.parametrize("is_first", [True, False])
def test_the_caption_of_a_picture_is_not_the_entrys_text(media: str, is_first: bool) -> None:
    text = f"<description>{TEXT}</description>"
    item = f"<item><title>Tunnel</title>{media + text if is_first else text + media}</item>"
    (read,) = parse(rss(item), "", "https://c.example/rss", "https://c.example/rss", NOW).entries
    assert (plain_text(read.html), read.summary) == (TEXT, TEXT)


@pytest.mark.parametrize("media", PICTURES[:4])
def test_an_entry_with_a_caption_alone_has_no_text(media: str) -> None:
    item = f"<item><title>Tunnel</title><description></description>{media}</item>"
    (read,) = parse(rss(item), "", "https://c.example/rss", "https://c.example/rss", NOW).entries
    assert (read.html, read.summary) == ("", "")


def test_what_a_film_is_about_is_the_text_of_its_entry() -> None:
    item = (
        "<item><title>Tunnel</title><y:group><y:content type='application/x-shockwave-flash' url='https://c.example/v'/>"
        f"<y:thumbnail url='https://c.example/1.jpg'/><y:description>{TEXT}</y:description></y:group></item>"
    )
    feed = rss(item, "xmlns:y='http://search.yahoo.com/mrss/'")
    for body in (feed, feed.replace(b"y:", b"media:").replace(b"xmlns:media", b"xmlns:media")):
        (read,) = parse(body, "", "https://c.example/rss", "https://c.example/rss", NOW).entries
        assert read.summary == TEXT


@pytest.mark.parametrize(
    "sent",
    [
        "Plough &amp;amp; Furrow",
        "Plough &amp;amp;amp; Furrow",
        "<![CDATA[Plough &amp;amp; Furrow]]>",
        "Plough &amp; Furrow",
    ],
)
def test_names_that_were_escaped_too_often_are_read(sent: str) -> None:
    item = (
        f"<item><title>{sent}</title><author>{sent}</author><description>{sent} opened.</description></item>"
    )
    document = parse(rss(item), "", "https://c.example/rss", "https://c.example/rss", NOW)
    (read,) = document.entries
    assert (read.title, read.byline) == ("Plough & Furrow", "Plough & Furrow")
    assert (plain_text(read.html), read.summary) == ("Plough & Furrow opened.", "Plough & Furrow opened.")


def test_only_references_that_mean_a_sign_are_resolved() -> None:
    assert signs("Dürer &amp;quot;Hase&amp;quot; &#8211; it&#039;s AT&T; a &lt;b&gt; R&D") == (
        'Dürer "Hase" – it\'s AT&T; a &lt;b&gt; R&D'
    )


def test_what_recurs_does_not_make_an_entry_look_changed_when_the_others_change() -> None:
    template = "<item><title>{}</title><guid>{}</guid><description>{} &lt;br&gt;More from the harbour.</description></item>"
    items = [template.format(title, title, text) for title, text in STORIES]
    url = "https://c.example/rss"
    alone = read_document(rss("".join(items[:1])), "", url, url, NOW).entries
    among = read_document(rss("".join(items)), "", url, url, NOW).entries
    assert alone[0][1] == among[0][1]
    assert (alone[0][0].summary, among[0][0].summary) == (
        f"{STORIES[0][1]} More from the harbour.",
        STORIES[0][1],
    )


def test_captions_that_never_end_cost_no_time() -> None:
    head = '<rss xmlns:media="http://search.yahoo.com/mrss/"><item>'
    for hostile in ("<media:description>" * 100_000, '<media:content url="' * 100_000, "<item>" * 200_000):
        assert without_captions(head + hostile) == head + hostile
