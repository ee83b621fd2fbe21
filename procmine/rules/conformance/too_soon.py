"""Rule PM610."""

from procmine.findings import Redesign
from procmine.rules.conformance._conformance_rule import ConformanceRule


class TooSoon(ConformanceRule):
    """An activity comes sooner after another than a constraint allows.

    It begins before the time that has to pass, or usually passes, is over.

    ## Why it matters
    A period for objections was cut short, or a check was waved through. Where the model is a
    temporal profile, it may be no fault of work, but of times recorded afterwards.

    ## How it is measured
    The time from the completion of an activity to the start of the other is shorter than the
    constraint allows, in working hours where it says so. The cost is by how much longer cases
    with it take than cases without this deviation at this activity, told only where its 95 %
    interval (Welch's t) lies above zero. With long-tailed times the upper end is too low. Long
    cases leave a model more easily, so a difference is no cause.

    ## When to ignore it
    When no rule asks for the time, and it was only usual: to be quick is no mistake.

    ## Redesign
    Let the system hold the later activity back until its time has come (control relocation).

    ## References
    Stertz, Mangler, Rinderle-Ma, Temporal Conformance Checking at Runtime based on
    Time-infused Process Models, arXiv 2008.07262, 2020; Reijers & Liman Mansar, Omega 33(4),
    2005.
    """

    code = "PM610"
    name = "too-soon"
    query = """
        SELECT activity, from_activity, constraint_name, cases, occurrences, lost_us, low_us, high_us,
          with_us, without_us, element, examples
        FROM deviation_groups WHERE kind = 'too-soon' AND cases >= $min_cases
    """
    message = "{activity} comes too soon after {from_activity} in {cases} cases."
    message_with = {
        "constraint_name": (
            "“{constraint_name}” is broken in {cases} cases: {activity} comes too soon after {from_activity}."
        ),
    }
    redesign = (Redesign("control relocation", "control"),)
