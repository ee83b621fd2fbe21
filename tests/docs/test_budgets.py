"""The page on budgets: it lists exactly what can be limited."""

import re
from pathlib import Path

from procmine.gate.measures import MEASURES

PAGE = (Path(__file__).parents[2] / "docs" / "budgets.md").read_text("utf-8")


def test_the_table_of_measures_is_that_of_the_code():
    rows = re.findall(r"^\| `(\w+)` \| (.*?) \| (\d+) \| (.*) \|$", PAGE, re.MULTILINE)

    told = {name: (int(sample), what) for name, _, sample, what in rows}

    assert told == {name: (m.sample, m.what) for name, m in MEASURES.items()}


def test_the_limits_of_a_measure_are_those_of_the_code():
    for name, measure in MEASURES.items():
        limit = re.search(rf"^\| `{name}` \| (.*?) \|", PAGE, re.MULTILINE)[1]
        units = ("share",) if "at least" in limit else measure.units

        assert all(unit in limit for unit in units)


def test_the_states_of_a_baseline_are_those_of_the_code():
    from typing import get_args

    from procmine.verdict import FAILING_KNOWN, Known

    rows = dict(re.findall(r"^\| (\w+) \| .* \| (yes|no) \|$", PAGE, re.MULTILINE))

    assert rows == {state: "yes" if state in FAILING_KNOWN else "no" for state in get_args(Known)}
