"""`steps`: the events in the order of their case, each with the one before it.

The order within a case is by completion, then place in the file. Cases are numbered in the order
of their ids, so that nothing depends on where they stand in the file.

Columns: case_no, seq (from 1), position, activity, resource, role, start, timestamp, work_us
(end minus start, null without a start), and previous_activity, previous_resource,
previous_role, previous_timestamp (null for the first).
"""

from __future__ import annotations

from procmine.eventlog import EventLog

#: Text columns with few values become categories: small numbers to the engine.
_CATEGORIES = ("activity", "resource", "role")

_CASE_IDS = """
SELECT case_id, CAST(row_number() OVER (ORDER BY case_id) AS INTEGER) AS case_no
FROM (SELECT DISTINCT case_id FROM events)
"""

# One window over one struct: a window for each column would sort and keep the log five times.
_STEPS = """
SELECT case_no, CAST(seq AS INTEGER) AS seq, position, activity, resource, role, start, timestamp,
  CASE WHEN start IS NOT NULL THEN greatest(0, epoch_us(timestamp) - epoch_us(start)) END
    AS work_us,
  previous.activity AS previous_activity, previous.resource AS previous_resource,
  previous.role AS previous_role, previous.timestamp AS previous_timestamp
FROM (
  SELECT *, row_number() OVER in_case AS seq,
    lag(struct_pack(activity := activity, resource := resource, role := role,
      timestamp := timestamp)) OVER in_case AS previous
  FROM encoded WINDOW in_case AS (PARTITION BY case_no ORDER BY timestamp, position))
"""


def build(log: EventLog) -> None:
    """Build `case_ids` and `steps`."""
    engine = log.engine
    engine.table("case_ids", _CASE_IDS)
    encoded = [_encoded(log, name) for name in _CATEGORIES]
    engine.table(
        "encoded",
        f"SELECT case_no, {', '.join(encoded)}, start, timestamp, position"
        " FROM events JOIN case_ids USING (case_id)",
    )
    engine.table("steps", _STEPS)
    engine.drop("encoded")


def _encoded(log: EventLog, name: str) -> str:
    if name != "activity" and name not in log.capabilities:
        return f"CAST(NULL AS VARCHAR) AS {name}"
    log.engine.categories(
        f"{name}_names",
        f"SELECT DISTINCT {name} FROM events WHERE {name} IS NOT NULL ORDER BY {name}",
    )
    return f"CAST(events.{name} AS {name}_names) AS {name}"
