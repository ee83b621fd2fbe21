"""Repairs of rows as they came: duplicates taken away, a file turned round."""

from __future__ import annotations

from collections.abc import Sequence

from procmine.engine import Engine, quoted
from procmine.eventlog.checks import counted
from procmine.eventlog.repaired import Repaired
from procmine.words.columns import ROW_NAMES, plain
from procmine.words.say import say

#: Neighbours of one case that differ in time: share that stands newest first, and the fewest.
_MOST = 0.95
_FEWEST = 20

# Whole rows are compared only where case, activity and time are alike.
_COPIES = """
SELECT position FROM (
  SELECT position, row_number() OVER (PARTITION BY {columns} ORDER BY position) AS copy
  FROM {relation} SEMI JOIN (
    SELECT case_id, activity, timestamp FROM {relation}
    GROUP BY case_id, activity, timestamp HAVING count(*) > 1)
  USING (case_id, activity, timestamp))
WHERE copy > 1
"""

_NEWEST_FIRST = f"""
SELECT count(*) AS n FROM (
  SELECT timestamp, lag(timestamp) OVER (PARTITION BY case_id ORDER BY position) AS above
  FROM {{relation}})
HAVING count(*) FILTER (timestamp <> above) >= {_FEWEST} AND
  count(*) FILTER (timestamp < above) >= {_MOST} * count(*) FILTER (timestamp <> above)
"""


def without_copies(engine: Engine, relation: str, attributes: Sequence[str]) -> Repaired:
    """Keep the first of rows that are equal in all but their number."""
    compared = ["case_id", "activity", "start", "timestamp", "resource", "role", "cost",
                "lifecycle", "instance",
                *(quoted(a) for a in attributes if plain(a) not in ROW_NAMES)]  # fmt: skip
    engine.table("copies", _COPIES.format(relation=relation, columns=", ".join(compared)))
    number = int(engine.records("SELECT count(*) AS n FROM copies")[0]["n"])
    engine.view("fixed_duplicates", f"SELECT * FROM {relation} ANTI JOIN copies USING (position)")
    note = say(
        "{counted} taken away, the first of each kept", counted=counted(number, "duplicate row")
    )
    return Repaired("fixed_duplicates", note, number)


def oldest_first(engine: Engine, relation: str, attributes: Sequence[str]) -> Repaired:
    """Turn round the places of rows that stand newest first, so that equal times come out right."""
    if not engine.records(_NEWEST_FIRST.format(relation=relation)):
        return Repaired(
            relation, say("the rows don't run from the newest to the oldest: order kept")
        )
    engine.view(
        "fixed_order",
        f"SELECT * REPLACE ((SELECT max(position) FROM {relation}) + 1 - position AS position)"
        f" FROM {relation}",
    )
    return Repaired(
        "fixed_order", say("the rows run from the newest to the oldest: read in reverse")
    )
