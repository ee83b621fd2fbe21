"""Rule PM132."""

from procmine.rules._quality_rule import QualityRule


class OneEventCases(QualityRule):
    """Many cases have one event alone, where cases usually have several.

    They were opened in error, are cut off by the window of the log, or lost their other events.

    ## Why it matters
    A case of one event says nothing about the flow, and takes no time: it pulls the median case,
    the mean and every share of cases down.

    ## How it is measured
    The share of the cases that have one event: a tenth or more and less than half, for else it is the
    usual case, where the median of the others is three or more.

    ## When to ignore it
    When such cases are finished with their one step, as a call that is answered at once.

    ## Repair
    Export the window of the log wider, and leave out the cases that never were any.

    ## References
    Bose, Mans & van der Aalst, Wanna improve process mining results?, CIDM 2013 (missing events).
    """

    code = "PM132"
    name = "one-event-cases"
    affects = ("PM2", "PM402")
    gravest = "medium"
    settings = {"min_share": 0.1, "usual_events": 3, "most_share": 0.5}
    query = """
        WITH counts AS (
          SELECT sum(cases) AS all_cases, sum(CASE WHEN events = 1 THEN cases ELSE 0 END) AS cases,
            (SELECT median(events) FROM cases WHERE events > 1) AS usual_events,
            (SELECT worst_cases(case_no, events) FROM cases WHERE events = 1) AS examples
          FROM variants)
        SELECT CAST(cases AS BIGINT) AS cases, CAST(cases AS BIGINT) AS occurrences,
          cases / all_cases AS one_event_share, usual_events, examples
        FROM counts
        WHERE cases >= $min_share * all_cases AND cases < $most_share * all_cases
          AND cases > 1 AND usual_events >= $usual_events
    """
    message = "Cases of one event: {cases}, where the others have {usual_events}."
