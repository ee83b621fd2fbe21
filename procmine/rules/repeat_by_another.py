"""Rule PM204."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class RepeatByAnother(Rule):
    """A repetition takes longer because somebody else does it.

    When an activity has to be done again, another person than the first time does it, who has to
    read the case anew: a redo, in edeaR's terms.

    ## Why it matters
    The repetition may be needed; the second familiarisation and the second queue are not.

    ## How it is measured
    Per activity, repetitions by another resource (redo) against those by the same (repeat): the
    difference of their mean time (wait and work), times the number of redos. Told from 25 %
    longer on, where that is three standard errors of the difference or more, with the least
    number of cases on either side. The repetitions themselves are PM201 and PM203; nothing is
    counted twice.

    ## When to ignore it
    When a second person is asked for: four eyes, a specialist, a shift that ended.

    ## Redesign
    Let the case go back to the one who knows it (order assignment, case manager).

    ## References
    Swennen et al., bupaR edeaR: redo; Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM204"
    name = "repeat-by-another-resource"
    kind = "organisation"
    basis = "waiting"
    needs = ("resource",)
    settings = {"min_cases": 30, "longer": 1.25, "detect_z": 3}
    query = """
        WITH took AS (
          SELECT activity, case_no, by_other, wait_us + coalesce(work_us, 0) AS us FROM repeats
          WHERE by_other IS NOT NULL AND NOT duplicate AND NOT other_state
            AND activity NOT IN (SELECT activity FROM recurring)),
        sides AS (
          SELECT activity, by_other, count(DISTINCT case_no) AS cases, count(*) AS n,
            avg(us) AS mean_us, stddev_pop(us) AS spread_us, worst_cases(case_no, us) AS examples
          FROM took GROUP BY activity, by_other)
        SELECT o.activity, o.cases, o.n AS occurrences,
          CAST((o.mean_us - s.mean_us) * o.n AS BIGINT) AS lost_us,
          o.mean_us AS another_us, s.mean_us AS same_us, o.examples
        FROM sides o JOIN sides s ON s.activity = o.activity AND o.by_other AND NOT s.by_other
        WHERE o.cases >= $min_cases AND s.cases >= $min_cases
          AND o.mean_us > $longer * s.mean_us
          AND o.mean_us - s.mean_us >= $detect_z
            * sqrt(o.spread_us * o.spread_us / o.n + s.spread_us * s.spread_us / s.n)
        ORDER BY lost_us DESC, o.activity
    """
    message = (
        "When {activity} is repeated by somebody else, it takes {another_us}; by the same"
        " person {same_us} ({cases} cases)."
    )
    redesign = (
        Redesign("order assignment", "reassign"),
        Redesign("case manager", "reassign"),
    )
