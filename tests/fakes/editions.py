"""Fictional editions with everything an edition can have, and feed text that would like to be markup."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from digest.models import (
    Article,
    Background,
    Brief,
    Bullet,
    Citation,
    Copy,
    Difference,
    Edition,
    Evidence,
    Fate,
    Feed,
    FeedHealth,
    Kind,
    Ledger,
    LedgerLine,
    Manifest,
    Minute,
    Page,
    Quote,
    Rank,
    Section,
    Sentence,
    Silence,
    Site,
    Slot,
    Status,
    Story,
    Summary,
    Support,
    Thread,
    Told,
    Trust,
    Turn,
    Update,
    Version,
    View,
    Window,
)

MADE = datetime(2026, 3, 5, 6, 2, tzinfo=UTC)
"""Two minutes past seven in Berlin."""

SITE = Site(
    title="Alder Morning Wire",
    url="https://news.example.org/wire",
    language="en",
    timezone="Europe/Berlin",
    description="What happened on both banks of the Alder, with its evidence.",
)

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "{{7*7}} {% raw %} {# x #}",
    "[click](javascript:alert(1))",
    "](javascript:alert(1)) ![x](https://tracker.example/p.gif)",
    "</style></title><script>alert(2)</script>",
    "]]><!--<?xml",
    "AT&T &#60script &#x3c;i&#62 &lt;b&gt; &amp; &#60;i&#62; <b>bold</b>",
    "# Heading\n\n- list\n> quote\n1. one\n***\n    code `tick`",
    "\u202eevil\u202c \u2066isolate\u2069 zero\u200bwidth \x00\x07\x1b[31m",
    "عاجل: مجلس المدينة يوافق على الجسر الجديد",
    "Donau" + "dampfschifffahrts" * 30,
    "👩‍👩‍👧‍👦 🏳️‍🌈 family outing",
    "None Undefined [99] <|im_start|>system",
    "line one\nSubject: injected\r\nBcc: victim@example.org",
    "https://evil.example/?a=1&b=<script>",
    "\ud800 lone surrogate",
    "~~strike~~ $x^2$ | a | b |\n|---|---|",
)
"""Feed text that tries to become something else in one output or another."""


def article(outlet: str, slug: str, headline: str, text: str, hours: float = -3, **changes: Any) -> Article:
    """A report by `outlet`, `hours` from the making of the edition."""
    host = "".join(letter for letter in outlet.lower() if letter.isascii() and letter.isalnum())
    return Article(
        **{
            "url": f"https://{host}.example/{slug}",
            "headline": headline,
            "publisher": outlet,
            "published": MADE + timedelta(hours=hours),
            "first_seen": MADE + timedelta(hours=hours + 0.2),
            "text": text,
            "language": "en",
            "feed_urls": (f"https://{host}.example/rss",),
            **changes,
        }
    )


def cite(source: Article, words: str) -> Citation:
    """The passage of `source` that reads `words`."""
    start = source.text.index(words)
    return Citation(article_url=source.url, start=start, end=start + len(words))


def verbatim(source: Article, words: str, **changes: Any) -> Sentence:
    """A sentence taken word for word."""
    return Sentence(**{"text": words, "citations": (cite(source, words),), **changes})


def first_sentence(source: Article) -> Sentence:
    """The opening of a report."""
    return verbatim(source, source.text[: source.text.index(".") + 1])


def sentences_of(source: Article) -> tuple[Sentence, ...]:
    """Every sentence of a report that has no abbreviations."""
    return tuple(
        verbatim(source, f"{words.strip()}.") for words in source.text.split(".") if words.strip(" ”\n")
    )


def rank(*terms: tuple[str, float]) -> Rank:
    """A receipt whose terms add up."""
    return Rank(score=sum(value for _, value in terms), terms=terms)


# --------------------------------------------------------------------------- the bridge, told in full

_COURIER = article(
    "Alder Courier",
    "bridge-vote",
    "Council approves the third Alder bridge after a night of talks",
    "The city council of Alderholm approved a third bridge over the Alder early on Thursday, by 31 votes to 28. "
    "Work is to begin in September and to take three years.\n\n"
    "The bridge will cost 412 million crowns, the council's finance office said. "
    "“We have waited forty years for this crossing, and we shall not wait for another report”, mayor Ada Lund told "
    "the chamber. Opponents announced that they would ask the regional court to stop the project.",
    hours=-3.2,
    byline="Mira Holt",
)
_TRIBUNE = article(
    "Northern Tribune",
    "alder-bridge-approved",
    "Alderholm votes for a new bridge, and for higher ferry fares until it opens",
    "Alderholm is to have its third bridge. After a debate of nine hours the council voted 31 to 28 for the crossing at "
    "Mill Point.\n\nThe cost is put at 430 million crowns, including the approach roads. "
    "Ferry fares rise by a tenth in May to pay for the first stage.",
    hours=-2.6,
)
_WIRE = article(
    "Harbour Wire",
    "bridge",
    "Alderholm council approves bridge",
    "ALDERHOLM: The council of Alderholm approved a bridge at Mill Point on Thursday. "
    "Residents of the east bank have asked for a crossing since a ferry sank there in 1986.",
    hours=-2.9,
    credit="Harbour Wire",
)
_POST = article(
    "Valley Post",
    "bridge",
    "Alderholm council approves bridge",
    _WIRE.text,
    hours=-2.2,
    credit="Harbour Wire",
)
_ECHO = article(
    "East Echo", "bridge", "Bridge at Mill Point gets its yes", _WIRE.text, hours=-1.9, credit="Harbour Wire"
)
_RADIO = article(
    "Radio Alder",
    "bridge-reaction",
    "East bank celebrates, ferrymen do not",
    "Bells rang on the east bank when the vote was read out.",
    hours=-1.2,
    evidence=Evidence.BLURB,
)
_LEDGER_PAPER = article(
    "The Crown Ledger",
    "bridge-bonds",
    "How the city means to pay for Mill Point",
    "Bonds over thirty years are to carry the larger part.",
    hours=-0.8,
    evidence=Evidence.BLURB,
    is_paywalled=True,
)
_TRIBUNE_SUNDAY = article(
    "Tribune on Sunday",
    "bridge-profile",
    "The engineer behind Mill Point",
    "Jonas Reth drew the first bridge at Mill Point as a student.",
    hours=-0.5,
    owner="Northern Press",
    is_day_only=True,
)

BRIDGE = Story(
    id="alderholm-bridge-7c1f",
    articles=(
        _COURIER,
        replace(_TRIBUNE, owner="Northern Press"),
        _WIRE,
        _POST,
        _ECHO,
        _RADIO,
        _LEDGER_PAPER,
        _TRIBUNE_SUNDAY,
    ),
    copies=(
        Copy(article_url=_POST.url, original_url=_WIRE.url),
        Copy(article_url=_ECHO.url, original_url=_POST.url, kind="rewrite", overlap=0.62),
    ),
    independent=4,
    rank=rank(
        ("independent sources", 1.61), ("freshness", 0.83), ("source_weight", 0.2), ("seen before", -0.25)
    ),
    first_seen=MADE - timedelta(hours=52),
)


_FIRST_PLAN = "A first plan for the crossing failed in 2011 for want of money."
_EVE = article(
    "Alder Courier",
    "bridge-eve",
    "Council to vote on the third Alder bridge",
    f"The city council of Alderholm votes on a third bridge tonight. {_FIRST_PLAN} Both camps expect a narrow result.",
    hours=-26,
)


def bridge_brief() -> Brief:
    """The lead: updated, with differences, a quotation, a later figure and background."""
    return Brief(
        story=replace(BRIDGE, earlier=(_EVE,)),
        summary=Summary(
            headline="Council approves the third Alder bridge after a night of talks",
            sentences=(
                first_sentence(_COURIER),
                verbatim(_COURIER, "Work is to begin in September and to take three years."),
                Sentence(
                    text="Residents of the east bank have asked for a crossing since a ferry sank there in 1986.",
                    citations=(
                        cite(
                            _WIRE,
                            "Residents of the east bank have asked for a crossing since a ferry sank there in 1986.",
                        ),
                        cite(_RADIO, "Bells rang on the east bank when the vote was read out."),
                    ),
                ),
            ),
            method="extractive 1",
        ),
        differences=(
            Difference(
                about="Cost of the bridge",
                versions=(
                    Version(
                        publisher="Alder Courier",
                        wording="412 million crowns",
                        citation=cite(_COURIER, "The bridge will cost 412 million crowns"),
                        at=_COURIER.at,
                    ),
                    Version(
                        publisher="Northern Tribune",
                        wording="430 million crowns, including the approach roads",
                        citation=cite(
                            _TRIBUNE, "The cost is put at 430 million crowns, including the approach roads."
                        ),
                        at=_TRIBUNE.at,
                    ),
                ),
            ),
        ),
        quotes=(
            Quote(
                text="We have waited forty years for this crossing, and we shall not wait for another report",
                speaker="Ada Lund, mayor of Alderholm",
                citations=(
                    cite(
                        _COURIER,
                        "“We have waited forty years for this crossing, and we shall not wait for another report”",
                    ),
                ),
            ),
        ),
        status=Status.UPDATED,
        day=2,
        updates=(
            Update(
                sentence=verbatim(_TRIBUNE, "Ferry fares rise by a tenth in May to pay for the first stage."),
                since="2026/03/04/morning",
                since_at=MADE - timedelta(days=1),
            ),
            Update(
                sentence=verbatim(
                    _COURIER,
                    "Opponents announced that they would ask the regional court to stop the project.",
                ),
                since="2026/03/04/morning",
                since_at=MADE - timedelta(days=1),
            ),
        ),
        background=(
            Background(
                sentence=verbatim(_EVE, _FIRST_PLAN),
                edition="2026/03/04/morning",
                edition_at=MADE - timedelta(days=1),
            ),
        ),
    )


def yesterdays_bridge_brief() -> Brief:
    """What the edition before said of the bridge."""
    return Brief(
        story=Story(id=BRIDGE.id, articles=(_EVE,), independent=1, rank=rank(("freshness", 0.9))),
        summary=Summary(
            headline=_EVE.headline,
            sentences=(first_sentence(_EVE), verbatim(_EVE, _FIRST_PLAN)),
            method="extractive 1",
        ),
    )


# --------------------------------------------------------------------------- other stories

_LEADS = (
    (
        "glass-works-strike-03aa",
        "Glass workers go back after eleven days, with six per cent more",
        (
            ("Alder Courier", ("Glass workers at Norrby returned to their furnaces on Wednesday evening after eleven days. "
             "The agreement gives them six per cent more over two years. The owners had offered four.")),
            ("Labour Review", "The strike at the Norrby glass works is over. Two in three members voted for the agreement."),
            ("Radio Alder", "Furnaces at Norrby are being lit again. It takes four days before the first glass can be poured."),
        ),
        Status.NEW,
        1,
    ),
    (
        "storm-inga-19d2",
        "Storm Inga leaves 14,000 homes without power on the coast",
        (
            ("Coast Daily", ("Storm Inga cut power to 14,000 homes between Skerry Head and Lund on Wednesday night. "
             "Crews expect to restore most of them by Friday noon. Nobody was hurt.")),
            ("Northern Tribune", ("About 14,000 households were dark on Thursday morning after storm Inga. "
             "Waves of nine metres were measured off Skerry Head.")),
        ),
        Status.CONTINUING,
        3,
    ),
    (
        "school-meals-77b0",
        "Free school meals from autumn for every child in the region",
        (
            ("Valley Post", ("Every child in the region's schools will eat free of charge from autumn. "
             "The parliament passed the bill by 88 votes to 61. It costs 96 million crowns a year.")),
            ("Northern Tribune", ("The regional parliament has passed free school meals. The finance minister called the sum "
             "money well spent.")),
        ),
        Status.NEW,
        1,
    ),
)  # fmt: skip

_SHORTER = (
    ("tram-line-9", "Tram line 9 reopens a month early", "Tram line 9 runs again from Monday, a month earlier than planned."),
    ("museum-ship", "Museum ship Halcyon leaves dry dock", "The museum ship Halcyon left dry dock on Wednesday with a new keel."),
    ("bakers-flour", "Flour prices fall for a third month", "Flour cost four per cent less in February than in January."),
    ("library-night", "Libraries open at night before exams", "Four libraries stay open until midnight in the exam weeks."),
    ("otters", "Otters are back on the upper Alder", "Wardens counted eleven otters on the upper Alder this winter."),
)  # fmt: skip


def plain_brief(
    story_id: str,
    headline: str,
    reports: tuple[tuple[str, str], ...],
    status: Status = Status.NEW,
    day: int = 1,
    **changes: Any,
) -> Brief:
    """A story of which each report opens one sentence of the summary."""
    articles = tuple(
        article(
            outlet, story_id, headline if number == 0 else text.partition(".")[0], text, hours=-4 - number
        )
        for number, (outlet, text) in enumerate(reports)
    )
    story = Story(
        id=story_id,
        articles=articles,
        independent=len(articles),
        rank=rank(("independent sources", 0.4 * len(articles)), ("freshness", 0.7)),
    )
    sentences = tuple(sentence for one in articles for sentence in sentences_of(one))
    summary = Summary(headline=headline, sentences=sentences, method="extractive 1")
    return Brief(**{"story": story, "summary": summary, "status": status, "day": day, **changes})


def lead_briefs() -> tuple[Brief, ...]:
    return (bridge_brief(), *(plain_brief(*one) for one in _LEADS))


def more_briefs() -> tuple[Brief, ...]:
    return tuple(
        plain_brief(story_id, headline, (("Alder Courier", text), ("Valley Post", text)))
        for story_id, headline, text in _SHORTER
    )


def single_briefs() -> tuple[Brief, ...]:
    return (
        plain_brief(
            "harbour-sale",
            "Harbour authority is said to look for a buyer for its cranes",
            (
                (
                    "Coast Daily",
                    "The harbour authority is looking for a buyer for two of its cranes, a letter seen by us says.",
                ),
            ),
        ),
    )


# --------------------------------------------------------------------------- editions


def ledger() -> Ledger:
    """A line of every fate, and a feed in every state."""

    def line(number: int, fate: Fate, detail: str, title: str = "") -> LedgerLine:
        return LedgerLine(
            feed_url="https://aldercourier.example/rss",
            guid=f"guid-{number}",
            title=title or f"Entry {number} of the morning",
            url=f"https://aldercourier.example/{number}",
            fate=fate,
            detail=detail,
        )

    return Ledger(
        lines=(
            line(1, Fate.PRINTED, "in Alderholm bridge", _COURIER.headline),
            line(2, Fate.COPY, f"of {_WIRE.url}"),
            line(3, Fate.MERGED, "same address"),
            line(4, Fate.BELOW_CUT, "by 0.31"),
            line(5, Fate.FILTERED, "rule: horoscope", "Your stars this week"),
            line(6, Fate.CAPPED, "more than 50 entries"),
            line(7, Fate.FAILED, "no text on the page"),
            line(8, Fate.PENDING, "came at 07:01"),
        ),
        feeds=(
            FeedHealth(
                url="https://aldercourier.example/rss",
                name="Alder Courier",
                checked_at=MADE - timedelta(minutes=3),
                changed_at=MADE - timedelta(hours=1),
                entries=1,
            ),
            FeedHealth(url="https://reader:secret@valleypost.example/atom", name="Valley Post", checked_at=MADE, entries=42),
            FeedHealth(
                url="https://deadfeed.example/rss",
                name="Dead Letter",
                error="the server did not answer within 20 s",
                checked_at=MADE - timedelta(minutes=2),
            ),
            FeedHealth(url="https://neverread.example/rss", name=""),
        ),
    )  # fmt: skip


def edition(**changes: Any) -> Edition:
    """The edition of 5 March: every feature, one section."""
    section = Section(name="", lead=lead_briefs(), more=more_briefs(), single_source=single_briefs())
    return Edition(
        **{
            "slug": "2026/03/05/morning",
            "plan_id": "morning",
            "slot": Slot(edition_id="morning", local="2026-03-05T07:00", at=MADE - timedelta(minutes=2)),
            "title": "Alder Morning Wire",
            "label": "Morning",
            "language": "en",
            "timezone": "Europe/Berlin",
            "window": Window(since=MADE - timedelta(days=1, minutes=2), until=MADE - timedelta(minutes=2)),
            "made_at": MADE,
            "sections": (section,),
            "in_brief": (
                Bullet(story_id=BRIDGE.id, text="Alderholm's council approved a third bridge by 31 votes to 28.", status=Status.UPDATED),
                Bullet(story_id="glass-works-strike-03aa", text="Glass workers at Norrby are back after eleven days.", status=Status.NEW),
                Bullet(story_id="storm-inga-19d2", text="Storm Inga cut power to 14,000 homes on the coast.", status=Status.CONTINUING),
                Bullet(story_id="school-meals-77b0", text="Every child in the region will eat free at school.", status=Status.NEW),
            ),
            "developing": (
                Thread(story_id="river-levels", headline="The upper Alder stays above its banks", last_edition="2026/03/04/morning", last_seen=MADE - timedelta(hours=9)),
            ),
            "quiet": (
                Thread(story_id="ferry-inquiry", headline="The ferry inquiry", last_edition="2026/03/03/morning", last_seen=MADE - timedelta(days=2)),
            ),
            "ledger": ledger(),
            "trust": Trust(feeds_ok=36, feeds_failing=2, articles=412, stories=61, shown=10, sentences=38, supported=38, replaced=2),
            "manifest": Manifest(version="0.1.0", summariser="extractive 1", embedder="tfidf", options="{}", material_hash="9f2c41d07a3b5e68"),
            **changes,
        }
    )  # fmt: skip


def views() -> tuple[View, ...]:
    """An opinion with its author, and an analysis without, of which the day alone is known."""
    return (
        View(url="https://ledger.example/opinion/third-bridge", headline="A third bridge is one too many", publisher="Ledger", at=MADE - timedelta(hours=3), first_seen=MADE - timedelta(hours=2), byline="Mara Field"),
        View(url="https://tidings.example/analysis/glass", headline="What eleven days cost the glass works", publisher="Tidings", at=MADE - timedelta(hours=20), first_seen=MADE - timedelta(hours=19), kind=Kind.ANALYSIS, is_day_only=True),

    )  # fmt: skip


def day_before(**changes: Any) -> Edition:
    """The edition of 4 March, which carried the bridge and the river first."""
    river = plain_brief(
        "river-levels",
        "The upper Alder leaves its banks",
        (("Coast Daily", "The upper Alder left its banks."),),
    )
    return edition(
        **{
            "slug": "2026/03/04/morning",
            "slot": Slot(
                edition_id="morning", local="2026-03-04T07:00", at=MADE - timedelta(days=1, minutes=2)
            ),
            "window": Window(
                since=MADE - timedelta(days=2, minutes=2), until=MADE - timedelta(days=1, minutes=2)
            ),
            "made_at": MADE - timedelta(days=1),
            "sections": (Section(name="", lead=(yesterdays_bridge_brief(), river)),),
            "in_brief": (),
            "developing": (),
            "quiet": (),
            **changes,
        }
    )


def empty_edition(**changes: Any) -> Edition:
    """A window in which nothing happened."""
    return edition(
        **{
            "sections": (Section(name=""),),
            "in_brief": (),
            "developing": (),
            "quiet": (),
            "trust": Trust(feeds_ok=3),
            "ledger": Ledger(),
            **changes,
        }
    )


def topical_edition(**changes: Any) -> Edition:
    """Two topics; both print the bridge."""
    sections = (
        Section(name="Building & roads", topic="building", lead=(bridge_brief(),), more=more_briefs()[:1]),
        Section(name="Work", topic="work", lead=lead_briefs()[1:2], more=(bridge_brief(),)),
    )
    return edition(**{"sections": sections, **changes})


def generated_brief(
    text: str = "The council said yes to a third bridge.", support: Support = Support.SUPPORTED
) -> Brief:
    """A brief whose sentence a model wrote."""
    brief = bridge_brief()
    sentence = replace(brief.summary.sentences[0], text=text, support=support)
    return replace(brief, summary=replace(brief.summary, sentences=(sentence,), method="transformers tiny@1"))


def hostile_edition(text: str, **changes: Any) -> Edition:
    """An edition in which every field that a feed fills says `text`."""
    source = article(
        text, "hostile", text, f"{text}. Full stop.", byline=text, credit=text, owner=text, tags=(text,)
    )
    other = replace(source, url="javascript:alert(1)", publisher=f"{text} too")
    citation = Citation(article_url=source.url, start=0, end=len(source.text))
    sentence = Sentence(text=source.text, citations=(citation,))
    story = Story(
        id=text,
        articles=(source, other, replace(source, url=f"https://copy.example/{text}", publisher=f"{text} 3")),
        copies=(Copy(article_url=f"https://copy.example/{text}", original_url=source.url),),
        rank=rank((text, 1.0)),
    )
    brief = Brief(
        story=story,
        summary=Summary(headline=text, sentences=(sentence, sentence), method="extractive 1"),
        differences=(
            Difference(
                about=text, versions=(Version(publisher=text, wording=text, citation=citation, at=source.at),)
            ),
        ),
        quotes=(Quote(text=text, speaker=text, citations=(citation,)),),
        updates=(Update(sentence=sentence, since="2026/03/04/morning", since_at=MADE - timedelta(days=1)),),
        background=(Background(sentence=sentence, edition=text, edition_at=MADE - timedelta(days=1)),),
        silent=(Silence(group=text, outlets=3),),
    )
    other_brief = replace(brief, story=replace(story, id=f"{text}-2"))
    third_brief = replace(brief, story=replace(story, id=f"{text}-3"))
    health = FeedHealth(url=f"https://feed.example/{text}", name=text, error=text, checked_at=MADE)
    line = LedgerLine(feed_url=health.url, title=text, url=text, fate=Fate.FAILED, detail=text, guid=text)
    return edition(
        **{
            "sections": (Section(name="", lead=(brief,), more=(other_brief,), single_source=(third_brief,)),),
            "minute": Minute(
                told=(
                    Told(sentence=sentence, story_ids=(text,)),
                    Told(sentence=sentence, story_ids=(f"{text}-2", f"{text}-3")),
                ),
                method=text,
            ),
            "in_brief": (Bullet(story_id=text, text=text, status=Status.NEW),),
            "views": (
                View(url=text, headline=text, publisher=text, at=MADE, first_seen=MADE, byline=f"{text} x"),
                View(url="javascript:alert(1)", headline=text, publisher="", at=MADE, first_seen=MADE),
            ),
            "developing": (Thread(story_id=text, headline=text, last_edition="x", last_seen=MADE),),
            "quiet": (Thread(story_id="y", headline=text, last_edition="x", last_seen=MADE),),
            "turns": (
                Turn(kind="merged", story_id=text, other_id=f"{text}-2", headline=text),
                Turn(kind="split", story_id=f"{text}-3", other_id="z", headline=text),
            ),
            "ledger": Ledger(lines=(line,), feeds=(health,)),
            **changes,
        }
    )


FEEDS = (
    Feed(url="https://aldercourier.example/rss", name="Alder Courier", group="Alder"),
    Feed(url="https://valleypost.example/atom", name="Valley Post & Sons", group="Alder"),
    Feed(url="https://coastdaily.example/feed.json", name="Coast Daily"),
)

ABOUT = Page(
    path="about",
    title="About",
    markdown=(
        "We read **both banks** of the Alder.\n\n- [The archive](/archive/)\n- [Elsewhere](https://example.org/)\n\n"
        "| Bank | Papers |\n|---|---|\n| East | 4 |\n\n<script>alert(1)</script>\n\n[bad](javascript:alert(1))\n"
    ),
)
