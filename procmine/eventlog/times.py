"""The SQL that turns a file's time column into a TIMESTAMP, whatever its type."""

from __future__ import annotations

from dataclasses import dataclass

from procmine.engine import Engine, quoted
from procmine.errors import DataError
from procmine.eventlog import timestamps
from procmine.eventlog.recognition import Sample


@dataclass(frozen=True, slots=True)
class TimeColumn:
    """A time column: SQL for its TIMESTAMP, whether its times have a zone, what was assumed."""

    sql: str
    zoned: bool
    note: str = ""


def time_column(engine: Engine, relation: str, column: str, sample: Sample, source: str) -> TimeColumn:
    """Find out how `column` writes time; DataError where it holds none, or naive and zoned mixed."""
    kind, name = sample.types[column], quoted(column)
    if kind == "TIMESTAMP WITH TIME ZONE":
        return TimeColumn(f"CAST({name} AS TIMESTAMP)", zoned=True)
    if kind.startswith(("TIMESTAMP", "DATE")):
        return TimeColumn(f"CAST({name} AS TIMESTAMP)", zoned=False)
    texts = [t for t in sample.values[column] if t.strip()]
    if kind != "VARCHAR" and texts:
        largest = max(abs(float(t)) for t in texts)
        return TimeColumn(timestamps.unix_sql(name, largest), zoned=True, note=f"{column}: Unix time")
    form, _ = timestamps.recognise(texts)
    if form is None:
        shown = f" (the first says: {texts[0][:40]})" if texts else " (it is empty)"
        raise DataError(
            f"{source}: no times can be read in column '{column}'{shown}",
            "name another with --timestamp COLUMN; procmine reads ISO 8601, day/month/year, Unix time and more",
        )
    note = ""
    if form.name == "day/month/year" and form.day_first is None:
        form, note = _settled(engine, relation, column, texts)
    _refuse_mixed(engine, relation, column, texts, form.offset, source)
    return TimeColumn(form.of(name), zoned=form.offset, note=note)


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


def _refuse_mixed(
    engine: Engine, relation: str, column: str, texts: list[str], offset: bool, source: str
) -> None:
    """Refuse a column where some times have an offset and others have none."""
    name = quoted(column)
    ending = f"regexp_matches({name}, '\\d *{timestamps.OFFSET}$')"
    if offset and any(c.isalpha() or c in ":-" for c in texts[0]):
        odd = f"NOT {ending}"
    elif not offset and all(t[:4].isdigit() for t in texts):
        # A text no longer than the sample's holds no more than they do.
        longest = max(len(t) for t in texts)
        odd = f"len({name}) > {longest} AND {ending} AND {name} LIKE '%:%'"
    else:
        return
    rows = engine.query(
        f"SELECT any_value({name}) AS text, count(*) AS n FROM {relation}"
        f" WHERE {name} <> '' AND {odd} AND TRY_CAST({name} AS TIMESTAMP) IS NOT NULL"
    ).to_pylist()[0]
    if rows["n"]:
        which = "without" if offset else "with"
        raise DataError(
            f"{source}: column '{column}' mixes times with and without a UTC offset"
            f" ({rows['n']:,} {which} one, such as {rows['text']})",
            "export all times in one way, or give each the offset it was taken in",
        )
