"""Rule PM123."""

from procmine.rules._quality_rule import QualityRule


class EndBeforeStart(QualityRule):
    """An activity is recorded as ended before it was started.

    The work on it counts as none, and its place in the case may be wrong.

    ## Why it matters
    The time is one that nobody worked, so that the hours of work are too low, the waits around it
    too long or too short, and the order of the case follows the wrong one of the two times.

    ## How it is measured
    Events whose start lies after their completion, counted per activity.

    ## When to ignore it
    When the two are a few seconds apart and come from two clocks.

    ## Repair
    `--fix reversed` swaps the two. Better: correct the entry where it is made.

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
        FROM records WHERE start > timestamp
        GROUP BY activity HAVING count(*) >= $min_events
        ORDER BY occurrences DESC, activity
    """
    message = {
        "en": "{activity} ends before it starts {occurrences} times, by up to {largest_us}.",
        "zh": "“{activity}”有 {occurrences} 次结束早于开始，最多相差 {largest_us}。",
    }
