"""Rule PM122."""

from procmine.rules._quality_rule import QualityRule


class MidnightTimes(QualityRule):
    """The log has dates and no times: nearly all events are at midnight.

    What happened to a case on one day stands in the order of the file.

    ## Why it matters
    Hours mean nothing in such a log: a wait of one day may have been one of minutes or of two days.
    Where a case has two events on a day, their order is that of the file, so that loops, returns
    and handovers may be there that no case had. Working hours cannot be told at all.

    ## How it is measured
    80 % or more of the completions are at 00:00:00. Times with an offset count as midnight where
    they fall on the log's own midnight. The figures are of the cases with two events at the same
    midnight, for these may be in the wrong order.

    ## When to ignore it
    When cases take weeks, and the file is in the order in which things happened.

    ## Repair
    There is none in the log itself. Export the time with the date; where there is none, let the
    file be in the true order of the events, which settles the order within a day.

    ## References
    Bose, Mans & van der Aalst, Wanna improve process mining results?, CIDM 2013 (imprecise times);
    van der Aalst, Process Mining: Data Science in Action, 2016 (guidelines for logging).
    """

    code = "PM122"
    name = "midnight-times"
    affects = ("PM2", "PM3", "PM4")
    settings = {"most": 0.8}
    query = """
        WITH midnights AS (
          SELECT sum(at_midnight) / sum(events) AS midnight_share
          FROM clocks WHERE field = 'timestamp'),
        same_day AS (
          SELECT s.case_no, count(*) AS n FROM steps s CROSS JOIN midnights m CROSS JOIN log_facts l
          WHERE m.midnight_share >= $most AND l.first < l.last
            AND s.timestamp = s.previous_timestamp
          GROUP BY s.case_no)
        SELECT any_value(m.midnight_share) AS midnight_share, count(*) AS cases,
          CAST(sum(n) AS BIGINT) AS occurrences, worst_cases(case_no, n) AS examples
        FROM same_day CROSS JOIN midnights m HAVING count(*) > 0
    """
    message = (
        "{midnight_share} of the events have a date and no time; cases with two or more on one"
        " day, in the order of the file: {cases}."
    )
