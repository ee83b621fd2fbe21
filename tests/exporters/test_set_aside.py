"""Rows that are no events can be written to a file, each with what is wrong with it."""

import csv

import pytest

import procmine
from procmine.errors import UsageError
from procmine.exporters.set_aside import write_set_aside

LOG = """case,activity,done,note
c1,A,2024-01-01 10:00,fine
,B,2024-01-01 11:00,"a, b"
c2,,soon,=1+1
c3,A
c4,A,2024-01-02 10:00,x,more,cells
c5,C,2024-01-03 10:00,fine
"""


@pytest.fixture
def written(tmp_path):
    def rows(content):
        (tmp_path / "log.csv").write_text(content)
        with procmine.read(tmp_path / "log.csv") as log:
            count = write_set_aside(log, tmp_path / "aside.csv")
            assert count == log.set_aside
        with (tmp_path / "aside.csv").open(newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return rows


def test_each_row_stands_with_its_place_its_reason_and_what_it_held(written):
    rows = written(LOG)

    assert [(r["row"], r["reason"]) for r in rows if not r["line as it is"]] == [
        ("2", "no case"),
        ("3", "no activity, unreadable time"),
        ("4", "no time"),
    ]
    assert rows[0]["note"] == "a, b"
    assert rows[1]["done"] == "soon"


def test_a_line_that_does_not_fit_stands_as_it_is(written):
    (line,) = [r for r in written(LOG) if r["line as it is"]]

    assert (line["row"], line["reason"]) == ("6", "more fields than columns")
    assert line["line as it is"] == "c4,A,2024-01-02 10:00,x,more,cells"


def test_a_log_without_such_rows_gives_the_header_alone(written):
    assert written("case,activity,done\nc1,A,2024-01-01\nc1,B,2024-01-02\n") == []


def test_columns_of_the_names_of_ours_are_told_apart(written):
    rows = written("case,activity,done,reason,row\nc1,A,2024-01-01,good,7\n,B,2024-01-02,bad,8\n")

    assert rows[0]["reason"] == "no case"
    assert rows[0]["reason (2)"] == "bad"
    assert rows[0]["row (2)"] == "8"


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "log.csv").write_text(LOG)

    with procmine.read(tmp_path / "log.csv") as log, pytest.raises(UsageError):
        write_set_aside(log, tmp_path)
