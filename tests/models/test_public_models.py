"""Models of the public logs: every variant has the cost that it has with pm4py's reading of them.

The logs lie beside the repository and are no part of it; without them these tests are skipped.
"""

from pathlib import Path

import pytest

import procmine
from procmine.mining.alignments import align, shortest_run
from procmine.mining.pm4py_quietly import pm4py_quietly
from procmine.mining.variants import variants_of
from procmine.models import PetriNet
from procmine.models.formats import open_model
from procmine.models.net import Transition
from procmine.models.soundness import soundness_of
from procmine.relations import order

LOGS = Path(__file__).parents[3] / "shared" / "logs"
pytestmark = pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")

#: model, log, and in percent the cases that fit and the mean fitness, where they are known.
MODELS = [
    ("running-example/running-example.pnml", "running-example/running-example.csv", 100, 100),
    ("running-example/running-example.ptml", "running-example/running-example.csv", 100, 100),
    ("receipt/receipt_one_variant.pnml", "receipt/receipt.parquet", 0.84, 77.41),
    ("roadtraffic/roadtraffic.pnml", "roadtraffic/RTFMP.xes.gz", 100, 100),
    ("synthetic_a/a12.pnml", "synthetic_a/a12f0n00.xes.gz", 100, 100),
    ("synthetic_a/a12.pnml", "synthetic_a/a12f0n05.xes.gz", 96.6, None),
    ("synthetic_a/a12.pnml", "synthetic_a/a12f0n10.xes.gz", 91.0, None),
    ("synthetic_a/a12.pnml", "synthetic_a/a12f0n20.xes.gz", 79.3, None),
    ("synthetic_a/a12.pnml", "synthetic_a/a12f0n50.xes.gz", 50.0, None),
    ("sepsis/13_SEPSIS_1t_per_variant-imf.ptml", "sepsis/SEPSIS.xes.gz", None, None),
    ("bpic2013/06_bpic2013_closed-im.ptml", "bpic2013/06_bpic2013_closed.xes.gz", None, None),
    ("bpic2013/06_bpic2013_closed-imf.ptml", "bpic2013/06_bpic2013_closed.xes.gz", None, None),
    (
        "bpic2013/07_bpic2013_incidents-imf.ptml",
        "bpic2013/07_bpic2013_incidents.xes.gz",
        None,
        None,
    ),
]


def as_pm4py_reads_it(file):
    """Give the net that pm4py makes of a file, as one of ours."""
    pm4py = pm4py_quietly()
    if file.suffix == ".pnml":
        net, initial, final = pm4py.read_pnml(str(file))
    else:
        net, initial, final = pm4py.convert_to_petri_net(pm4py.read_ptml(str(file)))
    ids = {part: f"{n}" for n, part in enumerate([*net.places, *net.transitions])}
    return PetriNet(
        tuple(ids[place] for place in net.places),
        tuple(Transition(ids[t], t.label) for t in net.transitions),
        tuple((ids[arc.source], ids[arc.target], arc.weight) for arc in net.arcs),
        {ids[place]: count for place, count in initial.items()},
        ({ids[place]: count for place, count in final.items()},),
    )


@pytest.mark.parametrize(("model", "log", "fitting", "fitness"), MODELS)
def test_every_variant_has_the_cost_that_it_has_with_pm4pys_reading(model, log, fitting, fitness):
    net = open_model(LOGS / model).net
    with procmine.read(LOGS / log) as events:
        order(events)
        variants = variants_of(events)

    ours = [a.low for a in align(net, variants)]
    theirs = [a.low for a in align(as_pm4py_reads_it(LOGS / model), variants)]

    assert ours == theirs
    cases = sum(v.cases for v in variants)
    fit = sum(v.cases for v, cost in zip(variants, ours, strict=True) if not cost)
    shortest = shortest_run(net).low
    mean = sum(
        v.cases * (1 - cost / (len(v.activities) + shortest))
        for v, cost in zip(variants, ours, strict=True)
    )
    if fitting is not None:
        assert 100 * fit / cases == pytest.approx(fitting, abs=0.05)
    if fitness is not None:
        assert 100 * mean / cases == pytest.approx(fitness, abs=0.01)


@pytest.mark.parametrize("model", sorted({model for model, *_ in MODELS}))
def test_models_of_the_public_logs_are_sound(model):
    assert soundness_of(open_model(LOGS / model).net).verdict == "sound"
