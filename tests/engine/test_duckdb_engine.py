"""The engine: parameters, numbering, lines that a table loses, and whose fault an error is."""

import gzip
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from procmine.engine import CsvDialect, Target, open_engine
from procmine.errors import DataError, UnreadableFile, UsageError

THREE = CsvDialect(",", '"', True, ("a", "b", "c"))


@pytest.fixture
def engine():
    engine = open_engine("500MB", threads=2)
    yield engine
    engine.close()


@pytest.fixture
def table_of(engine, tmp_path):
    """Read the text of a table with three columns; give its rows and what was rejected."""

    def read(text, dialect=THREE):
        file = tmp_path / "t.csv"
        file.write_bytes(text.encode())
        engine.scan_csv("raw", file, dialect, "t.csv")
        engine.rows("kept", "SELECT * FROM raw")
        rows = engine.query("SELECT a, b, c FROM kept ORDER BY position").to_pylist()
        return [tuple(row.values()) for row in rows], engine.rejected_lines("kept")

    return read


def test_a_query_takes_the_parameters_that_it_names(engine):
    rows = engine.query("SELECT $case_id AS found", case_id="x'; DROP TABLE t", case="unused")

    assert rows.to_pylist() == [{"found": "x'; DROP TABLE t"}]


def test_rows_are_numbered_in_the_order_of_the_query(engine):
    engine.rows("numbered", "SELECT 9 - i AS value FROM range(10) t(i)")

    rows = engine.query("SELECT position, value FROM numbered ORDER BY position").to_pylist()

    assert [(row["position"], row["value"]) for row in rows] == [(i + 1, 9 - i) for i in range(10)]


def test_identifiers_are_quoted_and_texts_are_literals(engine):
    name = 'a"; DROP TABLE events; --'
    engine.insert(name, pa.table({name: ["it's"]}))

    assert engine.columns(name) == {name: "VARCHAR"}


def test_short_lines_are_filled_up(table_of):
    rows, rejected = table_of("a,b,c\n1,2\n4,5,6\n")

    assert rows == [("1", "2", None), ("4", "5", "6")]
    assert rejected is None


def test_long_lines_are_rejected_and_counted(table_of):
    rows, rejected = table_of("a,b,c\n1,2,3\n1,2,3,4\n\n4,5,6\n5,6,7,8\n")

    assert rows == [("1", "2", "3"), ("4", "5", "6")]
    assert (rejected.count, rejected.line, rejected.text) == (2, 3, "1,2,3,4")
    assert rejected.reason == "more fields than columns"


def test_more_rejected_lines_than_are_kept_are_still_counted(table_of):
    rows, rejected = table_of("a,b,c\n" + "1,2,3,4\n" * 5000 + "4,5,6\n")

    assert rows == [("4", "5", "6")]
    assert rejected.count == 5000


def test_lines_that_an_open_quote_swallows_are_all_counted(table_of):
    rows, rejected = table_of('a,b,c\n1,2,3\n1,"x,3\n' + "4,5,6\n" * 3000)

    assert rows == [("1", "2", "3")]
    assert rejected.count == 3001
    assert rejected.reason == "a quote that is not closed, or not doubled inside a text"


def test_a_quote_inside_a_plain_text_is_text(table_of):
    rows, rejected = table_of('a,b,c\n1,5" pipe,3\n')

    assert rows == [("1", '5" pipe', "3")]
    assert rejected is None


def test_line_breaks_inside_quotes_belong_to_the_text(table_of):
    rows, rejected = table_of('a,b,c\n1,"x\ny",3\n4,5,6\n')

    assert rows == [("1", "x\ny", "3"), ("4", "5", "6")]
    assert rejected is None


def test_beside_texts_of_several_lines_no_line_is_lost_silently(table_of):
    rows, rejected = table_of('a,b,c\n1,"x\ny",3\n4,5\n7,8,9,10\n1,"x,3\n4,5,6\n')

    assert rows == [("1", "x\ny", "3")]
    assert rejected.count == 4


def test_texts_of_several_lines_are_read_alike_on_any_number_of_threads(tmp_path):
    file = tmp_path / "t.csv"
    lines = (f'{i},"comment {i}\nwith, a second line",{i}\n' for i in range(300_000))
    file.write_text("a,b,c\n" + "".join(lines))
    digests = []
    for threads in (1, 4):
        engine = open_engine("1GB", threads=threads)
        engine.scan_csv("raw", file, THREE, "t.csv")
        engine.rows("kept", "SELECT * FROM raw")
        sql = "SELECT count(*) AS n, sum(hash(a, b, c, position)) AS digest FROM kept"
        digests.append(engine.query(sql).to_pylist()[0])
        engine.close()

    assert digests[0] == digests[1]
    assert digests[0]["n"] == 300_000


@pytest.mark.parametrize("name", ["log[1].csv", "*.csv", "a?.csv", 'it\'s "one".csv', "日志.csv"])
def test_a_path_is_no_pattern(engine, tmp_path, name):
    (tmp_path / "log1.csv").write_text("a,b,c\nwrong,2,3\n")
    (tmp_path / name).write_text("a,b,c\nright,2,3\n")

    engine.scan_csv("raw", tmp_path / name, THREE, name)

    assert engine.query("SELECT a FROM raw").to_pylist() == [{"a": "right"}]


def test_a_name_says_nothing_about_compression(engine, tmp_path):
    (tmp_path / "plain.csv.gz").write_text("a,b,c\n1,2,3\n")

    engine.scan_csv("raw", tmp_path / "plain.csv.gz", THREE, "plain.csv.gz")

    assert engine.query("SELECT a FROM raw").num_rows == 1


def test_parquet_rows_have_their_place_in_the_file(engine, tmp_path):
    pq.write_table(pa.table({"a": ["x", "y"]}), tmp_path / "t[1].parquet")

    place = engine.scan_parquet("raw", tmp_path / "t[1].parquet", "t")

    rows = engine.query(f"SELECT {place} AS place, a FROM raw").to_pylist()
    assert rows == [{"place": 1, "a": "x"}, {"place": 2, "a": "y"}]


def test_a_parquet_file_may_have_a_column_called_like_the_place(engine, tmp_path):
    pq.write_table(pa.table({"File_Row_Number": [7]}), tmp_path / "t.parquet")

    place = engine.scan_parquet("raw", tmp_path / "t.parquet", "t")

    assert place is None
    assert engine.query("SELECT * FROM raw").to_pylist() == [{"File_Row_Number": 7}]


def test_a_mistake_in_sql_is_no_broken_file(engine, tmp_path):
    (tmp_path / "t.csv").write_text("a,b,c\n1,2,3\n")
    engine.scan_csv("raw", tmp_path / "t.csv", THREE, "t.csv")

    with pytest.raises(duckdb.BinderException):
        engine.query("SELECT nope FROM raw")
    with pytest.raises(duckdb.InvalidInputException):
        engine.query("SELECT $not_given")


def test_a_file_that_goes_away_is_told_as_unreadable(engine, tmp_path):
    file = tmp_path / "t.csv"
    file.write_text("a,b,c\n1,2,3\n")
    engine.scan_csv("raw", file, THREE, "t.csv")
    file.unlink()

    with pytest.raises(UnreadableFile, match=r"^t\.csv: cannot be read"):
        engine.query("SELECT * FROM raw")


def test_a_log_that_does_not_fit_is_told_as_such(tmp_path, monkeypatch):
    engine = open_engine("100MB", threads=1)
    engine._run("SET max_temp_directory_size = '1MB'")

    with pytest.raises(DataError, match="doesn't fit") as told:
        engine.table("big", "SELECT hash(i) AS h, md5(i::VARCHAR) AS m FROM range(20000000) t(i)")

    assert "--memory" in told.value.hint
    engine.close()


def test_the_number_of_threads_is_one_or_more():
    with pytest.raises(UsageError, match="threads"):
        open_engine(threads=0)


def test_rows_come_one_by_one_while_other_queries_run(engine):
    rows = engine.tuples("SELECT i, $more FROM range(20000) t(i)", more="x", unused=1)

    first = next(rows)
    engine.table("other", "SELECT 1 AS a")
    rest = list(rows)

    assert first == (0, "x")
    assert [row[0] for row in rest] == list(range(1, 20000))


def test_lines_are_written_as_they_are(engine, tmp_path):
    sql = "SELECT 'head' UNION ALL SELECT concat('\"', i, ',\n\\') FROM range(2) t(i)"

    engine.write(sql, Target(tmp_path / "a", "lines"))
    engine.write(sql, Target(tmp_path / "a.gz", "lines", packed=True))

    assert (tmp_path / "a").read_bytes() == b'head\n"0,\n\\\n"1,\n\\\n'
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == (tmp_path / "a").read_bytes()


@pytest.mark.parametrize("form", ["csv", "lines", "parquet", "duckdb"])
def test_a_file_that_cannot_be_written_is_an_os_error(form, engine, tmp_path):
    with pytest.raises(OSError, match=r"^No such file or directory$"):
        engine.write("SELECT 'a' AS a", Target(tmp_path / "none" / "x", form))


def test_a_full_disk_is_the_output_s_and_not_the_memory_s(engine):
    with pytest.raises(OSError, match=r"^No space left on device$"):
        engine.write("SELECT i FROM range(1000000) t(i)", Target(Path("/dev/full"), "csv"))


def test_a_database_that_failed_is_let_go_of(engine, tmp_path):
    with pytest.raises(duckdb.Error, match="broken"):
        engine.write("SELECT error('broken')", Target(tmp_path / "a.duckdb", "duckdb"))

    engine.write("SELECT 7 AS a", Target(tmp_path / "b.duckdb", "duckdb"))

    with duckdb.connect(str(tmp_path / "b.duckdb")) as database:
        assert database.sql("FROM events").fetchall() == [(7,)]
