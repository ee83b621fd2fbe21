"""Rule PM606."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class TooLate(ConformanceRule):
    """An activity comes later than a constraint allows.

    It is done, or due and still not done, after its time is over.

    ## Why it matters
    Somebody outside was promised that time, or the law says it.

    ## How it is measured
    The time between two activities of a case, or from its start, is longer than the constraint
    allows, in working hours where it says so. It is told by how much, on average. The cost is
    by how much longer cases with it take than cases without this deviation at this activity,
    told only where its 95 % interval (Welch's t) lies above zero. With long-tailed times the
    upper end is too low. Long cases leave a model more easily, so a difference is no cause.

    ## When to ignore it
    When the case waited for the customer, and that time doesn't count by the agreement.

    ## Redesign
    Watch what is nearly due and take it first (triage), or add people where the time is lost
    (extra resources); PM301 and PM402 tell where.

    ## References
    Dumas et al., Fundamentals of Business Process Management, 2nd ed., 2018 (temporal
    constraints); Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM606"
    name = "too-late"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, late_us, element, examples
        FROM deviation_groups WHERE kind = 'too-late' AND cases >= $min_cases
    """
    message = "{activity} comes {late_us} too late on average in {cases} cases."
    message_with = {
        "constraint_name": (
            "“{constraint_name}” is broken in {cases} cases: {activity} comes {late_us} too late on average."
        ),
    }
    redesign = (
        Redesign("triage", "reorder"),
        Redesign("extra resources", "add-capacity"),
    )
