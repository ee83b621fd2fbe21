"""Rule PM135."""

from procmine.rules._quality_rule import QualityRule


class TooFewCases(QualityRule):
    """The log has too few cases, or too short a time, to tell what is usual.

    What it shows may be chance, and much can't be told at all.

    ## Why it matters
    Rules that compare with what is usual keep silent about fewer than 30 cases: that nothing was found
    doesn't mean that nothing is there. In a log that is hardly longer than a case, slow cases have
    no room: those in it are the fast ones, and durations are too short.

    ## How it is measured
    Fewer than 30 cases, or a time from the first to the last event of less than twice the median
    case. The facts say what would be enough.

    ## When to ignore it
    When the log is a sample to try things out, or these are all the cases that there are.

    ## Repair
    There is none in the log itself: export a longer period.

    ## References
    Hogg, Tanis & Zimmerman, Probability and Statistical Inference, 2015 (samples of 30 and more);
    van der Aalst, Process Mining: Data Science in Action, 2016 (snapshots).
    """

    code = "PM135"
    name = "too-few-cases"
    affects = ("PM3", "PM4", "PM7")
    gravest = "medium"
    settings = {"enough_cases": 30, "times_median": 2}
    query = """
        SELECT any_value(l.cases) AS cases, any_value(l.events) AS occurrences,
          any_value($enough_cases) AS enough_cases_count,
          any_value(epoch_us(l.last) - epoch_us(l.first)) AS window_us,
          $times_median * median(c.duration_us) AS enough_window_us,
          worst_cases(c.case_no, c.duration_us) AS examples
        FROM cases c CROSS JOIN log_facts l
        HAVING any_value(l.cases) < $enough_cases
          OR any_value(epoch_us(l.last) - epoch_us(l.first)) < $times_median * median(c.duration_us)
    """
    message = (
        "The log has {cases} cases in {window_us}: too few, or too short a time, to tell what"
        " is usual."
    )
