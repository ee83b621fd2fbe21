"""The labels of public logs: the misspelt ones are found, and no others.

The logs lie beside the repository and are no part of it; without them these tests are skipped.
"""

from pathlib import Path

import pytest

from procmine import read
from procmine.relations import relate

LOGS = Path(__file__).parents[3] / "shared" / "logs"
pytestmark = pytest.mark.skipif(not LOGS.exists(), reason="the public logs are not here")

WELL_SPELT = (
    "sepsis/SEPSIS.xes.gz",
    "receipt/receipt.parquet",
    "bpic2020/DomesticDeclarations.xes.gz",
    "simod/PurchasingExample.csv.gz",
    "synthetic_a/a12f0n20.xes.gz",
    "chinese_sci2/simulated_operation_history.csv",
)


def test_the_four_incorrect_labels_of_nine_that_daqapo_tells_of_are_found():
    with read(LOGS / "daqapo" / "hospital.csv") as log:
        relate(log)
        found = log.query("SELECT activity, meant FROM labels WHERE distorted").to_pylist()

    assert {row["activity"]: row["meant"] for row in found} == {
        "registration": "Registration",
        "Trage": "Triage",
        "Triaga": "Triage",
        "0": None,
    }


@pytest.mark.parametrize("name", WELL_SPELT)
def test_no_label_of_a_well_spelt_log_is_doubted(name):
    with read(LOGS / name) as log:
        relate(log)
        doubted = log.query("SELECT * FROM labels WHERE distorted OR template IS NOT NULL")

    assert doubted.num_rows == 0
