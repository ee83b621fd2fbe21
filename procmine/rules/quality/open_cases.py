"""Rule PM131."""

from procmine.rules._quality_rule import QualityRule


class OpenCases(QualityRule):
    """Cases go on after the log ends, or began before it does.

    Of such a case the log holds a part.

    ## Why it matters
    Their durations are too short, their variants incomplete, and what usually comes last seems to
    be left out. Slow cases are hit most, so that a process looks faster than it is.

    ## How it is measured
    A case is cut off at the end where its last activity is none at which cases usually end (it
    ends less than 5 % of the cases that are over, and mostly another step follows), and
    where the log ends before the next step was due: within twice the median time after that
    activity. A case is cut off at the beginning where its first activity is none with which cases
    usually begin, as near to the beginning of the log. The edges are where all but a hundredth of
    the cases have begun and ended, so that one wrong date moves none. Rare endings are found in complete logs, too;
    so at least three cases must be cut off, three times as many as their rate makes us expect, and
    30 cases must be over.

    ## When to ignore it
    When work in progress is what you look at.

    ## Repair
    `--fix truncated` leaves these cases out. Better: export all events of the cases that ended in
    the period, whenever they began.

    ## References
    van der Aalst, Process Mining: Data Science in Action, 2016 (snapshots: a log is a part of a
    process that goes on).
    """

    code = "PM131"
    name = "open-cases"
    affects = ("PM3", "PM7")
    repair = "truncated"
    settings = {"min_cases": 3}
    query = """
        SELECT count(*) AS cases, count(*) AS occurrences,
          CAST(sum(CASE WHEN at_end THEN 1 ELSE 0 END) AS BIGINT) AS unfinished_count,
          CAST(sum(CASE WHEN at_start THEN 1 ELSE 0 END) AS BIGINT) AS begun_before_count,
          worst_cases(case_no, duration_us) AS examples
        FROM cut_off JOIN cases USING (case_no) HAVING count(*) >= $min_cases
    """
    message = (
        "Cases that the window of the log cuts off: {cases}; {unfinished_count} at its end,"
        " {begun_before_count} at its beginning."
    )
