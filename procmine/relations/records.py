"""`records` and `log_facts`: the log as it was read, for the rules that judge the log itself.

`records`: the columns of `events` (with the log's attributes), and case_no.

`log_facts`: one row with cases, events, rows (read), set_aside, zoned (whether times came with an
offset from UTC), first and last (the window of the log).
"""

from __future__ import annotations

from procmine.eventlog import EventLog


def build(log: EventLog) -> None:
    """Build `records` and `log_facts`."""
    engine, rows = log.engine, log.rows
    engine.view("records", "SELECT c.case_no, e.* FROM events e JOIN case_ids c USING (case_id)")
    engine.table(
        "log_facts",
        "SELECT count(*) AS cases, CAST(sum(events) AS BIGINT) AS events,"
        f" CAST({rows.read} AS BIGINT) AS rows, CAST({rows.set_aside} AS BIGINT) AS set_aside,"
        f" {str(log.zoned).lower()} AS zoned, min(first) AS first, max(last) AS last"
        " FROM case_spans",
    )
