"""The SQL that turns a file's time column into a TIMESTAMP, whatever its type."""

from __future__ import annotations

import re
from dataclasses import dataclass

from procmine.engine import Engine, quoted
from procmine.errors import DataError
from procmine.eventlog import timestamps
from procmine.eventlog.recognition import Sample


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """A time column: SQL for its TIMESTAMP, whether its times have a zone, what was assumed.

    `odd` is SQL that is true of a text that has an offset where the others have none, or none
    where the others have one.
    """

    sql: str
    zoned: bool
    note: str = ""
    odd: str = "false"


def time_column(
    engine: Engine, relation: str, column: str, sample: Sample, source: str
) -> TimeColumn:
    """Find out how `column` writes time; DataError where it holds no times."""
    kind, name = sample.types[column], quoted(column)
    if kind == "TIMESTAMP WITH TIME ZONE":
        return TimeColumn(f"CAST({name} AS TIMESTAMP)", zoned=True)
    if kind.startswith(("TIMESTAMP", "DATE")):
        return TimeColumn(f"CAST({name} AS TIMESTAMP)", zoned=False)
    texts = [t for t in sample.values[column] if t.strip()]
    if kind != "VARCHAR" and texts:
        largest = max(abs(float(t)) for t in texts)
        return TimeColumn(
            timestamps.unix_sql(name, largest), zoned=True, note=f"{column}: Unix time"
        )
    form, _ = timestamps.recognise(texts)
    if form is None:
        shown = f" (the first says: {texts[0][:40]})" if texts else " (it is empty)"
        raise DataError(
            f"{source}: no times can be read in column '{column}'{shown}",
            "name another with --timestamp COLUMN; ISO 8601, day/month/year, Unix time and more"
            " are read",
        )
    note = ""
    if form.name == "day/month/year" and form.day_first is None:
        form, note = _settled(engine, relation, column, texts)
    return TimeColumn(form.of(name), form.offset, note, _odd(name, texts, form.offset))


def _settled(
    engine: Engine, relation: str, column: str, texts: list[str]
) -> tuple[timestamps.TimeFormat, str]:
    """Decide between day and month on the whole column, where the sample doesn't."""
    name = quoted(column)
    largest = engine.query(
        f"SELECT max(TRY_CAST(regexp_extract({name}, '^ *(\\d+)', 1) AS INTEGER)) AS first,"
        f" max(TRY_CAST(regexp_extract({name}, '^ *\\d+\\D(\\d+)', 1) AS INTEGER)) AS second"
        f" FROM {relation}"
    ).to_pylist()[0]
    day_first = not ((largest["second"] or 0) > 12 >= (largest["first"] or 0))
    form, _ = timestamps.recognise(texts, day_first=day_first)
    assert form is not None
    if (largest["first"] or 0) <= 12 and (largest["second"] or 0) <= 12:
        return form, f"{column}: day and month can't be told apart, read as day/month/year"
    return form, ""


def _odd(name: str, texts: list[str], offset: bool) -> str:
    """Give SQL for texts that are times, but with an offset where the others have none, or without.

    A text no longer than the sample's holds no more than they do: that spares most of a search
    of each text.
    """
    ending = f"regexp_matches({name}, '\\d *{timestamps.OFFSET}$')"
    if offset:
        # Unix times have no offset to lack.
        return f"NOT {ending}" if any(c in ":-" for c in texts[0]) else "false"
    offset_end = re.compile(rf"\d *{timestamps.OFFSET}$")
    longest = max((len(t) for t in texts if not offset_end.search(t)), default=0)
    return f"len({name}) > {longest} AND {ending} AND {name} LIKE '%:%'"
