"""All the markings that a net can come to, by number, and the steps between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from procmine.mining.alignments.markings import Markings, Step


class Edge(NamedTuple):
    """A step from one marking, by number, to another."""

    source: int
    step: Step
    target: int


@dataclass(frozen=True, slots=True)
class StateSpace:
    """Markings by number, 0 is the initial one; `arrivals` are the edges to each of them.

    `final` is None where it can't be reached.
    """

    arrivals: tuple[tuple[Edge, ...], ...]
    final: int | None

    @property
    def size(self) -> int:
        """The number of markings."""
        return len(self.arrivals)

    @property
    def edges(self) -> list[Edge]:
        """All edges, by the marking that they lead to."""
        return [edge for edges in self.arrivals for edge in edges]


#: Edges between markings that are listed in some two seconds.
_MOST_EDGES = 400_000


def explored(markings: Markings, most: int) -> StateSpace | None:
    """Give the state space of a net; None for more than `most` markings, or too many edges."""
    left = _MOST_EDGES
    numbers = {markings.initial: 0}
    arrivals: list[list[Edge]] = [[]]
    steps = [markings.after(markings.initial)]
    for source, taken in enumerate(steps):
        left -= len(taken)
        if left < 0:
            return None
        for place, target in taken:
            number = numbers.setdefault(target, len(steps))
            if number == len(steps):
                if number == most:
                    return None
                steps.append(markings.after_step(taken, target, place))
                arrivals.append([])
            arrivals[number].append(Edge(source, markings.steps[place], number))
    return StateSpace(tuple(map(tuple, arrivals)), numbers.get(markings.final))


def following(space: StateSpace) -> list[frozenset[str | None]]:
    """Give of each marking the activities that may come next, None where a run may end there.

    Silent steps may be taken before.
    """
    after: list[set[str | None]] = [set() for _ in space.arrivals]
    for edge in space.edges:
        if edge.step.label is not None:
            after[edge.source].add(edge.step.label)
    if space.final is not None:
        after[space.final].add(None)
    changed = list(range(space.size))
    while changed:
        marking = changed.pop()
        for source, step, _ in space.arrivals[marking]:
            if step.label is None and not after[source] >= after[marking]:
                after[source] |= after[marking]
                changed.append(source)
    return [frozenset(activities) for activities in after]
