"""Rows of text on their way to the engine, for files whose columns are known at their end.

Batches are kept compressed, in memory up to a limit and on disk beyond it, and handed out with
one schema. So memory is bounded whatever the size of the file.
"""

from __future__ import annotations

import tempfile
from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any

from procmine.importers.text_arrays import text_array

#: Batches stay in memory up to this size, compressed.
_IN_MEMORY = 128_000_000
#: A batch ends when it has so many rows, cells or characters.
_ROWS, _CELLS, _CHARACTERS = 20_000, 2_000_000, 32_000_000

Row = Mapping[Hashable, str | None]


class Spool:
    """Rows in the order of the file; columns are told apart by any keys, named at the end.

    Close it, or use it in a with statement: many rows hold a temporary file.
    """

    def __init__(self) -> None:
        #: The key of every column, in the order in which they came, and its number.
        self.keys: dict[Hashable, int] = {}
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self._batches: list[int] = []
        self._waiting: list[Row] = []
        self._characters = 0

    def add(self, row: Row, characters: int = 0) -> None:
        """Add a row of one cell or more; `characters` is how many it has, about."""
        if not row.keys() <= self.keys.keys():
            for key in row:
                self.keys.setdefault(key, len(self.keys))
        self._waiting.append(row)
        self._characters += characters
        count = len(self._waiting)
        if count >= _ROWS or count * len(self.keys) >= _CELLS or self._characters >= _CHARACTERS:
            self._flush()

    def reader(self, names: Sequence[str]) -> Any:
        """Give all rows as one RecordBatchReader, the columns by their names in order of `keys`."""
        import pyarrow as pa

        self._flush()
        schema = pa.schema([(name, pa.string()) for name in names])

        def batches() -> Iterator[Any]:
            for place in self._batches:
                self._file.seek(place)
                batch = pa.ipc.open_stream(self._file).read_next_batch()
                later = [pa.nulls(batch.num_rows, pa.string())] * (len(names) - batch.num_columns)
                yield pa.RecordBatch.from_arrays([*batch.columns, *later], schema=schema)

        return pa.RecordBatchReader.from_batches(schema, batches())

    def close(self) -> None:
        """Drop everything."""
        self._file.close()

    def __enter__(self) -> Spool:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def _flush(self) -> None:
        import pyarrow as pa

        rows = self._waiting
        if not rows:
            return
        arrays = [_whole_text_array([row.get(key) for row in rows]) for key in self.keys]
        names = [str(number) for number in self.keys.values()]
        batch = pa.RecordBatch.from_arrays(arrays, names=names)
        self._file.seek(0, 2)
        self._batches.append(self._file.tell())
        options = pa.ipc.IpcWriteOptions(compression="lz4")
        with pa.ipc.new_stream(self._file, batch.schema, options=options) as out:
            out.write_batch(batch)
        self._waiting, self._characters = [], 0


def _whole_text_array(texts: Sequence[str | None]) -> Any:
    """Make an array of texts, with U+FFFD for halves of surrogate pairs, which no text can hold."""
    try:
        return text_array(texts)
    except UnicodeEncodeError:
        return text_array([None if text is None else _whole(text) for text in texts])


def _whole(text: str) -> str:
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
