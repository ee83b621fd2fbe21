"""Raw rows become the canonical log: `events`, one row an activity instance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from procmine.engine import Engine, quoted
from procmine.errors import DataError, NoEvents
from procmine.eventlog import lifecycle
from procmine.eventlog.columns import CANONICAL, Mapping, Source
from procmine.eventlog.recognition import Sample
from procmine.eventlog.times import time_column

#: Rows looked at to recognise columns and formats; fewer where there are very many columns.
SAMPLE_ROWS = 5000
_SAMPLE_CELLS = 500_000
_USABLE = "case_id IS NOT NULL AND activity IS NOT NULL AND timestamp IS NOT NULL"


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
    return Sample(source.columns, values)


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
        stamp = f"coalesce({time.sql}, {start.sql})"
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
        f"CAST({quoted(mapping.timestamp)} AS VARCHAR) AS time_text" if source.place else
        f"CASE WHEN {time.sql} IS NULL THEN CAST({quoted(mapping.timestamp)} AS VARCHAR) END AS time_text",
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
            f"{len(rejected):,} lines set aside that don't fit the columns, the first is line {line}: {text[:60]}"
        )
    set_aside = source.set_aside + len(rejected) + _check(engine, source, mapping, notes)
    relation = "all_rows"
    joined = False
    if mapping.lifecycle:
        counts = lifecycle.transitions(engine)
        if lifecycle.has_pairs(counts):
            notes.append(lifecycle.join_pairs(engine, list(attributes), bool(mapping.instance)))
            relation, joined = "paired", True
    listed = ", ".join([*CANONICAL, "lifecycle", *map(quoted, attributes)])
    engine.view("events", f"SELECT {listed} FROM {relation} WHERE {_USABLE}")
    capabilities = [name for name, there in (
        ("start", start is not None or joined), ("resource", mapping.resource),
        ("role", mapping.role)) if there]  # fmt: skip
    return Canonical(tuple(attributes), tuple(capabilities), tuple(notes), set_aside, time.zoned)


def _attributes(source: Source, mapping: Mapping) -> dict[str, str]:
    """Name the attribute columns: as in the file, but for a clash with a canonical name."""
    used = {column for _, column in mapping.items()}
    reserved = {*CANONICAL, "lifecycle", "instance", "time_text"}
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
    return f"nullif(CAST({quoted(column)} AS VARCHAR), '') AS {name}"


def _number(column: str | None) -> str:
    if column is None:
        return "CAST(NULL AS DOUBLE) AS cost"
    return f"TRY_CAST(replace(CAST({quoted(column)} AS VARCHAR), ',', '.') AS DOUBLE) AS cost"


def _check(engine: Engine, source: Source, mapping: Mapping, notes: list[str]) -> int:
    """Count the rows that are no events and say why; raise where none is one."""
    counts = engine.query(
        "SELECT count(*) AS n, count(*) FILTER (case_id IS NULL) AS cases,"
        " count(*) FILTER (activity IS NULL) AS activities,"
        " count(*) FILTER (timestamp IS NULL) AS times,"
        f" count(*) FILTER (NOT ({_USABLE})) AS aside,"
        " count(*) FILTER (start > timestamp) AS reversed,"
        " min(time_text) FILTER (timestamp IS NULL) AS unread FROM all_rows"
    ).to_pylist()[0]
    if not counts["n"]:
        raise NoEvents(f"{source.name}: no rows below the header", "is it the right file?")
    reasons = [f"{counts[key]:,} without {what}" for key, what in (
        ("cases", f"a case ({mapping.case_id})"), ("activities", f"an activity ({mapping.activity})"),
        ("times", f"a readable time ({mapping.timestamp})")) if counts[key]]  # fmt: skip
    if reasons:
        text = f"{counts['aside']:,} of {counts['n']:,} rows set aside: " + ", ".join(reasons)
        if counts["unread"]:
            text += f"; the first unread time is '{counts['unread'][:40]}'"
        if counts["aside"] == counts["n"]:
            raise NoEvents(
                f"{source.name}: no row is an event: " + ", ".join(reasons),
                "name the columns with --case, --activity and --timestamp",
            )
        notes.append(text)
    if counts["reversed"]:
        notes.append(f"{counts['reversed']:,} events end before they start; their work counts as none")
    engine.view("set_aside", f"SELECT * FROM all_rows WHERE NOT ({_USABLE})")
    return int(counts["aside"])
