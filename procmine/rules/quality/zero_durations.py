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
    do not count, if there are five or more of them. Nor does what is short by nature: work of less
    than five ticks of the clock on average (a second, a minute, five, fifteen or sixty), or of which not even twice as many executions take no
    time as take less than a twentieth of the average. Less than 2 % of the executions change no
    figure. Where no execution of the whole log takes
    time, one finding says so, without an activity ("–").

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
    settings = {"min_events": 1, "min_share": 0.02, "habit": 5, "ticks": 5, "near": 0.05}
    query = """
        WITH groups AS (
          SELECT activity, resource, count(*) AS n, sum(work_us) AS us,
            sum(CASE WHEN start = timestamp THEN 1 ELSE 0 END) AS zero,
            max(epoch_us(start) % 60000000 + epoch_us(timestamp) % 60000000) AS off_minutes,
            max(epoch_us(start) % 300000000 + epoch_us(timestamp) % 300000000) AS off_fives,
            max(epoch_us(start) % 900000000 + epoch_us(timestamp) % 900000000) AS off_quarters,
            max(epoch_us(start) % 3600000000 + epoch_us(timestamp) % 3600000000) AS off_hours
          FROM steps WHERE start IS NOT NULL GROUP BY activity, resource),
        activities AS (
          SELECT activity, sum(n) AS n, sum(zero) AS zero, sum(us) / nullif(sum(n) - sum(zero), 0)
            AS mean_us, CASE WHEN max(off_hours) = 0 THEN 3600000000
              WHEN max(off_quarters) = 0 THEN 900000000 WHEN max(off_fives) = 0 THEN 300000000
              WHEN max(off_minutes) = 0 THEN 60000000 ELSE 1000000 END AS tick_us
          FROM groups GROUP BY activity),
        odd AS (
          SELECT g.activity, g.resource, a.n, a.mean_us * $near AS near_us
          FROM groups g JOIN activities a USING (activity)
          WHERE g.zero > 0 AND a.mean_us >= $ticks * a.tick_us
            AND (g.zero < g.n OR g.n < $habit)),
        short AS (
          SELECT s.case_no, s.activity, s.work_us, o.n FROM steps s JOIN odd o
            ON o.activity = s.activity AND o.resource IS NOT DISTINCT FROM s.resource
          WHERE s.start <= s.timestamp AND s.work_us <= o.near_us)
        SELECT activity, count(DISTINCT CASE WHEN work_us = 0 THEN case_no END) AS cases,
          sum(CASE WHEN work_us = 0 THEN 1 ELSE 0 END) AS occurrences,
          any_value(n) AS executions_count,
          worst_cases(CASE WHEN work_us = 0 THEN case_no END, 1) AS examples
        FROM short GROUP BY activity
        HAVING sum(CASE WHEN work_us = 0 THEN 1 ELSE 0 END) >= greatest(
            $min_events, $min_share * any_value(n))
          AND sum(CASE WHEN work_us = 0 THEN 1 ELSE 0 END)
            >= 2 * sum(CASE WHEN work_us > 0 THEN 1 ELSE 0 END)
        UNION ALL
        SELECT NULL, count(*), sum(c.events), sum(c.events), worst_cases(c.case_no, c.events)
        FROM cases c HAVING count(*) > 0 AND (
          SELECT count(*) > 0 AND sum(n) > 1 AND sum(zero) = sum(n) FROM activities)
        ORDER BY occurrences DESC, activity
    """
    message = (
        "Executions that start and end at the same moment: {occurrences} of {executions_count}"
        " ({activity})."
    )
