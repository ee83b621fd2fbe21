"""`recurring`: activities whose repetition is by design, so that no rule calls it rework.

Columns: activity, reason, cases (that repeat it), detail. Reasons, by the first that holds:

- item by item: each repetition is about another line item, invoice or month;
- as many as ordered: the number of repetitions is the number of items of the case;
- periodic: three or more executions a case, a day, a week or a month apart, or evenly spaced;
- every case: 95 % of the cases repeat it, the more often the longer they last.

Measured on up to 20,000 cases with repetitions, taken evenly.
"""

from __future__ import annotations

from procmine.engine import literal, quoted
from procmine.eventlog import EventLog
from procmine.words.columns import COUNT_COLUMNS, ITEM_COLUMNS, plain

_SAMPLE = 20_000
_DAY_US = 86_400_000_000
#: Periods that recurring work keeps, in days.
_PERIODS = {"a day": 1.0, "a week": 7.0, "a month": 30.44}
#: Mean cosine of the gaps' phases from which they keep a period (the V test's statistic; Mardia &
#: Jupp, Directional Statistics, 2000), and coefficient of variation up to which they are even.
_COSINE = 0.8
_EVEN = 0.2
_MOST_CASES = 0.95
_EXPLAINED = 0.8
_NEARLY_ALL = 0.8
#: A dependence on the duration needs this many cases.
_FEWEST = 30

_REPEATED = """
WITH counts AS (
  SELECT variant_no, activity, any_value(cases) AS cases, count(*) AS n
  FROM variant_steps GROUP BY variant_no, activity)
SELECT activity, sum(cases) AS cases, sum(CASE WHEN n > 1 THEN cases ELSE 0 END) AS repeating
FROM counts GROUP BY activity HAVING max(n) > 1
"""

_REPEAT_SAMPLE = f"""
WITH repeaters AS (
  SELECT case_no, duration_us, row_number() OVER (ORDER BY case_no) AS i, count(*) OVER () AS n
  FROM cases
  WHERE variant_no IN (SELECT variant_no FROM variant_steps WHERE prior_seq IS NOT NULL))
SELECT s.case_no, s.activity, s.position, r.duration_us,
  epoch_us(s.timestamp) - lag(epoch_us(s.timestamp))
    OVER (PARTITION BY s.case_no, s.activity ORDER BY s.seq) AS gap_us
FROM steps s JOIN repeaters r USING (case_no)
WHERE s.activity IN (SELECT activity FROM repeated) AND i % greatest(1, n // {_SAMPLE}) = 0
"""

# A column that differs on all steps of a case, other activities' too, numbers steps and not items.
_ITEMS = """
WITH counts AS (
  SELECT case_no, s.activity, count(*) AS n, count(DISTINCT {column}) AS kinds
  FROM repeat_sample s JOIN events USING (position)
  GROUP BY case_no, s.activity HAVING count(*) > 1),
numbered AS (
  SELECT count(DISTINCT {column}) = count(*) AS by_step
  FROM steps s JOIN events e USING (position)
  WHERE case_no IN (SELECT case_no FROM repeat_sample)
  GROUP BY case_no HAVING count(DISTINCT s.activity) > 1)
SELECT activity, 'item by item' AS reason, {name} AS detail FROM counts
WHERE (SELECT coalesce(avg(CASE WHEN by_step THEN 1.0 ELSE 0.0 END), 0.0) FROM numbered) < {share}
GROUP BY activity HAVING avg(CASE WHEN kinds = n THEN 1.0 ELSE 0.0 END) >= {share}
"""

_COUNTS = """
WITH counts AS (
  SELECT case_no, s.activity, count(*) AS n, max(TRY_CAST({column} AS DOUBLE)) AS ordered
  FROM repeat_sample s JOIN events USING (position) GROUP BY case_no, s.activity)
SELECT activity, 'as many as ordered' AS reason, {name} AS detail FROM counts
GROUP BY activity
HAVING count(DISTINCT ordered) > 1 AND avg(CASE WHEN n = ordered THEN 1.0 ELSE 0.0 END) >= {share}
"""

# Three executions are two gaps: one gap alone keeps no rhythm.
_PERIODIC = """
WITH rhythms AS (
  SELECT activity, CASE {periods}
    WHEN stddev_pop(gap_us) <= {even} * avg(gap_us) AND median(gap_us) >= {hour_us} THEN 'evenly'
    END AS detail
  FROM repeat_sample WHERE gap_us IS NOT NULL GROUP BY activity
  HAVING count(*) >= 2 * count(DISTINCT case_no))
SELECT activity, 'periodic' AS reason, detail FROM rhythms WHERE detail IS NOT NULL
"""

# The gaps' mean cosine, wound round a circle of one period: near 1 where they are whole periods.
_PERIOD = """
WHEN median(gap_us) BETWEEN {us} / 2 AND {us} * 10
  AND avg(cos(gap_us * 6.283185307179586 / {us})) >= {cosine} THEN {name}
"""

_EVERY_CASE = f"""
WITH counts AS (
  SELECT case_no, activity, count(*) AS n, any_value(duration_us) AS duration_us
  FROM repeat_sample GROUP BY case_no, activity),
fits AS (
  SELECT activity, corr(n, duration_us) AS r FROM counts GROUP BY activity
  -- What doesn't vary, or hardly occurs, shows no dependence.
  HAVING count(*) >= {_FEWEST} AND stddev_pop(n) > 0 AND stddev_pop(duration_us) > 0)
SELECT activity, 'every case' AS reason, '' AS detail FROM fits JOIN repeated USING (activity)
WHERE repeating >= {_MOST_CASES} * cases AND r > 0 AND r * r > {_EXPLAINED}
"""

_RECURRING = """
SELECT activity, arg_min(reason, place) AS reason, any_value(repeating) AS cases,
  arg_min(detail, place) AS detail
FROM ({found}) JOIN repeated USING (activity) GROUP BY activity ORDER BY activity
"""


def build(log: EventLog) -> None:
    """Build `recurring`."""
    engine = log.engine
    engine.table("repeated", _REPEATED)
    engine.table("repeat_sample", _REPEAT_SAMPLE)
    tests = [
        *_by_column(log, _ITEMS, ITEM_COLUMNS, _NEARLY_ALL),
        *_by_column(log, _COUNTS, COUNT_COLUMNS, _MOST_CASES),
        _periodic(),
        _EVERY_CASE,
    ]
    found = " UNION ALL ".join(
        f"SELECT {place} AS place, activity, reason, detail FROM ({sql})"
        for place, sql in enumerate(tests)
    )
    engine.table("recurring", _RECURRING.format(found=found))
    engine.drop("repeat_sample")


def _by_column(log: EventLog, sql: str, words: tuple[str, ...], share: float) -> list[str]:
    """Give the test for each attribute whose name has one of the words."""
    columns = [
        column
        for column in log.attributes
        if set(plain(column).split()) & set(words)
        or any(word in column for word in words if not word.isascii())
    ]
    return [sql.format(column=quoted(c), name=literal(c), share=share) for c in columns]


def _periodic() -> str:
    periods = "".join(
        _PERIOD.format(us=int(days * _DAY_US), cosine=_COSINE, name=literal(name))
        for name, days in _PERIODS.items()
    )
    return _PERIODIC.format(periods=periods, even=_EVEN, hour_us=_DAY_US // 24)
