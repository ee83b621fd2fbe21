"""A bound from below for what an alignment costs, and how far each move goes beyond it.

Whatever order its moves are in, an alignment takes the net from its initial to its final marking,
and has each event once, in a log move or together with a step. The least cost of how many moves of
each kind that takes, fractions allowed, is a linear programme (the marking equation; A. Adriansyah,
Aligning Observed and Modeled Behavior, 2014): no alignment costs less.

Its dual gives prices to tokens and to events, by which no move is worth more than it costs. What
it costs beyond its worth is its excess, and an alignment costs the bound and the excess of its
moves. So the bound and the excess so far are the least that an alignment through a state can cost.
Which prices are allowed does not depend on the events: those of one variant hold for all, and of
several prices the highest cost counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from procmine.errors import DataError
from procmine.mining.alignments.reducing import Steps
from procmine.words.say import say

if TYPE_CHECKING:
    import numpy as np

#: A move, in the parts that costs are counted in so that equal ones are equal.
MOVE = 1_000_000
#: What solvers may be wrong by, in these parts.
_TOLERANCE = 1000


def moves_of(cost: int) -> int:
    """Give the least whole number of moves that is not below a cost."""
    return -((_TOLERANCE - cost) // MOVE)


class Prices:
    """The prices for some variants, and by them the excess of all moves.

    A row of `excess` is a move, a column one of the prices: first the moves of the model, one a
    step, then those of both together, one a step, then the log moves, one an activity.
    """

    def __init__(self, net: Steps, variants: Sequence[Sequence[str]]) -> None:
        import numpy as np

        self.activities = sorted({step.label for step in net.steps if step.label is not None})
        solved = _Programme(net, self.activities).solved([Counter(), *map(Counter, variants)])
        tokens, self._events, worth = solved
        gain = [net.final[place] - net.initial[place] for place in sorted(net.places)]
        self._start = tokens @ np.array(gain, float)
        visible = np.array([step.label is not None for step in net.steps], float)
        place = {activity: n for n, activity in enumerate(self.activities)}
        of_step = [place.get(step.label or "", -1) for step in net.steps]
        # A silent step is never taken together with an event: what it would cost does not matter.
        by_step = np.pad(self._events, ((0, 0), (0, 1)))[:, of_step]
        both = -worth - by_step
        excess = np.hstack([visible - worth, both, 1 - self._events]).T
        self.excess = np.maximum(np.floor(excess * MOVE), 0).astype(np.int64)

    def bounds(self, variant: Sequence[str]) -> np.ndarray:
        """Give the bound for a variant by each of the prices."""
        import numpy as np

        counts = Counter(variant)
        events = np.array([counts[activity] for activity in self.activities], float)
        bounds: np.ndarray = np.floor((self._start + self._events @ events) * MOVE)
        return bounds.astype(np.int64)


class _Programme:
    """The linear programme of a net; only its right side differs between variants."""

    def __init__(self, net: Steps, activities: Sequence[str]) -> None:
        import numpy as np

        places = sorted(net.places)
        change = [[step.gives[p] - step.takes[p] for step in net.steps] for p in places]
        self._change = np.array(change, float).reshape(len(places), len(net.steps))
        self._gain = [net.final[place] - net.initial[place] for place in places]
        visible = np.array([step.label is not None for step in net.steps], bool)
        told = [[step.label == a for step in net.steps if step.label] for a in activities]
        both = np.array(told, float).reshape(len(activities), int(visible.sum()))
        self._rows = np.block(
            [
                [self._change, self._change[:, visible], np.zeros((len(places), len(activities)))],
                [np.zeros((len(activities), len(net.steps))), both, np.eye(len(activities))],
            ]
        )
        self._costs = np.concatenate([visible, np.zeros(both.shape[1]), np.ones(len(activities))])
        self._activities = activities

    def solved(self, wanted: Sequence[Counter[str]]) -> tuple[Any, Any, Any]:
        """Give the prices of tokens and of events, and by them the worth of steps; a row each."""
        import numpy as np

        prices = dict.fromkeys(map(self._prices, wanted))
        found = np.array(list(prices))
        tokens, events = found[:, : len(self._gain)], found[:, len(self._gain) :]
        return tokens, events, tokens @ self._change

    def _prices(self, events: Counter[str]) -> tuple[float, ...]:
        from scipy.optimize import linprog
        from scipy.sparse import csr_array

        right = [*self._gain, *(events[activity] for activity in self._activities)]
        solved = linprog(self._costs, A_eq=csr_array(self._rows), b_eq=right, method="highs-ds")
        if solved.x is None:
            raise no_end()
        return tuple(solved.eqlin.marginals.tolist())


def no_end() -> DataError:
    """Tell that a model has no run to its end."""
    return DataError(
        say("no run of the model ends: its final marking can't be reached"),
        say("look for a gateway that waits for a branch that is never taken"),
    )
