"""Raw rows become the canonical log: `events`, one row an activity instance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from procmine.engine import Engine, literal, quoted
from procmine.errors import DataError, NoEvents
from procmine.eventlog import lifecycle
from procmine.eventlog.checks import part_rows, refuse_mixed, told_rejected, told_reversed
from procmine.eventlog.columns import CANONICAL, RESERVED, Mapping, Source
from procmine.eventlog.reading import Reading
from procmine.eventlog.recognition import Sample
from procmine.eventlog.repairs import Repair, chosen
from procmine.eventlog.rereading import reread
from procmine.eventlog.times import TimeColumn, time_column
from procmine.report import RowCount

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
        what = told_rejected(rejected) if rejected else "no rows below the header"
        raise NoEvents(f"{source.name}: {what}", "is it the right file?")
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
    repairs = chosen(reading.fix)
    attributes = _attributes(source, mapping)
    time, start = _times(engine, source, mapping, sample, reading)
    notes = [*source.notes, *(t.note for t in (time, start) if t is not None and t.note)]
    listed = _canonical_columns(mapping, time, start, sample, reading)
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
    relation, filled, backwards = "usable_rows", set(parts.filled), parts.reversed
    explained = [*source.explained]

    def repair(wanted: Sequence[Repair], relation: str) -> str:
        for one in wanted:
            repaired = one.make(engine, relation, list(attributes))
            relation = repaired.relation
            notes.append(repaired.note)
            explained.append((f"taken away by --fix {one.name}", repaired.removed))
        return relation

    relation = repair([one for one in repairs if not one.on_instances], relation)
    if mapping.lifecycle:
        steps = lifecycle.transitions(engine, relation)
        if lifecycle.has_pairs(steps):
            filled.add("start")
        if lifecycle.has_steps(steps):
            joined = lifecycle.join_steps(
                engine, relation, list(attributes), bool(mapping.instance)
            )
            notes += joined.notes
            explained += joined.explained
            relation, backwards = "paired", joined.reversed
    if backwards and "reversed" not in reading.fix:
        notes.append(told_reversed(backwards))
    relation = repair([one for one in repairs if one.on_instances], relation)
    set_aside = source.set_aside + (rejected.count if rejected else 0) + parts.aside
    elsewhere = sum(n for _, n in explained)
    from_source = sum(n for _, n in source.explained)
    read = from_source + source.set_aside + (rejected.count if rejected else 0) + parts.rows
    rows = RowCount(
        read, read - set_aside - elsewhere, set_aside, tuple((why, n) for why, n in explained if n)
    )
    names = ", ".join([*CANONICAL, "lifecycle", "instance", *map(quoted, attributes)])
    engine.view("events", f"SELECT {names} FROM {relation}")
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
            f"{source.name}: '{mapping.start}' and '{mapping.timestamp}' are not both with or"
            " both without a UTC offset",
            "export both in one way, or leave the start out with --start none",
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


def _canonical_columns(
    mapping: Mapping,
    time: TimeColumn,
    start: TimeColumn | None,
    sample: Sample,
    reading: Reading,
) -> list[str]:
    """Give the SQL of all columns of ours but the position, and of the texts that are no times."""
    assert mapping.timestamp
    stamp, start_sql = time.sql, "CAST(NULL AS TIMESTAMP)"
    start_text = "CAST(NULL AS VARCHAR) AS start_text"
    if start and mapping.start:
        start_sql = start.sql
        start_text = _doubtful(mapping.start, start, "start_text")
        # A lone start is an instance, too.
        stamp = (
            f"CASE WHEN {_given(mapping.timestamp)} IS NULL THEN {start.sql} ELSE {time.sql} END"
        )
    return [
        _text(mapping.case_id, "case_id"),
        _activity(mapping.activity, reading),
        f"{start_sql} AS start",
        f"{stamp} AS timestamp",
        _text(mapping.resource, "resource"),
        _text(mapping.role, "role"),
        _number(mapping.cost, sample),
        _text(mapping.lifecycle, "lifecycle"),
        _text(mapping.instance, "instance"),
        _doubtful(mapping.timestamp, time, "time_text"),
        start_text,
    ]


def _attributes(source: Source, mapping: Mapping) -> dict[str, str]:
    """Name the attribute columns: as in the file, but for a clash with a canonical name."""
    used = {column for _, column in mapping.items()}
    reserved = set(RESERVED)
    named: dict[str, str] = {}
    for own in source.columns:
        if own in used:
            continue
        ours = own
        while ours.lower() in reserved:
            ours += "_"
        reserved.add(ours.lower())
        named[ours] = own
    return named


def _text(column: str | None, name: str) -> str:
    if column is None:
        return f"CAST(NULL AS VARCHAR) AS {name}"
    return f"{_given(column)} AS {name}"


def _activity(column: str | None, reading: Reading) -> str:
    """Give the SQL for the activity, by the name that the user wants it to have."""
    if column is None or not reading.labels:
        return _text(column, "activity")
    names = " ".join(
        f"WHEN {literal(old)} THEN {literal(new)}" for old, new in reading.labels.items()
    )
    text = _given(column)
    return f"CASE {text} {names} ELSE {text} END AS activity"


def _doubtful(column: str, time: TimeColumn, name: str) -> str:
    """Keep the texts that are no time, or one of another kind than the others."""
    return f"CASE WHEN {time.sql} IS NULL OR {time.odd} THEN {_given(column)} END AS {name}"


def _given(column: str) -> str:
    """Give the text of a cell, null where it is empty or blank."""
    text = f"CAST({quoted(column)} AS VARCHAR)"
    # Few texts begin with a blank: the comparison spares the others the trimming.
    return f"CASE WHEN {text} >= '!' OR trim({text}) <> '' THEN {text} END"


def _number(column: str | None, sample: Sample) -> str:
    """Give the SQL for a cost, whichever of comma and point is the decimal mark."""
    if column is None:
        return "CAST(NULL AS DOUBLE) AS cost"
    if sample.types[column] != "VARCHAR":
        return f"TRY_CAST({quoted(column)} AS DOUBLE) AS cost"
    comma = any(re.search(r",\d{1,2}$|,\d{4,}$|\..*,", text) for text in sample.values[column])
    text = f"replace({quoted(column)}, '{'.' if comma else ','}', '')"
    plain = f"regexp_replace({text}, '[ ''\u00a0]', '', 'g')"
    return f"TRY_CAST(replace({plain}, ',', '.') AS DOUBLE) AS cost"
