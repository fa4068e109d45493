"""Ways to make a true sentence false that leave names and figures: other verbs, surer words, turned roles.

Each gives the spoilt sentence, empty when it has nothing to spoil so, and the sentence as it was when the
change may have left it true: when a sentence of the source has the new word among the same words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.text.sentences import sentences
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import content_words

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence

    from bench._corruptions import Case

_QUOTED = re.compile(r"“[^”\"]*(?:[”\"]|$)|\"[^\"]*(?:\"|$)")
_IRREGULAR = word_set(
    """shot found won lost held met led fell rose sold bought paid sent spent struck took gave went came made
     built began became broke brought caught chose drove fought flew froze hid hit kept knew left lent
     rode ran saw sought stole swore taught threw wrote slain stolen seen taken given driven broken written"""
)
_NO_DEED = word_set(
    """united red bed need indeed speed feed seed hundred sacred breed led-by unprecedented supposed so-called
     beloved aged limited related based named called used allegedly alleged reported added noted"""
)
_PAST = re.compile(rf"(?<![\w-])(?:[a-z]{{3,}}ed|{'|'.join(sorted(_IRREGULAR))})(?![\w-])")
_DETERMINERS = word_set("a an the his her their its this that these those some many no more most")
PAIRS = {
    one: other
    for line in """
        announced voted|voted announced|agreed refused|refused agreed|arrested charged|charged convicted
        convicted acquitted|acquitted convicted|killed wounded|wounded killed|injured killed|accused convicted
        approved proposed|proposed approved|passed debated|rejected approved|signed vetoed|vetoed signed
        resigned apologised|fired suspended|suspended fired|sued warned|warned threatened|threatened attacked
        urged forced|ordered advised|admitted denied|denied admitted|confirmed doubted|released detained
        detained released|rescued abandoned|shot stabbed|stabbed shot|died recovered|survived died
        launched cancelled|cancelled launched|opened closed|closed opened|bought sold|sold bought|won lost
        lost won|hired fired|elected nominated|nominated elected|appointed dismissed|invited expelled
        destroyed damaged|damaged destroyed|collapsed shook|praised criticised|criticized praised
        criticised praised|defended condemned|condemned defended|supported opposed|opposed supported
        joined left|left joined|found lost|hit missed|planned completed|completed planned|expected feared
        claimed proved|asked ordered|offered demanded|demanded offered|started ended|began ended|ended began
        paid owed|gave took|took gave|sent received|received sent|met called|built demolished
    """.replace("\n", "|").split("|")
    if line.strip()
    for one, other in [line.split()]
}
"""Verbs that news takes for one another, and that do not mean the same."""
_SURE = (
    (re.compile(r"\b(?:may|might|could)\b(?! have\b| not\b)"), "will"),
    (re.compile(r"\b(?:may|might|could) have\b(?= [a-z]+(?:ed|en|wn)\b)"), "has"),
    (re.compile(r"\bwould\b(?! have\b| not\b| n['’]t)"), "will"),
)
_PLANS = re.compile(
    r"\b(?P<plan>(?:is|are|was|were) (?:planning|expected|set|scheduled|likely|due|hoping|seeking|trying) to"
    r"|plans? to|planned to|hopes? to|hoped to|wants? to|wanted to|intends? to|intended to"
    r"|seeks? to|sought to"
    r"|vowed to|vows to|promised to|threatened to|tried to|offered to) (?P<verb>[a-z]+)\b"
)
_ALLEGED = re.compile(
    r"\b(?:allegedly|reportedly|apparently|supposedly|purportedly)\s|,\s(?:allegedly|reportedly),"
    r"|\b(?:alleged|suspected|accused|purported|apparent|possible|potential|would-be)\s(?=[a-z])"
)
_BOUND = re.compile(
    r"\b(?:at least|at most|up to|as many as|as much as|more than|fewer than|less than|nearly|almost|about"
    r"|around|roughly|approximately|over|close to|some)\s(?=[$£€]?\d|(?:two|three|four|five|six|seven|eight"
    r"|nine|ten|twelve|twenty|thirty|forty|fifty|sixty|half|a (?:dozen|hundred|thousand|million))\b)"
)
_TURNED_BOUND = {
    "more than": "fewer than", "over": "fewer than", "at least": "at most", "nearly": "more than",
    "almost": "more than", "up to": "at least", "as many as": "at least", "fewer than": "more than",
    "less than": "more than", "close to": "more than", "at most": "at least",
}  # fmt: skip
_ACCORDING = re.compile(
    r",?\s(?:according to|,\s?(?:police|officials|authorities|prosecutors) (?:said|say))\b[^,.;]*"
)
_POLICE_SAID = re.compile(
    r"^(?:Police|Officials|Authorities|Prosecutors|Investigators|Officers) (?:said|say|believe|allege|claim)"
    r"(?: that)? (?P<rest>[a-z])"
)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be) (?P<verb>[a-z]+(?:ed|en)|shot|hit|struck|sued|built|led|held|found)"
    r" by (?!\w+ing\b|\d|the end|then)"
)
_SOME = {
    "some": "all", "many": "all", "most": "all", "several": "all", "few": "most", "all": "some",
    "every": "some", "each": "one", "both": "one of the", "half": "most", "part": "all", "none": "most",
    "dozens": "thousands", "hundreds": "thousands", "thousands": "hundreds", "millions": "thousands",
}  # fmt: skip
_QUANTIFIER = re.compile(rf"\b(?:{'|'.join(_SOME)})\b(?! (?:time|day|\d))", re.IGNORECASE)
_OPPOSITES = """
    rose:fell fell:rose rising:falling increased:decreased decreased:increased increase:decrease
    decrease:increase increasing:decreasing grew:shrank gained:lost jumped:plunged climbed:dropped
    dropped:climbed declined:climbed soared:slumped surged:plunged plunged:surged raised:lowered
    lowered:raised higher:lower lower:higher more:fewer fewer:more less:more before:after after:before
    above:below below:above up:down down:up largest:smallest smallest:largest highest:lowest
    lowest:highest biggest:smallest best:worst worst:best oldest:youngest youngest:oldest earlier:later
    later:earlier older:younger younger:older better:worse worse:better longer:shorter first:last
    winner:loser victory:defeat defeat:victory north:south south:north east:west west:east
    northern:southern southern:northern eastern:western western:eastern left:right
"""
_OPPOSITE = dict(pair.split(":") for pair in _OPPOSITES.split())
_DIRECTION = re.compile(rf"\b(?:{'|'.join(_OPPOSITE)})\b")
_WINDOW, _SHARED = 5, 2
"""A source sentence with the new word and so many of the five words on each side may say the same."""


def verb_pair(case: Case, chance: random.Random) -> str:
    """A verb that news takes for another: "announced" for "voted"."""
    places = [place for place in _verbs(case.sentence) if place[2] in PAIRS]
    if not places:
        return ""
    start, end, word = chance.choice(places)
    return _put(case, start, end, PAIRS[word])


def verb_within(case: Case, chance: random.Random) -> str:
    """Another past verb of the same source."""
    return _other_verb(case, [word for _, _, word in _verbs(case.source)], chance)


def verb_elsewhere(case: Case, chance: random.Random) -> str:
    """A past verb that the source does not have."""
    known = set(re.findall(r"[a-z]+", case.source.lower()))
    return _other_verb(case, [word for _, _, word in _verbs(case.elsewhere) if word not in known], chance)


def _other_verb(case: Case, offers: Sequence[str], chance: random.Random) -> str:
    places = _verbs(case.sentence)
    usable = sorted({one for one in offers if one not in case.sentence and one not in _NO_DEED})
    if not places or not usable:
        return ""
    start, end, _ = chance.choice(places)
    return _put(case, start, end, chance.choice(usable))


def _verbs(text: str) -> list[tuple[int, int, str]]:
    """The past verbs outside quotations, those before a noun left out, each with its place."""
    bare = _blank(text)
    found = []
    for match in _PAST.finditer(bare):
        before = re.search(r"([\w’'-]+)\W*$", bare[: match.start()])
        is_adjective = before is not None and before[1].lower() in _DETERMINERS
        if match[0] not in _NO_DEED and match[0] not in STOPWORDS and not is_adjective:
            found.append((match.start(), match.end(), match[0]))
    return found


def _blank(text: str) -> str:
    """`text` with its quotations blotted out, as long as it was."""
    return _QUOTED.sub(lambda match: "#" * len(match[0]), text)


def _put(case: Case, start: int, end: int, new: str) -> str:
    """The sentence with `new` at a place, or as it was, where the source may say that."""
    text = case.sentence
    near = {*content_words(text[:start])[-_WINDOW:], *content_words(text[end:])[:_WINDOW]}
    for said in sentences(case.source):
        if re.search(rf"\b{re.escape(new[:5])}", said) and len(near & set(content_words(said))) >= _SHARED:
            return text
    return text[:start] + new + text[end:]


def surer(case: Case, chance: random.Random) -> str:
    """It puts "will" for "may", "has done" for "plans to do"."""
    bare = _blank(case.sentence)
    offers = [(match.start(), match.end(), new) for pattern, new in _SURE for match in pattern.finditer(bare)]
    offers += [(match.start(), match.end(), f"has {_past(match['verb'])}") for match in _PLANS.finditer(bare)]
    return _changed(case.sentence, offers, chance)


def _past(verb: str) -> str:
    irregular = {
        "make": "made", "take": "taken", "give": "given", "build": "built", "leave": "left", "run": "run",
        "go": "gone", "be": "been", "have": "had", "do": "done", "get": "got", "keep": "kept", "hold": "held",
        "bring": "brought", "buy": "bought", "sell": "sold", "send": "sent", "meet": "met", "win": "won",
        "find": "found", "see": "seen", "begin": "begun", "become": "become", "put": "put", "cut": "cut",
        "pay": "paid", "speak": "spoken", "stop": "stopped", "kill": "killed", "break": "broken",
        "lead": "led",
    }  # fmt: skip
    if verb in irregular:
        return irregular[verb]
    return verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if verb.endswith("y") else verb + "ed"


def alleged(case: Case, chance: random.Random) -> str:
    """Without "allegedly", "reportedly", "suspected"."""
    return _without(case, _ALLEGED, chance)


def attribution(case: Case, chance: random.Random) -> str:
    """Without who says so: "according to police", "Police said"."""
    if opened := _POLICE_SAID.match(case.sentence):
        return opened["rest"].upper() + case.sentence[opened.end() :]
    return _without(case, _ACCORDING, chance)


def bound_dropped(case: Case, chance: random.Random) -> str:
    """Without "at least", "up to", "nearly" before a figure."""
    return _without(case, _BOUND, chance)


def bound_turned(case: Case, chance: random.Random) -> str:
    """It puts "At most" for "at least", "more than" for "nearly"."""
    offers = [
        (match.start(), match.end(), _TURNED_BOUND[word] + " ")
        for match in _BOUND.finditer(_blank(case.sentence))
        if (word := match[0].strip().lower()) in _TURNED_BOUND
    ]
    return _changed(case.sentence, offers, chance)


def _without(case: Case, pattern: re.Pattern[str], chance: random.Random) -> str:
    found = [(match.start(), match.end(), "") for match in pattern.finditer(_blank(case.sentence))]
    text = _changed(case.sentence, found, chance)
    return text[:1].upper() + text[1:]


def _changed(text: str, offers: Sequence[tuple[int, int, str]], chance: random.Random) -> str:
    if not offers:
        return ""
    start, end, new = chance.choice(list(offers))
    return text[:start] + new + text[end:]


def voice(case: Case, _: random.Random) -> str:
    """Who did it to whom: "was sued by the town" becomes "sued the town"."""
    found = _PASSIVE.search(_blank(case.sentence))
    if not found:
        return ""
    return f"{case.sentence[: found.start()]}{found['verb']} {case.sentence[found.end() :]}"


def quantifier(case: Case, chance: random.Random) -> str:
    """It puts "All" for "some", "thousands" for "hundreds"."""
    offers = []
    for match in _QUANTIFIER.finditer(_blank(case.sentence)):
        new = _SOME[match[0].lower()]
        offers.append((match.start(), match.end(), new.capitalize() if match[0][0].isupper() else new))
    return _unless_said(case, offers, chance)


def direction(case: Case, chance: random.Random) -> str:
    """It puts "Fell" for "rose", "after" for "before"."""
    found = _DIRECTION.finditer(_blank(case.sentence))
    return _unless_said(case, [(match.start(), match.end(), _OPPOSITE[match[0]]) for match in found], chance)


def _unless_said(case: Case, offers: Sequence[tuple[int, int, str]], chance: random.Random) -> str:
    """The sentence with one of the changes; as it was, where the source has the new word before the same."""
    if not offers:
        return ""
    start, end, new = chance.choice(list(offers))
    after = re.match(r"\W*\w+", case.sentence[end:])
    if after and re.search(rf"\b{re.escape(new + after[0])}\b", case.source, re.IGNORECASE):
        return case.sentence
    return case.sentence[:start] + new + case.sentence[end:]


def joined(case: Case, chance: random.Random) -> str:
    """The subject of this sentence with what another sentence of the source says of somebody else."""
    subject = _subject(case.sentence)
    others = [
        (other, said[len(other) :])
        for said in sentences(case.source)
        if (other := _subject(said))
        and not set(content_words(other)) & set(content_words(case.sentence))
        and 5 <= len(said[len(other) :].split()) <= 25
        and not set(content_words(subject)) & set(content_words(said))
        and not _QUOTED.search(said)
    ]
    if not subject or not others:
        return ""
    _, predicate = chance.choice(others)
    return subject + predicate


_SUBJECT = re.compile(
    r"^(?P<subject>(?:(?:The|A|An)\s(?:[\w’'-]+\s){0,3}?[\w’'-]+|(?:[A-Z][\w.’'-]+\s?){1,4}?))"
    r"(?=\s(?:was|were|is|are|has|have|had|will|would|[a-z]{3,}ed|said|told)\s)"
)
_NO_SUBJECT = word_set("it he she they this that these those there we you i what who in on at but and")


def _subject(text: str) -> str:
    found = _SUBJECT.match(text)
    if not found or found["subject"].split()[0].lower() in _NO_SUBJECT:
        return ""
    return found["subject"]


DEEDS: dict[str, Callable[[Case, random.Random], str]] = {
    "verb_pair": verb_pair,
    "verb_within": verb_within,
    "verb_elsewhere": verb_elsewhere,
    "surer": surer,
    "alleged": alleged,
    "attribution": attribution,
    "bound_dropped": bound_dropped,
    "bound_turned": bound_turned,
    "voice": voice,
    "quantifier": quantifier,
    "direction": direction,
    "joined": joined,
}
"""Each gives the spoilt sentence: empty when nothing can be spoilt so, the same when it may still be true."""
