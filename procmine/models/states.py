"""The markings that a net can get into, as far as they can be gone through."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from procmine.models.net import Marking, PetriNet

#: Tokens that a place can have; aligners count them in a byte.
MOST_TOKENS = 255
#: Markings, and steps of work in going through them: half a second, however the net looks.
MOST_MARKINGS = 20_000
_MOST_WORK = 1_500_000


@dataclass(frozen=True, slots=True)
class States:
    """The markings found, the initial one first, and which transition leads from which to which.

    `steps` are (number of the marking, place of the transition in the net, number of the next
    marking). `reached_by` is the first such step into each marking but the initial. `complete` says
    whether these are all. `growing` is a place that can get more and more tokens.
    """

    markings: tuple[Marking, ...]
    steps: tuple[tuple[int, int, int], ...]
    reached_by: tuple[tuple[int, int], ...]
    complete: bool
    growing: str | None = None

    def run_to(self, marking: int) -> tuple[int, ...]:
        """Give the transitions of a shortest run to a marking, by their places in the net."""
        run: list[int] = []
        while marking:
            marking, transition = self.reached_by[marking]
            run.append(transition)
        return tuple(reversed(run))


def explore(net: PetriNet) -> States:
    """Go through the markings breadth first; stop where there are too many, or ever more."""
    search = _Search(net)
    growing = search.growing()
    return States(
        tuple({net.places[place]: count for place, count in m.items()} for m in search.found),
        tuple(search.steps),
        tuple(search.reached_by),
        search.complete,
        None if growing is None else net.places[growing],
    )


class _Search:
    def __init__(self, net: PetriNet) -> None:
        place_of = {place: n for n, place in enumerate(net.places)}
        number = {transition.id: n for n, transition in enumerate(net.transitions)}
        self._takes: list[list[tuple[int, int]]] = [[] for _ in net.transitions]
        self._gives: list[list[tuple[int, int]]] = [[] for _ in net.transitions]
        for source, target, weight in net.arcs:
            if source in place_of:
                self._takes[number[target]].append((place_of[source], weight))
            else:
                self._gives[number[source]].append((place_of[target], weight))
        self._users: dict[int, list[int]] = {}
        for transition, takes in enumerate(self._takes):
            for place, _ in takes:
                self._users.setdefault(place, []).append(transition)
        self._always = [t for t, takes in enumerate(self._takes) if not takes]
        first = {place_of[place]: count for place, count in net.initial.items() if count}
        self.found: list[dict[int, int]] = [first]
        self.steps: list[tuple[int, int, int]] = []
        self.reached_by: list[tuple[int, int]] = [(0, -1)]
        #: The fewest tokens of a marking on the way to each.
        self._fewest = [sum(first.values())]
        self.complete = False
        self._work = 0

    def growing(self) -> int | None:
        """Go through all, and give the first place found to grow without end."""
        numbers = {frozenset(self.found[0].items()): 0}
        at = 0
        while at < len(self.found):
            for transition in self._enabled(self.found[at]):
                marking = self._after(self.found[at], transition)
                key = frozenset(marking.items())
                number = numbers.setdefault(key, len(self.found))
                self.steps.append((at, transition, number))
                if number == len(self.found):
                    self.found.append(marking)
                    self.reached_by.append((at, transition))
                    self._fewest.append(min(self._fewest[at], sum(marking.values())))
                    if (place := self._outgrown(number)) is not None:
                        return place
                if len(self.found) > MOST_MARKINGS or self._work > _MOST_WORK:
                    return None
            at += 1
        self.complete = True
        return None

    def _enabled(self, marking: dict[int, int]) -> Iterator[int]:
        users = [self._users.get(place, ()) for place in marking]
        for transition in sorted({t for of in users for t in of}.union(self._always)):
            takes = self._takes[transition]
            self._work += 1 + len(takes)
            if all(marking.get(place, 0) >= weight for place, weight in takes):
                yield transition

    def _after(self, marking: dict[int, int], transition: int) -> dict[int, int]:
        self._work += len(marking) + len(self._gives[transition])
        after = dict(marking)
        _move(after, ((place, -weight) for place, weight in self._takes[transition]))
        _move(after, self._gives[transition])
        return after

    def _outgrown(self, number: int) -> int | None:
        """Give a place that has more tokens than in a marking on the way here, others no fewer."""
        marking = self.found[number]
        for place, count in marking.items():
            if count > MOST_TOKENS:
                return place
        tokens = sum(marking.values())
        before = number
        while before and tokens > self._fewest[before]:
            before = self.reached_by[before][0]
            self._work += 1
            earlier = self.found[before]
            if all(marking.get(place, 0) >= count for place, count in earlier.items()):
                more = [p for p, count in marking.items() if count > earlier.get(p, 0)]
                return more[0]
        return None


def _move(marking: dict[int, int], tokens: Iterable[tuple[int, int]]) -> None:
    for place, count in tokens:
        marking[place] = marking.get(place, 0) + count
        if not marking[place]:
            del marking[place]
