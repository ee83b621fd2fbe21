"""Databases: which table holds the events, what others' views may do, and what is never shown."""

import socket
import sqlite3
import sys
import types
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

import procmine
from procmine.engine import duckdb_file
from procmine.errors import DataError, NoEvents, ProcmineError, UnreadableFile, UsageError
from procmine.eventlog import Limits
from procmine.importers.databases import is_url
from procmine.importers.databases import sqlite as _sqlite

ROWS = [(f"00{i // 3}", "abc"[i % 3], f"2024-01-0{i % 3 + 1} 10:00", i) for i in range(30)]
LOG = "CREATE TABLE log (case_id TEXT, activity TEXT, timestamp TEXT, n)"
ENDLESS = "WITH RECURSIVE r(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM r) SELECT x AS case_id,"
ENDLESS += " 'a' AS activity, '2024-01-01' AS timestamp FROM r"


@pytest.fixture
def sqlite(tmp_path):
    """Make a SQLite file of statements, with the table `log`."""

    def made(*statements, name="log.db"):
        with sqlite3.connect(tmp_path / name) as database:
            database.execute(LOG)
            database.executemany("INSERT INTO log VALUES (?, ?, ?, ?)", ROWS)
            for statement in statements:
                database.execute(statement)
        database.close()
        return tmp_path / name

    return made


@pytest.fixture
def duck(tmp_path):
    """Make a DuckDB file of statements, with the table `log`."""

    def made(*statements):
        with duckdb.connect(str(tmp_path / "log.duckdb")) as database:
            database.execute(LOG.replace(" n)", " n INTEGER)").replace("timestamp TEXT", "t DATE"))
            for case, activity, time, n in ROWS:
                row = [case, activity, time[:10], n]
                database.execute("INSERT INTO log VALUES (?, ?, ?, ?)", row)
            for statement in statements:
                database.execute(statement)
        return tmp_path / "log.duckdb"

    return made


def cases(log):
    return [r["case_id"] for r in log.engine.records("SELECT * FROM events ORDER BY position")]


def test_the_only_table_is_the_log_whatever_its_ids_look_like(sqlite):
    with procmine.read(sqlite()) as log:
        assert cases(log) == [row[0] for row in ROWS]
        assert log.notes == ()


def test_of_several_tables_that_with_the_columns_of_a_log_is_taken(sqlite):
    file = sqlite("CREATE TABLE people (name, age)", "CREATE VIEW all_of_it AS SELECT * FROM log")

    with procmine.read(file) as log:
        assert log.rows.events == 30
        assert log.notes == ("the events are those of table 'log'",)


def test_a_view_is_the_log_where_no_table_is(sqlite):
    file = sqlite(
        "CREATE TABLE one AS SELECT rowid AS row, case_id FROM log",
        "CREATE TABLE other AS SELECT rowid AS row, activity, timestamp FROM log",
        "DROP TABLE log",
        "CREATE VIEW shown AS SELECT case_id, activity, timestamp FROM one JOIN other USING (row)",
    )

    with procmine.read(file) as log:
        assert log.notes == ("the events are those of table 'shown'",)


def test_several_logs_in_one_database_are_listed(sqlite):
    with pytest.raises(UsageError, match="which table holds the events") as error:
        procmine.read(sqlite("CREATE TABLE log2 AS SELECT * FROM log"))

    assert "log, log2" in error.value.hint


@pytest.mark.parametrize(
    ("query", "events"),
    [
        ("log", 30),
        ("LOG", 30),
        ("select * from log where activity = 'a';", 10),
        ("-- mine\nWITH x AS (SELECT * FROM log) SELECT * FROM x -- all", 30),
        ("SELECT case_id, activity, timestamp, activity FROM log", 30),
        (f"{ENDLESS} WHERE x < 5 LIMIT 4", 4),
    ],
)
def test_a_query_is_sql_or_the_name_of_a_table(sqlite, query, events):
    with procmine.read(sqlite("CREATE TABLE log2 AS SELECT * FROM log"), query=query) as log:
        assert log.rows.events == events


@pytest.mark.parametrize(
    "query",
    ["lag", "select * from nix", "selec", "DROP TABLE log", "select 1; drop table log", "",
     "select load_extension('x')", "select * from pragma_table_info('log')", "select '\ud800'",
     "select \"\0\"", "with x as (select 1) delete from log", "select '", "pragma query_only = 0"],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["sqlite", "duck"])
def test_a_wrong_query_is_told_as_one_and_changes_nothing(request, kind, query):
    file = request.getfixturevalue(kind)()
    before = file.read_bytes()

    with pytest.raises(UsageError):
        procmine.read(file, query=query)

    assert file.read_bytes() == before


def test_a_table_that_is_nearly_called_so_is_hinted_at(sqlite):
    with pytest.raises(UsageError) as error:
        procmine.read(sqlite(), query="lag")

    assert error.value.hint.startswith("did you mean --query log?")


def test_values_of_sqlite_keep_their_text_and_bytes_are_counted(sqlite):
    file = sqlite("UPDATE log SET n = x'00ff' WHERE n > 27", "UPDATE log SET n = 1e15 WHERE n = 0")

    with procmine.read(file) as log:
        values = [r["n"] for r in log.engine.records("SELECT n FROM events ORDER BY position")]

    assert (values[0], values[1], values[-1]) == ("1000000000000000.0", "1", None)
    assert log.notes == ("values of bytes, left empty: 2",)


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        (ENDLESS, "not authorized"),
        ("SELECT case_id, hex(zeroblob(1000000000)) AS activity, timestamp FROM log", "hex"),
        ("SELECT *, load_extension('x') FROM log", "unsafe"),
        ("SELECT * FROM pragma_database_list", "unsafe"),
        ("SELECT a.* FROM log a, log b, log c, log d, log e, log f WHERE a.n + f.n < -1",
         "computes without end"),
        ("SELECT a.* FROM log a, log b, log c, log d, log e, log f", "unpacks to over"),
    ],
)  # fmt: skip
def test_a_malicious_view_is_kept_in_bounds(sqlite, monkeypatch, view, problem):
    monkeypatch.setattr(_sqlite, "MAX_STEPS", 2_000_000)
    limits = Limits(unpacked=1_000_000)

    with pytest.raises(UnreadableFile, match=problem):
        procmine.read(sqlite(f"CREATE VIEW bad AS {view}"), query="bad", limits=limits)


def test_a_malicious_view_does_not_keep_the_log_from_being_found(sqlite):
    with procmine.read(sqlite(f"CREATE VIEW bad AS {ENDLESS}")) as log:
        assert log.rows.events == 30


def test_the_users_own_query_on_a_malicious_view_has_no_more_functions(sqlite):
    file = sqlite("CREATE VIEW bad AS SELECT hex(case_id) AS x FROM log")

    with pytest.raises(UsageError, match="hex"):
        procmine.read(file, query="SELECT x AS case_id FROM bad")


def test_a_file_in_wal_mode_is_read_and_left_as_it_is(sqlite, tmp_path):
    file = sqlite()
    with sqlite3.connect(file) as database:
        database.execute("PRAGMA journal_mode = WAL")
    database.close()

    with procmine.read(file) as log:
        assert log.rows.events == 30
    assert [p.name for p in tmp_path.iterdir()] == ["log.db"]


@pytest.mark.parametrize("name", ["a b.db", "100%.db", "q?x=1.db", "h#1.db", "ü.db", "a%20b.db"])
def test_a_path_may_hold_odd_characters(sqlite, name, monkeypatch):
    file = sqlite(name=name)
    monkeypatch.chdir(file.parent)

    for path in (
        file,
        f"sqlite:{name}",
        f"sqlite:///{name}",
        f"sqlite:///{file}",
        f"SQLITE:{file}",
    ):
        with procmine.read(path) as log:
            assert (log.name, log.rows.events) == (name, 30)


def test_a_duckdb_file_is_read_with_its_types(duck):
    file = duck("CREATE TYPE mood AS ENUM ('ok', 'bad')", "ALTER TABLE log ADD COLUMN m mood",
                "ALTER TABLE log ADD COLUMN h HUGEINT DEFAULT 1",
                "ALTER TABLE log ADD COLUMN l INTEGER[] DEFAULT [1, 2]")  # fmt: skip

    for path in (file, f"duckdb:{file}"):
        with procmine.read(path) as log:
            types = log.engine.columns("raw")
            assert cases(log) == [row[0] for row in ROWS]

    assert types["t"] == "DATE"
    assert {types[column] for column in "mhl"} == {"VARCHAR"}


@pytest.mark.parametrize(
    ("view", "problem"),
    [
        ("SELECT * FROM read_text('{}')", "Cannot access file"),
        (f"{ENDLESS} WHERE x < 0", "computes for more than"),
        (ENDLESS, "unpacks to over"),
    ],
)
def test_a_malicious_view_of_duckdb_is_kept_in_bounds(duck, monkeypatch, view, problem):
    monkeypatch.setattr(duckdb_file, "SECONDS", 1 if "more than" in problem else 60)
    monkeypatch.setattr(duckdb_file, "_BATCH", 2048)
    secret = Path(__file__)
    file = duck(f"CREATE VIEW bad AS {view.format(secret)}")

    with pytest.raises(UnreadableFile, match=problem):
        procmine.read(file, query="bad", limits=Limits(unpacked=1_000_000))


@pytest.mark.parametrize("mark", [b"SQLite format 3\0", b"\0" * 8 + b"DUCK"])
@pytest.mark.parametrize("rest", [b"", b"\xff" * 5000, b"\0" * 50_000])
def test_a_file_with_a_databases_first_bytes_alone_is_unreadable(tmp_path, mark, rest):
    (tmp_path / "log").write_bytes(mark + rest)

    with pytest.raises(DataError):
        procmine.read(tmp_path / "log")


def test_a_database_or_table_without_rows_has_no_events(sqlite, tmp_path):
    with pytest.raises(NoEvents, match="no rows"):
        procmine.read(sqlite("DELETE FROM log"))
    with pytest.raises(NoEvents, match="no tables"):
        procmine.read(sqlite("DROP TABLE log", name="empty.db"))


@pytest.mark.parametrize(
    "url",
    ["sqlite:no\0ne.db", "sqlite:none.db", "sqlite:", "duckdb://", "sqlite:///", "sqlite:.",
     "duckdb:\ud800", "sqlite:%00"],
)  # fmt: skip
def test_a_missing_database_is_told(url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    with pytest.raises(UnreadableFile, match="there is no such file"):
        procmine.read(url)


def test_the_wrong_scheme_is_told(duck):
    with pytest.raises(UnreadableFile, match="is no SQLite database"):
        procmine.read(f"sqlite:{duck()}")


def test_addresses_of_databases_are_told_from_paths():
    urls = ["sqlite:a", "DuckDB:///a", "postgres://h/d", "postgresql:///d"]

    assert all(map(is_url, urls))
    assert not any(map(is_url, ["log.sqlite", "./sqlite:a", "C:\\sqlite", "-", "a/postgresql:x"]))


# PostgreSQL

ADDRESSES = [
    "postgresql://me:hush@localhost:{port}/db",
    "postgres://me:hu%73h@localhost:{port}/db",
    "postgresql://localhost:{port}/db?user=me&password=hush",
    "postgresql://me:hush?x@localhost:{port}/db",
    "postgresql://me:hush/x@localhost:{port}/db",
    "postgresql://me:hush#@localhost:{port}/db",
    "postgresql://me:12@hush@localhost:{port}/db",
    "postgresql://localhost:{port}/db?password=hush@x",
    "postgresql://[::1/hush",
    "postgresql:hush",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_password_is_shown_when_a_server_cannot_be_reached(address):
    pytest.importorskip("adbc_driver_postgresql")
    with socket.socket() as closed:
        closed.bind(("localhost", 0))
        port = closed.getsockname()[1]

    with pytest.raises(DataError) as error:
        procmine.read(address.format(port=port))

    assert "hush" not in str(error.value)
    assert "\n" not in error.value.message
    assert error.value.__cause__ is None


def test_a_missing_driver_is_told_with_the_command(monkeypatch):
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", None)

    with pytest.raises(UsageError) as error:
        procmine.read("postgresql://me:hush@localhost/db")

    assert error.value.hint == "pip install 'procmine[postgresql]'"


class Cursor:
    """Answers as the driver does, from a list of tables."""

    def __init__(self, server):
        self.server = server

    def execute(self, sql):
        self.server.statements.append(sql)
        if "nix" in sql:
            raise self.server.Error("relation nix does not exist, said hush")
        if "information_schema" in sql:
            names = [] if "= 'VIEW'" in sql else ["log"]
            columns = {"table_schema": ["public"] * len(names), "table_name": names}
            types = pa.schema([("table_schema", pa.string()), ("table_name", pa.string())])
            self.answer = pa.table(columns, schema=types)
        elif sql.startswith("SELECT"):
            names = ("case_id", "activity", "timestamp")
            columns = dict(zip(names, zip(*(row[:3] for row in ROWS), strict=True), strict=True))
            self.answer = pa.table(columns | {"blob": [b"x"] * len(ROWS)})

    def fetch_record_batch(self):
        return self.answer.to_reader()

    def adbc_cancel(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.server.closed += 1


class Server(types.ModuleType):
    Error = type("Error", (Exception,), {})

    def __init__(self):
        super().__init__("dbapi")
        self.statements, self.closed, self.address = [], 0, ""

    def connect(self, address):
        self.address = address
        return self

    def cursor(self):
        return Cursor(self)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.closed += 1


@pytest.fixture
def server(monkeypatch):
    package, dbapi = types.ModuleType("adbc_driver_postgresql"), Server()
    package.dbapi = dbapi
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql", package)
    monkeypatch.setitem(sys.modules, "adbc_driver_postgresql.dbapi", dbapi)
    return dbapi


@pytest.mark.parametrize("query", [None, "log", "SELECT * FROM log"])
def test_a_server_is_read_in_a_transaction_that_can_only_read(server, query):
    with procmine.read("postgres://me:hush@host:5432/db", query=query) as log:
        assert cases(log) == [row[0] for row in ROWS]
        assert log.name == "postgresql://host:5432/db"
        assert log.notes == ("column 'blob' is binary and left empty",)

    assert server.address == "postgresql://me:hush@host:5432/db"
    assert server.statements[0] == "SET TRANSACTION READ ONLY"
    assert server.closed == 2


def test_a_wrong_query_to_a_server_shows_no_password(server):
    with pytest.raises(UsageError, match="relation nix does not exist") as error:
        procmine.read("postgres://me:hush@host/db", query="SELECT * FROM nix")

    assert "hush" not in str(error.value)
    assert server.closed == 2


def test_a_report_of_a_server_shows_no_password(server):
    from procmine.reporters import render

    with procmine.read("postgres://me:hush@host/db") as log:
        report = procmine.analyze(log)

    assert not any("hush" in str(render(report, kind)) for kind in ("text", "json", "html"))


def test_errors_of_the_database_are_errors_of_ours(sqlite, monkeypatch):
    monkeypatch.setattr(_sqlite, "MAX_VALUE", 100)

    with pytest.raises(ProcmineError):
        procmine.read(sqlite("UPDATE log SET activity = hex(zeroblob(1000))"))
