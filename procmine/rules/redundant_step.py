"""Rule PM205."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class RedundantStep(Rule):
    """An optional step changes nothing: cases with and without it go on and end alike.

    Some cases get the step and some don't, and nothing else in the case differs: neither which
    other activities follow nor how the case ends.

    ## Why it matters
    A step without effect is work and waiting for nothing.

    ## How it is measured
    For a step that 5 to 95 % of the cases get, and that is never the last: the share of cases
    that have each other activity, that repeat it, and that end with it, with the step and
    without. No effect is claimed only where every one of these differences is surely small: its
    one-sided 95 % upper bound (normal approximation) is at most 15 percentage points, and it is
    itself below 2 points or below three standard errors. That is an equivalence test: a
    difference that is merely not significant doesn't count, so small logs get no such finding.
    The cost is the step's work and the wait before it.

    ## When to ignore it
    When the step has an effect that the log doesn't show (a letter, a legal duty), or is done
    for cases that would otherwise have ended worse.

    ## Redesign
    Leave the step out, or do it on a sample (task elimination).

    ## References
    Reijers & Liman Mansar, Omega 33(4), 2005; Schuirmann, J. Pharmacokin. Biopharm. 15, 1987
    (two one-sided tests).
    """

    code = "PM205"
    name = "redundant-step"
    kind = "redundancy"
    basis = "work"
    settings = {
        "min_cases": 30,
        "margin": 0.15,
        "nil": 0.02,
        "bound_z": 1.645,
        "detect_z": 3,
        "rare": 0.05,
    }
    query = """
        WITH has AS (
          SELECT variant_no, activity, any_value(cases) AS cases, count(*) AS times
          FROM variant_steps GROUP BY variant_no, activity),
        total AS (SELECT sum(cases) AS n FROM variants),
        optional AS (
          SELECT h.activity, sum(h.cases) AS n, any_value(t.n) AS of
          FROM has h CROSS JOIN total t GROUP BY h.activity
          HAVING sum(h.cases) BETWEEN $rare * any_value(t.n) AND (1 - $rare) * any_value(t.n)
            AND sum(h.cases) >= $min_cases AND any_value(t.n) - sum(h.cases) >= $min_cases),
        ends AS (
          SELECT o.activity AS step, s.variant_no, arg_max(s.activity, s.seq) AS activity,
            any_value(s.cases) AS cases
          FROM optional o JOIN variant_steps s ON s.activity <> o.activity GROUP BY 1, 2),
        last_ones AS (
          SELECT s.activity FROM variant_steps s JOIN variants v
            ON v.variant_no = s.variant_no AND v.events = s.seq GROUP BY s.activity),
        effects AS (
          SELECT o.activity AS step, o.n, o.of, 'has' AS what, x.activity AS other,
            sum(CASE WHEN b.activity IS NOT NULL THEN x.cases ELSE 0 END) AS with_it, sum(x.cases) AS all_of_it
          FROM optional o JOIN has x ON x.activity <> o.activity
            LEFT JOIN has b ON b.variant_no = x.variant_no AND b.activity = o.activity
          GROUP BY ALL
          UNION ALL
          SELECT o.activity, o.n, o.of, 'repeats', x.activity,
            sum(CASE WHEN b.activity IS NOT NULL THEN x.cases ELSE 0 END), sum(x.cases)
          FROM optional o JOIN has x ON x.activity <> o.activity AND x.times > 1
            LEFT JOIN has b ON b.variant_no = x.variant_no AND b.activity = o.activity
          GROUP BY ALL
          UNION ALL
          SELECT o.activity, o.n, o.of, 'ends', e.activity,
            sum(CASE WHEN b.activity IS NOT NULL THEN e.cases ELSE 0 END), sum(e.cases)
          FROM optional o JOIN ends e ON e.step = o.activity
            LEFT JOIN has b ON b.variant_no = e.variant_no AND b.activity = o.activity
          GROUP BY ALL),
        differences AS (
          SELECT step, abs(p - q) AS d, sqrt(p * (1 - p) / n + q * (1 - q) / m) AS se
          FROM (
            SELECT step, with_it / n AS p, (all_of_it - with_it) / (of - n) AS q, n, of - n AS m
            FROM effects)),
        without_effect AS (
          SELECT step, max(d) AS largest_difference_share FROM differences
          GROUP BY step HAVING max(d + $bound_z * se) <= $margin
            AND count(CASE WHEN d > $nil AND d >= $detect_z * se THEN 1 END) = 0)
        SELECT m.activity, count(DISTINCT m.case_no) AS cases, count(*) AS occurrences,
          sum(m.wait_us + coalesce(m.work_us, 0)) AS lost_us,
          sum(m.wait_us + coalesce(m.work_us, 0)) // count(*) AS each_us,
          any_value(w.largest_difference_share) AS largest_difference_share,
          worst_cases(m.case_no, m.wait_us + coalesce(m.work_us, 0)) AS examples
        FROM moves m JOIN without_effect w ON w.step = m.activity
        WHERE m.activity NOT IN (SELECT activity FROM last_ones)
        GROUP BY m.activity
        ORDER BY lost_us DESC, m.activity
    """
    message = (
        "{activity} changes nothing: the {cases} cases that get it go on and end as those"
        " without it; it takes {each_us}."
    )
    redesign = (Redesign("task elimination", "eliminate"),)
