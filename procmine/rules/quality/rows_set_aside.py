"""Rule PM101."""

from procmine.rules._quality_rule import QualityRule


class RowsSetAside(QualityRule):
    """Rows of the file are no events, for they lack a case, an activity or a readable time.

    They are kept apart and counted; no number of the report knows of them.

    ## Why it matters
    The activities that they stand for are missing from their cases: counts are too low, steps seem
    left out, and waits reach over what happened in between. Where a system fails to write one kind
    of step, that kind of step seems never to be done.

    ## How it is measured
    Rows by the first column in which nothing readable stands, in the order case, activity, time,
    start; the first text that could not be read is shown. An empty start alone sets no row aside.
    Lines that do not fit the columns of a text table are counted as "row". It is grave by its share
    of all rows.

    ## When to ignore it
    When they are totals, remarks or empty lines below the table.

    ## Repair
    None is made: what a row lacks can't be known. Correct the export, or name another column with
    `--case`, `--activity`, `--timestamp` or `--start none`.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (elusive case). Bose, Mans &
    van der Aalst, CIDM 2013 (missing cases, events and times).
    """

    code = "PM101"
    name = "rows-set-aside"
    affects = ("PM2", "PM3", "PM4")
    settings = {"min_rows": 1}
    query = """
        WITH reasons AS (
          SELECT name, count(*) AS n, count(DISTINCT c.case_no) AS cases,
            min(text) AS sample,
            worst_cases(c.case_no, 1) AS examples
          FROM unusable u LEFT JOIN cases c ON c.case_id = u.case_id GROUP BY name
          UNION ALL
          SELECT 'row', set_aside - (SELECT count(*) FROM unusable), 0, NULL, NULL FROM log_facts)
        SELECT coalesce(own, r.name) AS column, r.cases, n AS occurrences, rows AS rows_count,
          n * 1.0 / rows AS touched_share, CASE WHEN coalesce(sample, '') = '' THEN '–' ELSE substr(sample, 1, 40) END AS sample, examples
        FROM reasons r LEFT JOIN log_columns USING (name) CROSS JOIN log_facts f
        WHERE n >= $min_rows ORDER BY occurrences DESC, r.name
    """
    message = (
        "Rows set aside, for nothing can be read in {column}: {occurrences} of {rows_count};"
        " there it says {sample}."
    )
