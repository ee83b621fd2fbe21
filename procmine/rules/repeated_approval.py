"""Rule PM206."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule
from procmine.words.activities import APPROVALS, REJECTIONS, pattern


class RepeatedApproval(Rule):
    """What was approved is approved again, with nothing done in between.

    An approval follows straight on an approval: the same one by a second person, or another one
    that lets practically everything pass.

    ## Why it matters
    A second signature that never says no adds waiting and dilutes responsibility.

    ## How it is measured
    An activity counts as an approval by its name (approve, authorise, sign off, 审批 …). The same
    approval twice in a row is told from the least number of cases on. Two different approvals in a
    row are told only where the second lets 99 % or more pass, over at least 300 cases: passes are
    approvals that follow, against rejections that follow the first approval. Approvals that run
    side by side, or more than half beside each other, are none in a row. The cost is the second
    approval's work and the wait before it.

    ## When to ignore it
    When a law or an auditor asks for both signatures, or when the amount decides and the log
    doesn't show it.

    ## Redesign
    Let one decide (empower), or sample what the second one sees (task elimination).

    ## References
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM206"
    name = "repeated-approval"
    kind = "redundancy"
    basis = "work"
    settings = {
        "approvals": pattern(APPROVALS),
        "rejections": pattern(REJECTIONS),
        "min_cases": 30,
        "enough_cases": 300,
        "passes": 0.99,
    }
    query = """
        WITH kinds AS (
          SELECT activity, regexp_matches(lower(CAST(activity AS VARCHAR)), $rejections) AS rejects,
            regexp_matches(lower(CAST(activity AS VARCHAR)), $approvals) AS approves
          FROM (SELECT DISTINCT activity FROM variant_steps)),
        rejected AS (
          SELECT f.from_activity, sum(f.count) AS n FROM flows f JOIN kinds k USING (activity)
          WHERE k.rejects GROUP BY f.from_activity)
        SELECT m.activity, m.from_activity, m.activity AS to_activity,
          count(DISTINCT m.case_no) AS cases, count(*) AS occurrences,
          sum(m.wait_us + coalesce(m.work_us, 0)) AS lost_us,
          sum(m.wait_us + coalesce(m.work_us, 0)) // count(*) AS each_us,
          count(*) / (count(*) + coalesce(any_value(r.n), 0)) AS passes_share,
          avg(CASE WHEN m.resource <> m.from_resource THEN 1.0 ELSE 0.0 END) AS by_another_person_share,
          worst_cases(m.case_no, m.wait_us + coalesce(m.work_us, 0)) AS examples
        FROM moves m JOIN kinds a ON a.activity = m.from_activity AND a.approves AND NOT a.rejects
          JOIN kinds b ON b.activity = m.activity AND b.approves AND NOT b.rejects
          LEFT JOIN rejected r ON r.from_activity = m.from_activity
        WHERE m.activity NOT IN (SELECT activity FROM recurring)
          AND coalesce(m.work_us <= 2 * (epoch_us(m.timestamp) - epoch_us(m.from_timestamp)), true)
        GROUP BY m.activity, m.from_activity
        HAVING count(DISTINCT m.case_no) >= $min_cases AND (m.activity = m.from_activity
          OR (count(*) >= $enough_cases
            AND count(*) >= $passes * (count(*) + coalesce(any_value(r.n), 0))))
        ORDER BY lost_us DESC, m.activity, m.from_activity
    """
    message = (
        "{activity} follows straight on {from_activity} in {cases} cases: the second approval"
        " takes {each_us} and lets {passes_share} pass."
    )
    redesign = (
        Redesign("empower", "simplify"),
        Redesign("task elimination", "eliminate"),
    )
