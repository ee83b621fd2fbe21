"""Wide tables become logs: each time in the row of a case is an event of that case."""

from __future__ import annotations

from dataclasses import replace

from procmine.engine import Engine, literal, quoted
from procmine.eventlog.checks import told_rejected
from procmine.eventlog.columns import Mapping, Source
from procmine.eventlog.milestones import Milestone, WideTable, wide_table
from procmine.eventlog.reading import Reading
from procmine.eventlog.recognition import NONE, Sample
from procmine.eventlog.times import time_column
from procmine.words.say import say, unsaid

#: Names of columns that a wide table may be given beside its own.
_MADE = ("activity", "start", "timestamp", "position")


def unpivoted(
    engine: Engine, source: Source, sample: Sample, reading: Reading
) -> tuple[Source, Reading]:
    """Give a wide table as events, one for each time in it, and the columns to read them by.

    The other columns are attributes of the case. What is no wide table comes back as it is.
    """
    wide = wide_table(sample, reading.columns)
    if wide is None:
        return source, reading
    rows, events = f"{source.relation}_wide", f"{source.relation}_steps"
    listed = ", ".join(map(quoted, source.columns))
    engine.table(rows, f"SELECT {listed} FROM {source.relation}")
    rejected = None if source.place else engine.rejected_lines(rows)
    own = _attributes(source, wide)
    engine.rows(events, _events(engine, replace(source, relation=rows), sample, reading, wide, own))
    counts = engine.records(
        f"SELECT (SELECT count(*) FROM {rows}) AS cases, (SELECT count(*) FROM {events}) AS events"
    )[0]
    empty = int(counts["cases"]) * len(wide.milestones) - int(counts["events"])
    told = say(
        "one row a case: {count} columns of times are read as activities",
        count=len(wide.milestones),
    )
    made = Source(
        source.name,
        events,
        {**{ours: source.columns[name] for name, ours in own.items()},
         **dict.fromkeys(_made(wide), "VARCHAR")},
        place="position",
        notes=(*source.notes, *([told_rejected(rejected)] if rejected else []), told),
        set_aside=source.set_aside + (rejected.count if rejected else 0),
        explained=(*source.explained, (unsaid("milestones not reached"), empty)),
    )  # fmt: skip
    return made, replace(reading, columns=_mapping(reading.columns, wide, own))


def _made(wide: WideTable) -> tuple[str, ...]:
    has_start = any(milestone.start for milestone in wide.milestones)
    return ("activity", "start", "timestamp") if has_start else ("activity", "timestamp")


def _mapping(given: Mapping, wide: WideTable, own: dict[str, str]) -> Mapping:
    """Name the columns that were made; who did a step is not told by the case's own columns."""
    mapping = Mapping(own[wide.case], "activity", "timestamp")
    mapping = mapping.with_column("start", "start" if "start" in _made(wide) else NONE)
    for canonical in ("resource", "role", "cost", "lifecycle", "instance"):
        column = getattr(given, canonical)
        mapping = mapping.with_column(canonical, own.get(column, column) if column else NONE)
    return mapping


def _attributes(source: Source, wide: WideTable) -> dict[str, str]:
    """Name the columns that stay, other than those that are made."""
    gone = {column for one in wide.milestones for column in (one.start, one.end)}
    taken, named = set(_MADE), {}
    for column in source.columns:
        if column not in gone:
            name = column
            while name.lower() in taken:
                name += "_"
            taken.add(name.lower())
            named[column] = name
    return named


def _events(
    engine: Engine,
    source: Source,
    sample: Sample,
    reading: Reading,
    wide: WideTable,
    own: dict[str, str],
) -> str:
    """Give the query that makes an event of each time."""

    def text(column: str | None) -> str:
        if column is None:
            return "CAST(NULL AS VARCHAR)"
        time = time_column(engine, source.relation, column, sample, source.name, reading.dates)
        zone = " || '+00:00'" if time.zoned else ""
        # What is no time stays as it is, so that it is told.
        given = f"nullif(trim(CAST({quoted(column)} AS VARCHAR)), '')"
        return f"coalesce(CAST({time.sql} AS VARCHAR){zone}, {given})"

    def step(one: Milestone) -> str:
        return (
            f"struct_pack(activity := {literal(one.activity)}, start := {text(one.start)},"
            f" timestamp := {text(one.end)})"
        )

    kept = "".join(f"{quoted(name)} AS {quoted(ours)}, " for name, ours in own.items())
    listed = "".join(f"{quoted(ours)}, " for ours in own.values())
    steps = ", ".join(map(step, wide.milestones))
    return (
        f"SELECT {listed}_step.activity AS activity, _step.start AS start,"
        f" _step.timestamp AS timestamp FROM (SELECT {kept}unnest([{steps}]) AS _step"
        f" FROM {source.relation}) WHERE coalesce(_step.timestamp, _step.start) IS NOT NULL"
    )
