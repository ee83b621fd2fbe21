"""JSON Lines, arrays and what holds one: what is a row, what a column, what is set aside."""

import gzip
import json
from contextlib import suppress

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import procmine
from procmine.engine import open_engine
from procmine.errors import DataError, ProcmineError, UnreadableFile
from procmine.eventlog import EventLog, Reading
from procmine.importers import jsonlines, unnamed_columns
from procmine.importers.given import Input
from procmine.importers.jsonlines import document as _json_document

EVENTS = [
    {"case_id": "1", "activity": "a", "timestamp": "2024-05-01T10:00:00"},
    {"case_id": "1", "activity": "b", "timestamp": "2024-05-01T11:00:00"},
    {"case_id": "2", "activity": "a", "timestamp": "2024-05-01T12:00:00"},
]
LINES = "".join(json.dumps(event) + "\n" for event in EVENTS)
FIRST = LINES.splitlines()[0]


@pytest.fixture
def read(tmp_path):
    """Read a JSON file of some text."""
    opened = []

    def log_of(content, name="log.json", **options):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        opened.append(procmine.read(file, **options))
        return opened[-1]

    yield log_of
    for log in opened:
        log.close()


def events(log):
    return log.query("SELECT * FROM events ORDER BY position").to_pylist()


def with_cells(cells):
    """Give a line with more cells, which are JSON as text."""
    return f"{FIRST[:-1]}, {cells}}}\n"


# Shapes


@pytest.mark.parametrize(
    "text",
    [
        LINES,
        LINES.strip(),
        LINES.replace("\n", "\r\n"),
        LINES.replace("\n", "\r"),
        "\n\n" + LINES.replace("\n", "\n\n"),
        "\ufeff" + LINES,
        json.dumps(EVENTS),
        json.dumps(EVENTS, indent=2),
        json.dumps({"events": EVENTS}),
        json.dumps({"data": EVENTS}, indent=2),
        json.dumps({"data": EVENTS}) + "\n\n",
        json.dumps({"page": 1, "more": {"x": []}, "data": EVENTS, "tags": ["x", "y"]}, indent=1),
        "\n".join(json.dumps(event, indent=2) for event in EVENTS),
        "\n".join(json.dumps([event]) for event in EVENTS),
        "[" + ",\n".join(map(json.dumps, EVENTS)) + ",]",
    ],
    ids=[
        "lines", "no last line end", "Windows", "old Mac", "blank lines", "mark of UTF-8", "array",
        "pretty array", "object", "pretty object", "object and blanks", "beside others",
        "pretty objects", "an array a line", "comma at the end",
    ],
)  # fmt: skip
def test_objects_are_rows_however_they_are_set_out(read, text):
    log = read(text)

    found = [{name: event[name] for name in ("case_id", "activity")} for event in events(log)]
    assert found == [{k: e[k] for k in ("case_id", "activity")} for e in EVENTS]
    assert [str(e["timestamp"]) for e in events(log)] == [
        e["timestamp"].replace("T", " ") for e in EVENTS
    ]
    assert log.rows.read == 3


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(LINES.encode(), mtime=0),
        pa.compress(json.dumps(EVENTS).encode(), "zstd", asbytes=True),
        LINES.encode("utf-16"),
        gzip.compress(json.dumps(EVENTS).encode("utf-16"), mtime=0),
    ],
    ids=["gzip", "Zstandard", "UTF-16", "UTF-16 in gzip"],
)
def test_packed_and_wide_files_are_read(read, packed):
    assert len(events(read(packed))) == 3


def test_one_object_is_one_row(read):
    assert len(events(read(FIRST))) == 1


def test_what_stands_beside_the_array_is_told(read):
    log = read(json.dumps({"page": 1, "data": EVENTS, "total": 3}))

    assert "the rows are those of 'data'; 'page', 'total' beside it passed over" in log.notes


@pytest.mark.parametrize("long", [False, True])
def test_several_arrays_of_objects_are_refused_by_name(read, monkeypatch, long):
    if long:
        monkeypatch.setattr(_json_document, "LONGEST", 10)
        monkeypatch.setattr(_json_document, "_PIECE", 100)
        monkeypatch.setattr(jsonlines, "LONGEST", 10)

    with pytest.raises(UnreadableFile, match="several arrays of objects: 'people', 'data'"):
        read(json.dumps({"people": [{"n": 1}] * 30, "data": EVENTS}))


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "holder", [lambda rows: rows, lambda rows: {"a": [1, 2], "x": rows, "y": 1}]
)
def test_an_array_longer_than_the_window_is_read(read, monkeypatch, indent, holder):
    monkeypatch.setattr(_json_document, "_PIECE", 7)
    monkeypatch.setattr(_json_document, "LONGEST", 300)
    monkeypatch.setattr(jsonlines, "LONGEST", 300)
    many = [{**EVENTS[0], "n": n} for n in range(200)]

    log = read(json.dumps(holder(many), indent=indent))

    assert [event["n"] for event in events(log)] == [str(n) for n in range(200)]


def test_rows_beyond_memory_go_to_disk_and_keep_their_order(read, monkeypatch):
    monkeypatch.setattr(unnamed_columns, "_ROWS", 7)
    monkeypatch.setattr(unnamed_columns, "_IN_MEMORY", 1)
    lines = [
        json.dumps({**EVENTS[0], "n": n, **({"late": n} if n > 50 else {})}) for n in range(99)
    ]

    log = read("\n".join(lines))

    assert [event["n"] for event in events(log)] == [str(n) for n in range(99)]
    assert [event["late"] for event in events(log)] == [None] * 51 + [str(n) for n in range(51, 99)]


# Cells


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("1e5", "1e5"),
        ('"0012"', "0012"),
        ("1.10", "1.10"),
        ("1234567890" * 5, "1234567890" * 5),
        ("-0.0", "-0.0"),
        ("NaN", "NaN"),
        ("-Infinity", "-Infinity"),
        ("true", "true"),
        ("false", "false"),
        ("null", None),
        ('"NA"', "NA"),
        ('" a  b "', " a  b "),
        ('"e\\u0301"', "e\u0301"),
        ('"\\ud83d\\ude00"', "😀"),
        ('"\\ud83d"', "\ufffd"),
        ('"a\tb"', "a\tb"),
        ('[1e5, "1", null, {"x": [1.0, true]}]', '[1e5, "1", null, {"x": [1.0, true]}]'),
        ("[]", "[]"),
        ('["é"]', '["é"]'),
    ],
)  # fmt: skip
def test_values_keep_the_text_that_they_have(read, written, text):
    assert events(read(with_cells(f'"x": {written}')))[0]["x"] == text


def test_names_of_cases_stay_what_they_are(read):
    names = ['"0012"', '"NA"', '"null"', "1e5", "1.0", "12345678901234567890"]

    log = read(
        "\n".join(f'{{"case_id": {n}, "activity": "a", "timestamp": "2024-05-01"}}' for n in names)
    )

    assert [e["case_id"] for e in events(log)] == [n.strip('"') for n in names]


def test_objects_in_objects_are_columns_with_points(read):
    event = events(
        read(with_cells('"who": {"name": "Ann", "at": {"city": "Ulm"}, "tags": ["x"]}'))
    )[0]

    assert (event["who.name"], event["who.at.city"], event["who.tags"]) == ("Ann", "Ulm", '["x"]')


def test_names_that_are_the_same_to_the_engine_are_told_apart(read):
    log = read(with_cells('"x": 1, "X": 2, "a": {"b": 3}, "a.b": 4, "": 5, "\\u0000": 6'))

    assert log.attributes == ("x", "X (2)", "a.b", "a.b (2)", "column 8", "column 9")
    assert [events(log)[0][name] for name in log.attributes] == ["1", "2", "3", "4", "5", "6"]


def test_of_a_name_that_stands_twice_the_last_counts(read):
    assert events(read(with_cells('"x": 1, "x": 2')))[0]["x"] == "2"


# What is set aside or refused


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ('{"case_id": "1", "act', "line 2 has no JSON"),
        ("oops", "line 2 has no JSON"),
        ("[1, 2]", "line 2 has no object"),
        ("17", "line 2 has no object"),
        ("null", "line 2 has no object"),
        ("{}", "line 2 has nothing in it"),
        ("[" * 100_000, "line 2 has too many levels of brackets"),
        ('{"x": ' * 100 + "1" + "}" * 100, "line 2 has more than 64 levels of objects"),
        (f'{{"{"n" * 1001}": 1}}', "line 2 has a name of more than 1,000 characters"),
        ('{"x": "' + "y" * 50_000_000 + '"}', "line 2 has more than 16 MB"),
    ],
    ids=["cut", "word", "array", "number", "null", "nothing", "brackets", "levels", "name", "long"],
)
def test_lines_that_are_no_object_are_set_aside_and_told(read, line, why):
    log = read(f"{FIRST}\n{line}\n{FIRST}\noops\n")

    assert len(events(log)) == 2
    assert (log.rows.read, log.rows.set_aside) == (4, 2)
    assert f"2 values set aside: {why}" in log.notes[0]


def test_values_of_an_array_that_are_no_object_are_set_aside(read):
    log = read(f'[{FIRST}, 1, {FIRST}, "x", []]')

    assert (log.rows.read, log.rows.set_aside) == (5, 3)
    assert "3 values set aside: item 2 has no object" in log.notes


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"[{FIRST},\n{FIRST[:-9]}", "ends too early, on line 2"),
        (f"[{FIRST},\n{FIRST}\n", "ends too early"),
        (f"[{FIRST},\n{{oops}}]", "is broken JSON on line 2"),
        (f'{{"x": [\n{FIRST},\n', "ends too early"),
        (f"[{FIRST}, {'[' * 100_000}]", "nests its brackets too deep"),
        ("[" + FIRST + ', "' + "x" * 50_000_000 + '"]', "holds a value of more than 16 MB"),
        ('{"x": "' + "y" * 50_000_000 + '"}', "holds a value of more than 16 MB"),
        ("[" + ",".join(f'{{"k{n}": 1}}' for n in range(3000)) + "]", "more than 2,000 different"),
    ],
    ids=["within", "between", "broken", "object", "brackets", "long item", "long line", "names"],
)  # fmt: skip
def test_broken_and_hostile_files_are_refused(read, text, what):
    with pytest.raises(UnreadableFile, match=what) as told:
        read(text)

    assert told.value.hint


@pytest.mark.parametrize("text", ["[]", "[[], []]", "{}", '{"data": []}', "[1, 2]", "[{}, {}]"])
def test_files_without_a_row_are_told(read, text):
    with pytest.raises(ProcmineError) as told:
        read(text)

    assert told.value.message.startswith("log.json: ")


def test_a_plain_array_called_events_is_no_object_centric_log(read):
    assert len(events(read(json.dumps({"events": EVENTS, "objects": 3})))) == 3


def read_all(file):
    """Read by this importer, whatever kind of file it is now; any error but ours goes on."""
    engine = open_engine()
    try:
        given = Input(file, file.name, "raw", Reading())
        with suppress(ProcmineError):
            events(EventLog(engine, jsonlines.rows(engine, given), Reading()))
    finally:
        engine.close()


@settings(max_examples=50)
@given(
    text=st.sampled_from(
        [LINES, json.dumps(EVENTS, indent=1), json.dumps({"x": EVENTS, "y": 1.5})]
    ),
    damage=st.lists(
        st.tuples(
            st.sampled_from(["flip", "cut", "insert", "drop"]),
            st.integers(0, 1_000),
            st.binary(min_size=1, max_size=6),
        ),
        min_size=1,
        max_size=4,
    ),
)
def test_damaged_files_are_read_or_told(text, damage, tmp_path_factory):
    content = bytearray(text.encode())
    for kind, place, some in damage:
        place %= len(content) + 1
        if kind == "cut":
            del content[place:]
        elif kind == "drop":
            del content[place : place + len(some)]
        else:
            content[place : place + (kind == "flip")] = some
    file = tmp_path_factory.mktemp("damaged") / "log.json"
    file.write_bytes(content)

    read_all(file)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=6,
)


@settings(max_examples=50)
@given(
    values=st.lists(
        st.fixed_dictionaries(
            {"case_id": JSON, "activity": JSON, "timestamp": st.just("2024-05-01") | JSON},
            optional={"x": JSON},
        )
        | JSON,
        max_size=8,
    ),
    by_line=st.booleans(),
)
def test_no_row_is_lost(values, by_line, tmp_path_factory):
    file = tmp_path_factory.mktemp("rows") / "log.json"
    values = [EVENTS[0], *values]
    file.write_text("\n".join(map(json.dumps, values)) + "\n\n" if by_line else json.dumps(values))
    alone = by_line and len(values) == 1

    try:
        with procmine.read(file, case="case_id", activity="activity", timestamp="timestamp") as log:
            counts, found = log.rows, len(events(log))
    except DataError:
        return

    assert counts.read == len(values) or alone
    assert counts.events == found
    assert counts.read == found + counts.set_aside + sum(n for _, n in counts.explained)
