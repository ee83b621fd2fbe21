"""How much of what a model allows a log makes use of: Align-ETC precision.

After each prefix that the model can replay, what the model allows next is compared with what
comes next in the log; the prefix weighs as much as cases go on after it. Precision is 1 less the
share of what is allowed and never comes (A. Adriansyah et al., Measuring precision of modeled
behavior, 2015). As in pm4py, prefixes that the model can't replay are skipped, the empty one
counts for every case, and of several ways to replay a prefix those with fewest silent steps count.
"""

from __future__ import annotations

from collections.abc import Sequence

from procmine.mining.alignments.markings import Markings
from procmine.mining.alignments.prefixes import Prefixes
from procmine.mining.alignments.reducing import steps_of
from procmine.mining.alignments.silence import Silence
from procmine.mining.variants import Variant
from procmine.models import PetriNet


def precision(net: PetriNet, variants: Sequence[Variant]) -> float:
    """Give the precision, from 0 to 1; 1 where the model allows nothing."""
    markings = Markings(steps_of(net))
    silence = Silence(markings)
    prefixes = Prefixes([variant.activities for variant in variants])
    cases, following = _weights(prefixes, variants)
    allowed = escaping = 0
    states: list[dict[int, int]] = [{markings.initial: 0}]
    for length, level in enumerate(prefixes.levels):
        if length:
            states = [_after(states[p.parent], p.activity, silence) for p in level]
        for place, reached in enumerate(states):
            least = min(reached.values(), default=0)
            enabled = {
                activity
                for marking, silent in reached.items()
                if silent == least
                for activity in silence.visible(marking)
            }
            weight = cases[length][place]
            allowed += weight * len(enabled)
            escaping += weight * len(enabled - following[length][place])
    return 1 - escaping / allowed if allowed else 1.0


def _weights(
    prefixes: Prefixes, variants: Sequence[Variant]
) -> tuple[list[list[int]], list[list[set[str]]]]:
    """Give of each prefix how many cases go on after it, and with which activities.

    All cases go on after the empty one, even those that end there.
    """
    cases = [[0] * len(level) for level in prefixes.levels]
    following: list[list[set[str]]] = [[set() for _ in level] for level in prefixes.levels]
    for variant, place in zip(variants, prefixes.ends, strict=True):
        for length in range(len(variant.activities), 0, -1):
            place = prefixes.levels[length][place].parent
            cases[length - 1][place] += variant.cases
            following[length - 1][place].add(variant.activities[length - 1])
    cases[0][0] = sum(variant.cases for variant in variants)
    return cases, following


def _after(reached: dict[int, int], activity: str, silence: Silence) -> dict[int, int]:
    """Give the markings after one more event, each with the silent steps that it took so far."""
    found: dict[int, int] = {}
    for marking, before in reached.items():
        for after, silent in silence.visible(marking).get(activity, ()):
            found[after] = min(before + silent, found.get(after, before + silent))
    return found
