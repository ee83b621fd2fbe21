"""Make Arrow arrays without pyarrow.array(), which takes a quarter of a second to import pandas."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any


def text_array(texts: Sequence[str | None]) -> Any:
    """Make an array of texts."""
    from pyarrow.lib import StringBuilder

    builder = StringBuilder()
    builder.append_values(texts)
    return builder.finish()


def number_array(numbers: Any) -> Any:
    """Make an array of whole numbers that shares the memory of numpy's."""
    import pyarrow as pa

    of_type = pa.from_numpy_dtype(numbers.dtype)
    return pa.Array.from_buffers(of_type, len(numbers), [None, pa.py_buffer(numbers)])


def truth_array(truths: Any) -> Any:
    """Make an array of booleans of numpy's."""
    import pyarrow as pa

    return pa.Array.from_buffers(pa.bool_(), len(truths), [None, bits(truths)])


def bits(truths: Any) -> Any:
    """Pack booleans of numpy's as Arrow does, which has no byte for each."""
    import numpy as np
    import pyarrow as pa

    return pa.py_buffer(np.packbits(truths, bitorder="little"))
