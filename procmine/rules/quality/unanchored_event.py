"""Rule PM109."""

from procmine.rules._quality_rule import QualityRule


class UnanchoredEvent(QualityRule):
    """Times may mean something else than they are taken for.

    They are written in several ways, or in one that can be read in two.

    ## Why it matters
    A day taken for a month moves an event by up to eleven months: everything that is built on time
    and on order is wrong, and nothing shows it (PM2, PM3, PM4).

    ## How it is measured
    Two ways. A column whose dates all have days and months up to 12, so that their order had to be
    guessed: all its times count, the first is shown as it was read. And rows that were set aside
    though their time looks like a date, as it contradicts the column's others (3/25/2024 among
    25/3/2024: then those may be mixed, too) or is not clear; the share of the rows counts. Events of
    a system in another time zone are not looked for: what shows them shows night shifts, too.

    ## When to ignore it
    When you know that the order that was guessed is right: say so with `--dates` and it is silent.

    ## Repair
    None is made unasked: `--dates day-first` or `--dates month-first` settles the order. Better:
    export all times as 2024-03-25.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (unanchored event).
    """

    code = "PM109"
    name = "unanchored-event"
    affects = ("PM2", "PM3", "PM4")
    settings = {
        "min_events": 1,
        "dated": r"\d{1,4}\D{1,3}(\d{1,2}|[A-Za-z]{3,9})\D{1,3}\d{1,4}",
    }
    query = r"""
        WITH guessed AS (
          SELECT own, name = 'start' AS is_start FROM log_columns WHERE ambiguous),
        taken AS (
          SELECT count(*) AS cases, CAST(sum(events) AS BIGINT) AS n, min(first) AS first,
            worst_cases(case_no, duration_us) AS examples FROM cases),
        other AS (
          SELECT name, count(*) AS n, count(DISTINCT case_no) AS cases, min(text) AS sample,
            worst_cases(case_no, 1) AS examples
          FROM unusable LEFT JOIN cases USING (case_id)
          WHERE regexp_matches(text, $dated) GROUP BY name)
        SELECT own AS column, cases, n AS occurrences, 1.0 AS touched_share,
          CAST(CAST(first AS DATE) AS VARCHAR) AS sample, examples
        FROM guessed CROSS JOIN taken
        UNION ALL
        SELECT coalesce(own, name), o.cases, o.n, o.n * 1.0 / rows, substr(sample, 1, 40), examples
        FROM other o LEFT JOIN log_columns USING (name) CROSS JOIN log_facts
        WHERE o.n >= $min_events
        ORDER BY touched_share DESC, sample
    """
    message = (
        "{occurrences} times in {column} may not be what they are taken for, such as {sample}."
    )
