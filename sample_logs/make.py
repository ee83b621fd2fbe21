"""Make the sample logs again: `python sample_logs/make.py` rewrites them, equal to the byte.

truth.json tells what is planted in each log and what it adds to a mean case. The model beside the
first log is written by procmine itself, so that has to be installed.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

from maker import messy, reference_model
from maker.insurance_claims import INSURANCE_CLAIMS
from maker.permits import PERMITS
from maker.purchasing import PURCHASING
from maker.scenario import Scenario, truth

SCENARIOS: tuple[Scenario, ...] = (INSURANCE_CLAIMS, PURCHASING, PERMITS)


def log_bytes(scenario: Scenario) -> bytes:
    """Write a scenario's events as its log file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=scenario.delimiter, lineterminator="\n")
    writer.writerow(scenario.header)
    writer.writerows(scenario.row(event) for event in scenario.simulate({}))
    return text.getvalue().encode(scenario.encoding)


def make(folder: Path) -> None:
    """Write every log, the model and truth.json into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for scenario in SCENARIOS:
        (folder / scenario.name).write_bytes(log_bytes(scenario))
    (folder / messy.NAME).write_bytes(messy.log_bytes())
    (folder / reference_model.NAME).write_bytes(reference_model.model_bytes())
    truths = json.dumps([truth(scenario) for scenario in SCENARIOS], ensure_ascii=False, indent=1)
    (folder / "truth.json").write_bytes((truths + "\n").encode())


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line and make the logs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent, help="where to write")
    make(parser.parse_args(arguments).folder)


if __name__ == "__main__":
    main()
