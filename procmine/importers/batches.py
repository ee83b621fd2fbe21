"""Rows that Python makes, on their way to the engine: through a file, in batches.

Made while the engine reads, an error in making them would reach the user as the engine's, and
Ctrl-C would wait for the engine's thread.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from procmine.engine import Engine
from procmine.errors import DataError
from procmine.words.say import say

if TYPE_CHECKING:
    import pyarrow as pa


def insert_batches(
    engine: Engine, name: str, schema: pa.Schema, batches: Iterable[pa.RecordBatch]
) -> int:
    """Make a table of batches, and give its number of rows; DataError where there is no room."""
    import pyarrow as pa

    file = engine.scratch / f"{name}.arrow"
    rows = 0
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with (
        pa.OSFile(str(file), "wb") as sink,
        pa.ipc.new_stream(sink, schema, options=options) as out,
    ):
        for batch in batches:
            rows += batch.num_rows
            try:
                out.write_batch(batch)
            except OSError as error:
                raise DataError(
                    say(
                        "no room for temporary files: {strerror}", strerror=error.strerror or error
                    ),
                    say("point TMPDIR at a disk with room for the whole log"),
                ) from None
    with pa.OSFile(str(file), "rb") as source:
        engine.insert(name, pa.ipc.open_stream(source))
    file.unlink()
    return rows
