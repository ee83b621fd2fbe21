"""Events: on the border of activities, at ends, and in between."""

import pytest

from procmine.models.bpmn_net import CannotJudge

SUB = {"S": "subProcess"}
ON_A = {"b": 'attachedToRef="A"'}
ON_S = {"b": 'attachedToRef="S"'}
TIMER = "<timerEventDefinition/>"
ERROR = '<errorEventDefinition errorRef="E1"/>'
TERMINATE = "<terminateEventDefinition/>"
CAUGHT = "s > S > C > e; b > D > e"


def test_an_interrupted_task_may_have_left_an_event_or_none(bpmn, language):
    flows = "s > A > B > e; b > C > e"

    assert language(flows, more=ON_A, parts={"b": TIMER}) == {"AB", "AC", "C"}
    assert bpmn(flows, more=ON_A).notes == (
        "an activity that is interrupted may have left an event or none: b",
    )


def test_a_time_out_ends_all_that_is_in_a_subprocess(language, inside):
    parts = {"S": inside("s1 > p > A > p2 > e1; p > B > p2"), "b": TIMER}

    found = language(CAUGHT, tags=SUB, more=ON_S, parts=parts)

    assert found == {"ABC", "BAC", "D", "AD", "BD", "ABD", "BAD"}


@pytest.mark.parametrize("innermost", ["A > e2; B > e3", "s2 > p > A > p2 > e2; p > B > p2"])
def test_a_time_out_reaches_subprocesses_inside(language, inside, innermost):
    parts = {
        "S": inside("s1 > T > E > e1", tags={"T": "subProcess"}, parts={"T": inside(innermost)})
    }

    found = language(CAUGHT, tags=SUB, more=ON_S, parts=parts)

    normal = {"ABEC", "BAEC"}
    assert found == normal | {f"{w}D" for w in ("", "A", "B", "AB", "BA", "ABE", "BAE")}


def test_an_error_that_is_thrown_inside_is_caught_at_the_border(language, inside):
    thrown = inside("s1 > p > A > e1; p > B > x > e2; x > e3", parts={"e3": ERROR})

    found = language(CAUGHT, tags=SUB, more=ON_S, parts={"S": thrown, "b": ERROR})

    assert found == {"ABC", "BAC", "BD", "ABD", "BAD"}


def test_an_error_that_nothing_catches_is_refused_by_name(bpmn, inside):
    thrown = inside("s1 > A > e1", parts={"e1": ERROR})
    other = ERROR.replace("E1", "E2")

    with pytest.raises(CannotJudge, match="the end event e1 throws an error that the subprocess"):
        bpmn(CAUGHT, tags=SUB, more=ON_S, parts={"S": thrown, "b": other})


@pytest.mark.parametrize("end", [TERMINATE, ERROR])
def test_terminate_and_error_ends_stop_the_rest_of_the_process(language, end):
    found = language("s > p > A > B > e; p > C > e2", parts={"e2": end})

    assert found == {"C", "AC", "CA", "ABC", "ACB", "CAB"}


def test_terminating_a_subprocess_goes_on_after_it(language, inside):
    parts = {"S": inside("s1 > p > A > e1; p > B > e2", parts={"e2": TERMINATE})}

    assert language("s > S > C > e", tags=SUB, parts=parts) == {"BC", "ABC", "BAC"}


def test_a_terminate_end_without_parallel_branches_is_an_end(bpmn, language):
    assert language("s > A > e", parts={"e": TERMINATE}) == {"A"}
    assert bpmn("s > A > e", parts={"e": TERMINATE}).net == bpmn("s > A > e").net


def test_events_in_between_leave_no_event_and_that_is_said(bpmn, language):
    flows = "s > A > c > B > t > e"

    assert language(flows, parts={"c": TIMER}) == {"AB"}
    assert bpmn(flows).notes == ("events leave no event in the log: c, t",)


def test_signals_of_other_processes_are_events_like_others(language):
    signals = {
        "t": '<signalEventDefinition signalRef="S1"/>',
        "c": '<signalEventDefinition signalRef="S2"/>',
    }

    assert language("s > p > A > t > e; p > c > B > e2", parts=signals) == {"AB", "BA"}


def test_links_of_one_name_are_one_flow(language):
    link = '<linkEventDefinition name="L"/>'

    found = language(
        "s > x > A > t; x > B > t2; c > C > e", parts=dict.fromkeys(("t", "t2", "c"), link)
    )

    assert found == {"AC", "BC"}


@pytest.mark.parametrize(
    ("flows", "given", "message"),
    [
        ("s > A > e; b > C > e", {"more": {"b": 'attachedToRef="A" cancelActivity="false"'}},
         "the boundary event b can't be judged: it doesn't interrupt"),
        ("s > A > t > e", {"parts": {"t": "<compensateEventDefinition/>"}},
         "the intermediate throw event t can't be judged: compensation"),
        ("s > A > e", {"more": {"A": 'isForCompensation="true"'}}, "the task 'A' [(]A[)] can't"),
        ("s > A > e", {"parts": {"e": "<cancelEventDefinition/>"}}, "the end event e can't"),
        ("s > S > e", {"tags": SUB, "more": {"S": 'triggeredByEvent="true"'}},
         "the subprocess 'S' [(]S[)] can't be judged: it may begin at any time"),
        ("s > k > A > e", {"tags": {"k": "complexGateway"}}, "the complex gateway k can't"),
        ("s > k > A > e", {"tags": {"k": "eventBasedGateway"},
         "more": {"k": 'eventGatewayType="Parallel"'}}, "the event based gateway k can't"),
        ("s > k > A > e", {"tags": {"k": "choreographyTask"}}, "the choreography task k can't"),
        ("s > p > A > t > e; p > c > B > e2",
         {"parts": dict.fromkeys("tc", '<signalEventDefinition signalRef="S1"/>')},
         "the event t can't be judged: the event c waits for it"),
        ("s > A > t", {"parts": {"t": '<linkEventDefinition name="L"/>'}}, "t is a link"),
    ],
    ids=lambda value: None,
)  # fmt: skip
def test_what_can_not_be_judged_is_refused_by_name_and_place(bpmn, flows, given, message):
    with pytest.raises(CannotJudge, match=f"^reference.bpmn: .*{message}") as refused:
        bpmn(flows, **given)

    assert refused.value.exit_code == 3
    assert refused.value.hint
    assert "\n" not in refused.value.message
