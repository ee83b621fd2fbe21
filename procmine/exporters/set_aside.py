"""The rows that are no events, as a table: to look at, to put right, and to read again."""

from __future__ import annotations

from pathlib import Path

from procmine.engine import Target, literal, quoted
from procmine.eventlog import EventLog
from procmine.eventlog.columns import distinct
from procmine.writing import replacing

#: Why a row is no event, as SQL over `set_aside`.
_REASONS = (
    ("case_id IS NULL", "no case"),
    ("activity IS NULL", "no activity"),
    ("timestamp IS NULL AND time_text IS NULL", "no time"),
    ("timestamp IS NULL AND time_text IS NOT NULL", "unreadable time"),
    ("start IS NULL AND start_text IS NOT NULL", "unreadable start"),
)
#: What a canonical column held in the file: an unread time by its text.
_HELD = {
    "case_id": "case_id",
    "activity": "activity",
    "start": "coalesce(start_text, CAST(start AS VARCHAR))",
    "timestamp": "coalesce(time_text, CAST(timestamp AS VARCHAR))",
    "resource": "resource",
    "role": "role",
    "lifecycle": "lifecycle",
    "instance": "instance",
}


def write_set_aside(log: EventLog, path: str | Path) -> int:
    """Write the rows set aside as CSV under the file's own names, and give how many these are.

    A column `row` counts the rows from 1, a column `reason` says what is wrong. A line that does
    not fit the columns stands as it is in the last column, with its number as the row; of lines
    that were taken out before the table was read there is a count only, so that fewer may be
    written than were set aside. Raises UsageError where the file can't be written.
    """
    mapping = dict(log.mapping.items())
    held = [(mapping[name], sql) for name, sql in _HELD.items() if name in mapping]
    held += [(a, f"CAST({quoted(a)} AS VARCHAR)") for a in log.attributes]
    names = distinct(["row", "reason", *(name for name, _ in held), "line as it is"])
    reasons = ", ".join(f"CASE WHEN {test} THEN {literal(why)} END" for test, why in _REASONS)
    cells = ["position", f"concat_ws(', ', {reasons})", *(sql for _, sql in held), "NULL"]
    # A line as it is may hold a name.
    lines = ["line", "reason", *("NULL" for _ in held), "NULL" if log.protected else "text"]
    rows = (
        f"SELECT {', '.join(f'{c} AS {quoted(n)}' for c, n in zip(cells, names, strict=True))}"
        f" FROM set_aside UNION ALL SELECT {', '.join(lines)} FROM rejected_texts"
    )
    with replacing(Path(path)) as unfinished:
        log.engine.write(f"SELECT * FROM ({rows}) ORDER BY 1", Target(unfinished, "csv"))
    return int(log.engine.records(f"SELECT count(*) AS n FROM ({rows})")[0]["n"])
