"""Rule PM609."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class UnknownActivity(ConformanceRule):
    """Cases do an activity that the model doesn't know.

    No step of the model has this name.

    ## Why it matters
    Either work is done that the model knows nothing of, or one activity has two names, and then
    every number on conformance is too low.

    ## How it is measured
    The name of the event's activity is that of no step of the model, letter for letter. Where
    the model has a similar name, the conformance section asks whether it is meant. The cost is
    by how much longer cases with it take than cases without this deviation at this activity,
    told only where its 95 % interval (Welch's t) lies above zero, and at most the time of those
    events themselves, work and waits before. With long-tailed times the upper end is too low.
    Long cases leave a model more easily, so a difference is no cause.

    ## When to ignore it
    When the model is about a part of the process on purpose.

    ## Redesign
    Give the activity the same name in both, put it into the model, or find out who needs it
    (task elimination).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM609"
    name = "unknown-activity"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, mostly_after, mostly_after_share, element, examples
        FROM deviation_groups WHERE kind = 'unknown' AND cases >= $min_cases
    """
    message = "{activity} is done in {cases} cases, and the model doesn't know it."
    redesign = (Redesign("task elimination", "eliminate"),)
