"""Several files as one log: folders, patterns and archives, and no row of them is lost."""

import gzip
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import procmine
from procmine.errors import NoEvents, ProcmineError, UnreadableFile
from procmine.eventlog import Limits

JANUARY = "case,activity,timestamp\nc1,Open,2024-01-01 10:00\nc1,Close,2024-01-01 11:00\n"
FEBRUARY = (
    "user;case;activity;timestamp\nAnn;c2;Open;2024-02-01 10:00\nBob;c1;Open;2024-02-02 9:00\n"
)
BROKEN = "case,activity,timestamp\nc3,Open,2024-03-01 10:00\nc3,Open\na,b,c,d,e,f\n"


def cells(log, columns="case_id, activity, resource"):
    return [tuple(e.values()) for e in log.query(
        f"SELECT {columns} FROM events ORDER BY position").to_pylist()]  # fmt: skip


def zipped(**members):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return packed.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "january.csv").write_text(JANUARY)
    (tmp_path / "february.csv").write_text(FEBRUARY)
    (tmp_path / "march.csv.gz").write_bytes(gzip.compress(BROKEN.encode()))
    (tmp_path / "notes.md").write_text("no log")
    (tmp_path / ".hidden.csv").write_text("x,y,z\n1,2,3\n")
    (tmp_path / "procmine.toml").write_text("")
    return tmp_path


def test_a_folder_is_one_log_in_the_order_of_its_files_names(folder):
    with procmine.read(folder) as log:
        assert cells(log) == [
            ("c2", "Open", "Ann"),
            ("c1", "Open", "Bob"),
            ("c1", "Open", None),
            ("c1", "Close", None),
            ("c3", "Open", None),
        ]
        assert "3 files read as one log" in log.notes


def test_rows_of_each_file_are_counted(folder):
    with procmine.read(folder) as log:
        assert (log.rows.read, log.rows.events, log.rows.set_aside) == (7, 5, 2)
        assert any(note.startswith("march.csv.gz: 1 line set aside") for note in log.notes)


def test_a_pattern_is_one_log_of_the_files_that_it_fits(folder):
    with procmine.read(folder / "*uary.csv") as log:
        assert log.rows.read == 4
        assert log.name == "*uary.csv"


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(tmp_path):
    (tmp_path / "log[1].csv").write_text(JANUARY)

    with procmine.read(tmp_path / "log[1].csv") as log:
        assert log.rows.read == 2


def test_a_pattern_that_fits_nothing_is_told(tmp_path):
    with pytest.raises(NoEvents, match="no file of a log"):
        procmine.read(tmp_path / "*.csv")


def test_files_without_a_column_in_common_are_no_one_log(tmp_path):
    (tmp_path / "a.csv").write_text(JANUARY)
    (tmp_path / "b.csv").write_text("x,y\n1,2\n")

    with pytest.raises(UnreadableFile, match=r"b\.csv: has no column of a\.csv"):
        procmine.read(tmp_path)


def test_one_file_that_cannot_be_read_is_named(folder):
    (folder / "april.csv.gz").write_bytes(gzip.compress(JANUARY.encode())[:30])

    with pytest.raises(UnreadableFile, match=r"april\.csv\.gz"):
        procmine.read(folder)


def test_an_archive_is_one_log(tmp_path):
    file = tmp_path / "logs.zip"
    file.write_bytes(zipped(**{"a/january.csv": JANUARY, "b/february.csv": FEBRUARY, "x.md": "-"}))

    with procmine.read(file) as log:
        assert [case for case, *_ in cells(log)] == ["c1", "c1", "c2", "c1"]
        assert log.name == "logs.zip"


def test_members_that_point_out_of_the_archive_write_nothing_there(tmp_path):
    place = tmp_path / "inner" / "logs.zip"
    place.parent.mkdir()
    place.write_bytes(zipped(**{"../../escaped.csv": JANUARY, "/absolute.csv": JANUARY}))

    with procmine.read(place) as log:
        assert log.rows.read == 4

    assert [p.name for p in tmp_path.rglob("*")] == ["inner", "logs.zip"]


def test_an_archive_that_unpacks_to_too_much_is_refused(tmp_path):
    file = tmp_path / "bomb.zip"
    file.write_bytes(zipped(**{"a.csv": JANUARY + "x" * 2_000_000}))

    with pytest.raises(UnreadableFile, match="unpacks to over 1,000,000 bytes"):
        procmine.read(file, limits=Limits(unpacked=1_000_000))


def test_an_archive_in_an_archive_is_told(tmp_path):
    file = tmp_path / "logs.zip"
    file.write_bytes(zipped(**{"inner.zip": zipped(**{"a.csv": JANUARY})}))

    with pytest.raises(UnreadableFile, match="an archive in an archive"):
        procmine.read(file)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_damaged_archive_is_told_or_read(tmp_path_factory, data):
    whole = bytearray(zipped(**{"a.csv": JANUARY, "b.csv": FEBRUARY}))
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    file = tmp_path_factory.mktemp("zip") / "logs.zip"
    file.write_bytes(whole[: data.draw(st.integers(1, len(whole)))])

    try:
        procmine.read(file).close()
    except ProcmineError as error:
        assert "\n" not in error.message


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(
    ["c1,A,2024-01-01", "c2,B,2024-01-02", ",A,2024-01-01", "c1,,", "c1,A,never", "4,cells,in,it"]
), min_size=1, max_size=6), min_size=2, max_size=4))  # fmt: skip
def test_no_row_of_a_folder_is_lost(tmp_path_factory, files):
    folder = tmp_path_factory.mktemp("folder")
    for number, lines in enumerate(files):
        content = "\n".join(["case,activity,timestamp", "c0,A,2024-01-01", *lines])
        (folder / f"{number}.csv").write_text(content)

    with procmine.read(folder) as log:
        rows = log.rows
        assert rows.read == sum(map(len, files)) + len(files)
        assert rows.events == log.query("SELECT count(*) AS n FROM events").to_pylist()[0]["n"]
        assert rows.read == rows.events + rows.set_aside + sum(n for _, n in rows.explained)
