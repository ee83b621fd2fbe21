"""Rule PM133."""

from procmine.rules._quality_rule import QualityRule


class MissingValues(QualityRule):
    """Starts, resources or roles are missing here and there.

    The column is there, and events of the same activities have a value.

    ## Why it matters
    Without a start the work counts as none and its time as waiting; without a resource or a role a
    step is in nobody's hands, so that handovers there and repetitions by another are not counted.

    ## How it is measured
    Events without a value, per column, and those with a text that stands for none, such as "?",
    "n/a", "unknown" or "test". An activity that lacks the value in nine of ten or more of at least ten
    events lacks it by design, as automatic steps have no resource; it is left out. So
    is what is missing in one period: PM134 tells of that.

    ## When to ignore it
    When the steps without a value are done by a machine.

    ## Repair
    There is none in the log itself, for nobody can tell what is missing. Ask those who record it, or
    leave the column out with `--start none`, `--resource none` or `--role none`.

    ## References
    Martin, Van Houdt & Janssenswillen, Expert Systems with Applications 200, 2022 (DaQAPO: missing
    values); Bose, Mans & van der Aalst, CIDM 2013 (missing attributes).
    """

    code = "PM133"
    name = "missing-values"
    affects = ("PM204", "PM302", "PM4")
    settings = {"min_events": 1}
    query = """
        WITH scattered AS (
          SELECT m.* FROM missing_values m LEFT JOIN missing_periods p USING (field)
          WHERE p.field IS NULL OR m.timestamp < p.first OR m.timestamp > p.last)
        SELECT field, count(DISTINCT case_no) AS cases, count(*) AS occurrences,
          least(1.0, count(*) / (SELECT sum(events) FROM missing_weeks w
            WHERE w.field = scattered.field)) AS missing_share,
          count(placeholder) AS placeholders_count, min(placeholder) AS placeholder,
          worst_cases(case_no, 1) AS examples
        FROM scattered GROUP BY field HAVING count(*) >= $min_events
        ORDER BY occurrences DESC, field
    """
    message = "Events without the {field} that is usual there: {occurrences} ({missing_share})."
