"""`records`, `log_facts`, `log_columns`: the log as it was read, for the rules that judge it.

`records`: the columns of `events` (with the log's attributes), and case_no.

`log_facts`: one row with cases, events, rows (read), set_aside, zoned (whether times came with an
offset from UTC), first and last (the window of the log).

`log_columns`: name (case_id, activity, timestamp, start, resource, role), own (the file's name for
it), ambiguous (whether the order of day and month in it is a guess); of those that the log has.
"""

from __future__ import annotations

from procmine.engine import literal
from procmine.eventlog import EventLog


def build(log: EventLog) -> None:
    """Build all three."""
    engine, rows = log.engine, log.rows
    engine.view("records", "SELECT c.case_no, e.* FROM events e JOIN case_ids c USING (case_id)")
    engine.table(
        "log_facts",
        "SELECT count(*) AS cases, CAST(sum(events) AS BIGINT) AS events,"
        f" CAST({rows.read} AS BIGINT) AS rows, CAST({rows.set_aside} AS BIGINT) AS set_aside,"
        f" {str(log.zoned).lower()} AS zoned, min(first) AS first, max(last) AS last"
        " FROM case_spans",
    )
    columns = " UNION ALL ".join(
        f"SELECT {literal(name)} AS name, {literal(own)} AS own,"
        f" {str(own in log.ambiguous_dates).lower()} AS ambiguous"
        for name in log.columns.__slots__
        if (own := getattr(log.columns, name)) is not None
    )
    engine.view("log_columns", columns)
