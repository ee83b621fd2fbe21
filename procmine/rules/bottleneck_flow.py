"""Rule PM301."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class BottleneckFlow(Rule):
    """Cases lie between two steps, though the work stays in the same hands.

    From one activity to the next within one role (within one resource where the log has no
    roles, anywhere where it has neither) cases typically wait far longer than between others.

    ## Why it matters
    Where work stands still, the customer waits and nobody works on it.

    ## How it is measured
    The wait runs from the completion of the step that made the next one possible (the nearest
    one that doesn't run side by side with it) to the next one's start; in a log without starts
    to its completion, work included. A flow is told where its median wait is at least 10 % of
    the median case's time and twice the median of all waits: means alone are driven by nights
    and weekends. The cost is what the waits exceed the median of all waits by. Waits on which
    work changes hands are PM401, those before a repetition PM201.

    ## When to ignore it
    When the wait is owed to the customer or to the law: a cooling-off period, an answer awaited.

    ## Redesign
    Depends on why it waits: release work singly (order-based work), add capacity (extra
    resources), or do both steps in one go (task composition).

    ## References
    Lashkevich et al., Why am I waiting?, CAiSE 2023; Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM301"
    name = "bottleneck-flow"
    kind = "waiting"
    cause = "unknown"
    settings = {"min_cases": 30, "case_share": 0.1, "times_typical": 2}
    query = """
        WITH slow AS (
          SELECT w.from_activity, w.activity, w.median_us, t.wait_us AS typical_us
          FROM waits w, typical t
          WHERE NOT w.handover AND w.from_activity <> w.activity AND w.count >= $min_cases
            AND w.median_us > 0 AND w.median_us >= $times_typical * t.wait_us
            AND w.median_us >= $case_share * t.case_us)
        SELECT m.from_activity, m.activity AS to_activity,
          count(DISTINCT m.case_no) AS cases, count(*) AS occurrences,
          sum(greatest(0, m.wait_us - CAST(s.typical_us AS BIGINT))) AS lost_us,
          any_value(s.median_us) AS median_us, quantile_cont(m.wait_us, 0.9) AS p90_us,
          any_value(s.typical_us) AS elsewhere_us,
          worst_cases(m.case_no, m.wait_us) AS examples
        FROM moves m JOIN slow s ON s.from_activity = m.from_activity AND s.activity = m.activity
          ANTI JOIN handovers h ON h.case_no = m.case_no AND h.seq = m.seq
        GROUP BY m.from_activity, m.activity
        HAVING count(DISTINCT m.case_no) >= $min_cases
        ORDER BY lost_us DESC, m.from_activity, m.activity
    """
    message = (
        "Between {from_activity} and {to_activity} cases typically lie {median_us}; between"
        " other steps {elsewhere_us}."
    )
    redesign = (
        Redesign("order-based work", "simplify"),
        Redesign("extra resources", "add-capacity"),
        Redesign("task composition", "combine"),
    )
