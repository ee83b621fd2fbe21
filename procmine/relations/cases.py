"""`case_spans`: one row a case, from which `cases` is made when the variants have their numbers.

Columns of `cases`: case_no, case_id, variant_no (1 is the most frequent), events, first and last
(start of the first, completion of the last event), duration_us, work_us (sum over the events,
null without starts).
"""

from __future__ import annotations

from procmine.eventlog import EventLog

# A case's variant is named by the sum of a hash of each activity at its place: a sum needs no
# order, so that it can be added up on all threads. Two variants share a 64-bit name by chance
# less than once in 10^6 logs of a million variants.
_SPANS = """
SELECT case_no, sum(step_hash(activity, seq)) AS variant_hash, count(*) AS events,
  least(min(start), min(timestamp)) AS first, max(timestamp) AS last,
  epoch_us(max(timestamp)) - epoch_us(least(min(start), min(timestamp))) AS duration_us,
  sum(work_us) AS work_us
FROM steps GROUP BY case_no
"""


def build(log: EventLog) -> None:
    """Build `case_spans`."""
    log.engine.table("case_spans", _SPANS)
