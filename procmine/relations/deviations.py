"""`deviations` and `deviation_groups`: where cases leave a reference model.

They are there where a log is checked against a model (procmine/mining writes `deviations`).

`deviations`: case_no, kind (skipped, inserted, wrong-order, repeated, wrong-resource, too-late,
wrong-start, wrong-end or unknown), activity, from_activity (the other activity that the deviation
is about, or null), seq (place in the case, 0 at its beginning), element (id in the model's file,
or null), constraint_name (the constraint that is broken, or null), late_us (by how much it is too
late, or null).

`deviation_groups`: deviations of one kind at one place, the most frequent first: kind, activity,
from_activity, element, constraint_name, cases, occurrences, late_us (sum),
with_us and without_us (mean time of the cases with it, and of those without any deviation of
this kind at this place), lost_us (their difference, over all cases with it), low_us and high_us
(its 95 % interval, null where there are fewer than five cases on either side), examples.
"""

from __future__ import annotations

from procmine.eventlog import EventLog

#: What `deviations` is made of, for those who write it.
COLUMNS = {
    "case_no": "INTEGER",
    "kind": "VARCHAR",
    "activity": "VARCHAR",
    "from_activity": "VARCHAR",
    "seq": "INTEGER",
    "element": "VARCHAR",
    "constraint_name": "VARCHAR",
    "late_us": "BIGINT",
}

# Welch's interval for the difference of two means, by the normal quantile.
_GROUPS = """
WITH places AS (
  SELECT kind, activity, from_activity, element, constraint_name, case_no, count(*) AS times,
    sum(late_us) AS late_us
  FROM deviations GROUP BY kind, activity, from_activity, element, constraint_name, case_no),
totals AS (
  SELECT count(*) AS n, sum(CAST(duration_us AS DOUBLE)) AS total,
    sum(CAST(duration_us AS DOUBLE) * duration_us) AS squares FROM cases),
sums AS (
  SELECT p.kind, p.activity, p.from_activity, p.element, p.constraint_name,
    count(*) AS cases, sum(p.times) AS occurrences, sum(p.late_us) AS late_us,
    sum(CAST(c.duration_us AS DOUBLE)) AS total,
    sum(CAST(c.duration_us AS DOUBLE) * c.duration_us) AS squares,
    worst_cases(p.case_no, c.duration_us) AS examples
  FROM places p JOIN cases c USING (case_no)
  GROUP BY p.kind, p.activity, p.from_activity, p.element, p.constraint_name),
means AS (
  SELECT s.*, t.n - s.cases AS others, s.total / s.cases AS with_us,
    CASE WHEN t.n > s.cases THEN (t.total - s.total) / (t.n - s.cases) END AS without_us,
    CASE WHEN s.cases >= 5 AND t.n - s.cases >= 5 THEN 1.96 * sqrt(
      greatest(0, s.squares - s.total * s.total / s.cases) / (s.cases - 1) / s.cases
      + greatest(0, t.squares - s.squares
        - (t.total - s.total) * (t.total - s.total) / (t.n - s.cases))
        / (t.n - s.cases - 1) / (t.n - s.cases)) END AS margin_us
  FROM sums s CROSS JOIN totals t)
SELECT kind, activity, from_activity, element, constraint_name, cases, occurrences, late_us,
  with_us, without_us, cases * (with_us - without_us) AS lost_us,
  cases * (with_us - without_us - margin_us) AS low_us,
  cases * (with_us - without_us + margin_us) AS high_us, examples
FROM means
ORDER BY cases DESC, lost_us DESC, kind, activity, from_activity, element, constraint_name
"""


def build_groups(log: EventLog, *, every_case: bool = False) -> None:
    """Build `deviation_groups` over a log whose `deviations` are there.

    With `every_case` the examples are all cases, for to count them.
    """
    sql = _GROUPS.replace("worst_cases(", "every_case(") if every_case else _GROUPS
    log.engine.table("deviation_groups", sql)
