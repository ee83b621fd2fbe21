"""The canonical columns of an event log, and which column of the file each comes from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import count

#: What the option for each column is called on the command line and in messages.
OPTIONS: dict[str, str] = {
    "case_id": "--case",
    "activity": "--activity",
    "timestamp": "--timestamp",
    "start": "--start",
    "resource": "--resource",
    "role": "--role",
}
NEEDED = ("case_id", "activity", "timestamp")
#: All canonical columns of `events` in order; any other column of the log is an attribute.
CANONICAL = ("case_id", "activity", "start", "timestamp", "resource", "role", "position", "cost")

#: Names that a log's own columns can't have beside these: helpers, and the engine's row number.
RESERVED = frozenset(
    (*CANONICAL, "lifecycle", "instance", "start_text", "time_text", "rowid",
     "case_no", "_step", "_balance", "_lone", "_nth")
)  # fmt: skip

#: What XES calls the canonical columns; `start` is what pm4py calls it.
STANDARD = {
    "case_id": "case:concept:name",
    "activity": "concept:name",
    "start": "start_timestamp",
    "timestamp": "time:timestamp",
    "resource": "org:resource",
    "role": "org:role",
    "cost": "cost:total",
    "lifecycle": "lifecycle:transition",
    "instance": "concept:instance",
}


@dataclass(frozen=True, slots=True)
class Mapping:
    """For each canonical column the file's own column, or None."""

    case_id: str | None = None
    activity: str | None = None
    timestamp: str | None = None
    start: str | None = None
    resource: str | None = None
    role: str | None = None
    cost: str | None = None
    lifecycle: str | None = None
    instance: str | None = None

    def items(self) -> list[tuple[str, str]]:
        """List the canonical columns that have one in the file."""
        pairs = [(name, getattr(self, name)) for name in self.__slots__]
        return [(name, column) for name, column in pairs if column is not None]

    def with_column(self, canonical: str, column: str | None) -> Mapping:
        """Give the same mapping with another column for `canonical`."""
        return replace(self, **{canonical: column})


@dataclass(frozen=True, slots=True)
class Source:
    """Rows as an importer found them, waiting in the engine under `relation`.

    `place` is SQL for a row's place from 1, where the rows have one and reading a column of them
    again costs little (Parquet): no copy is made then.
    `notes` are sentences for the user, `set_aside` counts what could not be read as a row;
    `explained` counts what the importer left out of the rows, by its reason in words.
    """

    name: str
    relation: str
    columns: dict[str, str]
    place: str | None = None
    notes: tuple[str, ...] = ()
    set_aside: int = 0
    explained: tuple[tuple[str, int], ...] = ()


def distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Make the names of columns distinct, in upper and lower case alike, and none of them empty."""
    made: dict[str, str] = {}
    for place, name in enumerate(names, 1):
        clean = " ".join(name.replace("\0", "").split()) or f"column {place}"
        tries = (clean if i == 1 else f"{clean} ({i})" for i in count(1))
        free = next(candidate for candidate in tries if candidate.lower() not in made)
        made[free.lower()] = free
    return tuple(made.values())
