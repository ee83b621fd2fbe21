from __future__ import annotations

import os
import re
import subprocess
import sys
import warnings
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from languages import TREES, language, tree

from procmine.errors import UsageError
from procmine.models import (
    Constraint,
    DeclarativeModel,
    Diagram,
    PetriNet,
    ProceduralModel,
    ProcessTree,
)
from procmine.models.diagram import Flow, Node
from procmine.models.formats import read_model
from procmine.models.formats.writing import write_model
from procmine.models.net import Transition
from procmine.models.tree_net import net_of_tree

HERE = Path(__file__).parent
#: The schema of the OMG, which SpiffWorkflow brings along.
_SPIFF = find_spec("SpiffWorkflow").submodule_search_locations[0]
BPMN_SCHEMA = str(Path(_SPIFF) / "bpmn" / "parser" / "schema" / "BPMN20.xsd")
HOSTILE = "a <b> & \"c\" 'd'\n]]> 审批 \u202e --> {e}"
ORDERS = tree(
    "->", "receive", tree("X", "accept", "reject", None),
    tree("+", "pack", tree("->", "bill", "post")), tree("*", "ship", "return"), "close",
)  # fmt: skip


def of(example: ProcessTree, name: str = "orders") -> ProceduralModel:
    return ProceduralModel(name, "process-tree", net_of_tree(example), tree=example)


def of_net(net: PetriNet) -> ProceduralModel:
    return ProceduralModel("net", "petri-net", net)


@pytest.fixture(scope="module")
def pm4py():
    os.environ["PM4PY_SHOW_PROGRESS_BAR"] = "False"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pm4py

        yield pm4py


def ours(net, initial, final) -> PetriNet:
    """Take a net over from pm4py."""
    return PetriNet(
        tuple(sorted(p.name for p in net.places)),
        tuple(Transition(t.name, t.label) for t in sorted(net.transitions, key=lambda t: t.name)),
        tuple(sorted((a.source.name, a.target.name, a.weight) for a in net.arcs)),
        {p.name: n for p, n in initial.items()},
        ({p.name: n for p, n in final.items()},),
    )


@pytest.mark.parametrize("example", [
    ORDERS, ProcessTree(label="only"), ProcessTree(), tree("*", None, "a"),
    tree("*", tree("+", "a", "b"), tree("X", "c", None)),
])  # fmt: skip
def test_pm4py_reads_the_bpmn_with_the_same_runs(pm4py, tmp_path, example):
    path = tmp_path / "model.bpmn"
    path.write_bytes(write_model(of(example), "bpmn"))

    read = ours(*pm4py.convert_to_petri_net(pm4py.read_bpmn(str(path))))

    assert language(read) == language(net_of_tree(example))


def test_pm4py_reads_the_pnml_as_an_equal_net(pm4py, tmp_path):
    net = net_of_tree(ORDERS)
    path = tmp_path / "model.pnml"
    path.write_bytes(write_model(of_net(net), "pnml"))

    read = ours(*pm4py.read_pnml(str(path)))

    assert language(read) == language(net)
    assert len(read.places) == len(net.places)
    assert len(read.transitions) == len(net.transitions)
    assert len(read.arcs) == len(net.arcs)


def test_pm4py_reads_the_ptml_as_an_equal_tree(pm4py, tmp_path):
    from pm4py.objects.process_tree.utils.generic import tree_sort

    path = tmp_path / "model.ptml"
    path.write_bytes(write_model(of(ORDERS), "ptml"))

    read = pm4py.read_ptml(str(path))

    wanted = pm4py.parse_process_tree(write_model(of(ORDERS), "tree").decode())
    tree_sort(wanted)
    assert read == wanted


@pytest.mark.parametrize("kind", ["pnml", "ptml", "tree"])
def test_what_is_written_is_read_as_the_same_model(kind):
    model = of(ORDERS)

    read = read_model(write_model(model, kind), f"orders.{kind}")

    assert language(read.net) == language(model.net)
    if kind == "tree":
        assert write_model(read, "tree") == write_model(model, "tree")


@pytest.mark.parametrize("example", [
    ORDERS, ProcessTree(label=HOSTILE), ProcessTree(), tree("O", "a", "b", None),
])  # fmt: skip
def test_bpmn_is_valid_against_the_schema_of_the_omg(example):
    import xmlschema

    schema = xmlschema.XMLSchema(BPMN_SCHEMA)

    schema.validate(write_model(of(example, HOSTILE), "bpmn").decode())


def test_a_diagram_with_a_subprocess_is_valid_too():
    import xmlschema

    diagram = Diagram(
        (Node("s", "start"), Node("sub", "subprocess", "Sub"), Node("t", "task", "T", "sub"),
         Node("g", "event-gateway"), Node("v", "event", "wait"), Node("e", "end")),
        (Flow("1", "s", "sub"), Flow("2", "sub", "g"), Flow("3", "g", "v"), Flow("4", "v", "e")),
    )  # fmt: skip
    model = ProceduralModel("d", "bpmn", net_of_tree(ORDERS), diagram=diagram)

    content = write_model(model, "bpmn").decode()

    xmlschema.XMLSchema(BPMN_SCHEMA).validate(content)
    assert content.index("<subProcess") < content.index('name="T"') < content.index("</subProcess")


@pytest.mark.parametrize("example", [ORDERS, ProcessTree(label=HOSTILE), tree("*", "a", None)])
def test_pnml_is_valid(example):
    from lxml import etree

    schema = etree.RelaxNG(etree.parse(HERE / "pnml.rng"))

    schema.assertValid(etree.fromstring(write_model(of(example, HOSTILE), "pnml")))


def test_bpmn_io_finds_no_fault_in_the_bpmn():
    from bpmn_io import BpmnModdle, check
    from bpmn_io.lint import Linter
    from bpmn_io.lint.resolver import NodeResolver

    content = write_model(of(ORDERS), "bpmn").decode()

    assert check(content).ok
    linter = Linter(config={"extends": "bpmnlint:correctness"}, resolver=NodeResolver())
    assert linter.lint(BpmnModdle().from_xml(content).root_element) == {}


@pytest.mark.parametrize("kind", ["bpmn", "pnml", "ptml", "tree"])
def test_equal_models_are_equal_bytes_whatever_the_hash_seed(kind):
    program = (
        "import sys; from procmine.models.formats import read_model;"
        "from procmine.models.formats.writing import write_model;"
        f"sys.stdout.buffer.write(write_model(read_model(sys.argv[1].encode(), 'm'), {kind!r}))"
    )
    text = write_model(of(ORDERS), "tree").decode()

    written = [
        subprocess.run(
            [sys.executable, "-c", program, text], capture_output=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1")
    ]  # fmt: skip

    assert written[0] == written[1] != b""
    assert not re.search(rb"[0-9a-f]{8}-[0-9a-f]{4}|20\d\d-\d\d", written[0].partition(b"?>")[2])


@pytest.mark.parametrize("kind", ["bpmn", "pnml", "ptml"])
def test_a_hostile_label_stays_the_label_it_is(kind):
    content = write_model(of(ProcessTree(label=HOSTILE)), kind)

    root = ElementTree.fromstring(content)

    texts = [element.get("name") for element in root.iter()]
    texts += [element.text for element in root.iter()]
    assert HOSTILE in texts


@pytest.mark.parametrize("kind", ["bpmn", "pnml", "ptml"])
def test_characters_that_xml_forbids_are_replaced_and_told(kind):
    told: list[str] = []

    content = write_model(of(ProcessTree(label="a\x00b\ud800")), kind, told.append)

    ElementTree.fromstring(content)
    assert "a\ufffdb\ufffd" in content.decode()
    assert told == ["1 name has characters that XML forbids, written as \ufffd"]


def test_a_net_is_no_tree():
    for kind in ("ptml", "tree"):
        with pytest.raises(UsageError, match="isn't a process tree") as refused:
            write_model(of_net(net_of_tree(ORDERS)), kind)
        assert ".pnml" in refused.value.hint


@pytest.mark.parametrize("kind", ["bpmn", "pnml", "ptml", "tree"])
def test_constraints_are_no_diagram(kind):
    model = DeclarativeModel("rules", "declare", (Constraint("c", "response", ("a", "b")),))

    with pytest.raises(UsageError, match="constraints can't be"):
        write_model(model, kind)


def test_a_format_that_is_none_is_refused():
    with pytest.raises(UsageError, match="no model format 'visio'"):
        write_model(of(ORDERS), "visio")


def test_weights_and_several_tokens_and_ends_stand_in_the_pnml():
    net = PetriNet(
        ("p", "q", "r"), (Transition("t", "t"),), (("p", "t", 2), ("t", "q", 1)), {"p": 2},
        ({"q": 1}, {"p": 2, "r": 1}),
    )  # fmt: skip

    read = read_model(write_model(of_net(net), "pnml"), "net.pnml")

    assert sorted(weight for *_, weight in read.net.arcs) == [1, 2]
    assert list(read.net.initial.values()) == [2]
    assert sorted(sorted(final.values()) for final in read.net.finals) == [[1], [1, 2]]


@given(TREES)
@settings(max_examples=60, deadline=None)
def test_the_bpmn_of_any_tree_is_read_with_the_runs_of_the_tree(example):
    pytest.importorskip("procmine.models.formats.bpmn")

    read = read_model(write_model(of(example), "bpmn"), "model.bpmn")

    assert language(read.net, 4) == language(net_of_tree(example), 4)
