"""Deviations people understand, from the moves of alignments.

An alignment knows events that the model doesn't allow (log moves) and steps without an event (model
moves). Each is told once, by the first of these that fits, for it says most:

1. unknown: an event of an activity that the model doesn't know.
2. wrong-order: an activity is a log move at one place and a model move at another: it was done,
   but before an activity that should have come first. Nearest places are paired first.
3. repeated: a log move of an activity that the case has elsewhere, where the model allows it.
4. wrong-start, wrong-end: what is missing or too much before the first, and after the last step
   that case and model share. It is one deviation, however many moves: a case that is still open
   skips nothing, it hasn't come there yet.
5. inserted and skipped: the log and model moves that are left. Where any of several activities
   would have done, `activity` and `from_activity` are the first two of them by name.

Variants without a known optimal alignment have no deviations, and their cases are `unjudged`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from procmine.eventlog import EventLog
from procmine.mining.alignments import Alignment, Move
from procmine.mining.leeway import Leeway
from procmine.mining.variants import Variant
from procmine.models import ProceduralModel
from procmine.models.constraints import Deviation
from procmine.relations.deviations import write_for_variants


@dataclass(frozen=True, slots=True)
class Deviating:
    """One deviation of a variant; fields as in the relation `deviations`."""

    kind: Deviation
    activity: str
    seq: int
    from_activity: str | None = None
    element: str = ""


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
    done = {move.activity for move in moves if move.kind == "both"}
    run = [place for place, move in enumerate(moves) if move.kind != "log"]
    steps = [moves[place] for place in run]
    options = {
        place: leeway.options(steps, nth)
        for nth, place in enumerate(run)
        if moves[place].kind == "model"
    }
    for log, model in _moved(moves, rest, options):
        rest -= {log, model}
        done.add(moves[log].activity)
        yield _wrong_order(moves, run, log, model, leeway)
    for place in sorted(rest):
        if moves[place].kind == "log" and moves[place].activity in done:
            rest.discard(place)
            yield Deviating("repeated", moves[place].activity, moves[place].seq)
    shared = [place for place, move in enumerate(moves) if move.kind == "both"]
    if shared:
        head = {place for place in rest if place < shared[0]}
        tail = {place for place in rest if place > shared[-1]}
        events = [m for m in moves if m.kind != "model" and m.activity in known]
        if head and events[0].activity not in leeway.starts:
            rest -= head
            yield _boundary("wrong-start", events[0], steps[0], leeway.starts)
        if tail and events[-1].activity not in leeway.ends:
            rest -= tail
            yield _boundary("wrong-end", events[-1], steps[-1], leeway.ends)
    for place in sorted(rest):
        if moves[place].kind == "log":
            yield Deviating("inserted", moves[place].activity, moves[place].seq)
        else:
            yield _skipped(moves[place], options[place])


def _moved(
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


def _wrong_order(
    moves: Sequence[Move], run: Sequence[int], log: int, model: int, leeway: Leeway
) -> Deviating:
    """Say which activity was done before which that should have come first.

    B A C for A B C is the same whether B is found too early or A too late. What may as well come
    in the other order is passed over: it isn't what the model asks for.
    """
    steps = [moves[place] for place in run]
    here, moved, seq = run.index(model), moves[log].activity, moves[log].seq
    if log < model:
        between = [n for n in reversed(range(here)) if run[n] > log and steps[n].kind == "both"]
        fixed = [n for n in between if not leeway.may_precede(steps, n, here)]
        other = steps[[*fixed, *between][0]]
        return Deviating("wrong-order", moved, seq, other.activity, other.element)
    between = [n for n in range(here, len(run)) if run[n] < log and steps[n].kind == "both"]
    fixed = [n for n in between if not leeway.may_precede(steps, here, n)]
    other = steps[[*fixed, *between][0]]
    return Deviating("wrong-order", other.activity, seq, moved, moves[model].element)


def _boundary(kind: Deviation, event: Move, step: Move, allowed: frozenset[str]) -> Deviating:
    """Tell a wrong start or end, and the right one where there is only one."""
    right = next(iter(allowed)) if len(allowed) == 1 else None
    element = step.element if step.activity == right else ""
    return Deviating(kind, event.activity, event.seq, right, element)


def _skipped(step: Move, options: frozenset[str]) -> Deviating:
    """Tell what is skipped, and another activity that would have done as well."""
    first, second, *_ = (*sorted(options), None)
    element = step.element if step.activity == first else ""
    return Deviating("skipped", str(first), step.seq, second, element)
