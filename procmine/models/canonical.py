"""Name and order the parts of a model by its structure alone, so that equal models are equal.

Miners name what they add by counters, clocks and random numbers.
"""

from __future__ import annotations

from procmine.models._colours import in_flow_order
from procmine.models.diagram import Diagram, Flow, Node
from procmine.models.net import Marking, PetriNet, Transition


def canonical_net(net: PetriNet) -> PetriNet:
    """Give the net with places p1, p2… and transitions t1, t2… in the order of the flow."""
    transitions = {t.id: t for t in net.transitions}
    looks: dict[str, object] = {
        place: (
            "place",
            net.initial.get(place, 0),
            tuple(sorted(f.get(place, 0) for f in net.finals)),
        )
        for place in net.places
    }
    looks |= {t.id: ("transition", t.label is None, t.label or "") for t in net.transitions}
    order = in_flow_order(looks, net.arcs, [p for p in net.places if net.initial.get(p)])
    places = [part for part in order if part not in transitions]
    steps = [transitions[part] for part in order if part in transitions]
    ids = {place: f"p{n}" for n, place in enumerate(places, 1)}
    ids |= {t.id: f"t{n}" for n, t in enumerate(steps, 1)}
    rank = {part: n for n, part in enumerate(order)}

    def named(marking: Marking) -> dict[str, int]:
        return {ids[p]: marking[p] for p in sorted(marking, key=rank.__getitem__) if marking[p]}

    arcs = sorted(net.arcs, key=lambda arc: (rank[arc[0]], rank[arc[1]]))
    return PetriNet(
        places=tuple(ids[place] for place in places),
        transitions=tuple(Transition(ids[t.id], t.label, t.element) for t in steps),
        arcs=tuple((ids[source], ids[target], weight) for source, target, weight in arcs),
        initial=named(net.initial),
        finals=tuple(sorted(map(named, net.finals), key=lambda final: list(final.items()))),
    )


def canonical_diagram(diagram: Diagram) -> Diagram:
    """Give a diagram without subprocesses with its parts named in the order of the flow."""
    nodes = {node.id: node for node in diagram.nodes}
    looks = {node.id: (node.kind, node.name) for node in diagram.nodes}
    arcs = [(flow.source, flow.target, 1) for flow in diagram.flows]
    order = in_flow_order(looks, arcs, [node.id for node in diagram.nodes if node.kind == "start"])
    rank = {part: n for n, part in enumerate(order)}
    ids = {part: f"node{n}" for n, part in enumerate(order, 1)}
    flows = sorted((rank[source], rank[target]) for source, target, _ in arcs)
    return Diagram(
        nodes=tuple(Node(ids[part], nodes[part].kind, nodes[part].name) for part in order),
        flows=tuple(
            Flow(f"flow{n}", ids[order[source]], ids[order[target]])
            for n, (source, target) in enumerate(flows, 1)
        ),
    )
