"""The units that a text counts in, and whether passages count the same figure in them. Pure.

"12 miles" is not backed by "12 kilometres", nor "$5" by "£5", nor "30 people" by "30 %". Where the passages
have a figure without any unit, nothing is said against it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from digest.language.any_language import SHARE
from digest.summarise.read.figures import figures

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS = {
    word: unit
    for unit, listing in {
        "mile": "mile miles meile meilen mille milles milla millas",
        "kilometre": "kilometre kilometres kilometer kilometers km kms kilometern kilomètre kilomètres"
        " kilómetro kilómetros 公里 千米",
        "metre": "metre metres meter meters metern mètre mètres metros 米",
        "foot": "foot feet ft pied pieds",
        "inch": "inch inches zoll pouce pouces pulgada pulgadas",
        "centimetre": "centimetre centimetres centimeter centimeters cm",
        "acre": "acre acres", "hectare": "hectare hectares ha hektar hectárea hectáreas",
        "kilogram": "kilogram kilograms kilo kilos kg kilogramm kilogramme kilogramo kilogramos 公斤",
        "pound": "pound pounds lb lbs pfund",
        "tonne": "tonne tonnes ton tons tonnen tonelada toneladas 吨",
        "litre": "litre litres liter liters litern litro litros", "gallon": "gallon gallons",
        "second": "second seconds sekunde sekunden seconde secondes segundo segundos 秒",
        "minute": "minute minutes minuten minuto minutos 分钟",
        "hour": "hour hours hr hrs stunde stunden heure heures hora horas 小时",
        "day": "day days tag tage tagen jour jours día días 天",
        "week": "week weeks woche wochen semaine semaines semana semanas 周 星期",
        "month": "month months monat monate monaten mois mes meses 个月",
        "year": "year years yr yrs jahr jahre jahren ans année années año años 年",
        "dollar": "dollar dollars dólar dólares 美元", "euro": "euro euros 欧元", "yen": "yen 日元",
        "rouble": "rouble roubles ruble rubles", "rupee": "rupee rupees", "yuan": "yuan 元",
        "franc": "franc francs franken", "peso": "peso pesos",
        "mph": "mph", "km/h": "km/h kph kmh",
    }.items()
    for word in listing.split()
}  # fmt: skip
_SIGNS = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
_MEASURED = re.compile(
    r"(?P<sign>[$€£¥])?(?P<figure>\d[\d.,]*\d|\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)\b)"
    r"(?P<scale>[\s-]?(?:hundred|thousand|million|billion|trillion|mio|mrd|millionen|milliarden|millions"
    r"|milliards|millones|mil|[mk]n?|bn|tn|[万亿])\b\.?(?:\s(?:de|d['’]))?)?"
    r"(?P<range>(?:\s?(?:to|or|and|bis|oder|à|ou|a|y|[-–])\s?[$€£¥]?\d[\d.,]*){0,1})"
    rf"(?:[\s-]?(?P<share>{SHARE})|[\s-]{{0,2}}(?:[a-zà-ÿ]+\s)??(?P<unit>"
    rf"{'|'.join(sorted(map(re.escape, _UNITS), key=len, reverse=True))})(?![a-zà-ÿ]))?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def measured(text: str) -> frozenset[tuple[str, str]]:
    """Every figure with its unit, which is empty where there is none: ``("12", "mile")``, ``("5", "%")``."""
    found = set()
    for match in _MEASURED.finditer(text):
        unit = _SIGNS.get(match["sign"] or "", "")
        if match["share"]:
            unit = "%"
        elif match["unit"] and not unit:
            unit = _UNITS[match["unit"].lower()]
        scale = match["scale"] or ""
        found |= {(value.rstrip("%"), unit) for value in figures(match["figure"] + scale)}
        found |= {
            (value.rstrip("%"), unit) for value in figures((match["range"] or "").lstrip("-– ") + scale)
        }
    return frozenset(found)


def unknown_unit(sentence: str, passages: Sequence[str]) -> str:
    """The reason why the unit of a figure is not backed; empty when all are."""
    known = frozenset[tuple[str, str]]().union(*map(measured, passages))
    for value, unit in sorted(measured(sentence)):
        theirs = {other for figure, other in known if figure == value}
        if unit and theirs and unit not in theirs and "" not in theirs:
            return f"the cited passages have {value} with another unit ({', '.join(sorted(theirs))})"
        if not unit and theirs == {"%"}:
            return f"the cited passages have {value} per cent"
    return ""
