"""Tasks, gateways, starts and ends: the words that a diagram means, and no others."""

import pytest

from procmine.models.bpmn_net import CannotJudge


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ("s > A > B > e", {"AB"}),
        ("s > x > A > x2 > e; x > B > x2", {"A", "B"}),
        ("s > p > A > p2 > C > e; p > B > p2", {"ABC", "BAC"}),
        ("s > x > A > x2 > B > e; x2 > x", {"AB", "AAB", "AAAB", "AAAAB"}),
        ("s > x > A > e; x > e2", {"", "A"}),
        ("s > v > c > A > e; v > c2 > B > e", {"A", "B"}),
    ],
    ids=["sequence", "choice", "parallel", "loop", "two ends", "event gateway"],
)
def test_gateways_mean_what_they_mean_in_bpmn(language, flows, expected):
    assert language(flows, longest=5) == expected


def test_several_flows_out_of_a_task_are_parallel(language):
    assert language("s > A > B > e; A > C > e2") == {"ABC", "ACB"}


def test_several_flows_into_a_task_activate_it_each(language):
    assert language("s > p > A > C > e; p > B > C") == {"ABCC", "BACC", "ACBC", "BCAC"}


def test_without_a_start_event_all_that_no_flow_leads_to_begins(language):
    assert language("A > p > C; B > p") == {"ABC", "BAC"}


def test_start_events_are_alternatives(bpmn, language):
    flows = "s > A > x > C > e; s2 > B > x"

    assert language(flows) == {"AC", "BC"}
    assert bpmn(flows).notes == ("a case begins with one of its start events: s, s2",)


def test_a_task_without_a_flow_out_is_an_end(language):
    assert language("s > p > A; p > B") == {"AB", "BA"}


def test_a_case_is_over_when_its_last_token_has_ended(language):
    uneven = "s > p > A > x > D > e; p > p2 > B > x; p2 > C > e2"

    found = language(uneven)

    assert {"ABCDD", "ADBDC", "CABDD"} <= found
    assert all(sorted(word) == list("ABCDD") for word in found)


def test_a_case_may_be_over_where_branches_join(language):
    found = language("s > p > A > x > B > x2 > p2; x2 > e; p > p3 > x; p3 > C > p2", longest=4)

    assert found == {"ABBC", "ABCB", "ACBB", "BABC", "BACB", "BCAB", "CABB", "CBAB"}


@pytest.mark.parametrize("end", ["", " > e"])
def test_branches_that_join_crosswise_are_judged(language, end):
    one = f"s > x > p > A > x1 > p3{end}; p > B > x2 > p3"
    other = "x > p2 > C > x1; p2 > D > p5 > x2; p2 > E > p5"

    found = language(f"{one}; {other}")

    assert found == {"AB", "BA", "CDE", "CED", "DCE", "DEC", "ECD", "EDC"}


def test_what_gets_stuck_is_no_run(language):
    assert language("s > x > A > p > C > e; x > x2 > B > p; x2 > D > e2") == {"D"}


@pytest.mark.parametrize(
    ("flows", "message"),
    [
        ("A > B > A", "the process has no start: a flow leads to each of its elements"),
        ("s > A > e; B > e2", "the task 'B' (B) is never reached: no flow leads to it"),
        ("s > A > e; B > C > B", "the task 'B' (B) is never reached"),
        ("s > p > A > x > p; x > e", "the parallel gateway p waits for a flow that can't come"),
    ],
    ids=["no start", "no way to it", "an island", "waits for itself"],
)
def test_what_can_never_happen_is_refused(bpmn, flows, message):
    with pytest.raises(CannotJudge) as refused:
        bpmn(flows)

    assert refused.value.message.startswith(f"reference.bpmn: {message}")
    assert refused.value.hint


def test_more_branches_than_can_be_counted_are_refused(bpmn):
    with pytest.raises(CannotJudge, match="the process ends when more parallel branches"):
        bpmn(
            "; ".join(f"s > p > A{i} > e{i}" if i == 0 else f"p > A{i} > e{i}" for i in range(300))
        )


def test_transitions_know_their_elements_and_ids_come_from_the_file(bpmn):
    net = bpmn("s > A > x > B > e; x > C > e").net

    assert {t.label: t.element for t in net.transitions if t.label} == {
        "A": "A",
        "B": "B",
        "C": "C",
    }
    assert net == bpmn("s > A > x > B > e; x > C > e").net
    assert "s-A" in net.places
