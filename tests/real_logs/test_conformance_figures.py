"""Figures of conformance that are known come out, and r4pm and pm4py align the same variants alike.

The logs lie beside the repository and are no part of it; without them these tests are skipped.
"""

import json
from functools import cache
from pathlib import Path
from uuid import UUID

import pytest

from procmine import check, read
from procmine.mining.alignments import align
from procmine.mining.pm4py_quietly import pm4py_quietly
from procmine.mining.to_pm4py import net_to_pm4py
from procmine.mining.variants import variants_of
from procmine.models.formats import open_model
from procmine.relations import order

LOGS = Path(__file__).parents[3] / "shared" / "logs"
pytestmark = pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")

#: log, model -> share of the cases that fit, and average fitness; None where it is not known.
FIGURES = {
    ("running-example/running-example.xes", "running-example/running-example.pnml"): (1, 1),
    ("running-example/running-example.csv", "running-example/running-example.bpmn"): (1, 1),
    ("running-example/running-example.parquet", "running-example/running-example.ptml"): (1, 1),
    ("sepsis/SEPSIS.xes.gz", "sepsis/sepsis.bpmn"): (0.4733, 0.9096),
    ("receipt/receipt.xes.gz", "receipt/receipt.bpmn"): (1, 1),
    ("receipt/receipt.xes.gz", "receipt/receipt_one_variant.pnml"): (0.0084, 0.7741),
    ("roadtraffic/RTFMP.xes.gz", "roadtraffic/roadtraffic.pnml"): (1, 1),
    ("synthetic_a/a12f0n00.xes.gz", "synthetic_a/a12.pnml"): (1, 1),
    ("synthetic_a/a12f0n05.xes.gz", "synthetic_a/a12.pnml"): (0.966, None),
    ("synthetic_a/a12f0n10.xes.gz", "synthetic_a/a12.pnml"): (0.910, None),
    ("synthetic_a/a12f0n20.xes.gz", "synthetic_a/a12.pnml"): (0.793, None),
    ("synthetic_a/a12f0n50.xes.gz", "synthetic_a/a12.pnml"): (0.500, None),
    ("bpic2013/06_bpic2013_closed.xes.gz", "bpic2013/06_bpic2013_closed-im.ptml"): (1, 1),
}
#: The models to which pm4py aligns all variants in seconds, not minutes.
FOR_PM4PY = [
    (log, model)
    for log, model in FIGURES
    if not model.endswith(("sepsis.bpmn", "receipt.bpmn", "roadtraffic.pnml"))
]


def by_name(value):
    return Path(value).name if isinstance(value, str) else None


@cache
def aligned(log, model):
    """Give a log's variants, the model's net, and the alignments."""
    with read(LOGS / log) as opened:
        order(opened)
        variants = variants_of(opened)
    net = open_model(LOGS / model).net
    return variants, net, align(net, variants)


@pytest.mark.parametrize(
    ("log", "model", "fitting", "fitness"),
    [(*pair, *figures) for pair, figures in FIGURES.items()],
    ids=by_name,
)
def test_a_log_fits_as_well_as_is_known(log, model, fitting, fitness):
    with read(LOGS / log) as opened:
        result = check(opened, open_model(LOGS / model))

    assert result.judged == result.cases
    assert result.fitting.exact and result.fitness.exact
    assert result.fitting.low == pytest.approx(fitting, abs=1e-4)
    assert fitness is None or result.fitness.low == pytest.approx(fitness, abs=1e-4)
    assert result.conforms == (fitting == 1)


def test_the_textbook_log_is_as_precise_as_is_known():
    folder = LOGS / "running-example"

    with read(folder / "running-example.xes") as opened:
        result = check(opened, open_model(folder / "running-example.pnml"), precision=True)

    assert result.precision == pytest.approx(0.753086, abs=1e-6)


@pytest.mark.parametrize(("log", "model"), FIGURES, ids=by_name)
def test_r4pm_gives_each_variant_the_same_cost(log, model, tmp_path):
    variants, net, ours = aligned(log, model)

    theirs = r4pm_costs(net, variants, tmp_path / "variants.json")

    assert all(alignment.exact for alignment in ours)
    assert [alignment.low for alignment in ours] == theirs


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("log", "model"), FOR_PM4PY, ids=by_name)
def test_pm4py_gives_each_variant_the_same_cost(log, model):
    variants, net, ours = aligned(log, model)

    theirs = pm4py_costs(net, variants)

    assert [alignment.low for alignment in ours] == theirs


def r4pm_costs(net, variants, file):
    """Align by r4pm, which takes a log as a file and names parts of a net by UUIDs."""
    from r4pm import import_item, remove_item
    from r4pm.bindings import align_variants

    parts = [*net.places, *(t.id for t in net.transitions)]
    ids = {part: str(UUID(int=number)) for number, part in enumerate(parts, start=1)}
    places = set(net.places)
    arcs = [
        {
            "from_to": {
                "type": "PlaceTransition" if source in places else "TransitionPlace",
                "nodes": [ids[source], ids[target]],
            },
            "weight": weight,
        }
        for source, target, weight in net.arcs
    ]
    their = {
        "places": {ids[p]: {"id": ids[p]} for p in net.places},
        "transitions": {ids[t.id]: {"id": ids[t.id], "label": t.label} for t in net.transitions},
        "arcs": arcs,
        "initial_marking": {ids[p]: n for p, n in net.initial.items()},
        "final_markings": [{ids[p]: n for p, n in final.items()} for final in net.finals],
    }
    names = sorted({activity for v in variants for activity in v.activities})
    numbers = {name: number for number, name in enumerate(names)}
    traces = [[[numbers[a] for a in v.activities], v.cases] for v in variants]
    file.write_text(json.dumps({"activities": names, "act_to_index": numbers, "traces": traces}))
    costs = {
        "log_move_cost": 1,
        "model_move_cost": 1,
        "silent_move_cost": 0,
        "sync_move_cost": 0,
    }
    log = import_item("EventLogActivityProjection", str(file))
    found = align_variants(their, log, {"cost_fn": costs, "max_states": 10_000_000})
    remove_item(log)
    by_activities = {tuple(f["activities"]): f["result"]["Ok"]["cost"] for f in found}
    return [by_activities[v.activities] for v in variants]


def pm4py_costs(net, variants):
    """Align by pm4py, which counts 10,000 for a move and 1 for a silent step."""
    pm4py_quietly()
    from pm4py.algo.conformance.alignments.petri_net import algorithm
    from pm4py.objects.log.obj import Event, Trace

    their = net_to_pm4py(net)
    traces = (Trace([Event({"concept:name": a}) for a in v.activities]) for v in variants)
    return [int(algorithm.apply_trace(trace, *their)["cost"]) // 10_000 for trace in traces]
