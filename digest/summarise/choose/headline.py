"""The headline of a story: the most central source headline, cleaned and kept short."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from digest.summarise.read.editing import edit
from digest.summarise.read.figures import figures
from digest.summarise.read.lexicon import BAIT, HEADLINE_LABEL, SITE_WORD
from digest.summarise.read.mentions import named_alone, surnames
from digest.summarise.read.passages import voices
from digest.text.sentences import sentence_spans
from digest.text.tokens import content_words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from digest.models import Article, Story

MAX_LENGTH = 90
_OPENING = 3_000
"""Characters of an article in which people are introduced."""
_STRANGE = 1.0
"""What it costs in centrality to name somebody whom no other headline names and few will know."""
_TOO_FEW = 2
"""Of two headlines, one that has a surname alone says nothing about how known its bearer is."""
_STALE = 2
"""A headline that is out of date is as bad as a question."""

_LABEL = re.compile(rf"^(?:{HEADLINE_LABEL}|\W+)\s*(?:\d+)?\s*[:|–—-]+\s+", re.IGNORECASE)
_QUOTED_LABEL = re.compile(r"^(?:‘[^‘’]{2,40}’|“[^“”]{2,40}”|'[^']{2,40}'|\"[^\"]{2,40}\"): (?=[A-Z])")
_TRAILING_LABEL = re.compile(
    r"\s*[\[(](?:video|photos?|pictures|live|updated?|opinion|watch|audio|pics|gallery|interactive)[\])]\s*$",
    re.IGNORECASE,
)
_SITE_NAME = re.compile(r"\s+[|–—•·»-]\s+(?P<site>[^|–—•·»]{2,40})$")
_SITE_WORD = re.compile(rf"\b{SITE_WORD}\b", re.IGNORECASE)
_BAIT = re.compile(BAIT, re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\b(?:I|I['’]\w+|[Mm]y|[Ww]e|[Oo]ur)\b")
_LOUD = re.compile(r"!|\b[A-Z]{4,} [A-Z]{4,}\b")
_SCARE_QUOTE = re.compile(r"(?<!\w)[‘'\"“](?:\w+[!?.,]?(?: \w+)?)[’'\"”](?!\w)|^[‘'\"“]")
"""One or two words in quotation marks say that the outlet keeps its distance; one that opens is a voice."""
_DIARY = re.compile(
    r"\bkey (?:events|moments|points)\b|\bas it happened\b|\bday (?:\d{2,}|[1-9],\d{3})\b"
    r"|\blive(?: (?:updates?|blog|coverage|news))?(?:$|[:,|])|^live\b|\blive (?:updates?|blog)\b"
    r"|\b(?:morning|evening|daily) (?:brief\w*|round-?up|digest)\b|\b(?:round-?up|recap|in pictures)\b"
    r"|\b(?:photos of the|what we know|explainer|analysis|podcast|quiz)\b"
    r"|\b(?:discuss(?:es)?|talks? about|weighs? in|reflects? on)\b|^a look (?:at|back)\b",
    re.IGNORECASE,
)
"""A list of events, a live page, a series or a guest of a programme is no headline of one story."""
_SAFE_CUT = re.compile(
    r"(?:,\s+(?:officials?|police|sources?|authorities|reports?|experts?|study|ministry|[A-Z][\w.]+) "
    r"(?:says?|said|reports?|shows?|finds?)|\s+[–—-]\s+(?:report|reports|study|live|as it happened|sources)"
    r"|,? (?:officials?|police|reports?|sources?) says?)$",
    re.IGNORECASE,
)
_KNOWN_TO_ALL = re.compile(r"\b(?:President|King|Queen|Pope) (?:[A-Z][\w’'-]+ ){0,2}([A-Z][\w-]+)")
_TAIL = re.compile(
    r"\s+[–—-]\s+|;\s+|,\s+(?:as|while|after|but|amid|before|despite|with)\s+|\s+(?:as|while|amid|despite)\s+"
)


def headline(story: Story, behind: Collection[str] = ()) -> str:
    """The headline to print, at most 90 characters.

    Most central: it shares most with the other voices' headlines and openings. Questions, bait and
    shouting go behind plain statements; site names and labels such as "Live:" are cut off. So does the
    headline of an article among `behind`, addresses of those that are out of date (see `manner`).
    """
    articles = voices(story)
    candidates = [cleaned(article) for article in articles]
    central = _centrality(articles, candidates)
    strangers = _strangers(articles, candidates)
    ranked = sorted(
        (candidate for candidate in range(len(candidates)) if candidates[candidate]),
        key=lambda number: (
            faults(candidates[number]) + _STALE * (articles[number].url in behind),
            _STRANGE * strangers[number] - central[number],
            number,
        ),
    )
    if not ranked:
        return shortened(_first_words(articles))
    return shortened(candidates[ranked[0]])


def _strangers(articles: Sequence[Article], candidates: Sequence[str]) -> list[bool]:
    """Whether each headline names nobody but by a surname alone that no other headline has: who is that?

    Presidents, monarchs and popes are known by theirs.
    """
    if len(candidates) <= _TOO_FEW:
        return [False] * len(candidates)
    openings = [article.text[:_OPENING] for article in articles]
    people = surnames(openings)
    known = {name for opening in openings for name in _KNOWN_TO_ALL.findall(opening)}
    named = [named_alone(candidate, people) for candidate in candidates]
    count = Counter(name for candidate in candidates for name in people if name in candidate)
    return [bool(names) and all(count[name] == 1 and name not in known for name in names) for names in named]


def cleaned(article: Article) -> str:
    """An article's headline without the outlet's name, labels and shouting."""
    text = " ".join(article.headline.split())
    text = _without_site_name(text, article.publisher)
    before = ""
    while before != text:
        before = text
        text = _TRAILING_LABEL.sub("", _QUOTED_LABEL.sub("", _LABEL.sub("", text)))
    if text.isupper() and len(text) > len("A SHORT NAME"):
        text = text.capitalize()
    return text.strip(" .|–—-·•").replace(" ,", ",") if not text.endswith("...") else text.strip()


def _without_site_name(text: str, publisher: str) -> str:
    """Without what follows the last bar or dash when it names the outlet or one of its sections."""
    while (match := _SITE_NAME.search(text)) and _is_site_name(match["site"], publisher):
        text = text[: match.start()]
    return text


def _is_site_name(tail: str, publisher: str) -> bool:
    small = tail.lower().strip()
    if publisher and (small in publisher.lower() or publisher.lower() in small):
        return True
    return len(small.split()) <= 4 and bool(_SITE_WORD.search(small)) and tail[:1].isupper()


def faults(text: str) -> int:
    """0 for a plain statement; more for questions, bait, shouting, diaries and what would not fit."""
    return shape_faults(text) + bool(_SCARE_QUOTE.search(text))


def shape_faults(text: str) -> int:
    """The faults that make a headline poor wherever it stands: a word in quotation marks is none."""
    found = (
        2 * ("?" in text)
        + 2 * bool(_DIARY.search(text))
        + bool(_BAIT.search(text))
        + bool(_FIRST_PERSON.search(text))
    )
    found += bool(_LOUD.search(text)) + (len(text.split()) < 4)
    found += text.endswith(("...", "…", ":")) + (text.count("“") != text.count("”")) + text.count('"') % 2
    return found + shortened(text).endswith("…")


def _centrality(articles: Sequence[Article], candidates: Sequence[str]) -> list[float]:
    """How much of each headline the other headlines and all openings share, figures weighing double."""
    words = [set(content_words(candidate)) for candidate in candidates]
    openings = [set(content_words(article.text[:600])) for article in articles]
    votes: Counter[str] = Counter()
    for headline_words, opening_words in zip(words, openings, strict=True):
        votes.update(headline_words)
        votes.update(opening_words)
    told = [figures(candidate) for candidate in candidates]
    heard = _heard(articles) if any(told) else frozenset()
    doubt = 2.0 if any(article.text for article in articles) else 0.0  # without texts nothing can be heard
    return [
        sum(votes[word] - 1 for word in own) / (len(own) + 3) - doubt * _unheard(stated, heard)
        for own, stated in zip(words, told, strict=True)
    ]


def _heard(articles: Sequence[Article]) -> frozenset[str]:
    """Every figure that an article's text has."""
    return frozenset(figure.rstrip("%") for article in articles for figure in figures(article.text))


def _unheard(stated: Iterable[str], heard: frozenset[str]) -> int:
    """How many figures of a headline no article's text has: a claim that the story does not carry."""
    return sum(figure.rstrip("%") not in heard for figure in stated)


def shortened(text: str, limit: int = MAX_LENGTH) -> str:
    """`text` within `limit` characters: clauses are dropped from its end, else words, marked "…"."""
    if len(text) > limit:
        text = _SAFE_CUT.sub("", text)
    while len(text) > limit and (match := _last(_TAIL, text)):
        text = text[:match].rstrip(" ,;:–—-")
    if len(text) <= limit:
        return text
    return text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + "…"


def _last(pattern: re.Pattern[str], text: str) -> int:
    """Where the last clause that may go begins; 0 when none may, or too little would be left."""
    starts = [match.start() for match in pattern.finditer(text)]
    enough = [start for start in starts if start > 30]
    return enough[-1] if enough else 0


def _first_words(articles: Sequence[Article]) -> str:
    """What to print when no article has a headline: its first sentence."""
    for article in articles:
        for start, end in sentence_spans(article.text)[:1]:
            return edit(article.text[start:end], opens_article=True)[0].rstrip(".")
    return "Untitled"
