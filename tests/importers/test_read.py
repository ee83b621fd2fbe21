"""Reading: whatever is named, a log comes out or one sentence that says what is wrong."""

import gzip
import io
import os
import random
import sys
import threading
import zipfile

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import procmine
from procmine.errors import ColumnError, DataError, NoEvents, ProcmineError, UnreadableFile

HEADER = "case_id,activity,timestamp\n"
LOG = HEADER + "1,a,2024-01-01 10:00:00\n1,b,2024-01-02 10:00:00\n2,a,2024-01-03 10:00:00\n"


@pytest.fixture
def told(tmp_path):
    """Write bytes to a file, read it, and give the error that comes of it."""

    def read(content, name="log.csv", **options):
        file = tmp_path / name
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(ProcmineError) as error:
            procmine.read(file, **options).close()
        return error.value

    return read


def test_a_folder_without_a_log_is_told(tmp_path):
    (tmp_path / "README.md").write_text("no log")

    with pytest.raises(NoEvents, match="no file of a log is there") as told:
        procmine.read(tmp_path)

    assert told.value.exit_code == 3


@pytest.mark.parametrize("wrong", ["orders.tsv", "order.csv", "oders.csv", "Orders.csv"])
def test_a_missing_file_is_told_with_those_of_similar_names(tmp_path, wrong):
    (tmp_path / "orders.csv").write_text(LOG)

    with pytest.raises(UnreadableFile, match="no such file") as told:
        procmine.read(tmp_path / wrong)

    assert "orders.csv" in told.value.hint


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(UnreadableFile, match="no such file") as told:
        procmine.read(tmp_path / "nowhere" / "log.csv")

    assert "no folder" in told.value.hint


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(LOG)
    file.chmod(0)

    with pytest.raises(UnreadableFile, match="Permission denied"):
        procmine.read(file)


@pytest.mark.parametrize("path", ["log\0.csv", "x" * 5000, "\udcff.csv", ""])
def test_a_path_that_can_be_no_file_is_told(path):
    with pytest.raises(UnreadableFile):
        procmine.read(path)


@pytest.mark.parametrize(
    "name",
    ["log[1].csv", "*.csv", 'it\'s a "log".csv', "日志 2024.csv", "~.csv", "-x.csv", "a,b.csv.gz"],
)
def test_a_name_may_have_any_characters(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "log1.csv").write_text(HEADER + "9,z,2024-01-01\n")
    (tmp_path / name).write_text(LOG)

    with procmine.read(name) as log:
        assert log.name == name
        assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 3}]


@pytest.mark.parametrize(
    "content",
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", gzip.compress(b"", mtime=0)],
    ids=["nothing", "mark of UTF-8", "mark of UTF-16", "nothing in gzip"],
)
def test_an_empty_file_is_told(told, content):
    error = told(content)

    assert isinstance(error, NoEvents)
    assert "empty" in error.message


@pytest.mark.parametrize("content", ["\n", "  \n\t\n", "\r\n\r\n"])
def test_a_blank_file_is_told(told, content):
    assert isinstance(told(content), NoEvents)


@pytest.mark.parametrize("content", [HEADER, HEADER.strip(), HEADER + "\n\n"])
def test_a_header_alone_is_told(told, content):
    error = told(content)

    assert isinstance(error, NoEvents)
    assert "no rows below the header" in error.message


def test_a_table_of_which_no_line_fits_is_told(told):
    error = told(HEADER + "1,a,2024-01-01,x,y\n" * 3)

    assert isinstance(error, NoEvents)
    assert "3 lines" in error.message
    assert "more fields than columns" in error.message


def _zipped(name):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(zipfile.ZipInfo(name), LOG)  # without the time of day
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"x" * 100, "PDF"),
        (_zipped("readme.md"), "holds no log"),
        (_zipped("xl/workbook.xml"), "no workbook can be read"),
        (gzip.compress(_zipped("log.csv"), mtime=0), "ZIP archive"),
        (bytes(range(256)) * 100, "binary"),
        (random.Random(1).randbytes(10_000), "binary"),
        (b"\x7fELF" + b"\0" * 1000, "binary"),
        (gzip.compress(b"PAR1 and so on", mtime=0), "Parquet, compressed"),
        (b"PAR1" + bytes(range(200)), "cannot be read"),
        (b"PAR1" + bytes(range(200)) + b"\x10\0\0\0PAR1", "cannot be read"),
    ],
    ids=[
        "PDF",
        "ZIP",
        "Excel",
        "ZIP in gzip",
        "all bytes",
        "random",
        "program",
        "Parquet in gzip",
        "Parquet without an end",
        "Parquet without a sense",
    ],
)
def test_what_is_no_log_is_told_by_what_it_is(told, content, what):
    error = told(content)

    assert error.exit_code == 3
    assert what in error.message


def test_gzip_that_is_cut_short_is_told(told):
    packed = gzip.compress(LOG.encode() * 1000)

    assert "cut short" in told(packed[: len(packed) // 2], "log.csv.gz").message


def test_gzip_with_something_behind_it_is_told(told):
    error = told(gzip.compress(LOG.encode()) + b"and more", "log.csv.gz")

    assert isinstance(error, UnreadableFile)


def test_zstandard_that_is_cut_short_is_told(told):
    packed = pa.compress(os.urandom(50_000).hex().encode(), "zstd", asbytes=True)

    assert "cut short" in told(packed[:-10], "log.csv.zst").message


def test_packed_logs_are_read_whatever_their_name(tmp_path):
    text = LOG.encode()
    for packed in (gzip.compress(text), pa.compress(text, "zstd", asbytes=True)):
        file = tmp_path / "log.csv"
        file.write_bytes(packed)

        with procmine.read(file) as log:
            assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 3}]


def test_what_unpacks_to_much_takes_little_memory(tmp_path):
    resource = pytest.importorskip("resource")
    from procmine.importers.packing import pieces

    file = tmp_path / "bomb.zst"
    file.write_bytes(pa.compress(b"\0" * 100_000_000, "zstd", asbytes=True))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    longest = max(len(piece) for piece in pieces(file, "bomb"))

    assert longest <= 2**20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50_000


def test_no_room_for_temporary_files_is_told(tmp_path, monkeypatch):
    file = tmp_path / "log.csv.gz"
    file.write_bytes(gzip.compress(LOG.encode()))

    class Full(io.BytesIO):
        def writelines(self, lines):
            raise OSError(28, "No space left on device")

    real = type(file).open
    monkeypatch.setattr(
        "pathlib.Path.open",
        lambda self, mode="r", *a, **k: Full() if mode == "wb" else real(self, mode, *a, **k),
    )
    with pytest.raises(DataError, match="No space left") as told:
        procmine.read(file)

    assert "TMPDIR" in told.value.hint


def test_parquet_that_is_cut_short_is_told(told, tmp_path):
    pq.write_table(pa.table({"case_id": list(range(10_000))}), tmp_path / "whole.parquet")
    whole = (tmp_path / "whole.parquet").read_bytes()

    error = told(whole[: len(whole) // 2], "log.parquet")

    assert isinstance(error, UnreadableFile)
    assert error.message.startswith("log.parquet: ")


def test_standard_input_is_read(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(LOG.encode()))))

    with procmine.read("-") as log:
        assert log.name == "standard input"
        assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 3}]


def test_nothing_on_standard_input_is_told(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"")))

    with pytest.raises(NoEvents, match="standard input"):
        procmine.read("-")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_with_a_name_is_read(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    threading.Thread(target=pipe.write_text, args=(LOG,)).start()

    with procmine.read(pipe) as log:
        assert log.query("SELECT count(*) AS n FROM events").to_pylist() == [{"n": 3}]


def test_a_missing_column_is_told_with_the_nearest(told):
    error = told(LOG, case="cas_id")

    assert isinstance(error, ColumnError)
    assert error.exit_code == 2
    assert "no column 'cas_id'" in error.message
    assert "did you mean --case case_id?" in error.hint
    assert "case_id, activity, timestamp" in error.hint


def test_all_missing_columns_are_told_at_once(told):
    error = told(LOG, case="cas_id", activity="what", start="begin")

    assert "'cas_id'" in error.message
    assert "'what'" in error.message
    assert "'begin'" in error.message
    assert "--case" in error.hint


def test_a_time_column_without_times_is_told(told):
    error = told("case_id,activity,timestamp\n1,a,yesterday\n1,b,today\n")

    assert isinstance(error, DataError)
    assert error.exit_code == 3
    assert "timestamp" in error.message
    assert "yesterday" in error.message
    assert "--timestamp" in error.hint
