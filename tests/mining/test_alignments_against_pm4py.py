"""The same costs and the same precision as pm4py's, which is the reference."""

import random
from pathlib import Path

import pandas as pd
import pytest

import procmine
from procmine.mining.alignments import align
from procmine.mining.from_pm4py import net_from_pm4py
from procmine.mining.pm4py_quietly import pm4py_quietly
from procmine.mining.precision import precision
from procmine.mining.to_pm4py import net_to_pm4py
from procmine.mining.variants import Variant, variants_of
from procmine.models import ProcessTree
from procmine.relations import order

#: pm4py's own calls to numpy and pandas warn.
pytestmark = pytest.mark.filterwarnings("ignore")
LOGS = Path(__file__).parents[3] / "shared" / "logs"
PAIRS = [
    ("running-example/running-example.xes", "running-example/running-example.pnml"),
    ("running-example/running-example.xes", "running-example/running-example.bpmn"),
    ("running-example/running-example.xes", "running-example/running-example.ptml"),
    ("bpic2013/06_bpic2013_closed.xes.gz", "bpic2013/06_bpic2013_closed-imf.ptml"),
    ("bpic2013/06_bpic2013_closed.xes.gz", "bpic2013/06_bpic2013_closed-im.ptml"),
    ("receipt/receipt.xes.gz", "receipt/receipt_one_variant.pnml"),
    *(
        (f"synthetic_a/a12f0n{noise}.xes.gz", "synthetic_a/a12.pnml")
        for noise in ("00", "05", "10", "20", "50")
    ),
]


@pytest.fixture(scope="module")
def pm4py():
    return pm4py_quietly()


def _their_costs(net, variants):
    """Give pm4py's costs in moves; it counts 10,000 for one, and 1 for a silent step."""
    from pm4py.algo.conformance.alignments.petri_net import algorithm
    from pm4py.objects.log.obj import Event, Trace

    their = net_to_pm4py(net)
    costs = []
    for variant in variants:
        trace = Trace([Event({"concept:name": a}) for a in variant.activities])
        costs.append(int(algorithm.apply_trace(trace, *their)["cost"]) // 10_000)
    return costs


def _frame(variants):
    cases = [(v.activities, f"{v.number}-{n}") for v in variants for n in range(v.cases)]
    rows = [
        (case, activity, pd.Timestamp(2024, 1, 1, tz="UTC") + pd.Timedelta(minutes=minute))
        for activities, case in cases
        for minute, activity in enumerate(activities)
    ]
    return pd.DataFrame(rows, columns=["case:concept:name", "concept:name", "time:timestamp"])


def _tree(draw, depth=0):
    if depth == 3 or draw.random() < 0.3:
        return ProcessTree(label=draw.choice([*"abcdef", None]))
    operator = draw.choice(["->", "X", "+", "*"])
    count = 2 if operator == "*" else draw.choice([2, 3])
    return ProcessTree(operator, None, tuple(_tree(draw, depth + 1) for _ in range(count)))


@pytest.mark.parametrize("seed", range(12))
def test_costs_of_random_trees_are_pm4pys(pm4py, net_of, seed):
    draw = random.Random(seed)
    net = net_of(_tree(draw))
    texts = sorted({"".join(draw.choices("abcdefg", k=draw.randint(0, 7))) for _ in range(6)})
    variants = [Variant(n, tuple(text), 1) for n, text in enumerate(texts, 1)]

    aligned = align(net, variants)

    assert [a.low for a in aligned] == _their_costs(net, variants)


@pytest.mark.parametrize("seed", range(12))
def test_precision_of_random_trees_is_pm4pys(pm4py, net_of, seed):
    draw = random.Random(seed)
    net = net_of(ProcessTree("->", None, (ProcessTree(label="a"), _tree(draw))))
    texts = sorted({"a" + "".join(draw.choices("abcdef", k=draw.randint(1, 5))) for _ in range(8)})
    variants = [Variant(n, tuple(text), draw.randint(1, 3)) for n, text in enumerate(texts, 1)]

    ours = precision(net, variants)

    theirs = pm4py.precision_alignments(_frame(variants), *net_to_pm4py(net))
    assert ours == pytest.approx(theirs, abs=1e-9)


def _read_model(pm4py, file):
    if file.suffix == ".pnml":
        return pm4py.read_pnml(str(file))
    read = pm4py.read_bpmn if file.suffix == ".bpmn" else pm4py.read_ptml
    return pm4py.convert_to_petri_net(read(str(file)))


@pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")
@pytest.mark.parametrize(("log", "model"), PAIRS, ids=lambda name: Path(name).name)
def test_costs_and_precision_of_public_logs_are_pm4pys(pm4py, log, model):
    net = net_from_pm4py(*_read_model(pm4py, LOGS / model))
    with procmine.read(LOGS / log) as read:
        order(read)
        variants = variants_of(read)[:60]

    aligned = align(net, variants)

    assert [a.low for a in aligned] == _their_costs(net, variants)
    theirs = pm4py.precision_alignments(_frame(variants[:10]), *net_to_pm4py(net))
    assert precision(net, variants[:10]) == pytest.approx(theirs, abs=1e-9)
