"""Every row that was read and is no event is told by PM101, whatever kept it from being one."""

import pytest

from procmine import read
from procmine.relations import relate
from procmine.rules.quality.rows_set_aside import RowsSetAside

HEADER = "case,activity,start,timestamp,resource\n"
GOOD = "".join(
    f"c{i},Check,2024-01-{i + 1:02} 09:00,2024-01-{i + 1:02} 10:00,Ann\n" for i in range(9)
)


@pytest.fixture
def reasons(tmp_path):
    def told(bad):
        path = tmp_path / "log.csv"
        path.write_text(HEADER + GOOD + bad)
        with read(path) as log:
            relate(log)
            rows = log.query(RowsSetAside.sql()).to_pylist()
            assert sum(row["occurrences"] for row in rows) == log.rows.set_aside
            assert {row["rows_count"] for row in rows} <= {log.rows.read}
            return [(row["column"], row["occurrences"], row["sample"]) for row in rows]

    return told


def test_a_good_file_has_none(reasons):
    assert reasons("") == []


def test_each_reason_is_told_by_the_name_that_the_file_gives_its_column(reasons):
    bad = (
        ",Check,2024-01-01 09:00,2024-01-01 10:00,Ann\n"
        "c1,,2024-01-01 09:00,2024-01-01 10:00,Ann\n"
        "c1,Check,2024-01-01 09:00,tomorrow,Ann\n"
        "c1,Check,yesterday,2024-01-01 10:00,Ann\n"
    )

    assert reasons(bad) == [
        ("activity", 1, "–"),
        ("case", 1, "–"),
        ("start", 1, "yesterday"),
        ("timestamp", 1, "tomorrow"),
    ]


def test_an_empty_start_sets_nothing_aside(reasons):
    assert reasons("c1,Check,,2024-01-01 10:00,Ann\n") == []


def test_a_line_that_does_not_fit_the_columns_is_counted(reasons):
    assert reasons("c1,Check,2024-01-01 09:00,2024-01-01 10:00,Ann,what,else\n") == [
        ("row", 1, "–")
    ]
