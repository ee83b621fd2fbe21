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
    longer on, with the least number of cases on either side. The repetitions themselves are
    PM201 and PM203; nothing is counted twice.

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
    settings = {"min_cases": 30, "longer": 1.25}
    query = """
        SELECT activity, count(DISTINCT case_no) FILTER (by_other) AS cases,
          count(*) FILTER (by_other) AS occurrences,
          CAST((avg(took_us) FILTER (by_other) - avg(took_us) FILTER (NOT by_other))
            * count(*) FILTER (by_other) AS BIGINT) AS lost_us,
          avg(took_us) FILTER (by_other) AS another_us, avg(took_us) FILTER (NOT by_other) AS same_us,
          worst_cases(case_no, CASE WHEN by_other THEN took_us END) AS examples
        FROM (SELECT *, wait_us + coalesce(work_us, 0) AS took_us FROM repeats
          WHERE by_other IS NOT NULL AND NOT duplicate AND NOT other_state)
        WHERE activity NOT IN (SELECT activity FROM recurring)
        GROUP BY activity
        HAVING count(DISTINCT case_no) FILTER (by_other) >= $min_cases
          AND count(DISTINCT case_no) FILTER (NOT by_other) >= $min_cases
          AND avg(took_us) FILTER (by_other) > $longer * avg(took_us) FILTER (NOT by_other)
        ORDER BY lost_us DESC, activity
    """
    message = {
        "en": "When {activity} is repeated by somebody else, it takes {another_us}; by the same"
        " person {same_us} ({cases} cases).",
        "zh": "“{activity}”由他人重做需 {another_us}，由同一人重做只需 {same_us}（{cases} 个案例）。",
    }
    redesign = (
        Redesign("order assignment", "reassign"),
        Redesign("case manager", "reassign"),
    )
