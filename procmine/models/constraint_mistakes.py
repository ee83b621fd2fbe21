"""What is wrong with a constraint that somebody wrote."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from procmine.models.constraints import Constraint
from procmine.models.templates import ANY, TEMPLATES
from procmine.words.say import say

#: The values of a constraint, by what a file calls them.
VALUES = {
    "count": "count", "counts": "counts", "within": "within_us", "at-least": "at_least_us",
    "working": "working",
}  # fmt: skip
#: A number above this is none of events.
MOST = 1_000_000_000


def is_given(value: object) -> bool:
    """Say whether a value of a constraint is one; 0 is."""
    return value not in (None, ()) and value is not False


def mistakes_of(constraint: Constraint) -> Iterator[str]:
    """Say what a constraint lacks, and what it has that its template has no use for."""
    template = TEMPLATES.get(constraint.template)
    if template is None:
        near = get_close_matches(constraint.template, TEMPLATES, n=1)
        guess = say(" (did you mean {near}?)", near=near[0]) if near else ""
        yield say("no template '{template}'", template=constraint.template) + guess
        return
    number = len(constraint.activities)
    # A time is between two activities, or of the whole case.
    if not template.least <= number <= template.most or (template.most == 2 and number == 1):
        yield say(
            "{template} takes {number_of}",
            template=constraint.template,
            number_of=_number_of(template.least, template.most),
        )
    for key, field in VALUES.items():
        has = is_given(getattr(constraint, field))
        if field in template.values and not has:
            yield say("{template} needs {key}", template=constraint.template, key=key)
        elif has and field not in (*template.values, *template.optional):
            yield say("{template} takes no {key}", template=constraint.template, key=key)
    texts = (
        constraint.name,
        *constraint.activities,
        *(constraint.where.values if constraint.where else ()),
    )
    if any("\ud800" <= letter <= "\udfff" for text in texts for letter in text):
        yield say(
            "{template} is over a name with half a letter in it", template=constraint.template
        )
    numbers = [n for n in (constraint.count, *constraint.counts) if n is not None]
    if any(not 0 <= number <= MOST for number in numbers):
        yield say("{template} counts from 0", template=constraint.template)
    if constraint.template == "absence" and constraint.count == 0:
        yield say("absence with count 0 can't be kept")


def _number_of(least: int, most: int) -> str:
    if most == ANY:
        return say("one activity or more")
    if least == most:
        return say("one activity") if most == 1 else say("two activities")
    return say("two activities or none")
