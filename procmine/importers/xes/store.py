"""Keep the typed chunks of a file, compressed, and hand them out as batches of one schema."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterator, Mapping
from typing import Any

from procmine.importers.text_arrays import text_array
from procmine.importers.xes.chunk import Cells, Chunk, Texts
from procmine.importers.xes.columns import Columns, as_type
from procmine.importers.xes.parser import CHUNK_BYTES

#: The column that names the case of an event.
CASE_NAME = "case:concept:name"
#: Chunks stay in memory up to this size, compressed; beyond it they move to a temporary file.
IN_MEMORY = 128_000_000


def name_of(scope: str, path: str) -> str:
    """Give the name that an attribute of a case ("trace") or an event has as a column."""
    if scope == "trace":
        return f"case:{path}"
    return f"event:{path}" if path.startswith("case:") else path


class ChunkStore:
    """Chunks in file order; every attribute of a case is kept once a case, not once an event."""

    def __init__(self, columns: Columns) -> None:
        #: Texts that fill the gaps of a column.
        self.defaults: Mapping[str, str] = {}
        self._columns = columns
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115
        #: Per chunk: where its cases and its events are, and how many events make a batch.
        self._places: list[tuple[int, int, int]] = []

    def add(self, chunk: Chunk) -> None:
        """Convert one chunk of the parser and keep it."""
        import pyarrow as pa

        count = len(chunk.case_of_event)
        owners = pa.py_buffer(array("i", chunk.case_of_event))
        self.keep(
            Texts(
                chunk.first_event,
                pa.Array.from_buffers(pa.int32(), count, [None, owners]),
                _arrays(chunk.cases, chunk.case_count),
                _arrays(chunk.events, count),
            )
        )

    def keep(self, texts: Texts) -> None:
        """Convert columns of text and keep them."""
        owners, first = texts.case_of_event, texts.first_event

        def first_event(case: int) -> int:
            return first + int(owners.index(case).as_py())

        self._file.seek(0, 2)
        cases = self._typed("trace", texts.cases, first_event)
        events = self._typed("event", texts.events, first.__add__)
        place = self._write(cases)
        # Huge texts of a case, repeated for every event, would fill the memory.
        step = max(1, CHUNK_BYTES // (4 * _widest(texts.cases) + 1))
        self._places.append((place, self._write([("", owners), *events]), step))

    def batches(self, schema: Any) -> Iterator[Any]:
        """Give every chunk with all columns of `schema`, those of its cases repeated."""
        import pyarrow as pa

        defaults = {name: text_array([text])[0] for name, text in self.defaults.items()}
        for of_cases, of_events, step in self._places:
            cases = _merged(self._read(of_cases), schema)
            stored = self._read(of_events)
            owners = stored.column(0)
            events = _merged(stored.remove_column(0), schema)
            for start in range(0, len(owners), step):
                count = min(step, len(owners) - start)
                arrays = []
                for field in schema:
                    if field.name in events:
                        values = events[field.name].slice(start, count)
                    elif field.name in cases:
                        values = cases[field.name].take(owners.slice(start, count))
                    else:
                        values = pa.nulls(count, field.type)
                    if default := defaults.get(field.name):
                        values = values.fill_null(default)
                    arrays.append(values)
                yield pa.RecordBatch.from_arrays(arrays, schema=schema)

    def close(self) -> None:
        """Drop everything."""
        self._file.close()

    def __enter__(self) -> ChunkStore:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _typed(self, scope: str, texts: list[tuple[str, str, Any]], rows: Any) -> list[Any]:
        typed = []
        for tag, path, values in texts:
            name = name_of(scope, path)
            # The name of a case stays the text that it is: 007 is not 7.
            tag_here = "string" if name == CASE_NAME else tag
            typed.append((name, self._columns.convert(name, tag_here, values, rows)))
        return typed

    def _write(self, arrays: list[tuple[str, Any]]) -> int:
        import pyarrow as pa

        place = self._file.tell()
        batch = pa.RecordBatch.from_arrays([a for _, a in arrays], names=[n for n, _ in arrays])
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.ipc.new_stream(self._file, batch.schema, options=options) as out:
            out.write_batch(batch)
        return place

    def _read(self, place: int) -> Any:
        import pyarrow as pa

        self._file.seek(place)
        return pa.ipc.open_stream(self._file).read_next_batch()


def _arrays(cells: Cells, length: int) -> list[tuple[str, str, Any]]:
    arrays = []
    for tag, by_path in cells.items():
        for path, values in by_path.items():
            values.extend([None] * (length - len(values)))
            arrays.append((tag, path, text_array(values)))
    return arrays


def _widest(texts: list[tuple[str, str, Any]]) -> int:
    """Give the length of the longest texts of all columns together, in bytes."""
    import pyarrow.compute as pc

    return sum(pc.max(pc.binary_length(values)).as_py() or 0 for _, _, values in texts)


def _merged(batch: Any, schema: Any) -> dict[str, Any]:
    """Convert a chunk's columns to their final types; one that came in two types becomes one."""
    merged: dict[str, Any] = {}
    for field, values in zip(batch.schema, batch.columns, strict=True):
        converted = as_type(values, schema.field(field.name).type)
        if field.name in merged:
            import pyarrow.compute as pc

            converted = pc.coalesce(merged[field.name], converted)
        merged[field.name] = converted
    return merged
