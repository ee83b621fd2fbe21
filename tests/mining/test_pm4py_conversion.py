"""Models go to pm4py and come back."""

import os
import subprocess
import sys

import pytest

from procmine.mining.from_pm4py import diagram_from_pm4py, net_from_pm4py, tree_from_pm4py
from procmine.mining.pm4py_quietly import pm4py_quietly
from procmine.mining.to_pm4py import net_to_pm4py, tree_to_pm4py
from procmine.models import PetriNet, ProcessTree
from procmine.models.net import Transition

A, B, C = (ProcessTree(label=label) for label in "ABC")
SILENT = ProcessTree()
TREE = ProcessTree(
    "->",
    children=(
        A,
        ProcessTree("*", children=(B, SILENT)),
        ProcessTree("X", children=(ProcessTree("+", children=(A, C)), SILENT)),
    ),
)
NET = PetriNet(
    places=("p1", "p2", "p3"),
    transitions=(Transition("t1", "A"), Transition("t2", None)),
    arcs=(("p1", "t1", 1), ("t1", "p2", 2), ("p2", "t2", 2), ("t2", "p3", 1)),
    initial={"p1": 1},
    finals=({"p3": 1},),
)


@pytest.fixture(scope="module")
def pm4py():
    return pm4py_quietly()


def test_a_net_goes_to_pm4py_and_comes_back():
    assert net_from_pm4py(*net_to_pm4py(NET)) == NET


def test_a_tree_goes_to_pm4py_and_comes_back(pm4py):
    told = tree_to_pm4py(TREE)

    assert str(told) == "->( 'A', *( 'B', tau ), X( +( 'A', 'C' ), tau ) )"
    assert tree_from_pm4py(told) == TREE


def test_the_order_of_a_choice_is_always_the_same(pm4py):
    tree = pm4py.parse_process_tree("X( 'B', ->( 'C', 'A' ), 'A' )")
    other = pm4py.parse_process_tree("X( 'A', 'B', ->( 'C', 'A' ) )")

    assert tree_from_pm4py(tree) == tree_from_pm4py(other)


def test_a_diagram_comes_with_its_gateways(pm4py):
    bpmn = pm4py.convert_to_bpmn(pm4py.parse_process_tree("->( 'A', X( 'B', +( 'C', 'D' ) ) )"))

    diagram = diagram_from_pm4py(bpmn)

    assert sorted(node.kind for node in diagram.nodes) == [
        "and", "and", "end", "start", "task", "task", "task", "task", "xor", "xor",
    ]  # fmt: skip
    assert [node.name for node in diagram.nodes[:2]] == ["", "A"]
    assert len(diagram.flows) == len(bpmn.get_flows())


def test_pm4py_is_imported_without_a_word():
    code = "from procmine.mining.pm4py_quietly import pm4py_quietly; pm4py_quietly()"
    environment = {**os.environ, "PYTHONWARNINGS": "ignore"}

    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment
    )

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
