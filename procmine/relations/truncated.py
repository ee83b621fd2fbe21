"""`cut_off`: the cases that the window of the log cuts off.

Columns: case_no, at_end (it goes on after the log's end), at_start (it began before it).
How they are told: procmine/eventlog/truncation.py.
"""

from __future__ import annotations

from procmine.eventlog import EventLog
from procmine.eventlog.truncation import cut_off_sql

_SPANS = """
SELECT c.case_no, c.first, c.last, e.first_activity, e.last_activity
FROM cases c JOIN (
  SELECT variant_no, arg_min(activity, seq) AS first_activity,
    arg_max(activity, seq) AS last_activity
  FROM variant_steps GROUP BY variant_no) e USING (variant_no)
"""

_GAPS = """
SELECT * FROM (
  SELECT from_activity AS activity, sum(total_us) / sum(count) AS after_us, sum(count) AS followed
  FROM flows GROUP BY from_activity)
FULL JOIN (
  SELECT activity, sum(total_us) / sum(count) AS before_us, sum(count) AS preceded
  FROM flows GROUP BY activity) USING (activity)
"""


def build(log: EventLog) -> None:
    """Build `cut_off`."""
    engine = log.engine
    engine.view("case_ends", _SPANS)
    engine.table("activity_gaps", _GAPS)
    engine.table("cut_off", cut_off_sql("case_ends", "activity_gaps"))
