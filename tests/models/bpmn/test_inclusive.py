"""Inclusive gateways, and conditions on the flows out of a task."""

from itertools import chain, combinations, permutations

import pytest

from procmine.models.bpmn_net import CannotJudge

THREE = "s > o > A > o2 > D > e; o > B > o2; o > C > o2"


def subsets(letters, least=1):
    """Give all orders of all subsets."""
    sizes = range(least, len(letters) + 1)
    chosen = chain.from_iterable(combinations(letters, size) for size in sizes)
    return {"".join(order) for some in chosen for order in permutations(some)}


def test_any_branches_but_not_none_are_taken_and_then_joined(language):
    assert language(THREE) == {f"{word}D" for word in subsets("ABC")}


def test_the_default_branch_is_taken_alone(language):
    flows = "s > o > A > o2 > D > e; o > B > o2; o ! C > o2"

    assert language(flows) == {f"{word}D" for word in (*subsets("AB"), "C")}


def test_a_branch_may_be_empty(language):
    assert language("s > o > A > o2 > D > e; o > o2") == {"AD", "D"}


def test_branches_may_hold_blocks_and_loops(language):
    inner = "s > o > A > p > B > p2 > o2 > D > e; p > C > p2; o > x > E > x2 > o2; x2 > x"

    found = language(inner, longest=4)

    assert {"ABCD", "ACBD", "ED", "EED"} <= found
    assert {"AD", "ABD", "D", "AED"}.isdisjoint(found)


def test_blocks_may_lie_in_each_other_and_in_loops(language):
    inner = "s > x > o > A > o4 > x2 > e; o > o2 > B > o3 > o4; o2 > C > o3; x2 > x"

    found = language(inner, longest=3)

    assert {"A", "B", "BC", "CB", "ABC", "AA", "BAC", "BB"} <= found
    assert "" not in found


def test_without_a_join_every_branch_goes_its_own_way(language):
    assert language("s > o > A > e; o > B > e2") == subsets("AB")
    assert language("s > o > A > x > D > e; o > B > x") == {
        "AD", "BD", "ABDD", "ADBD", "BADD", "BDAD",
    }  # fmt: skip


def test_a_join_of_parallel_branches_waits_for_all(language):
    assert language("s > p > A > o > C > e; p > B > o") == {"ABC", "BAC"}


def test_a_join_of_alternatives_waits_for_one(language):
    assert language("s > x > A > o > C > e; x > B > o") == {"AC", "BC"}
    assert language("s > x > A > x3 > o > C > e; x > x2 > B > o; x2 > x3") == {"AC", "BC", "C"}


@pytest.mark.parametrize(
    "flows",
    [
        "s > p > A > x > o > D > e; p > B > o; x > e2",
        "s > o1 > A > o > D > e; o1 > B > x > o; x > e2",
        "s > p > p2 > A > o > D > e; p2 > B > p3 > e; p > C > o; o > p3",
    ],
    ids=["a way out of the block", "an end in the block", "another branch comes in"],
)
def test_a_join_that_closes_no_block_is_refused_by_name(bpmn, flows):
    with pytest.raises(CannotJudge) as refused:
        bpmn(flows)

    assert "the inclusive gateway o can't be judged" in refused.value.message
    assert "two inclusive gateways" in refused.value.hint


def test_conditional_flows_out_of_a_task_are_taken_or_not(language):
    found = language("s > A > D > e; A ? B > e2; A ? C > e3", longest=4)

    assert found == {f"A{word}" for word in subsets("DBC") if "D" in word}


def test_a_default_flow_out_of_a_task_is_taken_if_no_condition_holds(language):
    found = language("s > A ? B > e; A ! C > e2; A ? D > e3", longest=4)

    assert found == {"AB", "AD", "ABD", "ADB", "AC"}


def test_a_default_flow_is_taken_beside_flows_without_a_condition(language):
    found = language("s > A > D > e; A ? B > e2; A ! C > e3", longest=4)

    assert found == {"ADB", "ABD", "ADC", "ACD"}


def test_a_condition_on_the_only_flow_decides_nothing(language):
    assert language("s > A ? B > e") == {"AB"}


def test_many_branches_are_no_trouble(bpmn):
    names = [chr(65 + n) for n in range(26)]
    net = bpmn("s > o; " + "; ".join(f"o > {n} > o2" for n in names) + "; o2 > e").net

    assert len(net.transitions) < 200
