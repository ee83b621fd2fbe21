"""Align variants to a net: optimally where its markings can be listed, else within bounds.

What decides is counted in states and steps, never in time, so that equal input is told alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from procmine.mining.alignments.alignment import Alignment, Move
from procmine.mining.alignments.bounding import Aligned, bounded
from procmine.mining.alignments.exact import LONGEST, UNREACHABLE, ExactCosts
from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.prefixes import Prefixes, in_pieces
from procmine.mining.alignments.prices import no_end
from procmine.mining.alignments.reducing import reduced
from procmine.mining.alignments.state_space import StateSpace, explored
from procmine.mining.alignments.tracing import Made, Traces
from procmine.mining.variants import Variant
from procmine.models import PetriNet

#: States (a marking after an event) that may be visited for one variant.
EFFORT = 1_000_000
#: To be aligned for the shortest run of a model: its cost is the number of visible steps.
NO_EVENTS = Variant(0, (), 0)
#: Steps between markings, over all events, that are compared in some seven seconds.
_COMPARED = 100_000_000
#: Bytes for the costs of a piece of the variants.
_MEMORY = 1 << 27


def align(
    net: PetriNet,
    variants: Sequence[Variant],
    effort: int = EFFORT,
    progress: Callable[[str], None] = lambda stage: None,
) -> tuple[Alignment, ...]:
    """Align each variant, in the order given; bounds for those that take more than `effort`.

    Give the most frequent variants first: they are aligned with the most effort.
    """
    known = net.activities
    # An activity that the model lacks can only be a log move, wherever it is.
    shortened = [tuple(a for a in v.activities if a in known) for v in variants]
    sequences = list(dict.fromkeys(shortened))
    markings = Markings(reduced(net))
    space = explored(markings, effort // (1 + min(map(len, sequences), default=0)))
    aligned: dict[tuple[str, ...], Aligned] = {}
    if space is not None:
        aligned.update(_exactly(space, _within(space, sequences, effort), progress))
    if others := [sequence for sequence in sequences if sequence not in aligned]:
        aligned.update(bounded(markings, others, effort, progress))
    pairs = zip(variants, shortened, strict=True)
    return tuple(_alignment(variant, aligned[short], net, known) for variant, short in pairs)


def shortest_run(net: PetriNet, effort: int = EFFORT) -> Alignment:
    """Align no events at all: the cost is the number of visible steps of the shortest run."""
    return align(net, [NO_EVENTS], effort)[0]


def _within(
    space: StateSpace, sequences: Sequence[tuple[str, ...]], effort: int
) -> list[tuple[str, ...]]:
    """Give the sequences that can be aligned over all markings, the first ones first."""
    left = _COMPARED
    found = []
    for sequence in sequences:
        events = len(sequence) + 1
        left -= events * (len(space.edges) + 1)
        if left >= 0 and space.size * events <= effort and space.size + events < LONGEST:
            found.append(sequence)
    return found


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
                raise no_end()
            yield sequences[place], Aligned(cost, cost, traces.moves(length, end))
        done += len(piece)


def _alignment(
    variant: Variant, aligned: Aligned, net: PetriNet, known: frozenset[str]
) -> Alignment:
    """Put the activities that the net lacks back into an alignment."""
    unknown = sum(a not in known for a in variant.activities)
    moves = tuple(_placed(variant.activities, aligned.moves, net, known))
    return Alignment(variant.number, aligned.low + unknown, aligned.high + unknown, moves)


def _placed(
    activities: Sequence[str], moves: Sequence[Made], net: PetriNet, known: frozenset[str]
) -> Iterator[Move]:
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
