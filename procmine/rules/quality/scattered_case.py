"""Rule PM112."""

from procmine.rules._quality_rule import QualityRule


class ScatteredCase(QualityRule):
    """One case stands in the log as two, for its id is written in two ways.

    "0012" and "12", "C-7" and "c7", "510" and "510.0".

    ## Why it matters
    There are more cases than there were, each shorter than it was, with steps missing; the wait
    between the parts is lost.

    ## How it is measured
    Ids that are equal without case, width, separators, leading zeros and a final ".0", where the
    cases have no activity in common, and where the pause between them is no longer than the time
    they take, or a tenth of the log's window. Two whole cases have activities in common and stay.

    ## When to ignore it
    When the two ids come from two places that number by themselves.

    ## Repair
    `--fix cases` joins the parts under the id that is written as most others are.

    ## References
    Suriadi, Andrews, ter Hofstede & Wynn, Information Systems 64, 2017 (scattered case).
    """

    code = "PM112"
    name = "scattered-case"
    affects = ("PM2", "PM3", "PM4", "PM7")
    repair = "cases"
    settings = {"min_parts": 2}
    query = """
        SELECT count(*) AS cases, count(DISTINCT joined_no) AS occurrences,
          count(DISTINCT joined_no) AS joined_count,
          min(joined_id) AS one_spelling,
          arg_min(case_id, joined_id) AS another_spelling,
          worst_cases(case_no, case_no) AS examples
        FROM scattered WHERE case_no <> joined_no
        HAVING count(*) + count(DISTINCT joined_no) >= $min_parts AND count(*) > 0
    """
    message = (
        "Parts of one case whose id is written in several ways: {cases}, of {joined_count}"
        " cases; such as {one_spelling} and {another_spelling}."
    )
