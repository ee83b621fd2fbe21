"""Rule PM302."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class SlowActivity(Rule):
    """An activity takes so long that its people are never free and cases queue before it.

    ## Why it matters
    It sets the pace of the whole process: an hour saved elsewhere only lengthens this queue.

    ## How it is measured
    Three things must hold at once. Its mean work is at least twice the median activity's. Its
    people are busy for 85 % or more of the time between their first start and last completion of
    a day. And cases typically (in the median) wait for it at least as long as it takes. Long work
    alone is no finding, for it may be what the customer pays for. A day with a single piece of
    work below four hours doesn't tell how busy they are; people who mostly have such days are
    left out. The cost is the work beyond the median activity's, and the waits before it.

    ## When to ignore it
    When those people do work that this log doesn't show, or when starts and ends are recorded over
    nights and weekends, so that the time between them isn't all work.

    ## Redesign
    Take easy cases out of it (triage), automate its routine (task automation), or give it more
    people (extra resources).

    ## References
    Reijers & Liman Mansar, Omega 33(4), 2005; Kingman, Proc. Camb. Phil. Soc. 57, 1961 (waiting
    grows without bound as utilisation nears 1).
    """

    code = "PM302"
    name = "slow-activity"
    kind = "processing"
    basis = "work"
    needs = ("start", "resource")
    settings = {"min_cases": 30, "times_typical": 2, "busy": 0.85, "alone_hours": 4}
    query = """
        WITH work AS (
          SELECT activity, avg(work_us) AS mean_us FROM steps
          GROUP BY activity HAVING avg(work_us) > 0),
        typical AS (SELECT median(mean_us) AS us FROM work),
        long AS (
          SELECT w.activity, w.mean_us, t.us AS typical_us FROM work w, typical t
          WHERE w.mean_us >= $times_typical * t.us),
        days AS (
          SELECT resource, sum(work_us) AS work_us,
            epoch_us(max(timestamp)) - epoch_us(min(start)) AS present_us,
            CASE WHEN count(*) > 1 OR sum(work_us) >= $alone_hours * 3600000000 THEN 1 ELSE 0 END
              AS tells
          FROM steps WHERE resource IS NOT NULL AND start IS NOT NULL
          GROUP BY resource, date_trunc('day', start)),
        load AS (
          SELECT resource,
            least(1.0, sum(work_us * tells) / nullif(sum(present_us * tells), 0)) AS busy
          FROM days GROUP BY resource HAVING sum(tells) * 2 >= count(*)),
        doers AS (
          SELECT s.activity, avg(l.busy) AS busy FROM steps s JOIN load l USING (resource)
          WHERE s.activity IN (SELECT activity FROM long) GROUP BY s.activity)
        SELECT m.activity, count(DISTINCT m.case_no) AS cases, count(*) AS occurrences,
          sum(m.wait_us + greatest(0, m.work_us - CAST(l.typical_us AS BIGINT))) AS lost_us,
          any_value(l.mean_us) AS mean_us, any_value(l.typical_us) AS elsewhere_us,
          median(m.wait_us) AS queue_us, any_value(d.busy) AS busy_share,
          worst_cases(m.case_no, m.wait_us + m.work_us) AS examples
        FROM moves m JOIN long l USING (activity) JOIN doers d USING (activity)
        WHERE m.work_us IS NOT NULL AND d.busy >= $busy
        GROUP BY m.activity
        HAVING count(DISTINCT m.case_no) >= $min_cases AND median(m.wait_us) >= any_value(l.mean_us)
        ORDER BY lost_us DESC, m.activity
    """
    message = (
        "{activity} takes {mean_us} (other activities {elsewhere_us}); its people are busy"
        " {busy_share} of their day, and cases typically queue {queue_us} for it."
    )
    redesign = (
        Redesign("triage", "simplify"),
        Redesign("task automation", "automate"),
        Redesign("extra resources", "add-capacity"),
    )
