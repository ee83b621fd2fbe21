"""How counts, shares, durations and days are written, the same in every report.

Where no language is given it is the one in force (procmine.words.say).
"""

from __future__ import annotations

from datetime import date

from procmine.words.catalogue import Language, translated
from procmine.words.say import spoken


def count_text(count: int) -> str:
    """Write a count with thousands separators, in any language: 1234567 as 1,234,567."""
    return f"{count:,}"


def share_text(share: float, language: Language | None = None) -> str:
    """Write a share (0 to 1) in per cent; only exactly none is 0 %, only exactly all 100 %."""
    # Chinese has no space before the sign.
    sign = "%" if (language or spoken()) == "zh" else " %"
    if share <= 0:
        return f"0{sign}"
    if share >= 1:
        return f"100{sign}"
    per_cent = share * 100
    if per_cent < 0.1:
        return f"<0.1{sign}"
    if per_cent > 99.9:
        return f">99.9{sign}"
    places = 1 if per_cent < 10 or per_cent > 99 else 0
    return f"{per_cent:.{places}f}{sign}"


#: Unit, its hours, the hours from which it is used, and its places for figures below ten.
_UNITS = (
    ("d", 24.0, 72.0, 1),
    ("h", 1.0, 1.645, 1),
    ("min", 1 / 60, 99.5 / 3600, 0),
    ("s", 1 / 3600, 0.0, 0),
)
#: The units as a catalogue has them.
UNITS = tuple(unit for unit, *_ in _UNITS)


def duration_text(hours: float, like: float | None = None, language: Language | None = None) -> str:
    """Write a duration in the unit a person would use: 40 s, 12 min, 3.5 h, 12 d.

    A day here is 24 hours of the clock. With `like` the unit is that of another duration, so
    that figures beside each other can be compared.
    """
    language = language or spoken()
    if hours < 0:
        text = duration_text(-hours, like, language)
        return f">-{text[1:]}" if text.startswith("<") else f"-{text}"
    if hours == 0:
        return f"0 {_unit('h', language)}"
    scale = abs(like) if like else hours
    unit, size, _, places = next(unit for unit in _UNITS if scale >= unit[2])
    value, shown = hours / size, _unit(unit, language)
    if value < 10**-places:
        return f"<{10**-places:g} {shown}"
    return f"{value:,.{places if value < 9.95 else 0}f} {shown}"


def _unit(unit: str, language: Language) -> str:
    return translated(unit, language, "unit")


def day_of(time: str, language: Language | None = None) -> str:
    """Write the day of a time in ISO 8601; what is no such time stays as it is."""
    try:
        return date_text(date.fromisoformat(time[:10]), language)
    except ValueError:
        return time


def date_text(day: date, language: Language | None = None) -> str:
    """Write a day: 2025-02-03, in Chinese 2025年2月3日."""
    if (language or spoken()) == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day:%Y-%m-%d}"
