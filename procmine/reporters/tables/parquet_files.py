"""The tables as Parquet files."""

from __future__ import annotations

import math
from io import BytesIO
from typing import Any

from procmine.report import Report
from procmine.reporters.tables.report_tables import tables_of
from procmine.reporters.tables.table import Cell, Column, ColumnKind, DataTable

#: The unit that stands in the metadata of a column.
_UNITS: dict[ColumnKind, str] = {"hours": "hours", "share": "share from 0 to 1"}


def to_parquet(report: Report) -> dict[str, bytes]:
    """Write a file a table, by its name, with typed columns.

    Durations are hours and shares go from 0 to 1, both doubles; counts are 64-bit integers; times
    are timestamps of the log's own clock (UTC where it has a zone). Titles, definitions and units
    are metadata of the columns, title and meaning of the table metadata of the file. Text is as
    on the page, and nothing is put in front of it.
    """
    return {f"{table.name}.parquet": _file(table) for table in tables_of(report)}


# Private functions


def _file(table: DataTable) -> bytes:
    import pyarrow as pa
    import pyarrow.parquet as pq

    fields = [pa.field(c.name, _type(c), metadata=_metadata(c)) for c in table.columns]
    schema = pa.schema(fields, metadata={"title": table.title, "about": table.about})
    columns = zip(*table.rows, strict=True) if table.rows else [()] * len(fields)
    arrays = [
        pa.array(map(_finite, column), field.type)
        for column, field in zip(columns, fields, strict=True)
    ]
    content = BytesIO()
    pq.write_table(pa.Table.from_arrays(arrays, schema=schema), content, compression="zstd")
    return content.getvalue()


def _type(column: Column) -> Any:
    import pyarrow as pa

    if column.kind in ("hours", "share", "number"):
        return pa.float64()
    others = {"count": pa.int64(), "time": pa.timestamp("us"), "flag": pa.bool_()}
    return others.get(column.kind, pa.string())


def _metadata(column: Column) -> dict[str, str]:
    words = {"title": column.title, "meaning": column.meaning}
    return words | ({"unit": _UNITS[column.kind]} if column.kind in _UNITS else {})


def _finite(cell: Cell) -> Cell:
    return None if isinstance(cell, float) and not math.isfinite(cell) else cell
