"""Rule PM102."""

from procmine.rules._quality_rule import QualityRule


class DuplicateRows(QualityRule):
    """Rows are there twice, equal in everything.

    They come from a join that multiplies, from two exports put together, or from a double click.

    ## Why it matters
    Each counts as work done again: self-loops (PM201) and duplicate records (PM202) that nobody
    ever did, and twice the hours of work.

    ## How it is measured
    An event is a duplicate where the execution of the same activity before it in the case has the
    same start, completion, resource, role, cost and all attributes. Columns that number the rows
    are not compared. A record that only nearly equals another is PM202's matter.

    ## When to ignore it
    When each row is one piece of several handled at once, and the export leaves out which.

    ## Repair
    `--fix duplicates` keeps the first of each and counts the others. What is left of PM201 and
    PM202 afterwards is repetition proper. Rows of a life cycle are compared before starts and
    completions are joined.

    ## References
    Martin, Van Houdt & Janssenswillen, Expert Systems with Applications 200, 2022 (DaQAPO:
    duplicates).
    """

    code = "PM102"
    name = "duplicate-rows"
    affects = ("PM201", "PM202", "PM302")
    repair = "duplicates"
    settings = {"min_rows": 1}
    query = """
        SELECT r.activity, count(DISTINCT r.case_no) AS cases, count(*) AS occurrences,
          worst_cases(r.case_no, 1) AS examples
        FROM repeats r JOIN events e ON e.position = r.position
          JOIN events f ON f.position = r.prior_position
        WHERE r.duplicate AND r.gap_us = 0 AND e.start IS NOT DISTINCT FROM f.start
          AND e.cost IS NOT DISTINCT FROM f.cost
        GROUP BY r.activity HAVING count(*) >= $min_rows
        ORDER BY occurrences DESC, r.activity
    """
    message = "Rows of {activity} that stand in the log once more: {occurrences}."
