"""Equal input gives equal bytes."""

import csv
from random import Random

import pytest
from running import SAMPLES, procmine

from procmine import analyze, read
from procmine.reporters import render

LOGS = [
    ("insurance_claims", "utf-8", ","),
    ("purchasing", "utf-8", ";"),
    ("permits_gbk", "gbk", ","),
]


def told(path, threads=None):
    with read(path, threads=threads) as log:
        report = analyze(log)
    return render(report, "json"), render(report, "html")


@pytest.mark.parametrize("name", [name for name, _, _ in LOGS])
def test_the_number_of_threads_changes_nothing(name):
    path = SAMPLES / f"{name}.csv"

    assert told(path, threads=1) == told(path, threads=4)


@pytest.mark.parametrize(("name", "encoding", "delimiter"), LOGS)
def test_the_order_of_the_cases_in_the_file_changes_nothing(name, encoding, delimiter, tmp_path):
    path = SAMPLES / f"{name}.csv"
    with path.open(encoding=encoding, newline="") as file:
        header, *rows = csv.reader(file, delimiter=delimiter)
    cases = sorted({row[0] for row in rows})
    Random(1).shuffle(cases)
    place = {case: i for i, case in enumerate(cases)}
    rows.sort(key=lambda row: place[row[0]])
    with (tmp_path / path.name).open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *rows])

    assert told(tmp_path / path.name) == told(path)


def test_the_hash_seed_changes_nothing():
    runs = [
        procmine(
            "analyze", SAMPLES / "purchasing.csv", "--format", "json", PYTHONHASHSEED=seed
        ).stdout
        for seed in ("1", "2")
    ]

    assert runs[0] == runs[1]
