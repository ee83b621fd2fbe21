"""Hand rows to DuckDB as many at a time as it stores together: small batches slow it down."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

#: The size of DuckDB's row groups.
_ROWS = 122_880
#: Rows of so many bytes are enough, however few.
_BYTES = 64_000_000


def in_row_groups(rows: pa.RecordBatchReader) -> pa.RecordBatchReader:
    """Join small batches to larger ones."""
    import pyarrow as pa

    return pa.RecordBatchReader.from_batches(rows.schema, _groups(rows))


def _groups(batches: pa.RecordBatchReader) -> Iterator[pa.RecordBatch]:
    import pyarrow as pa

    waiting: list[pa.RecordBatch] = []
    rows = size = 0
    for batch in batches:
        waiting.append(batch)
        rows, size = rows + batch.num_rows, size + batch.nbytes
        if rows >= _ROWS or size >= _BYTES:
            yield pa.concat_batches(waiting)
            waiting, rows, size = [], 0, 0
    if waiting:
        yield pa.concat_batches(waiting)
