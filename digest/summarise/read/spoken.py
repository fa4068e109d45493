"""The quotations in passages, each with the speaker whom the report names.

The speaker is named in the quotation's own sentence or, if that has only a pronoun, in the sentence before. A
role before the name is part of the speaker: "Mayor Ada Lund". An unnamed official of a named body counts as a
named speaker. "He said" without a name before it leaves the quotation without a speaker.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import digest.language as languages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from digest.language import Language
    from digest.models import Article, Citation
    from digest.summarise.read.passages import Passage

_QUOTATION = re.compile(r"“(?P<curly>[^“”\"]{20,400})”|\"(?P<straight>[^\"“”]{20,400})\"")
"""Matches 20 to 400 characters between double quotation marks: fewer quote a phrase, more lie between the
marks of two quotations. Chosen by reading; not measured."""
_LONGEST_NAME = 60
"""The parts of a name before its surname have at most this number of characters. Chosen by reading; not
measured."""
_TITLE_AND_SURNAME = 2
"""A president is named in full in more words than this. Chosen by reading; not measured."""
_SHORT_TITLE = 3
"""A title of at most this number of letters is a short form. Chosen by reading; not measured."""
_LOWER_CASE_WORD = re.compile(r"\b[a-z]{4,}")
"""Matches a word in a speaker's description that is not part of a name: "engineer" in "engineer Per Moe"."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A quotation found in a passage, with its speaker and the sentences that show both."""

    words: str
    """The words between the quotation marks, without a comma at their end."""
    speaker: str
    """The fullest name that the article gives the speaker, with the role before it; empty for none."""
    passage: Passage
    """The sentence with the quotation."""
    citations: tuple[Citation, ...]
    """The sentences that show the words and who said them."""


def quoted_in(found: Sequence[Passage], min_words: int) -> list[Spoken]:
    """Every quotation of at least `min_words` words, in order; the speaker is empty where none is named."""
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


def introduced(spoken: Spoken, found: Sequence[Passage]) -> tuple[str, list[Citation]]:
    """The speaker with the role that a report gives, and the citation of the sentence that gives it.

    A speaker whose role is known already, or who has no full name, stays as named, and nothing is cited. The
    passages of the quotation's own article are searched first.
    """
    name = spoken.speaker
    own = spoken.passage.article
    speech = languages.of(own.language).speech
    has_role = _LOWER_CASE_WORD.search(name) or speech.office.search(name)
    if has_role or " " not in name or not name[0].isupper():
        return name, []
    for passage in sorted(found, key=lambda passage: passage.article is not own):
        language = languages.of(passage.article.language)
        if role := _role_after(name, passage.text, language):
            return f"{name}, {role}", [passage.citation]
        if role := _role_before(name, passage.text, language):
            return f"{role} {name}", [passage.citation]
    return name, []


def _role_after(name: str, text: str, language: Language) -> str:
    """The role that stands after `name` in `text`: "a neighbour" in "Ada Lund, 68, a neighbour,"."""
    for named in re.finditer(rf"\b{re.escape(name)}", text):
        if role := language.speech.role_after_a_name.match(text, named.end()):
            return str(role["role"])
    return ""


def _role_before(name: str, text: str, language: Language) -> str:
    """The role between the beginning of `text` and `name`, if it is an office: "Fire chief Ada Lund"."""
    for named in re.finditer(rf"{re.escape(name)}\b", text):
        role = language.speech.role_before_a_name.fullmatch(text, 0, named.start())
        if role and (not role["comma"] or text[named.end() :].startswith(",")):
            return role["role"] if language.speech.ends_in_an_office.search(role["role"]) else ""
    return ""


def _speaker(
    sentence: str, quotation: re.Match[str], passage: Passage, previous: Passage | None
) -> tuple[str, tuple[Passage, ...]]:
    """The speaker of a quotation, by full name, and the passages that show it; empty when none do."""
    language = languages.of(passage.article.language)
    speech = language.speech
    after, before = sentence[quotation.end() :], sentence[: quotation.start()]
    matches = [pattern.match(after) for pattern in speech.after_a_quotation]
    for named in filter(None, [*matches, speech.before_a_quotation.search(before)]):
        if speaker := _attribution(named.groupdict(), passage.article, language):
            return speaker, (passage,)
    if previous is not None and speech.pronoun_after_a_quotation.match(after):
        speaker = _full_name(_only_speaker(previous.text, language), passage.article, language)
        return speaker, (passage, previous)
    return "", ()


def _attribution(named: dict[str, str | None], article: Article, language: Language) -> str:
    """The speaker whom a sentence names: a role and a full name, or an official of a named body."""
    if official := named.get("official"):
        return " ".join(official.split())
    name = _full_name(named["name"] or "", article, language)
    role = " ".join((named.get("role") or "").split())
    return f"{role} {name}".strip() if name and not _is_manner(role, language) else name


def _is_manner(role: str, language: Language) -> bool:
    """Whether the words before a name say how somebody spoke rather than who speaks: "a tearful"."""
    return bool(role) and language.speech.ends_in_a_kind_of_person.search(role) is None


def _only_speaker(text: str, language: Language) -> str:
    """The one speaker whom a sentence names; empty when it names none or several."""
    names = {match["name"] for match in language.speech.speaker.finditer(text)}
    people = [name for name in names if name.split()[0] not in language.speech.no_speakers]
    return people[0] if len(people) == 1 else ""


def _full_name(name: str, article: Article, language: Language) -> str:
    """`name`, or the longer name that `article` gives the same person; empty if `name` is not a name."""
    speech = language.speech
    parts = speech.possessive.sub("", name).strip(" ,.").split()
    while parts and (parts[0] in speech.no_speakers or speech.possessive.search(parts[0])):
        parts = parts[1:]
    own = [part for part in parts[:-1] if part.lower() not in speech.particles]
    if not parts or not all(_is_title(part, language) for part in own):
        return " ".join(parts)
    known = _known_by_surname(" ".join(parts), article.text, language)
    if len(known.split()) > _TITLE_AND_SURNAME:
        return known
    people = [
        full
        for full in _longer_names(parts[-1], article.text, language)
        if not any(_is_no_name(part, language) for part in full.split())
    ]
    return Counter(people).most_common(1)[0][0] if people else known or " ".join(parts)


def _known_by_surname(name: str, text: str, language: Language) -> str:
    """The president, monarch or pope with the surname of `name`, as fully as `text` says; empty for none."""
    pattern, surname = language.mentions.known_by_surname, name.rsplit(maxsplit=1)[-1]
    found = [match[0] for match in pattern.finditer(f"{name}. {text}") if match[1] == surname]
    return max(found, key=len, default="")


def _longer_names(surname: str, text: str, language: Language) -> list[str]:
    """Every longer name with this surname in a text: with what stands before it, else with what comes after.

    The surname comes first in Chinese, Korean and Hungarian names.
    """
    speech = language.speech
    before, after = [], []
    for match in re.finditer(rf"(?<![\w’'-]){re.escape(surname)}(?![\w-])", text):
        if named := speech.name_before.search(text, max(0, match.start() - _LONGEST_NAME), match.start()):
            before.append(_name_of(text[named.start() : match.end()], text[: named.start()], language))
        elif named := speech.name_after.match(text, match.end()):
            after.append(surname + named[0])
    return [name for name in before if " " in name] or after


def _name_of(run: str, before: str, language: Language) -> str:
    """The name at the end of a run of capitalised words, without owner, office or department before it."""
    speech = language.speech
    whole = before[-_LONGEST_NAME:] + run
    own = len(whole) - len(run)
    for office in speech.office_of_a_department.finditer(whole):
        own = max(own, office.end())
    parts = speech.owner.sub("", whole[own:]).split()
    offices = [at for at, part in enumerate(parts[:-1]) if _is_title(part, language)]
    parts = parts[offices[-1] + 1 :] if offices else parts
    clauses = language.clauses
    no_names = speech.particles | clauses.borders | clauses.prepositions | clauses.determiners | clauses.both
    while parts and parts[0].lower() in no_names:
        parts = parts[1:]
    return " ".join(parts) if len(set(parts)) == len(parts) else ""


def _is_title(word: str, language: Language) -> bool:
    """Whether a word is a title or an office, and no part of a name."""
    small = word.strip(".").lower()
    return small in language.words.titles or language.speech.office.fullmatch(small) is not None


def is_whole_name(speaker: str, language: Language) -> bool:
    """Whether a speaker is named in full, by an office of a named body, or known by the surname alone."""
    if speaker.startswith(language.speech.articles):
        return True
    if language.mentions.known_by_surname.search(speaker):
        return True
    name = speaker.partition(",")[0].split()
    ends = [at for at, part in enumerate(name) if part[:1].islower() and not _joins(part, language)]
    parts = name[ends[-1] + 1 :] if ends else name
    titles = [at for at, part in enumerate(parts[:-1]) if _is_title(part, language)]
    own = parts[titles[-1] + 1 :] if titles else parts
    if not own or language.speech.office.fullmatch(own[-1]) or _is_abbreviated(own[-1], language):
        return False
    if own[-1].lower() in language.names.kinds | language.names.shared:
        return False
    return sum(part not in language.speech.particles for part in own) > 1


def _is_abbreviated(word: str, language: Language) -> bool:
    """Whether a word is the short form of a title, after which the name was cut off: "Rep"."""
    small = word.strip(".").lower()
    return len(small) <= _SHORT_TITLE and small in language.words.titles


def _joins(word: str, language: Language) -> bool:
    """Whether a word in small letters is part of a name."""
    return word in language.speech.particles or word.startswith(language.mentions.lower_case_prefixes)


def _is_no_name(word: str, language: Language) -> bool:
    """Whether a capitalised word cannot be part of a name."""
    return word in language.speech.no_speakers or word.lower() in language.speech.no_first_names
