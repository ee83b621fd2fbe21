"""Rule PM202."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class DuplicateInstance(Rule):
    """The same act is recorded twice.

    Two records of one activity in a case, by the same person, with the same attributes, no more
    than a minute apart.

    ## Why it matters
    Either the work was keyed in twice, or the system writes it twice and every count of this
    activity, repetition and workload is too high.

    ## How it is measured
    Repetitions whose start and completion lie within a minute of the execution before, with the
    same resource, role and attributes (but for row numbers). The cost is the work on the second
    record.

    ## When to ignore it
    When the log is known to round times to the day, or leaves out what tells the two apart.

    ## Redesign
    Let the system refuse the second entry (task elimination), or join the two entry points
    (integral technology).

    ## References
    Reijers & Liman Mansar, Omega 33(4), 2005; Suriadi et al., Information Systems 64, 2017.
    """

    code = "PM202"
    name = "duplicate-activity-instance"
    kind = "redundancy"
    basis = "work"
    settings = {"min_cases": 30}
    query = """
        SELECT activity, count(DISTINCT case_no) AS cases, count(*) AS occurrences,
          sum(coalesce(work_us, 0)) AS lost_us,
          worst_cases(case_no, coalesce(work_us, 0)) AS examples
        FROM repeats
        WHERE duplicate AND activity NOT IN (SELECT activity FROM recurring)
        GROUP BY activity
        HAVING count(DISTINCT case_no) >= $min_cases
        ORDER BY occurrences DESC, activity
    """
    message = (
        "{activity} is recorded twice within a minute, alike in everything, {occurrences} times"
        " in {cases} cases."
    )
    redesign = (Redesign("task elimination", "eliminate"),)
