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
#: Resultant length of the gaps' phases from which they keep a period, and coefficient of
#: variation up to which they are even (Mardia & Jupp, Directional Statistics, 2000).
_RESULTANT = 0.8
_EVEN = 0.2
_MOST_CASES = 0.95
_EXPLAINED = 0.8
_NEARLY_ALL = 0.8


def build(log: EventLog) -> None:
    """Build `recurring`."""
    engine = log.engine
    engine.table(
        "repeated",
        "SELECT activity, sum(cases) AS cases, sum(CASE WHEN n > 1 THEN cases ELSE 0 END) AS"
        " repeating FROM (SELECT variant_no, any_value(cases) AS cases, activity, count(*) AS n"
        " FROM variant_steps GROUP BY variant_no, activity) GROUP BY activity"
        " HAVING max(n) > 1",
    )
    engine.table(
        "repeat_sample",
        "WITH repeaters AS (SELECT case_no, duration_us, row_number() OVER (ORDER BY case_no) AS i,"
        " count(*) OVER () AS n FROM cases WHERE variant_no IN (SELECT variant_no"
        " FROM variant_steps WHERE visit > 1 OR in_run > 1))"
        " SELECT s.case_no, s.activity, s.position, r.duration_us, epoch_us(s.timestamp)"
        " - lag(epoch_us(s.timestamp)) OVER (PARTITION BY s.case_no, s.activity ORDER BY s.seq)"
        " AS gap_us FROM steps s JOIN repeaters r USING (case_no)"
        f" WHERE s.activity IN (SELECT activity FROM repeated) AND i % greatest(1, n // {_SAMPLE}) = 0",
    )
    reasons = [_items(log), _counts(log), _periodic(), _every_case()]
    found = " UNION ALL ".join(
        f"SELECT {place} AS place, activity, reason, detail FROM ({sql})"
        for place, sql in enumerate(reasons)
        if sql
    )
    engine.table(
        "recurring",
        "SELECT activity, arg_min(reason, place) AS reason, any_value(repeating) AS cases,"
        f" arg_min(detail, place) AS detail FROM ({found}) JOIN repeated USING (activity)"
        " GROUP BY activity ORDER BY activity",
    )
    engine.drop("repeat_sample")


def _items(log: EventLog) -> str:
    """Each repetition names another item, in a column that is about items."""
    columns = [c for c in log.attributes if set(plain(c).split()) & set(ITEM_COLUMNS)
               or any(w in c for w in ITEM_COLUMNS if not w.isascii())]  # fmt: skip
    return " UNION ALL ".join(
        f"SELECT activity, 'item by item' AS reason, {literal(c)} AS detail FROM ("
        f"SELECT case_no, s.activity, count(*) AS n, count(DISTINCT {quoted(c)}) AS kinds"
        " FROM repeat_sample s JOIN events USING (position) GROUP BY case_no, s.activity"
        f" HAVING n > 1) GROUP BY activity HAVING avg(CASE WHEN kinds = n THEN 1.0 ELSE 0.0 END) >= {_NEARLY_ALL}"
        for c in columns
    )


def _counts(log: EventLog) -> str:
    """There are as many repetitions as the case has items."""
    columns = [c for c in log.attributes if set(plain(c).split()) & set(COUNT_COLUMNS)
               or any(w in c for w in COUNT_COLUMNS if not w.isascii())]  # fmt: skip
    return " UNION ALL ".join(
        f"SELECT activity, 'as many as ordered' AS reason, {literal(c)} AS detail FROM ("
        f"SELECT case_no, s.activity, count(*) AS n, max(TRY_CAST({quoted(c)} AS DOUBLE)) AS ordered"
        " FROM repeat_sample s JOIN events USING (position) GROUP BY case_no, s.activity)"
        " GROUP BY activity HAVING count(DISTINCT ordered) > 1"
        f" AND avg(CASE WHEN n = ordered THEN 1.0 ELSE 0.0 END) >= {_MOST_CASES}"
        for c in columns
    )


def _periodic() -> str:
    tests = " ".join(
        f"WHEN median(gap_us) >= {days / 2 * _DAY_US:.0f} AND"
        f" sqrt(avg(cos(gap_us * 6.283185307179586 / {days * _DAY_US:.0f})) ^ 2"
        f" + avg(sin(gap_us * 6.283185307179586 / {days * _DAY_US:.0f})) ^ 2) >= {_RESULTANT}"
        f" AND median(gap_us) < {days * 10 * _DAY_US:.0f} THEN {literal(name)}"
        for name, days in _PERIODS.items()
    )
    return (
        "SELECT activity, 'periodic' AS reason, detail FROM (SELECT activity,"
        f" CASE {tests} WHEN stddev_pop(gap_us) <= {_EVEN} * avg(gap_us)"
        f" AND median(gap_us) >= {_DAY_US // 24} THEN 'evenly' END AS detail"
        " FROM repeat_sample WHERE gap_us IS NOT NULL GROUP BY activity"
        # Three executions are two gaps: one gap alone keeps no rhythm.
        " HAVING count(*) >= 2 * count(DISTINCT case_no)) WHERE detail IS NOT NULL"
    )


def _every_case() -> str:
    return (
        "SELECT activity, 'every case' AS reason, '' AS detail FROM (SELECT activity,"
        " corr(n, duration_us) AS r FROM (SELECT case_no, activity, count(*) AS n,"
        " any_value(duration_us) AS duration_us FROM repeat_sample GROUP BY case_no, activity)"
        f" GROUP BY activity) JOIN repeated USING (activity) WHERE repeating >= {_MOST_CASES} * cases"
        f" AND r > 0 AND r * r > {_EXPLAINED}"
    )
