"""Markings as integers, and the markings that a net can come to.

A place has nine bits of a marking: eight count its tokens, the ninth is a guard. Taken from a
marking with all guards up, tokens that are not there take a guard down; so one subtraction tells
whether a step can be taken, over all places at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from procmine.mining.alignments.reducing import Steps

_WIDTH = 9
#: More tokens than this on a place are those of a net that has no bound.
MOST_TOKENS = 255


class Step(NamedTuple):
    """A transition: its place in the net, its label, and the tokens that it takes and gives."""

    number: int
    label: str | None
    takes: int
    gives: int


class Markings:
    """A net over markings that are integers."""

    def __init__(self, net: Steps) -> None:
        self.net = net
        places = sorted(net.places)
        shifts = {place: n * _WIDTH for n, place in enumerate(places)}

        def packed(tokens: Mapping[str, int]) -> int:
            return sum(count << shifts[place] for place, count in tokens.items())

        self._guards = sum((MOST_TOKENS + 1) << shift for shift in shifts.values())
        self.steps = tuple(
            Step(s.number, s.label, packed(s.takes), packed(s.gives)) for s in net.steps
        )
        self.initial = packed(net.initial)
        self.final = packed(net.final)

    def after(self, marking: int) -> Iterator[tuple[int, int]]:
        """Give the places of the steps that can be taken, each with the marking it leads to."""
        guarded = marking | self._guards
        for place, step in enumerate(self.steps):
            left = guarded - step.takes
            if left & self._guards == self._guards:
                reached = (left ^ self._guards) + step.gives
                if not reached & self._guards:
                    yield place, reached
