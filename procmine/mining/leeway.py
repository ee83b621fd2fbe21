"""What leeway a model leaves, so that a deviation is told of what the model does ask for.

An alignment shows one run of the model. Which of its steps might as well have come in another
order, and for which another activity would have done, is asked of the model itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from procmine.mining.alignments import Move, align
from procmine.mining.boundaries import boundaries
from procmine.mining.variants import Variant
from procmine.models import PetriNet

#: Effort for a question; where it is too little the answer is no.
_EFFORT = 100_000


class Leeway:
    """Questions to a net, each answered once: about pairs of activities, and about elements."""

    def __init__(self, net: PetriNet) -> None:
        self.activities = net.activities
        bounds = boundaries(net)
        self.starts, self.ends = bounds.starts, bounds.ends
        self._net = net
        self._rivals = _rivals(net)
        self._orders: dict[tuple[str, str], bool] = {}
        self._options: dict[tuple[str, str], frozenset[str]] = {}

    def may_precede(self, run: Sequence[Move], first: int, second: int) -> bool:
        """Whether the step at place `second` of a run may as well come before that at `first`.

        Either of the two may go to the other's place.
        """
        key = run[second].activity, run[first].activity
        if key not in self._orders:
            names = [step.activity for step in run]
            moved = [*names[:first], names[second], *names[first:second], *names[second + 1 :]]
            late = [*names[:first], *names[first + 1 : second + 1], names[first]]
            self._orders[key] = any(self._fits([moved, late + names[second + 1 :]]))
        return self._orders[key]

    def options(self, run: Sequence[Move], place: int) -> frozenset[str]:
        """Give the activities that would do at a place of a run, its own among them."""
        step = run[place]
        key = step.activity, step.element
        if key not in self._options:
            rivals = sorted(self._rivals[step.activity])
            names = [move.activity for move in run]
            fit = self._fits([[*names[:place], r, *names[place + 1 :]] for r in rivals])
            self._options[key] = frozenset(
                [step.activity, *(r for r, fits in zip(rivals, fit, strict=True) if fits)]
            )
        return self._options[key]

    def _fits(self, runs: Sequence[Sequence[str]]) -> list[bool]:
        distinct = {tuple(run): None for run in runs}
        variants = [Variant(n, run, 1) for n, run in enumerate(distinct, 1)]
        if not variants:
            return []
        fits = [a.high == 0 for a in align(self._net, variants, _EFFORT)]
        by_run = dict(zip(distinct, fits, strict=True))
        return [by_run[tuple(run)] for run in runs]


def _rivals(net: PetriNet) -> dict[str, set[str]]:
    """Give for each activity those that a place may lead to in its stead, by silent steps."""
    places = set(net.places)
    leads: dict[str, list[str]] = defaultdict(list)
    for source, target, _ in net.arcs:
        leads[source].append(target)
    labels = {t.id: t.label for t in net.transitions}
    rivals: dict[str, set[str]] = defaultdict(set)
    for place in net.places:
        found: set[str] = set()
        seen, waiting = {place}, [place]
        while waiting:
            for node in leads[waiting.pop()]:
                label = None if node in places else labels[node]
                if label is not None:
                    found.add(label)
                elif node not in seen:
                    seen.add(node)
                    waiting.append(node)
        if len(leads[place]) > 1:
            for label in found:
                rivals[label] |= found - {label}
    return rivals
