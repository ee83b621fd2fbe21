"""Which sheet of a workbook is the log, and where on it the table begins."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice
from typing import Any

from procmine.errors import NoEvents, UnreadableFile, UsageError
from procmine.eventlog.columns import NEEDED
from procmine.importers.xlsx.cells import Cells, is_filled, text_of
from procmine.words.columns import COLUMN_NAMES, known_names, plain
from procmine.words.say import say
from procmine.words.text import clean_text

#: The header stands among the first rows that aren't blank.
_LOOKED_AT = 40
#: Rows in one step of Python.
STEP = 20_000


@dataclass(frozen=True, slots=True)
class Table:
    """A table on a sheet: how its columns are called, and its rows from `first` on, from 0.

    `header` is false where no row names the columns, `above` counts the rows before it.
    """

    sheet: Any
    place: int
    names: tuple[str, ...]
    first: int
    header: bool
    above: int

    def steps(self) -> Iterator[list[Cells]]:
        """Give the rows from the first on, with their cells from the sheet's first column on."""
        rows = self.sheet.iter_rows()
        next(islice(rows, self.first, self.first), None)
        while step := list(islice(rows, STEP)):
            yield step

    @property
    def size(self) -> int:
        """Give how many cells the table has."""
        last = self.sheet.end[0] if self.sheet.end else -1
        return (int(last) + 1 - self.first) * len(self.names)


def chosen(book: Any, wanted: str | None, name: str) -> tuple[Table, str]:
    """Choose the sheet that is wanted, or that is most like a log, and give a note on it.

    UsageError where there is none of that name or number.
    """
    sheets = [
        (i, s) for i, s in enumerate(book.sheets_metadata) if str(s.typ).endswith(".WorkSheet")
    ]
    shown = [(i, s) for i, s in sheets if str(s.visible).endswith(".Visible")] or sheets
    if wanted is not None:
        shown = [sheets[_named(wanted, [s.name for _, s in sheets], name)]]
    if not shown:
        raise UnreadableFile(
            say("{name}: the workbook has no sheets", name=name), say("save the table as CSV")
        )
    best: Table | None = None
    for place, sheet in shown:
        table = _table(book.get_sheet_by_name(sheet.name), place)
        if table and (best is None or _rank(table) > _rank(best)):
            best = table
    if best is None:
        where = (
            say("sheet '{shown}'", shown=clean_text(shown[0][1].name))
            if len(shown) == 1
            else say("every sheet")
        )
        raise NoEvents(
            say("{name}: {where} is empty", name=name, where=where), say("is it the right file?")
        )
    title = clean_text(book.sheets_metadata[best.place].name)
    others = [clean_text(s.name) for i, s in sheets if i != best.place]
    if not others:
        return best, ""
    listed = ", ".join(others[:5]) + (f" and {len(others) - 5} more" if len(others) > 5 else "")
    return best, f"sheet '{title}' of {len(sheets)} (others: {listed})"


def _named(wanted: str, titles: Sequence[str], name: str) -> int:
    """Find a sheet by its name, by its name in another case, or by its number from 1."""
    if wanted in titles:
        return titles.index(wanted)
    folded = [" ".join(title.lower().split()) for title in titles]
    sought = " ".join(wanted.lower().split())
    if sought in folded:
        return folded.index(sought)
    if wanted.isascii() and wanted.isdigit() and 1 <= int(wanted[:9]) <= len(titles):
        return int(wanted) - 1
    near = get_close_matches(sought, folded, n=1)
    hint = (
        say("did you mean '{near}'? ", near=clean_text(titles[folded.index(near[0])]))
        if near
        else ""
    )
    listed = ", ".join(clean_text(title) for title in titles)
    raise UsageError(
        say("{name}: no sheet '{wanted}'", name=name, wanted=clean_text(wanted)),
        say("{guess}The file has: {shown}", guess=hint, shown=listed),
    )


def _rank(table: Table) -> tuple[bool, int, int]:
    """Rank a table: one with rows below a header, then with the columns of a log, then by size."""
    names = {plain(name) for name in table.names}
    needed = sum(bool(names & set(COLUMN_NAMES[column].exact)) for column in NEEDED)
    return table.header and table.size > 0, needed, table.size


def _table(sheet: Any, place: int) -> Table | None:
    """Find the table of a sheet: below its header, or without one; None on a blank sheet."""
    rows = ((i, row) for i, row in enumerate(sheet.iter_rows()) if any(map(is_filled, row)))
    looked_at = list(islice(rows, _LOOKED_AT))
    if not looked_at:
        return None
    cells_of = [_filled(row) for _, row in looked_at]
    widest = max(map(len, cells_of))
    # Titles and dates above a table are fewer than its columns.
    wide = next(n for n, cells in enumerate(cells_of) if 2 * len(cells) >= widest)
    named = (n for n in range(wide, len(cells_of)) if _is_named(cells_of[: n + 1]))
    above = next(named, wide)
    header = _is_header(cells_of[above])
    line, cells = looked_at[above]
    names = [text_of(cell) or "" for cell in cells] if header else ["" for _ in cells]
    if header:
        while not names[-1].strip():
            names.pop()
    return Table(sheet, place, tuple(names), line + header, header, above)


def _filled(row: Cells) -> list[Any]:
    return [cell for cell in row if is_filled(cell)]


def _is_header(cells: Cells) -> bool:
    """Say whether cells name columns: all are texts, or numbers beside known names."""
    if all(isinstance(cell, str) for cell in cells):
        return True
    return known_names(cells) > 1 and all(isinstance(cell, str | float) for cell in cells)


def _is_named(rows: Sequence[Cells]) -> bool:
    """Say whether the last row has names that are known, and more cells than all above it."""
    *above, last = rows
    is_text = all(isinstance(cell, str) for cell in last)
    return is_text and known_names(last) > 1 and all(len(cells) < len(last) for cells in above)
