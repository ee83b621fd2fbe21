"""Rule PM124."""

from procmine.rules._quality_rule import QualityRule


class ZeroDurations(QualityRule):
    """An activity that takes time is now and then recorded as taking none.

    Its start was not taken, or filled up with the completion.

    ## Why it matters
    The hours of work are too low (PM302), and the time that the work took counts as waiting for it
    (PM301, PM401). Where all durations are nothing, the start says nothing at all: nobody is ever
    seen at work.

    ## How it is measured
    Per activity, executions that start and end at the same moment, where the same resource takes
    time over others of them. Executions by a resource that never takes time over it, as a machine,
    do not count, if there are five or more of them. Where no execution of the whole log takes time,
    one finding says so, without an activity ("–").

    ## When to ignore it
    When the work can be skipped by a click, or only the start of it was recorded.

    ## Repair
    None is made. Where all durations are nothing, leave the start out with `--start none`.

    ## References
    Martin, Van Houdt & Janssenswillen, Expert Systems with Applications 200, 2022 (DaQAPO: zero
    durations).
    """

    code = "PM124"
    name = "zero-durations"
    needs = ("start",)
    affects = ("PM301", "PM302", "PM401")
    settings = {"min_events": 1, "habit": 5}
    query = """
        WITH groups AS (
          SELECT activity, resource, count(*) AS n,
            sum(CASE WHEN start = timestamp THEN 1 ELSE 0 END) AS none
          FROM steps WHERE start IS NOT NULL GROUP BY activity, resource),
        activities AS (
          SELECT activity, sum(n) AS n, sum(none) AS none FROM groups GROUP BY activity),
        odd AS (
          SELECT g.activity, g.resource FROM groups g JOIN activities a USING (activity)
          WHERE g.none > 0 AND a.none < a.n AND (g.none < g.n OR g.n < $habit)),
        found AS (
          SELECT s.activity, count(DISTINCT s.case_no) AS cases, count(*) AS n,
            worst_cases(s.case_no, 1) AS examples
          FROM steps s JOIN odd o ON o.activity = s.activity
            AND o.resource IS NOT DISTINCT FROM s.resource
          WHERE s.start = s.timestamp GROUP BY s.activity HAVING count(*) >= $min_events)
        SELECT activity, f.cases, f.n AS occurrences, a.n AS executions_count, f.examples
        FROM found f JOIN activities a USING (activity)
        UNION ALL
        SELECT NULL, count(*), sum(c.events), sum(c.events), worst_cases(c.case_no, c.events)
        FROM cases c HAVING count(*) > 0 AND (
          SELECT count(*) > 0 AND sum(n) > 1 AND sum(none) = sum(n) FROM activities)
        ORDER BY occurrences DESC, activity
    """
    message = {
        "en": "{occurrences} of {executions_count} executions start and end at the same moment"
        " ({activity}).",
        "zh": "{executions_count} 次执行中有 {occurrences} 次开始与结束为同一时刻（{activity}）。",
    }
