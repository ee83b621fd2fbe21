"""How counts, shares and durations are written, the same in every report."""

from __future__ import annotations


def count_text(count: int) -> str:
    """Write a count with thousands separators: 1234567 as 1,234,567."""
    return f"{count:,}"


def share_text(share: float) -> str:
    """Write a share (0 to 1) in per cent; only exactly none is 0 %, only exactly all 100 %."""
    if share <= 0:
        return "0 %"
    if share >= 1:
        return "100 %"
    per_cent = share * 100
    if per_cent < 0.1:
        return "<0.1 %"
    if per_cent > 99.9:
        return ">99.9 %"
    return f"{per_cent:.1f} %" if per_cent < 10 or per_cent > 99 else f"{per_cent:.0f} %"


#: Unit, its hours, the hours from which it is used, and its places for figures below ten.
_UNITS = (
    ("d", 24.0, 72.0, 1),
    ("h", 1.0, 1.645, 1),
    ("min", 1 / 60, 99.5 / 3600, 0),
    ("s", 1 / 3600, 0.0, 0),
)


def duration_text(hours: float, like: float | None = None) -> str:
    """Write a duration in the unit a person would use: 40 s, 12 min, 3.5 h, 12 d.

    A day here is 24 hours of the clock. With `like` the unit is that of another duration, so
    that figures beside each other can be compared.
    """
    if hours < 0:
        text = duration_text(-hours, like)
        return f">-{text[1:]}" if text.startswith("<") else f"-{text}"
    if hours == 0:
        return "0 h"
    scale = abs(like) if like else hours
    unit, size, _, places = next(unit for unit in _UNITS if scale >= unit[2])
    value = hours / size
    if value < 10**-places:
        return f"<{10**-places:g} {unit}"
    return f"{value:,.{places if value < 9.95 else 0}f} {unit}"
