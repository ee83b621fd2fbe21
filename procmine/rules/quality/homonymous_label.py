"""Rule PM105."""

from procmine.rules._quality_rule import QualityRule


class HomonymousLabel(QualityRule):
    """One label seems to be the name of two activities.

    Cases have it twice, at two places of the process and by other people: a check by the clerks at
    the beginning and one by the managers at the end.

    ## Why it matters
    The second of the two looks like a repetition of the first and is counted as rework; the map
    draws a loop that nobody walks; the times are a mean of two.

    ## How it is measured
    In 30 cases or more, and in most cases that have the label, it stands twice and not directly
    after itself. The first and the second have hardly a predecessor or a successor in common (a
    tenth), nor a role (a person, where there are no roles; a twentieth). Work that is done again
    is done by the same people, or at the same place.

    ## When to ignore it
    When the second is the same act, done again at another desk by design.

    ## Repair
    Give the two acts two names where they are entered; in the file, by who did them.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (homonymous label).
    """

    code = "PM105"
    name = "homonymous-label"
    needs = ("resource|role",)
    affects = ("PM2", "PM301", "PM302")
    gravest = "medium"
    settings = {
        "min_cases": 30,
        "twice_share": 0.6,
        "same_place": 0.1,
        "same_people": 0.05,
    }
    query = """
        WITH visited AS (
          SELECT variant_no, activity, max(cases) AS cases, max(visit) AS visits
          FROM variant_steps GROUP BY variant_no, activity),
        twice AS (
          SELECT activity,
            CAST(sum(CASE WHEN visits = 2 THEN cases ELSE 0 END) AS BIGINT) AS cases
          FROM visited GROUP BY activity
          HAVING sum(CASE WHEN visits = 2 THEN cases ELSE 0 END)
            >= greatest($min_cases, $twice_share * sum(cases))),
        holding AS (
          SELECT variant_no, activity FROM visited JOIN twice USING (activity) WHERE visits = 2),
        runs AS (
          SELECT variant_no, cases, seq, activity, previous_activity, visit,
            lag(activity) OVER (PARTITION BY variant_no ORDER BY seq DESC) AS next_activity
          FROM variant_steps
          WHERE in_run = 1 AND variant_no IN (SELECT variant_no FROM holding)),
        placed AS (
          SELECT r.activity, r.visit, coalesce(CAST(previous_activity AS VARCHAR), '') AS before,
            coalesce(CAST(next_activity AS VARCHAR), '') AS after, r.cases
          FROM runs r JOIN holding h ON h.variant_no = r.variant_no AND h.activity = r.activity),
        handed AS (
          SELECT r.activity, r.visit, coalesce(CAST(s.role AS VARCHAR), CAST(s.resource AS VARCHAR))
            AS hand, count(*) AS n
          FROM runs r JOIN holding h ON h.variant_no = r.variant_no AND h.activity = r.activity
            JOIN cases c ON c.variant_no = r.variant_no
            JOIN steps s ON s.case_no = c.case_no AND s.seq = r.seq
          GROUP BY r.activity, r.visit, hand),
        sides AS (
          SELECT 'before' AS side, activity, visit, before AS value, sum(cases) AS n FROM placed
          GROUP BY activity, visit, before
          UNION ALL SELECT 'after', activity, visit, after, sum(cases) FROM placed
          GROUP BY activity, visit, after
          UNION ALL SELECT 'hand', activity, visit, hand, n FROM handed WHERE hand IS NOT NULL),
        totals AS (
          SELECT side, activity, visit, CAST(sum(n) AS DOUBLE) AS n, arg_max(value, n) AS usual
          FROM sides GROUP BY side, activity, visit),
        shared AS (
          SELECT t.side, t.activity, t.usual AS first_usual, u.usual AS second_usual,
            sum(least(a.n / t.n, coalesce(b.n, 0) / u.n)) AS share
          FROM totals t
            JOIN totals u ON u.side = t.side AND u.activity = t.activity AND u.visit = 2
            JOIN sides a ON a.side = t.side AND a.activity = t.activity AND a.visit = 1
            LEFT JOIN sides b ON b.side = t.side AND b.activity = t.activity AND b.visit = 2
              AND b.value = a.value
          WHERE t.visit = 1 GROUP BY t.side, t.activity, t.usual, u.usual)
        SELECT CAST(t.activity AS VARCHAR) AS activity, t.cases, 2 * t.cases AS occurrences,
          nullif(b.first_usual, '') AS first_after, h.first_usual AS first_by,
          nullif(b.second_usual, '') AS second_after, h.second_usual AS second_by,
          (SELECT worst_cases(v.case_no, v.cases) FROM holding p JOIN variants v USING (variant_no)
            WHERE p.activity = t.activity) AS examples
        FROM twice t JOIN shared b ON b.activity = t.activity AND b.side = 'before'
          JOIN shared a ON a.activity = t.activity AND a.side = 'after'
          JOIN shared h ON h.activity = t.activity AND h.side = 'hand'
        WHERE b.share <= $same_place AND a.share <= $same_place AND h.share <= $same_people
        ORDER BY t.cases DESC, t.activity
    """
    message = (
        "{activity} seems to be two activities: one after {first_after} by {first_by}, one"
        " after {second_after} by {second_by}."
    )
