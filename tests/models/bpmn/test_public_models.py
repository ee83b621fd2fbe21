"""Public models with their logs: as many cases fit as others have found.

The files lie beside the repository and are no part of it; without them these tests are skipped.
"""

from pathlib import Path

import pytest

import procmine
from procmine.mining.conforming import conform
from procmine.models.formats.bpmn import read_bpmn
from procmine.relations import order

LOGS = Path(__file__).parents[4] / "shared" / "logs"
pytestmark = pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")


@pytest.mark.parametrize(
    ("model", "log", "fitting", "fitness"),
    [
        ("running-example/running-example.bpmn", "running-example/running-example.csv", 1, 1),
        ("sepsis/sepsis.bpmn", "sepsis/SEPSIS.xes.gz", 0.4733, 0.9096),
        ("receipt/receipt.bpmn", "receipt/receipt.parquet", 1, 1),
        ("simod/LoanApp_simplified.bpmn", "simod/LoanApp_simplified.csv.gz", 1, 1),
    ],
)
def test_as_many_cases_fit_as_are_known_to(model, log, fitting, fitness):
    reference = read_bpmn((LOGS / model).read_bytes(), model)

    with procmine.read(LOGS / log) as events:
        order(events)
        result = conform(events, reference)

    assert round(result.fitting.low, 4) == round(result.fitting.high, 4) == fitting
    assert round(result.fitness.low, 4) == round(result.fitness.high, 4) == fitness
