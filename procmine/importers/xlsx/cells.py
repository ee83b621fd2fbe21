"""Cells of a workbook, as calamine gives them, become columns of Arrow."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from procmine.importers.text_arrays import text_array

Cells = Sequence[Any]

_DATES = {datetime, date}
_NUMBERS = {int, float}
#: Days that Excel has a date for, from the one on which its two countings agree with the calendar.
_SERIALS = range(61, 2_958_466)
#: Larger numbers are not exact, neither here nor in Excel.
_EXACT = 10**15


def is_filled(cell: object) -> bool:
    """Say whether a cell has something to read in it."""
    return cell != "" and not (isinstance(cell, str) and cell.isspace())


def text_of(cell: object) -> str | None:
    """Write a cell as text: times as ISO 8601, whole numbers without a point; None for a blank."""
    if isinstance(cell, str):
        return cell or None
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return repr(cell).removesuffix(".0")
    if isinstance(cell, timedelta):
        hours, rest = divmod(cell, timedelta(hours=1))
        return f"{hours:02}:{str(rest)[2:]}"
    return str(cell)


@dataclass
class Column:
    """One column: what kinds of cells it has, seen in a first pass over all of them."""

    from_1904: bool
    kinds: Counter[type] = field(default_factory=Counter)
    fractions: int = 0

    def look_at(self, cells: Cells) -> None:
        """Count the kinds of some cells."""
        self.kinds.update(map(type, cells))
        self.kinds[str] -= cells.count("")
        if float in self.kinds:
            self.fractions += sum(
                type(c) is float and not (c.is_integer() and abs(c) < _EXACT) for c in cells
            )

    @property
    def filled(self) -> int:
        """Give how many cells aren't blank."""
        return self.kinds.total()

    @property
    def dayless(self) -> int:
        """Give how many cells of a column of dates are the day 0, which a lack of one becomes."""
        return self.kinds[time] if self._is_dates else 0

    @property
    def is_mixed(self) -> bool:
        """Say whether some cells are dates and some are texts."""
        return bool(self.kinds[str]) and any(self.kinds[kind] for kind in _DATES)

    @property
    def _is_dates(self) -> bool:
        dates = self.kinds[datetime] + self.kinds[date]
        return dates > sum(self.kinds[kind] for kind in (int, float, time, timedelta, bool))

    def type(self) -> Any:
        """Give the Arrow type that all cells fit in; text where they are of several kinds."""
        import pyarrow as pa

        kinds = {kind for kind, count in self.kinds.items() if count}
        if self._is_dates and kinds <= {*_DATES, *_NUMBERS, time}:
            return pa.timestamp("us")
        if kinds and kinds <= _NUMBERS:
            if 0 < self.fractions * 2 < self.filled:
                return pa.string()  # of ids with an odd one out the others keep their names
            return pa.float64() if self.fractions else pa.int64()
        return pa.bool_() if kinds == {bool} else pa.string()

    def array(self, cells: Cells) -> Any:
        """Convert some cells to the column's type."""
        if self._is_dates:
            cells = [self._dated(cell) for cell in cells]
        return text_array([text_of(cell) for cell in cells]).cast(self.type())

    def _dated(self, cell: Any) -> Any:
        """Take a number in a column of dates for the day that it stands for."""
        if type(cell) in _NUMBERS and int(cell) in _SERIALS:
            begin = datetime(1904, 1, 1) if self.from_1904 else datetime(1899, 12, 30)
            return begin + timedelta(milliseconds=round(cell * 86_400_000))
        return "" if type(cell) in {time, *_NUMBERS} else cell
