"""Nets that no case can be judged by are refused; soundness is what the textbook says."""

import time

import pytest
from hypothesis import given

from procmine.errors import DataError
from procmine.models import PetriNet, ProcessTree
from procmine.models.net import Transition
from procmine.models.soundness import check_runnable, soundness_of
from procmine.models.tree_net import net_of_tree
from tests.models.test_tree_text import TREES


def net_of(steps, initial=None, finals=({"out": 1},)):
    """Make a net of lines like 'in x2 > A > out'; a label in brackets is silent."""
    transitions, arcs, places = [], [], dict.fromkeys(initial or {"in": 1})
    for number, step in enumerate(steps):
        takes, label, gives = (part.split() for part in step.split(">"))
        name = f"t{number}"
        transitions.append(Transition(name, None if label[0].startswith("[") else label[0]))
        for place, count in _counted(takes):
            arcs.append((place, name, count))
        for place, count in _counted(gives):
            arcs.append((name, place, count))
        places |= dict.fromkeys(place for place, _ in _counted(takes + gives))
    places |= dict.fromkeys(place for final in finals for place in final)
    return PetriNet(
        tuple(places), tuple(transitions), tuple(arcs), initial or {"in": 1}, tuple(finals)
    )


def _counted(parts):
    named = [part.split("*") for part in parts]
    return [(part[0], int(part[1]) if len(part) > 1 else 1) for part in named]


SOUND = net_of(["in > A > p q", "p > B > r", "q > C > s", "r s > D > out"])


@pytest.mark.parametrize(
    ("net", "message"),
    [
        (net_of([]), "model.pnml: has no transition, so nothing can happen in it"),
        (
            net_of(["in > A > p", "p q > B > out"]),
            "model.pnml: no run of it can end: after 'A' it is stuck with a token on 'p', "
            "where 'B' waits for a token on 'q'",
        ),
        (
            net_of(["in > A > p", "p*2 > B > out"]),
            "model.pnml: no run of it can end: after 'A' it is stuck with a token on 'p', "
            "where 'B' waits for tokens on 'p' (2)",
        ),
        (
            net_of(["in > A > out rest"]),
            "model.pnml: no run of it can end: after 'A' it is stuck with tokens on 'out', 'rest'",
        ),
        (
            net_of(["in > A > p", "p > B > in"]),
            "model.pnml: no run of it can end: from a token on 'in' it goes round without a way "
            "to the final marking",
        ),
        (
            net_of(["in > A > in p", "in > B > out"]),
            "model.pnml: is unbounded: the place 'p' can get more than 255 tokens",
        ),
        (
            net_of([" > A > in", "in > B > out"], initial={"in": 0}),
            "model.pnml: is unbounded: the place 'in' can get more than 255 tokens",
        ),
        (net_of(["in > A > out*256"]), "model.pnml: the arc 't0' to 'out' has the weight 256"),
        (net_of(["in > A > out"], initial={"in": 256}), "the place 'in' has 256 tokens"),
        (net_of(["in > A > out"], finals=({"out": 256},)), "the place 'out' has 256 tokens"),
    ],
)
def test_a_net_that_judges_nothing_is_refused_with_what_is_wrong(net, message):
    with pytest.raises(DataError) as error:
        check_runnable(net, "model.pnml")

    assert message in error.value.message
    assert error.value.hint


def test_a_net_that_can_end_is_let_pass_even_if_unsound():
    check_runnable(SOUND, "model.pnml")
    check_runnable(net_of(["in > A > out", "in > B > p"]), "model.pnml")


@pytest.mark.parametrize("operator", ["+", "O"])
def test_a_net_of_too_many_markings_is_let_pass_in_time(operator):
    wide = ProcessTree(operator, children=tuple(ProcessTree(label=f"{n}") for n in range(1000)))
    net = net_of_tree(wide)
    began = time.process_time()

    check_runnable(net, "model.ptml")

    assert time.process_time() - began < 5
    assert soundness_of(net).verdict == "unknown"
    assert soundness_of(net).workflow_net


def test_growth_that_takes_many_steps_is_found():
    ring = [f"p{n} > A{n} > p{n + 1}" for n in range(200)]
    net = net_of(["in > S > p0", *ring, "p200 > B > p0 extra", "p200 > C > out"])

    with pytest.raises(DataError, match="unbounded: the place 'extra'"):
        check_runnable(net, "model.pnml")


def test_a_sound_net_has_no_reasons():
    answer = soundness_of(SOUND)

    assert (answer.workflow_net, answer.verdict, answer.reasons) == (True, "sound", ())


@pytest.mark.parametrize(
    ("net", "reasons"),
    [
        (
            net_of(["in > A > out", "in > B > p", "p q > C > out", "out > D > q"]),
            ("some runs cannot end: after 'B' it is stuck", "never possible: 'C'"),
        ),
        (
            net_of(["in > A > p q", "p > B > out", "q > C > r", "r > D > out"]),
            ("tokens can be left behind at the end: tokens on 'q', 'out'",),
        ),
        (net_of(["in > A > out", "in p > B > p out"]), ("never possible: 'B'",)),
        (net_of(["in > A > in p", "in > B > out", "p > C > out"]), ("it is unbounded",)),
    ],
)
def test_what_makes_a_net_unsound_is_told(net, reasons):
    answer = soundness_of(net)

    assert answer.verdict == "not sound"
    for reason in reasons:
        assert any(told.startswith(reason) for told in answer.reasons), answer.reasons


def test_a_net_with_two_ends_is_no_workflow_net_and_still_can_be_sound():
    net = net_of(["in > A > out", "in > B > other"], finals=({"out": 1}, {"other": 1}))

    answer = soundness_of(net)

    assert not answer.workflow_net
    assert answer.verdict == "sound"
    assert answer.reasons == ("it is no workflow net: it has 1 source places and 2 sinks",)


@given(TREES)
def test_the_net_of_a_tree_is_a_sound_workflow_net(tree):
    answer = soundness_of(net_of_tree(tree))

    assert answer.workflow_net
    assert answer.verdict in ("sound", "unknown")
