"""Models found on variants and their counts are those that pm4py finds on all cases."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest import approx

import procmine
from procmine.errors import UsageError
from procmine.mining.discovery import MINERS, discover
from procmine.mining.from_pm4py import diagram_from_pm4py, net_from_pm4py, tree_from_pm4py
from procmine.mining.to_pm4py import net_to_pm4py
from procmine.models import Diagram, PetriNet, ProcessTree

LOGS = Path(__file__).parents[4] / "shared" / "logs"


def theirs(pm4py, frame, algorithm, noise):
    """Give what pm4py finds on a whole log, as our models."""
    if algorithm == "inductive":
        return tree_from_pm4py(pm4py.discover_process_tree_inductive(frame, noise_threshold=noise))
    if algorithm == "heuristics":
        from pm4py.algo.discovery.heuristics.variants.classic import Parameters, apply_pandas

        found = apply_pandas(frame, {Parameters.DFG_PRE_CLEANING_NOISE_THRESH: noise})
    elif algorithm == "alpha":
        found = pm4py.discover_petri_net_alpha(frame)
    elif algorithm == "ilp":
        found = pm4py.discover_petri_net_ilp(frame, alpha=1 - noise)
    elif algorithm == "split":
        return diagram_from_pm4py(pm4py.discover_bpmn_split_miner(frame, eta=noise))
    else:
        powl = pm4py.discover_powl(frame, filtering_weight_factor=noise)
        found = pm4py.convert_to_petri_net(powl)
    return net_from_pm4py(*found)


def as_we_order(frame):
    """Put the cases of the most frequent variant first: pm4py's ILP depends on their order."""
    ways = frame.groupby("case:concept:name")["concept:name"].agg(tuple)
    rank = {way: n for n, way in enumerate(sorted(set(ways), key=lambda w: (-sum(ways == w), w)))}
    place = {case: f"{rank[way]:03} {case}" for case, way in ways.items()}
    moved = frame.assign(**{"case:concept:name": frame["case:concept:name"].map(place)})
    return moved.sort_values(["case:concept:name", "time:timestamp"], kind="stable")


def ours(model):
    return model.tree or model.diagram or model.net


USUAL = [(name, miner.noise or 0.0) for name, miner in MINERS.items() if miner.needs_pm4py]
NOISY = [(name, 0.3) for name, noise in USUAL if name != "alpha"]


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("algorithm", "noise"), [*USUAL, *NOISY])
def test_the_model_is_pm4pys_on_all_cases(algorithm, noise, mixed, pm4py):
    model = discover(mixed, algorithm, noise=None if algorithm == "alpha" else noise)

    expected = theirs(pm4py, as_we_order(mixed.to_pm4py()), algorithm, noise)
    assert ours(model) == expected


@pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")
@pytest.mark.parametrize("file", ["sepsis/SEPSIS.xes.gz", "bpic2013/06_bpic2013_closed.xes.gz"])
@pytest.mark.parametrize(
    ("algorithm", "noise"), [*(u for u in USUAL if u[0] != "ilp"), ("inductive", 0.2)]
)
def test_the_model_of_a_public_log_is_pm4pys_on_all_cases(algorithm, noise, file, pm4py):
    with procmine.read(LOGS / file) as log:
        model = discover(log, algorithm, noise=None if algorithm == "alpha" else noise)
        expected = theirs(pm4py, log.to_pm4py(), algorithm, noise)

    assert ours(model) == expected


def test_what_each_algorithm_gives(mixed):
    kinds = {name: type(ours(discover(mixed, name))) for name, _ in USUAL}

    assert kinds == {
        "inductive": ProcessTree, "heuristics": PetriNet, "alpha": PetriNet, "ilp": PetriNet,
        "split": Diagram, "powl": PetriNet,
    }  # fmt: skip


SAME = """
import hashlib
from conftest import MIXED, log_of
from procmine.mining.discovery import MINERS, discover
with log_of(*MIXED) as log:
    for name in MINERS:
        for noise in (None, 0.3):
            if name != "alpha" or noise is None:
                print(name, noise, repr(discover(log, name, noise=noise)))
"""


def test_a_model_does_not_depend_on_the_seed_of_hashes():
    def run(seed):
        paths = os.pathsep.join([str(Path(__file__).parent), *filter(None, sys.path)])
        environment = {**os.environ, "PYTHONHASHSEED": str(seed), "PYTHONPATH": paths}
        return subprocess.run(
            [sys.executable, "-c", SAME], capture_output=True, check=True, env=environment
        ).stdout

    first, second = run(0), run(1)

    assert first.count(b"Model(") == 15
    assert first == second


@pytest.mark.parametrize("noise", [0, 1])
@pytest.mark.parametrize("algorithm", [name for name in MINERS if name != "alpha"])
def test_no_noise_and_nothing_but_noise_give_a_model(algorithm, noise, mixed):
    model = discover(mixed, algorithm, noise=noise)

    assert model.name == algorithm


@pytest.mark.parametrize(
    ("algorithm", "noise", "message"),
    [
        ("inductive", 1.5, "noise 1.5: not a share"),
        ("inductive", float("nan"), "noise nan: not a share"),
        ("alpha", 0.2, "alpha takes no noise"),
        ("genetic", None, "no algorithm 'genetic'"),
    ],
)
def test_a_wrong_setting_is_refused(algorithm, noise, message, mixed):
    with pytest.raises(UsageError) as told:
        discover(mixed, algorithm, noise=noise)

    assert told.value.message == message
    assert told.value.hint


@pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")
@pytest.mark.parametrize(
    ("file", "fitness"),
    [
        ("bpic2013/06_bpic2013_closed.xes.gz", 0.9876),
        ("bpic2013/07_bpic2013_incidents.xes.gz", 0.9941),
        ("sepsis/SEPSIS.xes.gz", 0.9340),
        ("roadtraffic/RTFMP.xes.gz", 0.9982),
    ],
)
def test_the_inductive_model_of_a_public_log_fits_as_is_known(file, fitness):
    with procmine.read(LOGS / file) as log:
        found = procmine.check(log, discover(log, noise=0.2)).fitness

    assert found.low == found.high == approx(fitness, abs=5e-5)


@pytest.mark.filterwarnings("ignore")
def test_a_net_goes_back_to_pm4py(mixed, pm4py):
    found = net_to_pm4py(discover(mixed).net)

    assert pm4py.fitness_alignments(mixed.to_pm4py(), *found)["percentage_of_fitting_traces"] == 100
