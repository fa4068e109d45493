"""Tables and patterns of labels and sentences that programs write into feeds. Pure.

Boilerplate that recurs in one feed is found without a list (see `boilerplate`). This list is for the rest:
what differs from entry to entry, or occurs in feeds of a single entry. It covers the most widespread
programs.
"""

from __future__ import annotations

import re

_LABELS = r"""
^\W*arXiv:\S+\s+Announce Type:\s+\S+\s+Abstract:\s*
\bArticle URL:\s*\S+
\bComments URL:\s*\S+
^\W*Points:\s*\d+(?=\s|$)
(?<!\S)#\s*Comments:\s*\d+(?=\s|$)
^\W*Full Changelog\W{0,4}:\W{0,4}\S+\W*$
\bFull Changelog\W{0,4}: (?:https?://\S+|\S+\.{2,3}\S+)\W*$
\bsubmitted by\s+/?u/\S+(?:\s+to\s+/?r/\S+)?(?:\s*\[link\])?(?:\s*\[comments\])?\W*$
^\W*\[link\]\s*\[comments\]\W*$
\b\d+ posts? [-–] \d+ participants?(?:\s+Read full topic)?\W*$
^\W*Read full topic\W*$
"""
"""Labels that arXiv, Hacker News, GitHub, Reddit and Discourse write, one pattern a line."""
_SPONSORS = r"""
(?:this|today'?s|our) (?:episode|show|podcast|week|newsletter)(?:'s)?\b.{0,60}?\b(?:brought to you|sponsor)
(?:this|today'?s|our) (?:episode|show|podcast|newsletter)\b.{0,60}?\b(?:supported|presented) by\b
\b(?:is|are) (?:brought to you|sponsored|made possible) by\b
^\W*(?:brought to you|sponsored|supported) by\b
^\W*(?:thanks|thank you) to (?:our|today's|this week's) sponsors?\b
\b(?:about|regarding) (?:your )?ad[- ]choices\b|\badvertising ?choices\b|megaphone\.fm/adchoices
\b(?:promo|discount|coupon|offer) code\b
\b(?:go to|visit|head to)\b.{0,20}\S+\.\S+/\S+.{0,60}(?:%|free|off)
\bcode (?-i:[A-Z][A-Z0-9]{2,})\b.{0,80}(?:%|\boff\b|\bfree\b|prozent|rabatt|gratis|descuento|remise)
\bprivacy (?:policy|notice)\b.{0,20}https?://
\bhosted (?:by|on) (?:simplecast|acast|megaphone|omny)\b
\bprivacy information\b|\bacast\.com/privacy\b
\b(?:subscribe|follow us|listen)\b.{0,60}\bwherever you get your podcasts\b
\b(?:diese folge|diese episode|dieser podcast)\b.{0,60}\b(?:gesponsert|präsentiert|unterstützt)\b
\b(?:cet épisode|ce podcast|cette émission)\b.{0,60}\b(?:sponsorisé|présenté par|soutenu)\b
\b(?:este episodio|este podcast)\b.{0,60}\b(?:patrocinad|presentado por)
\b(?:questo episodio|questo podcast|questa puntata)\b.{0,60}\b(?:sponsorizzat|offert[oa] da)
\b(?:este episódio|este podcast)\b.{0,60}\b(?:patrocinad|oferecid|apoiad)
\bdeze aflevering\b.{0,60}\b(?:gesponsord|mogelijk gemaakt)
\b(?:ten odcinek|odcinek)\b.{0,60}\bsponsor
\b(?:avsnittet|dagens avsnitt)\b.{0,60}\bspons
\b(?:спонсор|партн[её]р) (?:этого )?(?:выпуска|подкаста|эпизода)\b
(?:番組|エピソード).{0,30}(?:提供でお送り|スポンサー)
"""
"""Sentences in which a podcast thanks its sponsors, one pattern a line."""
_PICTURES = """
(?:(?:lead|header|cover|featured) )?(?:photo(?:graph)?|image|picture|illustration|video)s?(?: credit| courtesy)?(?: by| of)?
(?:titel|beitrags|symbol)?(?:foto|bild)(?:quelle|rechte|nachweis)?s?
fotografía|imagen|immagine|crédits? photos?|crédito|zdjęcie|fot|фото|изображение|写真|图片来源|圖片來源|사진
"""  # noqa: E501
_CREDIT = re.compile(
    rf"^\W*(?:{'|'.join(_PICTURES.split(chr(10))[1:-1])})\s*[:：/©]\s*\S(?:(?![.!?)\]]\s).){{0,120}}$"
    r"|^\W*(?:©|getty images|shutterstock|unsplash|pexels)\b.{0,60}$",
    re.IGNORECASE,
)
_CREDIT_WORDS = 14
"""A line is a picture credit only up to this many words. Chosen by reading; not measured."""
_LONGEST_CREDIT = 200
"""A line is a picture credit only up to this many characters. Chosen by reading; not measured."""
_READ_ON = """
continue reading|keep reading|read more|read on|read (?:the )?(?:full|whole|entire|rest|original)\\b|more…
view (?:the )?(?:full )?(?:article|post|entire post)|click here to (?:read|continue)[^.!?]{0,40}
weiterlesen|mehr lesen|lire (?:la suite|l'article|plus)|leer más|seguir leyendo|leggi (?:tutto|di più|anche)
continua a leggere|ler mais|leia mais|continue lendo|lees (?:verder|meer)|czytaj (?:dalej|więcej)
číst (?:dál|více)
tovább olvasom|citește mai mult|läs mer|les mer|læs mere|lue lisää|devamını oku
читать (?:далее|дальше|полностью)
читати далі|прочетете още|διαβάστε περισσότερα|اقرأ المزيد|ادامه مطلب|קרא עוד
続きを読む|阅读全文|閱讀全文|더 보기|더 읽기
"""
_APPEARED = """
appeared first|first appeared|was first published|erschien zuerst|est apparu en premier|apareció primero
se publicó primero|aparece primero|proviene da|è apparso per primo|apareceu primeiro|verscheen eerst
pochodzi z serwisu|появились? сначала|появилась сначала|вперше з'явився|dök först upp|dukket først opp
blev først udgivet|ilmestyi ensimmäisenä|ilk önce|a apărut prima dată|bejegyzés először|pochází z
εμφανίστηκε πρώτα|最先出现在|最早出現於
"""
"""The words "appeared first" as WordPress writes them in its languages."""


def _any_of(lines: str) -> str:
    """One pattern of the alternatives in all lines; an apostrophe matches its straight and curly form."""
    return "|".join(lines.strip().split("\n")).replace("'", "['’]")


_SAYS_MORE = re.compile(
    rf"(?:\s*\[?(?:…|\.\.\.)\]?)?(?:(?<=\W)|^)[\s(\[|→»–—-]*(?:{_any_of(_READ_ON)})[^.!?。]{{0,80}}[\W→»]*$",
    re.IGNORECASE,
)
_FIRST_ON = re.compile(rf"\b(?:{_any_of(_APPEARED)})\b", re.IGNORECASE)
_LONGEST_SITE = 150
"""Most characters after "appeared first", for the name of the site. Chosen by reading; not measured."""
_GOES_ON = re.compile(r"[.!?…。！？]\s+\S+\s+\S+")
_SENTENCE = re.compile(
    r"[^.!?…。！？]*(?:[.!?…。！？]+(?=[\"”’»)\]]*(?:\s|$))[\"”’»)\]]*|[.!?…]+(?=\S)|$)\s*"
)
_STEMS = (
    *("announce", "url:", "points:", "comments", "changelog", "submitted by", "participant", "full topic"),
    *(
        "sponsor",
        "brought",
        "presented",
        "supported",
        "possible by",
        "choice",
        "code",
        "visit",
        "go to",
        "head to",
    ),
    *(
        "hosted",
        "privacy",
        "podcast",
        "gespons",
        "präsentiert",
        "unterstützt",
        "soutenu",
        "présenté",
        "patrocin",
    ),
    *(
        "presentado",
        "oferecid",
        "apoiad",
        "offert",
        "mogelijk",
        "avsnitt",
        "спонсор",
        "партн",
        "提供",
        "スポンサー",
    ),
)
"""Every line with a label contains one of these; looking for them first is faster than the patterns."""
_LABEL = re.compile("|".join(_LABELS.strip().split("\n")), re.IGNORECASE)
_SPONSOR = re.compile(_any_of(_SPONSORS), re.IGNORECASE)


def says_more(text: str) -> bool:
    """Whether a text or line ends in an invitation to read on, which shows that the text was cut off."""
    return _SAYS_MORE.search(text[-200:]) is not None or _FIRST_ON.search(text[-400:]) is not None


def invitation_at(text: str) -> int:
    """Index at which the invitation to read on at the end of `text` begins; its length if there is none."""
    start = max(len(text) - 200, 0)
    found = _SAYS_MORE.search(text, start)
    return found.start() if found else len(text)


def labels_in(text: str, *, has_lines: bool = True) -> list[tuple[int, int]]:
    """Spans of labels and sponsors' messages in a line; with `has_lines` also of a picture credit."""
    if (
        has_lines
        and len(text) <= _LONGEST_CREDIT
        and _CREDIT.match(text)
        and len(text.split()) <= _CREDIT_WORDS
    ):
        return [(0, len(text))]
    lower = text.lower()
    if not any(stem in lower for stem in _STEMS):
        return []
    found = [match.span() for match in _LABEL.finditer(text)]
    spans = [match.span() for match in _SENTENCE.finditer(text) if match.group()]
    return found + [(start, end) for start, end in _joined(spans, text) if _SPONSOR.search(text[start:end])]


def _joined(spans: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """The `spans` of sentences, joined again where a full stop in a name or an address divided one."""
    whole: list[tuple[int, int]] = []
    for start, end in spans:
        if whole and whole[-1][1] == start and not text[start - 1 : start].isspace():
            whole[-1] = (whole[-1][0], end)
        else:
            whole.append((start, end))
    return whole


def first_on_at(text: str, title: str) -> int:
    """Index of the final sentence that says where `text` first appeared; its length if there is none."""
    tail = max(len(text) - 500, 0)
    said = _FIRST_ON.search(text, tail)
    at = text.rfind(title, tail, said.start()) if said and title else -1
    if said is None or _GOES_ON.search(text, said.end()) or len(text) - said.end() > _LONGEST_SITE:
        return len(text)
    return _sentence_start(text, at if at >= 0 else said.start())


def _sentence_start(text: str, at: int) -> int:
    """Index at which the sentence around character `at` begins."""
    ends = [match.end() for match in re.finditer(r"[.!?…。！？][\"”’»)\]]*\s+|\n|\]\s+", text[:at])]
    return ends[-1] if ends else 0
