"""Whatever the bytes of an object-centric log or a database: only an error of ours comes out."""

import json
import sqlite3
from contextlib import suppress

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import procmine
from procmine.engine.duckdb_file import DuckDBFile
from procmine.errors import ProcmineError
from procmine.eventlog import Limits
from procmine.importers.databases.sqlite import SqliteFile
from procmine.importers.ocel import from_json, from_xml

JSON_1 = json.dumps(
    {
        "ocel:global-log": {"ocel:version": "1.0"},
        "ocel:events": {
            "1": {
                "ocel:activity": "a",
                "ocel:timestamp": "2024-05-01",
                "ocel:omap": ["x"],
                "ocel:vmap": {"n": 1.5, "b": [True]},
            }
        },
        "ocel:objects": {"x": {"ocel:type": "t", "ocel:ovmap": {"k": None}}},
    }
).encode()
JSON_2 = b"""{"objectTypes": [], "eventTypes": [], "events": [{"id": "1", "type": "a", "time":
"2024-05-01T09:00:00Z", "attributes": [{"name": "n", "value": 1}], "relationships": [{"objectId":
"x", "qualifier": "q"}]}], "objects": [{"id": "x", "type": "t", "attributes": [{"name": "k", "time":
"2024-05-01T09:00:00Z", "value": "\\u4e2d"}]}]}"""
XML_1 = b"""<log><global scope="object"/><events><event><string key="id" value="1"/><string
key="activity" value="a"/><date key="timestamp" value="2024-05-01"/><list key="omap"><string
key="object-id" value="x"/></list><list key="vmap"><int key="n" value="1"/></list></event></events>
<objects><object><string key="id" value="x"/><string key="type" value="t"/></object></objects></log>
"""
XML_2 = b"""<log><object-types/><events><event id="1" type="a" time="2024-05-01"><attributes>
<attribute name="n">1</attribute></attributes><objects><relationship object-id="x" qualifier="q"/>
</objects></event></events><objects><object id="x" type="t"><attributes><attribute name="k"
time="1970-01-01">v</attribute></attributes></object></objects></log>"""
TABLES = """
CREATE TABLE event (ocel_id TEXT PRIMARY KEY, ocel_type TEXT);
CREATE TABLE object (ocel_id TEXT, ocel_type TEXT);
CREATE TABLE event_object (ocel_event_id TEXT, ocel_object_id TEXT, ocel_qualifier TEXT);
CREATE TABLE event_map_type (ocel_type TEXT, ocel_type_map TEXT);
CREATE TABLE object_map_type (ocel_type TEXT, ocel_type_map TEXT);
CREATE TABLE event_A (ocel_id TEXT, ocel_time TEXT, n INTEGER);
CREATE TABLE object_T (ocel_id TEXT, ocel_time TEXT, k TEXT, ocel_changed_field TEXT);
CREATE VIEW shown AS SELECT ocel_id, ocel_type FROM event ORDER BY ocel_type;
INSERT INTO event VALUES ('1', 'a'); INSERT INTO object VALUES ('x', 't');
INSERT INTO event_object VALUES ('1', 'x', 'q'); INSERT INTO event_map_type VALUES ('a', 'A');
INSERT INTO object_map_type VALUES ('t', 'T'); INSERT INTO event_A VALUES ('1', '2024-05-01', 1);
INSERT INTO object_T VALUES ('x', '1970-01-01', 'v', NULL);
"""
#: Bytes that mean something somewhere are tried more often.
CHANGES = st.lists(
    st.tuples(
        st.floats(0, 1, exclude_max=True),
        st.sampled_from([b"", b"\0", b"<", b'"', b"[", b"{", b"}", b"\xff", b"null", b"1", b"&#0;"])
        | st.binary(min_size=1, max_size=4),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=4,
)
quick = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def changed(content, changes):
    for where, new, length in changes:
        place = int(where * len(content))
        content = content[:place] + new + content[place + length :]
    return content


@pytest.fixture(scope="module")
def databases(tmp_path_factory):
    """Give the bytes of a SQLite file and of a DuckDB file."""
    folder = tmp_path_factory.mktemp("databases")
    with sqlite3.connect(folder / "sqlite") as database:
        database.executescript(f"PRAGMA page_size = 512; {TABLES}")
    database.close()
    with duckdb.connect(str(folder / "duckdb")) as other:
        other.execute(TABLES)
    return {name: (folder / name).read_bytes() for name in ("sqlite", "duckdb")}


@settings(quick, max_examples=150)
@given(st.sampled_from([JSON_1, JSON_2]), CHANGES, st.integers(1, 64))
def test_changed_json_gives_facts_or_an_error_of_ours(content, changes, size):
    content = changed(content, changes)
    pieces = (content[i : i + size] for i in range(0, len(content), size))

    with suppress(ProcmineError):
        assert all(len(fact) == 5 for fact in from_json.facts(pieces, "log"))


@settings(quick, max_examples=150)
@given(st.sampled_from([XML_1, XML_2]), CHANGES, st.integers(1, 64))
def test_changed_xml_gives_facts_or_an_error_of_ours(content, changes, size):
    content = changed(content, changes)
    pieces = (content[i : i + size] for i in range(0, len(content), size))

    with suppress(ProcmineError):
        assert all(len(fact) == 5 for fact in from_xml.facts(pieces, "log"))


@settings(quick, max_examples=150)
@given(changes=CHANGES)
def test_a_changed_sqlite_file_gives_rows_or_an_error_of_ours(databases, tmp_path, changes):
    file = tmp_path / "log"
    file.write_bytes(changed(databases["sqlite"], changes))

    with suppress(ProcmineError), SqliteFile(file, "log", Limits()) as database:
        for table in (database.tables() | database.views()).values():
            with suppress(ProcmineError):
                list(database.rows(f"SELECT * FROM {table}"))


@settings(quick, max_examples=40)
@given(changes=CHANGES)
def test_a_changed_duckdb_file_gives_rows_or_an_error_of_ours(databases, tmp_path, changes):
    file = tmp_path / "log"
    file.write_bytes(changed(databases["duckdb"], changes))

    with suppress(ProcmineError), DuckDBFile(file, "log", tmp_path, "200MB") as database:
        for table in (database.tables() | database.views()).values():
            with suppress(ProcmineError):
                list(database.reader(f"SELECT * FROM {table}")[1])


@settings(quick, max_examples=60)
@given(st.data())
def test_a_changed_file_is_read_or_refused_and_no_row_is_lost(databases, tmp_path, data):
    contents = [JSON_1, JSON_2, XML_1, XML_2, databases["sqlite"]]
    file = tmp_path / "log"
    file.write_bytes(changed(data.draw(st.sampled_from(contents)), data.draw(CHANGES)))

    with suppress(ProcmineError), procmine.read(file, threads=1) as log:
        counts = log.rows
        assert counts.read == counts.events + counts.set_aside + sum(
            number for _, number in counts.explained
        )


@settings(quick, max_examples=100)
@given(url=st.sampled_from(["sqlite:", "duckdb:", "sqlite:///"]).flatmap(
    lambda scheme: st.text(max_size=30).map(lambda rest: scheme + rest)
))  # fmt: skip
def test_any_address_is_read_or_refused(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(ProcmineError):
        procmine.importers.databases.rows_of_url(None, url, "raw", None)
