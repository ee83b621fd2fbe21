from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from reports import HOSTILE

from procmine.errors import UsageError
from procmine.models import Constraint, DeclarativeModel, PetriNet, ProceduralModel, ProcessTree
from procmine.models.net import Transition
from procmine.report import MapNode, ProcessMap
from procmine.reporters.modeldrawing import FORMATS, draw_model

SPACE = "{http://www.w3.org/2000/svg}"


def example(*labels: str) -> ProceduralModel:
    """Build a model of a choice between activities."""
    places = ("p1", "p2")
    steps = tuple(Transition(f"t{n}", label) for n, label in enumerate(labels))
    arcs = tuple(arc for t in steps for arc in (("p1", t.id, 1), (t.id, "p2", 1)))
    tree = ProcessTree("X", children=tuple(ProcessTree(label=label) for label in labels))
    net = PetriNet(places, steps, arcs, {"p1": 1}, ({"p2": 1},))
    return ProceduralModel("example", "process-tree", net, tree=tree)


def numbers(*nodes: MapNode) -> ProcessMap:
    return ProcessMap(nodes, (), 1.0, 1.0, 0, 0)


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ElementTree.fromstring(svg).iter(f"{SPACE}text")]


CONSTRAINTS = DeclarativeModel("rules", "declare", (
    Constraint("c1", "response", ("pay", "ship")),
    Constraint("c2", "exactly", ("pay",), count=2),
    Constraint("c3", "not-together", ("ship", "refund")),
))  # fmt: skip


@pytest.mark.parametrize("view", [None, "bpmn", "tree", "net"])
@pytest.mark.parametrize("format_name", FORMATS)
def test_a_model_is_drawn_in_each_view_and_format(view, format_name):
    first = draw_model(example("pay", "refund"), format_name, view)

    assert first == draw_model(example("pay", "refund"), format_name, view)
    if format_name == "png":
        assert first.startswith(b"\x89PNG")
    else:
        assert "refund" in first


def test_a_diagram_has_gateways_and_a_tree_has_operators():
    model = example("pay", "refund")

    diagram, tree = draw_model(model, "svg", "bpmn"), draw_model(model, "svg", "tree")

    assert words(diagram).count("×") == 2
    assert words(tree).count("×") == 1
    assert diagram.count("<circle") == 2


def test_a_net_shows_its_token_and_its_silent_steps():
    net = PetriNet(
        ("p", "q"), (Transition("t", None),), (("p", "t", 1), ("t", "q", 1)), {"p": 1}, ({"q": 1},)
    )

    svg = draw_model(ProceduralModel("net", "petri-net", net), "svg")

    assert words(svg) == ["•"]
    assert svg.count("<circle") == 2


def test_the_numbers_of_activities_stand_in_their_tasks():
    process = numbers(MapNode("pay", 120, 0, 0, 6.0), MapNode("refund", 3, 0, 0, 0.5))

    svg = draw_model(example("pay", "refund"), "svg", "bpmn", process, "time")

    assert {"120", "mean work 6.0 h", "3"} <= set(words(svg))
    levels = re.findall(r'class="map-box level-(\d)"><title>(\w+):', svg)
    assert sorted(levels) == [("1", "refund"), ("4", "pay")]


def test_constraints_are_arrows_and_notes():
    svg = draw_model(CONSTRAINTS, "svg")

    assert {"pay", "ship", "refund", "response", "not-together", "exactly 2"} <= set(words(svg))


def test_constraints_are_no_tree():
    with pytest.raises(UsageError, match="can't be drawn"):
        draw_model(CONSTRAINTS, "svg", "tree")


def test_a_net_is_not_drawn_as_a_tree():
    net = example("a").net

    with pytest.raises(UsageError, match="isn't a process tree"):
        draw_model(ProceduralModel("net", "petri-net", net), "svg", "tree")


def test_too_large_a_net_is_refused_before_it_is_laid_out():
    with pytest.raises(UsageError, match="more than can be drawn"):
        draw_model(example(*(f"a{n}" for n in range(400))), "svg", "net")


@pytest.mark.parametrize("view", ["bpmn", "tree", "net"])
@pytest.mark.parametrize("label", [
    HOSTILE, '<script>alert("x")</script>', "\x1b[31m", "&lt;", "\\N", "a\x00b", "}; evil [label=x",
    "审批采购订单审批采购订单审批采购订单", "word " * 60, "\ud800",
])  # fmt: skip
def test_hostile_and_long_labels_do_no_harm(view, label):
    svg = draw_model(example(label, "b"), "svg", view)

    root = ElementTree.fromstring(svg.encode())
    assert not [e for e in root.iter() if e.tag.removeprefix(SPACE) in ("script", "style", "a")]
    assert "\x1b" not in svg
    assert max(map(len, words(svg))) <= 24


def test_a_page_of_a_model_loads_nothing():
    page = draw_model(example("<b>", "c"), "html", "bpmn")

    assert page.startswith("<!DOCTYPE html>")
    assert "default-src 'none'" in page
    assert "<b>" not in page
