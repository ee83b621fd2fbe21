"""Limits as people write them: 5%, 10d, 3; read exactly, for a limit is to be met to the case."""

from __future__ import annotations

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
