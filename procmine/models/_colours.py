"""Tell the parts of a graph apart by its structure alone.

Each part has a look (its kind and label), and gets a colour from that, then again and again from
the colours around it (Weisfeiler and Leman's refinement), until no more parts differ. Those that
still share one look the same from everywhere, as two silent branches side by side do: one of them
is told apart, whichever, and so on.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

#: Where an arc begins, where it ends, and its weight.
Arc = tuple[str, str, int]
_Links = Mapping[str, list[tuple[str, int]]]


def in_flow_order(
    looks: Mapping[str, object], arcs: Iterable[Arc], starts: Iterable[str]
) -> list[str]:
    """Order the parts from the starts on, breadth first; what can't be reached comes last."""
    inputs, outputs = _links(arcs)
    colours = _distinct(_ranked(looks), inputs, outputs)
    order = dict.fromkeys(sorted(starts, key=colours.__getitem__))
    wave = list(order)
    while wave:
        following = {target for part in wave for target, _ in outputs.get(part, ())}
        wave = sorted(following - order.keys(), key=colours.__getitem__)
        order |= dict.fromkeys(wave)
    return list(order | dict.fromkeys(sorted(colours.keys() - order, key=colours.__getitem__)))


def _links(arcs: Iterable[Arc]) -> tuple[_Links, _Links]:
    inputs: dict[str, list[tuple[str, int]]] = defaultdict(list)
    outputs: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for source, target, weight in arcs:
        outputs[source].append((target, weight))
        inputs[target].append((source, weight))
    return inputs, outputs


def _ranked(looks: Mapping[str, Any]) -> dict[str, int]:
    rank = {look: n for n, look in enumerate(sorted(set(looks.values())))}
    return {part: rank[look] for part, look in looks.items()}


def _distinct(colours: dict[str, int], inputs: _Links, outputs: _Links) -> dict[str, int]:
    while True:
        colours = _refined(colours, inputs, outputs)
        shared = [colour for colour, parts in Counter(colours.values()).items() if parts > 1]
        if not shared:
            return colours
        one = next(part for part in colours if colours[part] == min(shared))
        colours[one] = -1


def _refined(colours: dict[str, int], inputs: _Links, outputs: _Links) -> dict[str, int]:
    while True:
        refined = _ranked(
            {
                part: (
                    colour,
                    tuple(sorted((colours[other], n) for other, n in inputs.get(part, ()))),
                    tuple(sorted((colours[other], n) for other, n in outputs.get(part, ()))),
                )
                for part, colour in colours.items()
            }
        )
        if len(set(refined.values())) == len(set(colours.values())):
            return refined
        colours = refined
