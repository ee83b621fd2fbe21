"""Rule PM608."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class WrongEnd(ConformanceRule):
    """Cases end with an activity with which the model doesn't end.

    They stop before the end of the model, perhaps because they are still open, or go on after
    it.

    ## Why it matters
    A case that stops on the way was given up or forgotten, and somebody may still wait for its
    result; one that goes on after its end costs work that nobody planned.

    ## How it is measured
    The last activity that the model knows isn't one with which a run of the model can end,
    whether or not it is told of in the wrong order (PM603) or too often (PM604) as well. What
    of the model is missing after it is no skipped activity (PM601). A broken constraint on the
    last activity counts as well. The cost is by how much longer cases with it take than cases
    without this deviation at this activity, told only where its 95 % interval (Welch's t) lies
    above zero. With long-tailed times the upper end is too low. Long cases leave a model more
    easily, so a difference is no cause.

    ## When to ignore it
    When the log ends before the case does (PM131 counts such cases): it is still open.

    ## Redesign
    Say who looks after cases that stand still, and close those that are given up (case manager,
    control addition).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM608"
    name = "wrong-end"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, element, examples
        FROM deviation_groups WHERE kind = 'wrong-end' AND cases >= $min_cases
    """
    message = "The last step is {activity} in {cases} cases, and the model can't end with it."
    message_with = {
        "constraint_name": "“{constraint_name}” is broken in {cases} cases: the last step is {activity}.",
        "from_activity": (
            "The last step is {activity} in {cases} cases, and not {from_activity}, with which the model ends."
        ),
    }
    redesign = (
        Redesign("case manager", "reassign"),
        Redesign("control addition", "control"),
    )
