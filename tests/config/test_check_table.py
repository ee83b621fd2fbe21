"""The table [check] of procmine.toml."""

from fractions import Fraction

import pytest

from procmine.config import load
from procmine.errors import UsageError


def settings(tmp_path, text):
    (tmp_path / "procmine.toml").write_text(text)
    return load(tmp_path / "procmine.toml").check


def test_all_that_a_check_needs_can_stand_there(tmp_path):
    check = settings(
        tmp_path,
        '[check]\nmodel = "m.bpmn"\nprocess = "Order"\nmethod = "footprints"\neffort = 9\n'
        'precision = true\nmin-fitness = 0.95\nmin-precision = "80%"\nmax-deviating = "5%"\n'
        'max = { rework-loop = "10%", PM301 = 0, p90 = { limit = "10d", min-sample = 50 } }\n'
        'min-sample = 20\nbaseline = "b.toml"\n',
    )

    assert (check.process, check.method, check.effort, check.precision) == (
        "Order", "footprints", 9, True,
    )  # fmt: skip
    assert {b.name: b.minimum_sample for b in check.budgets} == {
        "min-fitness": 20, "min-precision": 20, "max-deviating": 20, "max rework-loop=10%": 20,
        "max PM301=0": 20, "max p90=10d": 50,
    }  # fmt: skip
    assert check.budgets[0].limit == Fraction(19, 20)


def test_paths_are_seen_from_the_folder_of_the_file(tmp_path):
    check = settings(tmp_path, '[check]\nlike = "last.csv"\nbaseline = "/b.toml"\n')

    assert check.like == str(tmp_path / "last.csv")
    assert check.baseline == "/b.toml"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("max = 3", "[check] max must be a table of limits"),
        ('max = { rework-lop = "10%" }', "did you mean rework-loop?"),
        ('max = { p90 = "10" }', "[check] max p90: 10 is no limit of it"),
        ("max-deviating = 5", "did you mean 5%?"),
        ("min-fitness = true", "[check] min-fitness must be 0.95 or 95%"),
        ("min-sample = 0", "[check] min-sample must be a number from 1"),
        ('method = "magic"', "[check] method must be"),
        ("effort = -1", "[check] effort must be a number from 1"),
        ("precision = 1", "[check] precision must be true or false"),
        ("modle = 'm.bpmn'", "did you mean model?"),
    ],
)
def test_a_mistake_is_told(tmp_path, line, told):
    with pytest.raises(UsageError) as error:
        settings(tmp_path, f"[check]\n{line}\n")

    assert told in error.value.message


def test_all_mistakes_are_told_at_once(tmp_path):
    with pytest.raises(UsageError, match="3 mistakes"):
        settings(tmp_path, '[check]\nmax = { x = 1, p90 = 3 }\nmethod = "magic"\n')


@pytest.mark.parametrize("value", ["3", '"x"', "[]"])
def test_a_table_that_is_none_is_told(tmp_path, value):
    with pytest.raises(UsageError, match="is no table"):
        settings(tmp_path, f"check = {value}\n")
