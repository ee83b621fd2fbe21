from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from languages import TREES, language, overlapping, through, tree

from procmine.errors import UsageError
from procmine.models import Diagram, PetriNet
from procmine.models.diagram import Flow, Node
from procmine.models.formats.writers.placed import placed
from procmine.models.net import Transition
from procmine.models.net_diagram import diagram_of_net
from procmine.models.plain_tree import plain
from procmine.models.tree_diagram import diagram_of_tree
from procmine.models.tree_net import net_of_tree


def net(
    places: str, steps: dict[str, tuple[str, str, str | None]], start: str, end: str
) -> PetriNet:
    """Build a net: a step is what it takes, what it puts (a letter a place) and its label."""
    arcs = [
        arc
        for id_, (takes, puts, _) in steps.items()
        for arc in [(p, id_, 1) for p in takes] + [(id_, p, 1) for p in puts]
    ]
    transitions = tuple(Transition(id_, label) for id_, (_, _, label) in steps.items())
    return PetriNet(
        tuple(places), transitions, tuple(arcs), dict.fromkeys(start, 1), (dict.fromkeys(end, 1),)
    )


def played(diagram: Diagram) -> PetriNet:
    """Give the net of a diagram without inclusive gateways: each flow is a place."""
    steps, arcs = [], []
    initial, final = {"begin": 1}, {"over": 1}
    for node in diagram.nodes:
        into = [f.id for f in diagram.flows if f.target == node.id] or ["begin"]
        out = [f.id for f in diagram.flows if f.source == node.id] or ["over"]
        label = node.name if node.kind == "task" else None
        choice = node.kind == "xor"
        takes = [[p] for p in into] if choice else [into]
        puts = [[p] for p in out] if choice else [out]
        for n, (take, put) in enumerate((t, p) for t in takes for p in puts):
            steps.append(Transition(f"{node.id}/{n}", label))
            arcs += [(p, f"{node.id}/{n}", 1) for p in take] + [
                (f"{node.id}/{n}", p, 1) for p in put
            ]
    places = ("begin", "over", *(f.id for f in diagram.flows))
    return PetriNet(places, tuple(steps), tuple(arcs), initial, (final,))


@given(TREES.filter(lambda t: "O" not in repr(t)))
@settings(max_examples=60, deadline=None)
def test_a_diagram_of_a_tree_has_the_runs_of_the_tree(example):
    drawn = diagram_of_tree(example).diagram

    assert language(played(drawn), 4) == language(net_of_tree(example), 4)


@given(TREES)
@settings(max_examples=60, deadline=None)
def test_leaving_out_what_is_idle_changes_no_run(example):
    assert language(net_of_tree(plain(example)), 4) == language(net_of_tree(example), 4)


@given(TREES)
@settings(max_examples=100, deadline=None)
def test_nothing_in_the_diagram_of_a_tree_overlaps(example):
    drawn = diagram_of_tree(example)

    assert overlapping(drawn.nodes.values()) == []
    assert set(drawn.flows) == {flow.id for flow in drawn.diagram.flows}
    for points in drawn.flows.values():
        assert not any(through(points, at) for at in drawn.nodes.values())
    for node in drawn.diagram.nodes:
        ends = [f for f in drawn.diagram.flows if node.id in (f.source, f.target)]
        assert len(ends) >= (3 if node.kind in ("xor", "and", "or") else 1)


@given(TREES.filter(lambda t: "O" not in repr(t)))
@settings(max_examples=60, deadline=None)
def test_a_diagram_of_a_net_has_the_runs_of_the_net(example):
    of_tree = net_of_tree(example)

    drawn = diagram_of_net(of_tree)

    assert language(played(drawn), 4) == language(of_tree, 4)


def test_transitions_that_share_all_their_places_meet_before_they_choose():
    shared = net("sabcde", {
        "t": ("s", "ab", "split"), "u": ("ab", "e", "one"), "v": ("ab", "e", "other"),
    }, "s", "e")  # fmt: skip
    shared = PetriNet(
        ("s", "a", "b", "e"), shared.transitions, shared.arcs, shared.initial, shared.finals
    )

    drawn = diagram_of_net(shared)

    assert language(played(drawn)) == {("split", "one"), ("split", "other")}


@pytest.mark.parametrize(("steps", "reason"), [
    ({"t": ("s", "ab", "t"), "u": ("a", "e", "u"), "v": ("ab", "e", "v")}, "depends on more"),
    ({"t": ("s", "e", "t"), "u": ("", "e", "u")}, "no place on one side"),
    ({"t": ("s", "ae", "t")}, "nothing takes from"),
])  # fmt: skip
def test_a_net_that_no_diagram_can_say_is_refused_by_what_it_has(steps, reason):
    places = dict.fromkeys("s" + "".join(a + b for a, b, _ in steps.values()))

    with pytest.raises(UsageError, match=reason) as refused:
        diagram_of_net(net("".join(places), steps, "s", "e"))

    assert ".pnml" in refused.value.hint


def test_a_weight_is_refused():
    weighted = PetriNet(
        ("s", "e"), (Transition("t", "t"),), (("s", "t", 2), ("t", "e", 1)), {"s": 1}, ({"e": 1},)
    )

    with pytest.raises(UsageError, match="weight 2"):
        diagram_of_net(weighted)


@given(st.integers(3, 14), st.data())
@settings(max_examples=60, deadline=None)
def test_a_diagram_of_any_shape_is_placed_without_overlap(size, data):
    ids = [f"n{n}" for n in range(size)]
    node = st.sampled_from(ids)
    flows = data.draw(st.sets(st.tuples(node, node).filter(lambda f: f[0] != f[1]), min_size=1))
    kinds = ["start", *["xor", "task"] * size]
    diagram = Diagram(
        tuple(Node(id_, kind) for id_, kind in zip(ids, kinds, strict=False)),
        tuple(Flow(f"f{n}", *ends) for n, ends in enumerate(sorted(flows))),
    )

    drawn = placed(diagram)

    assert overlapping(drawn.nodes.values()) == []
    assert len(drawn.nodes) == size
    assert all(len(points) >= 2 for points in drawn.flows.values())
    assert len(drawn.flows) == len(flows)


def test_what_is_in_a_subprocess_is_placed_inside_it():
    diagram = Diagram(
        (Node("s", "start"), Node("sub", "subprocess", "Sub"), Node("i", "start", "", "sub"),
         Node("t", "task", "T", "sub"), Node("j", "end", "", "sub"), Node("e", "end")),
        (Flow("1", "s", "sub"), Flow("2", "i", "t"), Flow("3", "t", "j"), Flow("4", "sub", "e")),
    )  # fmt: skip

    drawn = placed(diagram)

    outer, inner = drawn.nodes["subprocess_1"], drawn.nodes["task_1"]
    assert outer.x < inner.x < inner.x + inner.width < outer.x + outer.width
    assert outer.y < inner.y < inner.y + inner.height < outer.y + outer.height


def test_a_skip_lies_below_what_it_skips():
    drawn = diagram_of_tree(tree("->", "a", tree("X", None, "b"), "c"))

    task = drawn.nodes["task_2"]
    skip = next(f for f in drawn.diagram.flows if f.source == "xor_1" and f.target == "xor_2")
    assert max(y for _, y in drawn.flows[skip.id]) > task.y + task.height
