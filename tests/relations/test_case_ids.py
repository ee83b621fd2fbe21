"""Ids that are no case ids: another column is looked for, and only then."""

import pandas as pd
import pytest
from small_logs import related, rows

from procmine import EventLog
from procmine.relations import relate
from procmine.rules.quality.elusive_case import ElusiveCase

STEPS = ("Register", "Check", "Decide", "Pay")


def orders() -> pd.DataFrame:
    """Make a hundred orders of four steps, an hour apart, ten minutes a step."""
    made = [
        {
            "order_no": f"{order:04}",
            "activity": step,
            "timestamp": pd.Timestamp("2024-01-01") + pd.Timedelta(hours=order, minutes=place * 10),
            "grade": "AB"[order % 2],
            "code": step[:2],
        }
        for order in range(100)
        for place, step in enumerate(STEPS)
    ]
    return pd.DataFrame(made).assign(row=range(1, 401), process="orders")


def finding(case: pd.Series) -> list[dict[str, object]]:
    frame = orders().assign(taken=case)
    with EventLog.from_pandas(frame, case="taken", activity="activity") as log:
        relate(log)
        return log.query(ElusiveCase.sql()).to_pylist()


@pytest.mark.parametrize(
    "case",
    [
        orders()["row"],
        orders()["process"],
        "事件" + orders()["row"].astype(str),
        orders()["timestamp"].astype(str),
    ],
    ids=["row numbers", "a constant", "Chinese event ids", "times"],
)
def test_the_column_whose_values_have_the_steps_in_order_is_the_better_one(case):
    found = finding(case)

    assert [row["better_column"] for row in found] == ["order_no"]
    assert found[0]["touched_share"] == 1


def test_a_case_id_is_not_doubted():
    assert finding(orders()["order_no"]) == []


def test_times_for_cases_are_doubted_though_they_have_several_events():
    found = finding(orders()["timestamp"].dt.floor("h").astype(str))

    assert [row["cases"] for row in found] == [100]


def test_no_column_is_looked_for_where_cases_are_cases():
    log = "c1..c9: A 10 {x=1}, B 20 {x=1}"

    with related(log) as opened:
        assert rows(opened, "SELECT * FROM case_columns") == []
