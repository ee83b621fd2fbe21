"""Alignments: always an answer, the right one where it is exact, bounds that hold where not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from procmine.errors import DataError
from procmine.mining.alignments import align, shortest_run
from procmine.mining.variants import Variant
from procmine.models import PetriNet, ProcessTree
from procmine.models.net import Transition

ROOT = Path(__file__).parents[2]
LEAVES = st.sampled_from([*"abcd", None]).map(lambda label: ProcessTree(label=label))


def _inner(children):
    operators = st.sampled_from(["->", "X", "+"])
    several = st.lists(children, min_size=2, max_size=3).map(tuple)
    loops = st.tuples(children, children).map(lambda two: ProcessTree("*", None, two))
    return st.builds(ProcessTree, operators, st.none(), several) | loops


TREES = st.recursive(LEAVES, _inner, max_leaves=6)
VARIANTS = st.lists(st.text("abcde", max_size=6).map(tuple), min_size=1, max_size=4, unique=True)


def variants(*texts):
    return [Variant(n, tuple(text), 1) for n, text in enumerate(texts, 1)]


def kinds(alignment):
    return [(move.kind, move.activity, move.seq) for move in alignment.moves]


@given(TREES, VARIANTS)
def test_costs_are_those_of_the_plainest_search(net_of, optimum, tree, texts):
    net = net_of(tree)

    aligned = align(net, variants(*texts))

    assert [a.low for a in aligned] == [optimum(net, text) for text in texts]
    assert all(a.exact for a in aligned)


@given(TREES, VARIANTS, st.sampled_from([1, 3, 10, 50]))
def test_bounds_hold_however_little_the_effort(net_of, optimum, tree, texts, effort):
    net = net_of(tree)

    aligned = align(net, variants(*texts), effort)

    for text, a in zip(texts, aligned, strict=True):
        assert a.low <= optimum(net, text) <= a.high


@given(TREES, VARIANTS, st.sampled_from([1, 1_000_000]))
def test_moves_are_a_run_of_the_model_and_all_events_in_order(net_of, optimum, tree, texts, effort):
    net = net_of(tree)

    aligned = align(net, variants(*texts), effort)

    for text, a in zip(texts, aligned, strict=True):
        events = [move for move in a.moves if move.kind != "model"]
        run = [net.transitions[int(m.element)].label for m in a.moves if m.kind != "log"]
        assert [move.activity for move in events] == list(text)
        assert [move.seq for move in events] == list(range(1, len(text) + 1))
        assert optimum(net, run) == 0
        assert sum(move.kind != "both" for move in a.moves) == a.high


def test_an_activity_that_the_model_lacks_is_a_log_move_where_it_stands(claim):
    trace = Variant(1, ("call", "register", "call", "check", "weigh", "decide", "call"), 1)

    (aligned,) = align(claim, [trace])

    assert aligned.low == aligned.high == 3
    assert [m.seq for m in aligned.moves if m.kind == "log"] == [1, 3, 7]


def test_what_is_skipped_is_told_where_it_is_last_possible_and_what_is_repeated_the_second_time(
    claim,
):
    skipped = Variant(1, ("register", "weigh", "decide"), 1)
    repeated = Variant(2, ("register", "register", "check", "weigh", "decide"), 1)

    first, second = align(claim, [skipped, repeated])

    assert ("model", "check", 2) in kinds(first)
    assert ("log", "register", 2) in kinds(second)


def test_an_empty_case_costs_the_shortest_run(claim):
    assert shortest_run(claim).low == shortest_run(claim).high == 4


def test_any_of_several_final_markings_may_end_a_run():
    steps = (Transition("t0", "a"), Transition("t1", "b"))
    arcs = (("p", "t0", 1), ("t0", "q", 1), ("q", "t1", 1), ("t1", "r", 1))
    net = PetriNet(("p", "q", "r"), steps, arcs, {"p": 1}, ({"r": 1}, {"q": 1}))

    aligned = align(net, variants("a", "ab", "b"))

    assert [a.low for a in aligned] == [0, 0, 1]


def test_arcs_may_have_weights():
    steps = (Transition("t0", "a"), Transition("t1", "b"))
    arcs = (("p", "t0", 1), ("t0", "q", 2), ("q", "t1", 2), ("t1", "r", 1))
    net = PetriNet(("p", "q", "r"), steps, arcs, {"p": 1}, ({"r": 1},))

    assert [a.low for a in align(net, variants("ab", "b", "abb"))] == [0, 1, 1]


@pytest.mark.parametrize("effort", [1, 1_000_000])
def test_a_net_without_bound_is_answered(effort):
    steps = (Transition("t0", "a"), Transition("t1", "b"))
    arcs = (("t0", "p", 1), ("p", "t1", 1))
    net = PetriNet(("p",), steps, arcs, {}, ({},))

    aligned = align(net, variants("ab", "aabb", "aab"), effort)

    assert [a.high for a in aligned] == [0, 0, 1]


@pytest.mark.parametrize("effort", [1, 1_000_000])
def test_a_model_that_cannot_end_is_told(effort):
    net = PetriNet(("p", "q"), (Transition("t", "a"),), (("p", "t", 1),), {"p": 1}, ({"q": 1},))

    with pytest.raises(DataError, match="no run of the model ends"):
        align(net, variants("a"), effort)


_PROGRAM = """
import json, sys
from procmine.mining.alignments import align
from procmine.mining.variants import Variant
from procmine.models import PetriNet
from procmine.models.net import Transition
labels = "abcdefgh"
steps = [Transition("split", None), Transition("join", None)]
steps += [Transition(x, x) for x in labels]
arcs = [("i", "split", 1), ("join", "o", 1)]
for x in labels:
    arcs += [("split", x + "1", 1), (x + "1", x, 1), (x, x + "2", 1), (x + "2", "join", 1)]
places = ["i", "o", *(x + n for x in labels for n in "12")]
net = PetriNet(tuple(places), tuple(steps), tuple(arcs), {"i": 1}, ({"o": 1},))
variants = [Variant(1, tuple("abbagh"), 1), Variant(2, tuple("hgfxed"), 1)]
found = [align(net, variants, effort) for effort in (1, 60, 1_000_000)]
print(json.dumps([[[m.kind + m.activity + str(m.seq) for m in a.moves] for a in f] for f in found]))
"""


def test_which_of_the_optimal_alignments_is_shown_does_not_change_with_the_process():
    answers = {
        subprocess.run(
            [sys.executable, "-c", _PROGRAM],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), **threads},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed, threads in (("1", {}), ("2", {}), ("3", {"OMP_NUM_THREADS": "1"}))
    }

    assert len(answers) == 1
    assert len(json.loads(answers.pop())) == 3
