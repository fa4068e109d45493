"""Ways to put a wrong figure, name or quotation into a true sentence that `_corruptions` does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bench._corruptions import _DATE, _NUMBER, _QUOTED, _is_name, _put
from digest.language.en.speech import SAID
from digest.summarise.read.figures import figures
from digest.summarise.read.quotations import plain
from digest.text.sentences import sentences
from digest.text.stopwords import STOPWORDS
from digest.text.tokens import names, words

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from bench._corruptions import Case

INVENTED = (
    "Tobrenta", "Ilvesen", "Quastorf", "Menarix", "Dulwenny", "Harbrook", "Orvanti", "Peskala", "Brundic",
    "Yelthorpe", "Castravel", "Fennimar", "Lodrick", "Zamoyan", "Wexcombe", "Trevannis",
)  # fmt: skip
"""Names of nobody and of nowhere."""
_UNITS = {
    "miles": "kilometres", "mile": "kilometre", "kilometers": "miles", "kilometres": "miles",
    "feet": "metres", "meters": "feet", "metres": "feet", "inches": "feet",
    "pounds": "kilograms", "kilograms": "pounds",
    "kg": "lb", "km": "miles", "mph": "km/h", "tons": "pounds", "acres": "hectares", "gallons": "litres",
    "hours": "days", "minutes": "hours", "seconds": "minutes", "days": "weeks", "weeks": "months",
    "months": "years", "years": "months", "hour": "day", "day": "week", "week": "month", "month": "year",
    "year": "month", "million": "billion", "billion": "million", "trillion": "billion", "thousand": "million",
    "percent": "million", "degrees": "percent", "dollars": "euros", "euros": "dollars",
}  # fmt: skip
_WITH_UNIT = re.compile(
    rf"(?P<number>\b\d[\d.,]*)(?P<gap>[\s-])(?P<unit>{'|'.join(_UNITS)})(?![\w-])|(?P<share>\d)%"
    r"|(?P<sign>[$£€])(?=\d)"
)
_SPEAKER = re.compile(
    rf"(?:[”\"],?\s(?:{SAID}\s(?P<after>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}})"
    rf"|(?P<first>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}})\s{SAID})\b)"
    rf"|(?P<before>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){{0,2}})\s{SAID}[^“”\"]{{0,30}}[“\"]"
)
_OPENS = re.compile(r"^(?P<name>[A-Z][\w’-]*[a-z](?:\s[A-Z][\w’-]*[a-z]){0,2})(?=\s[a-z]|’s\s|'s\s)")


def number_near(case: Case, chance: random.Random) -> str:
    """A figure changed a little, to one that the source does not have."""
    known = {
        *figures(case.source),
        *(one.replace(",", "") for one in re.findall(r"\d[\d,.]*\d|\d", case.source)),
    }
    mine = _NUMBER.findall(case.sentence)
    if not mine:
        return ""
    old = chance.choice(mine)
    place = chance.randrange(len(old))
    while not old[place].isdigit():
        place = chance.randrange(len(old))
    changed = (int(old[place]) + chance.choice((1, 2, 5, 8))) % 10
    new = old[:place] + str(changed or 3) + old[place + 1 :]
    is_known = new.replace(",", "") in {one.rstrip("%") for one in known}
    return case.sentence if is_known or new == old else _put(case.sentence, old, new)


def unit(case: Case, chance: random.Random) -> str:
    """Another unit after a figure, another currency before it."""
    found = list(_WITH_UNIT.finditer(case.sentence))
    if not found:
        return ""
    match = chance.choice(found)
    new = match[0]
    if match["unit"]:
        new = f"{match['number']}{match['gap']}{_UNITS[match['unit']]}"
    elif match["share"]:
        new = f"{match['share']} million"
    elif match["sign"]:
        new = "£" if match["sign"] != "£" else "€"
    if plain(new) in plain(case.source):
        return case.sentence
    return case.sentence[: match.start()] + new + case.sentence[match.end() :]


def name_invented(case: Case, chance: random.Random) -> str:
    """A name of nobody for one word of a name."""
    mine = [name for name in names(case.sentence) if _is_name(name, case.source) and not _DATE.search(name)]
    if not mine:
        return ""
    old = chance.choice(chance.choice(mine).split())
    return _put(case.sentence, old, chance.choice(INVENTED)) if old[0].isupper() else ""


def name_opening(case: Case, chance: random.Random) -> str:
    """A name that the source does not have, of one word, as the first word of the sentence."""
    found = _OPENS.match(case.sentence)
    known = set(words(case.source))
    offers = [
        name
        for name in names(case.elsewhere)
        if " " not in name and name.isalpha() and name.lower() not in known and _is_name(name, case.elsewhere)
    ]
    if not found or not offers or found["name"].lower() in STOPWORDS:
        return ""
    return chance.choice([*offers, *INVENTED]) + case.sentence[found.end() :]


def first_name(case: Case, chance: random.Random) -> str:
    """Another first name, that the source does not have."""
    mine = [name for name in names(case.sentence) if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", name)]
    known = set(words(case.source))
    offers = [one for one in _FIRST if one.lower() not in known]
    mine = [name for name in mine if f" {name.split()[1]} " in case.source]
    if not mine or not offers:
        return ""
    old = chance.choice(mine)
    return case.sentence.replace(old, f"{chance.choice(offers)} {old.split()[1]}", 1)


_FIRST = ("Ada", "Bruno", "Clive", "Doreen", "Edgar", "Freya", "Gordon", "Hilda", "Ivor", "Jasper", "Lorna")


def quote_speaker(case: Case, chance: random.Random) -> str:
    """A quotation put in the mouth of another one who is named in the source."""
    found = _SPEAKER.search(case.sentence)
    if not found:
        return ""
    name = next(filter(None, found.groups()))
    pairs = {one for one in names(case.source) if re.fullmatch(r"[A-Z][a-z]+ [A-Z][a-z]+", one)}
    offers = sorted(one for one in pairs if not set(one.split()) & set(case.sentence.split()))
    if not offers or not _is_name(name, case.source):
        return ""
    start = found.start() + found[0].index(name)
    return case.sentence[:start] + chance.choice(offers) + case.sentence[start + len(name) :]


def quote_other(case: Case, chance: random.Random) -> str:
    """The words of a quotation out of another story."""
    mine = list(_QUOTED.finditer(case.sentence))
    offers = [match[1] for match in _QUOTED.finditer(case.elsewhere) if len(match[1].split()) >= 4]
    if not mine or not offers:
        return ""
    match = chance.choice(mine)
    return case.sentence[: match.start(1)] + chance.choice(offers) + case.sentence[match.end(1) :]


def quote_marks(case: Case, chance: random.Random) -> str:
    """Quotation marks around words that a report says and nobody is quoted with."""
    if re.search(r"[“”\"]", case.sentence):
        return ""
    said = [match.group() for match in re.finditer(r"\S+", case.sentence)]
    if len(said) < 9:
        return ""
    start = chance.randrange(2, len(said) - 5)
    end = start + chance.randrange(4, 6)
    inside = " ".join(said[start:end]).strip(",.;")
    holding = [one for one in sentences(case.source) if plain(inside) in plain(one)]
    if not holding or any(re.search(r"[“”\"‘’']", one) for one in holding) or f"“{inside}" in case.source:
        return ""
    return case.sentence.replace(inside, f"“{inside}”", 1)


FORGERIES: dict[str, Callable[[Case, random.Random], str]] = {
    "number_near": number_near,
    "unit": unit,
    "name_invented": name_invented,
    "name_opening": name_opening,
    "first_name": first_name,
    "quote_speaker": quote_speaker,
    "quote_other": quote_other,
    "quote_marks": quote_marks,
}
"""Each gives the spoilt sentence: empty when nothing can be spoilt so, the same when it may still be true."""
