"""Rule PM110."""

from procmine.rules._quality_rule import QualityRule


class ScatteredEvent(QualityRule):
    """An attribute holds the times of something that happened, and the log has no event of it.

    A column such as "approved on" is an event that has no row.

    ## Why it matters
    The step seems never to be done. The wait before the next step is too long, and whoever did it
    is missing among those who had the case (PM401).

    ## How it is measured
    Times in attributes that first appear on a later step than the case's first, lie after the
    beginning of the case and not after the step that says them, and that no event of the case
    starts or ends within a minute of (on that day, for a mere date). An attribute counts where such
    are at least half of its times within their cases, in ten cases or more. Measured on up to
    5,000 cases, taken evenly, and reckoned up. What is said from the first step on (a date of
    birth, an order date), and what still lies ahead (a deadline), is no event of the case; and where
    more than every second step says a time of its own, that is one of the step (its entry).

    ## When to ignore it
    When nothing happened at that time, as with a date of validity.

    ## Repair
    None is made. Export the column as an activity of its own, with its time.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (scattered event).
    """

    code = "PM110"
    name = "scattered-event"
    affects = ("PM301", "PM401")
    gravest = "medium"
    settings = {"min_cases": 10, "share": 0.5, "each": 0.5}
    query = """
        WITH judged AS (
          SELECT *, CASE WHEN NOT from_start AND NOT is_event AND moment > first AND moment <= said
            THEN epoch_us(said) - epoch_us(moment) END AS before_us
          FROM attribute_times),
        in_case AS (
          SELECT attribute, j.case_no, count(*) AS times, count(before_us) AS hidden,
            median(before_us) AS before_us, any_value(case_weight) AS case_weight,
            any_value(c.events) AS events
          FROM judged j JOIN cases c USING (case_no) GROUP BY attribute, j.case_no)
        SELECT attribute AS column,
          CAST(sum(CASE WHEN hidden > 0 THEN case_weight ELSE 0 END) AS BIGINT) AS cases,
          CAST(sum(hidden * case_weight) AS BIGINT) AS occurrences,
          sum(hidden) * 1.0 / sum(times) AS hidden_share, median(before_us) AS before_us,
          worst_cases(CASE WHEN hidden > 0 THEN case_no END, hidden) AS examples
        FROM in_case GROUP BY attribute
        HAVING sum(CASE WHEN hidden > 0 THEN 1 ELSE 0 END) >= $min_cases
          AND sum(hidden) >= $share * sum(times) AND sum(times) <= $each * sum(events)
        ORDER BY occurrences DESC, attribute
    """
    message = (
        "{column} holds {occurrences} times at which something happened, and no event says what."
    )
