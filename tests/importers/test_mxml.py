"""MXML files: what becomes a column, how cases are named, and what is refused."""

import gzip
from contextlib import suppress
from datetime import datetime
from xml.sax.saxutils import escape, quoteattr

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import procmine
from procmine.engine import open_engine
from procmine.errors import DataError, NoEvents, ProcmineError, UnreadableFile
from procmine.eventlog import EventLog, Reading
from procmine.importers import mxml
from procmine.importers.given import Input


def log_of(*processes):
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- made by hand -->\n'
        f'<WorkflowLog description="x"><Source program="p"/>{"".join(processes)}</WorkflowLog>'
    )


def process(*cases, name="P"):
    of_all = f"<Data>{attribute('of', 'all')}</Data>"
    return f"<Process id={quoteattr(name)}>{of_all}{''.join(cases)}</Process>"


def case(*entries, name="1", data=""):
    parts = [data and f"<Data>{data}</Data>", *entries]
    return f"<ProcessInstance id={quoteattr(name)}>{''.join(parts)}</ProcessInstance>"


def attribute(name, text):
    return f"<Attribute name={quoteattr(name)}>{escape(text)}</Attribute>"


def entry(activity, time="2024-05-01T10:00:00.000+02:00", kind="complete", who="", data=""):
    parts = {
        "WorkflowModelElement": activity,
        "EventType": kind,
        "Timestamp": time,
        "Originator": who,
    }
    told = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in parts.items() if text)
    return f"<AuditTrailEntry>{data and f'<Data>{data}</Data>'}\n{told}\n</AuditTrailEntry>"


SMALL = log_of(process(case(entry("a"), entry("b"), data=attribute("x", "1"))))


@pytest.fixture
def read(tmp_path):
    opened = []

    def read_log(content, name="log.mxml", **options):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        opened.append(procmine.read(file, **options))
        return opened[-1]

    yield read_log
    for log in opened:
        log.close()


def events(log):
    return log.query("SELECT * FROM events ORDER BY position").to_pylist()


def test_entries_are_events_and_no_option_is_needed(read):
    log = read(
        log_of(
            process(
                case(
                    entry("Check  it", "2024-05-01T10:00:00+02:00", "start", "Ann"),
                    entry("Check  it", "2024-05-01T11:00:00+02:00", "complete", "Ann"),
                    name="0012",
                ),
                case(entry("Pay", who="Bob & Co"), name="NA"),
            )
        )
    )

    found = [
        (e["case_id"], e["activity"], e["start"], e["timestamp"], e["resource"])
        for e in events(log)
    ]
    assert found == [
        ("0012", "Check  it", datetime(2024, 5, 1, 8), datetime(2024, 5, 1, 9), "Ann"),
        ("NA", "Pay", None, datetime(2024, 5, 1, 8), "Bob & Co"),
    ]
    assert log.zoned
    assert log.rows.explained == (("starts joined with their completion", 1),)


def test_attributes_are_columns_those_of_a_case_by_a_prefix(read):
    data = attribute("amount", "1e5") + attribute("concept:name", "decoy") + attribute("note", "")

    log = read(
        log_of(process(case(entry("a", data=data), entry("b"), data=attribute("kind", "x"))))
    )

    assert [(e["amount"], e["case:kind"]) for e in events(log)] == [("1e5", "x"), (None, "x")]
    assert [e["activity"] for e in events(log)] == ["a", "b"]
    assert events(log)[0]["concept:name (2)"] == "decoy"


def test_cases_of_two_processes_bear_their_name_only_where_they_clash(read):
    log = read(
        log_of(
            process(case(entry("a"), name="1"), case(entry("a"), name="2"), name="P"),
            process(case(entry("b"), name="2"), case(entry("b"), name="3"), name="Q"),
        )
    )

    assert [e["case_id"] for e in events(log)] == ["1", "P:2", "Q:2", "3"]
    assert [e["case:process"] for e in events(log)] == ["P", "P", "Q", "Q"]


def test_unknown_types_of_event_have_their_own_name(read):
    own = entry("a").replace("<EventType>complete", '<EventType unknowntype="signed">unknown')

    log = read(log_of(process(case(own, entry("b")))))

    assert [e["lifecycle"] for e in events(log)] == ["signed", "complete"]


def test_entries_without_a_time_are_set_aside_and_counted(read):
    log = read(log_of(process(case(entry("a"), entry("b", time=""), entry("c", time="soon")))))

    assert [e["activity"] for e in events(log)] == ["a"]
    assert (log.rows.read, log.rows.set_aside) == (3, 2)


def test_a_log_without_times_keeps_its_order(read):
    log = read(log_of(process(case(entry("b", time=""), entry("a", time="")))))

    assert [e["activity"] for e in events(log)] == ["b", "a"]
    assert any("the log has no times" in note for note in log.notes)


def test_odd_cases_are_told(read):
    log = read(
        log_of(
            process(
                case(name="empty"), case(entry("a"), name=" "), case(entry("a")), case(entry("b"))
            ),
            entry("lost"),
        )
    )

    assert [e["case_id"] for e in events(log)] == ["2", "1", "1"]
    assert (log.rows.read, log.rows.set_aside) == (4, 1)
    assert {
        "empty cases were left out: 1",
        "cases without a name are named by their place in the file: 1",
        "cases have the name of an earlier case: 1",
        "entries outside of any case were set aside: 1",
    } <= set(log.notes)


@pytest.mark.parametrize(
    "packed",
    [
        gzip.compress(SMALL.encode(), mtime=0),
        pa.compress(SMALL.encode(), "zstd", asbytes=True),
        SMALL.replace("UTF-8", "UTF-16").encode("utf-16"),
        SMALL.replace("<WorkflowL", "<m:WorkflowL").replace("</WorkflowL", "</m:WorkflowL").replace(
            " description", ' xmlns:m="m" description'
        ),
    ],
    ids=["gzip", "Zstandard", "UTF-16", "with a prefix"],
)  # fmt: skip
def test_packed_and_wide_files_are_read(read, packed):
    assert len(events(read(packed))) == 2


def test_a_log_with_no_entry_is_told(read):
    with pytest.raises(NoEvents, match="no case has an entry"):
        read(log_of(process(case())))


BOMB = '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (f"<!DOCTYPE WorkflowLog [{BOMB}]>" + SMALL.replace(">a<", ">&b;<"), "document type"),
        (
            '<!DOCTYPE WorkflowLog [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
            + SMALL.replace(">a<", ">&b;<"),
            "document type",
        ),
        ('<!DOCTYPE WorkflowLog SYSTEM "http://127.0.0.1:9/x.dtd">' + SMALL, "document type"),
        (SMALL[:-40], "ends too early"),
        (SMALL.replace("</Process>", ""), "is broken XML"),
        (log_of("<x>" * 100_000), "more than 64 levels deep"),
        (log_of(process(case(entry("x" * 11_000_000)))), "a text of more than 10 MB"),
        (log_of(process(case(entry("a"), name="x" * 11_000_000))), "a tag of more than 10 MB"),
        (
            log_of(
                process(case(entry("a", data="".join(attribute(f"n{n}", "") for n in range(3000)))))
            ),
            "more than 2,000 different attributes",
        ),
        (log_of(process(case(entry("a", data=attribute("n" * 1001, "1"))))), "1,000 characters"),
    ],
    ids=["entities", "file", "network", "cut", "broken", "levels", "text", "tag", "names", "name"],
)
def test_hostile_and_broken_files_are_refused(read, text, what):
    text = text.replace('<?xml version="1.0" encoding="UTF-8"?>\n', "")

    with pytest.raises(UnreadableFile, match=what) as told:
        read(text)

    assert told.value.hint


def test_a_bomb_is_not_unpacked(read):
    with pytest.raises(UnreadableFile, match="unpacks to over 300 times its size"):
        read(gzip.compress(SMALL.encode() + b" " * 150_000_000))


@settings(max_examples=80)
@given(
    damage=st.lists(
        st.tuples(
            st.sampled_from(["flip", "cut", "insert", "drop"]),
            st.integers(0, 1_000),
            st.binary(min_size=1, max_size=6),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_damaged_files_are_read_or_told(damage, tmp_path_factory):
    content = bytearray(SMALL.encode())
    for kind, place, some in damage:
        place %= len(content) + 1
        if kind == "cut":
            del content[place:]
        elif kind == "drop":
            del content[place : place + len(some)]
        else:
            content[place : place + (kind == "flip")] = some
    file = tmp_path_factory.mktemp("damaged") / "log.mxml"
    file.write_bytes(content)
    engine = open_engine()

    try:
        with suppress(ProcmineError):
            source = mxml.rows(engine, Input(file, file.name, "raw", Reading()))
            events(EventLog(engine, source, Reading()))
    finally:
        engine.close()


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn")), max_size=5)
ENTRY = st.builds(
    entry,
    TEXT,
    st.sampled_from(["", "soon", "2024-05-01T10:00:00Z"]),
    st.sampled_from(["", "start", "complete", "schedule"]),
    TEXT,
    st.sampled_from(["", attribute("x", "1")]),
)


@settings(max_examples=50)
@given(
    cases=st.lists(st.tuples(TEXT, st.lists(ENTRY, max_size=4)), max_size=4),
    stray=st.lists(ENTRY, max_size=2),
)
def test_no_row_is_lost(cases, stray, tmp_path_factory):
    file = tmp_path_factory.mktemp("rows") / "log.mxml"
    written = [case(*entries, name=name) for name, entries in [*cases, ("1", [entry("a")])]]
    file.write_text(log_of(process(*written), *stray), "utf-8")

    try:
        with procmine.read(file) as log:
            counts, found = log.rows, len(events(log))
    except DataError:
        return

    assert counts.read == 1 + len(stray) + sum(len(entries) for _, entries in cases)
    assert counts.events == found
    assert counts.read == found + counts.set_aside + sum(n for _, n in counts.explained)
