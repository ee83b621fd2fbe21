"""Rule PM125."""

from procmine.rules._quality_rule import QualityRule


class BatchEntry(QualityRule):
    """One person records an activity for many cases at the very same time.

    The time is that of the entry into the system; when the work was done is unknown.

    ## Why it matters
    The waits before the activity are too long and those after it too short (PM301, PM401): the work
    was done one by one before it was keyed in.

    ## How it is measured
    Moments at which one resource completes an activity in ten different cases or more, where that
    happens three times or more, and not more than once an hour on average: a stream of events that
    is that dense is a busy system under a coarse clock. Times on the hour or the half don't count,
    nor resources whose name is that of a machine (system, batch, job …): the time of a run is right.
    Above a million events every seventh moment is looked at to find the activities concerned, all
    moments to count them.

    ## When to ignore it
    When the entry is the work: a list approved with one click, or a nightly run under the account of
    a person. A run comes at the same time each day and takes all cases that are there; an entry comes
    when its writer finds the time.

    ## Repair
    None is made: the true times are not in the log.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (form-based event capture).
    Andrews, van Dun, Wynn, Kratsch, Röglinger & ter Hofstede, Decision Support Systems 132, 2020
    (timestamps of the entry in the place of those of the event).
    """

    code = "PM125"
    name = "batch-entry"
    needs = ("resource",)
    affects = ("PM301", "PM401")
    gravest = "medium"
    settings = {
        "min_cases": 10,
        "moments": 3,
        "machines": "(?i)system|auto|batch|service|job|robot|系统|自动|机器人",
    }
    query = """
        WITH sampled AS (
          SELECT activity, resource, timestamp FROM steps CROSS JOIN log_facts
          WHERE resource IS NOT NULL AND epoch_us(timestamp) % 1800000000 <> 0
            AND (events <= 1000000 OR epoch_us(timestamp) // 1000000 % 7 = 0)
          GROUP BY activity, resource, timestamp HAVING count(*) >= $min_cases),
        likely AS (
          SELECT DISTINCT activity, resource FROM sampled
          WHERE NOT regexp_matches(CAST(resource AS VARCHAR), $machines)),
        moments AS (
          SELECT activity, resource, timestamp, count(DISTINCT case_no) AS n
          FROM steps JOIN likely USING (activity, resource)
          WHERE epoch_us(timestamp) % 1800000000 <> 0
          GROUP BY activity, resource, timestamp
          HAVING count(DISTINCT case_no) >= $min_cases),
        habits AS (
          SELECT activity, resource, count(*) AS moments, avg(n) AS n FROM moments
          GROUP BY activity, resource
          HAVING count(*) >= $moments AND
            epoch_us(max(timestamp)) - epoch_us(min(timestamp)) >= 3600000000 * (count(*) - 1))
        SELECT s.activity, s.resource, count(DISTINCT s.case_no) AS cases, count(*) AS occurrences,
          any_value(h.moments) AS moments_count, any_value(h.n) AS cases_each,
          worst_cases(s.case_no, m.n) AS examples
        FROM steps s JOIN moments m USING (activity, resource, timestamp)
          JOIN habits h USING (activity, resource)
        GROUP BY s.activity, s.resource
        ORDER BY occurrences DESC, s.activity, s.resource
    """
    message = (
        "{resource} records {activity} for {cases_each} cases at the very same time,"
        " {moments_count} times."
    )
