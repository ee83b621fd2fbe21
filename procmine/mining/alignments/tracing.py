"""Read optimal alignments off the costs of markings, backwards from the end.

Of the moves that an optimal alignment may end with, a model move is taken before a log move, and
that before both together. So what is skipped is told at the last place where it could have been
done, and of two equal events the second is the one too many.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from procmine.mining.alignments.alignment import MoveKind
from procmine.mining.alignments.exact import UNREACHABLE
from procmine.mining.alignments.prefixes import Prefixes
from procmine.mining.alignments.state_space import StateSpace

if TYPE_CHECKING:
    import numpy as np


class Made(NamedTuple):
    """A move: its kind, and the step that the model takes in it (None for a log move)."""

    kind: MoveKind
    step: int | None


class Traces:
    """The alignments of the prefixes of a tree, given what each marking costs after them."""

    def __init__(self, space: StateSpace, prefixes: Prefixes, levels: list[np.ndarray]) -> None:
        self._final = space.final
        self._visible = [[e for e in edges if e.step.label is not None] for edges in space.arrivals]
        self._silent = [
            [e.source for e in edges if e.step.label is None] for edges in space.arrivals
        ]
        self._prefixes = prefixes
        self._levels = levels
        self._columns: dict[tuple[int, int], list[int]] = {}
        self._last: dict[tuple[int, int, int], tuple[Made | None, int, int, int]] = {}

    def cost(self, length: int, place: int) -> int:
        """Give the cost of the prefix at a place of a level."""
        return UNREACHABLE if self._final is None else self._costs(length, place)[self._final]

    def moves(self, length: int, place: int) -> list[Made]:
        """Give the moves of an optimal alignment of a prefix, without silent steps."""
        moves: list[Made] = []
        if self._final is None:
            return moves
        at = (length, place, self._final)
        while True:
            if at not in self._last:
                self._last[at] = self._before(*at)
            move, *before = self._last[at]
            if move is None:
                return moves[::-1]
            moves.append(move)
            at = (before[0], before[1], before[2])

    def _costs(self, length: int, place: int) -> list[int]:
        if (length, place) not in self._columns:
            self._columns[length, place] = self._levels[length][:, place].tolist()
        return self._columns[length, place]

    def _before(self, length: int, place: int, marking: int) -> tuple[Made | None, int, int, int]:
        """Give the last move of an optimal alignment, and where it was made from."""
        costs = self._costs(length, place)
        cost = costs[marking]
        same = self._silently_from(marking, costs)
        for state in same:
            for source, step, _ in self._visible[state]:
                if costs[source] == cost - 1:
                    return Made("model", step.number), length, place, source
        if not length:
            return None, 0, 0, 0
        parent, activity = self._prefixes.levels[length][place]
        earlier = self._costs(length - 1, parent)
        for state in same:
            if earlier[state] == cost - 1:
                return Made("log", None), length - 1, parent, state
        for state in same:
            for source, step, _ in self._visible[state]:
                if step.label == activity and earlier[source] == cost:
                    return Made("both", step.number), length - 1, parent, source
        raise AssertionError("every cost but that of the start comes from another")

    def _silently_from(self, marking: int, costs: list[int]) -> list[int]:
        """Give a marking and those of its cost from which silent steps lead to it."""
        cost = costs[marking]
        found = {marking}
        todo = [marking]
        for state in todo:
            for source in self._silent[state]:
                if costs[source] == cost and source not in found:
                    found.add(source)
                    todo.append(source)
        return todo
