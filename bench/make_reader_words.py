"""Makes the table that translations are checked by: ``python -m bench.make_reader_words [--data FOLDER]``.

Babel carries Unicode's CLDR: of each language come the names of months and weekdays, the words for thousands
up to trillions, the names of countries, languages and cities. num2words spells the numbers
up to a hundred. Out of a set of English news come the words that names share with other words ("Court",
"Ministry"): a translation may put them into its own language.
"""

from __future__ import annotations

import argparse
import json
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale
from num2words import num2words

from bench.sets import default_data, rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLE = Path(__file__).resolve().parents[1] / "digest" / "summarise" / "adding" / "reader_words.json"
LANGUAGES = [
    *("ca", "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu"),
    *("it", "nb", "nl", "pl", "pt", "ro", "ru", "sv", "uk"),
]
_SPELLED_AS = {"nb": "no"}
_FORMS = {
    "pl": {"dwie": 2, "dwoch": 2, "dwoje": 2, "trzech": 3, "troje": 3, "czterech": 4},
    "ru": {"две": 2, "двух": 2, "двое": 2, "трех": 3, "трое": 3, "четырех": 4},
    "uk": {"дві": 2, "двох": 2, "трьох": 3, "чотирьох": 4},
    "cs": {"dve": 2, "dvou": 2, "ctyri": 4, "ctyr": 4},
}
"""Forms of the smallest numbers that num2words lacks."""
_ORDER_FORMS = {"ru": {"третья": 3, "третье": 3, "третьего": 3, "третьеи": 3}, "uk": {"третя": 3, "третє": 3}}
_MOST, _LAST = 100, 20
"""Up to where numbers and places in an order are spelled in news."""
_TIMES_SEEN, _SHARE_SMALL = 3, 0.15
"""A word is one that names share: it was seen in capitals so often amid sentences, and so often small."""


def key(word: str) -> str:
    """A word in small letters without marks, as translations are read."""
    plain = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss").replace("ł", "l").replace("ø", "o"))
    return unicodedata.normalize("NFC", "".join(one for one in plain if not unicodedata.combining(one)))


def language(code: str) -> dict[str, Any]:
    """All that the table has of one language."""
    locale = Locale.parse(code)
    return {
        "name": Locale.parse("en").languages[code],
        "months": {
            key(word): number for form in _forms(locale.months) for number, word in form.items() if word
        },
        "weekdays": {key(word): number for form in _forms(locale.days) for number, word in form.items()},
        "scales": dict(_scales(locale)),
        "nations": {
            name: key(local)
            for name, local in locale.territories.items()
            if len(name) == 2 and name not in {"ZZ", "XA", "XB"}
        },
        "languages": {
            name: key(local) for name, local in locale.languages.items() if len(name) == 2 and name.isalpha()
        },
        "cities": _cities(locale),
        "numbers": dict(_numbers(code, "cardinal", _MOST)) | _FORMS.get(code, {}),
        "orders": dict(_numbers(code, "ordinal", _LAST)) | _ORDER_FORMS.get(code, {}),
    }


def _forms(names: Any) -> Iterator[Any]:
    for form in ("format", "stand-alone"):
        if form in names and "wide" in names[form]:
            yield names[form]["wide"]


def _scales(locale: Locale) -> Iterator[tuple[str, int]]:
    for patterns in locale.compact_decimal_formats["long"].values():
        for size, pattern in patterns.items():
            word = re.sub(r"[0.'\u00a0 ]+", " ", str(pattern.pattern)).strip()
            power = len(size) - str(pattern.pattern).count("0")
            if word and power:
                yield key(word), power


def _cities(locale: Locale) -> dict[str, str]:
    """English name to local name, where they differ."""
    english = Locale.parse("en")
    found = {}
    for zone, names in locale.time_zones.items():
        usual = zone.rpartition("/")[2].replace("_", " ")
        name = key(english.time_zones.get(zone, {}).get("city", usual))
        local = key(names.get("city", usual))
        if local != name and "/" in zone and not zone.startswith("Etc/"):
            found[name] = local
    return found


def _numbers(code: str, kind: str, most: int) -> Iterator[tuple[str, int]]:
    """The words of a kind of number, as far as they are single words or joined by hyphens or small words."""
    for number in range(2 if kind == "cardinal" else 3, most + 1):
        try:
            yield key(num2words(number, lang=_SPELLED_AS.get(code, code), to=kind)), number
        except (NotImplementedError, KeyError):
            return


def _texts(data: Path) -> Iterator[str]:
    yield from (one["text"] for row in rows(data, "mds", "multinews") for one in row["articles"])
    yield from (row["text"] for row in rows(data, "cluster", "wikinews"))
    yield from (row["text"] for row in rows(data, "topics", "ag"))


def common_words(texts: Iterable[str]) -> list[str]:
    """English words that stand in names and also by themselves."""
    large, small = Counter[str](), Counter[str]()
    for text in texts:
        for match in re.finditer(r"(?<=[A-Za-z,] )[A-Za-z][a-z]+\b", text):
            (large if match[0][0].isupper() else small)[match[0].lower()] += 1
    return sorted(
        word
        for word, count in large.items()
        if count >= _TIMES_SEEN and small[word] >= _SHARE_SMALL * (count + small[word])
    )


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=default_data())
    data = parser.parse_args().data
    table = {"common": common_words(_texts(data)), "languages": {code: language(code) for code in LANGUAGES}}
    TABLE.write_text(
        json.dumps(table, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", encoding="utf8"
    )


if __name__ == "__main__":
    main()
