"""Nets and diagrams that are equal but for names and order become equal."""

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from procmine.models import Diagram, PetriNet
from procmine.models.canonical import canonical_diagram, canonical_net
from procmine.models.diagram import Flow, Node
from procmine.models.net import Transition

LABELS = st.sampled_from(["A", "B", None])


@st.composite
def nets(draw):
    places = [f"x{n}" for n in range(draw(st.integers(1, 5)))]
    transitions = [Transition(f"y{n}", draw(LABELS)) for n in range(draw(st.integers(1, 6)))]
    pairs = [(p, t.id) for p in places for t in transitions]
    arcs = [
        (*(pair if forth else pair[::-1]), draw(st.integers(1, 2)))
        for pair in pairs
        for forth in (True, False)
        if draw(st.booleans())
    ]
    return PetriNet(
        tuple(places), tuple(transitions), tuple(arcs), {places[0]: 1}, ({places[-1]: 1},)
    )


def renamed(net, seed):
    """Give the same net with other names, in another order."""
    chance = random.Random(seed)
    parts = [*net.places, *(t.id for t in net.transitions)]
    names = dict(zip(parts, chance.sample(range(1000), len(parts)), strict=True))
    ids = {part: f"z{n}" for part, n in names.items()}

    def mixed(rows):
        return tuple(chance.sample(rows, len(rows)))

    return PetriNet(
        mixed([ids[p] for p in net.places]),
        mixed([replace(t, id=ids[t.id]) for t in net.transitions]),
        mixed([(ids[a], ids[b], n) for a, b, n in net.arcs]),
        {ids[p]: n for p, n in net.initial.items()},
        tuple({ids[p]: n for p, n in final.items()} for final in net.finals),
    )


@given(nets(), st.integers(0, 1000))
def test_a_net_is_the_same_whatever_its_parts_are_called(net, seed):
    assert canonical_net(renamed(net, seed)) == canonical_net(net)


@given(nets())
def test_a_canonical_net_keeps_every_part(net):
    found = canonical_net(net)

    assert len(found.places) == len(net.places)
    assert sorted(str(t.label) for t in found.transitions) == sorted(
        str(t.label) for t in net.transitions
    )
    assert sorted(n for *_, n in found.arcs) == sorted(n for *_, n in net.arcs)
    assert sum(found.initial.values()) == sum(net.initial.values())


def test_places_and_transitions_are_named_in_the_order_of_the_flow():
    net = PetriNet(
        ("end", "begin", "middle"),
        (Transition("x", "A"), Transition("y", "B")),
        (("begin", "y", 1), ("y", "middle", 1), ("middle", "x", 1), ("x", "end", 1)),
        {"begin": 1},
        ({"end": 1},),
    )

    found = canonical_net(net)

    assert [t.label for t in found.transitions] == ["B", "A"]
    assert (found.initial, found.finals) == ({"p1": 1}, ({"p3": 1},))
    assert found.arcs[0] == ("p1", "t1", 1)


def test_a_diagram_is_named_from_its_start():
    nodes = (Node("e", "end"), Node("t", "task", "A"), Node("s", "start"))
    flows = (Flow("2", "t", "e"), Flow("1", "s", "t"))

    found = canonical_diagram(Diagram(nodes, flows))

    assert [(n.id, n.kind) for n in found.nodes] == [
        ("node1", "start"), ("node2", "task"), ("node3", "end"),
    ]  # fmt: skip
    assert found.flows == (Flow("flow1", "node1", "node2"), Flow("flow2", "node2", "node3"))
