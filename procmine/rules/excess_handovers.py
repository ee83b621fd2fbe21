"""Rule PM402."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class ExcessHandovers(Rule):
    """Some cases come back to people who had passed them on, more often than is usual.

    The case returns for new work, not for work done again (that is PM203 and PM403).

    ## Why it matters
    Each further change of hands is a further queue, and one more who must read the case.

    ## How it is measured
    Per case, handovers less the number of different hands less one: the returns (roles, or
    resources in a log without roles). Only handovers to a step that is new to the case count.
    A case is told where it has at least two handovers and two returns more than the median case
    (of up to 20,000 cases, taken evenly); the cost is the waits of its handovers, by the share
    of them that is too much.

    ## When to ignore it
    When the cases are of a kind that needs more people, and the log has no attribute for it.

    ## Redesign
    Involve fewer people (numerical involvement), or give one the whole case (case manager).

    ## References
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM402"
    name = "excess-handovers"
    kind = "handoff"
    needs = ("resource|role",)
    settings = {"min_cases": 30, "beyond_usual": 2, "sample": 20_000}
    query = """
        WITH counts AS (SELECT case_no, count(*) AS n FROM handovers GROUP BY case_no),
        usual_count AS (SELECT median(coalesce(n, 0)) AS n FROM cases LEFT JOIN counts USING (case_no)),
        many AS (
          SELECT c.case_no, true AS many FROM counts c, usual_count u WHERE c.n >= u.n + $beyond_usual),
        sampled AS (
          SELECT case_no, false AS many FROM cases
          WHERE case_no % greatest(1, (SELECT count(*) FROM cases) // $sample) = 0),
        once AS (
          SELECT h.case_no, p.many, h.giver, h.taker, h.wait_us,
            first_value(h.giver) OVER (PARTITION BY p.many, h.case_no ORDER BY h.seq) AS first_giver
          FROM handovers h JOIN (FROM many UNION ALL FROM sampled) p USING (case_no)
            ANTI JOIN repeats r ON r.case_no = h.case_no AND r.seq = h.seq),
        per_case AS (
          SELECT case_no, many, count(*) AS handovers, sum(wait_us) AS wait_us,
            count(*) - (count(DISTINCT taker) + min(CASE WHEN taker = first_giver THEN 0 ELSE 1 END)
              - 1) AS returns
          FROM once GROUP BY case_no, many),
        usual AS (
          SELECT median(coalesce(p.returns, 0)) AS returns
          FROM sampled s LEFT JOIN per_case p ON p.case_no = s.case_no AND NOT p.many)
        SELECT count(*) AS cases, sum(p.returns) AS occurrences,
          sum(CAST(p.wait_us * (p.returns - u.returns) / p.handovers AS BIGINT)) AS lost_us,
          avg(p.handovers) AS handovers_each, any_value(u.returns) AS usual_returns,
          avg(p.returns) AS returns_each, worst_cases(p.case_no, p.returns) AS examples
        FROM per_case p, usual u
        WHERE p.many AND p.returns >= u.returns + $beyond_usual
        HAVING count(*) >= $min_cases
    """
    message = (
        "{cases} cases change hands {handovers_each} times and come back {returns_each} times;"
        " usual are {usual_returns} returns."
    )
    redesign = (
        Redesign("numerical involvement", "reassign"),
        Redesign("case manager", "reassign"),
    )
