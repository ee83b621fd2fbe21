"""Quotes: doubled, behind a backslash, single, inside a word, or never closed."""

import pytest

HEADER = "case,activity,time"
ROWS = ["1,a,2024-01-01", "1,b,2024-01-02", "2,a,2024-01-03"]


def test_quotes_behind_a_backslash_are_part_of_the_text(read_table, cells_of):
    rows = [r'1,"say \"hi, you\" twice",2024-01-01', r'1,"C:\\dir\\",2024-01-02', *ROWS]

    log = read_table([HEADER, *rows])

    assert cells_of(log, "activity")[:2] == ['say "hi, you" twice', "C:\\dir\\"]
    assert log.set_aside == 0


def test_a_backslash_before_the_last_quote_is_a_path(read_table, cells_of):
    log = read_table([HEADER, r'1,"C:\dir\",2024-01-01', *ROWS])

    assert cells_of(log, "activity")[0] == "C:\\dir\\"


def test_doubled_quotes_are_one(read_table, cells_of):
    log = read_table([HEADER, '1,"a ""b"", c",2024-01-01'])

    assert cells_of(log, "activity") == ['a "b", c']


def test_single_quotes_may_stand_around_texts_alone(read_table, cells_of):
    log = read_table([HEADER, "1,'Check, in',2024-01-01", "1,'b',2024-01-02"])

    assert cells_of(log, "activity") == ["Check, in", "b"]


def test_an_inch_inside_a_word_is_no_quote(read_table, cells_of):
    log = read_table([HEADER, '1,5" pipe,2024-01-01', *ROWS])

    assert cells_of(log, "activity") == ['5" pipe', "a", "b", "a"]


def test_a_header_and_cells_may_be_padded(read_table):
    log = read_table(["case , activity , time", "1,a, 2024-01-01 ", "1,b, 2024-01-02"])

    assert (log.columns.case_id, log.columns.activity, log.rows.events) == ("case", "activity", 2)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_quote_that_stays_open_takes_its_own_line_alone(read_table, cells_of, number):
    rows = [line for i in range(number) for line in (*ROWS, f'{i},"open,2024-01-04')]

    log = read_table([HEADER, *rows, *ROWS])

    assert cells_of(log, "activity") == ["a", "b", "a"] * (number + 1)
    assert (log.rows.read, log.set_aside) == (4 * number + 3, number)
    assert 'line 5 has a quote that is not closed (0,"open,2024-01-04)' in log.notes[0]


def test_a_text_of_many_lines_is_none_that_stays_open(read_table, cells_of):
    rows = ['1,"several', "lines", 'of text",2024-01-01', '1,"open,2024-01-02', *ROWS]

    log = read_table([HEADER, *rows])

    assert cells_of(log, "activity") == ["several\nlines\nof text", "a", "b", "a"]
    assert log.set_aside == 1


def test_a_large_file_is_not_swallowed_either(read_table):
    rows = [f'{i},"a step of some length, told in many words",2024-01-01' for i in range(600_000)]
    rows[300_000] = '300000,"open,2024-01-01'

    log = read_table([HEADER, *rows])

    assert (log.rows.read, log.rows.events, log.set_aside) == (600_000, 599_999, 1)
