"""Rule PM604."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class RepeatedActivity(ConformanceRule):
    """Cases do an activity more often than the model allows.

    No run of the model has it so many times.

    ## Why it matters
    What the model asks for once and cases do twice is work done again, and the case waits for
    it.

    ## How it is measured
    The optimal alignment of the case has an event of the activity without a step of the model,
    and no run of the model has the activity as often as the case. Where the model has a loop
    around it, it is told as in the wrong order (PM603) or inserted (PM602). A broken constraint
    on how often an activity may be done counts as well. Rework that the model allows, in a
    loop, is told by PM201 to PM203. The cost is by how much longer cases with it take than
    cases without this deviation at this activity, told only where its 95 % interval (Welch's t)
    lies above zero, and at most the time of those events themselves, work and waits before.
    With long-tailed times the upper end is too low. Long cases leave a model more easily, so a
    difference is no cause.

    ## When to ignore it
    When each item of a case is recorded as one event, or the model leaves out a loop that is by
    design.

    ## Redesign
    Let the activity be right the first time, and check what it needs before it begins (task
    elimination, control relocation).

    ## References
    van der Aalst, Adriansyah, van Dongen, WIREs Data Mining and Knowledge Discovery 2(2), 2012;
    Reijers & Liman Mansar, Omega 33(4), 2005.
    """

    code = "PM604"
    name = "repeated-activity"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, mostly_after, mostly_after_share, element, examples
        FROM deviation_groups WHERE kind = 'repeated' AND cases >= $min_cases
    """
    message = "{activity} is done more often than the model allows in {cases} cases."
    message_with = {
        "constraint_name": "“{constraint_name}” is broken in {cases} cases: {activity} is done too often.",
    }
    redesign = (
        Redesign("task elimination", "eliminate"),
        Redesign("control relocation", "control"),
    )
