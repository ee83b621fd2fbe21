"""How the cells of the workbook look."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from procmine.report import Language
from procmine.reporters.tables import Cell, ColumnKind
from procmine.words.catalogue import translated

ACCENT, INK, SOFT, LINE = "#1D4E7C", "#1C2530", "#4D5966", "#D8DDE3"
#: Fill and ink of a severity.
SEVERITIES = {
    "high": ("#F6D6D3", "#94201C"),
    "medium": ("#F8E3C4", "#8A5200"),
    "low": ("#E6E9ED", "#4D5966"),
}
#: Durations of which none is longer than the first are shown with their seconds, those with one
#: longer than the second in days.
_SHORT_HOURS, _LONG_HOURS = 10.0, 1000.0
_NUMBERS = {"count": "#,##0", "share": "0.0%", "time": "yyyy-mm-dd hh:mm", "number": "0.0000"}


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any, language: Language) -> None:
        self._book, self._language = book, language
        self.format = cache(self._format)

    @property
    def title(self) -> Any:
        """The title of a sheet."""
        return self.format(bold=True, font_size=16, font_color=ACCENT)

    @property
    def heading(self) -> Any:
        """The heading of a part of a sheet."""
        return self.format(bold=True, font_size=12, font_color=ACCENT)

    @property
    def note(self) -> Any:
        """A sentence about what is shown."""
        return self.format(font_color=SOFT)

    def head(self, kind: ColumnKind, filtered: bool = False) -> Any:
        """The head of a column, over numbers on their side, beside the button of a filter."""
        side = "right" if kind in ("count", "share", "hours", "number") else "left"
        indent = 2 if filtered and side == "right" else int(side == "left")
        return self.format(
            bold=True, font_color="#FFFFFF", bg_color=ACCENT, valign="vcenter", text_wrap=True,
            align=side, indent=indent,
        )  # fmt: skip

    @property
    def link(self) -> Any:
        """A link to another sheet."""
        return self.format(font_color=ACCENT, underline=1, valign="top", text_wrap=True)

    def severity(self, severity: Cell) -> Any:
        """The cell of a severity, in its colours."""
        fill, ink = SEVERITIES.get(str(severity), SEVERITIES["low"])
        return self.format(
            bg_color=fill, font_color=ink, bold=True, valign="top", align="left", indent=1
        )

    def number(self, kind: ColumnKind, values: Sequence[Cell] = (), **more: Any) -> Any:
        """A cell of that kind; the `values` of its column decide how durations are written."""
        shown = (
            duration_format(values, self._language)[0]
            if kind == "hours"
            else _NUMBERS.get(kind, "General")
        )
        return self.format(**{"num_format": shown, "valign": "top"} | more)

    def text(self, wrapped: bool = False, quoted: bool = False) -> Any:
        """A cell of text; `quoted` keeps it text even after somebody has edited it."""
        return self.format(
            valign="top", align="left", indent=1, text_wrap=wrapped, quote_prefix=quoted
        )

    def _format(self, **properties: Any) -> Any:
        return self._book.add_format(properties)


def duration_format(values: Sequence[Cell], language: Language) -> tuple[str, str]:
    """Choose how a column of hours is written, and how along the axis of a chart.

    All in one unit, so that they compare. Excel shows no hours and minutes below zero, but days.
    """
    hours = [value for value in values if isinstance(value, int | float)]
    day, hour = (translated(unit, language, "unit") for unit in ("d", "h"))
    if max(hours, default=0.0) >= _LONG_HOURS:
        return f'#,##0.0" {day}"', f'#,##0" {day}"'
    if min(hours, default=0.0) < 0:
        return f'0.00" {day}"', f'0.0" {day}"'
    if max(hours, default=0.0) < _SHORT_HOURS:
        return "[h]:mm:ss", "[h]:mm"
    return "[h]:mm", f'[h]" {hour}"'
