"""Exports as people send them: each was read wrongly once."""

from datetime import datetime

import openpyxl
import pytest

import procmine
from procmine.errors import NoEvents


@pytest.fixture
def events(tmp_path):
    """Read a table, and give case, activity and time of each event."""

    def read(content, name="log.csv"):
        data = content if isinstance(content, bytes) else content.encode()
        (tmp_path / name).write_bytes(data)
        return rows(tmp_path / name)

    return read


def rows(path):
    with procmine.read(path) as log:
        told = log.query("SELECT case_id, activity, timestamp FROM events ORDER BY position")
        return [tuple(row.values()) for row in told.to_pylist()]


@pytest.mark.parametrize(
    ("clock", "hour"),
    [("8时5分", (8, 5, 0)), ("08时05分09秒", (8, 5, 9)), ("08:05 Uhr", (8, 5, 0)),
     ("1899-12-30 08:05:09", (8, 5, 9)), ("1970-01-01T08:05:09", (8, 5, 9))],
)  # fmt: skip
def test_a_clock_beside_a_date_is_joined_however_it_is_written(events, clock, hour):
    lines = [f"A{day},Open,2024-03-{day:02},{clock}" for day in (1, 2, 3)]

    found = events("\n".join(["case,activity,date,time", *lines]))

    assert [time for *_, time in found] == [datetime(2024, 3, day, *hour) for day in (1, 2, 3)]


@pytest.mark.parametrize(
    "above",
    [
        ["Von;01.01.2024;", "Bis;31.03.2024;", ";;"],
        ["Exported;2024-04-01 10:00:00;by jdoe"],
        ["Export vom;01.04.2024 10:00;"],
    ],
)
def test_an_export_date_above_the_header_may_stand_in_a_row_as_wide(events, above):
    table = ["case_id;activity;timestamp", "A1;Open;2024-03-01", "A1;Close;2024-03-02"]

    assert [case for case, *_ in events("\n".join([*above, *table]))] == ["A1", "A1"]


@pytest.mark.parametrize("blank", ["\u202f", "\u00a0", "\u2009"])
def test_times_may_hold_blanks_of_other_kinds(events, blank):
    lines = [f"A{day},Open,1/{day}/2024 10:00:00{blank}AM" for day in (13, 14, 15)]

    found = events("\n".join(["case,activity,timestamp", *lines]))

    assert found[0] == ("A13", "Open", datetime(2024, 1, 13, 10))


def test_a_tab_behind_a_time_is_no_part_of_it(events):
    found = events("case,activity,timestamp\nA,Open,2024-01-15 10:00:00\t\nA,B,2024-01-16\t\n")

    assert len(found) == 2


def test_the_word_epoch_is_no_time(events):
    found = events("case,activity,timestamp\n" + "A,Open,2024-01-15 10:00\n" * 5 + "A,B,epoch\n")

    assert [activity for _, activity, _ in found] == ["Open"] * 5


def test_a_broken_byte_spoils_no_others(events):
    good = "".join(f"z,A,2024-01-{day:02} 10:00\n" for day in range(1, 31))
    content = f"case,activity,timestamp\n{good}z,Prüfung é,2024-02-01 10:00\n".encode()

    found = events(content + b"z,A\xff,2024-02-02 10:00\n")

    assert found[-2][1] == "Prüfung é"
    assert found[-1][1] == "A\ufffd"


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    book.save(path)


def test_of_several_sheets_that_with_the_columns_of_a_log_is_taken(tmp_path):
    users = [["user", "name", "role"], *(["u", "n", "clerk"] for _ in range(50))]
    log = [["case_id", "activity", "timestamp"], ["A", "Open", "2024-03-01"]]
    workbook(tmp_path / "log.xlsx", Users=users, Events=log)

    assert [case for case, *_ in rows(tmp_path / "log.xlsx")] == ["A"]


def test_one_odd_number_renames_no_other_case(tmp_path):
    lines = [[case, "Open", "2024-03-01"] for case in (100000, 100000, 100001, 1.5)]
    workbook(tmp_path / "log.xlsx", Events=[["case_id", "activity", "timestamp"], *lines])

    assert [case for case, *_ in rows(tmp_path / "log.xlsx")] == ["100000", "100000", "100001",
                                                                "1.5"]  # fmt: skip


def test_files_of_a_folder_may_write_a_column_in_several_ways(tmp_path):
    (tmp_path / "a.csv").write_text("case_id,activity,timestamp\nA,Open,2024-03-01\n")
    (tmp_path / "b.csv").write_text("Case ID,Activity,Timestamp\nB,Open,2024-03-02\n")
    (tmp_path / "c.csv").write_text("")
    (tmp_path / "readme.txt").write_text("what this is\nand that\n")

    assert [case for case, *_ in rows(tmp_path)] == ["A", "B"]


def test_a_folder_of_empty_files_is_told(tmp_path):
    (tmp_path / "a.csv").write_text("")

    with pytest.raises(NoEvents, match="all files are empty"):
        procmine.read(tmp_path)


def test_row_names_without_a_name_of_their_own_are_a_column(events):
    header = '"case_id","activity","timestamp"'
    lines = [header, '"1","A","Open",2024-03-01', '"2","A","Pay",2024-03-02']

    assert [(case, activity) for case, activity, _ in events("\n".join(lines))] == [
        ("A", "Open"),
        ("A", "Pay"),
    ]
