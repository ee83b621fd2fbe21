"""Rule PM121."""

from procmine.rules._quality_rule import QualityRule


class MixedResolution(QualityRule):
    """The times of an activity are recorded more coarsely than those of the others.

    They are of the day or of the minute, where others have seconds.

    ## Why it matters
    A date without a time is read as midnight. So the activity stands before all else that happened
    to the case on that day, whichever came first, and waits of less than a day are made up: too
    long after it, too short before it. Variants, loops and handovers that no case had come of it.

    ## How it is measured
    Week by week, and for starts and completions apart: the share of an activity's times that are a
    midnight or a whole minute, which by chance happens to one in 86,400 and to one in 60. Found are
    activities with weeks in which 90 % of the times are so, where these weeks hold 20 such times,
    5 % of the activity's and 80 % of its coarse ones. Midnights, which are dates without a time, are
    found as well where they are 5 % of its times and half of those of a whole hour. At least 20 % of
    the log's times must be finer. The figures are of the cases where it matters: another event of
    the case, or the end of the same, lies in the same day or minute.

    ## When to ignore it
    When the work is really done at that time, such as by a job that runs at midnight.

    ## Repair
    There is none in the log itself. Export the time with its full resolution; where only a date is
    recorded, set the time to what is usual for the activity before the log is read.

    ## References
    Bose, Mans & van der Aalst, Wanna improve process mining results?, CIDM 2013 (imprecise times);
    Fischer, Goel, Andrews, van Dun, Wynn & Röglinger, Enhancing event log quality:
    detecting and quantifying timestamp imperfections, BPM 2020.
    """

    code = "PM121"
    name = "mixed-resolution"
    affects = ("PM2", "PM3", "PM4")
    settings = {"min_events": 20, "coarse_week": 0.9, "in_weeks": 0.8, "coarse": 0.05, "finer": 0.2}
    query = """
        WITH units AS (
          SELECT field, activity, events, at_midnight AS coarse, on_hour, 86400000000 AS unit_us,
            first, last
          FROM clocks
          UNION ALL
          SELECT field, activity, events, on_minute, 0, 60000000, first, last FROM clocks),
        mixed AS (
          SELECT unit_us FROM units GROUP BY unit_us
          HAVING sum(events) - sum(coarse) >= $finer * sum(events)),
        weeks AS (
          SELECT *, coarse >= $coarse_week * events AS is_coarse FROM units
          WHERE unit_us IN (SELECT unit_us FROM mixed) AND coarse > 0),
        activities AS (
          SELECT field, activity, unit_us, sum(coarse) AS coarse, sum(on_hour) AS on_hour,
            sum(CASE WHEN is_coarse THEN coarse ELSE 0 END) AS in_weeks,
            min(CASE WHEN is_coarse THEN first END) AS week_first,
            max(CASE WHEN is_coarse THEN last END) AS week_last,
            min(first) AS first, max(last) AS last
          FROM weeks GROUP BY field, activity, unit_us),
        totals AS (
          SELECT field, activity, sum(events) AS events FROM clocks GROUP BY field, activity),
        judged AS (
          SELECT a.*, coarse / events AS coarse_share, in_weeks >= $in_weeks * coarse AS by_week
          FROM activities a JOIN totals t USING (field, activity)
          WHERE coarse >= $min_events AND coarse >= $coarse * events),
        found AS (
          SELECT field, activity, max(unit_us) AS unit_us,
            arg_max(coarse_share, unit_us) AS coarse_share,
            arg_max(CASE WHEN by_week THEN week_first ELSE first END, unit_us) AS first,
            arg_max(CASE WHEN by_week THEN week_last ELSE last END, unit_us) AS last
          FROM judged
          WHERE by_week OR (unit_us = 86400000000 AND 2 * coarse >= on_hour)
          GROUP BY field, activity),
        touched AS (
          SELECT f.field, f.activity, s.case_no,
            epoch_us(s.timestamp) - epoch_us(s.previous_timestamp) AS gap_us
          FROM steps s JOIN found f ON s.previous_activity = f.activity
          WHERE f.field = 'timestamp' AND s.previous_timestamp BETWEEN f.first AND f.last
            AND epoch_us(s.previous_timestamp) % least(unit_us, 1800000000) = 0
            AND epoch_us(s.timestamp) - epoch_us(s.previous_timestamp) < unit_us
          UNION ALL
          SELECT f.field, f.activity, s.case_no,
            epoch_us(s.timestamp) - epoch_us(s.start) AS gap_us
          FROM steps s JOIN found f USING (activity)
          WHERE f.field = 'start' AND s.start BETWEEN f.first AND f.last
            AND epoch_us(s.start) % least(unit_us, 1800000000) = 0
            AND epoch_us(s.timestamp) - epoch_us(s.start) < unit_us)
        SELECT activity, field, any_value(unit_us) AS unit_us,
          any_value(coarse_share) AS coarse_share,
          CAST(CAST(any_value(first) AS DATE) AS VARCHAR) AS from_date,
          CAST(CAST(any_value(last) AS DATE) AS VARCHAR) AS to_date,
          count(DISTINCT case_no) AS cases, count(*) AS occurrences,
          worst_cases(case_no, gap_us) AS examples
        FROM touched JOIN found USING (field, activity)
        GROUP BY field, activity ORDER BY cases DESC, activity, field
    """
    message = (
        "{activity} is recorded in steps of {unit_us} ({coarse_share} of its times, {field})"
        " where other times are finer."
    )
