"""`deviations`, `unjudged` and `deviation_groups`: where cases leave a reference model.

They are empty until a log is checked against a model (procmine/mining writes them).

`deviations`:

- case_no, and kind: skipped, inserted, wrong-order, repeated, wrong-resource, too-late,
  too-soon, wrong-start, wrong-end or unknown;
- activity, and from_activity, the other activity that it is about, or null: for wrong-order the
  one that should have come first, for skipped another that would have done as well, for
  wrong-resource the one whose resource counts, for too-late and too-soon the one since which time
  counts, for wrong-start and wrong-end the one that the model has there;
- seq: the event's place in the case; for skipped that of the event before it, 0 at the beginning;
- element: the id in the model's file, or null; constraint_name: the constraint that is broken,
  or null; late_us: by how much it is too late, or null.

`unjudged`: case_no of a case whose deviations are not known.

`deviation_groups`: deviations of one kind at one place, the costliest first, then the most
frequent:

- kind, activity, from_activity, element, constraint_name, cases, occurrences, late_us (mean);
- mostly_after: the activity most often just before it, null for the beginning of a case, and
  mostly_after_share;
- with_us and without_us: mean time of the cases with it, and of those without a deviation of this
  kind at this activity;
- lost_us: the difference of the two over all cases with it, null where its 95 % interval doesn't
  lie above zero, by Welch's t, or there are fewer than ENOUGH cases on either side. Where the
  deviation is a step too many (inserted, repeated, unknown) it is at most the time of those
  steps, work and waits before: long cases leave a model more often, and the rest of their time
  isn't spent on it;
- low_us and high_us: the interval, at most that time too; null where lost_us is, for an interval
  about zero is none of a cost, and where the difference is more than that time;
- examples.
"""

from __future__ import annotations

from collections.abc import Sequence

from procmine.engine import Engine
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
#: Cases on either side from which a difference of means has an interval. Cycle times have long
#: tails, in which an interval of few cases ends too low: above zero it lies all the more seldom by
#: chance (in under 2 % of samples of 5 against 1,000 from log-normal times of equal mean).
ENOUGH = 5

# Wait and work: since the step before was completed, or its work began where that was earlier.
_STEP_US = """
greatest(epoch_us(s.timestamp) - epoch_us(s.previous_timestamp), s.work_us, 0)
"""
# Squares are of milliseconds, as whole numbers that fit: sums of those are the same on any number
# of threads. Student's quantile follows from the normal one (Cornish & Fisher; to three digits from
# 4 degrees of freedom).
_GROUPS = f"""
WITH known AS (
  SELECT case_no, duration_us, CAST(CAST(duration_us / 1000 AS BIGINT) AS HUGEINT) AS ms FROM cases
  WHERE case_no NOT IN (SELECT case_no FROM unjudged)),
hits AS (
  SELECT d.kind, d.activity, d.from_activity, d.constraint_name, d.case_no, count(*) AS times,
    min(d.element) AS element, sum(d.late_us) AS late_us,
    CASE WHEN d.kind IN ('inserted', 'repeated', 'unknown') THEN sum({_STEP_US}) END AS steps_us
  FROM deviations d LEFT JOIN steps s ON d.case_no = s.case_no AND d.seq = s.seq
  GROUP BY d.kind, d.activity, d.from_activity, d.constraint_name, d.case_no),
sums AS (
  SELECT h.kind, h.activity, h.from_activity, h.constraint_name, min(h.element) AS element,
    count(*) AS n, sum(h.times) AS occurrences, sum(h.late_us) / sum(h.times) AS late_us,
    sum(k.duration_us) AS total, sum(k.ms * k.ms) AS squares, sum(h.steps_us) AS steps_us,
    worst_cases(h.case_no, k.duration_us) AS examples
  FROM hits h JOIN known k USING (case_no)
  GROUP BY h.kind, h.activity, h.from_activity, h.constraint_name),
here AS (
  SELECT h.kind, h.activity, count(*) AS n, sum(k.duration_us) AS total,
    sum(k.ms * k.ms) AS squares
  FROM (SELECT DISTINCT kind, activity, case_no FROM deviations) h JOIN known k USING (case_no)
  GROUP BY h.kind, h.activity),
everywhere AS (
  SELECT count(*) AS n, sum(duration_us) AS total, sum(ms * ms) AS squares FROM known),
sides AS (
  SELECT s.*, e.n - h.n AS others, s.total / s.n AS with_us,
    CASE WHEN e.n > h.n THEN (e.total - h.total) / (e.n - h.n) END AS without_us,
    CASE WHEN s.n >= {ENOUGH} AND e.n - h.n >= {ENOUGH} THEN greatest(0.0,
      s.squares * 1e6 - s.total * s.with_us) / (s.n - 1) / s.n END AS with_var,
    CASE WHEN s.n >= {ENOUGH} AND e.n - h.n >= {ENOUGH} THEN greatest(0.0,
      (e.squares - h.squares) * 1e6 - (e.total - h.total) * ((e.total - h.total) / (e.n - h.n)))
      / (e.n - h.n - 1) / (e.n - h.n) END AS without_var
  FROM (SELECT *, total / n AS with_us FROM sums) s
    JOIN here h ON s.kind = h.kind AND s.activity IS NOT DISTINCT FROM h.activity
    CROSS JOIN everywhere e),
freedom AS (
  SELECT *, coalesce((power(with_var, 2) / (n - 1) + power(without_var, 2) / (others - 1))
    / nullif(power(with_var + without_var, 2), 0), 0) AS per_degree FROM sides),
intervals AS (
  SELECT *, with_us - without_us AS more_us,
    (1.959964 + 2.372273 * per_degree + 2.822503 * power(per_degree, 2)
      + 2.555852 * power(per_degree, 3) + 1.589536 * power(per_degree, 4))
      * sqrt(with_var + without_var) AS margin_us
  FROM freedom),
judged AS (
  SELECT *, more_us > margin_us AS longer,
    steps_us IS NULL OR n * more_us <= steps_us AS within
  FROM intervals),
befores AS (
  SELECT d.kind, d.activity, d.from_activity, d.constraint_name, s.activity AS mostly_after,
    count(*) / sum(count(*)) OVER (
      PARTITION BY d.kind, d.activity, d.from_activity, d.constraint_name) AS mostly_after_share,
    row_number() OVER (PARTITION BY d.kind, d.activity, d.from_activity, d.constraint_name
      ORDER BY count(*) DESC, s.activity) AS place
  FROM deviations d LEFT JOIN steps s ON d.case_no = s.case_no
    AND s.seq = d.seq - CASE WHEN d.kind = 'skipped' THEN 0 ELSE 1 END
  GROUP BY d.kind, d.activity, d.from_activity, d.constraint_name, s.activity)
SELECT i.kind, i.activity, i.from_activity, i.element, i.constraint_name, i.n AS cases,
  i.occurrences, i.late_us, b.mostly_after, b.mostly_after_share, i.with_us, i.without_us,
  CASE WHEN i.longer THEN least(i.n * i.more_us, i.steps_us) END AS lost_us,
  CASE WHEN i.longer AND i.within THEN i.n * (i.more_us - i.margin_us) END AS low_us,
  CASE WHEN i.longer AND i.within
    THEN least(i.n * (i.more_us + i.margin_us), i.steps_us) END AS high_us,
  i.examples
FROM judged i JOIN befores b ON b.place = 1 AND i.kind = b.kind
  AND i.activity IS NOT DISTINCT FROM b.activity
  AND i.from_activity IS NOT DISTINCT FROM b.from_activity
  AND i.constraint_name IS NOT DISTINCT FROM b.constraint_name
ORDER BY coalesce(lost_us, 0) DESC, cases DESC, i.kind, i.activity, i.from_activity,
  i.constraint_name
"""


def clear(log: EventLog) -> None:
    """Build the relations without a row, for a log that isn't checked (yet)."""
    columns = ", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in COLUMNS.items())
    log.engine.table("deviations", f"SELECT {columns} LIMIT 0")
    log.engine.table("unjudged", f"SELECT CAST(NULL AS {COLUMNS['case_no']}) AS case_no LIMIT 0")
    build_groups(log)


def write_for_variants(
    log: EventLog,
    rows: Sequence[tuple[int, str, str, str | None, int, str | None]],
    unjudged: Sequence[int],
) -> None:
    """Write `deviations` from rows (variant_no, kind, activity, from_activity, seq, element).

    Each stands for all cases of its variant; the cases of the variants `unjudged` are not known.
    """
    names = ("variant_no", "kind", "activity", "from_activity", "seq", "element")
    _insert(log.engine, "variant_deviations", names, rows)
    _insert(log.engine, "unjudged_variants", ("variant_no",), [(v,) for v in unjudged])
    given = ", ".join(
        f"CAST({f'd.{name}' if name in names else 'NULL'} AS {kind}) AS {name}"
        for name, kind in COLUMNS.items()
        if name != "case_no"
    )
    log.engine.table(
        "deviations",
        f"SELECT c.case_no, {given} FROM variant_deviations d JOIN cases c USING (variant_no)",
    )
    log.engine.table(
        "unjudged", "SELECT case_no FROM cases JOIN unjudged_variants USING (variant_no)"
    )
    for name in ("variant_deviations", "unjudged_variants"):
        log.engine.drop(name)


def build_groups(log: EventLog, *, every_case: bool = False) -> None:
    """Build `deviation_groups` over a log whose `deviations` are there.

    With `every_case` the examples are all cases, for to count them.
    """
    sql = _GROUPS.replace("worst_cases(", "every_case(") if every_case else _GROUPS
    log.engine.table("deviation_groups", sql)


def _insert(
    engine: Engine, name: str, names: tuple[str, ...], rows: Sequence[tuple[object, ...]]
) -> None:
    import pyarrow as pa

    columns = list(zip(*rows, strict=True)) or [()] * len(names)
    kinds = {"variant_no": pa.int32(), "seq": pa.int32()}
    engine.insert(
        name,
        pa.table(
            {
                n: pa.array(column, kinds.get(n, pa.string()))
                for n, column in zip(names, columns, strict=True)
            }
        ),
    )
