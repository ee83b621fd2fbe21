"""Text tables: whatever their dialect and however broken, no row is lost without being counted."""

import csv
import io
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import procmine
from procmine.errors import ColumnError, DataError, NoEvents, ProcmineError, UnreadableFile

HEADER = "case_id,activity,timestamp"
ROWS = ["1,a,2024-01-01 10:00:00", "1,b,2024-01-02 10:00:00", "2,a,2024-01-03 10:00:00"]


@pytest.fixture
def read(tmp_path):
    """Write a table to a file, and read it: text, bytes, or a list of lines."""
    opened = []

    def log_of(content, **given):
        file = tmp_path / f"log{len(opened)}.csv"
        if isinstance(content, list):
            content = "\n".join(content) + "\n"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        opened.append(procmine.read(file, **given))
        return opened[-1]

    yield log_of
    for log in opened:
        log.close()


def events(log, columns="*"):
    return log.query(f"SELECT {columns} FROM events ORDER BY position").to_pylist()


def test_a_table_is_read_in_its_order(read):
    log = read([HEADER, *ROWS])

    assert [(e["case_id"], e["activity"], e["position"]) for e in events(log)] == [
        ("1", "a", 1),
        ("1", "b", 2),
        ("2", "a", 3),
    ]
    assert events(log)[0]["timestamp"] == datetime(2024, 1, 1, 10)
    assert (log.set_aside, log.notes) == (0, ())


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quote", ['"', "'", ""])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_delimiters_quotes_and_line_ends_are_told(read, delimiter, quote, end, last):
    cells = [line.split(",") for line in [HEADER, *ROWS]]
    lines = [delimiter.join(quote + cell + quote for cell in line) for line in cells]

    log = read((end.join(lines) + (end if last else "")).encode())

    assert len(events(log)) == 3
    assert log.set_aside == 0


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom", "utf-32", "cp1252", "mac_roman"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_western_encodings_are_told(read, encoding, end):
    text = end.join([HEADER, "1,Prüfung,2024-01-01", "1,Vérifié à l’été – déjà,2024-01-02", ""])
    content = text.encode(encoding.removesuffix("-bom"))
    if encoding.endswith("-bom"):
        content = b"\xff\xfe" + content

    log = read(content)

    assert [e["activity"] for e in events(log)] == ["Prüfung", "Vérifié à l’été – déjà"]
    told = encoding not in ("utf-8", "utf-8-sig")
    assert any(note.startswith("read as ") for note in log.notes) == told


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "gb18030", "utf-16"])
def test_chinese_encodings_are_told(read, encoding):
    lines = ["案例编号,活动,时间", "1,提交申请,2024-01-01", "1,审核（初审）,2024-01-02", ""]

    log = read("\n".join(lines).encode(encoding))

    assert log.columns.case_id == "案例编号"
    assert [e["activity"] for e in events(log)] == ["提交申请", "审核（初审）"]


def test_one_umlaut_far_below_is_seen(read):
    lines = [HEADER, *(f"{i},check,2024-01-01 10:00:00" for i in range(100_000))]
    content = "\n".join([*lines, "x,Prüfung,2024-01-02 10:00:00", ""]).encode("cp1252")

    log = read(content)

    assert events(log)[-1]["activity"] == "Prüfung"
    assert log.set_aside == 0
    assert log.notes == ("read as cp1252",)


def test_a_broken_byte_in_utf8_does_not_break_the_rest(read):
    content = "\n".join([HEADER, "1,Prüfung für Müller,2024-01-01", "1,b,2024-01-02", ""])

    log = read(content.encode().replace(b",b,", b",b\xff,"))

    assert [e["activity"] for e in events(log)] == ["Prüfung für Müller", "b\ufffd"]
    assert any("utf-8" in note for note in log.notes)


def test_a_text_that_ends_inside_a_character_is_read(read):
    content = "\n".join([HEADER, *ROWS, "3,é,2024-01-01,"]).encode()

    log = read("\n".join([HEADER, *ROWS, "3,2024,2024-01-01é"]).encode()[:-1])

    assert len(events(log)) == 3
    assert log.set_aside == 1
    assert content


def test_line_ends_may_be_mixed(read):
    log = read(f"{HEADER}\r\n{ROWS[0]}\n{ROWS[1]}\r{ROWS[2]}\r\n")

    assert len(events(log)) == 3
    assert log.set_aside == 0


def test_breaks_inside_texts_are_kept(read):
    log = read(f'{HEADER},note\r\n1,a,2024-01-01,"x\ny"\r\n1,b,2024-01-02,"p\r\nq, r"\r\n')

    assert [e["note"] for e in events(log)] == ["x\ny", "p\nq, r"]
    assert log.set_aside == 0


def test_short_lines_are_filled_up(read):
    log = read([HEADER + ",note", *ROWS])

    assert [e["note"] for e in events(log)] == [None] * 3
    assert log.set_aside == 0


def test_a_line_too_short_for_its_time_is_set_aside_and_told(read):
    log = read([HEADER, *ROWS, "3,a"])

    assert len(events(log)) == 3
    assert log.set_aside == 1
    assert log.notes == ("1 of 4 rows set aside: 1 without a readable time (timestamp)",)


def test_lines_too_long_are_set_aside_and_told(read):
    log = read([HEADER, *ROWS, "3,a,2024-01-01,x,y"])

    assert len(events(log)) == 3
    assert log.set_aside == 1
    assert log.notes == (
        "1 line set aside, not fitting the columns: line 5 has more fields than columns"
        " (3,a,2024-01-01,x,y)",
    )


def test_a_quote_that_stays_open_loses_no_line_silently(read):
    log = read([HEADER, *ROWS, '3,"a,2024-01-01', *ROWS])

    assert len(events(log)) == 6
    assert log.set_aside == 1
    assert log.notes == (
        "1 line set aside, not fitting the columns: line 5 has a quote that is not closed"
        ' (3,"a,2024-01-01)',
    )


def test_rows_that_are_no_events_are_set_aside_for_each_reason(read):
    log = read(
        [HEADER, *ROWS, ",a,2024-01-01", "3,,2024-01-01", "3,a,", "3,a,soon", "  ,a,2024-01-01"]
    )

    assert len(events(log)) == 3
    assert log.set_aside == 5
    assert log.notes == (
        "5 of 8 rows set aside: 2 without a case (case_id), 1 without an activity (activity),"
        " 2 without a readable time (timestamp); an unread time is 'soon'",
    )
    assert log.query("SELECT count(*) AS n FROM set_aside").to_pylist() == [{"n": 5}]


def test_no_valid_row_is_told_with_the_reasons(read):
    with pytest.raises(NoEvents, match="1 without a case") as told:
        read([HEADER, ",a,2024-01-01", "1,,2024-01-01"])

    assert "1 without an activity" in told.value.message
    assert told.value.exit_code == 3


def test_a_case_may_be_called_na(read):
    log = read([HEADER, "NA,null,2024-01-01", "NaN,None,2024-01-02"])

    assert [(e["case_id"], e["activity"]) for e in events(log)] == [("NA", "null"), ("NaN", "None")]


def test_byte_order_mark_and_blanks_in_a_header_do_not_matter(read):
    log = read("\ufeff case_id , Activity ,  timestamp\n1,a,2024-01-01\n".encode())

    assert (log.columns.case_id, log.columns.activity) == ("case_id", "Activity")


def test_columns_of_one_name_are_told_apart(read):
    log = read(["case_id,activity,timestamp,note,note,Note,note (2)", "1,a,2024-01-01,p,q,r,s"])

    assert log.attributes == ("note", "note (2)", "Note (3)", "note (2) (2)")
    assert list(events(log, '"note", "note (2)", "Note (3)", "note (2) (2)"')[0].values()) == [
        "p", "q", "r", "s",
    ]  # fmt: skip


def test_columns_without_a_name_get_one(read):
    log = read([",case_id,activity,timestamp,,column 1", "0,1,a,2024-01-01,x,y"])

    assert log.attributes == ("column 1", "column 5", "column 1 (2)")


def test_a_header_may_hold_line_breaks(read):
    log = read('"Case\nID",Activity,"Time\nstamp"\n1,a,2024-01-01\n', timestamp="time stamp")

    assert (log.columns.case_id, log.columns.timestamp) == ("Case ID", "Time stamp")
    assert len(events(log)) == 1


CLASHES = [
    "position", "start", "timestamp", "lifecycle", "resource", "role", "cost", "instance", "rowid",
    "time_text", "start_text", "_step", "file_row_number", "events", "select",
]  # fmt: skip


@pytest.mark.parametrize("name", CLASHES)
def test_an_attribute_may_be_called_like_a_column_of_ours(read, name):
    log = read([f"id,what,when,{name}", "1,a,2024-01-01,x y", "1,b,2024-01-02,x y"],
               case="id", activity="what", timestamp="when")  # fmt: skip

    row = events(log)[0]

    assert (row["case_id"], row["activity"], row["position"]) == ("1", "a", 1)
    assert row["timestamp"] == datetime(2024, 1, 1)
    assert "x y" in row.values()


HOSTILE = ['"; DROP TABLE events; --', "a'b", "x) FROM (SELECT 1", "\\", "{}", "{0}", "$case", "%s",
           "日本", "a/b:c", "-- x", "/*", "x\0y"]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("role", ["attribute", "case", "activity", "timestamp", "start"])
def test_no_name_of_a_column_becomes_sql(read, name, role):
    buffer = io.StringIO()
    values = {"attribute": "v", "case": "1", "activity": "a"}
    writer = csv.writer(buffer, lineterminator="\n")
    options = {"case": "id", "activity": "what", "timestamp": "when"}
    columns = {"id": "1", "what": "a", "when": "2024-01-02"}
    if role in options:
        columns.pop(options[role])
    columns[name] = values.get(role, "2024-01-01")
    if role != "attribute":
        options[role] = name.replace("\0", "")
    writer.writerow(columns)
    writer.writerow(columns.values())

    log = read(buffer.getvalue(), **options)

    assert len(events(log)) == 1
    assert (events(log)[0]["case_id"], events(log)[0]["activity"]) == ("1", "a")


@pytest.mark.parametrize(
    "value", ["'; DROP TABLE events; --", '"; SELECT 1', "$case", "x\\'y", "{}"]
)
def test_no_value_becomes_sql(read, value):
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([[*HEADER.split(","), "resource"], [value, value, "2024-01-01", value]])

    log = read(buffer.getvalue())
    report = procmine.analyze(log)

    assert events(log)[0]["case_id"] == value
    assert report.log.events == 1


def test_zero_bytes_inside_a_text_are_read(read):
    log = read([HEADER + ",note", *(row + ",x\0y" for row in ROWS)])

    assert events(log)[0]["note"] == "x\0y"


def test_a_very_long_text_is_read(read):
    long = "x" * 3_000_000

    log = read([HEADER + ",note", ROWS[0] + f",{long}", *ROWS[1:]])

    assert len(events(log)[0]["note"]) == len(long)


def test_a_line_beyond_all_measure_is_set_aside_and_told(read):
    log = read([HEADER + ",note", *ROWS, "3,a,2024-01-01," + "x" * 17_000_000])

    assert len(events(log)) == 3
    assert log.set_aside == 1
    assert "more than 16 MB" in log.notes[0]


def test_a_long_first_line_is_told(read):
    with pytest.raises(DataError, match="no header"):
        read("x" * 200_000 + ",b,c\n1,2,3\n")


def test_without_a_header_columns_are_numbered(read):
    log = read(ROWS, case="column 1", activity="column 2", timestamp="column 3")

    assert len(events(log)) == 3
    assert any("no header row" in note for note in log.notes)


def test_without_a_header_nothing_is_guessed(read):
    with pytest.raises(ColumnError) as told:
        read(ROWS)

    assert "column 1, column 2, column 3" in told.value.hint


def test_a_header_may_have_numbers_beside_known_names(read):
    log = read([HEADER + ",2023,2024", *(row + ",1,2" for row in ROWS)])

    assert log.attributes == ("2023", "2024")


def test_times_with_and_without_an_offset_are_refused(read):
    with pytest.raises(DataError, match="mixes times with and without a UTC offset") as told:
        read([HEADER, *ROWS, "3,a,2024-01-01 10:00:00+02:00"])

    assert told.value.hint


def test_a_naive_start_beside_a_zoned_end_is_refused(read):
    with pytest.raises(DataError, match="not both with") as told:
        read(["case_id,activity,start,end", "1,a,2024-01-01 10:00:00,2024-01-01T11:00:00Z"])

    assert "--start none" in told.value.hint


def test_an_end_before_its_start_is_told(read):
    log = read(
        ["case_id,activity,start,end", "1,a,2024-01-02,2024-01-01", "1,b,2024-01-02,2024-01-02"]
    )

    assert len(events(log)) == 2
    assert log.notes == ("1 event ends before it starts; its work counts as none",)


def test_a_start_without_an_end_is_an_event(read):
    log = read(["case_id,activity,start,end", "1,a,2024-01-02,", "1,b,2024-01-02,2024-01-03"])

    assert events(log)[0]["timestamp"] == datetime(2024, 1, 2)


def test_an_unreadable_start_is_set_aside_and_told(read):
    log = read(["case_id,activity,start,end", "1,a,soon,2024-01-03", "1,b,2024-01-02,2024-01-03"])

    assert log.set_aside == 1
    assert "1 with an unreadable start (start)" in log.notes[0]


def test_day_and_month_that_cannot_be_told_apart_are_told(read):
    log = read([HEADER, "1,a,01/02/2024 10:00", "1,b,03/04/2024 10:00"])

    assert events(log)[0]["timestamp"] == datetime(2024, 2, 1, 10)
    assert log.notes == (
        "timestamp: day and month can't be told apart, read as day/month/year; --dates month-first"
        " reads them the other way",
    )


def test_costs_may_have_decimal_commas(read):
    log = read(["case_id;activity;timestamp;cost", "1;a;2024-01-01;1234,5", "1;b;2024-01-02;-"])

    assert [e["cost"] for e in events(log)] == [1234.5, None]


@pytest.mark.parametrize(
    ("text", "cost"),
    [("167,52", 167.52), ("1.234,56", 1234.56), ("1,234.56", 1234.56), ("1 234,5", 1234.5),
     ("12", 12.0), ("-3.5", -3.5), ("1e3", 1000.0), ("€ 5", None), ("", None)],
)  # fmt: skip
def test_costs_are_read_as_they_are_written(read, text, cost):
    log = read([
        "case_id;activity;timestamp;cost",
        f"1;a;2024-01-01;{text}", "1;b;2024-01-02;7", "1;c;2024-01-02;8",
    ])  # fmt: skip

    assert events(log)[0].get("cost") == cost


def test_resources_may_be_missing_in_some_rows_or_all(read):
    some = read([HEADER + ",resource", ROWS[0] + ",Ann", ROWS[1] + ",", ROWS[2] + ","])
    none = read([HEADER + ",resource", *(row + "," for row in ROWS)], resource="resource")

    assert [e["resource"] for e in events(some)] == ["Ann", None, None]
    assert some.capabilities == ("resource",)
    assert none.capabilities == ()


def test_one_event_is_a_log(read):
    log = read([HEADER, ROWS[0]])

    assert procmine.analyze(log).log.events == 1


def test_one_activity_alone_is_a_log(read):
    log = read([HEADER, *(f"{i},a,2024-01-01 10:00:{i:02}" for i in range(30))])

    assert procmine.analyze(log).log.activities == 1


def test_equal_times_keep_the_order_of_the_file(read):
    log = read([HEADER, *(f"1,{a},2024-01-01 10:00:00" for a in "cabdea")])

    assert "".join(e["activity"] for e in events(log)) == "cabdea"
    assert procmine.analyze(log).log.cases == 1


def test_a_case_may_have_a_hundred_thousand_events(read):
    lines = (f"1,{'ab'[i % 2]},2024-01-01 10:00:{i % 60:02}" for i in range(100_000))

    log = read([HEADER, *lines])

    assert len(events(log, "position")) == 100_000


def test_thousands_of_columns_are_read(read):
    names = [f"attribute {i}" for i in range(3000)]
    lines = [",".join([HEADER, *names]), *(f"{row}{',x' * 3000}" for row in ROWS)]

    log = read(lines)

    assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 3}]
    assert len(log.attributes) == 3000


cells = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.just("\n"), max_size=6)
filled = cells.filter(lambda cell: cell.strip(" "))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(filled, filled, cells), min_size=1, max_size=12),
    st.sampled_from([",", ";", "\t", "|"]),
    st.sampled_from(["\n", "\r\n"]),
    st.sampled_from(["utf-8", "utf-16"]),
)
def test_what_the_csv_module_writes_is_read_cell_by_cell(
    tmp_path_factory, rows, mark, end, encoding
):
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=mark, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerow(["case_id", "activity", "timestamp", "note"])
    writer.writerows([(case, activity, "2024-01-01", note) for case, activity, note in rows])
    file = tmp_path_factory.mktemp("log") / "log.csv"
    file.write_bytes(buffer.getvalue().encode(encoding))

    with procmine.read(file) as log:
        found = [(e["case_id"], e["activity"], e["note"] or "") for e in events(log)]

    assert found == rows
    assert log.set_aside == 0


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "replace")))
def test_any_bytes_are_a_log_or_one_sentence(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("log") / "log.csv"
    file.write_bytes(content)

    try:
        procmine.read(file).close()
    except ProcmineError as error:
        assert error.message


lines = st.lists(
    st.sampled_from(["1", "a", "2024-01-01", "", '"', '"x', 'y"', ",", "\n", "\r", '""', " ", "é"]),
    max_size=40,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(lines)
def test_every_line_of_a_broken_table_is_an_event_or_counted(tmp_path_factory, text):
    file = tmp_path_factory.mktemp("log") / "log.csv"
    whole = f"{HEADER}\n{ROWS[0]}\n{text}\n"
    file.write_bytes(whole.encode())

    try:
        with procmine.read(file) as log:
            kept = log.query("SELECT count(*) AS n FROM events").to_pylist()[0]["n"]
    except UnreadableFile:
        return  # refused as a whole, in a sentence: nothing is lost unseen

    filled_lines = [line for line in whole.replace("\r", "\n").split("\n")[1:] if line]
    quoted_breaks = text.count("\n") + text.count("\r") if '"' in text else 0
    assert len(filled_lines) - quoted_breaks <= kept + log.set_aside <= len(filled_lines)
