"""A wall is never printed as an article, and never merges the articles that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from digest.errors import FetchError
from digest.extract import extract
from digest.extract.walls import is_front, may_name
from digest.models import Evidence
from digest.report import Report
from digest.run.guard import InlineGuard
from digest.store.memory import MemoryStore
from tests.builders import NOON, entry, feed, feed_state, window
from tests.fakes.pages import STORY, OneByOne, PageFetcher, page
from tests.fakes.walls import WALLS, Wall

if TYPE_CHECKING:
    from digest.models import Article, Entry

SITE = "https://wire.example"
TITLES = (
    "Bread prices fall in Orsund",
    "Storm nears the northern coast",
    "Ferry to Tarn is late again",
    "Whales stay in the harbour of Brinton",
)
CONSENT = next(wall for wall in WALLS if wall.name == "consent de")
ENGLISH = next(wall for wall in WALLS if wall.name == "robot check en")


class Reader:
    """A store that is read into again and again."""

    def __init__(self, **options: Any) -> None:
        self.store, self.feeds = MemoryStore(), (feed(**options),)
        self.report = Report()

    def read(
        self,
        *entries: Entry,
        pages: dict[str, bytes] | None = None,
        redirects: dict[str, str] | None = None,
        fetcher: Any = None,
    ) -> list[Article]:
        self.report = Report()
        self.store.record_fetch(feed_state(), [(one, one.guid) for one in entries])
        extract(
            self.feeds,
            self.store,
            fetcher=fetcher or PageFetcher(pages or {}, redirects),
            executor=OneByOne(),
            guard=InlineGuard(),
            now=NOON,
            report=self.report,
        )
        return self.store.articles(window(since=-24 * 3650, until=24))


def blurb_of(title: str) -> str:
    return f"{title}, the canal office said on Tuesday in a note to the press."


def entries_of(titles: tuple[str, ...] = TITLES, *, first: int = 1, blurb: bool = True) -> list[Entry]:
    return [
        entry(number, title=title, html="", summary=blurb_of(title) if blurb else "")
        for number, title in enumerate(titles, start=first)
    ]


REPORTS = {
    TITLES[0]: (
        "Bakers in Orsund have cut their prices by a tenth since the summer, the guild said on Tuesday.",
        "A loaf of rye bread now costs four crowns, as much as three years ago, and wheat is to fall further still.",
        "Orsund's mills blame a harvest larger than any before it, for which the barns along the coast are too small.",
    ),
    TITLES[1]: (
        "A storm with winds of forty metres a second will reach the northern coast on Wednesday night.",
        "Harbours from Tarn to Brinton are closed from noon, and boats that are still out were called back by radio.",
        "The last storm of that force nears a hundred years of age; it took eleven roofs off the town hall's quarter.",
    ),
    TITLES[2]: (
        "Passengers to Tarn waited for three hours on Monday, since the ferry had lost a screw off the skerries.",
        "It was the ninth time this month that the boat was late, the line said, and tickets will be paid back.",
        "A second ferry, bought in spring, is still in the yard at Corby, again for want of papers from the maker.",
    ),
    TITLES[3]: (
        "Three whales swam into the harbour of Brinton and stayed there for the better part of a week.",
        "Fishermen fed them herring from the pier, which the harbour master asked them to stop at once.",
        "Brinton last saw whales in 1954, when a grey one turned at the breakwater and left the same evening.",
    ),
}


def genuine(title: str, **options: Any) -> bytes:
    """A report that speaks of its title, as reports do."""
    return page(*REPORTS[title], title=title, **options)


def led_to(wall: Wall, **changes: Any) -> Entry:
    return entry(1, **{"title": wall.title, "html": "", "summary": wall.blurb, **changes})


def walled(article: Article, wall: Wall) -> bool:
    """Whether the blurb stands and nothing of the wall does."""
    return (
        article.is_walled
        and article.evidence is not Evidence.FULL
        and not any(paragraph[:20] in article.text for paragraph in wall.paragraphs)
    )


# --------------------------------------------------------------------------- one page alone


@pytest.mark.parametrize("build", ["plain", "form", "divs"])
@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_a_wall_in_any_language_is_not_the_article_even_where_it_is_the_first_of_its_site(
    wall: Wall, build: str
) -> None:
    reader = Reader()
    (article,) = reader.read(led_to(wall), pages={f"{SITE}/news/1": wall.page(build=build)})
    assert article.text == wall.blurb
    assert article.evidence is Evidence.BLURB
    assert article.url == f"{SITE}/news/1"


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_a_wall_behind_a_redirect_leaves_the_article_its_own_address(wall: Wall) -> None:
    reader, there = Reader(), f"{SITE}/gate/welcome?back=1"
    (article,) = reader.read(led_to(wall), pages={there: wall.page()}, redirects={f"{SITE}/news/1": there})
    assert walled(article, wall)
    assert article.url == f"{SITE}/news/1"
    assert "behind a wall" in reader.report.problems[-1].reason
    assert reader.report.counts["extract/behind a wall"] == 1


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_a_wall_is_known_by_an_entry_without_a_blurb(wall: Wall) -> None:
    (article,) = Reader().read(led_to(wall, summary=""), pages={f"{SITE}/news/1": wall.page()})
    assert article.text == ""
    assert article.evidence is Evidence.HEADLINE


@pytest.mark.parametrize("wall", WALLS, ids=lambda wall: wall.name)
def test_a_wall_that_goes_by_the_articles_name_is_known_by_its_text(wall: Wall) -> None:
    head = f'<meta property="og:title" content="{wall.title}"><meta property="og:type" content="article">'
    (article,) = Reader().read(led_to(wall), pages={f"{SITE}/news/1": wall.page(head=head, build="form")})
    assert walled(article, wall)


def test_a_wall_that_asks_for_money_for_the_very_article_by_name_is_no_article() -> None:
    plea = (
        f"To go on with “{ENGLISH.title}” please subscribe and get unlimited access to everything we write.",
        "Already a subscriber? Sign in to your account. Our reader service gladly answers your questions.",
    )
    named = f'<meta property="og:title" content="{ENGLISH.title}">'
    body = page(*plea, title="Subscribe", head=named)
    (article,) = Reader().read(led_to(ENGLISH), pages={f"{SITE}/news/1": body})
    assert article.text == ENGLISH.blurb


@pytest.mark.parametrize("status", [401, 402, 403, 451])
def test_a_refusal_by_status_is_a_wall_too(status: int) -> None:
    class Refusing(PageFetcher):
        def fetch(self, request: Any) -> Any:
            raise FetchError(request.url, f"the server answered {status}", status=status)

    reader = Reader()
    (article,) = reader.read(led_to(ENGLISH), fetcher=Refusing({}))
    assert walled(article, ENGLISH)
    assert "behind a wall" in reader.report.problems[0].reason


def test_a_page_that_leads_on_by_itself_is_no_article() -> None:
    body = ENGLISH.page(head='<meta http-equiv="refresh" content="5; url=/consent">')
    (article,) = Reader().read(led_to(ENGLISH), pages={f"{SITE}/news/1": body})
    assert walled(article, ENGLISH)


@pytest.mark.parametrize("home", ["/", "/de/", "/us/en/", "/index.html", "/news/"])
def test_a_home_page_is_no_articles_address_though_it_names_the_article(home: str) -> None:
    """Home pages list the newest stories, and so speak of them."""
    there = SITE + home
    listed = page(
        *(f"{blurb_of(title)} More on the page of the story." for title in TITLES), title="Example Wire"
    )
    entries = entries_of()
    articles = Reader().read(*entries, pages={there: listed}, redirects={one.url: there for one in entries})
    assert sorted(article.url for article in articles) == [one.url for one in entries]
    assert {article.text for article in articles} == {blurb_of(title) for title in TITLES}


def test_a_wall_in_the_language_of_another_country_is_known_by_what_it_asks() -> None:
    """Consent pages speak the language of where the reader is, not of the paper."""
    one = entry(
        1, title="Most w Corvane otwarty po remoncie", html="", summary="Most w Corvane otwarto we wtorek."
    )
    said = "Wir haben ungewöhnlichen Verkehr aus Ihrem Netz bemerkt. Bitte bestätigen Sie, dass Sie ein Mensch sind."
    form = "<form><input name=x><button>Weiter</button></form>"
    body = f"<html lang=de><title>Kurze Prüfung</title><h1>Kurze Prüfung</h1><p>{said}</p>{form}</html>"
    (article,) = Reader().read(one, pages={one.url: body.encode()})
    assert article.text == one.summary
    assert article.is_walled


def test_a_feed_that_sends_the_whole_text_keeps_it_before_a_wall() -> None:
    whole = "".join(f"<p>{paragraph}</p>" for paragraph in STORY * 3)
    one = led_to(ENGLISH, html=whole, title="Council approves bridge over the Alder")
    (article,) = Reader(fulltext="page").read(one, pages={one.url: ENGLISH.page()})
    assert article.evidence is Evidence.FULL
    assert article.text.startswith(STORY[0])


# --------------------------------------------------------------------------- several pages of a site


def test_entries_that_all_lead_to_one_page_are_not_one_article() -> None:
    """The page says too little to be known by its words."""
    entries, there = entries_of(blurb=False), f"{SITE}/gate"
    vague = page(
        "The canal office, the harbour, the storm, bread prices, the ferry and the whales of Orsund, Tarn and the "
        "northern coast: all that and more is waiting for you, late or again, behind this page, dear reader.",
        "Stay with us and fall for the news that nears: it reopens every morning for those who have an account.",
        title="Bread, storm, ferry, whales",
    )
    articles = Reader().read(*entries, pages={there: vague}, redirects={one.url: there for one in entries})
    assert sorted(article.url for article in articles) == [one.url for one in entries]
    assert {article.evidence for article in articles} == {Evidence.HEADLINE}


@pytest.mark.parametrize("wall", WALLS[:8], ids=lambda wall: wall.name)
def test_two_walls_among_three_good_pages_are_found_and_the_good_ones_stay(wall: Wall) -> None:
    entries = [*entries_of(TITLES[:3]), *entries_of((TITLES[3], "Mayor of Asker chosen"), first=4)]
    pages = {one.url: genuine(one.title) for one in entries[:3]} | {
        one.url: wall.page() for one in entries[3:]
    }
    articles = Reader().read(*entries, pages=pages)
    assert [article.is_walled for article in articles] == [False, False, False, True, True]
    assert len({article.url for article in articles}) == 5


def test_a_wall_that_repeats_each_articles_title_is_given_away_by_its_second_page() -> None:
    entries = entries_of(blurb=False)
    pages = {
        one.url: page(
            "You have read all your free articles for this month. Log in or create an account to go on reading. It "
            "takes less than a minute and costs nothing at all.",
            "Forgotten your password? Reset it here. New here? Register for free today and read on at once.",
            title=one.title,
            head=f'<meta property="og:type" content="article"><meta name="author" content="Bo Ek {number}">',
        )
        for number, one in enumerate(entries)
    }
    articles = Reader().read(*entries, pages=pages)
    assert {article.evidence for article in articles} == {Evidence.HEADLINE}


def test_a_wall_that_comes_after_good_days_is_told_from_what_the_site_showed_before() -> None:
    reader = Reader()
    good = entries_of()
    reader.read(*good, pages={one.url: genuine(one.title) for one in good})
    late = entry(9, title="Mayor of Asker chosen", html="", summary=blurb_of("Mayor of Asker chosen"))
    articles = reader.read(late, pages={late.url: ENGLISH.page()})
    assert [article.url for article in articles if article.is_walled] == [late.url]


def test_a_page_that_was_taken_for_an_article_yesterday_is_known_when_another_entry_leads_there() -> None:
    """The first title says nothing that could be compared."""
    reader, there = Reader(), f"{SITE}/gate"
    wall = page(*ENGLISH.paragraphs, title="Go")
    first = entry(1, title="Go", html="", summary="")
    reader.read(first, pages={there: wall}, redirects={first.url: there})
    second = entry(2, title="Fire", html="", summary="")
    articles = reader.read(second, pages={there: wall}, redirects={second.url: there})
    assert len(articles) == 2
    (later,) = [article for article in articles if article.headline == "Fire"]
    assert later.is_walled
    assert later.url == second.url


@pytest.mark.parametrize(
    "says",
    [
        '<link rel=canonical href="/stories/all-of-them">',
        '<meta property="og:url" content="https://wire.example/stories/all-of-them">',
    ],
)
def test_an_address_that_all_pages_claim_is_nobodys_and_their_texts_stay(says: str) -> None:
    entries = entries_of()
    pages = {one.url: genuine(one.title, head=says) for one in entries}
    articles = Reader().read(*entries, pages=pages)
    assert sorted(article.url for article in articles) == [one.url for one in entries]
    assert not any(article.is_walled for article in articles)
    assert {article.text.partition("\n\n")[0] for article in articles} == {
        REPORTS[title][0] for title in TITLES
    }


def test_a_section_that_a_page_claims_to_be_is_not_its_address() -> None:
    (one, *_) = entries_of()
    body = genuine(one.title, head='<link rel=canonical href="/news">')
    (article,) = Reader().read(one, pages={one.url: body})
    assert article.url == one.url


# --------------------------------------------------------------------------- what is no wall


def test_one_article_behind_two_short_links_is_still_one() -> None:
    there = f"{SITE}/news/bread-prices"
    pair = [
        entry(1, url="https://short.example/a", title=TITLES[0], html="", summary=blurb_of(TITLES[0])),
        entry(2, url="https://short.example/b", title=f"{TITLES[0]} once more", html="", summary=""),
    ]
    redirects = {one.url: there for one in pair}
    (article,) = Reader().read(*pair, pages={there: genuine(TITLES[0])}, redirects=redirects)
    assert article.url == there
    assert not article.is_walled


def test_a_redirect_to_the_article_and_a_canonical_of_its_own_still_name_it() -> None:
    (one, *_) = entries_of()
    there = f"{SITE}/2026/11/bread-prices-fall?id=3"
    body = genuine(one.title, head='<link rel=canonical href="/2026/11/bread-prices-fall">')
    (article,) = Reader().read(one, pages={there: body}, redirects={one.url: there})
    assert article.url == f"{SITE}/2026/11/bread-prices-fall"
    assert not article.is_walled


def test_wire_copy_under_two_headlines_is_no_wall() -> None:
    pair = [
        entry(1, title="Council approves bridge over the Alder", html="", summary=""),
        entry(2, title="New crossing of the river will cost 40 million crowns", html="", summary=""),
    ]
    pages = {one.url: page(*STORY, title=one.title) for one in pair}
    articles = Reader().read(*pair, pages=pages)
    assert not any(article.is_walled for article in articles)


def test_notices_of_one_pattern_that_differ_in_their_figures_are_no_walls() -> None:
    def notice(town: str, days: int, beds: int) -> tuple[str, tuple[str, ...]]:
        return f"Nurses at {town} hospital end a strike of {days} days", (
            f"Nurses at the hospital of {town} went back to work on Monday after a strike of {days} days.",
            f"Their union accepted an offer of {days + 3} percent more pay and two free weekends a month.",
            f"About {beds} operations had been put off, and the clinic expects to make up for them in a season.",
            f"A vote among the {beds + 120} members of the union is due at the end of the month.",
            "Patients who were moved to other towns will be brought home by Friday.",
        )

    told = [notice("Velmar", 73, 557), notice("Garsk", 10, 871), notice("Tarn", 41, 302)]
    entries = [
        entry(number, title=title, html="", summary=" ".join(lines[:2]))
        for number, (title, lines) in enumerate(told, start=1)
    ]
    pages = {one.url: page(*lines, title=title) for one, (title, lines) in zip(entries, told, strict=True)}
    articles = Reader().read(*entries, pages=pages)
    assert not any(article.is_walled for article in articles)
    assert all("operations had been put off" in article.text for article in articles)


def test_the_first_paragraphs_of_an_article_that_must_be_paid_for_stand() -> None:
    locked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Council approves bridge", '
        '"isAccessibleForFree": false}</script>'
    )
    one = entry(1, title="Council approves bridge", html="", summary=STORY[0])
    body = page(
        *STORY[:2], title="Council approves bridge", head=locked, extra="<p>Subscribe to read on.</p>"
    )
    (article,) = Reader().read(one, pages={one.url: body})
    assert article.is_paywalled
    assert not article.is_walled
    assert STORY[1] in article.text


@pytest.mark.parametrize(
    "pressed",
    ["<form><input type=email><button>Go on</button></form>", "<button>Go on</button>",
     '<a role=button href="/pay">Go on</a>'],
)  # fmt: skip
def test_an_offer_below_the_blurb_of_an_article_that_says_it_is_not_free_is_no_text(pressed: str) -> None:
    locked = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Council approves bridge", '
        '"author": {"name": "Bo Ek"}, "isAccessibleForFree": false}</script>'
    )
    one = entry(1, title="Council approves bridge", html="", summary=STORY[0])
    offer = (
        "<div class=reg><p>Become a member today and read everything that we publish, wherever you are and "
        "whenever you like.</p><p>Cancel at any time. The first month costs one crown, then nine crowns until you "
        f"cancel.</p>{pressed}</div>"
    )
    body = page(STORY[0], offer, title="Council approves bridge", head=locked)
    (article,) = Reader().read(one, pages={one.url: body})
    assert article.text == STORY[0]
    assert article.byline == "Bo Ek"


def test_reports_of_one_pattern_that_differ_in_their_figures_are_no_walls() -> None:
    """None of them has the words of its title below its blurb."""
    places = (("Istrad", 76, 762), ("Ellgrave", 70, 549), ("Garsk", 12, 131))
    entries, pages, said = [], {}, {}
    for number, (place, days, count) in enumerate(places, 1):
        title = f"Nurses at {place} end a strike of {days} days"
        blurb = f"Nurses at the hospital of {place} went back to work after a strike of {days} days over night shifts."
        said[title] = (
            f"About {count} operations had been put off, and the clinic expects to make up for them in a season.",
            "The director said that the emergency ward had never been closed during the dispute.",
            f"Patients who were moved away (some {count + 9} of them) to other towns will be brought home by Friday.",
            f"A vote among the {count} members of the union is due at the end of the month.",
        )
        entries.append(entry(number, title=title, html="", summary=blurb))
        pages[entries[-1].url] = page(blurb, *said[title], title=title)
    articles = Reader().read(*entries, pages=pages)
    assert not any(article.is_walled for article in articles)
    assert all(line in article.text for article in articles for line in said[article.headline])


def test_an_unsigned_brief_among_signed_reports_keeps_its_text() -> None:
    """None of its later paragraphs has the words of its title."""
    signed = (
        '<meta name="author" content="Jo Q"><meta property="article:published_time" content="2026-02-27">'
    )
    entries = entries_of(TITLES[:3])
    brief = entry(
        9, title="Owl seen off Garsk", html="", summary="An owl was seen off Garsk by two fishermen."
    )
    said = (
        "They threw herring to the animal, which sat beside their boat for the better part of an hour and then left.",
        "It is the first time since 1954 that one came so close to land, according to the records of the museum.",
        "A biologist from the university said that warmer water had driven the shoals north, and that hunters follow.",
    )
    pages = {one.url: genuine(one.title, head=signed) for one in entries}
    pages[brief.url] = page(brief.summary, *said, title=brief.title)
    articles = Reader().read(*entries, brief, pages=pages)
    assert all(line in one.text for one in articles if one.headline == brief.title for line in said)
    assert not any(one.is_walled for one in articles)


@pytest.mark.parametrize(
    ("title", "paragraphs"),
    [
        ("The lock at Velmar reopens", ("The lock at Velmar reopens on Tuesday, the office said in a short note.",
                                        "Forty barges had been waiting above the gates since spring.")),
        ("הסכר בוולמר נפתח מחדש", ("הסכר בוולמר נפתח מחדש ביום שלישי לאחר אחד עשר שבועות של תיקונים, מסרה רשות התעלה.",
                                   "ארבעים דוברות עברו לפני הצהריים, ומנהלת הנמל אמרה שהתור ייעלם עד יום שישי.")),
        ("Velmarin sulku avattiin", ("Velmarin sulku avattiin tiistaina yhdentoista viikon korjausten jälkeen.",
                                     "Neljäkymmentä proomua kulki läpi ennen puoltapäivää, ja jono jatkui iltaan.")),
    ],
)  # fmt: skip
def test_a_short_report_that_begins_with_its_title_is_no_wall(
    title: str, paragraphs: tuple[str, ...]
) -> None:
    one = entry(1, title=title, html="", summary="")
    (article,) = Reader().read(one, pages={one.url: page(*paragraphs, title=title)})
    assert all(paragraph in article.text for paragraph in paragraphs)


def test_a_page_that_looks_like_no_article_but_says_what_its_entry_says_is_read() -> None:
    blurb = "A soup for cold days on the canal, as bargemen cook it."
    lines = "".join(f"<li>{line}</li>" for line in ("2 leeks", "½ litre of stock", "300 g of smoked fish"))
    body = (
        f"<html><head><title>Barge soup for two</title></head><body><h1>Barge soup for two</h1><p>{blurb}</p><ul>{lines}"
        "</ul><ol><li>Cut the leeks and fry them for a while.</li><li>Boil the stock for 20 minutes.</li></ol></body></html>"
    )
    one = entry(1, title="Barge soup for two", html="", summary=blurb)
    (article,) = Reader().read(one, pages={one.url: body.encode()})
    assert "2 leeks" in article.text
    title, line = (
        "水閘重新開放",
        "運河管理處表示，水閘經過十一週維修後於星期二重新開放，四十艘駁船在中午前通過。",
    )
    short = entry(2, title=title, html="", summary="")
    articles = Reader().read(short, pages={short.url: page(line, title=title)})
    assert line in articles[0].text
    assert "Boil the stock" in article.text


def test_a_long_english_article_under_a_headline_in_another_language_is_read() -> None:
    one = entry(
        1, title="Der Rat billigt eine neue Brücke", html="", summary="Sie soll 2029 eröffnet werden."
    )
    longer = tuple(
        f"{line} That is what the papers of the council say, in section {number}, which few have read to the end."
        for number, line in enumerate(STORY * 2)
    )
    (article,) = Reader().read(one, pages={one.url: page(*longer, title="Council approves bridge")})
    assert not article.is_walled
    assert longer[3] in article.text


@pytest.mark.parametrize(
    ("title", "blurb"),
    [
        ("A river runs through it", ""),
        ("Over and out", "The bridge will cost 40 million crowns and open in 2029."),
        ("Council approves new bridge over the Alder", ""),
    ],
)
def test_a_witty_headline_that_the_page_bears_too_is_no_wall(title: str, blurb: str) -> None:
    one = entry(1, title=title, html="", summary=blurb)
    (article,) = Reader().read(one, pages={one.url: page(*STORY, title=title)})
    assert not article.is_walled
    assert article.text == "\n\n".join(STORY)


def test_a_headline_in_another_language_than_the_page_needs_a_blurb_or_a_name_in_common() -> None:
    one = entry(1, title="Stadtrat von Alderby genehmigt Brücke für 40 Millionen", html="", summary="")
    head = '<meta name="author" content="Bo Ek"><meta property="og:type" content="article">'
    parts = (*STORY[:1], f"In Alderby they say: {STORY[1]}", *STORY[2:])
    (article,) = Reader().read(
        one, pages={one.url: page(*parts, title="Council of Alderby agrees", head=head)}
    )
    assert not article.is_walled


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        (
            "Шлюз снова открыт",
            (
                "Шлюз в Вельмаре снова работает после одиннадцати недель ремонта, сообщило управление канала.",
                "Сорок барж прошли до полудня, и начальник порта Ильза Брандт сказала, что очередь исчезнет.",
            ),
        ),
        (
            "水門が再開",
            (
                "ベルマルの水門は十一週間ぶりに運用を再開したと運河事務所が火曜日に発表し、四十隻のはしけが正午までに通過した。",
                "港長のイルゼ・ブラント氏は、金曜日までに行列は解消すると述べた。修理には四百二十万クローネかかり、二枚の扉が新しくなった。",
            ),
        ),
        (
            "Die Schleuse ist offen",
            (
                "Die Anlage am Kanal ist nach elf Wochen Reparatur wieder in Betrieb, teilte das zuständige Amt mit.",
                "Vierzig Kähne fuhren bis Mittag hindurch, und die Hafenmeisterin rechnet bis Freitag mit freier Fahrt.",
            ),
        ),
    ],
    ids=["Russian", "Japanese", "German"],
)
def test_a_page_in_another_language_than_its_feed_is_not_judged_by_its_words(
    title: str, parts: tuple[str, ...]
) -> None:
    (article,) = Reader().read(led_to(ENGLISH), pages={f"{SITE}/news/1": page(*parts, title=title)})
    assert not article.is_walled
    assert article.text == "\n\n".join(parts)


# --------------------------------------------------------------------------- one link, many entries


def notices(url: str = f"{SITE}/history") -> list[Entry]:
    return [
        entry(number, url=url, title=title, html=f"<p>{text}</p>", summary=text, anchor=f"n{number}")
        for number, (title, text) in enumerate(
            (
                ("First notice", "One text about tolls on the canal."),
                ("Second notice", "Other text about gates of the lock."),
                ("Third notice", "Third text about barges in line."),
            ),
            start=1,
        )
    ]


def test_entries_that_share_a_link_are_articles_each_with_its_text_and_a_link_that_opens() -> None:
    fetcher = PageFetcher({f"{SITE}/history": page(*STORY)})
    articles = Reader().read(*notices(), fetcher=fetcher)
    assert [article.url for article in articles] == [f"{SITE}/history#n{number}" for number in (1, 2, 3)]
    assert [article.text for article in articles] == [one.summary for one in notices()]
    assert fetcher.asked == [], "the page is that of all of them"


def test_an_entry_of_a_shared_link_that_is_read_again_stays_one_article() -> None:
    reader = Reader()
    reader.read(*notices())
    changed = notices()[1]
    assert len(reader.read(changed)) == 3


# --------------------------------------------------------------------------- addresses


@pytest.mark.parametrize(
    ("url", "is_home"),
    [
        ("https://wire.example/", True),
        ("https://wire.example/en-us", True),
        ("https://wire.example/de/index.html", True),
        ("https://wire.example/home", True),
        ("https://wire.example/?p=12", False),
        ("https://wire.example/bridge-approved", False),
        ("https://wire.example/a/1.html", False),
        ("https://wire.example/2026/11", False),
    ],
)
def test_home_pages_are_known_by_their_address(url: str, *, is_home: bool) -> None:
    assert is_front(url) is is_home


@pytest.mark.parametrize(
    ("claimed", "url", "may"),
    [
        ("https://wire.example/story/1", "https://wire.example/story/1/page/2", True),
        ("https://wire.example/news", "https://wire.example/news/bridge", False),
        ("https://wire.example/", "https://wire.example/news/bridge", False),
        ("https://other.example/news/bridge", "https://wire.example/news/bridge", False),
        ("https://wire.example/story?id=2", "https://wire.example/story?id=2&page=1", True),
        ("https://wire.example/bridge-approved", "https://wire.example/bridge-approved/print", True),
    ],
)
def test_what_a_page_calls_itself_counts_where_it_can_be_true(claimed: str, url: str, *, may: bool) -> None:
    assert may_name(claimed, url) is may
