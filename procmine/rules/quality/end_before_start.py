"""Rule PM123."""

from procmine.rules._quality_rule import QualityRule


class EndBeforeStart(QualityRule):
    """An activity is recorded as ended before it was started.

    The time between the two counts as no work at all, and the activity's place in the case may be
    wrong.

    ## Why it matters
    Nobody works backwards in time: one of the two is a typing error, comes from another clock, or
    they stand in each other's column. So the hours of work are too low, the waits around it too
    long or too short, and the order of the case, which goes by completions, may be another.

    ## How it is measured
    Events whose start lies after their completion, counted per activity, with the largest
    difference. Work without any time between the two is not meant.

    ## When to ignore it
    When the largest difference is a few seconds and the two come from two clocks.

    ## Repair
    `--fix reversed` swaps the two, which is right where they stand in each other's column, and
    wrong where one of them is mistyped. Better: correct the entry where it is made.

    ## References
    Martin, Van Houdt & Janssenswillen, Expert Systems with Applications 200, 2022 (DaQAPO:
    negative durations).
    """

    code = "PM123"
    name = "end-before-start"
    needs = ("start",)
    affects = ("PM301", "PM302", "PM401")
    repair = "reversed"
    settings = {"min_events": 1}
    query = """
        SELECT activity, count(DISTINCT case_no) AS cases, count(*) AS occurrences,
          max(epoch_us(start) - epoch_us(timestamp)) AS largest_us,
          worst_cases(case_no, epoch_us(start) - epoch_us(timestamp)) AS examples
        FROM steps WHERE start > timestamp
        GROUP BY activity HAVING count(*) >= $min_events
        ORDER BY occurrences DESC, activity
    """
    message = (
        "{activity} ends before it starts in {occurrences} of its events, by up to {largest_us}."
    )
