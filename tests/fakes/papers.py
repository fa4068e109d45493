"""Days of invented news as feeds bring them: each outlet with what it reports, argues, sells and lists."""

from __future__ import annotations

from dataclasses import dataclass
from email.utils import format_datetime
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from digest.models import Feed
from tests.builders import at

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Piece:
    """An entry: the outlet that has it, where on its site, and what it says."""

    outlet: str
    path: str
    headline: str
    text: str
    hours: float = -2.0
    author: str = ""
    is_dated: bool = True

    @property
    def url(self) -> str:
        return f"https://{self.outlet}.example/{self.path}"


def feed_of(outlet: str, *, group: str = "") -> Feed:
    return Feed(url=f"https://{outlet}.example/rss", name=outlet.capitalize(), group=group, fulltext="feed")


def rss_of(outlet: str, pieces: Sequence[Piece]) -> bytes:
    """The feed of an outlet with its pieces, as its server sends it."""
    items = "".join(
        f"<item><guid>{piece.path}</guid><title>{escape(piece.headline)}</title><link>{piece.url}</link>"
        + (f"<pubDate>{format_datetime(at(piece.hours))}</pubDate>" if piece.is_dated else "")
        + (f"<dc:creator>{escape(piece.author)}</dc:creator>" if piece.author else "")
        + f"<description>{escape(piece.text)}</description></item>"
        for piece in pieces
        if piece.outlet == outlet
    )
    return (
        '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
        f"<title>{outlet.capitalize()}</title><link>https://{outlet}.example/</link>{items}</channel></rss>"
    ).encode()


SPLIT = (
    Piece(
        "gazette",
        "people/marlow",
        "Film star Lena Marlow and singer Tom Arden announce their split",
        "Film star Lena Marlow and the singer Tom Arden are to divorce after nine years of marriage. They told "
        "fans so in a joint message on Thursday. The couple have two children.",
    ),
    Piece(
        "herald",
        "people/arden",
        "Lena Marlow and Tom Arden to divorce after nine years",
        "The actress Lena Marlow and her husband, the singer Tom Arden, have separated. Their agents confirmed "
        "the end of the marriage on Thursday and asked for privacy.",
    ),
    Piece(
        "mirror",
        "showbiz/split",
        "Marlow and Arden split: how the dream marriage ended",
        "Nine years after a wedding on Lake Corra, Lena Marlow and Tom Arden go separate ways. Friends of the "
        "singer say that the couple had lived apart since the spring.",
    ),
    Piece(
        "planet",
        "stars/marlow",
        "Lena Marlow splits from husband Tom Arden",
        "Actress Lena Marlow, star of Salt Road, and Tom Arden have announced that their marriage is over. Both "
        "will care for their children, the message to their fans says.",
    ),
    Piece(
        "tribune",
        "culture/marlow-arden",
        "Singer Tom Arden and actress Lena Marlow separate",
        "Tom Arden and Lena Marlow are separating. The singer will cancel two concerts next week, his agent "
        "said, while the actress goes on filming in Torvald.",
    ),
)
ROCKET = (
    Piece(
        "gazette",
        "science/heron",
        "Heron rocket puts first module of lunar station into orbit",
        "A Heron rocket carried the first module of the lunar station Argent into orbit on Thursday. It lifted "
        "off from Cape Sorrel at dawn, the space agency said. The module reaches the Moon in five days.",
    ),
    Piece(
        "herald",
        "science/argent",
        "First module of lunar station Argent launched by Heron rocket",
        "The space agency has launched the first part of its lunar station Argent. The Heron rocket left Cape "
        "Sorrel after two delays. Four astronauts are to live aboard the station from 2029.",
    ),
    Piece(
        "tribune",
        "world/moon",
        "Rocket launch opens work on Argent station at the Moon",
        "Work on the lunar station Argent has begun with the launch of a Heron rocket from Cape Sorrel. The "
        "module weighs 19 tonnes and holds the engines, engineers of the agency said.",
    ),
)
CRASH = (
    Piece(
        "gazette",
        "money/tavel",
        "Tavel stock market falls 9 percent in worst day since 1998",
        "Shares in Tavel fell by 9 percent on Thursday, the worst day since 1998. Trading was halted twice. The "
        "central bank of Tavel said that it would lend to banks without limit.",
    ),
    Piece(
        "herald",
        "business/crash",
        "Tavel shares crash as banks are hit by bad loans",
        "The stock market of Tavel crashed after two banks had told of bad loans. The Tavel index lost 9 percent "
        "and trading stopped for an hour. Finance minister Edda Quill called a meeting.",
    ),
    Piece(
        "tribune",
        "business/tavel",
        "Trading halted in Tavel as market plunges",
        "Trading was halted twice on Thursday as the market of Tavel plunged. Loans to builders had gone bad at "
        "two banks, brokers said. The index ended 9 percent lower than on Wednesday.",
    ),
)
SOLDIERS = Piece(
    "tribune",
    "world/orlan",
    "Eleven soldiers killed in ambush near the Orlan border",
    "Eleven soldiers were killed on Thursday when gunmen ambushed their convoy near the border of Orlan. The army "
    "said that six others were wounded. No group has claimed the attack.",
    hours=-9,
)
RECIPE = Piece(
    "gazette",
    "food/recipes/lemon-tart",
    "The best lemon tart for a summer evening",
    "Beat four eggs with sugar and the juice of three lemons. Bake the tart for forty minutes and let it cool. It "
    "serves eight people.",
    hours=-0.5,
)
LIVE = Piece(
    "herald",
    "live/argent",
    "Argent launch live: Heron rocket lifts first module of lunar station",
    "Watch the launch of the lunar station Argent with us. The Heron rocket is on its way, and we bring you every "
    "minute from Cape Sorrel.",
)
PROMO = Piece(
    "mirror",
    "sponsored/mattress",
    "Sleep better tonight with the Dunelm mattress",
    "Save 30 percent on the Dunelm mattress until Sunday. It has seven layers and comes with a pillow.",
    hours=-0.2,
)
COLUMN = Piece(
    "tribune",
    "opinion/argent-is-a-folly",
    "The Argent station at the Moon is a folly that we cannot afford",
    "The lunar station Argent is the most foolish thing that a space agency ever launched. The Heron rocket "
    "carried our money into orbit, and nobody will see it again.",
    author="Mara Field",
)
LONE_COLUMN = Piece(
    "herald",
    "opinion/school-uniforms",
    "Why I have changed my mind about school uniforms",
    "I used to hate school uniforms. Now that my daughters wear them I think that every school should have them.",
    author="Odo Brandt",
)
DAY = (*SPLIT, *ROCKET, *CRASH, SOLDIERS, RECIPE, LIVE, PROMO, COLUMN, LONE_COLUMN)
"""A day of five outlets, with one news of each weight and one piece of each kind."""

BLOGS = (
    *(
        Piece(
            "heddle",
            f"analysis/{number}",
            headline,
            text,
            hours=-3 * number,
            author="Ines Heddle",
        )
        for number, (headline, text) in enumerate(
            (
                (
                    "Why looms came before ploughs",
                    "I think that looms are older than ploughs. The weights in my cabinet are my reason.",
                ),
                (
                    "What a dyer's notebook tells",
                    "A notebook that I bought last year shows how dear blue was to a dyer of Tarn.",
                ),
            ),
            start=1,
        )
    ),
    Piece(
        "quince",
        "opinion/pruning",
        "Stop pruning your pear trees in March",
        "Everybody prunes pear trees in March, and everybody is wrong. Wait for the buds.",
        author="Quin Ester",
    ),
    Piece(
        "pebble",
        "opinion/tides",
        "Tide tables are a kind of poetry",
        "I read tide tables as others read poems. The harbour of Orsay rhymes at full moon.",
    ),
)
"""What three blogs of one writer each bring: nothing that is a report."""

QUIET = (
    Piece(
        "gazette",
        "local/bench",
        "New bench set up at the pond of Little Corra",
        "A new bench stands at the pond of Little Corra since Thursday. It is made of oak, the parish said.",
    ),
    Piece(
        "gazette",
        "recipes/leek-soup",
        "Leek soup without cream",
        "Wash three leeks and cut them into rings. Boil them in broth with two potatoes until they are soft.",
    ),
    Piece(
        "herald",
        "recipes/dumplings",
        "Plum dumplings as in Torvald",
        "Stone the plums, and wrap each of them in dough. They float when they are done.",
        hours=-3,
    ),
    Piece(
        "tribune",
        "recipes/barley",
        "A barley risotto for cold evenings",
        "Toast the barley in butter. Add hot stock by the ladle and stir for half an hour.",
        hours=-4,
    ),
)
"""A day on which hardly anything happened."""
