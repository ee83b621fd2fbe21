"""Files of many tools, several processes in one, and files that are none."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from procmine.errors import ProcmineError, UnreadableFile, UsageError
from procmine.models.bpmn_net import CannotJudge

SPACE = "http://www.omg.org/spec/BPMN/20100524/MODEL"
CLAIMS = '<process id="P1"><startEvent id="s"/><task id="A" name="A"/><sequenceFlow id="f" sourceRef="s" targetRef="A"/></process>'  # noqa: E501
ORDERS = '<process id="P2" name="Order to cash"><task id="B" name="B"/></process>'
POOLS = (
    '<collaboration id="C"><participant id="L1" name="Claims desk" processRef="P1"/>'
    '<participant id="L2" name="Customer"/><messageFlow id="m" sourceRef="A" targetRef="L2"/>'
    "</collaboration>"
)


def whole(content, prefix="", encoding="utf-8", declaration=""):
    """Write a file, with the prefix before each of its elements."""
    for name in ("process", "startEvent", "task", "sequenceFlow", "laneSet", "extensionElements"):
        content = content.replace(f"<{name}", f"<{prefix}{name}")
        content = content.replace(f"</{name}", f"</{prefix}{name}")
    declared = f"xmlns:{prefix[:-1]}" if prefix else "xmlns"
    text = f'{declaration}<{prefix}definitions {declared}="{SPACE}">{content}</{prefix}definitions>'
    return text.encode(encoding)


@pytest.mark.parametrize("prefix", ["", "bpmn:", "bpmn2:", "semantic:"])
def test_any_prefix_will_do(read_document, prefix):
    assert read_document(whole(CLAIMS, prefix)).activities == {"A"}


@pytest.mark.parametrize(
    ("encoding", "declaration"),
    [
        ("utf-8-sig", '<?xml version="1.0" encoding="UTF-8"?>'),
        ("utf-16", '<?xml version="1.0" encoding="UTF-16"?>'),
        ("latin-1", '<?xml version="1.0" encoding="ISO-8859-1"?>'),
    ],
)
def test_files_are_read_in_their_encoding(read_document, encoding, declaration):
    content = whole(CLAIMS.replace('name="A"', 'name="Prüfen"'), "", encoding, declaration)

    assert read_document(content).activities == {"Prüfen"}


def test_what_tools_add_is_ignored(read_document):
    added = (
        '<laneSet id="l"><lane id="l1"><flowNodeRef>A</flowNodeRef></lane></laneSet>'
        '<extensionElements><q:task xmlns:q="urn:q" id="q"/><task id="z"/></extensionElements>'
        '<q:sequenceFlow xmlns:q="urn:q" sourceRef="A" targetRef="nowhere"/>'
        '<dataObject id="d"/><textAnnotation id="t"/><association id="as"/><group id="g"/>'
        "<!-- drawn by hand -->"
    )

    model = read_document(CLAIMS.replace("</process>", f"{added}</process>"))

    assert (model.kind, model.activities, model.notes) == ("bpmn", {"A"}, ())
    assert [node.id for node in model.diagram.nodes] == ["s", "A"]


def test_the_only_pool_with_a_process_is_taken(read_document):
    model = read_document(f'{POOLS}{CLAIMS}<process id="P9"/>')

    assert model.activities == {"A"}
    assert model.notes == ("messages between pools are not judged",)


def test_a_process_that_another_one_calls_is_an_activity_of_it(read_document):
    caller = '<process id="P0"><callActivity id="K" name="K" calledElement="P1"/></process>'

    assert read_document(f"{caller}{CLAIMS}").activities == {"K"}


def test_one_of_several_processes_has_to_be_chosen(read_document):
    with pytest.raises(UsageError) as refused:
        read_document(f"{POOLS}{CLAIMS}{ORDERS}")

    assert str(refused.value) == (
        "reference.bpmn: has 2 processes: 'Claims desk', 'Order to cash'\n"
        "hint: choose one with --process NAME"
    )


@pytest.mark.parametrize(
    ("wanted", "activity"),
    [("P1", "A"), ("Claims desk", "A"), ("L1", "A"), ("P2", "B"), ("Order to cash", "B")],
)
def test_a_process_is_chosen_by_its_id_or_name(read_document, wanted, activity):
    model = read_document(f"{POOLS}{CLAIMS}{ORDERS}", process=wanted)

    assert model.activities == {activity}


def test_an_empty_process_can_not_be_chosen(read_document):
    with pytest.raises(UnreadableFile, match="its process is empty"):
        read_document(f'{CLAIMS}<process id="P9"/>', process="P9")


def test_a_wrong_name_of_a_process_gets_a_guess(read_document):
    with pytest.raises(UsageError, match="has no process 'order to cahs'") as refused:
        read_document(f"{CLAIMS}{ORDERS}", process="order to cahs")

    assert refused.value.hint.startswith("did you mean --process 'Order to cash'?")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "broken XML"),
        (b"<definitions", "broken XML"),
        (b"case,activity\n1,a\n", "broken XML"),
        (b"<pnml/>", "is no BPMN: it begins with <pnml>"),
        (b'<!DOCTYPE x [<!ENTITY a "aa">]><definitions/>', "document type declaration"),
        ("", "has no process in it"),
        ('<process id="P"/>', "its process is empty"),
        ('<process id="P"><task name="A"/></process>', "the task 'A' has no id"),
        (CLAIMS.replace('targetRef="A"', 'targetRef="Z"'), "the sequence flow f leads to Z, which"),
        (CLAIMS.replace('sourceRef="s"', 'sourceRef="Z"'), "the sequence flow f comes from Z"),
        (CLAIMS.replace(' targetRef="A"', ""), "the sequence flow f has no target"),
        (CLAIMS.replace('id="s"', 'id="A"'), "the id A is there twice"),
        (ORDERS.replace("</p", '<boundaryEvent id="b" attachedToRef="Z"/></p'),
         "the boundary event b is on the border of no activity"),
        (ORDERS.replace("</p", '<subProcess id="s">' * 10_000 + "</subProcess>" * 10_000 + "</p"),
         "broken XML"),
    ],
)  # fmt: skip
def test_what_is_no_model_is_told_in_one_line(read_document, content, message):
    with pytest.raises(UnreadableFile) as refused:
        read_document(content)

    assert message in refused.value.message
    assert "\n" not in refused.value.message
    assert refused.value.hint


@pytest.mark.parametrize(
    ("flow", "message"),
    [
        ('sourceRef="e" targetRef="A"', "a flow leads on from the end event e"),
        ('sourceRef="A" targetRef="s"', "a flow leads into the start event s"),
        ('sourceRef="A" targetRef="b"', "a flow leads into the boundary event b"),
        ('sourceRef="A" targetRef="I"', "the sequence flow f crosses the border of a subprocess"),
    ],
)
def test_flows_that_make_no_sense_are_refused(read_document, flow, message):
    nodes = (
        '<startEvent id="s"/><task id="A" name="A"/><endEvent id="e"/>'
        '<boundaryEvent id="b" attachedToRef="A"/>'
        '<subProcess id="S"><task id="I" name="I"/></subProcess>'
    )

    with pytest.raises(CannotJudge, match=message):
        read_document(f'<process id="P">{nodes}<sequenceFlow id="f" {flow}/></process>')


def test_more_elements_than_a_process_has_are_refused(read_document):
    tasks = "".join(f'<task id="t{n}" name="t"/>' for n in range(10_001))

    with pytest.raises(CannotJudge, match="the process P has more than 10,000 elements"):
        read_document(f'<process id="P">{tasks}</process>')


def test_subprocesses_may_be_nested_deeply(read_document):
    opened = "".join(f'<subProcess id="S{n}">' for n in range(100))
    content = f'{opened}<task id="A" name="A"/>{"</subProcess>" * 100}'

    assert read_document(f'<process id="P">{content}</process>').activities == {"A"}


SEED = whole(
    POOLS + CLAIMS.replace("</process>", (
        '<subProcess id="S"><task id="I" name="I"/><task id="J" name="J"/></subProcess>'
        '<boundaryEvent id="b" attachedToRef="S"><errorEventDefinition errorRef="E"/>'
        '</boundaryEvent><inclusiveGateway id="o" default="g1"/><inclusiveGateway id="o2"/>'
        '<task id="K" name="K"><standardLoopCharacteristics/></task><endEvent id="e">'
        "<terminateEventDefinition/></endEvent>"
        + "".join(
            f'<sequenceFlow id="g{n}" sourceRef="{a}" targetRef="{b}"/>'
            for n, (a, b) in enumerate(
                [("A", "S"), ("S", "o"), ("o", "K"), ("o", "o2"), ("K", "o2"), ("o2", "e"),
                 ("b", "e")]
            )
        )
        + "</process>"
    ))
)  # fmt: skip
WORDS = [
    b"A", b"S", b"o", b"o2", b"e", b"s", b"b", b"K", b"P1", b"task", b"subProcess", b"endEvent",
    b"inclusiveGateway", b"parallelGateway", b"exclusiveGateway", b"boundaryEvent", b"terminate",
    b"true", b"", b"<", b"/>", b'"', b"\xff", b"\x00", b"&#10;", b"process", b"definitions",
]  # fmt: skip


def test_the_file_that_is_spoilt_below_is_read(read_document):
    assert read_document(SEED).activities == {"A", "I", "J", "K"}


@settings(max_examples=300)
@given(
    changes=st.lists(
        st.tuples(st.integers(0, 10_000), st.integers(0, 12), st.sampled_from(WORDS)), max_size=4
    )
)
def test_spoilt_bytes_are_read_or_told_of(read_document, changes):
    content = SEED
    for place, length, put in changes:
        place %= len(content)
        content = content[:place] + put + content[place + length :]

    _read_or_told(read_document, content)


@settings(max_examples=300)
@given(
    changes=st.lists(st.tuples(st.integers(0, 200), st.sampled_from(WORDS)), min_size=1, max_size=3)
)
def test_spoilt_names_and_references_are_read_or_told_of(read_document, changes):
    pieces = SEED.split(b'"')
    for place, put in changes:
        pieces[(2 * place + 1) % (len(pieces) - 1 | 1)] = put

    _read_or_told(read_document, b'"'.join(pieces))


@settings(max_examples=100)
@given(changes=st.lists(st.tuples(st.sampled_from(WORDS[9:17]), st.sampled_from(WORDS[9:17]))))
def test_other_elements_are_read_or_told_of(read_document, changes):
    content = SEED
    for old, new in changes:
        content = content.replace(b"<" + old, b"<" + new).replace(b"</" + old, b"</" + new)

    _read_or_told(read_document, content)


def _read_or_told(read_document, content):
    try:
        model = read_document(content)
    except ProcmineError as told:
        assert told.message.startswith("reference.bpmn: ")
        assert told.hint
    else:
        assert model.net.transitions
