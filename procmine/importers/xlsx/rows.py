"""The rows below a sheet's header, as batches of Arrow.

Two passes over the cells, which calamine holds: which types a column has is known after all rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from procmine.eventlog.checks import counted
from procmine.eventlog.columns import distinct
from procmine.importers.xlsx.cells import Cells, Column, is_filled
from procmine.importers.xlsx.sheets import Table
from procmine.words.say import say
from procmine.words.text import clean_text


class Rows:
    """The rows of a table that aren't blank; those with cells beyond the header are set aside."""

    def __init__(self, table: Table, from_1904: bool) -> None:
        self._table = table
        width = int(table.sheet.width)
        self._columns = [Column(from_1904) for _ in range(width)]
        self.count = self.aside = self._first_aside = 0
        for _, rows in self._steps():
            self.count += len(rows)
            for column, cells in zip(self._columns, zip(*rows, strict=True), strict=True):
                column.look_at(cells)
        named = len(table.names)
        beyond = max((column.filled for column in self._columns[named:]), default=0)
        #: Cells beyond the header make a column where most rows have them.
        self._width = width if 2 * beyond >= self.count else named
        if beyond and self._width == named:
            self._count_aside()
        names = distinct([*table.names, *[""] * (self._width - named)])
        while self._width > named and not self._columns[self._width - 1].filled:
            self._width -= 1
        self.names = names[: self._width]
        #: Columns with both dates and texts.
        self.mixed = [n for n, c in zip(self.names, self._columns, strict=False) if c.is_mixed]

    def reader(self) -> Any:
        """Give the rows as one RecordBatchReader."""
        import pyarrow as pa

        columns = self._columns[: self._width]
        fields = [(n, c.type()) for n, c in zip(self.names, columns, strict=True)]
        schema = pa.schema(fields)

        def batches() -> Iterator[Any]:
            for _, rows in self._steps():
                kept = [row for row in rows if not self._is_beyond(row)]
                cells = zip(*kept, strict=True) if kept else ()
                arrays = [column.array(values) for column, values in zip(columns, cells)]  # noqa: B905
                if arrays:
                    yield pa.RecordBatch.from_arrays(arrays, schema=schema)

        return pa.RecordBatchReader.from_batches(schema, batches())

    def notes(self) -> Iterator[str]:
        """Say what was assumed and what was left out."""
        table = self._table
        if not table.header:
            yield say("no header row: the columns are called column 1, column 2 and so on")
        if table.above:
            below = say("header") if table.header else say("table")
            yield say(
                "{counted} above the {below} skipped",
                counted=counted(table.above, "row"),
                below=below,
            )
        if self.aside:
            yield (
                say(
                    "{counted} set aside, with cells to the right of the last column's"
                    " name: row {first:,}{what}",
                    counted=counted(self.aside, "row"),
                    first=self._first_aside,
                    what="" if self.aside == 1 else say(" is the first"),
                )
            )
        for name, column in zip(self.names, self._columns, strict=False):
            if column.dayless:
                cells = counted(column.dayless, "cell")
                yield say(
                    "{cells} without a day left empty in {name}", cells=cells, name=clean_text(name)
                )

    def _steps(self) -> Iterator[tuple[list[int], list[Cells]]]:
        """Give the rows that aren't blank, with their places on the sheet, from 1."""
        place = self._table.first
        for step in self._table.steps():
            found = [(i, row) for i, row in enumerate(step, place + 1) if any(map(is_filled, row))]
            place += len(step)
            if found:
                yield [i for i, _ in found], [row for _, row in found]

    def _is_beyond(self, row: Cells) -> bool:
        return bool(self.aside) and any(map(is_filled, row[self._width :]))

    def _count_aside(self) -> None:
        for places, rows in self._steps():
            for place, row in zip(places, rows, strict=True):
                if any(map(is_filled, row[self._width :])):
                    self.aside += 1
                    self._first_aside = self._first_aside or place
