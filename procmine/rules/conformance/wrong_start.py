"""Rule PM607."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class WrongStart(ConformanceRule):
    """Cases begin with an activity with which the model doesn't begin.

    What is missing before case and model come together is no skipped activity.

    ## Why it matters
    A case that begins in the middle came in by a way that nobody planned, or its beginning
    isn't in the log.

    ## How it is measured
    The first activity that the model knows isn't one with which a run of the model can begin,
    whether or not it is told of in the wrong order (PM603) or too often (PM604) as well. A
    broken constraint on the first activity counts as well. The cost is by how much longer cases
    with it take than cases without this deviation at this activity, told only where its 95 %
    interval (Welch's t) lies above zero. With long-tailed times the upper end is too low. Long
    cases leave a model more easily, so a difference is no cause.

    ## When to ignore it
    When the log begins after the case did (PM131 counts such cases): read a longer period.

    ## Redesign
    Let all cases come in by one way that asks for what is needed (integration), or give the
    other way a place in the model (order types).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM607"
    name = "wrong-start"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, element, examples
        FROM deviation_groups WHERE kind = 'wrong-start' AND cases >= $min_cases
    """
    message = "The first step is {activity} in {cases} cases, and the model can't begin with it."
    message_with = {
        "constraint_name": "“{constraint_name}” is broken in {cases} cases: the first step is {activity}.",
        "from_activity": (
            "The first step is {activity} in {cases} cases, and not {from_activity}, with which the model begins."
        ),
    }
    redesign = (
        Redesign("integration", "simplify"),
        Redesign("order types", "simplify"),
    )
