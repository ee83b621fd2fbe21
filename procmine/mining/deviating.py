"""Deviations people understand, from the moves of alignments.

An alignment knows events that the model doesn't allow (log moves) and steps without an event (model
moves). Each move is told by the first of these that fits, for it says most:

1. unknown: an event of an activity that the model doesn't know.
2. wrong-order: an activity is a log move at one place and a model move at another: it was done,
   but too early or too late. Nearest places are paired first. It is told with each activity
   between the two places whose order the model doesn't leave free.
3. repeated: a log move of an activity that the case has more often than any run of the model.
4. wrong-order again: a log move that the model would allow at another place, in a loop say, or
   beside an activity that every run of the model has on its other side.
5. What is missing or too much before the first, and after the last step that case and model share,
   belongs to a wrong start or end: a case that is still open skips nothing, it hasn't come there
   yet.
6. inserted and skipped: the log and model moves that are left. Where any of several activities
   would have done, `activity` and `from_activity` are the first two of them by name.

wrong-start and wrong-end are told of every case whose first or last event, of those that the model
knows, isn't one with which a run of the model begins or ends, whatever else is told of the event.
So a case may have more deviations than its alignment has moves; each of them is true.

Variants without a known optimal alignment have no deviations, and their cases are `unjudged`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from procmine.eventlog import EventLog
from procmine.mining.alignments import Alignment, Move
from procmine.mining.deviation import Deviating
from procmine.mining.leeway import Leeway
from procmine.mining.variants import Variant
from procmine.mining.wrong_orders import misplaced, moved, steps_before, wrong_order
from procmine.models import ProceduralModel
from procmine.models.constraints import Deviation
from procmine.relations.deviations import write_for_variants


def write_deviations(
    log: EventLog,
    model: ProceduralModel,
    variants: Sequence[Variant],
    alignments: Sequence[Alignment],
) -> None:
    """Write the relation `deviations` of aligned variants, for each of their cases."""
    pairs = list(zip(variants, alignments, strict=True))
    known = [
        (v, a.moves or ()) for v, a in pairs if a.exact and (a.moves is not None or not a.high)
    ]
    judged = {variant.number for variant, _ in known}
    told = all_deviations([moves for _, moves in known], Leeway(model.net))
    write_for_variants(
        log,
        [
            (variant.number, d.kind, d.activity, d.from_activity, d.seq, d.element or None)
            for (variant, _), found in zip(known, told, strict=True)
            for d in found
        ],
        [variant.number for variant in variants if variant.number not in judged],
    )


def all_deviations(alignments: Sequence[Sequence[Move]], leeway: Leeway) -> list[list[Deviating]]:
    """Tell the deviations of each alignment."""
    while True:
        told = [list(_deviations(moves, leeway)) for moves in alignments]
        if not leeway.answer():
            return told


def _deviations(moves: Sequence[Move], leeway: Leeway) -> Iterator[Deviating]:
    """Tell the deviations of one alignment, as far as the leeway is known."""
    known = leeway.activities
    rest = {place for place, move in enumerate(moves) if move.kind != "both"}
    for place in sorted(rest):
        if moves[place].activity not in known:
            rest.discard(place)
            yield Deviating("unknown", moves[place].activity, moves[place].seq)
    run = [place for place, move in enumerate(moves) if move.kind != "log"]
    steps = [moves[place] for place in run]
    options = {
        place: leeway.options(steps, nth)
        for nth, place in enumerate(run)
        if moves[place].kind == "model"
    }
    for log, model in moved(moves, rest, options):
        rest -= {log, model}
        yield from wrong_order(moves[log], steps_before(run, log), steps, run.index(model), leeway)
    events = [m for m in moves if m.kind != "model" and m.activity in known]
    for place in _too_often(moves, rest, events, leeway):
        rest.discard(place)
        yield Deviating("repeated", moves[place].activity, moves[place].seq)
    for place in sorted(place for place in rest if moves[place].kind == "log"):
        if found := list(misplaced(moves[place], steps_before(run, place), steps, leeway)):
            rest.discard(place)
            yield from found
    shared = [place for place, move in enumerate(moves) if move.kind == "both"]
    if events and events[0].activity not in leeway.starts:
        rest -= {place for place in rest if shared and place < shared[0]}
        yield _boundary("wrong-start", events[0], steps[:1], leeway.starts)
    if events and events[-1].activity not in leeway.ends:
        rest -= {place for place in rest if shared and place > shared[-1]}
        yield _boundary("wrong-end", events[-1], steps[-1:], leeway.ends)
    for place in sorted(rest):
        if moves[place].kind == "log":
            yield Deviating("inserted", moves[place].activity, moves[place].seq)
        else:
            yield _skipped(moves[place], options[place])


def _too_often(
    moves: Sequence[Move], rest: set[int], events: Sequence[Move], leeway: Leeway
) -> Iterator[int]:
    """Give the log moves, the last first, without which the model would allow so many."""
    left = Counter(event.activity for event in events)
    for place in sorted(rest, reverse=True):
        activity = moves[place].activity
        if moves[place].kind == "log" and leeway.too_often(activity, left[activity]):
            left[activity] -= 1
            yield place


def _boundary(
    kind: Deviation, event: Move, steps: Sequence[Move], allowed: frozenset[str]
) -> Deviating:
    """Tell a wrong start or end, and the right one where there is only one."""
    right = next(iter(allowed)) if len(allowed) == 1 else None
    element = next((step.element for step in steps if step.activity == right), "")
    return Deviating(kind, event.activity, event.seq, right, element)


def _skipped(step: Move, options: frozenset[str]) -> Deviating:
    """Tell what is skipped, and another activity that would have done as well."""
    first, second, *_ = (*sorted(options), None)
    element = step.element if step.activity == first else ""
    return Deviating("skipped", str(first), step.seq, second, element)
