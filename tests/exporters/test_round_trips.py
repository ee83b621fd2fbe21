"""What is written in any format is read back, without options, as the same log."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import procmine
from procmine import EventLog, write_log

#: Formats that there is an importer for; those whose importer comes later are the next ones.
READ_BACK = [".csv", ".parquet", ".xes", ".duckdb", ".json", ".xmlocel", ".sqlite"]
#: Formats of object-centric logs, and what is read from them beside what was written.
OF_OBJECTS = (".json", ".xmlocel", ".sqlite")
BESIDE = ("event_id", "resource (2)", "resource_")
#: Formats without types, in which an empty text is read as none.
OF_TEXTS = (".csv",)

NASTY = [
    "NA", "null", "None", "nan", "0012", "1e5", "-0", "true", "=cmd()", "+1", "@x", "-",
    "  leading", "trailing  ", "in  side", 'say "hi"', '"', "'", "a,b;c\td|e", "two\nlines", "\n",
    "]]>", "&lt;", "<b>&amp;</b>", "&#10;", "100%", "a\\b", "\\n", "🚲 émile", "审批",
    "e\u0301", "\u00e9", "\u2028", "\ufeff", "$name", "{x}", "2024-01-01", "2024-01-01 10:00", "#1",
    "--", "'; DROP TABLE events",
]  # fmt: skip
WRITABLE = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff")
LABELS = (st.sampled_from(NASTY) | st.text(WRITABLE, min_size=1, max_size=6)).filter(
    lambda text: bool(text.strip(" "))
)
#: A column of numbers alone is taken for no role, whatever it is called.
ROLES = LABELS.map(lambda text: f"{text} role")
TEXTS = st.just("") | LABELS
MOMENTS = st.builds(
    lambda minute, micro: datetime(2024, 3, 1, 9) + timedelta(minutes=minute, microseconds=micro),
    st.integers(0, 5) | st.integers(0, 10**6),
    st.sampled_from([0, 0, 1, 500_000, 999_999]),
)
#: Names that are recognised, and names that only the user can know.
NAMES = [
    {"case_id": "case_id", "activity": "activity", "start": "start_time", "timestamp": "end_time",
     "resource": "resource", "role": "role"},
    {"case_id": "Fall", "activity": "Was", "start": "Von", "timestamp": "Bis",
     "resource": "Wer", "role": "Als was"},
]  # fmt: skip


@st.composite
def frames(draw: st.DrawFn) -> tuple[pd.DataFrame, Mapping[str, str]]:
    names = draw(st.sampled_from(NAMES))
    number = draw(st.integers(1, 7))
    cases = draw(st.lists(LABELS, min_size=1, max_size=3))
    activities = draw(st.lists(LABELS, min_size=1, max_size=3))

    def column(values: st.SearchStrategy[Any], may_lack: bool = True) -> list[Any]:
        every = st.none() | values if may_lack else values
        return draw(st.lists(every, min_size=number, max_size=number))

    ends = column(MOMENTS, may_lack=False)
    work = column(st.integers(0, 90).map(lambda minutes: timedelta(minutes=minutes)))
    starts = [None if w is None else end - w for end, w in zip(ends, work, strict=True)]
    zone = "UTC" if draw(st.booleans()) else None
    columns = {
        "case_id": pd.array(column(st.sampled_from(cases), may_lack=False), "string"),
        "activity": pd.array(column(st.sampled_from(activities), may_lack=False), "string"),
        "timestamp": pd.DatetimeIndex(ends, dtype="datetime64[us]").tz_localize(zone),
    }
    if draw(st.booleans()):
        columns["start"] = pd.DatetimeIndex(starts, dtype="datetime64[us]").tz_localize(zone)
    for name, values in (("resource", LABELS), ("role", ROLES)):
        if draw(st.booleans()):
            columns[name] = pd.array(column(values), "string")
    attributes = {
        "text": pd.array(column(TEXTS), "string"),
        "whole": pd.array(column(st.integers(-(2**63), 2**63 - 1)), "Int64"),
        "number": pd.array(column(st.floats(allow_nan=False)), "Float64"),
        "truth": pd.array(column(st.booleans()), "boolean"),
        "case:kind": pd.array(column(TEXTS), "string"),
    }
    given_names = {name: names[name] for name in columns}
    frame = pd.DataFrame({names[name]: values for name, values in columns.items()} | attributes)
    return frame, given_names


def told(log: EventLog, by_case: bool = False) -> list[dict[str, Any]]:
    """Give the rows in their order, or case by case, without what is null."""
    rows = log.query(
        "SELECT * EXCLUDE (position, cost, lifecycle, instance) FROM events ORDER BY position"
    ).to_pylist()
    if by_case:
        order = list(dict.fromkeys(row["case_id"] for row in rows))
        rows.sort(key=lambda row: order.index(row["case_id"]))
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


def as_text(value: object) -> object:
    if isinstance(value, bool):
        return str(value).lower()
    return str(value) if isinstance(value, int) else value


def expected_of(rows: list[dict[str, Any]], ending: str) -> list[dict[str, Any]]:
    if ending not in OF_TEXTS:
        return rows
    return [{name: as_text(value) for name, value in row.items() if value != ""} for row in rows]


def read_again(rows: list[dict[str, Any]], ending: str) -> list[dict[str, Any]]:
    """Take floats that came as text for floats; how many digits they have is the writer's."""
    if ending in OF_TEXTS:
        for row in rows:
            if "number" in row:
                row["number"] = float(row["number"])
    if ending in OF_OBJECTS:
        rows = [{n: v for n, v in row.items() if n not in BESIDE} for row in rows]
    return [{name.removeprefix("event:"): value for name, value in row.items()} for row in rows]


@pytest.mark.parametrize("ending", READ_BACK)
@settings(max_examples=20)
@given(frames())
def test_a_log_that_is_written_and_read_back_is_the_same(
    ending: str, made: tuple[pd.DataFrame, Mapping[str, str]]
) -> None:
    frame, names = made
    options = {name.removesuffix("_id"): column for name, column in names.items()}
    for name in ("start", "resource", "role"):
        options.setdefault(name, "none")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"log{ending}"
        by_case = ending.startswith(".xes")

        with EventLog.from_pandas(frame, **options) as log:
            write_log(log, path)
            wanted, zoned = expected_of(told(log, by_case), ending), log.zoned
        with procmine.read(path) as again:
            found = read_again(told(again, by_case), ending)

        assert found == wanted
        assert again.zoned == zoned
        assert again.set_aside == 0


STEPS = st.sampled_from(["start", "START", "complete", "complete", "ate_abort", "Queued", None])


@pytest.mark.parametrize("ending", READ_BACK)
@settings(max_examples=12)
@given(
    st.lists(st.tuples(st.sampled_from("12"), st.sampled_from("AB"), MOMENTS, STEPS), min_size=2)
)
def test_starts_and_completions_stay_joined_as_they_are(
    ending: str, rows: list[tuple[str, str, datetime, str | None]]
) -> None:
    frame = pd.DataFrame(rows, columns=["case_id", "activity", "timestamp", "lifecycle:transition"])
    frame["lifecycle:transition"] = frame["lifecycle:transition"].astype("string")
    # One pair at least, so that it is a log of starts and completions.
    frame.loc[len(frame)] = ["3", "A", datetime(2024, 3, 1), "start"]
    frame.loc[len(frame)] = ["3", "A", datetime(2024, 3, 2), "complete"]
    instances = "SELECT case_id, activity, start, timestamp FROM events ORDER BY case_id, position"

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"log{ending}"
        with EventLog.from_pandas(frame) as log:
            write_log(log, path)
            wanted = log.query(instances).to_pylist()
        with procmine.read(path) as again:
            found = again.query(instances).to_pylist()

    assert found == wanted


@pytest.mark.parametrize("ending", [".csv.gz", ".tsv", ".tsv.gz", ".xes.gz"])
def test_a_compressed_or_tabbed_file_is_read_back_too(ending: str, tmp_path: Path) -> None:
    with procmine.read("sample_logs/permits_gbk.csv") as log:
        write_log(log, tmp_path / f"log{ending}")
        wanted = told(log, by_case=True)

    with procmine.read(tmp_path / f"log{ending}") as again:
        assert told(again, by_case=True) == wanted
    assert (tmp_path / f"log{ending}").read_bytes().startswith(b"\x1f\x8b") == ending.endswith(
        ".gz"
    )
