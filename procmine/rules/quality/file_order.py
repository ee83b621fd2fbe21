"""Rule PM126."""

from procmine.rules._quality_rule import QualityRule


class FileOrder(QualityRule):
    """Events of the same time stand in the file against the order in which they happen.

    Where two events of a case have the same time, the order in the file decides; here it is wrong.

    ## Why it matters
    Steps come out in the wrong order: variants that nobody works by, and turns back that did not
    happen (PM203, PM206, PM701).

    ## How it is measured
    A file whose cases run from the newest event to the oldest (95 % of the neighbours in a case, on
    up to 20,000 cases) has equal times in reverse: one finding, with the cases that have such. Else,
    pairs of activities of equal time that stand in the file the one way, where they follow on each
    other the other way in 95 % of at least twenty places at which their times differ. A fifth of
    their equal times must stand so at least: fewer may be the exceptions that they look like.

    ## When to ignore it
    When the two are independent of each other.

    ## Repair
    `--fix order` turns the order of a file that runs from the newest event to the oldest, and leaves
    others alone. Better: export finer times, or a number that grows.

    ## References
    Bose, Mans & van der Aalst, CIDM 2013 (incorrect order of events). Martin, Van Houdt &
    Janssenswillen, Expert Systems with Applications 200, 2022.
    """

    code = "PM126"
    name = "file-order"
    affects = ("PM203", "PM206", "PM701")
    repair = "order"
    gravest = "medium"
    settings = {"min_pairs": 20, "share": 0.95, "ties": 0.2}
    query = """
        WITH neighbours AS (
          SELECT case_no, position, timestamp > previous_timestamp AS later,
            lag(position) OVER (PARTITION BY case_no ORDER BY seq) AS previous_position
          FROM steps WHERE case_no % (SELECT greatest(1, cases // 20000) FROM log_facts) = 0),
        direction AS (
          SELECT count(*) >= $min_pairs
            AND avg(CASE WHEN position < previous_position THEN 1.0 ELSE 0.0 END) >= $share
            AS newest_first,
            avg(CASE WHEN position < previous_position THEN 1.0 ELSE 0.0 END) AS share
          FROM neighbours WHERE later),
        pairs AS (
          SELECT previous_activity, activity,
            sum(CASE WHEN timestamp = previous_timestamp THEN 1 ELSE 0 END) AS tied,
            sum(CASE WHEN timestamp > previous_timestamp THEN 1 ELSE 0 END) AS apart
          FROM steps WHERE previous_activity IS NOT NULL AND previous_activity <> activity
          GROUP BY previous_activity, activity),
        contrary AS (
          SELECT p.previous_activity, p.activity, p.apart, o.apart AS usual
          FROM pairs p JOIN pairs o
            ON o.activity = p.previous_activity AND o.previous_activity = p.activity
          WHERE p.tied > 0 AND p.tied >= $ties * (p.tied + o.tied) AND o.apart >= $min_pairs AND o.apart >= $share * (o.apart + p.apart)
            AND NOT (SELECT newest_first FROM direction))
        SELECT s.previous_activity AS from_activity, s.activity AS to_activity,
          count(DISTINCT s.case_no) AS cases, count(*) AS occurrences,
          any_value(c.usual) * 1.0 / any_value(c.usual + c.apart) AS contrary_share,
          worst_cases(s.case_no, 1) AS examples
        FROM contrary c JOIN steps s USING (previous_activity, activity)
        WHERE s.timestamp = s.previous_timestamp
        GROUP BY s.previous_activity, s.activity
        UNION ALL
        SELECT NULL, NULL, count(DISTINCT case_no), count(*), (SELECT share FROM direction),
          worst_cases(case_no, 1)
        FROM steps WHERE timestamp = previous_timestamp AND activity <> previous_activity
        HAVING count(*) > 0 AND (SELECT newest_first FROM direction)
        ORDER BY occurrences DESC, from_activity, to_activity
    """
    message = (
        "{occurrences} times events of the same time stand in the file in reverse"
        " ({from_activity} before {to_activity})."
    )
