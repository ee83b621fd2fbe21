"""Optimal alignments: what it costs to be at each marking of a net after each event.

Variants share the events that they begin with, so they are aligned as a tree of prefixes, a level
at a time, and all markings and all prefixes of a level at once. After an event, the cost of a
marking is the least of: its cost before, and 1 for a log move; the cost of a marking with a step
of the event's label to it; the cost of another marking that model moves lead from. These are the
shortest paths of A. Adriansyah, Aligning Observed and Modeled Behavior (2014), without a search:
the number of deviations does not matter. Of several optimal alignments one input gives always the
same one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from procmine.mining.alignments.prefixes import Prefixes
from procmine.mining.alignments.state_space import Edge, StateSpace

if TYPE_CHECKING:
    import numpy as np

#: What it costs to be where one can't be; one more still fits in 16 bits.
UNREACHABLE = 32_000
#: With fewer markings and events than this, no cost comes near to it.
LONGEST = 30_000


class ExactCosts:
    """The costs to be at each marking of a state space, after each prefix of a tree."""

    def __init__(self, space: StateSpace) -> None:
        import numpy as np

        visible: dict[str, list[Edge]] = {}
        for edge in space.edges:
            if edge.step.label is not None:
                visible.setdefault(edge.step.label, []).append(edge)
        self._by_label = {label: _arrivals(edges) for label, edges in visible.items()}
        self._moves = _arrivals(space.edges)
        start = np.full((space.size, 1), UNREACHABLE, np.int16)
        start[0] = 0
        self._start = self._closed(start)

    def levels(self, prefixes: Prefixes) -> list[np.ndarray]:
        """Give the costs of each level of a tree: a row is a marking, a column a prefix."""
        levels = [self._start]
        for level in prefixes.levels[1:]:
            before = levels[-1][:, [prefix.parent for prefix in level]]
            levels.append(self._after(before, [prefix.activity for prefix in level]))
        return levels

    def _after(self, before: np.ndarray, activities: Sequence[str]) -> np.ndarray:
        import numpy as np

        costs = np.minimum(before + np.int16(1), UNREACHABLE)
        columns: dict[str, list[int]] = {}
        for column, activity in enumerate(activities):
            columns.setdefault(activity, []).append(column)
        for activity, those in columns.items():
            arrivals = self._by_label[activity]
            place = np.ix_(arrivals.targets, those)
            costs[place] = np.minimum(costs[place], arrivals.least(before[:, those], 0))
        return self._closed(costs)

    def _closed(self, costs: np.ndarray) -> np.ndarray:
        """Let the model move, as long as markings come cheaper by it."""
        import numpy as np

        targets = self._moves.targets
        while len(targets):
            least = self._moves.least(costs, 1)
            known = costs[targets]
            if not (least < known).any():
                break
            costs[targets] = np.minimum(known, least)
        return costs


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """Edges by target, as arrays, so that the least over those to each target is one operation."""

    sources: Any
    visible: Any
    starts: Any
    targets: Any

    def least(self, costs: np.ndarray, move: int) -> np.ndarray:
        """Give the least cost to come to each target, where a visible step costs `move`."""
        import numpy as np

        reached = costs[self.sources]
        if move:
            reached += self.visible
        return np.minimum.reduceat(reached, self.starts, axis=0)


def _arrivals(edges: Sequence[Edge]) -> _Arrivals:
    import numpy as np

    targets = np.array([edge.target for edge in edges], np.intp)
    starts = np.flatnonzero(np.diff(targets, prepend=-1))
    visible = np.array([[edge.step.label is not None] for edge in edges], np.int16)
    sources = np.array([edge.source for edge in edges], np.intp)
    return _Arrivals(sources, visible, starts, targets[starts])
