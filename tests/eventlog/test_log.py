"""The log as users of the library hold it: frames in, frames out, queries in between."""

import datetime as dt

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import procmine
from procmine import EventLog
from procmine.errors import ColumnError, DataError, NoEvents

HOURS = pd.to_datetime(["2024-01-01 10:00", "2024-01-01 11:00", "2024-01-02 09:30"])


def frame_of(**columns):
    base = {"case_id": ["1", "1", "2"], "activity": ["a", "b", "a"], "timestamp": HOURS}
    return pd.DataFrame(base | columns)


def events_of(frame, **given):
    with EventLog.from_pandas(frame, **given) as log:
        return log.query("SELECT * FROM events ORDER BY position").to_pylist(), log


def test_a_frame_becomes_a_log():
    rows, log = events_of(frame_of(resource=["Ann", "Bob", None], amount=[1.5, 2.5, None]))

    assert [row["case_id"] for row in rows] == ["1", "1", "2"]
    assert [row["resource"] for row in rows] == ["Ann", "Bob", None]
    assert [row["position"] for row in rows] == [1, 2, 3]
    assert log.columns.timestamp == "timestamp"
    assert log.capabilities == ("resource",)
    assert log.attributes == ("amount",)
    assert not log.zoned


def test_a_frame_is_not_changed_and_its_index_is_ignored():
    frame = frame_of().set_index(pd.Index([7, 7, 9], name="activity_index"))
    before = frame.copy()

    _, log = events_of(frame)

    pd.testing.assert_frame_equal(frame, before)
    assert log.attributes == ()


@pytest.mark.parametrize(
    "cases",
    [
        [1, 1, 2],
        pd.array([1, 1, 2], dtype="Int64"),
        pd.Categorical(["1", "1", "2"]),
        pd.array(["1", "1", "2"], dtype="string"),
        pd.array(["1", "1", "2"], dtype="str"),
        np.array(["1", "1", "2"], dtype=object),
    ],
    ids=["int", "Int64", "categorical", "string", "str", "object"],
)
def test_case_ids_may_have_many_types(cases):
    rows, _ = events_of(frame_of(case_id=cases))

    assert [row["case_id"] for row in rows] == ["1", "1", "2"]


@pytest.mark.parametrize(
    "values",
    [
        pd.Categorical(["a", "b", "a"]),
        pd.array(["a", "b", "a"], dtype="string"),
        np.array(["a", "b", "a"], dtype=object),
    ],
    ids=["categorical", "string", "object"],
)
def test_labels_may_have_many_types(values):
    rows, _ = events_of(frame_of(activity=values, resource=values, role=values))

    assert [(r["activity"], r["resource"], r["role"]) for r in rows] == [
        ("a", "a", "a"),
        ("b", "b", "b"),
        ("a", "a", "a"),
    ]


def test_missing_resources_are_none_whatever_stands_for_them():
    for missing in (None, np.nan, pd.NA):
        values = np.array(["Ann", missing, ""], dtype=object)

        rows, _ = events_of(frame_of(resource=values))

        assert [row["resource"] for row in rows] == ["Ann", None, None]


@pytest.mark.parametrize(
    "times",
    [
        HOURS,
        HOURS.as_unit("s"),
        HOURS.as_unit("ns"),
        HOURS.astype(str),
        [t.to_pydatetime() for t in HOURS],
        [t.isoformat() for t in HOURS],
        np.array(HOURS, dtype="datetime64[ms]"),
    ],
    ids=["default", "seconds", "nanoseconds", "text", "datetime", "ISO", "numpy"],
)
def test_naive_times_may_have_many_types(times):
    rows, log = events_of(frame_of(timestamp=times))

    assert [row["timestamp"] for row in rows] == [t.to_pydatetime() for t in HOURS]
    assert not log.zoned


def test_times_with_a_zone_become_utc():
    rows, log = events_of(frame_of(timestamp=HOURS.tz_localize("Australia/Sydney")))

    assert rows[0]["timestamp"] == dt.datetime(2023, 12, 31, 23)
    assert log.zoned


def test_dates_are_midnights():
    rows, _ = events_of(frame_of(timestamp=[t.date() for t in HOURS]))

    assert rows[2]["timestamp"] == dt.datetime(2024, 1, 2)


def test_whole_numbers_are_unix_times_and_that_is_told():
    rows, log = events_of(frame_of(timestamp=[1704103200, 1704106800, 1704187800]))

    assert [row["timestamp"] for row in rows] == [t.to_pydatetime() for t in HOURS]
    assert log.notes == ("timestamp: Unix time",)


def test_whole_numbers_may_be_dates():
    rows, _ = events_of(frame_of(timestamp=[20240101, 20240101, 20240102]))

    assert rows[2]["timestamp"] == dt.datetime(2024, 1, 2)


@pytest.mark.parametrize(
    "values",
    [[True, False, True], [1.5, 2.5, 3.5], [dt.time(10), dt.time(11), dt.time(12)],
     pd.to_timedelta([1, 2, 3], "h"), [[1], [2], [3]], [{"a": 1}] * 3],
    ids=["truth", "numbers", "clocks", "durations", "lists", "dicts"],
)  # fmt: skip
def test_a_time_column_that_holds_no_times_is_told(values):
    frame = frame_of(when=values).drop(columns="timestamp")

    with pytest.raises(DataError, match="no times can be read in column 'when'"):
        EventLog.from_pandas(frame, timestamp="when")


@pytest.mark.parametrize(
    "values",
    [
        ["x", 1, 2.5],
        ["x", dt.datetime(2024, 1, 1), 3],
        [b"x", "y", 1],
        [[1], "x", {}],
        [2**70, 1, 2],
    ],
    ids=["text and numbers", "text and times", "bytes", "containers", "huge"],
)
@pytest.mark.parametrize("column", ["case_id", "activity", "timestamp", "extra"])
def test_columns_of_mixed_types_are_read_or_told_by_name(values, column):
    frame = frame_of()
    frame[column] = np.array([*values, None], dtype=object)[:3]

    try:
        EventLog.from_pandas(frame, timestamp="timestamp").close()
    except DataError as error:
        assert f"'{column}'" in error.message
        assert error.hint


def test_columns_may_have_any_names():
    frame = frame_of()
    frame[3] = [1, 2, 3]
    frame[("a", "b")] = ["x", "y", "z"]
    frame['"; DROP TABLE events; --'] = ["p", "q", "r"]
    frame["Activity"] = ["A", "B", "A"]

    rows, log = events_of(frame, activity="activity")

    assert len(rows) == 3
    assert "3" in log.attributes
    assert '"; DROP TABLE events; --' in log.attributes
    assert "Activity (2)" in log.attributes


def test_two_columns_of_one_name_are_told_apart():
    frame = frame_of(x=[1, 2, 3], y=[4, 5, 6]).rename(columns={"y": "x"})

    rows, log = events_of(frame)

    assert log.attributes == ("x", "x (2)")
    assert [(r["x"], r["x (2)"]) for r in rows] == [(1, 4), (2, 5), (3, 6)]


def test_a_frame_without_rows_is_told():
    with pytest.raises(NoEvents, match="frame"):
        EventLog.from_pandas(frame_of().head(0))


def test_a_missing_column_is_told():
    with pytest.raises(ColumnError, match="no column 'who'"):
        EventLog.from_pandas(frame_of(), resource="who")


def test_a_frame_comes_back_as_it_was():
    frame = frame_of(
        resource=["Ann", None, "Bob"],
        amount=[1.5, None, 3.0],
        flag=[True, False, True],
        count=[1, 2, 3],
        when=HOURS,
        note=["it's", 'a "quote"', "; DROP"],
    ).iloc[[2, 0, 1]]
    with EventLog.from_pandas(frame) as log:
        back = log.to_pandas()

    for column in ("case_id", "activity", "resource", "amount", "flag", "count", "note"):
        got = [None if pd.isna(v) else v for v in back[column]]
        assert got == [None if pd.isna(v) else v for v in frame[column]], column
    assert list(back["timestamp"]) == list(frame["timestamp"])
    assert list(back["when"]) == list(frame["when"])


def test_attributes_named_like_canonical_columns_get_another_name():
    names = ["position", "start", "instance", "time_text", "rowid", "cost_", "_nth"]
    frame = frame_of(
        **{name: [name] * 3 for name in names}, role=["x"] * 3, cost=["low", "high", "low"]
    )
    with EventLog.from_pandas(frame, activity="activity") as log:
        back = log.to_pandas()

    assert list(back["position"]) == [1, 2, 3]
    for name in (*names, "cost"):
        ours = next(a for a in log.attributes if a.rstrip("_") == name.rstrip("_"))
        assert set(back[ours]) == {name} or name == "cost"


def test_a_query_takes_parameters_as_values():
    hostile = "x' OR 1=1; DROP TABLE events; --"
    frame = frame_of(activity=[hostile, "b", "a"])
    with EventLog.from_pandas(frame) as log:
        rows = log.query(
            "SELECT activity FROM events WHERE activity = $name AND case_id = $name_2",
            name=hostile, name_2="1", name_="unused",
        )  # fmt: skip
        assert rows.to_pylist() == [{"activity": hostile}]


def test_a_log_is_closed_at_the_end_of_its_block():
    with EventLog.from_pandas(frame_of()) as log:
        scratch = log.engine.scratch
        assert scratch.exists()

    assert not scratch.exists()


def test_a_log_is_closed_when_its_block_fails():
    with pytest.raises(KeyError), EventLog.from_pandas(frame_of()) as log:
        raise KeyError

    assert not log.engine.scratch.exists()


texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.tuples(texts, texts, st.none() | texts, st.integers(0, 9)), min_size=1, max_size=9)
)
def test_any_texts_come_back_in_the_order_of_the_frame(rows):
    frame = pd.DataFrame(
        {
            "case_id": [r[0] for r in rows],
            "activity": [r[1] for r in rows],
            "note": pd.array([r[2] for r in rows], dtype="string"),
            "timestamp": [dt.datetime(2024, 1, 1, r[3]) for r in rows],
        }
    )
    usable = [r for r in rows if r[0].strip(" ") and r[1].strip(" ")]
    try:
        with EventLog.from_pandas(frame) as log:
            back = log.to_pandas()
            assert log.set_aside == len(rows) - len(usable)
    except NoEvents:
        assert not usable
        return

    assert list(back["case_id"]) == [r[0] for r in usable]
    assert list(back["activity"]) == [r[1] for r in usable]
    assert [None if pd.isna(n) else n for n in back["note"]] == [r[2] for r in usable]


def test_two_reads_give_equal_tables_on_any_number_of_threads(tmp_path):
    file = tmp_path / "log.csv"
    lines = (
        f"{i % 997},{'abcdef'[i % 6]},2024-01-01 10:{i % 60:02}:00,{i}" for i in range(300_000)
    )
    file.write_text("case_id,activity,timestamp,n\n" + "\n".join(lines) + "\n")
    frames = []
    for threads in (1, 4):
        with procmine.read(file, threads=threads) as log:
            frames.append(log.to_pandas())

    pd.testing.assert_frame_equal(*frames)
    assert list(frames[0]["n"].astype(int)) == list(range(300_000))
