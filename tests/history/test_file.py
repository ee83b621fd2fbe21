"""The file that the history is kept in."""

from __future__ import annotations

from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest
from reports import example_report

from procmine.errors import UnreadableFile
from procmine.history import content_of, fingerprint_of, read_history, run_of, with_run


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    report = example_report()
    runs = with_run((run_of(report, "a"),), run_of(report, "b"))
    file = tmp_path / "history.parquet"

    file.write_bytes(content_of(runs))

    assert read_history(file) == runs
    assert runs[0].findings[0].title == "Cases wait 96 h on average before 主管审批"
    assert runs[0].figures["median_hours"] == report.profile.case_hours.median
    assert runs[0].left_out["PM301"] == 2


def test_the_same_runs_give_the_same_bytes() -> None:
    runs = (run_of(example_report(), "a"),)

    assert content_of(runs) == content_of(runs)


def test_where_there_is_no_file_there_are_no_runs(tmp_path: Path) -> None:
    assert read_history(tmp_path / "history.parquet") == ()


def test_a_file_that_is_not_ours_is_told(tmp_path: Path) -> None:
    file = tmp_path / "history.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"case": ["c1"]}), file)

    with pytest.raises(UnreadableFile, match="is not a history that procmine wrote") as caught:
        read_history(file)

    assert "--history" in caught.value.hint


@pytest.mark.parametrize("keep", [0, 10, 400])
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, keep: int) -> None:
    file = tmp_path / "history.parquet"
    file.write_bytes(content_of((run_of(example_report(), "a"),))[:keep])

    with pytest.raises(UnreadableFile):
        read_history(file)


def test_logs_of_a_name_but_for_the_digits_are_of_one_series() -> None:
    assert run_of(example_report(), "a").series == "claims <> & more.csv"


def test_other_questions_have_another_fingerprint() -> None:
    assert fingerprint_of({"a": 1, "b": ("x",)}) == fingerprint_of({"b": ("x",), "a": 1})
    assert fingerprint_of({"a": 1}) != fingerprint_of({"a": 2})
