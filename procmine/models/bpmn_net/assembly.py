"""Put a net together, part by part; its ids are made of those of the diagram."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from procmine.models.net import PetriNet, Transition

Tokens = Mapping[str, int]


class Assembly:
    """The places, transitions and arcs so far."""

    def __init__(self) -> None:
        self._ids: set[str] = set()
        self._places: list[str] = []
        self._transitions: list[Transition] = []
        self._arcs: list[tuple[str, str, int]] = []

    def place(self, wanted: str) -> str:
        """Add a place, and give its id."""
        self._places.append(self._free(wanted))
        return self._places[-1]

    def transition(
        self, wanted: str, takes: Tokens, gives: Tokens, label: str | None = None, element: str = ""
    ) -> None:
        """Add a transition with its arcs; one without a label is silent."""
        transition = Transition(self._free(wanted), label, element)
        self._transitions.append(transition)
        self._arcs += [(place, transition.id, count) for place, count in takes.items()]
        self._arcs += [(transition.id, place, count) for place, count in gives.items()]

    def net(self, source: str, sink: str) -> PetriNet:
        """Give the net, from one token in the source to one in the sink."""
        return PetriNet(
            tuple(self._places),
            tuple(self._transitions),
            tuple(self._arcs),
            {source: 1},
            ({sink: 1},),
        )

    def _free(self, wanted: str) -> str:
        """Give an id that no other part has."""
        while wanted in self._ids:
            wanted += "'"
        self._ids.add(wanted)
        return wanted


def tokens(*places: str) -> Tokens:
    """Give one token for each time that a place is named."""
    return Counter(places)
