"""What was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Columns:
    """The log's own name for each canonical column; None where it has none."""

    case_id: str
    activity: str
    timestamp: str
    start: str | None = None
    resource: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class RowCount:
    """What became of the rows: read = events + set aside + all that is explained.

    `explained` says for what else rows are there: (reason, rows), such as a start that was joined
    with its completion, or a duplicate left out on request.
    """

    read: int
    events: int
    set_aside: int
    explained: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class LogSummary:
    """What was read: counts over all cases and events (an event is one activity instance).

    `first` and `last` are ISO 8601 times of the first start and the last completion.
    `capabilities` are those of start, resource, role that the log has. `notes` are sentences
    about what was assumed, joined or set aside while reading. `set_aside` counts unusable rows.
    `pseudonymised` says that pseudonyms stand for the names of people.
    """

    name: str
    cases: int
    events: int
    activities: int
    variants: int
    resources: int
    first: str
    last: str
    columns: Columns
    capabilities: tuple[str, ...]
    notes: tuple[str, ...] = ()
    set_aside: int = 0
    rows: RowCount | None = None
    pseudonymised: bool = False
