"""Units of measure and currencies as they are written in any language that Digest reads.

All languages have one table together: a unit's name seldom means something else elsewhere, reports use
foreign units, and units are looked for in texts of languages without tables, too.
"""

from __future__ import annotations

import re

from digest.language.any_language import SHARE
from digest.language.tables import any_of

UNITS = {
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
"""Each word in lower case, with its unit in one spelling."""
CURRENCIES = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen"}
"""Each sign that stands before a figure, with its unit."""
_FIGURE = any_of(
    r"""
    \d[\d.,]*\d
    \d
    \b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b
    \b(?:thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b
    \b(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?\b
    """
)
_SCALE = any_of(
    r"""
    hundred|thousand|million|billion|trillion
    mio|mrd|millionen|milliarden
    millions|milliards|millones|mil
    [mk]n?|bn|tn|[万亿]
    """
)
"""A word after a figure that multiplies it, in English, German, French and Spanish, and in Chinese
characters."""
_TO = r"(?:to|or|and|bis|oder|à|ou|a|y|[-–])"
"""The word or dash between the two figures of a range."""
_UNIT = "|".join(sorted(map(re.escape, UNITS), key=len, reverse=True))
MEASURED = re.compile(
    rf"(?P<sign>[$€£¥])?(?P<figure>{_FIGURE})"
    rf"(?P<scale>[\s-]?{_SCALE}\b\.?(?:\s(?:de|d['’]))?)?"
    rf"(?P<range>(?:\s?{_TO}\s?[$€£¥]?\d[\d.,]*){{0,1}})"
    rf"(?:[\s-]?(?P<share>{SHARE})|[\s-]{{0,2}}(?:[a-zà-ÿ]+\s)??(?P<unit>{_UNIT})(?![a-zà-ÿ]))?",
    re.IGNORECASE,
)
"""Matches a ``figure`` with its currency (``sign``), ``scale``, end of its ``range``, and ``share`` or
``unit``."""
