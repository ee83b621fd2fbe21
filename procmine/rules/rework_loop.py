"""Rule PM203."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class ReworkLoop(Rule):
    """Cases turn back to an activity that was done before, and do the way from there again.

    The case had gone on to other activities when it came back. What stands between the return
    and the next activity that is new to the case is the segment done again.

    ## Why it matters
    All work of the segment is paid twice, and the customer waits for all of it.

    ## How it is measured
    A case turns back where an activity is executed more often than the one before it was: in
    A B C A B C the second A turns back and the second B and C go on with it. One return costs
    the waits and the work of all steps of its segment. Returns are counted per activity returned
    to. Activities that recur by design, and activities that run side by side with the one before,
    are told apart and not counted.

    ## When to ignore it
    When the return is the service itself: a second consultation that the customer asked for.

    ## Redesign
    Check what the return repairs before work goes on (control addition), nearer to where it
    arises (control relocation, resequencing).

    ## References
    Swennen et al., bupaR edeaR: number_of_repetitions; Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM203"
    name = "rework-loop"
    kind = "rework"
    basis = "work"
    settings = {"min_cases": 30}
    query = """
        WITH loops AS (
          SELECT case_no, loop_no, min(seq) AS entry, sum(wait_us + coalesce(work_us, 0)) AS lost_us
          FROM repeats WHERE loop_no > 0 GROUP BY case_no, loop_no),
        returns AS (
          SELECT r.activity, r.from_activity, l.*
          FROM loops l JOIN repeats r ON r.case_no = l.case_no AND r.seq = l.entry
          WHERE r.activity NOT IN (SELECT activity FROM recurring) AND r.activity <> r.from_activity),
        sources AS (
          SELECT activity, from_activity, count(*) AS n FROM returns GROUP BY activity, from_activity),
        main_source AS (
          SELECT activity, from_activity, n FROM sources QUALIFY
            row_number() OVER (PARTITION BY activity ORDER BY n DESC, from_activity) = 1),
        redone AS (
          SELECT t.activity, r.activity AS step, count(*) AS n, avg(r.seq - t.entry) AS place
          FROM returns t JOIN repeats r ON r.case_no = t.case_no AND r.loop_no = t.loop_no
          GROUP BY t.activity, r.activity),
        segments AS (
          SELECT activity, list(step ORDER BY place, step) AS activities FROM redone r
          WHERE n * 2 >= (SELECT sum(s.n) FROM sources s WHERE s.activity = r.activity)
          GROUP BY activity)
        SELECT t.activity, any_value(m.from_activity) AS from_activity, t.activity AS to_activity,
          count(DISTINCT t.case_no) AS cases, count(*) AS occurrences, sum(t.lost_us) AS lost_us,
          sum(t.lost_us) // count(*) AS each_us, any_value(m.n) / count(*) AS from_there_share,
          any_value(g.activities) AS activities,
          worst_cases(t.case_no, t.lost_us) AS examples
        FROM returns t JOIN main_source m ON m.activity = t.activity
          JOIN segments g ON g.activity = t.activity
        GROUP BY t.activity
        HAVING count(DISTINCT t.case_no) >= $min_cases
        ORDER BY lost_us DESC, t.activity
    """
    message = (
        "{cases} cases turn back to {activity}, mostly from {from_activity}; each return costs"
        " {each_us}."
    )
    redesign = (
        Redesign("control addition", "control"),
        Redesign("control relocation", "reorder"),
        Redesign("resequencing", "reorder"),
    )
