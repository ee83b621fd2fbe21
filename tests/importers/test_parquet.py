"""Parquet: columns of any type, rows in the order of the file."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import procmine
from procmine.errors import DataError, NoEvents, ProcmineError

TIMES = [dt.datetime(2024, 1, 1, 10), dt.datetime(2024, 1, 1, 11), dt.datetime(2024, 1, 2, 9)]


@pytest.fixture
def read(tmp_path):
    """Write columns to a Parquet file, and read it."""
    opened = []

    def log_of(given=None, **columns):
        base = {"case_id": ["1", "1", "2"], "activity": ["a", "b", "a"], "timestamp": TIMES}
        file = tmp_path / "log.parquet"
        pq.write_table(pa.table({k: v for k, v in (base | columns).items() if v is not None}), file)
        opened.append(procmine.read(file, **(given or {})))
        return opened[-1]

    yield log_of
    for log in opened:
        log.close()


def events(log):
    return log.query("SELECT * FROM events ORDER BY position").to_pylist()


def test_rows_are_read_in_the_order_of_the_file(tmp_path):
    file = tmp_path / "log.parquet"
    n = 200_000
    table = pa.table(
        {
            "case_id": [str(i % 97) for i in range(n)],
            "activity": ["abc"[i % 3] for i in range(n)],
            "timestamp": pa.array([TIMES[0]] * n),
            "n": range(n),
        }
    )
    pq.write_table(table, file, row_group_size=7_000)
    frames = []
    for threads in (1, 4):
        with procmine.read(file, threads=threads) as log:
            frames.append(log.to_pandas())

    pd.testing.assert_frame_equal(*frames)
    assert list(frames[0]["n"]) == list(range(n))
    assert list(frames[0]["position"]) == list(range(1, n + 1))


@pytest.mark.parametrize(
    ("cases", "expected"),
    [
        ([1, 1, 2], ["1", "1", "2"]),
        (pa.array([1, 1, 2], pa.decimal128(10, 0)), ["1", "1", "2"]),
        (pa.array([b"1", b"1", b"2"], pa.binary()), ["1", "1", "2"]),
        (pa.array(["1", "1", "2"]).dictionary_encode(), ["1", "1", "2"]),
        (pa.array(["1", "1", "2"], pa.large_string()), ["1", "1", "2"]),
    ],
    ids=["int", "decimal", "bytes", "dictionary", "large text"],
)
def test_case_ids_may_have_many_types(read, cases, expected):
    assert [e["case_id"] for e in events(read(case_id=cases))] == expected


@pytest.mark.parametrize(
    ("times", "zoned"),
    [
        (pa.array(TIMES, pa.timestamp("ns")), False),
        (pa.array(TIMES, pa.timestamp("ms")), False),
        (pa.array(TIMES, pa.timestamp("us", "Europe/Berlin")), True),
        ([t.isoformat() for t in TIMES], False),
        ([t.strftime("%d.%m.%Y %H:%M") for t in TIMES], False),
        ([t.isoformat() + "Z" for t in TIMES], True),
        ([int(t.replace(tzinfo=dt.UTC).timestamp()) for t in TIMES], True),
        ([t.replace(tzinfo=dt.UTC).timestamp() * 1000 for t in TIMES], True),
    ],
    ids=["ns", "ms", "zone", "ISO", "European", "offset", "Unix", "Unix milliseconds"],
)
def test_times_may_have_many_types(read, times, zoned):
    log = read(timestamp=times)

    assert [e["timestamp"] for e in events(log)] == TIMES
    assert log.zoned == zoned


def test_dates_are_midnights(read):
    log = read(timestamp=[t.date() for t in TIMES])

    assert events(log)[2]["timestamp"] == dt.datetime(2024, 1, 2)


@pytest.mark.parametrize(
    "values",
    [
        [True, False, True],
        [dt.time(1), dt.time(2), dt.time(3)],
        pa.array([{"x": 1}] * 3),
        pa.array([[1], [2], []]),
        pa.nulls(3),
        pa.array([Decimal("1.5")] * 3),
    ],
    ids=["truth", "clocks", "structs", "lists", "nothing", "decimals"],
)
def test_columns_of_any_type_are_attributes_and_no_times(read, values):
    log = read(extra=values)

    assert log.attributes == ("extra",)
    assert len(events(log)) == 3
    with pytest.raises(DataError, match="no times can be read in column 'extra'"):
        read({"timestamp": "extra"}, extra=values)


def test_rows_without_a_case_or_a_time_are_set_aside_and_told(read):
    log = read(case_id=["1", None, ""], timestamp=[TIMES[0], TIMES[1], None])

    assert len(events(log)) == 1
    assert log.set_aside == 2
    assert log.notes == (
        "2 of 3 rows set aside: 2 without a case (case_id), 1 without a readable time (timestamp)",
    )


def test_text_times_that_cannot_be_read_are_set_aside_and_told(read):
    log = read(timestamp=["2024-01-01 10:00", "soon", "2024-01-01 11:00"])

    assert log.set_aside == 1
    assert "'soon'" in log.notes[0]


def test_starts_and_completions_are_joined(read):
    log = read(
        case_id=["1", "1", "1"],
        activity=["a", "a", "b"],
        lifecycle=["start", "complete", "complete"],
    )

    assert [(e["activity"], e["start"]) for e in events(log)] == [("a", TIMES[0]), ("b", None)]


def test_an_attribute_may_be_called_like_the_place_of_a_row(read):
    log = read(file_row_number=[7, 8, 9])

    assert [(e["position"], e["file_row_number"]) for e in events(log)] == [(1, 7), (2, 8), (3, 9)]


def test_names_differing_in_case_are_told_apart(read):
    log = read(Note=["x"] * 3, note=["y"] * 3)

    assert len(log.attributes) == 2
    assert {"x", "y"} <= set(map(str, events(log)[0].values()))


def test_a_table_without_rows_is_told(read):
    with pytest.raises(NoEvents, match="no rows"):
        read(case_id=pa.array([], pa.string()), activity=pa.array([], pa.string()),
             timestamp=pa.array([], pa.timestamp("us")))  # fmt: skip


def test_damage_inside_is_told_and_leaves_no_folder(tmp_path):
    file = tmp_path / "log.parquet"
    table = pa.table({"case_id": [str(i) for i in range(50_000)], "activity": ["a"] * 50_000,
                      "timestamp": [TIMES[0]] * 50_000})  # fmt: skip
    pq.write_table(table, file)
    content = bytearray(file.read_bytes())
    content[100:20_000] = bytes(19_900)
    file.write_bytes(content)

    with pytest.raises(ProcmineError, match=r"log\.parquet: cannot be read"):
        procmine.read(file)
