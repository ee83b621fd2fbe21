"""Align variants to a net: optimally where its markings can be counted, else within bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from procmine.errors import DataError
from procmine.mining.alignments.alignment import Alignment, Move
from procmine.mining.alignments.exact import UNREACHABLE, ExactCosts
from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.prefixes import Prefixes, in_pieces
from procmine.mining.alignments.state_space import StateSpace, explored
from procmine.mining.alignments.tracing import Made, Traces
from procmine.mining.variants import Variant
from procmine.models import PetriNet

#: States (a marking after an event) for one variant.
EFFORT = 1_000_000
#: Bytes for the costs of a piece of the variants.
_MEMORY = 1 << 27


class Aligned(NamedTuple):
    """What a sequence of known activities costs, from `low` to `high`, and the moves."""

    low: int
    high: int
    moves: list[Made] | None


def align(
    net: PetriNet,
    variants: Sequence[Variant],
    effort: int = EFFORT,
    progress: Callable[[str], None] = lambda stage: None,
) -> tuple[Alignment, ...]:
    """Align each variant, in the order given; bounds for those that take more than `effort`."""
    known = net.activities
    # An activity that the model lacks can only be a log move, wherever it is.
    shortened = [tuple(a for a in v.activities if a in known) for v in variants]
    sequences = list(dict.fromkeys(shortened))
    space = explored(Markings(net), effort)
    assert space is not None
    aligned: dict[tuple[str, ...], Aligned] = {}
    for sequence, found in _exactly(space, sequences, progress):
        aligned[sequence] = found
    return tuple(_alignment(v, aligned[s], net) for v, s in zip(variants, shortened, strict=True))


def shortest_run(net: PetriNet) -> int:
    """Give the visible steps of the shortest run through the net."""
    return align(net, [Variant(0, (), 0)])[0].high


def _exactly(
    space: StateSpace, sequences: Sequence[tuple[str, ...]], progress: Callable[[str], None]
) -> Iterator[tuple[tuple[str, ...], Aligned]]:
    costs = ExactCosts(space)
    done = 0
    for piece in in_pieces(sequences, _MEMORY // (2 * space.size)):
        progress(f"aligning {done:,} of {len(sequences):,} variants")
        prefixes = Prefixes([sequences[place] for place in piece])
        traces = Traces(space, prefixes, costs.levels(prefixes))
        for place, end in zip(piece, prefixes.ends, strict=True):
            length = len(sequences[place])
            cost = traces.cost(length, end)
            if cost >= UNREACHABLE:
                raise DataError(
                    "no run of the model ends: its final marking can't be reached",
                    "look for a gateway that waits for a branch that is never taken",
                )
            yield sequences[place], Aligned(cost, cost, traces.moves(length, end))
        done += len(piece)


def _alignment(variant: Variant, aligned: Aligned, net: PetriNet) -> Alignment:
    """Put the activities that the net lacks back into an alignment."""
    known = net.activities
    unknown = sum(a not in known for a in variant.activities)
    moves = aligned.moves
    placed = None if moves is None else tuple(_placed(variant.activities, moves, net))
    return Alignment(variant.number, aligned.low + unknown, aligned.high + unknown, placed)


def _placed(activities: Sequence[str], moves: Sequence[Made], net: PetriNet) -> Iterator[Move]:
    known = net.activities
    seq = 0
    for kind, step in moves:
        transition = None if step is None else net.transitions[step]
        element = transition.element if transition else ""
        if kind == "model" and transition is not None:
            yield Move(kind, transition.label or "", seq, element)
            continue
        while activities[seq] not in known:
            seq += 1
            yield Move("log", activities[seq - 1], seq)
        seq += 1
        yield Move(kind, activities[seq - 1], seq, element)
    while seq < len(activities):
        seq += 1
        yield Move("log", activities[seq - 1], seq)
