"""Limits as people write them: 5%, 10d, 3; read exactly, for a limit is to be met to the case."""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Literal

#: What a limit counts in: a share of the cases (0 to 1), the time of a case (microseconds), or a
#: plain number.
Unit = Literal["share", "time", "number"]

_SECOND = 1_000_000
_TIMES = {
    "s": _SECOND,
    "m": 60 * _SECOND,
    "min": 60 * _SECOND,
    "h": 3600 * _SECOND,
    "d": 24 * 3600 * _SECOND,
    "w": 7 * 24 * 3600 * _SECOND,
}
_NUMBER = r"[0-9]{1,15}(?:\.[0-9]{1,15})?"
_PLAIN = re.compile(_NUMBER)
_SHARE = re.compile(rf"({_NUMBER})\s*%")
_PART = re.compile(rf"({_NUMBER})\s*(min|[smhdw])\s*")
_TIME = re.compile(rf"(?:{_NUMBER}\s*(?:min|[smhdw])\s*)+")
#: The places of a time beyond which it says no more: a microsecond of a week has twelve.
_PLACES = 12
_WORD = re.compile(r"(second|sec|minute|hour|hr|day|week)s?\b", re.IGNORECASE)
#: Fitness and precision are sums of fractions: equal is what differs by less than this.
EXACT = Fraction(1, 10**9)


def unit_of(text: str) -> Unit | None:
    """Tell what a limit counts in by the way it is written; None where it is none."""
    text = text.strip()
    if _PLAIN.fullmatch(text):
        return "number"
    if _SHARE.fullmatch(text):
        return "share"
    return "time" if _TIME.fullmatch(text) else None


def value_of(text: str) -> Fraction:
    """Give the value of a limit that unit_of() knows: of 1 for a share, else in its unit.

    Times add up, as in 1d 12h; a day has 24 hours of the clock, a week seven days.
    """
    text = text.strip()
    share = _SHARE.fullmatch(text)
    if share:
        return Fraction(share[1]) / 100
    if _PLAIN.fullmatch(text):
        return Fraction(text)
    return sum((Fraction(n) * _TIMES[unit] for n, unit in _PART.findall(text)), Fraction(0))


def abbreviated(text: str) -> str:
    """Write the units of a time as limits have them: 10d for 10days."""
    return _WORD.sub(lambda word: "min" if word[1].lower() == "minute" else word[1][0].lower(),
                     text).replace(" ", "")  # fmt: skip


def time_beside(time: Fraction, limit: str) -> str:
    """Write a time (microseconds) in the unit of a limit, which it is to be compared with.

    It has as many places as show on which side of the limit it is: 10.6 h beside 10.75h.
    """
    unit = _PART.findall(limit)[-1][1]
    size = _TIMES[unit]
    value, most = time / size, value_of(limit) / size
    for places in range(1 if 0 < value < 10 else 0, _PLACES):
        rounded = round(value, places)
        if (rounded <= most) == (value <= most) and bool(rounded) == bool(value):
            break
    return f"{float(rounded):,.{places}f} {'min' if unit == 'm' else unit}"


def fitness_beside(value: float, limit: Fraction) -> str:
    """Write four places, but never rounded up to a limit that isn't reached."""
    rounded = f"{value:.4f}"
    if value < limit - EXACT and Fraction(rounded) >= limit:
        return f"{math.floor(value * 10_000) / 10_000:.4f}"
    return rounded
