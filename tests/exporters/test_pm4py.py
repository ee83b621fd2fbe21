"""pm4py reads what we write."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import procmine
from procmine import EventLog, write_log

#: It tells of faster readers that could be installed.
pytestmark = pytest.mark.filterwarnings("ignore::UserWarning:pm4py")
CLAIMS = Path("sample_logs/insurance_claims.csv")


@pytest.fixture(scope="module")
def pm4py() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PM4PY_SHOW_PROGRESS_BAR", "False")
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import pm4py

            yield pm4py


@pytest.fixture(scope="module", params=[None, "Europe/Berlin"], ids=["naive", "zoned"])
def log(request: pytest.FixtureRequest) -> Any:
    frame = pd.DataFrame(
        {
            "case_id": ["1", "1", "0012", "NA"],
            "activity": ["A", "B & C", "A", '审批 "x"'],
            "timestamp": pd.DatetimeIndex(
                [datetime(2024, 7, 1, hour, 30, 0, 250_000) for hour in (9, 9, 10, 11)]
            ).tz_localize(request.param),
            "resource": ["Ann", "Bob", None, "Ann"],
            "amount": [1.5, 2.5, 3.5, 4.5],
            "case:kind": ["a", "a", "b", "c"],
        }
    )
    with EventLog.from_pandas(frame) as log:
        yield log


def test_a_log_of_ours_in_xes_is_read(pm4py: Any, log: EventLog, tmp_path: Path) -> None:
    write_log(log, tmp_path / "log.xes")

    frame = pm4py.read_xes(str(tmp_path / "log.xes"))

    assert list(frame["case:concept:name"]) == ["1", "1", "0012", "NA"]
    assert list(frame["concept:name"]) == ["A", "B & C", "A", '审批 "x"']
    assert list(frame["amount"]) == [1.5, 2.5, 3.5, 4.5]
    assert list(frame["case:kind"]) == ["a", "a", "b", "c"]
    wanted = log.query("SELECT timestamp FROM events ORDER BY position")["timestamp"].to_pylist()
    assert [t.tz_convert("UTC").replace(tzinfo=None) for t in frame["time:timestamp"]] == wanted


def test_starts_in_xes_are_pairs_for_it(pm4py: Any, tmp_path: Path) -> None:
    with procmine.read(CLAIMS) as log:
        write_log(log, tmp_path / "log.xes.gz")
        number = log.rows.events

    frame = pm4py.read_xes(str(tmp_path / "log.xes.gz"))

    assert frame["lifecycle:transition"].value_counts().to_dict() == {
        "start": number, "complete": number,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("ending", "reader"),
    [
        (".json", "read_ocel2_json"),
        (".xmlocel", "read_ocel2_xml"),
        (".sqlite", "read_ocel2_sqlite"),
    ],
)
def test_a_log_of_ours_in_ocel_is_read(
    ending: str, reader: str, pm4py: Any, log: EventLog, tmp_path: Path
) -> None:
    path = tmp_path / f"log{ending}"
    write_log(log, path)

    ocel = getattr(pm4py, reader)(str(path))

    events = ocel.events.sort_values("ocel:eid")
    assert list(events["ocel:activity"]) == ["A", "B & C", "A", '审批 "x"']
    assert list(events["amount"]) == [1.5, 2.5, 3.5, 4.5]
    wanted = log.query("SELECT timestamp FROM events ORDER BY position")["timestamp"].to_pylist()
    assert [_plain(t) for t in events["ocel:timestamp"]] == wanted
    kinds = ocel.objects.set_index("ocel:oid")["case:kind"].dropna().to_dict()
    assert kinds == {"1": "a", "0012": "b", "NA": "c"}
    related = ocel.relations[["ocel:eid", "ocel:oid", "ocel:qualifier"]].itertuples(index=False)
    assert {tuple(row) for row in related} == {
        ("e1", "1", "case"), ("e1", "Ann", "resource"), ("e2", "1", "case"),
        ("e2", "Bob", "resource"), ("e3", "0012", "case"), ("e4", "NA", "case"),
        ("e4", "Ann", "resource"),
    }  # fmt: skip


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_a_table_of_ours_is_formatted(
    ending: str, pm4py: Any, log: EventLog, tmp_path: Path
) -> None:
    path = tmp_path / f"log{ending}"
    write_log(log, path)
    read = pd.read_csv if ending == ".csv" else pd.read_parquet
    options = {"dtype": {"case_id": "str"}, "keep_default_na": False} if ending == ".csv" else {}

    frame = pm4py.format_dataframe(
        read(path, **options),
        case_id="case_id",
        activity_key="activity",
        timestamp_key="timestamp",
    )

    assert pm4py.get_start_activities(frame) == {"A": 2, '审批 "x"': 1}


def _plain(time: pd.Timestamp) -> datetime:
    moment: datetime = (time.tz_convert("UTC") if time.tzinfo else time).replace(tzinfo=None)
    return moment
