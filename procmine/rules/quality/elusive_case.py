"""Rule PM111."""

from procmine.rules._quality_rule import QualityRule


class ElusiveCase(QualityRule):
    """The case id is no case id.

    Each event has its own, or one holds most of the log, or it is a time: what was taken for the
    case is the number of the row or event, a column that is always the same, or a moment.

    ## Why it matters
    Without cases there is no process: no order, no repetition, no wait, no cycle time. Every figure
    of the report is wrong.

    ## How it is measured
    Nine in ten cases have one event, while each label occurs twice or more on average; or one case
    has eight in ten of two hundred events or more; or the first and the last of the ids are dates
    with times. A better column has 2 to 100 events a value, several activities among them, and an
    order: from an activity the next one can be told more often than without.

    ## When to ignore it
    When the log does hold one long case, or calls that are answered with one step.

    ## Repair
    Name the column with `--case`, such as the one that the finding gives.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (elusive case).
    """

    code = "PM111"
    name = "elusive-case"
    affects = ("PM",)
    settings = {
        "one_event_share": 0.9,
        "largest_share": 0.8,
        "min_cases": 20,
        "min_events": 200,
        "min_gain": 0.1,
        "time_pattern": r"^\d{4}-\d\d?-\d\d?[ T]\d\d?:\d\d|^\d\d?[./]\d\d?[./]\d{4} \d\d?:\d\d",
    }
    query = """
        WITH shape AS (
          SELECT sum(cases) AS cases, sum(events * cases) AS events, max(events) AS largest,
            sum(CASE WHEN events = 1 THEN cases ELSE 0 END) AS with_one
          FROM variants),
        named AS (
          SELECT regexp_matches(min(case_id), $time_pattern)
            AND regexp_matches(max(case_id), $time_pattern) AS by_time
          FROM cases)
        SELECT CAST(cases AS BIGINT) AS cases, CAST(events AS BIGINT) AS occurrences,
          CAST(1 AS DOUBLE) AS touched_share, with_one / cases AS one_event_share,
          largest / events AS largest_case_share,
          (SELECT name FROM case_columns WHERE foretold >= blind + $min_gain
            ORDER BY foretold DESC, name LIMIT 1) AS better_column,
          (SELECT worst_cases(case_no, events) FROM variants) AS examples
        FROM shape, named
        WHERE (with_one >= $one_event_share * cases AND cases >= $min_cases
            AND events >= 2 * (SELECT count(*) FROM labels))
          OR (largest >= $largest_share * events AND events >= $min_events)
          OR (by_time AND cases >= $min_cases)
    """
    message = (
        "The case id tells no cases apart: {one_event_share} of them have one event, the"
        " largest has {largest_case_share} of all events. A better column: {better_column}."
    )
