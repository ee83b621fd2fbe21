"""Rule PM401."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class SlowHandover(Rule):
    """Work lies when it passes from one role to another.

    From one activity to the next the case changes hands (roles, or resources in a log without
    roles), and typically waits there far longer than between other steps.

    ## Why it matters
    Nobody owns the case while it is passed on: it costs no work and all of the customer's time.

    ## How it is measured
    The wait runs from the completion of the step that made the next one possible to the next
    one's start; in a log without starts to its completion, work included. A handover is told
    where its median wait is at least 10 % of the median case's time and twice the median of all
    waits: means alone are driven by nights and weekends. The cost is what the waits exceed the
    median of all waits by.

    ## When to ignore it
    When the receiver is the customer or an authority with a time limit of its own.

    ## Redesign
    Let the same person go on where skills allow (order assignment), give one the whole case (case
    manager), or hand over by the system rather than by tray and mail (integral technology).

    ## References
    Reijers & Liman Mansar, Omega 33(4), 2005; Lashkevich et al., CAiSE 2023.
    """

    code = "PM401"
    name = "slow-handover"
    kind = "handoff"
    needs = ("resource|role",)
    settings = {"min_cases": 30, "case_share": 0.1, "times_typical": 2}
    query = """
        WITH slow AS (
          SELECT w.from_activity, w.activity, w.median_us, t.wait_us AS typical_us
          FROM waits w, typical t
          WHERE w.handover AND w.from_activity <> w.activity AND w.count >= $min_cases
            AND w.median_us > 0 AND w.median_us >= $times_typical * t.wait_us
            AND w.median_us >= $case_share * t.case_us)
        SELECT h.from_activity, h.activity AS to_activity,
          count(DISTINCT h.case_no) AS cases, count(*) AS occurrences,
          sum(greatest(0, h.wait_us - CAST(s.typical_us AS BIGINT))) AS lost_us,
          CASE WHEN min(h.giver) = max(h.giver) THEN min(h.giver) END AS giver,
          CASE WHEN min(h.taker) = max(h.taker) THEN min(h.taker) END AS taker,
          any_value(s.median_us) AS median_us, quantile_cont(h.wait_us, 0.9) AS p90_us,
          any_value(s.typical_us) AS elsewhere_us,
          worst_cases(h.case_no, h.wait_us) AS examples
        FROM handovers h JOIN slow s ON s.from_activity = h.from_activity AND s.activity = h.activity
        GROUP BY h.from_activity, h.activity
        HAVING count(DISTINCT h.case_no) >= $min_cases
        ORDER BY lost_us DESC, h.from_activity, h.activity
    """
    message = (
        "Work typically lies {median_us} when it changes hands from {from_activity} to"
        " {to_activity}; between other steps {elsewhere_us}."
    )
    redesign = (
        Redesign("order assignment", "reassign"),
        Redesign("case manager", "reassign"),
        Redesign("integral technology", "automate"),
    )
