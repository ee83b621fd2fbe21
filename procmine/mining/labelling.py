"""Which activities only one of log and model knows, and what they may be called in the other."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from procmine.conformance import UnknownLabel
from procmine.eventlog import EventLog
from procmine.words.say import say
from procmine.words.spelling import form_of, is_slip, words_of

# Of a likeness below this nobody would say that it is a slip.
_ALIKE = 0.85

_COUNTS = """
SELECT activity, count(*) AS events, count(DISTINCT case_no) AS cases
FROM steps GROUP BY activity ORDER BY events DESC, activity
"""


def unknown_labels(
    log: EventLog, activities: frozenset[str]
) -> tuple[tuple[UnknownLabel, ...], tuple[UnknownLabel, ...]]:
    """Give the labels that only the log has, the most frequent first, and only the model."""
    counts = {str(a): (int(events), int(cases)) for a, events, cases in log.engine.tuples(_COUNTS)}
    only_in_log = [label for label in counts if label not in activities]
    only_in_model = sorted(activities - counts.keys())
    return (
        tuple(UnknownLabel(a, *counts[a], _like(a, only_in_model)) for a in only_in_log),
        tuple(UnknownLabel(a, 0, 0, _like(a, only_in_log)) for a in only_in_model),
    )


def label_notes(log: EventLog, activities: frozenset[str]) -> tuple[str, ...]:
    """Say so where no activity of the log is one of the model's."""
    known = {str(a) for (a,) in log.engine.tuples("SELECT DISTINCT activity FROM steps")}
    if known & activities:
        return ()
    return (
        say(
            "no activity of the log has a name that the model knows: is it the"
            " model of this process?"
        ),
    )


def _like(label: str, others: Iterable[str]) -> str | None:
    """Give the one of the others that differs in case, spacing or spelling alone, if any does."""
    others = list(others)
    form = form_of(label)
    for other in others:
        if form_of(other) == form:
            return other
    words = words_of(label)
    for other in others:
        if _differ_by_slips(words, words_of(other)):
            return other
    near = get_close_matches(label.casefold(), [o.casefold() for o in others], 1, _ALIKE)
    same_words = (o for o in others if near and o.casefold() == near[0])
    return next((o for o in same_words if _differ_in_length(words, words_of(o))), None)


def _differ_by_slips(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    if len(words) != len(others):
        return False
    unlike = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return 0 < len(unlike) <= 2 and all(is_slip(a, b) or is_slip(b, a) for a, b in unlike)


def _differ_in_length(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Say whether one has a word more, as in "check the request" for "check request".

    One word in the place of another is more than a slip: "approve order", "reject order".
    """
    shorter, longer = sorted((words, others), key=len)
    return len(shorter) < len(longer) and set(shorter) < set(longer)
