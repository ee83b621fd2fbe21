"""Rule PM603."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class WrongOrder(ConformanceRule):
    """Cases do an activity before another that should have come first.

    Both are done, in the wrong order.

    ## Why it matters
    The first is done without what the second yields: a payment before its approval, a repair
    before the estimate. It is a control that comes too late, or work that may have to be done
    again.

    ## How it is measured
    The optimal alignment of the case has an event of an activity at one place and a step of the
    model for it at another. Such events and steps are paired, the nearest first, and each
    activity between the two places is told, but for those that the model lets come in either
    order. An event that the model would allow at another place, or that no run of the model has
    on this side of the other activity, is told in the same way. A case in which the alignment
    does without both activities isn't counted. A broken constraint on the order counts as well.
    The cost is by how much longer cases with it take than cases without this deviation at this
    activity, told only where its 95 % interval (Welch's t) lies above zero. With long-tailed
    times the upper end is too low. Long cases leave a model more easily, so a difference is no
    cause.

    ## When to ignore it
    When both are recorded later than they are done, or their times are too coarse to tell the
    order.

    ## Redesign
    Let the later one wait until the earlier is done (control relocation), or allow both orders
    where neither needs the other (parallelism).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM603"
    name = "wrong-order"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, element, examples
        FROM deviation_groups WHERE kind = 'wrong-order' AND cases >= $min_cases
    """
    message = (
        "{activity} is done before {from_activity} in {cases} cases, though the model asks for"
        " {from_activity} first."
    )
    message_with = {
        "constraint_name": (
            "“{constraint_name}” is broken in {cases} cases: {activity} is done before {from_activity}."
        ),
    }
    redesign = (
        Redesign("control relocation", "control"),
        Redesign("parallelism", "parallelise"),
    )
