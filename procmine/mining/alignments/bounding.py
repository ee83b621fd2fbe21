"""Alignments within bounds, for nets with more markings than can be listed.

All is counted in states, never in time: equal input gives equal bounds on every machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from procmine.errors import DataError
from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.prices import MOVE, Prices, moves_of, no_end
from procmine.mining.alignments.runs import Runs
from procmine.mining.alignments.searching import Search
from procmine.mining.alignments.tracing import Made
from procmine.words.say import say

#: Variants whose prices are taken for all.
_PRICED = 40
#: States for each variant at first, and for all together that are still within bounds then.
_FIRST = 50
_MORE = 100_000
#: What an event left counts in haste, and the states for that, for each variant and for all.
_HASTE = MOVE // 2
_HASTY = 2000
_HASTY_ALL = 600_000
#: Runs that are looked through for one that is near a variant.
_COMPARED = 1000


class Aligned(NamedTuple):
    """What known activities cost, from `low` to `high`, and moves that cost `high`."""

    low: int
    high: int
    moves: list[Made]


def bounded(
    markings: Markings,
    sequences: Sequence[tuple[str, ...]],
    effort: int,
    progress: Callable[[str], None],
) -> Iterator[tuple[tuple[str, ...], Aligned]]:
    """Align sequences, those that matter most first, with up to `effort` states for each."""
    every = -(-len(sequences) // _PRICED)
    search = Search(markings, Prices(markings.net, sequences[::every]))
    runs = Runs(markings, [_shortest(search, effort)])
    left = _MORE
    open_ones: list[tuple[tuple[str, ...], Aligned]] = []
    for number, sequence in enumerate(sequences):
        if number % 100 == 0:
            progress(f"aligning {number:,} of {len(sequences):,} variants")
        moves = None
        if search.visited < _HASTY_ALL:
            moves = search.best(sequence, _HASTY, haste=_HASTE)[1]
        if moves is None:
            moves = runs.nearest(sequence)
        elif len(runs) < _COMPARED:
            runs.add(moves)
        found = _nearer(search, sequence, Aligned(0, _cost(moves), moves), min(effort, _FIRST))
        if found.low < found.high:
            open_ones.append((sequence, found))
        else:
            yield sequence, found
    for number, (sequence, found) in enumerate(open_ones):
        if number % 100 == 0:
            progress(
                say(
                    "searching {number:,} of {count:,} variants further",
                    number=number,
                    count=len(open_ones),
                )
            )
        states = min(effort, left // (len(open_ones) - number))
        if states > _FIRST:
            found = _nearer(search, sequence, found, states)
        left -= states
        yield sequence, found


def _nearer(search: Search, sequence: tuple[str, ...], found: Aligned, states: int) -> Aligned:
    """Bring the bounds nearer to each other, by so many states."""
    cost, moves = search.best(sequence, states, found.high * MOVE)
    low = max(found.low, min(moves_of(cost), found.high))
    if moves is not None and _cost(moves) < found.high:
        found = Aligned(low, _cost(moves), moves)
    return found._replace(low=low)


def _shortest(search: Search, effort: int) -> list[Made]:
    """Give the moves of a run, the shortest if it is found with the effort for a variant."""
    cost, moves = search.best((), max(effort, _HASTY))
    if moves is None:
        if cost < 0:
            raise no_end()
        raise DataError(
            say("no run of the model to its end is found within the effort"),
            say("give more with --effort, or a model with fewer parallel branches"),
        )
    return moves


def _cost(moves: Sequence[Made]) -> int:
    return sum(move.kind != "both" for move in moves)
