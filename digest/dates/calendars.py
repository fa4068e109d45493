"""Years and days of other calendars, where they cannot be taken for those of the common one."""

from __future__ import annotations

from datetime import date, timedelta

_BUDDHIST = range(2500, 2600)
_PERSIAN = range(1374, 1421)
"""1995 to 2041; the years of the Islamic calendar for the same time begin at 1415 and are not read."""
_BUDDHIST_AHEAD = 543
ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "民國": 1911, "民国": 1911}
"""The year before the first one of an era."""
PERSIAN_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "فروردين حمل",
            "ارديبهشت ثور",
            "خرداد جوزا",
            "تير سرطان",
            "مرداد اسد",
            "شهريور سنبله",
            "مهر ميزان",
            "ابان عقرب",
            "اذر قوس",
            "دي جدي",
            "بهمن دلو",
            "اسفند حوت",
        ),
        start=1,
    )
    for name in names.split()
}
"""The months of the Persian calendar, as Iran and Afghanistan name them, spelt as `spelt_alike` does."""
_LEAP_YEARS = frozenset({1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420})
"""Persian years of 366 days, from the times of the equinox (Borkowski's tables)."""
_FIRST = date(1995, 3, 21)
"""The first day of the Persian year 1374."""


def day_of(year: int, month: int, number: int) -> date | None:
    """The day in the common calendar; `None` when there is none, or when the year is of no known calendar."""
    if year in _PERSIAN:
        return persian_day(year, month, number)
    if year in _BUDDHIST:
        year -= _BUDDHIST_AHEAD
    try:
        return date(year, month, number) if 1900 <= year < 2200 else None
    except ValueError:
        return None


def persian_day(year: int, month: int, number: int) -> date | None:
    """The day of a date in the Persian calendar."""
    if year not in _PERSIAN or not 1 <= month <= 12 or not 1 <= number <= _length(year, month):
        return None
    passed = sum(366 if one in _LEAP_YEARS else 365 for one in range(_PERSIAN.start, year))
    passed += sum(_length(year, one) for one in range(1, month))
    return _FIRST + timedelta(days=passed + number - 1)


def _length(year: int, month: int) -> int:
    if month <= 6:
        return 31
    return 29 if month == 12 and year not in _LEAP_YEARS else 30
