"""Every rule finds what its examples say, and nothing else: tests/rules/<CODE>.toml.

An example is a name, a small log (notation.py), the settings it needs and the findings expected,
worst first: place, cases, occurrences, hours lost in all, and facts of the query. No finding
expected means that the rule must keep silent; `lacks` lists what the log doesn't have and the
rule can't run without. `model` is the model that the log is checked against, a tree as text;
`deviation` lists broken constraints instead: rows of the relation `deviations`.
"""

import tomllib
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from notation import events

from procmine import EventLog
from procmine.checking import MODEL, check
from procmine.models.formats import open_model
from procmine.relations import ask, need
from procmine.relations.deviations import COLUMNS, build_groups
from procmine.rules import RULES
from procmine.rules.running import SHOWN, Totals, lacking, run

HERE = Path(__file__).parent
EXAMPLES = {
    rule.code: tomllib.loads((HERE / f"{rule.code}.toml").read_text("utf-8"))["example"]
    for rule in RULES
}
KEYS = {"name", "log", "settings", "finding", "lacks", "model", "deviation"}
PLACES = (
    "activity", "from_activity", "to_activity", "resource", "role", "column", "constraint_name",
)  # fmt: skip


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
    settings = example.get("settings", {})
    frame = pd.DataFrame(events(example["log"]))
    with EventLog.from_pandas(frame, case="case", activity="activity") as log:
        if "model" in example:
            check(log, open_model(example["model"]))
        if "deviation" in example:
            _break_constraints(log, example["deviation"])

        assert lacking(rule, (*log.capabilities, MODEL)) == example.get("lacks", [])
        rows = ask(log, rule.sql(settings))
        hours = ask(log, "SELECT avg(duration_us) / 3.6e9 AS mean FROM cases")[0]["mean"]
        totals = Totals(frame["case"].nunique(), hours)
        found, more = run(rule, log, totals, "en", settings)

    if "lacks" not in example:
        assert len(rows) == len(expected), rows
        for row, told in zip(rows, expected, strict=True):
            assert _as_told(row, told) == pytest.approx(told)
            assert all(0 <= row[name] <= 1 for name in row if name.endswith("_share"))
    assert len(found) + more == len(rows)
    for finding, row in zip(found, rows[:SHOWN], strict=True):
        assert {place: getattr(finding.subject, place) for place in PLACES} == {
            place: row.get(place) for place in PLACES
        }
        assert (finding.cases, finding.occurrences) == (row["cases"], row["occurrences"])
        assert finding.impact.hours_per_case * totals.cases == pytest.approx(
            max(0, float(row.get("lost_us") or 0) / 3.6e9)
        )
        assert set(finding.examples) <= set(frame["case"])
        assert "{" not in finding.title


def _as_told(row, told):
    """Give of a row what the example says of it, hours for microseconds, lists as text."""
    shown = {"hours": float(row.get("lost_us") or 0) / 3.6e9} | row
    return {
        name: " > ".join(shown[name]) if isinstance(shown[name], list) else _number(shown[name])
        for name in told
    }


def _break_constraints(log, rows):
    """Write what a check of constraints would have found."""
    need(log, "deviations")
    cases = {row["case_id"]: row["case_no"] for row in log.engine.records("FROM cases")}
    rows = [{"case_no": cases[row["case"]], **row} for row in rows]
    frame = pd.DataFrame([{name: row.get(name) for name in COLUMNS} for row in rows])
    log.engine.insert("told", pa.Table.from_pandas(frame))
    typed = ", ".join(f"CAST({name} AS {kind}) AS {name}" for name, kind in COLUMNS.items())
    log.engine.table("deviations", f"SELECT {typed} FROM told")
    build_groups(log)


def _number(value):
    return value if isinstance(value, str) or value is None else float(value)


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_rule_has_an_example_that_it_finds_and_one_that_it_does_not(code):
    found = [bool(example.get("finding")) for example in EXAMPLES[code]]

    assert True in found
    assert False in found


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_examples_are_named_once_and_say_nothing_that_is_not_read(rule):
    examples = EXAMPLES[rule.code]

    assert len({example["name"] for example in examples}) == len(examples)
    assert all(set(example) <= KEYS for example in examples)
    assert all(set(example.get("settings", {})) <= set(rule.settings) for example in examples)


def test_each_file_of_examples_is_one_of_a_rule():
    files = {path.stem for path in HERE.glob("*.toml")}

    assert files == {rule.code for rule in RULES}


def test_an_example_names_no_engine():
    text = "".join(path.read_text("utf-8") for path in HERE.glob("*.toml")).lower()

    assert not any(name in text for name in ("duckdb", "spark", "polars", "select "))
