"""The object type on which a log is flattened."""

from __future__ import annotations

from difflib import get_close_matches

from procmine.engine import Engine
from procmine.errors import NoEvents, UsageError
from procmine.words.say import say
from procmine.words.text import clean_text

#: A type of this name is the case, as in what procmine writes.
CASE = "case"
_SHOWN = 12

_TYPES = """
SELECT object_type, count(DISTINCT o.object_id) AS objects, count(DISTINCT owner) AS events
FROM {p}_objects o LEFT JOIN {p}_relations r USING (object_id, object_type)
GROUP BY object_type ORDER BY events DESC, object_type
"""


def chosen_type(engine: Engine, p: str, name: str, wanted: str | None) -> str:
    """Give the type that is wanted, or the only one with events, or that called case.

    UsageError where it is none of them, NoEvents where no event is about one.
    """
    types = engine.records(_TYPES.format(p=p))
    with_events = [row["object_type"] for row in types if row["events"]]
    if not with_events:
        raise NoEvents(
            say("{name}: no event belongs to an object", name=name), say("is it the right file?")
        )
    shown = ", ".join(
        f"{clean_text(row['object_type'])} (objects: {row['objects']:,}, events: {row['events']:,})"
        for row in types[:_SHOWN]
    )
    if len(types) > _SHOWN:
        shown += f" and {len(types) - _SHOWN:,} more"
    if wanted is None and len(with_events) == 1:
        return str(with_events[0])
    if wanted is None and CASE in with_events:
        return CASE
    if wanted is None:
        raise UsageError(
            say("{name}: is an object-centric log; whose objects are the cases?", name=name),
            say(
                "say --object-type {argument}, or another of {shown}",
                argument=_argument(with_events[0]),
                shown=shown,
            ),
        )
    folded = {str(row["object_type"]).lower(): str(row["object_type"]) for row in reversed(types)}
    if wanted in folded.values() or wanted.lower() in folded:
        found = wanted if wanted in folded.values() else folded[wanted.lower()]
        if found in with_events:
            return found
        raise NoEvents(
            say("{name}: no event belongs to an object of type '{found}'", name=name, found=found),
            say("it has {shown}", shown=shown),
        )
    near = get_close_matches(wanted.lower(), list(folded), n=1)
    guess = (
        say("did you mean --object-type {near}? ", near=_argument(folded[near[0]])) if near else ""
    )
    raise UsageError(
        say("{name}: no object is of type '{wanted}'", name=name, wanted=clean_text(wanted)),
        say("{guess}The log has: {shown}", guess=guess, shown=shown),
    )


def _argument(text: str) -> str:
    clean = clean_text(text)
    return f'"{clean}"' if " " in clean else clean
