"""Columns in which times are written in more than one way."""

from datetime import datetime

HEADER = "case,activity,time"


def lines(*times):
    return [HEADER, *(f"{i},a,{time}" for i, time in enumerate(times))]


def test_times_of_a_second_shape_are_read_and_counted(read_table, cells_of):
    log = read_table(lines("2024-01-10 10:00", "2024-01-11", "13/01/2024 11:00"))

    assert cells_of(log, "timestamp")[2] == datetime(2024, 1, 13, 11)
    assert log.notes == ("time: 1 time written day/month/year read, too",)


def test_what_is_no_time_stays_aside(read_table):
    log = read_table(lines("2024-01-10", "2024-01-11", "13.01.2024", "n/a", "n/a", "soon"))

    assert (log.rows.events, log.set_aside) == (3, 3)


def test_a_second_shape_that_is_ambiguous_stays_aside(read_table, cells_of):
    rows = lines("2024-01-10", "2024-01-11", "2024-01-12", "03/04/2024")

    log = read_table(rows)
    said = read_table(rows, dates="month-first")

    assert log.set_aside == 1
    assert "--dates" in log.notes[0]
    assert cells_of(said, "timestamp")[3] == datetime(2024, 3, 4)


def test_rows_that_contradict_the_order_of_day_and_month_stay_aside(read_table):
    log = read_table(lines("13/01/2024", "14/01/2024", "15/01/2024", "01/16/2024"))

    assert (log.rows.events, log.set_aside) == (3, 1)


def test_a_second_shape_may_begin_below_the_sample(read_table):
    log = read_table(lines(*["2024-01-10"] * 6000, *["13.01.2024"] * 9000))

    assert (log.rows.events, log.set_aside) == (15_000, 0)


def test_times_may_begin_below_the_sample(read_table):
    log = read_table(lines(*["pending"] * 6000, *["13.01.2024"] * 6000))

    assert (log.rows.events, log.set_aside) == (6000, 6000)


def test_a_lone_start_of_a_second_shape_is_an_event(read_table, cells_of):
    rows = ["1,a,2024-01-10,2024-01-10", "1,b,2024-01-11,2024-01-12", "1,c,13.01.2024,"]

    log = read_table(["case,activity,start,end", *rows])

    assert cells_of(log, "start", "timestamp")[2] == (datetime(2024, 1, 13),) * 2


def test_times_with_an_offset_among_naive_ones_are_not_read_on_the_quiet(read_table):
    log = read_table(lines("2024-01-10 10:00", "2024-01-11 10:00", "13/01/2024 10:00 +02:00"))

    assert log.set_aside == 1


def test_days_as_excel_counts_them_need_a_name_that_says_so(read_table, cells_of):
    log = read_table(["case,activity,date,weight", "1,a,45361.586875,45000", "1,b,45364.5,46000"])

    assert cells_of(log, "timestamp") == [
        datetime(2024, 3, 10, 14, 5, 6),
        datetime(2024, 3, 13, 12),
    ]
    assert log.attributes == ("weight",)
    assert log.notes == ("date: days as Excel counts them",)
