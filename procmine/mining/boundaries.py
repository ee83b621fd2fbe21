"""With which activities the runs of a net begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from procmine.models import PetriNet
from procmine.models.net import Marking

#: So many markings are looked at; beyond them the net may begin and end with any activity.
_MOST_MARKINGS = 2_000


@dataclass(frozen=True, slots=True)
class Boundaries:
    """The activities with which a run may begin, and those with which it may end."""

    starts: frozenset[str]
    ends: frozenset[str]


def boundaries(net: PetriNet) -> Boundaries:
    """Give the first and last activities of a net's runs; all, where there are too many states."""
    before: dict[str, Counter[str]] = {t.id: Counter() for t in net.transitions}
    after: dict[str, Counter[str]] = {t.id: Counter() for t in net.transitions}
    for source, target, weight in net.arcs:
        if target in before:
            before[target][source] += weight
        else:
            after[source][target] += weight
    # To end is to begin in the net turned round.
    return Boundaries(
        _first_visible(net, [net.initial], before, after),
        _first_visible(net, net.finals, after, before),
    )


def _first_visible(
    net: PetriNet,
    markings: Iterable[Marking],
    takes: Mapping[str, Counter[str]],
    gives: Mapping[str, Counter[str]],
) -> frozenset[str]:
    """Give the labels that can be reached by silent steps alone."""
    found: set[str] = set()
    waiting = [Counter(dict(marking)) for marking in markings]
    seen = {frozenset(marking.items()) for marking in waiting}
    while waiting and len(seen) <= _MOST_MARKINGS:
        marking = waiting.pop()
        for transition in net.transitions:
            if not takes[transition.id] <= marking:
                continue
            if transition.label is not None:
                found.add(transition.label)
                continue
            following = marking - takes[transition.id] + gives[transition.id]
            if (key := frozenset(following.items())) not in seen:
                seen.add(key)
                waiting.append(following)
    return net.activities if waiting else frozenset(found)
