"""Which activities of a case were done before which that should have come first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

from procmine.mining.alignments import Move
from procmine.mining.deviation import Deviating
from procmine.mining.leeway import Leeway


def steps_before(run: Sequence[int], place: int) -> int:
    """Count the steps of the run that stand before a place of the alignment."""
    return sum(other < place for other in run)


def moved(
    moves: Sequence[Move], rest: set[int], options: Mapping[int, frozenset[str]]
) -> list[tuple[int, int]]:
    """Pair the log moves with the model moves for which they would do, the nearest first."""
    logs = [place for place in rest if moves[place].kind == "log"]
    models = [place for place in rest if moves[place].kind == "model"]
    pairs = [
        (log, model)
        for log, model in product(logs, models)
        if moves[log].activity in options[model]
        and any(m.kind == "both" for m in moves[min(log, model) : max(log, model)])
    ]
    pairs.sort(key=lambda pair: (abs(pair[0] - pair[1]), pair))
    taken: list[tuple[int, int]] = []
    for log, model in pairs:
        if not any(log == other or model == another for other, another in taken):
            taken.append((log, model))
    return sorted(taken)


def misplaced(event: Move, at: int, steps: Sequence[Move], leeway: Leeway) -> Iterator[Deviating]:
    """Tell a log move's wrong order: it would be allowed elsewhere, or nowhere but elsewhere."""
    fitting = _fitting(event, at, steps, leeway)
    if fitting is not None:
        there = [*steps[:fitting], Move("model", event.activity, 0), *steps[fitting:]]
        yield from wrong_order(event, at + (fitting < at), there, fitting, leeway)
        return
    name = event.activity
    for other in {s.activity: s for s in steps[at:] if s.kind == "both"}.values():
        if leeway.asks_first(other.activity, name):
            yield Deviating("wrong-order", name, event.seq, other.activity, other.element)
    for other in {s.activity: s for s in steps[:at] if s.kind == "both"}.values():
        if leeway.asks_first(name, other.activity):
            yield Deviating("wrong-order", other.activity, event.seq, name)


def _fitting(event: Move, at: int, steps: Sequence[Move], leeway: Leeway) -> int | None:
    """Give the nearest place of the run at which the model allows an event that stands at `at`."""
    for place in sorted(range(len(steps) + 1), key=lambda place: (abs(place - at), place)):
        passed = steps[min(place, at) : max(place, at)]
        if any(step.kind == "both" for step in passed) and leeway.allows(
            event.activity, steps, place
        ):
            return place
    return None


def wrong_order(
    event: Move, at: int, steps: Sequence[Move], right: int, leeway: Leeway
) -> Iterator[Deviating]:
    """Tell which activities were done before which that should have come first.

    The event stands before the step `at` of the run, its right place is the step `right`. B A C for
    A B C is the same whether B is found too early or A too late. What may as well come in the other
    order is passed over: it isn't what the model asks for.
    """
    early = at <= right
    between = range(at, right) if early else range(right + 1, at)
    both = [n for n in between if steps[n].kind == "both"]
    fixed = [n for n in both if not leeway.may_precede(steps, min(n, right), max(n, right))]
    nearest = both[-1:] if early else both[:1]
    for other in {steps[n].activity: steps[n] for n in fixed or nearest}.values():
        if other.activity == event.activity:
            continue
        if early:
            yield Deviating("wrong-order", event.activity, event.seq, other.activity, other.element)
        else:
            yield Deviating(
                "wrong-order", other.activity, event.seq, event.activity, steps[right].element
            )
