"""Rule PM602."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class InsertedActivity(ConformanceRule):
    """Cases do an activity at a place where the model has none.

    The model knows the activity, but doesn't allow it there.

    ## Why it matters
    It is work that nobody planned: a repair of something that went wrong before, a habit, or a
    way of working that the model should know.

    ## How it is measured
    The optimal alignment of the case has an event without a step of the model, the case doesn't
    have the activity more often than any run of the model (that is PM604), and it would be
    allowed at no other place of the case (that is PM603). A broken constraint that forbids an
    activity counts as well. It is told after which activity it mostly comes. The cost is by how
    much longer cases with it take than cases without this deviation at this activity, told only
    where its 95 % interval (Welch's t) lies above zero, and at most the time of those events
    themselves, work and waits before. With long-tailed times the upper end is too low. Long
    cases leave a model more easily, so a difference is no cause.

    ## When to ignore it
    When the activity may be done at any time, such as a note or a message: the model is too
    strict.

    ## Redesign
    Find out what makes people do it and take that away (task elimination), or give it a place
    in the process (resequencing).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM602"
    name = "inserted-activity"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, mostly_after, mostly_after_share, element, examples
        FROM deviation_groups WHERE kind = 'inserted' AND cases >= $min_cases
    """
    message = "{activity} is done in {cases} cases where the model doesn't allow it."
    message_with = {
        "constraint_name": (
            "“{constraint_name}” is broken in {cases} cases: {activity} is done though it must not be."
        ),
        "mostly_after": (
            "{activity} is done in {cases} cases where the model doesn't allow it, mostly after {mostly_after}."
        ),
    }
    redesign = (
        Redesign("task elimination", "eliminate"),
        Redesign("resequencing", "reorder"),
    )
