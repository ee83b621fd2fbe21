"""Batches on their way to DuckDB: joined until they are large, and no larger."""

from __future__ import annotations

import pyarrow as pa

from procmine.engine.row_groups import in_row_groups


def batches_of(*lengths: int, text: str = "x") -> pa.RecordBatchReader:
    batches = [pa.record_batch({"text": [text] * length}) for length in lengths]
    return pa.RecordBatchReader.from_batches(pa.schema([("text", pa.string())]), batches)


def test_small_batches_are_joined_to_the_size_of_a_row_group() -> None:
    joined = in_row_groups(batches_of(*[50_000] * 7))

    assert [batch.num_rows for batch in joined] == [150_000, 150_000, 50_000]


def test_rows_stay_in_their_order() -> None:
    batches = [pa.record_batch({"n": [n, n + 1]}) for n in range(0, 10, 2)]

    joined = in_row_groups(pa.RecordBatchReader.from_batches(batches[0].schema, batches))

    assert joined.read_all().column("n").to_pylist() == list(range(10))


def test_long_texts_are_not_gathered_in_memory() -> None:
    joined = in_row_groups(batches_of(*[1] * 8, text="x" * 20_000_000))

    assert [batch.num_rows for batch in joined] == [4, 4]


def test_no_rows_are_no_batch() -> None:
    assert in_row_groups(batches_of()).read_all().num_rows == 0
