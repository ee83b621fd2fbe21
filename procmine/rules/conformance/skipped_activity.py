"""Rule PM601."""

from procmine.findings import Redesign
from procmine.rules._rule import Rule


class SkippedActivity(Rule):
    """Cases leave out an activity that the model asks for.

    The case goes on as if the activity had been done, or ends before it.

    ## Why it matters
    What is left out may be the control that the process has for a reason, or an activity that
    nobody needs any more and the model should no longer ask for.

    ## How it is measured
    The optimal alignment of the case has a step of the model without an event, and the activity isn't
    done at another place of the case instead (that is PM603). A broken constraint that asks for an
    activity counts as well. The cost is the mean time of cases with it less that of all others, with
    its 95 % interval (Welch); cases differ in more than this, so it shows no cause.

    ## When to ignore it
    When the activity is done outside the system that records, or the model is out of date.

    ## Redesign
    Where it is needed, don't let a case go on without it (control addition); where cases do as well
    without, take it out of the model (task elimination).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM601"
    name = "skipped-activity"
    kind = "conformance"
    needs = ("model",)
    settings = {"min_cases": 1}
    query = """
        SELECT activity, from_activity, cases, occurrences, lost_us, low_us, high_us, with_us, without_us,
          constraint_name, element, examples
        FROM deviation_groups WHERE kind = 'skipped' AND cases >= $min_cases
    """
    message = {
        "en": "{cases} cases skip {activity}, which the model asks for.",
        "zh": "{cases} 个案例跳过了模型要求的“{activity}”。",
    }
    redesign = (
        Redesign("control addition", "control"),
        Redesign("task elimination", "eliminate"),
    )
