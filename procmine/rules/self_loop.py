"""Rule PM201."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule
from procmine.words.activities import APPROVALS, pattern


class SelfLoop(Rule):
    """An activity is done again straight after itself.

    The same step is executed two or more times in a row within a case: what it should have
    brought about was not there the first time.

    ## Why it matters
    Each further execution costs the work of the step once more, and the case waits for it.

    ## How it is measured
    A self-loop is a run of two or more equal activities (edeaR); each execution after the first
    is one occurrence, and costs its work and the wait before it. Runs inside a rework loop
    belong to that loop (PM203), records made twice to PM202, approvals to PM206. Activities that
    recur by design (each item, each month, as many as ordered), events that tell another state of
    the same step (a lifecycle value of the log's own), and executions of which more than half
    lies beside the one before (two people at once), are told apart and not counted.

    ## When to ignore it
    When the step is meant to be taken in parts, and the log doesn't say which part.

    ## Redesign
    Find out what was missing the first time and check it at the entrance (control addition), or
    give the one who does it what is needed to finish in one go (empower).

    ## References
    Swennen et al., bupaR edeaR: number_of_selfloops; Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM201"
    name = "self-loop"
    kind = "rework"
    basis = "work"
    settings = {"approvals": pattern(APPROVALS), "min_cases": 30}
    query = """
        SELECT activity, count(DISTINCT case_no) AS cases, count(*) AS occurrences,
          sum(wait_us + coalesce(work_us, 0)) AS lost_us,
          sum(wait_us + coalesce(work_us, 0)) // count(*) AS each_us,
          avg(CASE WHEN by_other THEN 1.0 ELSE 0.0 END) AS by_another_person_share,
          worst_cases(case_no, wait_us + coalesce(work_us, 0)) AS examples
        FROM repeats
        WHERE in_run > 1 AND loop_no = 0 AND NOT duplicate AND NOT other_state
          AND coalesce(work_us <= 2 * gap_us, true)
          AND NOT regexp_matches(lower(CAST(activity AS VARCHAR)), $approvals)
          AND activity NOT IN (SELECT activity FROM recurring)
        GROUP BY activity
        HAVING count(DISTINCT case_no) >= $min_cases
        ORDER BY lost_us DESC, activity
    """
    message = (
        "{activity} is done again straight after itself in {cases} cases; each time takes"
        " {each_us} more."
    )
    redesign = (
        Redesign("control addition", "control"),
        Redesign("empower", "simplify"),
    )
