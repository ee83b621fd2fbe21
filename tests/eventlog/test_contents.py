"""Columns without telling names are told by what is in them, and that is told."""

import pytest

from procmine.errors import ColumnError

STEPS = ["register", "check", "close"]
PEOPLE = ["Ann", "Bob", "Eve", "Joe"]


def table(header, row, cases=6):
    """Make a table of three steps a case; `row` gives the cells of case and step."""
    lines = [row(case, step) for case in range(cases) for step in range(3)]
    return [header, *lines] if header else lines


def test_a_table_without_a_header_is_read_by_its_contents(read_table):
    rows = table("", lambda c, s: f"{c + 100},{STEPS[s]},2024-01-{c + s + 1:02}")

    log = read_table(rows)

    assert (log.columns.case_id, log.columns.activity) == ("column 1", "column 2")
    assert log.columns.timestamp == "column 3"
    assert log.notes == (
        "no header row: the columns are called column 1, column 2 and so on",
        "column 1 is taken for the case, by its contents",
        "column 2 is taken for the activity, by its contents",
    )


def test_activities_are_told_from_people_by_how_cases_begin(read_table):
    rows = table(
        "", lambda c, s: f"K{c},{PEOPLE[(c * 5 + s) % 4]},{STEPS[s]},2024-01-{c + s + 1:02}"
    )

    assert read_table(rows).columns.activity == "column 3"


def test_two_columns_that_may_be_the_case_are_not_guessed_at(read_table):
    rows = table("", lambda c, s: f"{c},{c % 3},{STEPS[s]},2024-01-{c + s + 1:02}")

    with pytest.raises(ColumnError, match="'case'"):
        read_table(rows)


@pytest.mark.parametrize("amount", ["12.5", "7,25", "1,234"])
def test_an_amount_is_no_case(read_table, amount):
    rows = table("nr;what;when;x", lambda c, s: f"{c};{STEPS[s]};2024-01-{c + s + 1:02};{amount}")

    assert read_table(rows).columns.case_id == "nr"


def test_a_date_that_never_changes_within_a_case_is_not_the_time(read_table):
    rows = table(
        "case,activity,date1,date2",
        lambda c, s: f"{c},{STEPS[s]},2024-01-{c + 1:02},2024-02-{c + s + 1:02}",
    )

    log = read_table(rows)

    assert log.columns.timestamp == "date2"
    assert log.attributes == ("date1",)
    assert log.notes == ("date2 is taken for the time: it goes on within a case",)


def test_not_even_by_its_name(read_table):
    rows = table(
        "case,activity,date,changed on",
        lambda c, s: f"{c},{STEPS[s]},2024-01-{c + 1:02},2024-02-{c + s + 1:02}",
    )

    assert read_table(rows).columns.timestamp == "changed on"


def test_but_the_user_may_say_so(read_table):
    rows = table(
        "case,activity,date,changed on",
        lambda c, s: f"{c},{STEPS[s]},2024-01-{c + 1:02},2024-02-{c + s + 1:02}",
    )

    assert read_table(rows, timestamp="date").columns.timestamp == "date"


def test_a_date_that_jumps_within_a_case_is_not_the_time(read_table):
    rows = table(
        "case,activity,a,b",
        lambda c, s: f"{c},{STEPS[s]},{(c * 7 + s * 11) % 28 + 1:02}/01/2024,{c + s + 13}/02/2024",
    )

    assert read_table(rows).columns.timestamp == "b"


def test_of_two_times_that_go_on_the_earlier_is_the_start(read_table):
    rows = table(
        "case,activity,t1,t2",
        lambda c, s: f"{c},{STEPS[s]},2024-02-{c + s + 1:02} 11:00,2024-02-{c + s + 1:02} 10:00",
    )

    log = read_table(rows)

    assert (log.columns.start, log.columns.timestamp) == ("t2", "t1")
    assert "t2 is taken for the start" in log.notes[-1]
