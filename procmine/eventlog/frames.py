"""Frames of pandas become tables that the engine takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from procmine.errors import DataError
from procmine.eventlog.columns import distinct
from procmine.words.say import say

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def table_of(frame: pd.DataFrame, name: str) -> pa.Table:
    """Give a frame as an Arrow table; DataError for a column whose values have no one type."""
    import pyarrow as pa

    names = distinct([str(column) for column in frame.columns])
    arrays = []
    for place, column in enumerate(names):
        try:
            arrays.append(pa.Array.from_pandas(frame.iloc[:, place]))
        except (pa.ArrowException, OverflowError, TypeError, ValueError):
            raise DataError(
                say(
                    "{name}: the values of column '{column}' are of no one type",
                    name=name,
                    column=column,
                ),
                say(
                    "give them one, such as text: frame['{column}'].astype('string')", column=column
                ),
            ) from None
    return pa.table(arrays, names=list(names))
