"""A Petri net: places, transitions, arcs, and the markings it begins and may end with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: How many tokens lie on each place that has any.
Marking = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Transition:
    """A step of the net; one without a label is silent and leaves no event.

    `element` is the id of what it stands for in the file the net was read from.
    """

    id: str
    label: str | None
    element: str = ""


@dataclass(frozen=True, slots=True)
class PetriNet:
    """A net as a value: equal nets are equal, and their parts stand in a fixed order.

    `arcs` are (source id, target id, weight), from a place to a transition or back. A run is
    complete when the marking is one of `finals`, and nothing is left besides it.
    """

    places: tuple[str, ...]
    transitions: tuple[Transition, ...]
    arcs: tuple[tuple[str, str, int], ...]
    initial: Marking
    finals: tuple[Marking, ...]

    @property
    def activities(self) -> frozenset[str]:
        """The labels of its visible transitions."""
        return frozenset(t.label for t in self.transitions if t.label is not None)
