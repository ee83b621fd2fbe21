"""How much of what a model allows a log makes use of: Align-ETC precision.

After each prefix that the model can replay, what the model allows next is compared with what
comes next in the log; the prefix weighs as much as cases go on after it. Precision is 1 less the
share of what is allowed and never comes (A. Adriansyah et al., Measuring precision of modeled
behavior, 2015). As in pm4py, prefixes that the model can't replay are skipped, the empty one
counts for every case, and of several ways to replay a prefix those with fewest silent steps count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from procmine.mining.alignments.exact import UNREACHABLE, ExactCosts
from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.prefixes import Prefixes
from procmine.mining.alignments.reducing import steps_of
from procmine.mining.alignments.state_space import explored, following
from procmine.mining.variants import Variant
from procmine.models import PetriNet

#: Markings of a net for which precision is measured.
MOST = 20_000


def precision(net: PetriNet, variants: Sequence[Variant]) -> float | None:
    """Give the precision, from 0 to 1; None for a net with too many markings."""
    space = explored(Markings(steps_of(net)), MOST)
    if space is None:
        return None
    # The silent steps are counted; other moves than both together are not made.
    costs = ExactCosts(space, log=UNREACHABLE, model=UNREACHABLE, silent=1)
    next_ones = [activities - {None} for activities in following(space)]
    prefixes = Prefixes([variant.activities for variant in variants])
    reached = _reached(costs, prefixes)
    allowed = escaping = 0
    for markings, (weight, seen) in zip(reached, _weights(prefixes, variants), strict=True):
        enabled = frozenset[str | None]().union(*(next_ones[marking] for marking in markings))
        allowed += weight * len(enabled)
        escaping += weight * len(enabled - seen)
    return 1 - escaping / allowed if allowed else 1.0


def _reached(costs: ExactCosts, prefixes: Prefixes) -> Iterator[list[int]]:
    """Give of each prefix the markings that it is replayed to with the fewest silent steps."""
    for level in costs.levels(prefixes):
        least = level.min(axis=0)
        for place in range(level.shape[1]):
            fewest = level[:, place] == least[place]
            yield fewest.nonzero()[0].tolist() if least[place] < UNREACHABLE else []


def _weights(prefixes: Prefixes, variants: Sequence[Variant]) -> Iterator[tuple[int, set[str]]]:
    """Give of each prefix how many cases go on after it, and with which activities.

    All cases go on after the empty one, even those that end there.
    """
    cases = [[0] * len(level) for level in prefixes.levels]
    seen: list[list[set[str]]] = [[set() for _ in level] for level in prefixes.levels]
    for variant, place in zip(variants, prefixes.ends, strict=True):
        for length in range(len(variant.activities), 0, -1):
            place = prefixes.levels[length][place].parent
            cases[length - 1][place] += variant.cases
            seen[length - 1][place].add(variant.activities[length - 1])
    cases[0][0] = sum(variant.cases for variant in variants)
    for numbers, activities in zip(cases, seen, strict=True):
        yield from zip(numbers, activities, strict=True)
