"""How good a model is, against pm4py on all cases."""

import pytest
from pytest import approx

from procmine.mining.discovery import discover
from procmine.mining.evaluation import evaluate
from procmine.mining.to_pm4py import net_to_pm4py
from procmine.models import PetriNet, ProceduralModel
from procmine.models.net import Transition


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("algorithm", "noise"), [("inductive", 0.3), ("split", None)])
def test_the_measures_are_pm4pys(algorithm, noise, mixed, pm4py):
    model = discover(mixed, algorithm, noise=noise)

    found = evaluate(mixed, model)

    net, frame = net_to_pm4py(model.net), mixed.to_pm4py()
    fitness = pm4py.fitness_alignments(frame, *net)
    # pm4py's silent steps cost 1/10,000 of a move.
    assert found.fitness.low == approx(fitness["average_trace_fitness"], abs=1e-3)
    assert found.fitting.low * 100 == approx(fitness["percentage_of_fitting_traces"])
    assert found.generalisation == approx(pm4py.generalization_tbr(frame, *net))
    assert found.simplicity == approx(pm4py.simplicity_petri_net(*net))


def test_a_block_structured_model_is_sound_and_its_parts_are_counted(made):
    log = made(("abc", 3), ("acb", 2))

    found = evaluate(log, discover(log))

    assert (found.sound, found.unsound_for) == (True, ())
    assert dict(found.size) == {"places": 7, "transitions": 5, "arcs": 12}


def test_a_sequence_is_simplest_and_general_if_it_is_run_often(made):
    log = made(("ab", 100))

    found = evaluate(log, discover(log))

    assert found.simplicity == 1
    assert found.generalisation == approx(0.9)


def test_a_model_that_can_get_stuck_is_told_with_the_reason(made):
    net = PetriNet(
        places=("p1", "p2", "p3", "p4"),
        transitions=(Transition("t1", "a"), Transition("t2", "b"), Transition("t3", "c")),
        arcs=(
            ("p1", "t1", 1), ("t1", "p2", 1), ("p1", "t2", 1), ("t2", "p3", 1),
            ("p2", "t3", 1), ("t3", "p4", 1),
        ),
        initial={"p1": 1},
        finals=({"p4": 1},),
    )  # fmt: skip

    found = evaluate(made(("ac", 3)), ProceduralModel("net", "petri-net", net))

    assert found.sound is False
    assert found.unsound_for


def test_of_constraints_the_fitting_cases_are_told(made):
    log = made(("ab", 9), ("ba", 1))

    found = evaluate(log, discover(log, "declare", noise=0.1))

    assert found.fitting.low == 0.9
    assert (found.fitness, found.simplicity, found.sound) == (None, None, None)
    assert dict(found.size)["activities"] == 2
