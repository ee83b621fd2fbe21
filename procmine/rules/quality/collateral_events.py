"""Rule PM113."""

from procmine.rules._quality_rule import QualityRule


class CollateralEvents(QualityRule):
    """One act leaves three or more events within seconds, as a system logs its own steps.

    Only one of them says what was done; the others say how the system did it.

    ## Why it matters
    The map shows steps that nobody takes, the number of steps is too high, variants differ in
    nothing that matters (PM701), and the real waits stand beside many of no time.

    ## How it is measured
    Sets of three or more different activities of one case by one resource (or none), each within
    five seconds of the one before, that make up at least 80 % of the executions of each of them and
    are more often than not apart in time. Sets at exactly one moment are PM107's. The one that is
    most often last is the one to keep: the act is done then.

    ## When to ignore it
    When each of them is a step of its own that a machine does, and that can fail alone.

    ## Repair
    None is made. Leave all but the last out of the export.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (collateral events).
    """

    code = "PM113"
    name = "collateral-events"
    affects = ("PM701",)
    gravest = "medium"
    settings = {"min_cases": 10, "share": 0.8, "activities": 3}
    query = """
        WITH sets AS (
          SELECT activities, last_activity, count(*) AS n, count(DISTINCT case_no) AS cases,
            sum(CASE WHEN span_us > 0 THEN 1 ELSE 0 END) AS apart, median(span_us) AS span_us,
            worst_cases(case_no, events) AS examples
          FROM bursts WHERE NOT at_once GROUP BY activities, last_activity),
        groups AS (
          SELECT activities, arg_max(last_activity, n) AS kept, sum(n) AS n, sum(cases) AS cases,
            sum(apart) AS apart, max(span_us) AS span_us, arg_max(examples, n) AS examples
          FROM sets GROUP BY activities HAVING sum(cases) >= $min_cases),
        members AS (SELECT activities, unnest(activities) AS activity FROM groups),
        executions AS (SELECT activity, sum(cases) AS n FROM variant_steps GROUP BY activity),
        sizes AS (
          SELECT activities, count(*) AS members, max(n) AS n
          FROM members JOIN executions USING (activity) GROUP BY activities)
        SELECT g.activities, least(g.cases, (SELECT cases FROM log_facts)) AS cases,
          g.n AS occurrences, g.n * 1.0 / s.n AS together_share, g.span_us, g.kept, g.examples
        FROM groups g JOIN sizes s USING (activities)
        WHERE s.members >= $activities AND g.n >= $share * s.n AND g.apart * 2 > g.n
        ORDER BY occurrences DESC, g.activities
    """
    message = (
        "{activities} are recorded within {span_us} {occurrences} times: one act, of which"
        " {kept} is the end."
    )
