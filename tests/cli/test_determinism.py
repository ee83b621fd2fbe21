"""Equal input gives equal bytes."""

import csv
import gzip
from collections import defaultdict
from functools import cache
from random import Random

import pytest
from running import SAMPLES, procmine

from procmine import analyze, read
from procmine.reporters import render

LOGS = {
    "insurance_claims.csv": ("utf-8", ","),
    "purchasing.csv": ("utf-8", ";"),
    "permits_gbk.csv": ("gbk", ","),
}


def told(path, threads=None):
    with read(path, threads=threads) as log:
        report = analyze(log)
    return render(report, "json"), render(report, "html")


@cache
def usual(name):
    return told(SAMPLES / name)


@pytest.mark.parametrize("threads", [1, 4])
@pytest.mark.parametrize("name", LOGS)
def test_the_number_of_threads_changes_nothing(name, threads):
    assert told(SAMPLES / name, threads) == usual(name)


@pytest.mark.parametrize("name", LOGS)
def test_the_order_of_the_cases_in_the_file_changes_nothing(name, tmp_path):
    encoding, delimiter = LOGS[name]
    with (SAMPLES / name).open(encoding=encoding, newline="") as file:
        header, *rows = csv.reader(file, delimiter=delimiter)
    cases = defaultdict(list)
    for row in rows:
        cases[row[0]].append(row)
    # Each place in the file goes to a case drawn anew; a case keeps the order of its own rows.
    owners = [row[0] for row in rows]
    Random(1).shuffle(owners)
    mixed = [cases[owner].pop(0) for owner in owners]
    with (tmp_path / name).open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([header, *mixed])

    assert mixed != rows
    assert told(tmp_path / name) == usual(name)


@pytest.mark.parametrize("name", LOGS)
def test_a_compressed_log_gives_the_same_but_for_its_name(name, tmp_path):
    packed = tmp_path / f"{name}.gz"
    packed.write_bytes(gzip.compress((SAMPLES / name).read_bytes()))

    assert [text.replace(packed.name, name) for text in told(packed)] == list(usual(name))


def test_the_hash_seed_changes_nothing(tmp_path):
    logs = [SAMPLES / name for name in LOGS]

    for seed in ("1", "2"):
        run = procmine("analyze", *logs, "--format", "json,html,text", "-o", tmp_path / seed,
                       PYTHONHASHSEED=seed)  # fmt: skip
        assert run.returncode == 0

    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / seed).iterdir()}
        for seed in ("1", "2")
    )
    assert len(first) == 9
    assert first == second
