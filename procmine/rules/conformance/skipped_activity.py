"""Rule PM601."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class SkippedActivity(ConformanceRule):
    """Cases leave out an activity that the model asks for.

    The case goes on as if the activity had been done.

    ## Why it matters
    What is left out may be the control that the process has for a reason, or an activity that
    nobody needs any more and the model should no longer ask for.

    ## How it is measured
    The optimal alignment of the case has a step of the model without an event, and the activity
    isn't done at another place of the case instead (that is PM603). What is missing before the
    first or after the last step that case and model share is a wrong start (PM607) or end
    (PM608). Where any of several activities would have done, two of them are named. A broken
    constraint that asks for an activity counts as well. The cost is by how much longer cases
    with it take than cases without this deviation at this activity, told only where its 95 %
    interval (Welch's t) lies above zero. With long-tailed times the upper end is too low. Long
    cases leave a model more easily, so a difference is no cause.

    ## When to ignore it
    When the activity is done outside the system that records, or the model is out of date.

    ## Redesign
    Where it is needed, don't let a case go on without it (control addition); where cases do as
    well without, take it out of the model (task elimination).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM601"
    name = "skipped-activity"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, mostly_after, mostly_after_share, element, examples
        FROM deviation_groups WHERE kind = 'skipped' AND cases >= $min_cases
    """
    message = "{activity} is skipped in {cases} cases, though the model asks for it."
    message_with = {
        "constraint_name": "“{constraint_name}” is broken in {cases} cases: {activity} is missing.",
        "from_activity": (
            "A step that the model asks for is skipped in {cases} cases: {activity}, {from_activity} or the like."
        ),
    }
    redesign = (
        Redesign("control addition", "control"),
        Redesign("task elimination", "eliminate"),
    )
