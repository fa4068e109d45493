"""News agencies with their names and sites, and the words that English outlets write around the news."""

from __future__ import annotations

import re

from digest.language.groups.pages import Outlets
from digest.language.tables import any_of, word_set

_AGENCIES = """
    Associated Press | AP | AP News | apnews.com ap.org
    Reuters | Thomson Reuters | reuters.com reutersagency.com
    Agence France-Presse | AFP | afp.com
    dpa | Deutsche Presse-Agentur | dpa international | dpa.com dpa-international.com
    PA Media | PA | Press Association | pamediagroup.com pa.media
    United Press International | UPI | upi.com
    EFE | Agencia EFE | efe.com
    ANSA | ansa.it
    TASS | tass.com tass.ru
    Interfax | interfax.com interfax.ru
    RIA Novosti | ria.ru
    Xinhua | Xinhua News Agency | xinhuanet.com news.cn
    Kyodo News | Kyodo | kyodonews.net kyodonews.jp
    Jiji Press | Jiji | jiji.com
    Yonhap | Yonhap News Agency | yna.co.kr
    Indo-Asian News Service | IANS | ians.in
    Press Trust of India | PTI | ptinews.com
    Asian News International | ANI | aninews.in
    Australian Associated Press | AAP | aap.com.au
    Canadian Press | CP | thecanadianpress.com
    APA | Austria Presse Agentur | apa.at
    Keystone-SDA | SDA | Keystone ATS | keystone-sda.ch
    NTB | ntb.no
    TT | TT Nyhetsbyrån | tt.se
    Ritzau | ritzau.dk ritzau.com
    STT | stt.fi
    Belga | Belga News Agency | belga.be belganewsagency.eu
    ANP | anp.nl
    PAP | Polska Agencja Prasowa | pap.pl
    Ukrinform | ukrinform.net ukrinform.ua
    Interfax-Ukraine | interfax.com.ua
    Europa Press | europapress.es
    Lusa | lusa.pt
    Anadolu | AA | Anadolu Agency | Anadolu Ajansı | aa.com.tr
    IRNA | irna.ir
    SANA | sana.sy
    WAM | wam.ae
    SPA | Saudi Press Agency | spa.gov.sa
    Bernama | bernama.com
    Antara | antaranews.com
    Vietnam News Agency | VNA | vnanet.vn
    Agência Brasil | agenciabrasil.ebc.com.br
    NAN | News Agency of Nigeria | nannews.ng
    Bloomberg | Bloomberg News | bloomberg.com
    CNN | CNN Newsource | cnn.com
    epd | epd.de
    KNA | kna.de
    SID | Sport-Informations-Dienst
    StatePoint | StatePoint Media | statepoint.net
    Inter Press Service | IPS | ipsnews.net
    Democracy News Alliance | dna | democracynewsalliance.com
    The Conversation | theconversation.com
    ProPublica | propublica.org
    KFF Health News | Kaiser Health News | kffhealthnews.org
    States Newsroom | statesnewsroom.com
    Stacker | stacker.com
"""
"""News agencies, one a line, from general knowledge: the names used in credits, then the agency's sites.

The first name stands for the agency, whichever name it was credited by. A site has a dot in it; a name here
has none.
"""


def _names_and_sites() -> tuple[dict[str, str], dict[str, str]]:
    """The agencies by the names used in credits, and by the sites on which they publish."""
    by_name: dict[str, str] = {}
    by_site: dict[str, str] = {}
    for line in _AGENCIES.strip().splitlines():
        called = [part.strip() for part in line.split("|")]
        sites = called.pop().split() if "." in called[-1] else []
        by_name |= dict.fromkeys(called, called[0])
        by_site |= dict.fromkeys(sites, called[0])
    return by_name, by_site


AGENCIES, AGENCY_SITES = _names_and_sites()

_ROUND_UP_WORDS = any_of(
    r"""live (?:updates?|blog|coverage)
    liveblog
    as it happened
    round-?up
    newsletter
    in (?:pictures|brief|photos)
    week in review
    the week (?:that was|ahead)
    (?:morning|evening|daily|weekly|midday) (?:briefing|brief|digest|report|update)
    list of key events
    key events, day [\d,]+
    news in \d+ minutes
    top (?:stories|headlines)
    what the papers say
    quiz of the week
    (?:today|tonight|this week)['’]s (?:headlines|top stories|papers)
    (?:\d+|five|ten|three) things (?:to know|we learned)"""
)
ROUND_UP = re.compile(rf"\bupdates:|\b{_ROUND_UP_WORDS}\b", re.IGNORECASE)

CALENDAR_AND_LIVE_BLOG_WORDS = word_set(
    """monday tuesday wednesday thursday friday saturday sunday
    january february april june july august september october november december
    today yesterday tomorrow tonight
    live update updated updates latest breaking liveblog blog minute minutes
    news report reports reported according story exclusive read said told
    video watch photo photos picture pictures gallery
    reuters ap afp pti"""
)
"""Words that say when or how something was told. March and May are left out, because they are verbs, too."""

NAME_WITHIN_A_SENTENCE = re.compile(r"(?<!^)(?<![.!?\"”]\s)\b[A-ZÀ-ÖØ-ÞŁŚŞŽŠČĐ][^\W\d_]+")

OUTLETS = Outlets(
    agencies=AGENCIES,
    agency_sites=AGENCY_SITES,
    round_up=ROUND_UP,
    reporting_words=CALENDAR_AND_LIVE_BLOG_WORDS,
    name_within_a_sentence=NAME_WITHIN_A_SENTENCE,
)
