"""Turn columns of text into typed Arrow arrays, and tell what could not be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from procmine.errors import DataError
from procmine.words.say import say

#: How many unreadable values are kept aside for the report.
KEPT_ASIDE = 20
#: A whole number of more digits may not be itself as a float.
_EXACT_DIGITS = 15

_DATE = re.compile(
    r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?))?(Z|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_WHOLE = re.compile(r"[+-]?\d{1,19}", re.ASCII)
_NUMBER = re.compile(
    r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?|[+-]?inf(inity)?|[+-]?nan", re.ASCII | re.IGNORECASE
)
_OFFSET = re.compile(r"(?:Z|([+-])(\d\d)(?::?(\d\d))?)$", re.ASCII)


@dataclass(frozen=True)
class Unreadable:
    """A value that isn't what its type says: its column, its event from 0, and its text."""

    column: str
    row: int
    text: str


@dataclass
class Columns:
    """What has been seen of every column, in the order in which they appeared."""

    source: str
    #: Per column: string, int, wide int, float, boolean, date (naive) or date with offset.
    kinds: dict[str, set[str]] = field(default_factory=dict)
    values: Counter[str] = field(default_factory=Counter)
    unreadable: Counter[str] = field(default_factory=Counter)
    examples: list[Unreadable] = field(default_factory=list)
    offsets: dict[str, Counter[str]] = field(default_factory=dict)

    def convert(self, name: str, tag: str, array: Any, rows: Callable[[int], int]) -> Any:
        """Give the texts of one column of one chunk their type; `rows` tells a place's event."""
        kinds = self.kinds.setdefault(name, set())
        self.values[name] += len(array) - array.null_count
        if tag in ("string", "id"):
            kinds.add("string")
            return array
        found, typed = _dates(array) if tag == "date" else _numbers(array, tag)
        if found == {"int"} and _longest(array) > _EXACT_DIGITS:
            found = {"wide int"}
        kinds |= found
        if {"date", "date with offset"} <= kinds:
            raise DataError(
                say(
                    "{source}: '{name}' has times with an offset and times without",
                    source=self.source,
                    name=name,
                ),
                say("give all of them an offset (2024-05-01T09:00:00+02:00), or none"),
            )
        if "date with offset" in found:
            self._count_offsets(name, array)
        if typed.null_count > array.null_count:
            self._set_aside(name, array, typed, rows)
        return typed

    def type_of(self, name: str) -> Any:
        """Give the Arrow type that holds every value of a column."""
        import pyarrow as pa

        kinds = self.kinds[name]
        if kinds == {"float", "int"}:
            return pa.float64()
        if kinds and kinds <= {"int", "wide int"}:
            return pa.int64()
        types = {
            "float": pa.float64(),
            "boolean": pa.bool_(),
            "date": pa.timestamp("us"),
            "date with offset": pa.timestamp("us", "UTC"),
        }
        return types.get(next(iter(kinds)), pa.string()) if len(kinds) == 1 else pa.string()

    def _count_offsets(self, name: str, array: Any) -> None:
        import pyarrow as pa
        import pyarrow.compute as pc

        offsets = self.offsets.setdefault(name, Counter())
        tails = pc.binary_slice(pc.utf8_rtrim_whitespace(array).view(pa.binary()), -6)
        for tail, count in zip(*tails.value_counts().flatten(), strict=True):
            if found := _OFFSET.search((tail.as_py() or b"").decode(errors="replace")):
                sign, hours, minutes = found.groups()
                offsets[f"{sign or '+'}{hours or '00'}:{minutes or '00'}"] += count.as_py()

    def _set_aside(self, name: str, array: Any, typed: Any, rows: Callable[[int], int]) -> None:
        import pyarrow.compute as pc

        places = pc.indices_nonzero(pc.and_(pc.is_valid(array), pc.is_null(typed)))
        self.unreadable[name] += len(places)
        for place in places[: KEPT_ASIDE - len(self.examples)].to_pylist():
            text = array[place].as_py()[:100]
            self.examples.append(Unreadable(name, rows(place), text))


def _longest(array: Any) -> int:
    import pyarrow.compute as pc

    return int(pc.max(pc.utf8_length(array)).as_py())


def as_type(array: Any, wanted: Any) -> Any:
    """Convert an array to the type that its column has in the whole file."""
    import pyarrow as pa

    if array.type == wanted:
        return array
    if array.null_count == len(array):  # of a type that may know no way to the wanted one
        return pa.nulls(len(array), wanted)
    if pa.types.is_timestamp(array.type) and array.type.tz:
        # By way of naive times: the text of zoned ones would need a time zone database.
        import pyarrow.compute as pc  # takes a tenth of a second to import, and is rarely needed

        texts = array.cast(pa.timestamp("us")).cast(wanted)
        return pc.binary_join_element_wise(texts, "+00:00", "")
    return array.cast(wanted)


def _numbers(array: Any, tag: str) -> tuple[set[str], Any]:
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = {"int": pa.int64(), "float": pa.float64(), "boolean": pa.bool_()}[tag]
    try:
        # Arrow takes 0x1F for a number, and XES doesn't.
        if tag == "int" and pc.any(pc.match_substring(array, "x", ignore_case=True)).as_py():
            raise pa.ArrowInvalid
        typed = array.cast(wanted)
    except pa.ArrowInvalid:
        readers: dict[str, Callable[[str], Any]] = {
            "int": _whole, "float": _number, "boolean": _truth
        }  # fmt: skip
        read = readers[tag]
        texts = array.to_pylist()
        typed = pa.array([None if t is None else read(t.strip()) for t in texts], wanted)
    if typed.null_count == len(typed):
        return set(), typed
    return {tag}, typed


def _whole(text: str) -> int | None:
    number = int(text) if _WHOLE.fullmatch(text) else None
    return number if number is not None and -(2**63) <= number < 2**63 else None


def _number(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _truth(text: str) -> bool | None:
    return {"true": True, "1": True, "false": False, "0": False}.get(text.lower())


def _dates(array: Any) -> tuple[set[str], Any]:
    import pyarrow as pa

    if array.null_count == len(array):
        return set(), array.cast(pa.timestamp("us"))
    for kind, wanted in (
        ("date with offset", pa.timestamp("us", "UTC")),
        ("date", pa.timestamp("us")),
    ):
        try:
            return {kind}, array.cast(wanted)
        except pa.ArrowInvalid:
            continue
    dates = [None if text is None else _date(text.strip()) for text in array.to_pylist()]
    kinds = {"date with offset" if date.tzinfo else "date" for date in dates if date}
    if kinds == {"date with offset"}:
        return kinds, pa.array(dates, pa.timestamp("us", "UTC"))
    plain = [date.replace(tzinfo=None) if date else None for date in dates]
    return kinds, pa.array(plain, pa.timestamp("us"))


def _date(text: str) -> datetime | None:
    match = _DATE.fullmatch(text)
    if not match:
        return None
    day, time, offset = match.groups()
    try:
        date = datetime.fromisoformat(f"{day}T{time or '00:00'}{offset or ''}")
        return date.astimezone(UTC) if date.tzinfo else date
    except (ValueError, OverflowError):  # no such day, or before year 1 in UTC
        return None
