"""Whether a net is a workflow net: one way in, one way out, and all between the two."""

from __future__ import annotations

from collections.abc import Iterable

from procmine.models.net import PetriNet
from procmine.models.shown import shown
from procmine.words.say import say


def no_workflow(net: PetriNet) -> str | None:
    """Say why a net is no workflow net; None for one that is."""
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for source, target, _ in net.arcs:
        after.setdefault(source, []).append(target)
        before.setdefault(target, []).append(source)
    sources = [place for place in net.places if place not in before]
    sinks = [place for place in net.places if place not in after]
    if len(sources) != 1 or len(sinks) != 1:
        return say(
            "it is no workflow net: it has {sources} source places and {sinks} sinks",
            sources=len(sources),
            sinks=len(sinks),
        )
    if dict(net.initial) != {sources[0]: 1} or [dict(f) for f in net.finals] != [{sinks[0]: 1}]:
        return say(
            "it is no workflow net: it does not go from a token on the source to one on the sink"
        )
    between = _reached(after, sources) & _reached(before, sinks)
    outside = [n for n in (*net.places, *(t.id for t in net.transitions)) if n not in between]
    if outside:
        node = shown(outside[0])
        return say(
            "it is no workflow net: {node} is on no way from the source to the sink", node=node
        )
    return None


def _reached(neighbours: dict[str, list[str]], start: Iterable[str]) -> set[str]:
    seen = set(start)
    waiting = list(seen)
    while waiting:
        for other in neighbours.get(waiting.pop(), ()):
            if other not in seen:
                seen.add(other)
                waiting.append(other)
    return seen
