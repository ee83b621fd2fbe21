"""Raw rows become the canonical log: `events`, one row an activity instance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmine.engine import Engine, quoted
from procmine.errors import DataError
from procmine.eventlog import lifecycle
from procmine.eventlog.checks import part_rows, refuse_mixed
from procmine.eventlog.columns import CANONICAL, Mapping, Source
from procmine.eventlog.recognition import Sample
from procmine.eventlog.times import TimeColumn, time_column

#: Rows looked at to recognise columns and formats; fewer where there are very many columns.
SAMPLE_ROWS = 5000
_SAMPLE_CELLS = 500_000


@dataclass(frozen=True, slots=True)
class Canonical:
    """What became of the rows: attribute columns, capabilities, notes, rows set aside.

    `zoned` says that the times came with a UTC offset, and are UTC now.
    """

    attributes: tuple[str, ...]
    capabilities: tuple[str, ...]
    notes: tuple[str, ...]
    set_aside: int
    zoned: bool


def sample_of(engine: Engine, source: Source) -> Sample:
    """Take the first rows of a source as texts, empty ones left out."""
    rows = max(200, min(SAMPLE_ROWS, _SAMPLE_CELLS // max(1, len(source.columns))))
    listed = ", ".join(f"CAST({quoted(c)} AS VARCHAR) AS {quoted(c)}" for c in source.columns)
    first = engine.query(f"SELECT {listed} FROM {source.relation} LIMIT {rows}")
    values: dict[str, Sequence[str]] = {
        name: [v for v in first.column(i).to_pylist() if v]
        for i, name in enumerate(first.column_names)
    }
    return Sample(source.columns, values, first.num_rows)


def canonise(engine: Engine, source: Source, mapping: Mapping, sample: Sample) -> Canonical:
    """Make `events` (and `set_aside`, the rows that are none) out of a source's rows.

    Raises DataError where the time column holds no times, NoEvents where no row is an event.
    """
    assert mapping.case_id and mapping.activity and mapping.timestamp
    notes = list(source.notes)
    attributes = _attributes(source, mapping)
    time = time_column(engine, source.relation, mapping.timestamp, sample, source.name)
    start = None
    if mapping.start:
        start = time_column(engine, source.relation, mapping.start, sample, source.name)
        if start.zoned != time.zoned:
            raise DataError(
                f"{source.name}: '{mapping.start}' and '{mapping.timestamp}' are not both with or"
                " both without a UTC offset",
                "export both in one way, or leave the start out with --start none",
            )
    notes += [t.note for t in (time, start) if t is not None and t.note]
    stamp = time.sql
    if start is not None:  # a lone start is an instance, too
        stamp = (
            f"CASE WHEN {_given(mapping.timestamp)} IS NULL THEN {start.sql} ELSE {time.sql} END"
        )
    columns = [
        _text(mapping.case_id, "case_id"),
        _text(mapping.activity, "activity"),
        f"{start.sql if start else 'CAST(NULL AS TIMESTAMP)'} AS start",
        f"{stamp} AS timestamp",
        _text(mapping.resource, "resource"),
        _text(mapping.role, "role"),
        _number(mapping.cost),
        _text(mapping.lifecycle, "lifecycle"),
        _text(mapping.instance, "instance"),
        _doubtful(mapping.timestamp, time, "time_text"),
        _doubtful(mapping.start, start, "start_text")
        if start and mapping.start
        else "CAST(NULL AS VARCHAR) AS start_text",
        *(f"{quoted(own)} AS {quoted(ours)}" for ours, own in attributes.items()),
    ]  # fmt: skip
    sql = f"SELECT {', '.join(columns)} FROM {source.relation}"
    if source.place:
        engine.view("all_rows", sql.replace("SELECT ", f"SELECT {source.place} AS position, ", 1))
    else:
        engine.rows("all_rows", sql)
    rejected = engine.rejected_lines()
    if rejected:
        line, text = rejected[0]
        notes.append(
            f"{len(rejected):,} lines set aside that don't fit the columns;"
            f" the first is line {line}: {text[:60]}"
        )
    refuse_mixed(engine, source.name, "timestamp", mapping.timestamp, time.zoned)
    if start and mapping.start:
        refuse_mixed(engine, source.name, "start", mapping.start, start.zoned)
    aside, told = part_rows(engine, source.name, mapping)
    notes += told
    relation, joined = "usable_rows", False
    if mapping.lifecycle and lifecycle.has_pairs(lifecycle.transitions(engine)):
        notes.append(lifecycle.join_pairs(engine, list(attributes), bool(mapping.instance)))
        relation, joined = "paired", True
    listed = ", ".join([*CANONICAL, "lifecycle", *map(quoted, attributes)])
    engine.view("events", f"SELECT {listed} FROM {relation}")
    capabilities = [name for name, there in (
        ("start", start is not None or joined), ("resource", mapping.resource),
        ("role", mapping.role)) if there]  # fmt: skip
    set_aside = source.set_aside + len(rejected) + aside
    return Canonical(tuple(attributes), tuple(capabilities), tuple(notes), set_aside, time.zoned)


def _attributes(source: Source, mapping: Mapping) -> dict[str, str]:
    """Name the attribute columns: as in the file, but for a clash with a canonical name."""
    used = {column for _, column in mapping.items()}
    reserved = {*CANONICAL, "lifecycle", "instance", "start_text", "time_text"}
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


def _doubtful(column: str, time: TimeColumn, name: str) -> str:
    """Keep the texts that are no time, or one of another kind than the others."""
    return f"CASE WHEN {time.sql} IS NULL OR {time.odd} THEN {_given(column)} END AS {name}"


def _given(column: str) -> str:
    """Give the text of a cell, null where it is empty."""
    return f"nullif(CAST({quoted(column)} AS VARCHAR), '')"


def _number(column: str | None) -> str:
    if column is None:
        return "CAST(NULL AS DOUBLE) AS cost"
    return f"TRY_CAST(replace(CAST({quoted(column)} AS VARCHAR), ',', '.') AS DOUBLE) AS cost"
