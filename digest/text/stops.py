"""Whether a full stop, or its like, ends a sentence: the words around it decide."""

from __future__ import annotations

import re


def _words(listing: str) -> frozenset[str]:
    return frozenset(listing.split())


_LIST_NUMBER = re.compile(r"\d{1,2}|[a-z]")
_WORD_BEFORE = re.compile(r"[^\s(\[“”\"‘/—–-]+$")
_LONE_CAPITAL = re.compile(r"(?<![^\s])[A-Z]$")
_ADDRESS = re.compile(r"https?://|www\.")
_OPENS_WITH_TIME = re.compile(
    r"(?:^|[.!?…][\"”’')\]]*\s+|\b(?:that|but|when|because|while)\s+)(?:at|by|around|about|before|after|until|since)\s+"
    r"(?:(?:about|around|roughly|just (?:after|before))\s+)?\d{1,2}(?:[:.]\d\d)?\s+[ap]\.m$",
    re.IGNORECASE,
)
"""``At 5 a.m. Ada Lund rang``: a time that opens its clause does not close it."""
_NEXT_WORD = re.compile(r"[\"“‘'(\[«*_\s]*([^\W\d_]+(?:['’][^\W\d_]+)?)")
_LETTERED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
"""``U.S``, ``a.m``, ``J.K``: letters with full stops between (the last one is the candidate)."""

_LEADS_A_NAME = _words(
    """adm amb asst atty brig capt cllr cmdr col cpl det dir dr fr ft gen gov hon insp lt maj messrs mgr mme
    mlle mr mrs ms msgr mt pfc pres prof pvt rep reps rev sec sen sens sgt spc supt treas v vs viz cf mx"""
)
"""Never the end of a sentence: a name, or the other side, follows."""

_VERSUS = frozenset({"v", "vs", "viz", "cf"})
_BEFORE_A_NUMBER = _words("no nos art ch cl col fig figs p pp para pt sec sect vol ca approx est cent")

_SHORTENED = _words(
    """jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    st inc corp co ltd llc plc bros jr sr esq etc al ave blvd rd hwy sq dept univ assn natl intl govt
    ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore
    pa penn tenn tex va vt wash wis wyo alta ont que sask fmr ret ph.d
    lb lbs oz yds e.g i.e cie gmbh a.k.a"""
)
"""Often inside a sentence, sometimes its last word."""

_SMALL = _words("etc e.g i.e al lb lbs oz yds")
"""Shortened in small letters, too."""

_STARTERS = _words(
    """a about according additionally after all also although among an and another any as at because
    before besides both but by despite during each earlier either even every few finally for from
    furthermore he her here his how however i i'm i've if in instead it it's its last later many
    meanwhile moreover most my neither no none not nothing now of officials on once one only or other
    our over people police she since so some still such that that's the their then there therefore these
    they they're this those though three through to today tonight two under until we we're what when
    where whether which while who why with without yet you your"""
)
"""Words that begin sentences and seldom begin names."""

_AFTER_A_TIME = _words(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july
    august september october november december eastern central pacific mountain greenwich gmt utc est edt et
    cst cdt ct mst mdt mt pst pdt pt bst cet cest ist jst aest local"""
)
"""After ``a.m.`` or ``p.m.``, words that still belong to the time."""

_SAYS = _words(
    """said says asked asks told tells added adds wrote writes replied replies cried shouted exclaimed
    wondered tweeted posted recalled joked insisted demanded warned called answered"""
)


def ends_sentence(paragraph: str, stop: re.Match[str]) -> bool:
    """Whether a sentence ends at `stop`, which is outside quotations and not the paragraph's end.

    Its groups are the ``mark`` itself, the ``closers`` and the footnote's ``note`` after it, and the ``gap``
    before what follows.
    """
    mark, closers = stop["mark"], stop["closers"]
    if mark[0] in "。！？":
        return True
    if not stop["gap"]:
        return _ends_without_space(paragraph, stop)
    following = paragraph[stop.end() : stop.end() + 80]
    if _starts_small(following):
        return False
    if mark != ".":
        return _called_or_trailing_off_ends(paragraph, stop, following)
    if closers and not set(closers) <= set("*_"):
        return True
    if stop["note"]:
        return stop["note"][0] == "[" or _begins_sentence(following)
    return _full_stop_ends(paragraph, stop.start(), following)


def _called_or_trailing_off_ends(paragraph: str, stop: re.Match[str], following: str) -> bool:
    """Whether ``!``, ``?`` or dots end a sentence."""
    mark = stop["mark"]
    if set(stop["closers"]) & set("\"”’'»") and mark[-1] in "!?…" and _is_attribution(following):
        return False
    if mark == "!" and not stop["closers"] and _LONE_CAPITAL.search(paragraph, 0, stop.start()):
        return _begins_sentence(following)  # the broadcaster E!
    return not _is_mid_ellipsis(mark, following)


def _full_stop_ends(paragraph: str, at: int, following: str) -> bool:
    """Whether the bare full stop at `at` ends a sentence."""
    before = _WORD_BEFORE.search(paragraph, max(0, at - 40), at)
    if before is None:
        return True
    line = paragraph[: before.start()].rpartition("\n")[2]
    if _LIST_NUMBER.fullmatch(before[0]) and not line.strip():
        return False
    if _OPENS_WITH_TIME.search(line + before[0]) and not _begins_sentence(following):
        return False
    return _word_ends(before[0], following)


def _ends_without_space(paragraph: str, candidate: re.Match[str]) -> bool:
    """White space is missing, as in ``last week.The mayor``: only before a word that begins sentences."""
    before = paragraph[max(0, candidate.start() - 2) : candidate.start()]
    if not (before.isalpha() and before.islower()) and not candidate["closers"]:
        return False
    following = paragraph[candidate.end() : candidate.end() + 40]
    word = _NEXT_WORD.match(following)
    if word is None:
        return False
    after = following[word.end() : word.end() + 1]
    return (after.isspace() and word[1].lower() in _STARTERS) or (after == "," and word[1][1:].islower())


def _starts_small(following: str) -> bool:
    """Whether what follows goes on in lower case (``iPhone`` and ``eBay`` begin sentences all the same)."""
    letters = following.lstrip("\"“‘'([«*_ ")
    if _ADDRESS.match(letters):
        return False
    return letters[:1].islower() and not letters[1:2].isupper()


def _is_attribution(following: str) -> bool:
    """Whether a speaker follows a quotation that ends in ! or ?: ``“Why?” Ada Lund asked.``."""
    words = [word.strip(",.") for word in following.split()[:5]]
    for place, word in enumerate(words):
        if word in _SAYS:
            return place > 0
        if not word[:1].isupper():
            return False
    return False


def _is_mid_ellipsis(mark: str, following: str) -> bool:
    """Whether dots only leave something out: ``he … I mean``; before other capitals they end a sentence."""
    is_ellipsis = set(mark) <= set(". \u00a0…") and len(mark.replace(" ", "")) != 4
    word = _NEXT_WORD.match(following)
    goes_on = following[:1].isdigit() or (word is not None and word[1] in {"I", "I'm", "I’m", "I've", "I’ve"})
    return is_ellipsis and goes_on


def _word_ends(word: str, following: str) -> bool:
    """Whether a full stop after `word` ends a sentence that `following` would come after."""
    small = word.lower().lstrip("*_$£€")
    is_number_next = following[:1].isdigit()
    if small in _LEADS_A_NAME and (word[:1].isupper() or small in _VERSUS):
        return False
    if small in _BEFORE_A_NUMBER:
        return not is_number_next and not (small != "no" and following[:1] == "(")
    if small in {"a.m", "p.m"}:
        return not is_number_next and _next_word(following) not in _AFTER_A_TIME
    if small == "etc":
        return not is_number_next and following[:1] != "("
    if _is_shortened(word, small):
        return not is_number_next and following[:1] != "(" and _begins_sentence(following)
    return True


def _is_shortened(word: str, small: str) -> bool:
    """Whether `word` is an initial, letters with full stops, or a known abbreviation."""
    if len(word) == 1:
        return word.isalpha() and word.isupper()
    return (small in _SHORTENED and (word[:1].isupper() or small in _SMALL)) or bool(_LETTERED.search(word))


def _next_word(following: str) -> str:
    word = _NEXT_WORD.match(following)
    return word[1].lower().replace("’", "'") if word else ""


def _begins_sentence(following: str) -> bool:
    return following[:1] in '“"‘' or _next_word(following) in _STARTERS
