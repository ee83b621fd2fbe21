"""`variants`, `cases` and `variant_steps`: what follows from the order of activities alone.

`variants`: variant_no (1 is the most frequent; ties by the activities), cases, events,
activities (a list in order), duration_us (sum over its cases), mean_us, median_us.

`variant_steps`: variant_no, cases, seq, activity, previous_activity, and about repetition:

- run: number of the run of equal activities that the step belongs to;
- in_run: place in that run, from 1: above 1 is a self-loop (edeaR's definition);
- visit: how many runs of this activity there have been so far, this one included: above 1 is
  a repetition (edeaR's definition);
- returns: whether the case turns back here, to an activity that it had left before;
- loop_no: number of the turn-back that the step belongs to, 0 while nothing is done again;
- prior_seq: place of the activity's execution before this one, null for the first.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

_COUNTS = """
SELECT variant_hash, events, count(*) AS cases, min(case_no) AS case_no,
  sum(duration_us) AS duration_us, median(duration_us) AS median_us
FROM case_spans GROUP BY variant_hash, events
"""

# The activities of a variant are read off one of its cases.
_VARIANTS = """
SELECT CAST(row_number() OVER (ORDER BY cases DESC, activities) AS INTEGER) AS variant_no,
  cases, events, activities, duration_us, duration_us / cases AS mean_us, median_us,
  variant_hash, case_no
FROM variant_counts JOIN (
  SELECT case_no, list(activity ORDER BY seq) AS activities FROM steps
  WHERE case_no IN (SELECT case_no FROM variant_counts) GROUP BY case_no) USING (case_no)
ORDER BY variant_no
"""

_CASES = """
SELECT c.case_no, i.case_id, v.variant_no, c.events, c.first, c.last, c.duration_us, c.work_us
FROM case_spans c JOIN case_ids i USING (case_no)
  JOIN variants v ON c.variant_hash = v.variant_hash AND c.events = v.events
"""

# A turn-back is done more often than the step before it was: in A B C A B C the second A is one,
# the second B goes on with it.
_STEPS = """
WITH placed AS (
  SELECT v.variant_no, v.cases, s.seq, s.activity, s.previous_activity,
    sum(CASE WHEN s.activity = s.previous_activity THEN 0 ELSE 1 END)
      OVER (PARTITION BY v.variant_no ORDER BY s.seq) AS run
  FROM variants v JOIN steps s USING (case_no)),
visited AS (
  SELECT *,
    row_number() OVER (PARTITION BY variant_no, run ORDER BY seq) AS in_run,
    sum(CASE WHEN activity = previous_activity THEN 0 ELSE 1 END)
      OVER (PARTITION BY variant_no, activity ORDER BY seq) AS visit,
    lag(seq) OVER (PARTITION BY variant_no, activity ORDER BY seq) AS prior_seq
  FROM placed),
turned AS (
  SELECT *, in_run = 1 AND visit > 1
    AND visit > lag(visit) OVER (PARTITION BY variant_no ORDER BY seq) AS returns
  FROM visited)
SELECT CAST(variant_no AS INTEGER) AS variant_no, cases, CAST(seq AS INTEGER) AS seq, activity,
  previous_activity, run, in_run, visit, coalesce(returns, false) AS returns,
  CASE WHEN visit > 1 THEN sum(CASE WHEN returns THEN 1 ELSE 0 END)
    OVER (PARTITION BY variant_no ORDER BY seq) ELSE 0 END AS loop_no,
  prior_seq
FROM turned ORDER BY variant_no, seq
"""


def build(log: EventLog) -> None:
    """Build `variants`, `cases` and `variant_steps`."""
    engine = log.engine
    engine.table("variant_counts", _COUNTS)
    engine.table("variants", _VARIANTS)
    engine.table("cases", _CASES)
    engine.table("variant_steps", _STEPS)
    engine.drop("case_spans")
    engine.drop("variant_counts")
