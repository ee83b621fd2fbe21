"""Every rule finds what its examples say, and nothing else: tests/rules/<CODE>.toml.

An example is a name, a small log (notation.py), the settings it needs and the findings expected,
worst first: place, cases, occurrences, hours lost in all, and facts of the query. No finding
expected means that the rule must keep silent.
"""

import tomllib
from pathlib import Path

import pandas as pd
import pytest
from notation import events

from procmine import EventLog
from procmine.relations import relate
from procmine.rules import RULES

HERE = Path(__file__).parent
EXAMPLES = {
    rule.code: tomllib.loads((HERE / f"{rule.code}.toml").read_text("utf-8"))["example"]
    for rule in RULES
}


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=f"{rule.code} {example['name']}")
        for rule in RULES
        for example in EXAMPLES[rule.code]
    ],
)
def test_a_rule_finds_what_its_example_says(rule, example):
    expected = example.get("finding", [])
    frame = pd.DataFrame(events(example["log"]))
    with EventLog.from_pandas(frame, case="case", activity="activity") as log:
        relate(log)

        rows = log.query(rule.sql(example.get("settings"))).to_pylist()

    assert len(rows) == len(expected), rows
    for row, told in zip(rows, expected, strict=True):
        assert _as_told(row, told) == pytest.approx(told)


def _as_told(row, told):
    """Give of a row what the example says of it, hours for microseconds, lists as text."""
    shown = {"hours": float(row["lost_us"]) / 3.6e9} | row
    return {
        name: " > ".join(shown[name]) if isinstance(shown[name], list) else _number(shown[name])
        for name in told
    }


def _number(value):
    return value if isinstance(value, str) or value is None else float(value)


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_rule_has_an_example_that_it_finds_and_one_that_it_does_not(code):
    found = [bool(example.get("finding")) for example in EXAMPLES[code]]

    assert True in found
    assert False in found
