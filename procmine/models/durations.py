"""Durations as people write them: 10d, 4h, 90m, 2w."""

from __future__ import annotations

import re

_UNITS = {
    "w": 604_800_000_000, "d": 86_400_000_000, "h": 3_600_000_000, "m": 60_000_000,
    "s": 1_000_000, "us": 1,
}  # fmt: skip
_TEXT = re.compile(r"(\d{1,9}(?:\.\d{1,6})?) ?(w|d|h|m|s)|(\d{1,18})us")
#: No process takes three centuries.
LONGEST_US = 10**16
#: What such a text looks like, for messages.
EXAMPLES = "10d, 4h, 90m, 2w"


def duration_us(text: str) -> int | None:
    """Read a duration (weeks, days, hours, minutes, seconds) in microseconds; None for another."""
    match = _TEXT.fullmatch(text.strip())
    if match is None:
        return None
    us = int(match[3]) if match[3] else round(float(match[1]) * _UNITS[match[2]])
    return us if us <= LONGEST_US else None


def duration_text(us: int) -> str:
    """Write a duration in the largest unit that it is a whole number of."""
    unit = next(unit for unit, size in _UNITS.items() if us % size == 0)
    return f"{us // _UNITS[unit]}{unit}"
