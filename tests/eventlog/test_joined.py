"""Date and time of day in two columns are one time."""

from datetime import datetime

import pytest

from procmine.errors import ColumnError

FIRST, SECOND = datetime(2024, 1, 15, 9, 5, 7), datetime(2024, 1, 16, 14, 30, 59)
PAIRS = {
    "Date + Time": ["15.01.2024;09:05:07", "16.01.2024;14:30:59"],
    "event_date + event_time": ["2024-01-15;9:05:07 AM", "2024-01-16;2:30:59 PM"],
    "日期 + 时间": ["2024年1月15日;9:05:07", "2024/1/16;14:30:59"],
    "UDATE + UTIME": ["20240115;090507", "20240116;143059"],
    "ERDAT + ERZET": ["15.01.2024;09:05:07", "16.01.2024;14:30:59"],
    "udate + utime": ["20240115;90507", "20240116;143059"],
    "Buchungsdatum + Buchungszeit": ["15.01.2024;09:05:07", "16.01.2024;14:30:59"],
    "Date of posting + Time of posting": ["01/15/2024;09.05.07", "01/16/2024;14.30.59"],
    "date + time": ["2024-01-15 00:00:00;09:05:07", "2024-01-16 00:00:00;14:30:59"],
    "Posted + At": ["2024-01-15;09:05:07", "2024-01-16;14:30:59"],
}


@pytest.mark.parametrize("name", PAIRS)
def test_a_date_and_its_time_of_day_are_joined(read_table, cells_of, name):
    header = "case;activity;" + name.replace(" + ", ";")

    log = read_table([header, *(f"1;a{i};{row}" for i, row in enumerate(PAIRS[name]))])

    assert log.columns.timestamp == name
    assert cells_of(log, "timestamp") == [FIRST, SECOND]
    assert log.attributes == ()
    assert log.notes == ("{} and {} are read as one time".format(*name.split(" + ")),)


def test_start_and_end_have_each_their_own(read_table, cells_of):
    header = "case,activity,start_date,start_time,end_date,end_time"

    log = read_table([header, "1,a,2024-01-15,08:00,2024-01-15,09:05:07"])

    assert (log.columns.start, log.columns.timestamp) == (
        "start_date + start_time",
        "end_date + end_time",
    )
    assert cells_of(log, "start", "timestamp") == [(datetime(2024, 1, 15, 8), FIRST)]


def test_a_date_without_its_time_is_midnight_and_an_unread_time_is_none(read_table, cells_of):
    rows = [f"{i},a,2024-01-15,09:05:07" for i in range(8)]

    log = read_table(["case,activity,Date,Time", *rows, "8,a,2024-01-15,", "9,a,2024-01-15,late"])

    assert cells_of(log, "timestamp") == [FIRST] * 8 + [datetime(2024, 1, 15)]
    assert log.set_aside == 1
    assert log.notes == (
        "Date and Time are read as one time; 1 row without Time: taken for midnight",
        "1 of 10 rows set aside: 1 without a readable time (Date + Time); an unread time is"
        " '2024-01-15 late'",
    )


def test_a_time_without_its_date_is_none(read_table):
    rows = ["1,a,2024-01-15,09:05", "1,b,,10:00"]

    assert read_table(["case,activity,Date,Time", *rows]).set_aside == 1


def test_the_user_may_name_both(read_table, cells_of):
    rows = ["case,activity,x,y", "1,a,2024-01-15,09:05:07"]

    assert cells_of(read_table(rows, timestamp="X + y"), "timestamp") == [FIRST]


def test_a_column_that_the_user_names_stays_alone(read_table, cells_of):
    rows = ["case,activity,Date,Time", "1,a,2024-01-15,09:05:07"]

    log = read_table(rows, timestamp="Date")

    assert cells_of(log, "timestamp") == [datetime(2024, 1, 15)]
    assert log.attributes == ("Time",)


def test_two_that_are_not_there_are_told(read_table):
    with pytest.raises(ColumnError, match="Day \\+ Hour"):
        read_table(["case,activity,Date", "1,a,2024-01-15"], timestamp="Day + Hour")


@pytest.mark.parametrize("name", ["duration", "wait time", "processing time", "耗时"])
def test_how_long_something_took_is_no_time_of_the_day(read_table, name):
    rows = [f"case,activity,day,{name}", "1,a,2024-01-15,01:30", "1,b,2024-01-16,00:45"]

    assert read_table(rows).columns.timestamp == "day"


def test_a_time_that_is_whole_already_is_not_joined(read_table):
    rows = ["case,activity,timestamp,lasted", "1,a,2024-01-15 10:00,01:30"]

    log = read_table(rows)

    assert (log.columns.timestamp, log.attributes) == ("timestamp", ("lasted",))
