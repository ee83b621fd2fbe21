"""Timestamp formats: recognised on a sample of texts, parsed for all rows by the engine.

A format is SQL that turns a text into a TIMESTAMP, or into null where the text is something
else. Times with an offset become UTC; naive times stay naive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from procmine.engine import literal
from procmine.eventlog._time_texts import mended

#: The end of a text that has an offset from UTC.
OFFSET = r"[+-]\d{2}(?::?\d{2})?"
_CLOCK = (
    rf"[T ]\d{{1,2}}:\d{{2}}(?::\d{{2}}(?:\.\d{{1,6}})?)?(?P<half> [AaPp]M)?(?P<offset>{OFFSET})?"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_SHAPES = {
    "ISO": re.compile(rf"\d{{4}}-\d{{1,2}}-\d{{1,2}}(?:{_CLOCK})?"),
    "numeric": re.compile(
        rf"(?P<first>\d{{1,2}})(?P<mark>[./-])(?P<second>\d{{1,2}})(?P=mark)"
        rf"(?P<year>\d{{4}}|\d{{2}})(?:{_CLOCK})?"
    ),
    "day, month's name": re.compile(
        rf"(?i)\d{{1,2}}(?P<mark>[ ./-]){_MONTH}(?P=mark)(?P<year>\d{{4}}|\d{{2}})(?:{_CLOCK})?"
    ),
    "month's name, day": re.compile(
        rf"(?i){_MONTH}(?P<mark>[ ./-])\d{{1,2}}(?P=mark)\d{{4}}(?:{_CLOCK})?"
    ),
    "year, month's name": re.compile(
        rf"(?i)\d{{4}}(?P<mark>[ ./-]){_MONTH}(?P=mark)\d{{1,2}}(?:{_CLOCK})?"
    ),
    "ctime": re.compile(rf"(?i){_MONTH} \d{{1,2}} \d{{2}}:\d{{2}}:\d{{2}} \d{{4}}"),
    "compact": re.compile(
        r"(?:19|20)\d{6}(?:[T ]?\d{2}:?\d{2}(?::?\d{2}(?:\.\d{1,6})?)?"
        rf"(?P<offset>{OFFSET})?)?"
    ),
    "Unix": re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}(?:\.0)?|\d{16}|\d{19}"),
    "Excel": re.compile(r"[3-5]\d{4}(?:[.,]\d+)?"),
}
#: Shapes that plain numbers have, so that the name must say that they are times.
NUMBERS = ("Unix", "compact", "Excel")
_DIGITS = re.compile(r"\d\D*\d")
#: Share of the sample's texts that must have one shape for a column to count as time.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """How a column's times are written.

    `text` is SQL that mends the column's text, with `{}` for the column; `sql` makes a TIMESTAMP
    of that, with `{}` for the text.
    """

    name: str
    text: str
    sql: str
    offset: bool = False
    #: Whether days stand before months; None where that can't be told, or isn't a question.
    day_first: bool | None = None

    def of(self, column: str) -> str:
        """Give the SQL for a quoted column."""
        return self.sql.replace("{}", self.text.replace("{}", column))


def recognise(
    texts: Sequence[str], day_first: bool | None = None
) -> tuple[TimeFormat | None, float]:
    """Recognise how the texts of a column (none empty) write time.

    Gives the format and the share of the texts that have it; None where under half have one.
    `day_first` decides between day and month where the caller knows.
    """
    if sum(map(bool, map(_DIGITS.search, texts))) < ENOUGH * max(1, len(texts)):
        return None, 0.0
    whole, text = mended(texts)
    found = {
        name: [match for t in whole if (match := shape.fullmatch(t))]
        for name, shape in _SHAPES.items()
    }
    name = max(found, key=lambda shape: len(found[shape]))
    matches = found[name]
    share = len(matches) / len(texts)
    if share < ENOUGH:
        return None, share
    groups = [match.groupdict() for match in matches]
    offset = name == "Unix" or sum(bool(g.get("offset")) for g in groups) * 2 > len(groups)
    if name == "Unix":
        sql = unix_sql("{}", max(float(match[0]) for match in matches))
    elif name == "Excel":
        sql = _EXCEL_SQL
    elif name == "ISO" and not any(g["half"] for g in groups):
        # The engine takes the word "epoch" for a time.
        sql = "CASE WHEN {} < ':' THEN TRY_CAST({} AS TIMESTAMP) END"
        if offset:
            sql = "CAST(TRY_CAST({} AS TIMESTAMPTZ) AS TIMESTAMP)"
    elif name == "compact":
        text = f"regexp_replace({text}, '[T :]', '', 'g')"
        clocks = ("%H%M%S", "%H%M%S.%f", "%H%M", "")
        sql = _strptime(f"%Y%m%d{clock}" for clock in _zoned(clocks, offset))
    else:
        if name == "numeric" and day_first is None:
            day_first = _day_first(groups)
        sql = _strptime(_formats(name, groups, offset, day_first))
    if name != "numeric":
        day_first = None
    elif day_first is False:
        name = "month/day/year"
    else:
        name = "day/month/year"
    return TimeFormat(name, text, sql, offset, day_first), share


#: Excel counts days; a thousandth of a second is more than its fractions can say.
_EXCEL_SQL = (
    "TIMESTAMP '1899-12-30' + to_microseconds(CAST(round("
    "TRY_CAST(replace({}, ',', '.') AS DOUBLE) * 86400000) AS BIGINT) * 1000)"
)


def unix_sql(column: str, largest: float) -> str:
    """Give SQL for Unix times; seconds, milli-, micro- or nanoseconds follow from the largest."""
    scale = next(
        s for s, limit in ((1e6, 1e11), (1e3, 1e14), (1, 1e17), (1e-3, float("inf")))
        if largest < limit
    )  # fmt: skip
    return f"make_timestamp(TRY_CAST(round(TRY_CAST({column} AS DOUBLE) * {scale}) AS BIGINT))"


def _strptime(formats: Iterable[str]) -> str:
    listed = ", ".join(map(literal, formats))
    return f"CAST(try_strptime({{}}, [{listed}]) AS TIMESTAMP)"


def _formats(
    name: str, groups: Sequence[dict[str, str | None]], offset: bool, day_first: bool | None
) -> list[str]:
    """List the formats of texts with one shape, those with two digits for the year first."""
    if name == "ctime":
        return ["%b %d %H:%M:%S %Y"]
    half = any(g["half"] for g in groups)
    clocks = ("%I:%M:%S %p", "%I:%M %p", "%I:%M:%S.%f %p") if half else (
        "%H:%M:%S", "%H:%M", "%H:%M:%S.%f")  # fmt: skip
    marks = sorted({g.get("mark") or "" for g in groups})
    years = ["%y" if digits == 2 else "%Y" for digits in sorted({len(_year(g)) for g in groups})]
    order = "{m}%m{m}%d{m}{y}" if day_first is False else "{m}%d{m}%m{m}{y}"
    written = {
        "ISO": ("%Y-%m-%d",),
        "numeric": tuple(order[3:].format(m=m, y=y) for y in years for m in marks),
        "day, month's name": tuple(
            f"%d{m}{month}{m}{y}" for y in years for m in marks for month in ("%b", "%B")
        ),
        "month's name, day": tuple(f"{b}{m}%d{m}%Y" for m in marks for b in ("%b", "%B")),
        "year, month's name": tuple(f"%Y{m}{b}{m}%d" for m in marks for b in ("%b", "%B")),
    }[name]
    return [f"{d}{c}" for d in written for c in (*_zoned([f" {c}" for c in clocks], offset), "")]


def _year(groups: dict[str, str | None]) -> str:
    return groups.get("year") or "2024"


def _zoned(clocks: Sequence[str], offset: bool) -> list[str]:
    return [*(f"{clock}%z" for clock in clocks if offset), *clocks]


def _day_first(groups: Sequence[dict[str, str | None]]) -> bool | None:
    firsts = max(int(g["first"] or 0) for g in groups)
    seconds = max(int(g["second"] or 0) for g in groups)
    if firsts > 12 >= seconds:
        return True
    return False if seconds > 12 >= firsts else None
