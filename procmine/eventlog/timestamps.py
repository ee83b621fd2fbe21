"""Timestamp formats: recognised on a sample of texts, parsed for all rows by the engine.

A format is SQL that turns a text into a TIMESTAMP, or into null where the text is something
else. Times with an offset become UTC; naive times stay naive.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_CLOCK = r"\d{1,2}:\d{2}(:\d{2}([.,]\d{1,9})?)?( ?[AaPp]\.?[Mm]\.?)?"
_ISO = re.compile(rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}([T ]+{_CLOCK})?")
OFFSET = r"(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?)"
_ISO_OFFSET = re.compile(rf"\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}[T ]+{_CLOCK} ?{OFFSET}")
_NUMERIC = re.compile(rf"(\d{{1,2}})([./-])(\d{{1,2}})[./-](\d{{4}}|\d{{2}})([T ,]+{_CLOCK})?")
_UNIX = re.compile(r"\d{9,10}(\.\d+)?|\d{13}|\d{16}|\d{19}")
_COMPACT = re.compile(r"(19|20)\d{6}([T ]?\d{4}(\d{2})?)?")
_CHINESE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日.*")
_NAMED = re.compile(r".*[A-Za-z]{3}.*\d{2}.*")
#: Formats with month names, tried all on every text.
_NAMED_FORMATS = (
    "%a, %d %b %Y %H:%M:%S %Z", "%A, %d %B %Y %H:%M:%S", "%B %d, %Y %I:%M:%S %p",
    "%b %d, %Y %I:%M:%S %p", "%B %d, %Y %H:%M:%S", "%b %d, %Y %H:%M:%S", "%d %b %Y %H:%M:%S",
    "%d %B %Y %H:%M:%S", "%d-%b-%Y %H:%M:%S", "%d-%b-%y %H:%M:%S", "%d %b %Y %H:%M",
    "%d-%b-%Y %H:%M", "%a %b %d %H:%M:%S %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%b %d, %Y",
)  # fmt: skip
_CHINESE_ISO = (
    "regexp_replace(regexp_replace(regexp_replace(regexp_replace(trim({}), '[年月]', '-', 'g'),"
    " '日 *', ' '), '[时点分]', ':', 'g'), '[:秒 ]+$', '')"
)
#: 2025年4月1日 16时13分33秒 rewritten as ISO; without minutes they are 00.
_CHINESE_SQL = (
    f"coalesce(TRY_CAST({_CHINESE_ISO} AS TIMESTAMP),"
    f" TRY_CAST({_CHINESE_ISO} || ':00' AS TIMESTAMP))"
)
#: Share of the sample's texts that must fit for a column to count as time.
ENOUGH = 0.5


@dataclass(frozen=True, slots=True)
class TimeFormat:
    """How a column's times are written. `sql` has `{}` for the column's text."""

    name: str
    sql: str
    offset: bool = False
    #: Whether day and month could be told apart; None where the question doesn't arise.
    day_first: bool | None = None

    def of(self, column: str) -> str:
        """Give the SQL for a quoted column."""
        return self.sql.replace("{}", column)


def _strptime(*formats: str) -> str:
    listed = ", ".join("'" + f.replace("'", "''") + "'" for f in formats)
    return f"CAST(try_strptime(trim({{}}), [{listed}]) AS TIMESTAMP)"


def _iso(texts: Sequence[str]) -> TimeFormat:
    text = "trim({})" if any(t != t.strip() for t in texts) else "{}"
    if any(re.search(r"[AaPp]\.?[Mm]", t) for t in texts):
        dates, clocks = ("%Y-%m-%d", "%Y/%m/%d"), ("%I:%M:%S %p", "%I:%M %p")
        return TimeFormat("ISO, 12 hours", _strptime(*(f"{d} {c}" for d in dates for c in clocks)))
    for mark, instead in (("/", "-"), (",", ".")):
        if any(mark in t for t in texts):
            text = f"replace({text}, '{mark}', '{instead}')"
    if any(re.match(r"\d{4}\.", t) for t in texts):
        text = f"regexp_replace({text}, '^(\\d{{4}})\\.(\\d+)\\.(\\d+)', '\\1-\\2-\\3')"
    return TimeFormat("ISO", f"TRY_CAST({text} AS TIMESTAMP)")


def _iso_offset(texts: Sequence[str]) -> TimeFormat:
    text = "{}"
    if any(" +" in t or " -" in t for t in texts):
        text = f"regexp_replace(trim({text}), ' +([+-])', '\\1')"
    if any("/" in t for t in texts):
        text = f"replace({text}, '/', '-')"
    sql = f"CAST(TRY_CAST({text} AS TIMESTAMPTZ) AS TIMESTAMP)"
    return TimeFormat("ISO with offset", sql, offset=True)


def _numeric(texts: Sequence[str], day_first: bool | None) -> TimeFormat:
    found = [m for t in texts if (m := _NUMERIC.fullmatch(t.strip()))]
    if day_first is None:
        day_first = _day_first(found)
    twelve = any(re.search(r"[AaPp]\.?[Mm]", t) for t in texts)
    clocks = ("%I:%M:%S %p", "%I:%M %p") if twelve else ("%H:%M:%S", "%H:%M", "%H:%M:%S.%f")
    formats = []
    for mark in sorted({m[2] for m in found}):
        for digits in sorted({len(m[4]) for m in found}, reverse=True):
            year = "%Y" if digits == 4 else "%y"
            order = ("%m", "%d") if day_first is False else ("%d", "%m")
            date = mark.join((*order, year))
            formats += [f"{date} {clock}" for clock in clocks] + [date]
    name = "month/day/year" if day_first is False else "day/month/year"
    return TimeFormat(name, _strptime(*formats), day_first=day_first)


def _day_first(found: Sequence[re.Match[str]]) -> bool | None:
    firsts = max((int(m[1]) for m in found), default=0)
    seconds = max((int(m[3]) for m in found), default=0)
    if firsts > 12 >= seconds:
        return True
    if seconds > 12 >= firsts:
        return False
    # One that says neither is settled by its marks: dots are European, AM and PM American.
    if any(m[2] == "." for m in found):
        return True
    if any("m" in (m[5] or "").lower() for m in found):
        return False
    return None


def unix_sql(column: str, largest: float) -> str:
    """Give SQL for Unix times; seconds, milli-, micro- or nanoseconds follow from the largest."""
    scale = next(
        s for s, limit in ((10**6, 1e11), (10**3, 1e14), (1, 1e17), (1e-3, 1e30)) if largest < limit
    )
    return f"make_timestamp(CAST(round(TRY_CAST({column} AS DOUBLE) * {scale}) AS BIGINT))"


def recognise(
    texts: Sequence[str], day_first: bool | None = None
) -> tuple[TimeFormat | None, float]:
    """Recognise how the texts of a column (none empty) write time.

    Gives the format and the share of the texts that have it; None where under half have one.
    `day_first` decides between day and month where the caller knows.
    """
    if not texts:
        return None, 0.0
    shapes = (_ISO_OFFSET, _ISO, _NUMERIC, _CHINESE, _COMPACT, _UNIX, _NAMED)
    shares = [sum(bool(s.fullmatch(t.strip())) for t in texts) / len(texts) for s in shapes]
    share = max(shares)
    if share < ENOUGH:
        return None, share
    shape = shapes[shares.index(share)]
    fitting = [t for t in texts if shape.fullmatch(t.strip())]
    if shape is _ISO_OFFSET:
        return _iso_offset(fitting), share
    if shape is _ISO:
        return _iso(fitting), share
    if shape is _NUMERIC:
        return _numeric(fitting, day_first), share
    if shape is _CHINESE:
        return TimeFormat("Chinese", _CHINESE_SQL), share
    if shape is _UNIX:
        largest = max(float(t) for t in fitting)
        return TimeFormat("Unix", unix_sql("{}", largest), offset=True), share
    if shape is _COMPACT:
        formats = (
            "%Y%m%d%H%M%S",
            "%Y%m%dT%H%M%S",
            "%Y%m%d %H%M%S",
            "%Y%m%d%H%M",
            "%Y%m%dT%H%M",
            "%Y%m%d",
        )
        return TimeFormat("compact", _strptime(*formats)), share
    named = _matching_named(fitting)
    return (
        (TimeFormat("with month names", _strptime(*_NAMED_FORMATS)), named)
        if named >= ENOUGH
        else (None, named)
    )


def _matching_named(texts: Sequence[str]) -> float:
    month = re.compile(r"(?i)\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b")
    return sum(bool(month.search(t)) for t in texts) / len(texts)
