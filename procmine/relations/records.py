"""The log as it was read, for the rules that judge the log itself.

`records`: the columns of `events` (with the log's attributes), and case_no.

`log_facts`: one row with cases, events, rows (read), set_aside, zoned (whether times came with an
offset from UTC), first and last (the window of the log).

`log_columns`: name (case_id, activity, timestamp, start, resource, role), own (the file's name for
it), ambiguous (whether the order of day and month in it is a guess); of those that the log has.

`unusable`: a row for each row set aside: case_id, name (of the first column that it lacks), text
(what stands there and can't be read).
"""

from __future__ import annotations

from procmine.engine import literal
from procmine.eventlog import EventLog

_UNUSABLE = """
SELECT case_id, CASE WHEN case_id IS NULL THEN 'case_id' WHEN activity IS NULL THEN 'activity'
  WHEN timestamp IS NULL THEN 'timestamp' ELSE 'start' END AS name,
  CASE WHEN case_id IS NULL OR activity IS NULL THEN NULL
    WHEN timestamp IS NULL THEN time_text ELSE start_text END AS text
FROM set_aside
"""


def build(log: EventLog) -> None:
    """Build all four."""
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
    # To find that there are none takes a scan of all rows.
    engine.table("unusable", _UNUSABLE if rows.set_aside else f"{_UNUSABLE} LIMIT 0")
