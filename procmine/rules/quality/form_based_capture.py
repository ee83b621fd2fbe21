"""Rule PM107."""

from procmine.rules._quality_rule import QualityRule


class FormBasedCapture(QualityRule):
    """Several activities have one time, that at which a form was saved.

    The times are those of the saving, not of the doing.

    ## Why it matters
    In which order they were done is unknown, so that the order in the file decides about variants
    and loops (PM203). The time between them is nothing, and the whole wait falls to the one that
    comes first (PM301, PM401).

    ## How it is measured
    Sets of different activities of one case that the same resource (or none) recorded at exactly
    the same time, where that happens to at least half of the executions of the rarest of them.
    Times on the hour or the half don't count: there a coarse clock makes things equal.

    ## When to ignore it
    When they are one act by nature, as the values of one blood sample are.

    ## Repair
    None is made. Treat the set as one activity: give its activities one name with `labels` in
    Python, or leave all but one out of the export.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (form-based event capture).
    """

    code = "PM107"
    name = "form-based-capture"
    affects = ("PM203", "PM301", "PM401")
    gravest = "medium"
    settings = {"min_cases": 10, "share": 0.5}
    query = """
        WITH forms AS (
          SELECT activities, count(*) AS n, count(DISTINCT case_no) AS cases,
            worst_cases(case_no, events) AS examples
          FROM bursts WHERE at_once GROUP BY activities
          HAVING count(DISTINCT case_no) >= $min_cases),
        members AS (SELECT activities, unnest(activities) AS activity FROM forms),
        executions AS (SELECT activity, sum(cases) AS n FROM variant_steps GROUP BY activity),
        rarest AS (
          SELECT activities, min(n) AS n FROM members JOIN executions USING (activity)
          GROUP BY activities)
        SELECT f.activities, f.cases, f.n AS occurrences, f.n * 1.0 / r.n AS together_share,
          f.examples
        FROM forms f JOIN rarest r USING (activities) WHERE f.n >= $share * r.n
        ORDER BY occurrences DESC, f.activities
    """
    message = "{activities} are recorded at the very same time {occurrences} times, as one form."
