"""Bars and sparklines of block characters, one cell each; a plain terminal gets others for them."""

from __future__ import annotations

from collections.abc import Sequence

_HEIGHTS = "▁▂▃▄▅▆▇█"
_WIDTHS = "▏▎▍▌▋▊▉█"


def sparkline(values: Sequence[float | None]) -> str:
    """Draw numbers from 0 on as columns, the largest as high as a line; a gap stands for None."""
    largest = max((value for value in values if value is not None), default=0)
    if largest <= 0:
        return ""
    top = len(_HEIGHTS) - 1
    return "".join(
        " " if value is None else _HEIGHTS[round(value / largest * top)] for value in values
    )


def bar(share: float, cells: int) -> str:
    """Draw a share (0 to 1) of `cells`, filled up with spaces; more than nothing is always seen."""
    eighths = min(round(share * cells * 8), cells * 8)
    if share > 0:
        eighths = max(eighths, 1)
    whole, part = divmod(eighths, 8)
    return (_WIDTHS[-1] * whole + (_WIDTHS[part - 1] if part else "")).ljust(cells)
