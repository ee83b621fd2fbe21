"""Rule PM605."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class WrongResource(ConformanceRule):
    """Activities are done by one person that must not be, or by two that should not be.

    A constraint says who may do an activity, given who did another.

    ## Why it matters
    Two pairs of eyes keep out mistakes and fraud, and one pair keeps the knowledge of a case
    together; each rule is worth only what is kept of it.

    ## How it is measured
    A constraint of four eyes is broken where one person did both activities, one of the same
    person where two did. The cost is by how much longer cases with it take than cases without
    this deviation at this activity, told only where its 95 % interval (Welch's t) lies above
    zero. With long-tailed times the upper end is too low. Long cases leave a model more easily,
    so a difference is no cause.

    ## When to ignore it
    When a name stands for a team or a system, or somebody records for others.

    ## Redesign
    Let the system keep a person from both (control addition, split responsibilities), or give a
    case to one person from the start (case manager).

    ## References
    Russell, van der Aalst, ter Hofstede, Edmond, CAiSE 2005 (resource patterns: separation of
    duties, retain familiar); Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM605"
    name = "wrong-resource"
    query = """
        WITH who AS (
          SELECT d.activity, d.from_activity, d.constraint_name,
            sum(CASE WHEN f.resource = s.resource THEN 1 ELSE 0 END) AS same,
            sum(CASE WHEN f.resource <> s.resource THEN 1 ELSE 0 END) AS other
          FROM deviations d JOIN steps s ON d.case_no = s.case_no AND d.seq = s.seq
            JOIN steps f ON d.case_no = f.case_no AND d.from_activity = f.activity
          WHERE d.kind = 'wrong-resource'
          GROUP BY d.activity, d.from_activity, d.constraint_name)
        SELECT g.activity, g.from_activity, g.constraint_name, g.cases, g.occurrences, g.lost_us,
          g.low_us, g.high_us, g.with_us, g.without_us,
          CASE WHEN w.same >= w.other THEN w.same END AS same_person_count,
          CASE WHEN w.same < w.other THEN w.other END AS other_person_count, g.examples
        FROM deviation_groups g LEFT JOIN who w ON g.activity = w.activity
          AND g.from_activity = w.from_activity
          AND g.constraint_name IS NOT DISTINCT FROM w.constraint_name
        WHERE g.kind = 'wrong-resource' AND g.cases >= $min_cases
    """
    message = "{activity} and {from_activity} are done by the wrong people in {cases} cases."
    message_with = {
        "same_person_count": (
            "“{constraint_name}” is broken in {cases} cases: {activity} and {from_activity} are done by the same person."
        ),
        "other_person_count": (
            "“{constraint_name}” is broken in {cases} cases: {activity} and {from_activity} are done by different people."
        ),
        "constraint_name": (
            "“{constraint_name}” is broken in {cases} cases: {activity} is done by the wrong people."
        ),
    }
    redesign = (
        Redesign("control addition", "control"),
        Redesign("split responsibilities", "reassign"),
        Redesign("case manager", "reassign"),
    )
