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


def explored(markings: Markings, most: int) -> StateSpace | None:
    """Give the state space of a net, None where it has more than `most` markings."""
    numbers = {markings.initial: 0}
    arrivals: list[list[Edge]] = [[]]
    reached = [markings.initial]
    for marking in reached:
        source = numbers[marking]
        for place, target in markings.after(marking):
            number = numbers.setdefault(target, len(reached))
            if number == len(reached):
                if number == most:
                    return None
                reached.append(target)
                arrivals.append([])
            arrivals[number].append(Edge(source, markings.steps[place], number))
    return StateSpace(tuple(map(tuple, arrivals)), numbers.get(markings.final))
