"""What pm4py discovers, as our own models: with names and an order that are always the same."""

from __future__ import annotations

from typing import Any, cast, get_args

from procmine.models import Diagram, PetriNet, ProcessTree
from procmine.models.canonical import canonical_diagram, canonical_net
from procmine.models.diagram import Flow, Kind, Node
from procmine.models.net import Transition
from procmine.models.tree import Operator

_GATEWAYS: dict[str, Kind] = {
    "ExclusiveGateway": "xor",
    "ParallelGateway": "and",
    "InclusiveGateway": "or",
    "EventBasedGateway": "event-gateway",
}


def net_from_pm4py(net: Any, initial: Any, final: Any) -> PetriNet:
    """Take a Petri net and its markings; its parts get canonical names."""
    places = {place: f"p{n}" for n, place in enumerate(net.places)}
    transitions = {t: f"t{n}" for n, t in enumerate(net.transitions)}
    ids = places | transitions
    return canonical_net(
        PetriNet(
            places=tuple(places.values()),
            transitions=tuple(Transition(i, _label(t.label)) for t, i in transitions.items()),
            arcs=tuple((ids[a.source], ids[a.target], a.weight) for a in net.arcs),
            initial={ids[place]: count for place, count in initial.items()},
            finals=({ids[place]: count for place, count in final.items()},),
        )
    )


def tree_from_pm4py(tree: Any) -> ProcessTree:
    """Take a process tree; where the order of children says nothing, they are sorted."""
    if tree.operator is None:
        return ProcessTree(label=_label(tree.label))
    operator = tree.operator.value
    assert operator in get_args(Operator), operator
    children = [tree_from_pm4py(child) for child in tree.children]
    if operator in ("X", "+", "O"):
        children.sort(key=_sort_key)
    return ProcessTree(operator=cast(Operator, operator), children=tuple(children))


def diagram_from_pm4py(bpmn: Any) -> Diagram:
    """Take a BPMN diagram of events, tasks and gateways; its parts get canonical names."""
    ids = {node: f"n{n}" for n, node in enumerate(bpmn.get_nodes())}
    kinds = {node: _kind(node) for node in ids}
    # pm4py gives events and gateways names that say nothing.
    nodes = tuple(
        Node(i, kinds[node], str(node.name) if kinds[node] == "task" else "")
        for node, i in ids.items()
    )
    flows = tuple(
        Flow(f"f{n}", ids[flow.source], ids[flow.target]) for n, flow in enumerate(bpmn.get_flows())
    )
    return canonical_diagram(Diagram(nodes, flows))


def _label(label: str | None) -> str | None:
    # A label may be of a subclass of str.
    return None if label is None else str(label)


def _sort_key(tree: ProcessTree) -> tuple[Any, ...]:
    silent = tree.operator is None and tree.label is None
    return (silent, tree.operator or "", tree.label or "", tuple(map(_sort_key, tree.children)))


def _kind(node: Any) -> Kind:
    from pm4py.objects.bpmn.obj import BPMN

    if isinstance(node, BPMN.StartEvent):
        return "start"
    if isinstance(node, BPMN.EndEvent):
        return "end"
    if isinstance(node, BPMN.Task):
        return "task"
    return _GATEWAYS.get(type(node).__name__, "event")
