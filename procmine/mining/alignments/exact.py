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
    """The costs to be at each marking of a state space, after each prefix of a tree.

    `log`, `model` and `silent` are what a log move, a model move and a silent step cost; a log or
    model move that costs UNREACHABLE is never made.
    """

    def __init__(self, space: StateSpace, log: int = 1, model: int = 1, silent: int = 0) -> None:
        import numpy as np

        visible: dict[str, list[Edge]] = {}
        for edge in space.edges:
            if edge.step.label is not None:
                visible.setdefault(edge.step.label, []).append(edge)
        self._log = log
        self._by_label = {label: _arrivals(edges, 0, 0) for label, edges in visible.items()}
        moves = [e for e in space.edges if e.step.label is None or model < UNREACHABLE]
        self._moves = _arrivals(moves, model, silent)
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

        never = self._log >= UNREACHABLE
        costs = np.full_like(before, UNREACHABLE) if never else before + np.int16(self._log)
        np.minimum(costs, UNREACHABLE, out=costs)
        columns: dict[str, list[int]] = {}
        for column, activity in enumerate(activities):
            columns.setdefault(activity, []).append(column)
        for activity, those in columns.items():
            arrivals = self._by_label.get(activity)
            if arrivals is None:
                continue
            place = np.ix_(arrivals.targets, those)
            costs[place] = np.minimum(costs[place], arrivals.least(before[:, those]))
        return self._closed(costs)

    def _closed(self, costs: np.ndarray) -> np.ndarray:
        """Let the model move, as long as markings come cheaper by it."""
        import numpy as np

        targets = self._moves.targets
        while len(targets):
            least = self._moves.least(costs)
            known = costs[targets]
            if not (least < known).any():
                break
            costs[targets] = np.minimum(known, least)
        return costs


@dataclass(frozen=True, slots=True)
class _Arrivals:
    """Edges by target, as arrays, so that the least over those to each target is one operation."""

    sources: Any
    costs: Any
    starts: Any
    targets: Any

    def least(self, costs: np.ndarray) -> np.ndarray:
        """Give the least cost to come to each target."""
        import numpy as np

        reached = costs[self.sources]
        if self.costs is not None:
            reached += self.costs
        return np.minimum.reduceat(reached, self.starts, axis=0)


def _arrivals(edges: Sequence[Edge], visible: int, silent: int) -> _Arrivals:
    import numpy as np

    targets = np.array([edge.target for edge in edges], np.intp)
    starts = np.flatnonzero(np.diff(targets, prepend=-1))
    costs = [[silent if edge.step.label is None else visible] for edge in edges]
    return _Arrivals(
        np.array([edge.source for edge in edges], np.intp),
        np.array(costs, np.int16) if visible or silent else None,
        starts,
        targets[starts],
    )
