"""Our models as pm4py takes them."""

from __future__ import annotations

from typing import Any

from procmine.models import PetriNet, ProcessTree


def net_to_pm4py(net: PetriNet) -> tuple[Any, Any, Any]:
    """Give a Petri net, its initial and its final marking; parts keep their ids as names.

    pm4py knows one final marking: it is the first.
    """
    from procmine.mining.pm4py_quietly import pm4py_quietly

    pm4py_quietly()
    from pm4py.objects.petri_net.obj import Marking
    from pm4py.objects.petri_net.obj import PetriNet as Net
    from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to

    made = Net("net")
    places = {i: Net.Place(i) for i in net.places}
    transitions = {t.id: Net.Transition(t.id, t.label) for t in net.transitions}
    made.places.update(places.values())
    made.transitions.update(transitions.values())
    parts = places | transitions
    for source, target, weight in net.arcs:
        add_arc_from_to(parts[source], parts[target], made, weight=weight)
    initial, final = (
        Marking({places[place]: count for place, count in marking.items()})
        for marking in (net.initial, net.finals[0])
    )
    return made, initial, final


def tree_to_pm4py(tree: ProcessTree) -> Any:
    """Give a process tree."""
    from procmine.mining.pm4py_quietly import pm4py_quietly

    pm4py_quietly()
    from pm4py.objects.process_tree.obj import Operator
    from pm4py.objects.process_tree.obj import ProcessTree as Tree

    made = Tree(operator=Operator(tree.operator) if tree.operator else None, label=tree.label)
    for child in map(tree_to_pm4py, tree.children):
        child.parent = made
        made.children.append(child)
    return made
