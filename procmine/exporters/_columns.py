"""Which columns a table of a log's events has, and what they are called.

They keep the log's own names and order, so that a table that was read comes out as it went in.
But where a reader who is told nothing would take other columns for the case, the activity and so
on (because the user had named them, say), the canonical columns are called as in XES, by the
names that are known best, and stand first.
"""

from __future__ import annotations

from dataclasses import dataclass

from procmine.engine import literal, quoted
from procmine.errors import ColumnError
from procmine.eventlog import EventLog, Mapping, Source
from procmine.eventlog.canonical import sample_of
from procmine.eventlog.columns import STANDARD
from procmine.eventlog.recognition import recognise
from procmine.words.columns import STARTS

TIMES = ("start", "timestamp")
#: A start without a completion is a row whose start is its time; a reader would look for the
#: completion if the row called itself a start.
_LIFECYCLE = (
    "CASE WHEN start IS NULL OR lower(trim(lifecycle)) NOT IN"
    f" ({', '.join(map(literal, STARTS))}) THEN lifecycle END"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column to write: its name, its SQL over `events`, and its type in the engine.

    `canonical` is the canonical column that it is, None for an attribute.
    """

    name: str
    sql: str
    kind: str
    canonical: str | None = None

    @property
    def is_zoned(self) -> bool:
        """Say whether it holds times with a UTC offset; their SQL gives UTC."""
        return self.kind == "TIMESTAMP WITH TIME ZONE"


def columns_of(log: EventLog) -> tuple[Column, ...]:
    """Give the columns of a table of the log's events."""
    own = _own(log)
    return own if _are_recognised(log, own) else _standard(own)


def attributes_of(log: EventLog) -> tuple[Column, ...]:
    """Give the log's attributes, by their own names."""
    return tuple(column for column in _own(log) if column.canonical is None)


def free(name: str, taken: set[str]) -> str:
    """Give the name, or one like it that is not taken yet, and take it."""
    while name.lower() in taken:
        name += "_"
    taken.add(name.lower())
    return name


def _own(log: EventLog) -> tuple[Column, ...]:
    kinds = log.engine.columns("events")
    mapped = {column: canonical for canonical, column in log.mapping.items()}
    attributes = dict(zip((c for c in log.header if c not in mapped), log.attributes, strict=True))
    columns = []
    for name in log.header:
        if name in mapped:
            columns.append(_canonical(log, mapped[name], name))
        else:
            ours = attributes[name]
            columns.append(Column(name, quoted(ours), kinds[ours]))
    if "start" in log.capabilities and log.mapping.start is None:
        # Starts and completions were joined; the header has no column for a start.
        place = next(i for i, c in enumerate(columns) if c.canonical == "timestamp")
        taken = {name.lower() for name in log.header}
        columns.insert(place, _canonical(log, "start", free(STANDARD["start"], taken)))
    return tuple(columns)


def _canonical(log: EventLog, canonical: str, name: str) -> Column:
    if canonical in TIMES:
        kind = "TIMESTAMP WITH TIME ZONE" if log.zoned else "TIMESTAMP"
        return Column(name, canonical, kind, canonical)
    if canonical == "lifecycle":
        return Column(name, _LIFECYCLE, "VARCHAR", canonical)
    return Column(name, canonical, "DOUBLE" if canonical == "cost" else "VARCHAR", canonical)


def _are_recognised(log: EventLog, columns: tuple[Column, ...]) -> bool:
    """Say whether a reader who is told nothing takes the same columns as the log has."""
    listed = ", ".join(f"{typed(c)} AS {quoted(c.name)}" for c in columns)
    log.engine.view("exported", f"SELECT {listed} FROM events")
    names = log.engine.columns("exported")
    sample = sample_of(log.engine, Source(log.name, "exported", names))
    try:
        found = recognise(sample, Mapping(), log.name)
    except ColumnError:
        return False
    return all(
        getattr(found, c.canonical) == c.name
        for c in columns
        if c.canonical and c.canonical != "instance" and sample.values[c.name]
    )


def _standard(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    canonical = {c.canonical: c for c in columns if c.canonical}
    taken = {STANDARD[name] for name in canonical}
    named = [
        Column(name, canonical[ours].sql, canonical[ours].kind, ours)
        for ours, name in STANDARD.items()
        if ours in canonical
    ]
    attributes = [c for c in columns if c.canonical is None]
    return (*named, *(Column(free(c.name, taken), c.sql, c.kind) for c in attributes))


def typed(column: Column) -> str:
    """Give the SQL of a column's value in its type; the canonical times have none of their own."""
    if column.canonical in TIMES and column.is_zoned:
        return f"CAST({column.sql} AS TIMESTAMPTZ)"
    return column.sql
