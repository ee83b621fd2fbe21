"""The bytes of some cases as values with glue between them: Arrow arrays that share the bytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from xml.parsers import expat

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from procmine.importers.text_arrays import number_array, text_array, truth_array
from procmine.importers.xes.glue import Irregular

#: What UTF-8 can write and XML cannot.
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


class RowOfValues:
    """Glue, value, glue, value, … glue; Irregular where quotes or characters tell of more."""

    def __init__(self, data: bytes, end: int) -> None:
        self._bytes = np.frombuffer(data, np.uint8, end)
        quotes = np.flatnonzero(self._bytes == ord('"'))
        if not len(quotes) or len(quotes) % 4:
            raise Irregular
        _check_encoding(data, end)
        #: Every piece of the row ends where the next one begins.
        bounds = np.empty(len(quotes) // 2 + 2, np.int32)
        bounds[0], bounds[-1] = 0, end
        bounds[1:-1:2] = quotes[2::4] + 1
        bounds[2:-1:2] = quotes[3::4]
        self._data, self._bounds = data, bounds
        self._pieces = self._array()
        self.beginning = data[: bounds[1]].decode()
        self.end = data[bounds[-2] : end].decode()

    def glue(self) -> tuple[list[str], Any]:
        """Give the different pieces between the values, and for each place which one is there."""
        every_second = np.full(len(self._pieces) // 8 + 1, 0b01010101, np.uint8)
        found = self._array(pa.py_buffer(every_second))[2:-1].dictionary_encode()
        codes = np.frombuffer(found.indices.buffers()[1], np.int32, len(found))
        return found.dictionary.to_pylist(), codes[::2]

    def check_characters(self, pieces: Sequence[str], codes: Any) -> None:
        """Read references and blanks in values as XML does; Irregular where a value holds "<"."""
        counts = np.bincount(codes, minlength=len(pieces))
        ends = self.beginning + self.end

        def in_glue(characters: str) -> int:
            each = [sum(map(piece.count, characters)) for piece in pieces]
            return int(counts @ np.array(each, np.int64)) + sum(map(ends.count, characters))

        if np.count_nonzero(self._bytes == ord("<")) != in_glue("<"):
            raise Irregular
        controls = self._bytes < ord(" ")
        if b"&" in self._data or np.count_nonzero(controls) != in_glue("\t\r\n"):
            self._resolve(np.flatnonzero(controls | (self._bytes == ord("&"))))

    def values(self, places: Any) -> Any:
        """Give the values at some places."""
        return self._pieces.take(number_array(2 * places + 1))

    def _array(self, shown: Any = None) -> Any:
        bounds, data = pa.py_buffer(self._bounds), pa.py_buffer(self._data)
        return pa.StringArray.from_buffers(len(self._bounds) - 1, bounds, data, shown)

    def _resolve(self, characters: Any) -> None:
        pieces = np.unique(np.searchsorted(self._bounds, characters, "right") - 1)
        pieces = pieces[pieces % 2 == 1]  # the others are glue

        found = self._pieces.take(number_array(pieces)).dictionary_encode()
        as_read = text_array(_as_xml(found.dictionary.to_pylist())).take(found.indices)
        mask = np.zeros(len(self._pieces), np.bool_)
        mask[pieces] = True
        self._pieces = pc.replace_with_mask(self._pieces, truth_array(mask), as_read)


def _check_encoding(data: bytes, end: int) -> None:
    if data.isascii():
        return
    try:
        data[:end].decode()
    except UnicodeDecodeError:
        raise Irregular from None
    if any(bad in data for bad in _NO_CHARACTERS):
        raise Irregular


def _as_xml(texts: Sequence[str]) -> list[str]:
    """Let expat read values: references, and blanks that are no spaces."""
    read: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: read.extend(attributes.values())
    try:
        parser.Parse("<a>" + "".join(f'<a b="{text}"/>' for text in texts) + "</a>", True)
    except expat.ExpatError:
        raise Irregular from None
    return read
