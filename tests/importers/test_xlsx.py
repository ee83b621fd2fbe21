"""Excel workbooks: which sheet, which header, what cells become, and what is refused."""

import datetime as dt
import io
import zipfile
from contextlib import suppress
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

import procmine
from procmine.engine import open_engine
from procmine.errors import DataError, NoEvents, ProcmineError, UnreadableFile, UsageError
from procmine.eventlog import EventLog, Limits, Reading
from procmine.importers import xlsx
from procmine.importers.given import Input

LOGS = Path(__file__).parents[3] / "shared" / "logs"
HEADER = ["case_id", "activity", "timestamp"]
NOON = dt.datetime(2024, 5, 1, 12)
ROWS = [["1", "a", NOON], ["1", "b", NOON + dt.timedelta(hours=1)], ["2", "a", NOON]]
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def workbook(*rows, title="Events", epoch=None):
    book = openpyxl.Workbook()
    if epoch:
        book.epoch = epoch
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(row)
    return book


def raw_workbook(cells, before="", **others):
    """Make a workbook of one sheet's XML, as no program would write it."""
    parts = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships {RELATIONS}><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {RELATIONS}>"
        f'<Relationship Id="r1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>",
        "xl/worksheets/sheet1.xml": f"{before}<worksheet {MAIN}><sheetData>{cells}</sheetData>"
        "</worksheet>",
        **others,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return packed.getvalue()


@pytest.fixture
def read(tmp_path):
    """Read a workbook, from openpyxl or as bytes."""
    opened = []

    def log_of(book, name="log.xlsx", **options):
        file = tmp_path / name
        if isinstance(book, bytes):
            file.write_bytes(book)
        else:
            book.save(file)
        opened.append(procmine.read(file, **options))
        return opened[-1]

    yield log_of
    for log in opened:
        log.close()


def events(log):
    return log.query("SELECT * FROM events ORDER BY position").to_pylist()


def column(log, name):
    return [event[name] for event in events(log)]


# The sheet


def test_the_largest_table_in_sight_is_taken_and_told(read):
    book = workbook(["Made by", "the finance team"], title="About")
    big = book.create_sheet("Events")
    for row in [HEADER, *ROWS]:
        big.append(row)
    hidden = book.create_sheet("Old")
    hidden.sheet_state = "hidden"
    for row in [HEADER, *ROWS, *ROWS]:
        hidden.append(row)
    book.create_chartsheet("Chart")

    log = read(book)

    assert len(events(log)) == 3
    assert "sheet 'Events' of 3 (others: About, Old)" in log.notes


@pytest.mark.parametrize("wanted", ["Old data", "old  DATA", "2"])
def test_a_sheet_is_chosen_by_name_or_number(read, wanted):
    book = workbook(HEADER, *ROWS)
    other = book.create_sheet("Old data")
    other.sheet_state = "hidden"
    other.append(HEADER)
    other.append(["9", "z", NOON])

    assert column(read(book, sheet=wanted), "case_id") == ["9"]


def test_a_name_that_is_a_number_is_a_name_first(read):
    book = workbook(HEADER, *ROWS)
    other = book.create_sheet("1")
    other.append(HEADER)
    other.append(["9", "z", NOON])

    assert column(read(book, sheet="1"), "case_id") == ["9"]


@pytest.mark.parametrize("wanted", ["Evnts", "0", "3", "²", "-1"])
def test_a_wrong_sheet_is_told_with_those_that_there_are(read, wanted):
    book = workbook(HEADER, *ROWS)
    book.create_sheet("Notes")

    with pytest.raises(UsageError, match=r"log\.xlsx: no sheet") as told:
        read(book, sheet=wanted)

    assert "The file has: Events, Notes" in told.value.hint
    assert ("did you mean 'Events'?" in told.value.hint) == (wanted == "Evnts")


def test_blank_workbooks_are_told(read):
    with pytest.raises(NoEvents, match="sheet 'Events' is empty"):
        read(workbook())
    with pytest.raises(NoEvents, match="no rows below the header"):
        read(workbook(HEADER))
    with pytest.raises(NoEvents, match="sheet 'Notes' is empty"):
        book = workbook(HEADER, *ROWS)
        book.create_sheet("Notes")
        read(book, sheet="Notes")


# The header


def test_titles_and_blank_rows_above_the_header_are_passed_over(read):
    title = [["Orders of May"], ["Export of", dt.date(2024, 6, 1)], [], [None, " "]]

    log = read(workbook(*title, HEADER, *ROWS))

    assert len(events(log)) == 3
    assert log.notes == ("2 rows above the header skipped",)
    assert log.rows.read == 5
    assert log.rows.explained == (("rows above the header", 2),)


def test_a_wide_title_above_known_names_is_no_header(read):
    log = read(workbook(["Orders", "of May"], [*HEADER, "note"], *([*row, "x"] for row in ROWS)))

    assert log.columns.case_id == "case_id"
    assert log.rows.explained == (("rows above the header", 1),)


def test_a_row_of_known_words_below_a_header_is_an_event(read):
    rows = [
        ["1", "start", NOON, "agent"],
        ["1", "task", "2024-05-02", "team"],
        ["2", "x", NOON, "y"],
    ]

    log = read(
        workbook(["Vorgang", "Schritt", "Zeit", "Wer"], *rows), case="Vorgang", activity="Schritt"
    )

    assert column(log, "case_id") == ["1", "1", "2"]


def test_a_name_may_be_a_number(read):
    log = read(workbook([*HEADER, 2024, 2025], *([*row, 1, 2] for row in ROWS)))

    assert log.attributes == ("2024", "2025")


def test_a_table_may_begin_anywhere(read):
    book = workbook()
    sheet = book.active
    for down, row in enumerate([HEADER, *ROWS], 7):
        for right, cell in enumerate(row, 4):
            sheet.cell(down, right, cell)

    log = read(book)

    assert column(log, "case_id") == ["1", "1", "2"]
    assert log.columns.case_id == "case_id"


def test_columns_without_a_name_are_numbered(read):
    book = workbook([*HEADER, "cost", None, "Note"], *([*row, 1, "x", "y"] for row in ROWS))
    book.active.merge_cells("D1:E1")

    assert read(book).attributes == ("column 5", "Note")


def test_blank_columns_and_rows_are_no_cells(read):
    rows = [[*HEADER, "Note", None, None], ROWS[0], [None] * 6, [" ", "", None, None], ROWS[1]]
    book = workbook(*rows)
    book.active.cell(40, 9).font = openpyxl.styles.Font(bold=True)

    log = read(book)

    assert log.rows.read == len(events(log)) == 2
    assert log.attributes == ("Note",)


def test_a_table_without_a_header_is_told(read):
    log = read(workbook(*ROWS), case="column 1", activity="column 2", timestamp="column 3")

    assert len(events(log)) == 3
    assert "no header row" in log.notes[0]


def test_rows_with_cells_beyond_the_header_are_set_aside(read):
    log = read(workbook(HEADER, ROWS[0], [*ROWS[1], None, "stray"], ROWS[2]))

    assert column(log, "case_id") == ["1", "2"]
    assert (log.rows.read, log.rows.set_aside) == (3, 1)
    assert "right of the last column's name: row 3" in log.notes[0]


def test_cells_beyond_the_header_in_most_rows_are_a_column(read):
    log = read(workbook(HEADER, *([*row, "kept"] for row in ROWS)))

    assert column(log, "column 4") == ["kept"] * 3
    assert log.rows.set_aside == 0


# Cells


def test_dates_are_times_in_both_of_excels_countings(read):
    for epoch in (None, CALENDAR_MAC_1904):
        log = read(workbook(HEADER, *ROWS, epoch=epoch))

        assert column(log, "timestamp") == [row[2] for row in ROWS]


@pytest.mark.parametrize(("epoch", "serial"), [(None, 45413.75), (CALENDAR_MAC_1904, 43951.75)])
def test_a_number_in_a_column_of_dates_is_the_day_that_it_stands_for(read, epoch, serial):
    log = read(workbook(HEADER, *ROWS, ["3", "a", serial], epoch=epoch))

    assert column(log, "timestamp")[3] == dt.datetime(2024, 5, 1, 18)


def test_times_are_whole_milliseconds(read):
    book = workbook(HEADER, *ROWS)
    cell = book.active["C2"]
    cell.value, cell.number_format = 45413.62499999999, "yyyy-mm-dd hh:mm:ss"

    assert column(read(book), "timestamp")[0] == dt.datetime(2024, 5, 1, 15)


def test_midnights_among_times_are_times(read):
    log = read(workbook(HEADER, *ROWS, ["3", "a", dt.datetime(2024, 5, 2)]))

    assert column(log, "timestamp")[3] == dt.datetime(2024, 5, 2)


def test_dates_and_texts_of_dates_in_one_column_are_both_read(read):
    log = read(workbook(HEADER, *ROWS, ["3", "a", "2024-05-02 10:30:00"], ["3", "b", "soon"]))

    assert column(log, "timestamp")[3] == dt.datetime(2024, 5, 2, 10, 30)
    assert log.rows.set_aside == 1


def test_texts_of_dates_may_be_in_the_writing_of_a_country(read):
    texts = ["13/05/2024 10:30", "1/6/2024 7:00", "soon"]

    log = read(workbook(HEADER, *ROWS, *(["3", "a", text] for text in texts)))

    found = column(log, "timestamp")
    assert found[3:] == [dt.datetime(2024, 5, 13, 10, 30), dt.datetime(2024, 6, 1, 7)]
    assert log.rows.set_aside == 1
    assert log.notes[0] == (
        "timestamp: 2 times as text, read as day/month/year, beside 3 dates of Excel"
    )


def test_days_and_months_that_excel_may_have_exchanged_are_told(read):
    log = read(workbook(HEADER, *ROWS, ["3", "a", "13/05/2024"], ["3", "b", "31.5.2024"]))

    assert "Excel may have exchanged day and month" in log.notes[1]


def test_what_is_said_of_the_order_of_dates_holds_for_texts_among_dates(read):
    book = workbook(HEADER, *ROWS, ["3", "a", "02/03/2024"])

    assert column(read(book, dates="month-first"), "timestamp")[3] == dt.datetime(2024, 2, 3)
    log = read(book, dates="day-first")
    assert column(log, "timestamp")[3] == dt.datetime(2024, 3, 2)


def test_a_column_of_notes_and_dates_keeps_its_texts(read):
    notes = ["call back", NOON, "on 13/05/2024 or so"]

    log = read(workbook([*HEADER, "note"], *([*r, n] for r, n in zip(ROWS, notes, strict=True))))

    assert column(log, "note") == ["call back", "2024-05-01 12:00:00", "on 13/05/2024 or so"]


def test_the_day_nought_is_no_day(read):
    book = workbook([*HEADER, "start"], *([*row, NOON] for row in ROWS))
    cell = book.active["D3"]
    cell.value, cell.number_format = 0, "yyyy-mm-dd hh:mm:ss"

    log = read(book)

    assert column(log, "start") == [NOON, None, NOON]
    assert "1 cell without a day left empty in start" in log.notes


def test_clocks_and_spans_are_texts(read):
    log = read(
        workbook(
            [*HEADER, "clock", "span"],
            *([*row, dt.time(9, 5), dt.timedelta(hours=30, seconds=1)] for row in ROWS),
        )
    )

    assert column(log, "clock") == ["09:05:00"] * 3
    assert column(log, "span") == ["30:00:01"] * 3


def test_names_of_cases_stay_what_they_are(read):
    names = ["0012", "NA", "null", "1e5", 5, 5.5, 123456789012345, " x  y "]

    log = read(workbook(HEADER, *([name, "a", NOON] for name in names)))

    expected = ["0012", "NA", "null", "1e5", "5", "5.5", "123456789012345", " x  y "]
    assert column(log, "case_id") == expected


def test_whole_numbers_are_whole_as_names_of_cases(read):
    log = read(workbook(HEADER, *([i, "a", NOON] for i in (7, 8))))

    assert column(log, "case_id") == ["7", "8"]


def test_numbers_and_truth_keep_their_types(read):
    log = read(workbook([*HEADER, "n", "x", "ok"], *([*row, 3, 0.5, True] for row in ROWS)))

    assert [(e["n"], e["x"], e["ok"]) for e in events(log)] == [(3, 0.5, True)] * 3


def test_cells_with_errors_are_empty_and_counted(read):
    book = workbook([*HEADER, "Amount"], *([*row, 1] for row in ROWS))
    for place, error in (("D2", "#N/A"), ("D3", "#REF!"), ("D4", "#N/A"), ("A4", "#N/A")):
        cell = book.active[place]
        cell.value, cell.data_type = error, "e"

    log = read(book)

    assert column(log, "Amount") == [None, None]
    assert log.rows.set_aside == 1
    assert {
        "2 error cells (#N/A) left empty in Amount",
        "1 error cell (#REF!) left empty in Amount",
        "1 error cell (#N/A) left empty in case_id",
    } <= set(log.notes)


def test_formulas_have_the_value_that_was_last_worked_out(read):
    def text(place, what):
        return f'<c r="{place}" t="inlineStr"><is><t>{what}</t></is></c>'

    header = "".join(text(f"{c}1", name) for c, name in zip("ABC", HEADER, strict=True))
    book = raw_workbook(
        f'<row r="1">{header}</row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c>'
        f'<c r="B2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>{text("C2", "2024-05-01")}</row>'
    )

    assert [(e["case_id"], e["activity"]) for e in events(read(book))] == [("2", "ab")]


def test_a_workbook_with_macros_is_read(read):
    assert len(events(read(workbook(HEADER, *ROWS), name="log.xlsm"))) == 3


def test_the_sheet_of_a_workbook_on_standard_input_is_read(tmp_path, monkeypatch):
    packed = io.BytesIO()
    workbook(HEADER, *ROWS).save(packed)
    packed.seek(0)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(packed))

    with procmine.read("-") as log:
        assert len(events(log)) == 3


# What is refused


def test_old_and_encrypted_workbooks_are_told(read):
    with pytest.raises(UnreadableFile, match="is an old or encrypted Excel workbook"):
        read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def test_a_locked_part_is_told(read):
    book = bytearray(raw_workbook(""))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        book[book.index(mark) + at] |= 1

    with pytest.raises(UnreadableFile, match="is encrypted"):
        read(bytes(book))


def test_binary_workbooks_are_told(read):
    with pytest.raises(UnreadableFile, match="is a binary Excel workbook"):
        read(raw_workbook("", **{"xl/workbook.bin": "x"}))


def test_other_documents_of_office_are_told(read):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<document/>")

    with pytest.raises(UnreadableFile, match="no workbook can be read"):
        read(packed.getvalue())


def test_a_bomb_is_not_unpacked(read):
    book = raw_workbook('<row r="1">' + " " * 120_000_000 + "</row>")

    with pytest.raises(UnreadableFile, match="unpacks to over 300 times its size"):
        read(book)
    with pytest.raises(UnreadableFile, match="unpacks to over 1,000 bytes"):
        read(workbook(HEADER, *ROWS), limits=Limits(unpacked=1_000))


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
        '<row r="2"><c s="1" r = \'XFD1048576\'><v>2</v></c></row>',
        f'<row r="2"><c {" " * 1_100_000}r="XFD1048576"><v>2</v></c></row>',
        '<row r="4000000000"><c r="ZZZZZZ4000000000"><v>2</v></c></row>',
        "<row>"
        + "<c><v>1</v></c>" * 1000
        + "</row>"
        + "<row/>" * 99_999
        + "<row><c><v>1</v></c></row>",
    ],
    ids=["far", "far, in other words", "far, in a long tag", "beyond Excel", "without places"],
)
def test_cells_far_apart_take_no_memory(read, cell):
    with pytest.raises(UnreadableFile, match="nearly all of them empty"):
        read(raw_workbook(f'<row r="1"><c r="A1"><v>1</v></c></row>{cell}'))


def test_a_wide_table_is_no_harm(read):
    names = [f"x{n}" for n in range(700)]

    log = read(workbook([*HEADER, *names], *([*row, *range(700)] for row in ROWS)))

    assert events(log)[2]["x699"] == 699


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_long_text_in_many_cells_takes_no_memory(read, quote):
    cell = f"<c t={quote}s{quote}><v>1</v></c>"
    texts = f"<sst {MAIN}><si><t>short</t></si><si><t>{'x' * 1_000_000}</t></si></sst>"

    with pytest.raises(UnreadableFile, match="long texts stand in so many cells"):
        read(raw_workbook(f"<row>{cell * 5}</row>" * 1_000, **{"xl/sharedStrings.xml": texts}))


def test_a_long_text_in_few_cells_is_no_harm(read):
    book = workbook([*HEADER, "note"], *([*row, n] for row in ROWS for n in "ab" * 1_000))
    book.active["D2"] = "x" * 32_000

    assert len(events(read(book))[0]["note"]) == 32_000


def test_empty_cells_far_away_are_no_harm(read):
    book = workbook(HEADER, *ROWS)
    book.active["XFD1048576"].font = openpyxl.styles.Font(bold=True)

    assert len(events(read(book))) == 3


@pytest.mark.parametrize(
    "declared",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
        '<!ENTITY b SYSTEM "http://127.0.0.1:9/">',
    ],
)
def test_entities_in_a_sheet_are_not_followed(read, declared):
    book = raw_workbook(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>',
        before=f"<!DOCTYPE x [{declared}]>",
    )

    with pytest.raises(ProcmineError) as told:
        read(book)

    assert "root:" not in str(told.value)
    assert "aaaaaaaaaa" not in str(told.value)


def test_members_with_paths_do_no_harm(read, tmp_path):
    packed = io.BytesIO()
    workbook(HEADER, *ROWS).save(packed)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
        archive.writestr("/tmp/../escaped.txt", "x")

    log = read(packed.getvalue())

    assert len(events(log)) == 3
    assert {path.name for path in tmp_path.rglob("*")} == {"log.xlsx"}


def test_a_workbook_that_is_cut_short_is_told(read):
    packed = io.BytesIO()
    workbook(HEADER, *ROWS).save(packed)
    book = packed.getvalue()

    with pytest.raises(UnreadableFile, match="cut short, or broken"):
        read(book[: len(book) - 30])


SHEET = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>case_id</t></is></c><c r="B1" t="inlineStr"><is>'
    '<t>activity</t></is></c><c r="C1" t="inlineStr"><is><t>timestamp</t></is></c></row>'
    '<row r="2"><c r="A2"><v>7</v></c><c r="B2" t="str"><v>a</v></c><c r="C2" t="str">'
    '<v>2024-05-01</v></c></row><row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="b">'
    '<v>1</v></c><c r="C3" s="0"><v>45000.5</v></c></row>'
)
DAMAGE = st.lists(
    st.tuples(
        st.sampled_from(["flip", "cut", "insert", "drop"]),
        st.integers(0, 10_000),
        st.binary(min_size=1, max_size=8),
    ),
    min_size=1,
    max_size=4,
)


def damaged(content, damage):
    content = bytearray(content)
    for kind, place, some in damage:
        place %= max(1, len(content))
        if kind == "flip" and content:
            content[place] ^= some[0] or 1
        elif kind == "cut":
            del content[place:]
        elif kind == "insert":
            content[place:place] = some
        else:
            del content[place : place + len(some)]
    return bytes(content)


def read_all(file):
    """Read by this importer, whatever kind of file it is now; any error but ours goes on."""
    engine = open_engine()
    try:
        given = Input(file, file.name, "raw", Reading())
        with suppress(ProcmineError):
            events(EventLog(engine, xlsx.rows(engine, given), Reading()))
    finally:
        engine.close()


@settings(max_examples=60)
@given(damage=DAMAGE)
def test_damaged_workbooks_are_read_or_told(damage, tmp_path_factory):
    file = tmp_path_factory.mktemp("damaged") / "log.xlsx"
    file.write_bytes(damaged(raw_workbook(SHEET), damage))

    read_all(file)


@settings(max_examples=60)
@given(damage=DAMAGE)
def test_damaged_sheets_are_read_or_told(damage, tmp_path_factory):
    file = tmp_path_factory.mktemp("damaged") / "log.xlsx"
    file.write_bytes(raw_workbook(damaged(SHEET.encode(), damage).decode("latin-1")))

    read_all(file)


CELL = st.one_of(
    st.none(),
    st.text("ab 0#é", max_size=4),
    st.integers(-5, 50_000),
    st.floats(-1e6, 1e6),
    st.booleans(),
    st.datetimes(dt.datetime(1990, 1, 1), dt.datetime(2090, 1, 1)),
    st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)),
    st.times(),
)


@settings(max_examples=60)
@given(table=st.lists(st.lists(CELL, min_size=3, max_size=5), min_size=1, max_size=12))
def test_no_row_is_lost(table, tmp_path_factory):
    file = tmp_path_factory.mktemp("rows") / "log.xlsx"
    workbook([*HEADER, "note"], *table).save(file)
    blank = sum(all(c is None or (isinstance(c, str) and not c.strip()) for c in r) for r in table)

    try:
        with procmine.read(file) as log:
            counts, found = log.rows, len(events(log))
    except (DataError, UsageError):  # no times in it, or no column of them
        return

    assert counts.read == len(table) - blank
    assert counts.events == found
    assert counts.read == found + counts.set_aside + sum(n for _, n in counts.explained)


# Real files


def of_apromore(name):
    file = LOGS / "apromore_importer" / name
    if not file.exists():
        pytest.skip("not among the files")
    return file


@pytest.mark.parametrize(
    ("number", "what", "aside"),
    [
        (1, "valid", 0),
        (2, "missing-columns", 1),
        (3, "invalid-end-timestamp", 1),
        (4, "invalid-start-timestamp", 1),
        (5, "empty-caseID", 1),
        (7, "record-invalid", 2),
    ],
)
def test_workbooks_of_apromore_have_the_events_that_it_expects(number, what, aside):
    file = of_apromore(f"test{number}-{what}.xlsx")
    expected = of_apromore(f"test{number}-{what}-expected.csv").read_text("utf-8-sig")

    with procmine.read(file) as log:
        found = [
            [e["case_id"], e["activity"], str(e["start"])[:23], str(e["timestamp"])[:23], "1"]
            for e in events(log)
        ]
        assert log.rows.set_aside == aside

    assert found == [line.split(",") for line in expected.splitlines() if line]


def test_a_workbook_of_apromore_without_an_event_is_told():
    with pytest.raises(NoEvents, match="no row is an event"):
        procmine.read(of_apromore("test8-all-invalid.xlsx"))


def test_a_hebrew_workbook_of_apromore_has_the_events_that_it_expects():
    file = of_apromore("test11-encoding.xlsx")
    lines = of_apromore("test11-encoding-expected.csv").read_text("utf-8").splitlines()

    with procmine.read(file) as log:
        found = [[e["case_id"], e["activity"], f"{e['timestamp']}.0"] for e in events(log)]

    assert found == [line.split("¸")[:3] for line in lines if line]


def test_the_workbook_of_a_hospital_has_the_events_of_its_text_table():
    file = LOGS / "daqapo" / "hospital.xlsx"
    if not file.exists():
        pytest.skip("not among the files")
    logs = []
    for name in ("hospital.xlsx", "hospital.csv"):
        with procmine.read(file.with_name(name)) as log:
            # The text table was written from numbers, and has 510.0 for 510.
            sql = "SELECT replace(case_id, '.0', '') AS case_id, activity, start, timestamp,"
            sql += " resource, specialization, CAST(triagecode AS DOUBLE) AS code"
            logs.append(log.query(f"{sql} FROM events ORDER BY position").to_pylist())

    assert logs[0] == logs[1]
    assert len(logs[0]) == 53
