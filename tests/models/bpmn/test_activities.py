"""Kinds of activities: loops, subprocesses, and what is ad hoc."""

import pytest

from procmine.mining.alignments import align
from procmine.mining.variants import Variant
from procmine.models.bpmn_net import CannotJudge

LOOP = "<standardLoopCharacteristics/>"
LOOP_BEFORE = '<standardLoopCharacteristics testBefore="true"/>'
PARALLEL = "<multiInstanceLoopCharacteristics/>"
SEQUENTIAL = '<multiInstanceLoopCharacteristics isSequential="true"/>'
SUB = {"S": "subProcess"}


@pytest.mark.parametrize(
    "kind",
    [
        "userTask", "serviceTask", "sendTask", "receiveTask", "manualTask", "scriptTask",
        "businessRuleTask", "callActivity", "subProcess", "transaction",
    ],
)  # fmt: skip
def test_all_kinds_of_tasks_are_activities(language, kind):
    assert language("s > A > e", tags={"A": kind}) == {"A"}


@pytest.mark.parametrize("marker", [LOOP, PARALLEL, SEQUENTIAL])
def test_a_task_that_repeats_comes_at_least_once(bpmn, language, marker):
    words = language("s > A > B > e", parts={"A": marker}, longest=4)

    assert words == {"AB", "AAB", "AAAB"}
    assert bpmn("s > A > e", parts={"A": marker}).notes == (
        "loops and multiple instances run at least once: 'A'",
    )


def test_a_loop_that_is_tested_before_may_not_come_at_all(language):
    words = language("s > A > B > e", parts={"A": LOOP_BEFORE}, longest=3)

    assert words == {"B", "AB", "AAB"}


def test_a_conforming_case_of_a_subprocess_fits(bpmn, inside):
    model = bpmn("s > A > S > C > e", tags=SUB, parts={"S": inside("s1 > B > e1")})

    (fitting, lacking) = align(
        model.net, [Variant(1, ("A", "B", "C"), 1), Variant(2, ("A", "C"), 1)]
    )

    assert (fitting.high, lacking.low) == (0, 1)
    assert [m.element for m in lacking.moves if m.kind == "model"] == ["B"]


def test_a_subprocess_without_start_or_end_events_runs_all_that_is_in_it(language, inside):
    words = language("s > A > S > C > e", tags=SUB, parts={"S": inside("B; D")})

    assert words == {"ABDC", "ADBC"}


def test_what_follows_a_subprocess_waits_for_all_its_branches(language, inside):
    parts = {"S": inside("s1 > p > A > e1; p > x > B > e2; x > e3")}

    assert language("s > S > C > e", tags=SUB, parts=parts) == {"ABC", "BAC", "AC"}


def test_subprocesses_lie_in_each_other(language, inside):
    innermost = {"T": inside("s2 > B > e2")}
    parts = {"S": inside("s1 > A > T > e1", tags={"T": "subProcess"}, parts=innermost)}

    assert language("s > S > C > e", tags=SUB, parts=parts) == {"ABC"}


@pytest.mark.parametrize(
    ("marker", "expected"),
    [
        (LOOP, {"ABC", "ABABC"}),
        (SEQUENTIAL, {"ABC", "ABABC"}),
        (LOOP_BEFORE, {"C", "ABC", "ABABC"}),
    ],
)
def test_a_subprocess_repeats_as_a_whole(language, inside, marker, expected):
    parts = {"S": marker + inside("s1 > A > B > e1")}

    assert language("s > S > C > e", tags=SUB, parts=parts) == expected


def test_a_subprocess_that_runs_in_parallel_to_itself_is_refused(bpmn, inside):
    with pytest.raises(CannotJudge, match=r"the subprocess .S. \(S\) can.t be judged: it runs"):
        bpmn("s > S > e", tags=SUB, parts={"S": PARALLEL + inside("s1 > A > e1")})


def test_several_flows_leave_a_subprocess_together(language, inside):
    words = language("s > S > C > e; S > D > e2", tags=SUB, parts={"S": inside("B")})

    assert words == {"BCD", "BDC"}


def test_what_is_ad_hoc_comes_in_any_order_and_number(bpmn, language, inside):
    given = {"tags": {"S": "adHocSubProcess"}, "parts": {"S": inside("A; B")}}

    assert language("s > S > C > e", longest=3, **given) == {
        "C", "AC", "BC", "AAC", "ABC", "BAC", "BBC",
    }  # fmt: skip
    assert "any order" in bpmn("s > S > e", **given).notes[0]


@pytest.mark.parametrize(
    ("content", "message"),
    [("A > B", "the sequence flow A-B orders what is in the subprocess"), ("A; x", "gateway x")],
)
def test_order_in_what_is_ad_hoc_is_refused(bpmn, inside, content, message):
    with pytest.raises(CannotJudge, match=message):
        bpmn("s > S > e", tags={"S": "adHocSubProcess"}, parts={"S": inside(content)})


def test_a_task_without_a_name_is_refused_by_its_id(bpmn):
    with pytest.raises(CannotJudge, match="the user task a has no name"):
        bpmn("s > a > e", tags={"a": "userTask"})


def test_names_are_one_line(read_document):
    tasks = '<startEvent id="s"/><task id="a" name=" Check&#10; the   claim&#13;&#10;"/>'
    flow = '<sequenceFlow id="f" sourceRef="s" targetRef="a"/>'

    model = read_document(f'<process id="P">{tasks}{flow}</process>')

    assert model.activities == {"Check the claim"}
