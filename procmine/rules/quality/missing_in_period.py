"""Rule PM134."""

from procmine.rules._quality_rule import QualityRule


class MissingInPeriod(QualityRule):
    """Starts, resources or roles are missing in one period, and are there outside it.

    Recording began or stopped with it, as when a system changes.

    ## Why it matters
    Figures from before and after cannot be compared: waits, work and handovers are there in one
    part of the log alone, and what seems to change over time is the recording.

    ## How it is measured
    Week by week, over activities that have the value elsewhere: the shortest run of weeks that
    holds 95 % of the events without it. In it 20 % or more of the events lack it, at least 20;
    outside it at most a tenth of that share. What is missing here and there is told by PM133.

    ## When to ignore it
    When the period is of no interest to you.

    ## Repair
    There is none in the log itself. Fetch the values from the system of that time, or analyse the
    rest of the log alone.

    ## References
    Bose, Mans & van der Aalst, Wanna improve process mining results?, CIDM 2013 (missing
    attributes); Martin, Van Houdt & Janssenswillen, Expert Systems with Applications 200, 2022.
    """

    code = "PM134"
    name = "missing-in-period"
    affects = ("PM204", "PM302", "PM4")
    settings = {"min_events": 20}
    query = """
        SELECT p.field, CAST(CAST(p.first AS DATE) AS VARCHAR) AS from_date,
          CAST(CAST(p.last AS DATE) AS VARCHAR) AS to_date,
          any_value(p.missing_share) AS missing_share,
          any_value(p.elsewhere_share) AS elsewhere_share,
          count(DISTINCT m.case_no) AS cases, count(*) AS occurrences,
          worst_cases(m.case_no, 1) AS examples
        FROM missing_periods p JOIN missing_values m
          ON m.field = p.field AND m.timestamp BETWEEN p.first AND p.last
        GROUP BY p.field, p.first, p.last HAVING count(*) >= $min_events
        ORDER BY occurrences DESC, field
    """
    message = (
        "From {from_date} to {to_date} the {field} is missing in {missing_share} of the events,"
        " elsewhere in {elsewhere_share}."
    )
