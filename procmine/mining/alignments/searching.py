"""Search for an alignment among more markings than can be listed.

A* goes first to the state through which an alignment costs least by the prices (see prices.py),
of several to the one that has come furthest. It ends with an optimal alignment, or after so many
states with a bound: no alignment costs less than one through the best state still open. In haste,
it goes rather to states that have come further, and ends soon, with an alignment that is good.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.prices import Prices
from procmine.mining.alignments.tracing import Made

if TYPE_CHECKING:
    import numpy as np

#: Markings for which what can be done there is kept.
_KEPT = 30_000


class _State(NamedTuple):
    """A marking with events left; in order of rank, then of how far it has come, then of turn.

    `costs` are the least of an alignment through it by each of the prices, `cost` their highest.
    """

    rank: int
    left: int
    turn: int
    cost: int
    marking: int
    costs: np.ndarray
    move: int
    before: _State | None


#: What can be done in a state: the row in Prices.excess, the events it takes, the marking after.
#: A bare tuple, for there are millions.
_Move = tuple[int, int, int]


class Search:
    """Searches over one net; what can be done at a marking is kept."""

    def __init__(self, markings: Markings, prices: Prices) -> None:
        #: States visited so far, by all searches.
        self.visited = 0
        self._markings = markings
        self._prices = prices
        self._first_log = 2 * len(markings.steps)
        self._log = {a: self._first_log + n for n, a in enumerate(prices.activities)}
        self._steps: dict[int, list[tuple[int, int]]] = {}
        self._moves: dict[tuple[int, str | None, bool], tuple[list[_Move], Any]] = {}

    def best(
        self, events: Sequence[str], states: int, known: int | None = None, haste: int = 0
    ) -> tuple[int, list[Made] | None]:
        """Give what an alignment costs at least, and the moves of one for which that holds.

        No moves are given after so many states, or where none costs less than is `known`, and
        the bound is -1 where no run of the net ends. In haste a state ranks as if each event left
        cost so much more: the bound is then of no use.
        """
        costs = self._prices.bounds(events)
        start = int(costs.max())
        queue = [_State(start, len(events), 0, start, self._markings.initial, costs, -1, None)]
        least: dict[tuple[int, int], int] = {}
        done: set[tuple[int, int]] = set()
        number = 0
        while queue:
            state = heapq.heappop(queue)
            at = (state.left, state.marking)
            if at in done:
                continue
            done.add(at)
            self.visited += 1
            if not state.left and state.marking == self._markings.final:
                return state.cost, self._made(state)
            if len(done) > states or (known is not None and state.cost >= known):
                return state.cost, None
            moves, rows, after = self._after(state, events)
            for place, (row, taken, marking) in enumerate(moves):
                cost, left = after[place], state.left - taken
                at = (left, marking)
                if at not in done and cost < least.get(at, cost + 1):
                    least[at] = cost
                    number += 1
                    rank = cost + haste * left
                    # With events left the next one is near; without, the end may be far.
                    turn = number if left else -number
                    reached = _State(rank, left, turn, cost, marking, rows[place], row, state)
                    heapq.heappush(queue, reached)
        return (-1 if known is None else known), None

    def _after(self, state: _State, events: Sequence[str]) -> tuple[list[_Move], Any, list[int]]:
        """Give the moves in a state, and the costs after each: by each price, and their highest."""
        activity = events[-state.left] if state.left else None
        # A model move after a log move could as well have been made before it.
        key = (state.marking, activity, state.move < self._first_log)
        moves, excess = self._moves.get(key) or self._movable(key, self._steps_in(state))
        rows = state.costs + excess
        return moves, rows, rows.max(axis=1).tolist()

    def _steps_in(self, state: _State) -> list[tuple[int, int]]:
        """Give the steps that can be taken in a state, with the markings after them."""
        if len(self._moves) > _KEPT:
            self._moves.clear()
            self._steps.clear()
        steps = self._steps.get(state.marking)
        if steps is None:
            before = state.before and self._steps.get(state.before.marking)
            if before and 0 <= state.move < self._first_log:
                place = state.move % len(self._markings.steps)
                steps = self._markings.after_step(before, state.marking, place)
            else:
                steps = self._markings.after(state.marking)
            self._steps[state.marking] = steps
        return steps

    def _movable(
        self, key: tuple[int, str | None, bool], steps: list[tuple[int, int]]
    ) -> tuple[list[_Move], Any]:
        marking, activity, model = key
        count = len(self._markings.steps)
        moves: list[_Move] = []
        if activity is not None:
            moves = [
                (count + place, 1, reached)
                for place, reached in steps
                if self._markings.steps[place].label == activity
            ]
            moves.append((self._log[activity], 1, marking))
        if model:
            moves += [(place, 0, reached) for place, reached in steps]
        found = moves, self._prices.excess[[row for row, _, _ in moves]]
        self._moves[key] = found
        return found

    def _made(self, state: _State) -> list[Made]:
        """Give the moves up to a state, without silent steps."""
        made = []
        count = len(self._markings.steps)
        at: _State | None = state
        while at is not None and at.before is not None:
            if at.move >= self._first_log:
                made.append(Made("log", None))
            else:
                step = self._markings.steps[at.move % count]
                if step.label is not None:
                    made.append(Made("both" if at.move >= count else "model", step.number))
            at = at.before
        return made[::-1]
