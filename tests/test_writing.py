from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from procmine.errors import UsageError
from procmine.words.say import speaking
from procmine.writing import replacing, write, write_all


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_text_is_written_as_utf8_with_its_line_ends(tmp_path: Path) -> None:
    write("主管审批\n", tmp_path / "report.txt")

    assert (tmp_path / "report.txt").read_bytes() == "主管审批\n".encode()


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    write(b"\x00\xff", tmp_path / "report.bin")

    assert (tmp_path / "report.bin").read_bytes() == b"\x00\xff"


def test_missing_folders_are_made(tmp_path: Path) -> None:
    write("report", tmp_path / "week 1" / "new" / "report.txt")

    assert (tmp_path / "week 1" / "new" / "report.txt").read_text() == "report"


def test_an_older_report_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("a longer report of last week")

    write("new", path)

    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_as_long_as_the_file_system_allows_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("r" * 251 + ".txt")

    write("report", path)

    assert path.read_text() == "report"


def test_a_failure_leaves_the_older_report_and_no_half_written_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")

    def fail(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError) as caught:
        write("new", path)

    assert caught.value.message == f"cannot write {path}: no space left on device"
    assert caught.value.hint == "make room, or name a file elsewhere"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_an_interruption_leaves_no_half_written_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(self: Path, target: Path) -> Path:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write("new", tmp_path / "report.txt")

    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="it is a folder"):
        write("report", tmp_path)

    assert list(tmp_path.iterdir()) == []


def test_what_is_wrong_is_said_in_the_language_in_force(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")

    with speaking("zh"), pytest.raises(UsageError) as caught:
        write("report", tmp_path / "out" / "report.txt")

    assert caught.value.message.startswith("无法写入 ")
    assert caught.value.message.endswith(" 不是文件夹")
    assert caught.value.hint == "请指定可写文件夹中的文件"


def test_a_file_in_the_place_of_a_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")

    with pytest.raises(UsageError, match="out is not a folder"):
        write("report", tmp_path / "out" / "report.txt")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write all")
def test_a_write_protected_report_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("signed off")
    path.chmod(0o444)

    with pytest.raises(UsageError, match="write-protected"):
        write("new", path)

    assert path.read_text() == "signed off"


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_new_file_has_the_permissions_of_any_new_file(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write("report", tmp_path / "report.txt")
    finally:
        os.umask(old)

    assert mode_of(tmp_path / "report.txt") == 0o640


@pytest.mark.skipif(os.name == "nt", reason="POSIX permissions")
def test_a_replaced_file_keeps_its_permissions(tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text("old")
    path.chmod(0o604)

    write("new", path)

    assert mode_of(path) == 0o604


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege")
def test_a_link_stays_and_the_file_it_points_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (tmp_path / "latest.txt").symlink_to(tmp_path / "archive" / "week 1.txt")

    write("report", tmp_path / "latest.txt")

    assert (tmp_path / "latest.txt").is_symlink()
    assert (tmp_path / "archive" / "week 1.txt").read_text() == "report"


@pytest.mark.skipif(os.name == "nt", reason="no such device")
def test_a_device_is_written_to_and_not_replaced() -> None:
    write("report", Path(os.devnull))

    assert not Path(os.devnull).is_file()


def test_a_journal_beside_an_unfinished_file_goes_with_it(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), replacing(tmp_path / "log.duckdb") as unfinished:
        unfinished.with_name(unfinished.name + ".wal").write_text("journal")
        raise RuntimeError

    assert list(tmp_path.iterdir()) == []


def test_an_unfinished_file_may_be_made_anew(tmp_path: Path) -> None:
    with replacing(tmp_path / "log.duckdb") as unfinished:
        unfinished.unlink()
        unfinished.write_text("new")

    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("log.duckdb", "new")]


def test_an_error_while_writing_is_told_with_the_place(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught, replacing(tmp_path / "log.csv"):
        raise OSError("No space left on device")

    assert caught.value.message == f"cannot write {tmp_path / 'log.csv'}: no space left on device"


TABLES = {"findings.csv": b"new", "cases.csv": b"new"}


def older_tables(folder: Path) -> Path:
    tables = folder / "claims-csv"
    tables.mkdir()
    (tables / "findings.csv").write_text("old")
    (tables / "waits.csv").write_text("old")
    return tables


def contents_of(folder: Path) -> dict[str, str]:
    return {
        str(file.relative_to(folder)): file.read_text()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_files_by_name_make_a_folder_which_takes_the_place_of_the_older_one(tmp_path: Path) -> None:
    tables = older_tables(tmp_path)

    write_all([(TABLES, tables)])

    assert contents_of(tmp_path) == {
        "claims-csv/findings.csv": "new",
        "claims-csv/cases.csv": "new",
    }
    assert list(tmp_path.iterdir()) == [tables]


def test_a_folder_with_files_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    tables = older_tables(tmp_path)
    (tables / "notes.docx").write_text("mine")
    before = contents_of(tmp_path)

    with pytest.raises(UsageError, match=r"holds notes\.docx, which procmine did not write"):
        write_all([(TABLES, tables)])

    assert contents_of(tmp_path) == before


def test_a_file_in_the_place_of_a_folder_of_tables_is_told(tmp_path: Path) -> None:
    (tmp_path / "claims-csv").write_text("")

    with pytest.raises(UsageError, match="it is a file, not a folder"):
        write_all([(TABLES, tmp_path / "claims-csv")])


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_where_one_of_several_can_not_be_written_all_older_ones_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    tables = older_tables(tmp_path)
    (tmp_path / "claims.html").write_text("old")
    before = contents_of(tmp_path)
    write_bytes = Path.write_bytes

    def full(self: Path, data: bytes) -> int:
        if self.name == "cases.csv":
            raise error
        return write_bytes(self, data)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises((UsageError, KeyboardInterrupt)):
        write_all([("new", tmp_path / "claims.html"), (TABLES, tables)])

    assert contents_of(tmp_path) == before
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("renamed", [1, 2])
def test_an_interruption_while_folders_are_swapped_leaves_the_older_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, renamed: int
) -> None:
    tables = older_tables(tmp_path)
    before = contents_of(tmp_path)
    rename, calls = Path.rename, []

    def interrupted(self: Path, target: Path) -> Path:
        calls.append(self)
        if len(calls) == renamed:
            raise KeyboardInterrupt
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_all([(TABLES, tables)])

    assert contents_of(tmp_path) == before
    assert list(tmp_path.iterdir()) == [tables]
