"""XES files: what becomes a column, which types, which notes, and what is refused."""

from __future__ import annotations

import gzip
import math
import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import NamedTemporaryFile
from unittest.mock import Mock
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from procmine.errors import DataError, NoEvents, UnreadableFile
from procmine.importers.xes import content
from procmine.importers.xes import parser as xes_parser
from procmine.importers.xes.glue import Irregular
from procmine.importers.xes.log import Classifier, XesLog, read_xes

LOGS = Path(__file__).parents[4] / "shared" / "logs"
WHEN = '<date key="time:timestamp" value="2024-05-01T09:00:00+02:00"/>'


@pytest.fixture(autouse=True, params=["regular", "parser"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read everything twice: files of the regular form are else never met by the parser."""
    if request.param == "parser":
        monkeypatch.setattr(content, "read_regular", Mock(side_effect=Irregular))


def read(text: str | bytes) -> XesLog:
    data = text.encode() if isinstance(text, str) else text
    with NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        return read_xes(Path(file.name), "log.xes")


def rows(text: str | bytes) -> list[dict[str, object]]:
    with read(text) as log:
        return list(log.table().to_pylist())


def log_of(*cases: str, head: str = "") -> str:
    return f'<log xes.version="1.0">{head}{"".join(cases)}</log>'


def case(*events: str, name: str | None = "1") -> str:
    named = "" if name is None else f'<string key="concept:name" value={quoteattr(name)}/>'
    return f"<trace>{named}{''.join(f'<event>{event}</event>' for event in events)}</trace>"


def value(tag: str, key: str, text: str, inner: str = "") -> str:
    return f"<{tag} key={quoteattr(key)} value={quoteattr(text)}>{inner}</{tag}>"


def column(log: XesLog, name: str) -> list[object]:
    return list(log.table().column(name).to_pylist())


@pytest.fixture(params=[1, 2, 20_000])
def chunk_events(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(xes_parser, "CHUNK_EVENTS", request.param)
    return int(request.param)


# Columns


def test_attributes_of_the_case_are_repeated_for_each_of_its_events(chunk_events: int) -> None:
    text = log_of(
        case(value("string", "concept:name", "a"), value("string", "concept:name", "b")),
        case(value("string", "concept:name", "c"), name="2"),
    )

    with read(text) as log:
        found = log.table().to_pylist()

    assert log.cases == 2
    assert log.events == 3
    assert found == [
        {"case:concept:name": "1", "concept:name": "a"},
        {"case:concept:name": "1", "concept:name": "b"},
        {"case:concept:name": "2", "concept:name": "c"},
    ]


def test_a_case_named_na_is_a_case(chunk_events: int) -> None:
    text = log_of(case(value("string", "concept:name", "NA"), name="NA"))

    assert rows(text) == [{"case:concept:name": "NA", "concept:name": "NA"}]


def test_attributes_of_a_case_may_follow_its_events() -> None:
    text = log_of(f"<trace><event>{WHEN}</event>{value('string', 'concept:name', '7')}</trace>")

    with read(text) as log:
        assert column(log, "case:concept:name") == ["7"]
        assert log.unnamed_cases == 0


def test_a_column_may_first_appear_in_the_last_event(chunk_events: int) -> None:
    early, late = value("int", "x", "1"), value("int", "late", "2")

    with read(log_of(case(early, early, early), case(early + late, name="2"))) as log:
        assert all(batch.schema == log.schema for batch in log.batches())
        assert column(log, "late") == [None, None, None, 2]
        assert column(log, "x") == [1, 1, 1, 1]


def test_nested_attributes_are_named_after_their_parents(chunk_events: int) -> None:
    inner = value("string", "currency", "EUR", value("int", "digits", "2"))

    found = rows(log_of(case(value("float", "cost:total", "10.5", inner))))

    assert found[0]["cost:total"] == 10.5
    assert found[0]["cost:total/currency"] == "EUR"
    assert found[0]["cost:total/currency/digits"] == 2


@pytest.mark.parametrize("values", ["{}", "<values>{}</values>"])
def test_items_of_a_list_are_numbered_from_one(values: str) -> None:
    items = value("string", "who", "Ann") + value("string", "who", "Bob")
    text = log_of(case(f'<list key="team">{values.format(items)}</list>' + value("int", "x", "1")))

    found = rows(text)[0]

    assert found["team/1/who"] == "Ann"
    assert found["team/2/who"] == "Bob"
    assert found["x"] == 1


def test_members_of_a_container_are_named_after_it() -> None:
    text = log_of(case(f'<container key="cost">{value("int", "total", "3")}</container>'))

    assert rows(text)[0]["cost/total"] == 3


def test_an_attribute_of_an_event_is_never_taken_for_one_of_its_case() -> None:
    text = log_of(case(value("string", "case:concept:name", "other")))

    assert rows(text) == [{"case:concept:name": "1", "event:case:concept:name": "other"}]


def test_tags_with_a_prefix_are_read_alike() -> None:
    text = (
        '<xes:log xmlns:xes="http://www.xes-standard.org/"><xes:trace><xes:string '
        'key="concept:name" value="9"/><xes:event><xes:int key="x" value="1"><xes:int key="y" '
        'value="2"/></xes:int></xes:event></xes:trace></xes:log>'
    )

    assert rows(text) == [{"case:concept:name": "9", "x": 1, "x/y": 2}]


def test_an_attribute_that_stands_twice_counts_the_last_time_and_is_noted() -> None:
    with read(log_of(case(value("int", "x", "1") + value("int", "x", "2")))) as log:
        assert column(log, "x") == [2]
        assert log.notes == ("attributes stood twice in one event or case: the last counts: 1",)


def test_lifecycle_values_of_any_kind_stay_as_they_are() -> None:
    odd = value("string", "lifecycle:transition", "In Call")

    assert rows(log_of(case(odd)))[0]["lifecycle:transition"] == "In Call"


# Types


def test_every_type_of_xes_has_its_type() -> None:
    event = (
        value("string", "s", "x") + value("id", "i", "not-a-uuid") + value("int", "n", "-5")
        + value("float", "f", "1.5E2") + value("boolean", "b", "true") + WHEN
    )  # fmt: skip

    with read(log_of(case(event))) as log:
        assert {field.name: field.type for field in log.schema} == {
            "case:concept:name": pa.string(),
            "s": pa.string(),
            "i": pa.string(),
            "n": pa.int64(),
            "f": pa.float64(),
            "b": pa.bool_(),
            "time:timestamp": pa.timestamp("us", "UTC"),
        }
        assert log.table().to_pylist()[0] == {
            "case:concept:name": "1",
            "s": "x",
            "i": "not-a-uuid",
            "n": -5,
            "f": 150.0,
            "b": True,
            "time:timestamp": datetime(2024, 5, 1, 7, tzinfo=UTC),
        }


def test_a_key_with_different_types_becomes_text(chunk_events: int) -> None:
    events = [
        value("int", "x", "5"),
        value("string", "x", "many"),
        value("boolean", "x", "true"),
        value("date", "x", "2024-05-01T09:00:00+02:00"),
    ]

    with read(log_of(case(*events[:2]), case(*events[2:], name="2"))) as log:
        assert column(log, "x") == ["5", "many", "true", "2024-05-01 07:00:00.000000+00:00"]


def test_whole_numbers_among_floats_are_floats(chunk_events: int) -> None:
    text = log_of(case(value("int", "cost", "50")), case(value("float", "cost", "50.5"), name="2"))

    assert [row["cost"] for row in rows(text)] == [50.0, 50.5]


def test_whole_numbers_too_long_for_a_float_become_text_beside_floats(chunk_events: int) -> None:
    long = value("int", "x", "9007199254740993")

    found = rows(log_of(case(long), case(value("float", "x", "0.5"), name="2")))

    assert [row["x"] for row in found] == ["9007199254740993", "0.5"]


def test_the_name_of_a_case_is_text_whatever_its_type() -> None:
    found = rows(
        log_of(f"<trace>{value('int', 'concept:name', '007')}<event>{WHEN}</event></trace>")
    )

    assert found[0]["case:concept:name"] == "007"


def test_values_that_are_not_of_their_type_are_empty_and_counted(chunk_events: int) -> None:
    events = [value("int", "n", text) for text in ("1", "two", "+3", " 4 ", "5.0", str(2**63))]

    with read(log_of(case(*events[:3]), case(*events[3:], name="2"))) as log:
        assert column(log, "n") == [1, None, 3, 4, None, None]
        assert log.unreadable == {"n": 3}
        assert [(x.column, x.row, x.text) for x in log.examples] == [
            ("n", 1, "two"),
            ("n", 4, "5.0"),
            ("n", 5, str(2**63)),
        ]
        assert log.notes == ("values of 'n' that cannot be read are empty: 3",)


def test_a_type_of_which_no_value_can_be_read_does_not_matter(chunk_events: int) -> None:
    text = log_of(case(value("date", "x", "soon")), case(value("float", "x", "0.5"), name="2"))

    assert [row["x"] for row in rows(text)] == [None, 0.5]


# Times


def test_times_with_an_offset_are_utc_and_their_offsets_are_counted(chunk_events: int) -> None:
    texts = ["2024-05-01T09:00:00.123456+02:00", "2024-05-01T07:00:00Z", "2024-12-01T09:00+0100"]

    with read(log_of(case(*(value("date", "d", text) for text in texts)))) as log:
        assert column(log, "d") == [
            datetime(2024, 5, 1, 7, 0, 0, 123456, UTC),
            datetime(2024, 5, 1, 7, tzinfo=UTC),
            datetime(2024, 12, 1, 8, tzinfo=UTC),
        ]
        assert log.offsets == {"d": {"+02:00": 1, "+00:00": 1, "+01:00": 1}}


def test_times_without_an_offset_stay_without(chunk_events: int) -> None:
    with read(log_of(case(value("date", "d", "2024-05-01T09:00:00.5")))) as log:
        assert column(log, "d") == [datetime(2024, 5, 1, 9, 0, 0, 500_000)]
        assert log.schema.field("d").type == pa.timestamp("us")
        assert log.offsets == {}


def test_times_with_and_without_an_offset_in_one_column_are_refused(chunk_events: int) -> None:
    text = log_of(case(WHEN), case(value("date", "time:timestamp", "2024-05-01T09:00"), name="2"))

    with pytest.raises(DataError) as refused:
        read(text)

    assert refused.value.message == (
        "log.xes: 'time:timestamp' has times with an offset and times without"
    )
    assert refused.value.hint


def test_one_column_may_have_offsets_and_another_not() -> None:
    found = rows(log_of(case(WHEN + value("date", "due", "2024-05-01"))))[0]

    assert found["due"] == datetime(2024, 5, 1)
    assert found["time:timestamp"] == datetime(2024, 5, 1, 7, tzinfo=UTC)


def test_unreadable_dates_are_empty_and_twenty_of_them_are_kept_aside(chunk_events: int) -> None:
    bad = [value("date", "d", f"soon {i}") for i in range(30)]

    with read(log_of(case(*bad, value("date", "d", "2024-05-01T09:00:00.1234567Z")))) as log:
        assert column(log, "d") == [None] * 30 + [datetime(2024, 5, 1, 9, 0, 0, 123456, UTC)]
        assert log.unreadable == {"d": 30}
        assert [x.text for x in log.examples] == [f"soon {i}" for i in range(20)]


@pytest.mark.parametrize("text", ["2024-02-30T09:00:00Z", "0001-01-01T00:00:00+14:00 x", "", "24"])
def test_impossible_dates_are_empty(text: str) -> None:
    with read(log_of(case(value("date", "d", text)))) as log:
        assert column(log, "d") == [None]
        assert log.unreadable == {"d": 1}


# What the log says of itself


def test_a_real_text_default_fills_only_the_gaps(chunk_events: int) -> None:
    head = f'<global scope="event">{value("string", "channel", "letter")}</global>'
    text = log_of(case(value("string", "channel", "mail"), WHEN), head=head)

    with read(text) as log:
        assert column(log, "channel") == ["mail", "letter"]
        assert log.filled == {"channel": 1}
        assert log.notes == ("gaps in 'channel' that the file's default fills: 1",)


def test_a_default_of_cases_fills_cases() -> None:
    head = f'<global scope="trace">{value("string", "region", "north")}</global>'

    with read(log_of(case(WHEN, WHEN), head=head)) as log:
        assert column(log, "case:region") == ["north", "north"]
        assert log.filled == {"case:region": 1}


@pytest.mark.parametrize(
    ("tag", "key", "text"),
    [
        ("string", "org:role", "UNKNOWN"),
        ("string", "org:role", "__INVALID__"),
        ("string", "org:role", "DEFAULT"),
        ("string", "org:role", "role"),
        ("string", "org:role", "string"),
        ("string", "concept:name", "register"),
        ("date", "time:end", "1970-01-01T00:00:00+01:00"),
        ("date", "time:end", "2024-08-15T10:09:47.578+02:00"),
        ("int", "cost", "0"),
        ("float", "cost", "12.5"),
        ("boolean", "urgent", "false"),
        ("id", "identity:id", "123e4567-e89b-12d3-a456-426614174000"),
    ],
)
def test_no_default_invents_a_time_a_number_a_name_or_an_unknown(
    tag: str, key: str, text: str
) -> None:
    head = f'<global scope="event">{value(tag, key, text)}</global>'

    with read(log_of(case(WHEN), head=head)) as log:
        assert log.schema.names == ["case:concept:name", "time:timestamp"]
        assert log.filled == {}


def test_classifiers_are_given_as_declared() -> None:
    head = (
        '<classifier name="Activity" keys="concept:name lifecycle:transition"/>'
        '<classifier name="Where" keys="\'resource country\' org:group"/>'
        '<classifier name="Unquoted" keys="resource country org:group"/>'
        '<classifier name="Kind" scope="trace" keys="type"/>'
    )

    with read(log_of(case(value("string", "resource country", "NL")), head=head)) as log:
        assert log.classifiers == (
            Classifier("Activity", ("concept:name", "lifecycle:transition")),
            Classifier("Where", ("resource country", "org:group")),
            Classifier("Unquoted", ("resource country", "org:group")),
            Classifier("Kind", ("type",), "trace"),
        )


def test_long_names_of_log_attributes_do_no_harm() -> None:
    head = value("float", "variants", "1.0", value("int", "a,b;" * 1_000, "3", WHEN))

    with read(log_of(case(WHEN), head=head)) as log:
        assert log.attributes == {"variants": "1.0"}


def test_attributes_of_the_log_are_given_as_text() -> None:
    head = value("string", "concept:name", "Claims", value("int", "version", "3"))

    with read(log_of(case(WHEN), head=head)) as log:
        assert log.attributes == {"concept:name": "Claims", "concept:name/version": "3"}


def test_cases_without_a_name_are_named_by_their_place(chunk_events: int) -> None:
    text = log_of(case(WHEN, name="x"), case(WHEN, name=None), case(WHEN, name=""))

    with read(text) as log:
        assert column(log, "case:concept:name") == ["x", "2", "3"]
        assert log.notes == ("cases without a name are named by their place in the file: 2",)


def test_empty_cases_are_left_out_and_counted(chunk_events: int) -> None:
    extra = value("string", "only here", "x")
    empty = f"<trace>{value('string', 'concept:name', 'none')}{extra}</trace>"

    with read(log_of(case(WHEN), empty, case(WHEN, name="3"))) as log:
        assert column(log, "case:concept:name") == ["1", "3"]
        assert log.cases == 2
        assert log.empty_cases == 1
        assert log.notes == ("empty cases were left out: 1",)


def test_events_outside_of_cases_are_set_aside_and_counted() -> None:
    outside = f"<event>{WHEN}<list key='x'><values/></list></event>"

    with read(log_of(outside, case(WHEN), outside)) as log:
        assert log.events == 1
        assert log.events_outside_cases == 2
        assert log.notes == ("events outside of any case were set aside: 2",)


def test_names_used_again_are_counted(chunk_events: int) -> None:
    with read(log_of(case(WHEN), case(WHEN, WHEN), case(WHEN, name="2"))) as log:
        assert log.repeated_names == 1


def test_elements_that_xes_does_not_know_are_noted() -> None:
    with read(log_of(case(f"{WHEN}<odd><string key='x' value='1'/></odd>"))) as log:
        assert log.schema.names == ["case:concept:name", "time:timestamp"]
        assert log.notes == ("elements that XES does not know were passed over: 1",)


@pytest.mark.parametrize("body", ["", "<trace/>", f"<event>{WHEN}</event>"])
def test_a_log_without_an_event_in_a_case_says_so(body: str) -> None:
    with pytest.raises(NoEvents, match=r"log\.xes: no case has an event"):
        read(log_of(body))


# Large files


def test_a_case_longer_than_its_chunks_stays_one_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xes_parser, "CHUNK_EVENTS", 2)
    long = case(*(value("int", "x", str(i)) for i in range(50)), name=None)

    with read(log_of(long, case(WHEN, name="2"))) as log:
        assert log.cases == 2
        assert log.repeated_names == 0
        assert log.unnamed_cases == 1
        assert column(log, "case:concept:name") == ["1"] * 50 + ["2"]
        assert column(log, "x") == [*range(50), None]


def test_attributes_that_come_after_a_case_was_cut_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xes_parser, "CHUNK_EVENTS", 2)
    text = log_of(f"<trace>{'<event/>' * 50}{value('string', 'region', 'north')}</trace>")

    with pytest.raises(UnreadableFile, match="after hundreds of thousands of its events"):
        read(text)


def test_chunks_that_do_not_fit_in_memory_go_to_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("procmine.importers.xes.store.IN_MEMORY", 1)
    monkeypatch.setattr(xes_parser, "CHUNK_EVENTS", 2)

    with read(log_of(*(case(WHEN, name=str(i)) for i in range(9)))) as log:
        assert column(log, "case:concept:name") == [str(i) for i in range(9)]
        assert column(log, "case:concept:name") == [str(i) for i in range(9)]


def test_a_huge_text_of_a_case_is_not_repeated_in_one_batch() -> None:
    huge = value("string", "memo", "x" * 1_000_000)
    text = log_of(f"<trace>{huge}{'<event/>' * 100}</trace>")

    with read(text) as log:
        assert max(batch.num_rows for batch in log.batches()) < 10
        assert sum(batch.num_rows for batch in log.batches()) == 100


# Files that are refused


DOCTYPE = "holds a document type declaration"
EVENTS = log_of(case(WHEN))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (f'<!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{EVENTS}', DOCTYPE),
        (f'<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/hosts">]>{EVENTS}', DOCTYPE),
        (f'<!DOCTYPE log SYSTEM "http://example.org/log.dtd">{EVENTS}', DOCTYPE),
        (log_of(case('<string key="x" value="&amp;&other;"/>')), "undefined entity"),
        ("", "is not XML"),
        ("case,activity\n1,a\n", "is not XML"),
        ("<html><body/></html>", "is XML but not XES: its outermost element is <html>"),
        ("<WorkflowLog/>", "is XML but not XES: its outermost element is <WorkflowLog>"),
        ("<log><events/><objects/></log>", "is an object-centric log (OCEL), not XES"),
        (EVENTS[:-20], "ends too early"),
        (EVENTS + "<log/>", "junk after document element"),
        (EVENTS.encode().replace(b"09:00", b"\xff\xfe"), "not well-formed"),
        (EVENTS.encode("utf-16").replace(b"\x00", b""), "is not XML"),
        (f'<?xml version="1.0" encoding="nonsense"?>{EVENTS}', "has an encoding that cannot"),
        (f'<?xml version="1.0" encoding="utf-16"?>{EVENTS}', "encoding specified in XML"),
        ("<log><trace><event>" + '<int key="a" value="1">' * 9_999, "levels deep"),
        ("<log><trace><event>" + '<list key="a"><values>' * 9_999, "levels deep"),
        ("<log><trace>" + "<odd>" * 9_999, "levels deep"),
        (log_of(case(value("string", "k" * 2_000, "x"))), "more than 1,000 characters"),
        (log_of(case(*(value("int", f"k{i}", "1") for i in range(2_100)))), "2,000 different"),
        (log_of(case(value("string", "k", "x" * 11_000_000))), "holds a tag of more than 10 MB"),
        (log_of(case("<!--" + "x" * 11_000_000 + "-->")), "holds a tag of more than 10 MB"),
        (gzip.compress(EVENTS.encode(), mtime=0)[:-12], "the compressed file is broken or cut"),
        (gzip.compress(EVENTS.encode(), mtime=0)[:-4] + b"1234", "the compressed file is broken"),
        (b"\x1f\x8b" + b"rubbish" * 9, "the compressed file is broken"),
        (gzip.compress(b"hello", mtime=0), "is not XML"),
        (gzip.compress(b"<html/>", mtime=0), "is XML but not XES"),
        (gzip.compress(gzip.compress(EVENTS.encode(), mtime=0), mtime=0), "is not XML"),
        (b"\x28\xb5\x2f\xfd" + b"rubbish" * 9, "cannot be read"),
    ],
)  # fmt: skip
def test_hostile_and_broken_files_are_refused_in_one_line_with_a_hint(
    data: str | bytes, message: str
) -> None:
    with pytest.raises(UnreadableFile) as refused:
        read(data)

    assert refused.value.message.startswith("log.xes: ")
    assert message in refused.value.message
    assert "\n" not in refused.value.message
    assert refused.value.hint


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "none.xes", tmp_path):
        with pytest.raises(UnreadableFile, match="cannot be read"):
            read_xes(path)


@pytest.mark.parametrize(
    "bomb",
    [
        pytest.param((b"<log>", b" " * 1_000_000), id="blanks"),
        pytest.param((b'<log><trace><event><string key="a" value="', b"a" * 1_000_000), id="value"),
        pytest.param((b"<log>", b"<a>" * 300_000), id="levels"),
        pytest.param((b"<log>", b"<trace/>" * 3_000), id="empty cases"),
    ],
)
def test_a_compressed_bomb_needs_little_memory(bomb: tuple[bytes, bytes]) -> None:
    first, again = bomb
    packed = gzip.compress(first + again * 60, 1)

    tracemalloc.start()
    try:
        with pytest.raises(UnreadableFile):
            read(packed)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()

    assert peak < 40_000_000


# Compressed files and streams


def test_plain_and_compressed_files_and_streams_read_alike(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.xes", tmp_path / "b.xes.gz"
    plain.write_text(EVENTS)
    packed.write_bytes(gzip.compress(EVENTS.encode()) + gzip.compress(b"\n"))
    zstd = pa.compress(EVENTS.encode(), "zstd", asbytes=True)

    with packed.open("rb") as stream:
        logs = [read_xes(plain), read_xes(packed), read_xes(stream), read(zstd), read(EVENTS)]

    assert [log.table().to_pylist() for log in logs] == [rows(EVENTS)] * 5
    assert [log.source for log in logs[:3]] == ["a.xes", "b.xes.gz", "standard input"]
    for log in logs:
        log.close()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_the_encoding_that_the_file_names_is_used(encoding: str) -> None:
    named = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{named}"?>{log_of(case(WHEN, name="Zoë"))}'

    assert rows(text.encode(encoding))[0]["case:concept:name"] == "Zoë"


# Properties

TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\t\n\r")
    .filter(lambda c: c not in "\ufffe\uffff"),
    max_size=40,
)  # fmt: skip
OFFSETS = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
TIMES = st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(
            TEXTS,
            st.integers(-(2**63), 2**63 - 1),
            st.floats(allow_nan=False),
            st.booleans(),
            st.builds(lambda t, z: t.replace(tzinfo=z), TIMES, OFFSETS),
            TIMES,
        ),
        min_size=1,
        max_size=5,
    )
)
def test_values_of_every_type_come_back_as_they_were_written(
    written: list[tuple[str, int, float, bool, datetime, datetime]],
) -> None:
    tags = ("string", "int", "float", "boolean", "date", "date")
    numbered = [[(i, tag, row[i]) for i, tag in enumerate(tags)] for row in written]
    events = [
        "".join(value(tag, f"k{i}", _as_xes(item)) for i, tag, item in row) for row in numbered
    ]

    found = rows(log_of(case(*events)))

    assert [tuple(row[f"k{i}"] for i in range(6)) for row in found] == written


def _as_xes(item: object) -> str:
    if isinstance(item, bool):
        return str(item).lower()
    if isinstance(item, float) and math.isinf(item):
        return "INF" if item > 0 else "-INF"
    return item.isoformat() if isinstance(item, datetime) else str(item)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=60), st.integers(0, len(EVENTS)))
def test_whatever_bytes_come_they_are_read_or_refused(noise: bytes, place: int) -> None:
    data = EVENTS.encode()

    for broken in (noise, data[:place] + noise + data[place:], data[:place] + noise):
        try:
            read(broken).close()
        except DataError as refused:
            assert refused.hint


# Real logs


@pytest.mark.parametrize(
    ("file", "cases", "events"),
    [
        ("sepsis/SEPSIS.xes.gz", 1_050, 15_214),
        ("bpic2013/06_bpic2013_closed.xes.gz", 1_487, 6_660),
        ("bpic2013/07_bpic2013_incidents.xes.gz", 7_554, 65_533),
        ("receipt/receipt.xes.gz", 1_434, 8_577),
        ("roadtraffic/RTFMP.xes.gz", 150_370, 561_470),
        ("running-example/running-example.xes", 6, 42),
    ],
)
def test_real_logs_have_their_published_counts(file: str, cases: int, events: int) -> None:
    if not (LOGS / file).exists():
        pytest.skip("the real logs are not here")

    with read_xes(LOGS / file) as log:
        names: Iterator[str] = (n for b in log.batches() for n in b.column(0).to_pylist())

        assert (log.cases, log.events) == (cases, events)
        assert log.repeated_names == 0
        assert len(set(names)) == cases
        assert sum(batch.num_rows for batch in log.batches()) == events
        assert log.unreadable == {}
