from __future__ import annotations

from xml.etree import ElementTree

import pytest
from running import CLAIMS, SAMPLES, procmine

from procmine.cli.plot import CHARTS
from procmine.reporters.charts import CHARTS as DRAWN

ROWS = [
    f"{case},{activity},{day}T{8 + 2 * n:02}:00:00,{day}T{9 + 2 * n:02}:00:00"
    for case in range(1, 25)
    for day in (f"2026-01-{case:02}",)
    for n, activity in enumerate(("register", "<script>", "decide" if case % 2 else "reject"))
]


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "cases.csv"
    path.write_text("\n".join(["case_id,activity,start,timestamp", *ROWS]))
    return path


def said(svg: str) -> str:
    return " ".join(ElementTree.fromstring(svg).itertext())


def test_the_program_knows_all_charts_that_there_are():
    assert (*DRAWN, "map") == CHARTS


def test_a_chart_is_written_in_the_format_of_the_ending(program, log, tmp_path):
    svg, png = tmp_path / "waits.svg", tmp_path / "waits.png"

    runs = [program("plot", log, "waits", "-o", place, "-q") for place in (svg, png)]

    assert [(run.returncode, run.stdout, run.stderr) for run in runs] == [(0, "", "")] * 2
    assert "register → <script>" in said(svg.read_text())
    assert png.read_bytes().startswith(b"\x89PNG")


def test_several_charts_go_into_a_folder(program, log, tmp_path):
    folder = tmp_path / "charts"

    run = program("plot", log, "trend,map,heat-map", "--format", "png", "-o", folder, "-q")

    assert run.returncode == 0
    names = sorted(file.name for file in folder.iterdir())
    assert names == ["cases.heat-map.png", "cases.map.png", "cases.trend.png"]


def test_all_charts_are_those_that_the_log_has_the_numbers_for(program, log, tmp_path):
    folder = tmp_path / "charts"

    run = program("plot", log, "all", "-o", folder, "-q")

    drawn = {file.name.split(".")[1] for file in folder.iterdir()}
    assert run.returncode == 0
    assert drawn == set(CHARTS) - {"handover-matrix", "handover-network"}


def test_a_chart_is_in_the_language_asked_for(program, log):
    run = program("plot", log, "cycle-times", "-o", "-", "--lang", "zh", "-q")

    assert run.returncode == 0
    assert "周期时间分布" in said(run.stdout)


def test_chinese_labels_and_names_of_files_are_drawn(program, tmp_path):
    drawing = tmp_path / "等待.svg"

    run = program("plot", SAMPLES / "permits_gbk.csv", "waits", "-o", drawing, "-q")

    assert run.returncode == 0
    assert "现场勘查 → 规划审查" in said(drawing.read_text(encoding="utf-8"))


@pytest.mark.parametrize(("arguments", "message", "hint"), [
    (("wats", "-o", "x.svg"), "no chart is called 'wats'", "did you mean waits?"),
    (("waits,pie", "-o", "x/"), "no chart is called 'pie'", "choose from cycle-times"),
    ((",", "-o", "x.svg"), "no chart is called ','", "choose from cycle-times"),
    (("waits",), "no file is named", "-o waits.svg"),
    (("waits", "-o", "x.gif"), "the ending says no format", ".svg or .png"),
    (("waits,trend", "-o", "x.svg"), "several charts don't go into one file", "-o charts/"),
    (("waits,trend", "-o", "-"), "several charts don't go into one file", "-o charts/"),
    (("handover-matrix", "-o", "x.svg"), "no numbers for the chart", "procmine doctor"),
])  # fmt: skip
def test_what_cannot_be_drawn_is_told_with_a_way_out(
    program, log, inside, arguments, message, hint
):
    run = program("plot", log, *arguments, "-q")

    assert run.returncode == 2
    assert message in run.stderr
    assert hint in run.stderr
    assert not list(inside.glob("x*"))


def test_the_log_is_not_written_over(program, log):
    before = log.read_bytes()

    run = program("plot", log, "waits", "-o", log, "--format", "svg", "-q")

    assert run.returncode == 2
    assert log.read_bytes() == before


def test_a_chart_that_is_there_is_replaced_with_force_alone(program, log, tmp_path):
    folder = tmp_path / "charts"
    folder.mkdir()
    older = folder / "cases.trend.svg"
    older.write_text("last week's")

    refused = program("plot", log, "waits,trend", "-o", folder, "-q")
    left = older.read_text(), len(list(folder.iterdir()))
    forced = program("plot", log, "waits,trend", "-o", folder, "-q", "--force")

    assert refused.returncode == 2
    assert "cases.trend.svg: is there already\nhint: add --force" in refused.stderr
    assert left == ("last week's", 1)
    assert forced.returncode == 0
    assert older.read_text().startswith("<svg")


def test_the_hash_seed_changes_nothing(tmp_path):
    names = "waits,handover-network"

    for seed in ("1", "2"):
        run = procmine("plot", CLAIMS, names, "--format", "png", "-o", tmp_path / seed, "-q",
                       PYTHONHASHSEED=seed)  # fmt: skip
        assert run.returncode == 0

    first, second = (
        {file.name: file.read_bytes() for file in (tmp_path / seed).iterdir()}
        for seed in ("1", "2")
    )
    assert len(first) == 2
    assert first == second
