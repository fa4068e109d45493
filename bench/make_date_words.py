"""Makes the table of words in dates out of Unicode's CLDR: ``python -m bench.make_date_words``.

Babel carries the CLDR. Of each language come the names of months and weekdays in all forms and lengths, the
words for the halves and times of the day with their hours, the words between a date's numbers, and the order
of day and month in numbers.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from babel import Locale, localedata

from digest.dates.spelling import word_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TABLE = Path(__file__).resolve().parents[1] / "digest" / "dates" / "date_words.json"

By = dict[str, dict[Any, set[str]]]
"""Word to meaning to the languages in which it means that."""

LANGUAGES = [
    *("af", "am", "ar", "as", "az", "be", "bg", "bn", "bs", "ca", "ckb", "cs", "cy", "da", "de", "el", "en"),
    *("eo", "es", "et", "eu", "fa", "fi", "fil", "fo", "fr", "ga", "gl", "gu", "he", "hi", "hr", "hu", "hy"),
    *("id", "is", "it", "ja", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lb", "lo", "lt", "lv", "mk", "ml"),
    *("mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn", "no", "or", "pa", "pl", "ps", "pt", "ro", "ru"),
    *("sd", "si", "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "te", "tg", "th", "tk", "tr", "ug", "uk"),
    *("ur", "uz", "vi", "zh", "zu"),
]
"""The languages that are read: those in which there are feeds. Each more makes words mean more things."""
_LITERAL = re.compile(r"'([^']+)'|[^\x00-\x7f]+")
_GLUED = re.compile(r"(MMM+)'?([^'\s,./a-zA-Z-]+|(?<=')[^' ]+)")
_NUMBERED = re.compile(r"\d")

MONTHS_BY_HAND = {
    "en": "jan feb mar apr may jun jul aug sep|sept oct nov dec",
    "de": "jan|jän|jänner feb|feber mrz|mär|maerz apr mai jun jul aug sep|sept okt nov dez",
    "fr": "janv févr|fév mars avr mai juin juil août|aout sept oct nov déc",
    "es": "ene feb mar abr may jun jul ago sep|sept|set|setiembre oct nov dic",
    "pt": "jan fev mar abr mai jun jul ago set out nov dez",
    "it": "gen feb mar apr mag giu lug ago set|sett ott nov dic",
    "nl": "jan feb mrt|maa apr mei jun jul aug sep okt nov dec",
    "ru": "янв фев|февр мар апр мая|май июн июл авг сен|сент окт ноя|нояб дек",
    "uk": "січ лют бер кві тра чер лип сер вер жов лис гру",
    "pl": "sty lut mar kwi maj cze lip sie wrz paź lis gru",
    "cs": "led úno bře dub kvě čvn čvc srp zář říj lis pro",
    "sk": "jan feb mar apr máj jún júl aug sep okt nov dec",
    "el": "ιαν φεβ μαρ|μάρ απρ μαϊ|μαι|μάι ιουν|ιούν ιουλ|ιούλ αυγ|αύγ σεπ|σεπτ οκτ νοε|νοέ|νοεμ δεκ",
    "tr": "oca şub mar nis may haz tem ağu eyl eki kas ara",
    "fi": "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu",
    "hu": "jan feb|febr már|márc ápr|ápri máj jún júl aug szep|szept okt nov dec",
    "ro": "ian feb mar apr mai iun iul aug sep|sept oct|oct noi|nov dec",
    "sv": "jan feb mar apr maj jun jul aug sep okt nov dec",
    "id": "jan feb mar apr mei jun jul agt|agu|ags sep okt nov|nop des",
    "ar": "يناير|جانفي فبراير|فيفري مارس ابريل|أبريل|أفريل|نيسان مايو|ماي|ايار "
    "يونيو|يونيه|جوان|حزيران "
    "يوليو|يوليه|جويلية|تموز اغسطس|أغسطس|أوت|غشت|اب "
    "سبتمبر|شتنبر|ايلول اكتوبر|أكتوبر نوفمبر|نونبر ديسمبر|دجنبر",
    "hi": "जन फर|फ़रवरी|फरवरी|फ़र|फर॰ मार्च अप्रै मई जून जुल अग सित|सितम्बर अक्ट|अक्तू|अक्तूबर|अक्टूबर नव|नवम्बर दिस|दिसम्बर",
}
"""Spellings beside those of the CLDR, a month each; ``|`` parts several."""
DAY_TIMES_BY_HAND = {
    "en": {(0, 12): "am", (12, 24): "pm"},
    "el": {(0, 12): "πμ", (12, 24): "μμ"},
    "vi": {(0, 12): "sa sáng", (12, 24): "ch chiều", (18, 24): "tối"},
    "ko": {(0, 12): "오전", (12, 24): "오후", (0, 6): "새벽", (18, 24): "저녁 밤"},
    "zh": {
        (0, 12): "上午 早上 早晨 清晨 am",
        (12, 24): "下午 pm",
        (18, 24): "晚上 晚间",
        (0, 6): "凌晨",
        (12, 14): "中午",
    },
    "ja": {(0, 12): "午前 朝", (12, 24): "午後", (18, 24): "夜"},
    "ar": {(0, 12): "ص صباحا", (12, 24): "م مساء"},
    "fa": {(0, 12): "ق.ظ صبح", (12, 24): "ب.ظ عصر", (18, 24): "شب"},
    "tr": {(0, 12): "ÖÖ", (12, 24): "ÖS"},
    "ru": {
        (0, 12): "утра",
        (12, 18): "дня",
        (18, 24): "вечера",
        (0, 6): "ночи",
        (0, 13): "ДП",
        (12, 24): "ПП",
    },
    "de": {(0, 12): "vorm vormittags morgens", (12, 24): "nachm nachmittags", (18, 24): "abends"},
    "pl": {(0, 12): "rano", (12, 24): "po południu", (18, 24): "wieczorem"},
    "cs": {(0, 12): "dop ráno", (12, 24): "odp odpoledne", (18, 24): "večer"},
    "sv": {(0, 12): "fm", (12, 24): "em"},
    "is": {(0, 12): "fh", (12, 24): "eh"},
    "id": {(0, 12): "pagi", (11, 15): "siang", (15, 19): "sore", (18, 24): "malam"},
    "bn": {(0, 12): "সকাল", (12, 18): "বিকেল বিকাল দুপুর", (18, 24): "সন্ধ্যা"},
    "hi": {(0, 12): "सुबह", (12, 18): "दोपहर", (16, 20): "शाम"},
    "ur": {(0, 12): "صبح", (12, 24): "شام سہ پہر"},
    "th": {(12, 24): "บ่าย"},
    "hu": {(0, 12): "de reggel", (12, 24): "du", (18, 24): "este"},
}
"""Words for the times of the day beside those of the CLDR, by the hours that they cover."""
LINKS = """
    du em
    e й ی ۍ st nd rd th of the at on by and o clock um uhr uur den der le er à h
    heure heures min s de del el las los hs hrs do da dos às os il alle ore
    ora om u te klo kello dne v ob hod godz godzina r roku rok g gada plkst
    god godine godina года году год г ж ч час часов мин в во о у року р об
    οτισ στις ώρα ωρα του κατά mm m d y metų val év napján óra saat tarihinde
    itibariyle pada pukul pkl jam tanggal ngày năm lúc giờ phút và วันที่ เวลา
    น พ ศ ค เดือน ปี เมื่อ ที่ في الساعة عام سنة الموافق بتاريخ يوم ساعت روز
    ماه سال در تاريخ बजे को दिनांक तारीख समय সময় টা তারিখ сағат саат цаг оны
    сарын өдөр ий ый ой е го я й р a an ko eko e an date time posted published
    publié publicado veröffentlicht gepubliceerd publicerad pubblicato
    objavljeno opublikowano yayınlanma дата опубликовано created erstellt 発行
    公開日 公開 投稿 发布 发布时间 时间 发表 등록 입력 기사입력 hora data datum dato dátum päivä noin
    kl ca c x à ö den pub pubdate le mi
"""
"""Words that stand in dates and mean nothing there, beside those of the CLDR."""


def main() -> None:
    """Write the table."""
    months, days, times, links, orders = _read()
    table = {
        "months": _settled(months),
        "weekdays": {word: sorted(meanings) for word, meanings in sorted(days.items())},
        "times": {word: _by_hours(spans) for word, spans in sorted(times.items())},
        "links": sorted(links),
        "orders": orders,
    }
    TABLE.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _read() -> tuple[By, By, By, set[str], dict[str, str]]:
    months: By = defaultdict(lambda: defaultdict(set))
    days: By = defaultdict(lambda: defaultdict(set))
    times: By = defaultdict(lambda: defaultdict(set))
    links = {part for word in LINKS.split() for part in word_key(word).split()}
    orders: dict[str, str] = {}
    for name in localedata.locale_identifiers():
        locale = Locale.parse(name)
        if locale.language in LANGUAGES:
            _add(months, locale.language, _forms(locale.months))
            _add(months, locale.language, _inflected(locale))
            _add(days, locale.language, _forms(locale.days))
            _add(times, locale.language, _times(locale))
            links |= set(_links(locale))
            orders[name.lower().replace("_", "-")] = _order(locale)
    _add_by_hand(months, times)
    return months, days, times, links - months.keys() - days.keys(), _short(orders)


def _add_by_hand(months: By, times: By) -> None:
    for language, listing in MONTHS_BY_HAND.items():
        for number, spellings in enumerate(listing.split(), start=1):
            _add(months, language, ((word, number) for word in spellings.split("|") if word != "_"))
    for language, spans in DAY_TIMES_BY_HAND.items():
        for span, words in spans.items():
            _add(times, language, ((word, span) for word in words.split()))


def _forms(named: Any) -> Iterator[tuple[str, int]]:
    """Every form of every name, but the narrow ones of a letter or two."""
    for context in named:
        for width in named[context]:
            for number, word in named[context][width].items():
                if width != "narrow" and not _NUMBERED.search(word):
                    yield word, number


def _inflected(locale: Locale) -> Iterator[tuple[str, int]]:
    """The months with the ending that the language's patterns glue to them beside a day."""
    for pattern in locale.date_formats.values():
        for found in _GLUED.finditer(str(getattr(pattern, "pattern", ""))):
            width = "wide" if len(found[1]) == 4 else "abbreviated"
            for number, word in locale.months["format"][width].items():
                yield f"{word}{found[2]}", number


def _add(words: By, language: str, forms: Iterable[tuple[str, Any]]) -> None:
    for word, meaning in forms:
        if key := word_key(word):
            words[key][meaning].add(language)


def _times(locale: Locale) -> Iterator[tuple[str, tuple[int, int]]]:
    spans = {"am": (0, 12), "pm": (12, 24)} | _spans(locale)
    for context in locale.day_periods:
        for width, names in locale.day_periods[context].items():
            for name, word in names.items():
                is_letter = width == "narrow" and word_key(word).isascii()
                if name in spans and not is_letter:
                    yield word, spans[name]


def _spans(locale: Locale) -> dict[str, tuple[int, int]]:
    spans = {}
    for rules in locale.day_period_rules.values():
        for name, rule in rules.items():
            for one in rule if isinstance(rule, list) else [rule]:
                if "from" in one and "before" in one:
                    spans[name] = (one["from"] // 3600, one["before"] // 3600 or 24)
    return spans


def _links(locale: Locale) -> Iterator[str]:
    """The words that stand between the fields of the language's own patterns."""
    patterns = [
        *locale.date_formats.values(),
        *locale.time_formats.values(),
        *locale.datetime_formats.values(),
    ]
    patterns += [form for name, form in locale.datetime_skeletons.items() if not set(name) & set("wWQqBG")]
    for pattern in patterns:
        for found in _LITERAL.finditer(str(getattr(pattern, "pattern", pattern))):
            yield from word_key(re.sub(r"[{}\-–/:·،、]", " ", found[1] or found[0])).split()


def _order(locale: Locale) -> str:
    """``mdy``, ``dmy`` or ``ymd``: how the language writes a date in numbers."""
    pattern = str(getattr(locale.date_formats["short"], "pattern", ""))
    found = dict.fromkeys(re.sub("[^dMy]", "", re.sub("'[^']*'", "", pattern)).lower())
    return "".join(found)


def _short(orders: dict[str, str]) -> dict[str, str]:
    """Those of languages, and of their regions where they differ; bare English is nobody's."""
    kept = {}
    for name, order in sorted(orders.items()):
        language = name.partition("-")[0]
        differs = name == language or language == "en" or order != orders.get(language)
        if name != "en" and differs and sorted(order) == ["d", "m", "y"]:
            kept[name] = order
    return kept


def _settled(words: By) -> dict[str, Any]:
    """Each word with its one meaning, or with each meaning's languages where it has several."""
    return {
        word: next(iter(meanings))
        if len(meanings) == 1
        else {str(meaning): sorted(languages) for meaning, languages in sorted(meanings.items())}
        for word, meanings in sorted(words.items())
    }


def _by_hours(spans: dict[Any, set[str]]) -> dict[str, list[list[int]]]:
    """The spans of hours of a word by its languages, those together that agree."""
    by_language: dict[str, list[list[int]]] = defaultdict(list)
    for span, languages in sorted(spans.items()):
        for language in languages:
            by_language[language].append(list(span))
    grouped: dict[str, tuple[list[str], list[list[int]]]] = {}
    for language, hours in sorted(by_language.items()):
        grouped.setdefault(repr(hours), ([], hours))[0].append(language)
    return {" ".join(languages): hours for languages, hours in grouped.values()}


if __name__ == "__main__":
    main()
