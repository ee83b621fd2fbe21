"""Markings as integers, and the markings that a net can come to.

A place has some bits of a marking: the last is a guard, the others count its tokens. Taken from a
marking with all guards up, tokens that are not there take a guard down; so one subtraction tells
whether a step can be taken, over all places at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from procmine.mining.alignments.reducing import Steps

#: More tokens than these on a place are those of a net that has no bound.
_BITS = 8


class Step(NamedTuple):
    """A transition: its place in the net, its label, and the tokens that it takes and gives."""

    number: int
    label: str | None
    takes: int
    gives: int


class Markings:
    """A net over markings that are integers, with so many bits to count the tokens of a place."""

    def __init__(self, net: Steps, bits: int = _BITS) -> None:
        self.net = net
        places = sorted(net.places)
        bits = max(bits, net.heaviest.bit_length() + 1)
        shifts = {place: n * (bits + 1) for n, place in enumerate(places)}

        def packed(tokens: Mapping[str, int]) -> int:
            return sum(count << shifts[place] for place, count in tokens.items())

        self._most = (1 << bits) - 1
        self._shifts = tuple(shifts.values())
        self._guards = sum(1 << bits + shift for shift in shifts.values())
        self.steps = tuple(
            Step(s.number, s.label, packed(s.takes), packed(s.gives)) for s in net.steps
        )
        self.initial = packed(net.initial)
        self.final = packed(net.final)
        touched = [{*s.takes, *s.gives} for s in net.steps]
        self._neighbours = tuple(
            tuple(n for n, others in enumerate(touched) if places & others) for places in touched
        )
        self._apart = tuple(
            frozenset(range(len(touched))) - {*neighbours} for neighbours in self._neighbours
        )

    def after(self, marking: int) -> list[tuple[int, int]]:
        """Give the places of the steps that can be taken, each with the marking it leads to."""
        return list(self._taken(marking, range(len(self.steps))))

    def after_step(
        self, before: Iterable[tuple[int, int]], marking: int, place: int
    ) -> list[tuple[int, int]]:
        """Give the same of a marking that a step led to, from what could be taken before it.

        Only steps that share a place with it have become possible, or impossible.
        """
        apart, changed = self._apart[place], self.steps[place].gives - self.steps[place].takes
        found = [(other, reached + changed) for other, reached in before if other in apart]
        found += self._taken(marking, self._neighbours[place])
        found.sort()
        return found

    def _taken(self, marking: int, places: Iterable[int]) -> Iterator[tuple[int, int]]:
        guards = self._guards
        guarded = marking | guards
        for place in places:
            step = self.steps[place]
            left = guarded - step.takes
            if left & guards == guards:
                reached = (left ^ guards) + step.gives
                if not reached & guards:
                    yield place, reached

    def lacking(self, marking: int, tokens: int) -> int:
        """Give which of some tokens a marking lacks."""
        if ((marking | self._guards) - tokens) & self._guards == self._guards:
            return 0
        lacking = 0
        for shift in self._shifts:
            short = (tokens >> shift & self._most) - (marking >> shift & self._most)
            lacking += max(0, short) << shift
        return lacking

    def tokens(self, marking: int) -> int:
        """Count the tokens of a marking."""
        return sum(marking >> shift & self._most for shift in self._shifts)
