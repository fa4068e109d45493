"""Which news agency an article is from: by its credit line, or because the outlet is the agency itself.

From general knowledge: the names agencies are credited by, and the sites they publish on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from digest.web.urls import registrable_domain

if TYPE_CHECKING:
    from collections.abc import Collection

    from digest.models import Article

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


def _read() -> tuple[dict[str, str], dict[str, str]]:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    for line in _AGENCIES.strip().splitlines():
        *called, sites = line.split(" | ")
        if "." not in sites:
            called, sites = [*called, sites], ""
        names.update({_plain(name): called[0] for name in called})
        domains.update(dict.fromkeys(map(registrable_domain, sites.split()), called[0]))
    return names, domains


def _plain(name: str) -> str:
    return " ".join(name.casefold().removeprefix("the ").split())


_BY_NAME, _BY_DOMAIN = _read()


def agency_named(credit: str) -> str:
    """The agency that a credit names, by one name however it is written; an unknown one as it stands."""
    plain = _plain(credit)
    return _BY_NAME.get(plain, plain)


def agency_at(url: str) -> str:
    """The agency whose own site that address is on; "" for other sites."""
    return _BY_DOMAIN.get(registrable_domain(url), "")


def agency_of(article: Article) -> str:
    """The agency an article is from, "" when it is an outlet's own."""
    if article.credit:
        return agency_named(article.credit)
    return agency_at(article.url) or _BY_NAME.get(_plain(article.publisher), "")


def is_agency(article: Article, credited: Collection[str]) -> bool:
    """Whether the outlet is the very agency that the article is from, or one of those `credited`."""
    own = {agency_at(article.url), agency_named(article.publisher)} - {""}
    return agency_of(article) in own or not own.isdisjoint(credited)
