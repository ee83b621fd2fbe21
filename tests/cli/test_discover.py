"""`procmine discover`: what it writes, and what it refuses before it reads."""

import json
import sys
from types import ModuleType

import pytest
from running import CLAIMS, procmine
from typer.testing import CliRunner

from procmine.cli.app import app

LOG = "case,activity,time\n" + "".join(
    f"{case},{activity},2024-01-01T0{hour}:00:00\n"
    for case, way in enumerate(("ABCD", "ACBD", "ABCD"))
    for hour, activity in enumerate(way)
)


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(LOG)
    return file


@pytest.fixture
def written(monkeypatch):
    """Stand in for the writers of files."""
    for name, function in (
        ("procmine.models.formats.writing", "write_model"),
        ("procmine.reporters.modeldrawing", "draw_model"),
    ):
        module = ModuleType(name)
        setattr(module, function, lambda model, kind: f"{model.kind} as {kind}".encode())
        monkeypatch.setitem(sys.modules, name, module)


def test_the_model_is_told_as_text(program, log):
    run = program("discover", log)

    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        "inductive: a process tree (4 activities, 8 places, 6 transitions, 14 arcs)",
        "  ->( 'A', +( 'B', 'C' ), 'D' )",
    ]


def test_how_good_it_is_is_told_beside_it(program, log):
    run = program("discover", log, "--evaluate")

    lines = dict(
        line.strip().split("  ", 1) for line in run.stdout.split("Quality\n")[1].splitlines()
    )
    assert lines["fitting cases"].strip() == "1.0000"
    assert lines["sound"].strip() == "yes"


def test_json_has_the_tree_and_the_quality(program, log):
    told = json.loads(program("discover", log, "--evaluate", "--format", "json").stdout)

    assert told["model"]["tree"] == "->( 'A', +( 'B', 'C' ), 'D' )"
    assert told["quality"]["fitness"] == {"low": 1.0, "high": 1.0}
    assert told["quality"]["size"]["places"] == 8


def test_constraints_are_told_as_sentences_and_written_as_json(program, log, tmp_path):
    file = tmp_path / "rules.json"

    told = program("discover", log, "--algorithm", "log-skeleton").stdout
    run = program("discover", log, "--algorithm", "log-skeleton", "-o", file)

    assert "  'A' is followed by 'D'\n" in told
    assert (run.returncode, run.stdout) == (0, "")
    assert json.loads(file.read_bytes())["kind"] == "log-skeleton"


@pytest.mark.parametrize("kind", ["bpmn", "pnml", "ptml", "tree", "svg", "png", "dot"])
def test_the_ending_says_the_format(kind, log, tmp_path, written):
    file = tmp_path / f"model.{kind}"

    run = CliRunner().invoke(app, ["discover", str(log), "-o", str(file)])

    assert (run.exit_code, run.stdout) == (0, "")
    assert file.read_text() == f"process-tree as {kind}"


def test_with_a_file_the_quality_alone_is_told(log, tmp_path, written):
    file = tmp_path / "model.pnml"

    run = CliRunner().invoke(app, ["discover", str(log), "-o", str(file), "--evaluate"])

    assert run.stdout.startswith("  fitting cases")
    assert file.exists()


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        (["-o", "m.docx"], "m.docx: the ending says no format", ".bpmn, .pnml, .ptml, .tree"),
        (["-o", "m"], "m: the ending says no format", ".bpmn"),
        (["-o", "m.ptml", "--algorithm", "alpha"], ".ptml can't hold what alpha", ".bpmn, .pnml,"),
        (["-o", "m.bpmn", "--algorithm", "declare"], ".bpmn can't hold what declare", ".json"),
        (["--noise", "2"], "noise 2: not a share", "from 0 to 1"),
        (["--algorithm", "alpha", "--noise", "0.1"], "alpha takes no noise", "inductive"),
    ],
)
def test_what_makes_no_sense_is_refused_with_a_hint(program, arguments, message, hint, log):
    run = program("discover", log, *arguments)

    first, second = run.stderr.strip().splitlines()
    assert run.returncode == 2
    assert message in first
    assert hint in second


def test_the_same_log_gives_the_same_bytes(tmp_path):
    runs = {procmine("discover", CLAIMS, "--format", "json").stdout for _ in range(2)}

    assert len(runs) == 1


def test_a_label_does_not_steer_the_terminal(program, tmp_path):
    file = tmp_path / "log.csv"
    file.write_text(LOG.replace("B,", "\x1b[2JB,"))

    texts = [program("discover", file, "--format", kind).stdout for kind in ("text", "json")]

    assert not any("\x1b" in text for text in texts)
