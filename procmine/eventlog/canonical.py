"""Raw rows become the canonical log: `events`, one row an activity instance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmine.engine import Engine, quoted
from procmine.errors import DataError, NoEvents
from procmine.eventlog.checks import part_rows, refuse_mixed, told_rejected
from procmine.eventlog.column_sql import attributes_of, canonical_columns
from procmine.eventlog.columns import CANONICAL, Mapping, Source
from procmine.eventlog.instances import instances_of
from procmine.eventlog.reading import Reading
from procmine.eventlog.recognition import Sample
from procmine.eventlog.repairs import chosen
from procmine.eventlog.rereading import reread
from procmine.eventlog.times import TimeColumn, time_column
from procmine.report import RowCount
from procmine.words.say import say

#: Rows looked at to recognise columns and formats; fewer where there are very many columns.
SAMPLE_ROWS = 5000
_SAMPLE_CELLS = 500_000


@dataclass(frozen=True, slots=True)
class Canonical:
    """What became of the rows: attribute columns, capabilities, notes, and how many they are.

    `zoned` says that the times came with a UTC offset, and are UTC now. `time_attributes` are the
    attributes that hold times, `ambiguous_dates` the file's columns in which the order of day and
    month is a guess.
    """

    attributes: tuple[str, ...]
    time_attributes: tuple[str, ...]
    capabilities: tuple[str, ...]
    notes: tuple[str, ...]
    rows: RowCount
    zoned: bool
    ambiguous_dates: tuple[str, ...] = ()


def sample_of(engine: Engine, source: Source) -> Sample:
    """Take the first rows of a source as texts, empty ones left out; NoEvents without any."""
    rows = max(200, min(SAMPLE_ROWS, _SAMPLE_CELLS // max(1, len(source.columns))))
    listed = ", ".join(f"CAST({quoted(c)} AS VARCHAR) AS {quoted(c)}" for c in source.columns)
    first = engine.records(f"SELECT {listed} FROM {source.relation} LIMIT {rows}")
    if not first:
        engine.rows("all_rows", f"SELECT {listed} FROM {source.relation}")
        rejected = engine.rejected_lines("all_rows")
        what = told_rejected(rejected) if rejected else say("no rows below the header")
        raise NoEvents(f"{source.name}: {what}", say("is it the right file?"))
    values: dict[str, Sequence[str]] = {
        name: [row[name] for row in first if row[name]] for name in source.columns
    }
    return Sample(source.columns, values, rows=first)


def canonise(
    engine: Engine, source: Source, mapping: Mapping, sample: Sample, reading: Reading
) -> Canonical:
    """Make `events` (and `set_aside`, the rows that are none) out of a source's rows.

    Raises DataError where the time column holds no times, NoEvents where no row is an event,
    UsageError for a repair that there is none of.
    """
    assert mapping.timestamp
    chosen(reading.fix)  # a wrong one is told before a long log is read
    attributes = attributes_of(source, mapping)
    time, start = _times(engine, source, mapping, sample, reading)
    notes = [*source.notes, *(t.note for t in (time, start) if t is not None and t.note)]
    listed = canonical_columns(mapping, time, start, sample, reading)
    listed += [f"{quoted(own)} AS {quoted(ours)}" for ours, own in attributes.items()]
    rejected = None
    if source.place:
        listed.append(f"{source.place} AS position")
        engine.view("read_rows", f"SELECT {', '.join(listed)} FROM {source.relation}")
    else:
        engine.rows("read_rows", f"SELECT {', '.join(listed)} FROM {source.relation}")
        rejected = engine.rejected_lines("read_rows")
    if rejected:
        notes.append(told_rejected(rejected))
    again = reread(engine, "read_rows", _texts(mapping, time, start), reading.dates)
    engine.view("all_rows", f"SELECT * FROM {again.relation}")
    notes += again.notes
    refuse_mixed(engine, source.name, "timestamp", mapping.timestamp, time.zoned)
    if start and mapping.start:
        refuse_mixed(engine, source.name, "start", mapping.start, start.zoned)
    parts = part_rows(engine, source.name, mapping)
    notes += parts.notes
    made = instances_of(engine, "usable_rows", mapping, list(attributes), reading, parts.reversed)
    notes += made.notes
    filled = parts.filled | made.filled
    explained = [*source.explained, *made.explained]
    no_rows = source.set_aside + (rejected.count if rejected else 0)
    read = no_rows + parts.rows + sum(n for _, n in source.explained)
    set_aside = no_rows + parts.aside
    events = read - set_aside - sum(n for _, n in explained)
    rows = RowCount(read, events, set_aside, tuple((why, n) for why, n in explained if n))
    names = ", ".join([*CANONICAL, "lifecycle", "instance", *map(quoted, attributes)])
    engine.view("events", f"SELECT {names} FROM {made.relation}")
    return Canonical(
        attributes=tuple(attributes),
        time_attributes=tuple(a for a, own in attributes.items() if sample.is_time(own)),
        capabilities=tuple(name for name in ("start", "resource", "role") if name in filled),
        notes=tuple(notes),
        rows=rows,
        zoned=time.zoned,
        ambiguous_dates=tuple(
            column
            for column, read in ((mapping.timestamp, time), (mapping.start, start))
            if column and read and read.ambiguous
        ),
    )


def _times(
    engine: Engine, source: Source, mapping: Mapping, sample: Sample, reading: Reading
) -> tuple[TimeColumn, TimeColumn | None]:
    """Find out how times are written; DataError where only one of start and end has an offset."""
    assert mapping.timestamp
    time = time_column(
        engine, source.relation, mapping.timestamp, sample, source.name, reading.dates
    )
    if not mapping.start:
        return time, None
    start = time_column(engine, source.relation, mapping.start, sample, source.name, reading.dates)
    if start.zoned != time.zoned:
        raise DataError(
            say(
                "{name}: '{start}' and '{timestamp}' are not both with or both"
                " without a UTC offset",
                name=source.name,
                start=mapping.start,
                timestamp=mapping.timestamp,
            ),
            say("export both in one way, or leave the start out with --start none"),
        )
    return time, start


def _texts(
    mapping: Mapping, time: TimeColumn, start: TimeColumn | None
) -> dict[str, tuple[str, TimeColumn]]:
    """Give the columns whose times are texts, the start first, for it may be the only time."""
    columns = {"start": (mapping.start, start), "timestamp": (mapping.timestamp, time)}
    return {
        name: (own, column) for name, (own, column) in columns.items()
        if own and column and column.format
    }  # fmt: skip
