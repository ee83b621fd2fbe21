from __future__ import annotations

import pytest

ROWS = [
    f"{case},{activity},2026-01-0{n}T08:00:00,2026-01-0{n}T{9 + n}:00:00"
    for case in range(1, 5)
    for n, activity in enumerate(("register", "check", "decide" if case % 2 else "reject"), 1)
]


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "log.csv"
    path.write_text("\n".join(["case_id,activity,start,timestamp", *ROWS]))
    return path


@pytest.mark.parametrize("view", ["bpmn", "tree"])
@pytest.mark.parametrize("ending", ["svg", "png", "html", "dot"])
def test_a_discovered_model_is_drawn_with_the_numbers_of_the_log(
    program, log, tmp_path, view, ending
):
    drawing = tmp_path / f"model.{ending}"

    run = program("map", log, "-o", drawing, "--view", view, "--quiet")

    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    content = drawing.read_bytes()
    if ending == "png":
        assert content.startswith(b"\x89PNG")
    else:
        text = content.decode()
        assert "mean work 3.0 h" in text
        assert "×" in text


def test_frequency_and_language_are_those_asked_for(program, log):
    run = program(
        "map", log, "-o", "-", "--view", "bpmn", "--measure", "frequency", "--lang", "zh", "-q"
    )

    assert run.returncode == 0
    assert run.stdout.startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" class="map map-frequency"'
    )
    assert "工作" in run.stdout


@pytest.mark.parametrize(("options", "message"), [
    (("--view", "bpmn", "--paths", "0.2"), "not for --view bpmn"),
    (("--noise", "0.2"), "--noise is for a model"),
    (("--view", "tree", "--noise", "2"), "not a share"),
])  # fmt: skip
def test_options_of_another_view_are_told(program, log, tmp_path, options, message):
    run = program("map", log, "-o", tmp_path / "x.svg", *options, "--quiet")

    assert run.returncode == 2
    assert message in run.stderr
    assert "hint: " in run.stderr
    assert not (tmp_path / "x.svg").exists()
