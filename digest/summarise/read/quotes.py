"""What people said: verbatim quotations with their speaker, and nothing without one.

The speaker is named in the quotation's own sentence, or in the neighbour that it leans on, with the role
that stands before the name; an unnamed official of a named body will do. An outlet's "he said" without a name
gives no quote. A quotation that two outlets carry goes first, once, with both citations.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from digest.language.tables import word_set
from digest.models import Citation, Quote
from digest.summarise.compare.quote_alignment import is_part, is_same, parting, runs
from digest.summarise.read.lexicon import IDLE, NAME, NOT_SPEAKERS, SAID
from digest.summarise.read.quotations import plain
from digest.text.tokens import content_words, shingles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.models import Article
    from digest.summarise.read.passages import Passage

_QUOTATION = re.compile(r"“(?P<curly>[^“”\"]{20,400})”|\"(?P<straight>[^\"“”]{20,400})\"")
_ASIDE = r"(?:,[^,“”\"]{3,60},)?"
_ROLE = (
    r"(?:spokes\w+|officials?|minister|president|chief|secretary|director|analyst|professor|leader|officer|judge"
    r"|prosecutor|manager|coach|editor|lawyer|attorney|ambassador|governor|mayor|senator|economist|executive"
    r"|chair\w*|strategist|consultant|pollster|advis[eo]r|aide|candidate|expert|researcher|scientist|activist|owner"
    r"|founder|head|commissioner|sheriff|detective|captain|commander|resident|author|reporter)\b"
)
_ABBREVIATED = r"(?:(?:Rev|Sen|Rep|Gov|Gen|Dr|Prof|Mrs?|Ms|Lt|Col|Sgt|Capt|Supt|Det|Msgr|Fr)\. )"
_WHO = rf"(?P<name>{_ABBREVIATED}?{NAME})"
_FROM = rf"(?:\s(?:from|of|at|in|for)\s(?:the\s)?{NAME})?"
_TITLE = (
    r"(?:(?:the|an|a)\s)?(?P<role>(?:(?!(?:from|of|at|for|with|in|on|to|by|that|than|as)\b)[a-z][\w-]*\s+){0,3}"
    rf"(?:{NAME}\s(?:[a-z]+\s){{0,2}}{_ROLE}\s)?)"
)
_OFFICIAL = (
    rf"(?P<official>(?:an?|the)\s(?:[a-z]+\s){{0,2}}{NAME}\s(?:[a-z]+\s)?{_ROLE}"
    rf"|(?:an?|the)\s(?:[a-z]+\s)?{_ROLE}\s(?:from|of|at|for)\s(?:the\s)?{NAME})"
)
_NAME_ENDS = (
    r"(?=\s*[.,;:—–)-]|\s*$|\s+[A-Z“]"
    r"|\s+(?:in|on|at|during|after|who|to|as|when|while|before|about|via|last|this)\b)"
)
"""After "said Norrby council" a noun would follow: that is no speaker."""
_PATTERNS_AFTER = (
    re.compile(rf"^\s*,?\s*{SAID}\s+{_TITLE}{_WHO}{_NAME_ENDS}"),
    re.compile(rf"^\s*,?\s*{_TITLE}{_WHO}{_FROM}{_ASIDE}\s+(?:\w+ly\s+)?{SAID}\b"),
    re.compile(rf"^\s*,?\s*{_OFFICIAL}{_ASIDE}\s+(?:\w+ly\s+)?{SAID}\b"),
    re.compile(rf"^\s*,?\s*{SAID}\s+{_OFFICIAL}\b"),
)
_PATTERN_BEFORE = re.compile(
    rf"(?:^|[.;,]\s|\b(?:as|and|but|while)\s){_TITLE}{_WHO}{_FROM}{_ASIDE}"
    rf"\s+(?:\w+ly\s+)?{SAID}(?:\s+[a-z][\w\s]{{0,40}})?[,:]?\s*$"
)
_PRONOUN = re.compile(rf"^\s*,?\s*(?:(?:he|she)\s+(?:\w+ly\s+)?{SAID}|{SAID}\s+(?:he|she))\b")
_SPEAKER = re.compile(rf"(?<!from )(?<!of )(?<!in )(?P<name>{NAME}){_FROM}{_ASIDE}\s+(?:\w+ly\s+)?{SAID}\b")
_AUXILIARIES = word_set("was were did does do had has have is are would could should but")
"""They open questions and are no first names: "Was Lund there?"."""
_DESCRIBED = (
    r"\bNAME(?:, \d\d)?, (?P<role>(?:an?|the|its|his|her|their) (?:WORD ){0,8}WORD)"
    r"(?:,|(?<=[a-z]{3})\.(?= [A-Z“\"]|$))"
).replace("WORD", r"(?!who\b|which\b|that\b)[\w’'-]+")
"""After a name: "Ada Lund, 68, a neighbour," but not "Ada Lund, a neighbour who …"."""
_NO_ROLE = (
    r"(?:Its?|His|Her|Their|The|As|After|When|While|But|And|Then|With|In|On|At|By|For|From|If|Once|Since|That"
    r"|This|[A-Z]{4,})\b"
)
_TITLED = (
    rf"^(?:The )?(?P<role>(?!{_NO_ROLE})[A-Z][\w’'-]*"
    r"(?: (?!(?:and|or|to|by|of|for|with|from|in|on|at|as|met|sues|hits|[a-z]+ed)\b)[\w’'-]+){0,4}?)"
    r"(?:, (?=NAME,)| )NAME\b"
)
"""At a sentence's beginning, where no word of it is missed: "The dam's chief executive, Ada Lund,"."""
_ENDS_IN_ROLE = rf"\b{_ROLE}$"
_LEANS = re.compile(
    r"(?:He|She|They|It|His|Her|Their|Its|Him|Them|That|This|These|Those)(?:['’](?:s|re|ll|ve|d))?\b"
)
"""A quotation that begins so is about somebody whom the page may not have named."""
_ON_TOPIC = 2
"""More words than so many in common with what is printed make a quotation no better."""
_MIN_WORDS, _MAX_WORDS = 6, 40
"""A quotation of fewer says little, one of more is a speech."""
_UNNAMED = ("a ", "an ", "the ")
_REPEATED = 5
"""A quotation with so many words in a row in the summary is printed already."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation found in a passage, with its speaker and the sentences that show both."""

    words: str
    speaker: str
    passage: Passage
    citations: tuple[Citation, ...]


def quotes(found: Sequence[Passage], printed: Sequence[str], limit: int) -> tuple[Quote, ...]:
    """At most `limit` quotes that no text in `printed` has already, the most carried and on topic first."""
    if limit <= 0:
        return ()
    groups = _grouped(spoken_in(found))
    already = plain(" ".join(printed))
    fresh = [group for key, group in groups.items() if not _is_printed(plain(key), already)]
    topic = {word for text in printed for word in content_words(text)} - IDLE
    fresh.sort(key=lambda group: _rank(group, topic))
    return tuple(_quote(group, found) for group in fresh[:limit])


def _is_printed(key: str, already: str) -> bool:
    return key in already or any(
        f" {' '.join(run)} " in f" {already} " for run in shingles(key.split(), _REPEATED)
    )


def spoken_in(found: Sequence[Passage]) -> list[Spoken]:
    """Every whole-sentence quotation with a named speaker, in order."""
    return [
        spoken
        for spoken in quoted_in(found, _MIN_WORDS)
        if spoken.speaker and spoken.words[0].isupper() and len(spoken.words.split()) <= _MAX_WORDS
    ]


def quoted_in(found: Sequence[Passage], min_words: int) -> list[Spoken]:
    """Every quotation of so many words or more, in order; the speaker is empty where none is named."""
    spoken: list[Spoken] = []
    for index, passage in enumerate(found):
        previous = found[index - 1] if index and found[index - 1].article is passage.article else None
        sentence = passage.article.text[passage.start : passage.end]
        for match in _QUOTATION.finditer(sentence):
            words = (match["curly"] or match["straight"]).strip().rstrip(",")
            if len(words.split()) >= min_words:
                speaker, shown_by = _speaker(sentence, match, passage, previous)
                citations = tuple(one.citation for one in shown_by) or (passage.citation,)
                spoken.append(Spoken(words, speaker, passage, citations))
    return spoken


def _speaker(
    sentence: str, match: re.Match[str], passage: Passage, previous: Passage | None
) -> tuple[str, tuple[Passage, ...]]:
    """Who said it, by full name, and the passages that show it; empty when they do not tell."""
    after, before = sentence[match.end() :], sentence[: match.start()]
    matches = [pattern.match(after) for pattern in _PATTERNS_AFTER] + [_PATTERN_BEFORE.search(before)]
    for named in filter(None, matches):
        if speaker := _attribution(named.groupdict(), passage.article):
            return speaker, (passage,)
    if _PRONOUN.match(after) and previous is not None:
        return full_name(_only_speaker(previous.text), passage.article), (passage, previous)
    return "", ()


def _attribution(named: dict[str, str | None], article: Article) -> str:
    """The role and the full name that a sentence gives, or the official of a named body."""
    if official := named.get("official"):
        return " ".join(official.split())
    name = full_name(named["name"] or "", article)
    role = " ".join((named.get("role") or "").split())
    return f"{role} {name}".strip() if name and not _is_mood(role) else name


def _is_mood(role: str) -> bool:
    """Whether the words before a name say how someone spoke rather than who speaks: "a tearful"."""
    return (
        bool(role)
        and re.search(rf"{_ROLE}$|[a-z]{{4,}}(?:er|or|ian|ist|ent|man|ant|ess|eon|ef)$", role) is None
    )


def _only_speaker(text: str) -> str:
    """The one speaker that a sentence names; two would be a guess."""
    names = {match["name"] for match in _SPEAKER.finditer(text)}
    people = [name for name in names if name.split()[0] not in NOT_SPEAKERS]
    return people[0] if len(people) == 1 else ""


def full_name(name: str, article: Article) -> str:
    """`name`, or the longer one that the article gives the same person; empty when it is no name."""
    parts = re.sub(r"['’]s$", "", name).strip(" ,.").split()
    while parts and (parts[0] in NOT_SPEAKERS or parts[0].endswith(("’s", "'s"))):
        parts = parts[1:]
    if len(parts) != 1:
        return " ".join(parts)
    longer = re.findall(rf"\b((?:(?:[A-Z][\w’'-]+|[A-Z]\.) ){{1,3}}{re.escape(parts[0])})\b", article.text)
    people = [full for full in map(_without_owner, longer) if not any(map(_is_no_name, full.split()))]
    return Counter(people).most_common(1)[0][0] if people else parts[0]


def _without_owner(name: str) -> str:
    """``Norrby’s Per Moe`` without the town."""
    return re.sub(r"^[\w-]+['’]s ", "", name)


def _is_no_name(word: str) -> bool:
    return word in NOT_SPEAKERS or word.lower() in _AUXILIARIES


def _grouped(said: Sequence[Spoken]) -> dict[str, list[Spoken]]:
    """The quotations by the words of the first of each: those it holds, that hold it, or that alter it."""
    groups: dict[str, list[Spoken]] = {}
    keys_with: dict[tuple[str, ...], list[str]] = {}
    for spoken in said:
        words, own = spoken.words, runs(spoken.words)
        near = dict.fromkeys(key for run in sorted(own) for key in keys_with.get(run, ()))
        key = next((key for key in near if is_same(words, key) or parting(words, key)), words)
        groups.setdefault(key, []).append(spoken)
        for run in own if key == words else ():
            keys_with.setdefault(run, []).append(key)
    return groups


def _rank(group: list[Spoken], topic: set[str]) -> tuple[int, bool, bool, int, int, int]:
    """Most carried first; then clear, by a full name, on the topic, near the top, of a good length."""
    carriers = len({spoken.passage.voter for spoken in group})
    best = _best(group)
    is_unnamed = " " not in best.speaker or best.speaker.startswith(_UNNAMED)
    leans = _LEANS.match(best.words) is not None
    on_topic = min(len(topic.intersection(content_words(best.words))), _ON_TOPIC)
    return (-carriers, leans, is_unnamed, -on_topic, best.passage.place, abs(len(best.words.split()) - 20))


def _best(group: list[Spoken]) -> Spoken:
    """The first with the fullest attribution: a name goes before an office."""
    return max(
        group, key=lambda spoken: (not spoken.speaker.startswith(_UNNAMED), len(spoken.speaker.split()))
    )


def _quote(group: list[Spoken], found: Sequence[Passage]) -> Quote:
    """The best wording, cited with one passage of each other outlet that has it word for word.

    A speaker of whom only the name is known is introduced as one of the reports does, which is cited, too.
    """
    best = _best(group)
    same = {
        spoken.passage.voter: spoken.passage.citation
        for spoken in reversed(group)
        if spoken.passage.voter != best.passage.voter and is_part(best.words, spoken.words)
    }
    others = [same[voter] for voter in sorted(same)]
    speaker, shown_by = _introduced(best, found)
    cited = dict.fromkeys([*best.citations, *others[:2], *shown_by])
    return Quote(text=best.words, speaker=speaker, citations=tuple(cited))


def _introduced(spoken: Spoken, found: Sequence[Passage]) -> tuple[str, list[Citation]]:
    """The speaker with the office or description that a report gives, its own first, and where it does."""
    name = spoken.speaker
    has_role = re.search(r"\b[a-z]{4,}", name) or re.search(_ROLE, name, re.IGNORECASE)
    if has_role or " " not in name or not name[0].isupper():
        return name, []
    after = re.compile(_DESCRIBED.replace("NAME", re.escape(name)))
    before = re.compile(_TITLED.replace("NAME", re.escape(name)))
    own = spoken.passage.article
    for passage in sorted(found, key=lambda passage: passage.article is not own):
        if match := after.search(passage.text):
            return f"{name}, {match['role']}", [passage.citation]
        if (match := before.search(passage.text)) and re.search(_ENDS_IN_ROLE, match["role"], re.IGNORECASE):
            return f"{match['role']} {name}", [passage.citation]
    return name, []
