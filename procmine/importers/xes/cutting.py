"""Cut the cases of a regular XES file at their quotes into columns of text, all values at once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from procmine.importers.text_arrays import bits, number_array, truth_array
from procmine.importers.xes.chunk import TYPES, Texts
from procmine.importers.xes.glue import (
    FIRST_EVENT,
    NEXT_CASE,
    SAME,
    Glue,
    Irregular,
    before_all,
    between,
    check_end,
)
from procmine.importers.xes.parser import CHUNK_CELLS
from procmine.importers.xes.row_of_values import RowOfValues

#: A file with more different pieces of glue is none that this is good for.
_MAX_GLUE = 20_000

#: Scope ("trace" or "event"), type and name of an attribute.
Column = tuple[str, str, str]


@dataclass(frozen=True)
class Cut:
    """The columns of some whole cases; `columns` in the order in which they appear."""

    texts: Texts
    columns: list[Column]
    cases: int
    events: int
    repeated_keys: int


def cut(data: bytes, end: int) -> Cut:
    """Cut bytes from <trace> to the </trace> at `end`; Irregular where they hold more."""
    row = RowOfValues(data, end)
    pieces, codes = row.glue()
    if len(pieces) > _MAX_GLUE:
        raise Irregular
    check_end(row.end)
    meanings = [before_all(row.beginning), *map(between, pieces)]
    row.check_characters(pieces, codes)
    return _columns(row, meanings, np.concatenate(([0], codes + 1)))


def _columns(row: RowOfValues, meanings: list[Glue], codes: Any) -> Cut:
    """Tell every value's column and row from what its glue means."""
    moves = np.array([glue.move for glue in meanings], np.int8)[codes]
    opens = np.flatnonzero(moves != SAME)
    is_event = moves[opens] != NEXT_CASE
    # The first event of a case comes after the attributes of the case, and nothing else does.
    if not is_event[-1] or np.any((moves[opens[1:]] == FIRST_EVENT) == is_event[:-1]):
        raise Irregular
    events, cases = np.cumsum(is_event), np.cumsum(~is_event)
    counts = {"event": int(events[-1]), "trace": int(cases[-1])}
    values_each = np.diff(opens, append=len(codes))
    rows = np.repeat(np.where(is_event, events, cases) - 1, values_each)

    attributes = list(dict.fromkeys((glue.tag, glue.key) for glue in meanings))
    if len(attributes) * sum(counts.values()) > 4 * CHUNK_CELLS:
        raise Irregular
    numbers = {attribute: number for number, attribute in enumerate(attributes)}
    numbered = np.array([2 * numbers[glue.tag, glue.key] for glue in meanings], np.uint16)
    columns = numbered[codes] + np.repeat(is_event.astype(np.uint16), values_each)

    # One column after another, each in the order of the file.
    places = np.argsort(columns, kind="stable")
    rows, values = rows[places], row.values(places)
    arrays: dict[Column, Any] = {}
    repeated = 0
    for number, first, end in _in_order_of_the_file(columns, places):
        scope, here, texts = "event" if number % 2 else "trace", rows[first:end], values[first:end]
        is_last = np.append(here[1:] != here[:-1], True)
        if twice := end - first - int(np.count_nonzero(is_last)):
            repeated += twice
            here, texts = here[is_last], texts.filter(truth_array(is_last))
        arrays[scope, *attributes[number // 2]] = _spread(texts, here, counts[scope])
    case_of_event = number_array((cases[is_event] - 1).astype(np.int32))
    texts = Texts(0, case_of_event, _of("trace", arrays), _of("event", arrays))
    return Cut(texts, list(arrays), counts["trace"], counts["event"], repeated)


def _in_order_of_the_file(columns: Any, places: Any) -> list[tuple[int, int, int]]:
    """Give every column's number, and where its places begin and end among the sorted ones."""
    ends = np.cumsum(np.bincount(columns))
    begins = np.append(0, ends[:-1])
    present = np.flatnonzero(ends > begins)
    present = present[np.argsort(places[begins[present]])]
    return [(int(number), int(begins[number]), int(ends[number])) for number in present]


def _spread(texts: Any, rows: Any, count: int) -> Any:
    """Give each text its row among `count`, and null to the other rows; without a copy."""
    if len(rows) == count:
        return texts
    is_there = np.zeros(count + 1, np.int32)
    is_there[rows + 1] = 1
    _, bounds, data = texts.buffers()
    bounds = np.frombuffer(bounds, np.int32)[texts.offset :][np.cumsum(is_there)]
    return pa.StringArray.from_buffers(count, pa.py_buffer(bounds), data, bits(is_there[1:] > 0))


def _of(scope: str, arrays: dict[Column, Any]) -> list[tuple[str, str, Any]]:
    """Give the columns of one scope, by type in the order in which the parser has them."""
    here = [(tag, key, array) for (of, tag, key), array in arrays.items() if of == scope]
    return sorted(here, key=lambda column: TYPES.index(column[0]))
