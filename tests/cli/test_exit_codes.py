"""Each wrong input has its exit code, one line and a hint, and leaves nothing behind."""

import gzip

import pytest
from running import CLAIMS, procmine

HEADER = "case,activity,timestamp\n"
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE log [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    '<log><trace><event><string key="concept:name" value="&b;"/></event></trace></log>'
)
WRONG = {
    "missing-column.csv": (b"kase,what,when\n1,a,2024-01-01\n1,b,2024-01-02\n", 2),
    "unreadable-times.csv": (HEADER.encode() + b"1,a,soon\n1,b,later\n", 3),
    "empty.csv": (b"", 3),
    "empty.csv.gz": (gzip.compress(b"", mtime=0), 3),
    "header-only.csv": (HEADER.encode(), 3),
    "cut.csv.gz": (gzip.compress(CLAIMS.read_bytes(), mtime=0)[:20000], 3),
    "paper.csv": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", 3),
    "bomb.xes": (BOMB.encode(), 3),
    "cut.xes": (b'<?xml version="1.0"?><log><trace><event>', 3),
    "cut.parquet": (b"PAR1" + bytes(100), 3),
    "no-xes.xes": (b"<html><body>no log</body></html>", 3),
    "two\nlines \x1b[31m.csv": (b"", 3),
}
USAGE = {
    "": ["analyze"],
    "analyse": ["analyse", CLAIMS],
    "unknown option": ["analyze", CLAIMS, "--nonsense"],
    "half an option": ["analyze", CLAIMS, "--forma", "json"],
    "option without a value": ["analyze", CLAIMS, "--top"],
    "unknown rule": ["analyze", CLAIMS, "--select", "PM999"],
    "no rule left": ["analyze", CLAIMS, "--select", "PM203", "--ignore", "PM2"],
    "memory much": ["analyze", CLAIMS, "--memory", "much"],
    "memory none": ["analyze", CLAIMS, "--memory", "1KB"],
    "format docx": ["analyze", CLAIMS, "--format", "docx"],
    "format nothing": ["analyze", CLAIMS, "--format", ","],
    "lang fr": ["analyze", CLAIMS, "--lang", "fr"],
    "fail on low": ["analyze", CLAIMS, "--fail-on", "low"],
    "top 0": ["analyze", CLAIMS, "--top", "0"],
    "top many": ["analyze", CLAIMS, "--top", "many"],
    "activities 2": ["analyze", CLAIMS, "--activities", "2"],
    "paths below 0": ["map", CLAIMS, "-o", "map.svg", "--paths", "-0.5"],
    "activities many": ["analyze", CLAIMS, "--activities", "many"],
    "missing column": ["analyze", CLAIMS, "--case", "kase", "-o", "report.json"],
    "two to stdout": ["analyze", CLAIMS, "--format", "json,html"],
    "stdin twice": ["analyze", "-", "-"],
    "report.docx": ["analyze", CLAIMS, "-o", "report.docx"],
    "profile as html": ["profile", CLAIMS, "-o", "profile.html"],
    "profile twice": ["profile", CLAIMS, "--format", "text,json"],
    "map without a file": ["map", CLAIMS],
    "map.bmp": ["map", CLAIMS, "-o", "map.bmp"],
    "map to a folder": ["map", CLAIMS, "-o", "maps/"],
    "two maps": ["map", CLAIMS, CLAIMS, "-o", "map.svg"],
    "explain nothing": ["explain"],
    "explain what isn't": ["explain", "PM9"],
    "query of a family": ["explain", "PM2", "--sql"],
    "rules of one kind": ["rules", "PM2"],
}


def is_told(run, code):
    """Say whether a run failed as it should: one line, a hint, and nothing else."""
    lines = run.stderr.splitlines()
    return (
        (run.returncode, run.stdout, len(lines)) == (code, "", 2)
        and lines[1].startswith("hint: ")
        and len(lines[1]) > len("hint: ")
    )


@pytest.mark.parametrize("name", WRONG)
def test_wrong_input_is_told_in_one_line_and_a_hint(name, program, inside):
    content, code = WRONG[name]
    (inside / name).write_bytes(content)
    (inside / "report.json").write_text("the last good one")

    run = program("analyze", name, "-o", "report.json", "--force")

    assert is_told(run, code), run.stderr
    assert run.stderr.startswith(name[:3])
    assert (inside / "report.json").read_text() == "the last good one"
    assert sorted(p.name for p in inside.iterdir()) == sorted([name, "report.json"])


@pytest.mark.parametrize("log", [".", "nowhere.csv", "no/where.csv"])
def test_a_folder_or_a_missing_file_cannot_be_read(log, program, inside):
    assert is_told(program("analyze", log), 3)


def test_an_unreadable_log_among_several_fails_the_run(program, inside):
    run = program("analyze", CLAIMS, "nowhere.csv", "--format", "json", "-o", "out/")

    assert is_told(run, 3)
    assert run.stderr.startswith("nowhere.csv: ")


@pytest.mark.parametrize("arguments", USAGE.values(), ids=USAGE)
def test_a_wrong_word_on_the_command_line_is_a_usage_error(arguments, program, inside):
    run = program(*arguments)

    assert is_told(run, 2), run.stderr
    assert list(inside.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["analyse", "x"], "did you mean analyze?"),
        (["analyze", "x", "--forma", "json"], "did you mean --force, --format?"),
        (["analyze", "x", "--select", "rework-lop"], "did you mean rework-loop?"),
        (["analyze", CLAIMS, "--case", "case"], "did you mean --case case_id?"),
        (["map", "x"], "name one: -o map.svg"),
        (["analyze"], "`procmine analyze --help` shows what it takes"),
    ],
    ids=lambda value: value if isinstance(value, str) else None,
)
def test_the_hint_says_what_to_type_instead(arguments, hint, program):
    assert f"hint: {hint}" in program(*arguments).stderr


def test_a_value_that_is_refused_is_named_with_its_option(program):
    told = [
        program("analyze", "x", *wrong).stderr.splitlines()[0]
        for wrong in (["--lang", "fr"], ["--activities", "2"], ["--top", "many"])
    ]

    assert told == [
        "procmine analyze: --lang: 'fr' is not one of 'en', 'zh'",
        "activities 2: not a share",
        "procmine analyze: --top: should be a valid integer",
    ]


def test_findings_fail_a_run_only_where_that_is_asked_for(program, inside):
    without = program("analyze", CLAIMS, "--select", "PM401")
    high = program("analyze", CLAIMS, "--fail-on", "high", "--select", "PM401", "-o", "r.json")
    none = program("analyze", CLAIMS, "--fail-on", "high", "--select", "PM203")
    medium = program("analyze", CLAIMS, "--fail-on", "medium", "--select", "PM203")

    assert [r.returncode for r in (without, high, none, medium)] == [0, 1, 0, 1]
    assert high.stderr == ""
    assert (inside / "r.json").exists()


def test_one_log_with_findings_among_several_fails_the_run(program, inside):
    clean = inside / "clean.csv"
    clean.write_text(HEADER + "1,a,2024-01-01\n1,b,2024-01-02\n")

    run = program("analyze", CLAIMS, clean, "--fail-on", "high", "--select", "PM401")

    assert run.returncode == 1
    assert "\nclean.csv\n" in run.stdout


@pytest.mark.parametrize("place", [0, 1, 2])
def test_debug_shows_where_it_went_wrong_and_keeps_the_exit_code(place, program, inside):
    arguments = ["analyze", "nowhere.csv"]
    arguments.insert(place, "--debug")

    run = program(*arguments)

    assert run.returncode == 3
    assert run.stdout == ""
    assert "Traceback" in run.stderr
    assert "UnreadableFile: nowhere.csv: there is no such file" in run.stderr


def test_a_log_that_is_called_debug_can_be_named(program, inside):
    (inside / "--debug").write_bytes(CLAIMS.read_bytes())

    run = program("analyze", "--format", "json", "--select", "PM203", "--", "--debug")

    assert run.returncode == 0
    assert '"name": "--debug"' in run.stdout


def test_a_defect_of_ours_is_told_without_a_traceback(program, monkeypatch):
    def fails(*arguments, **settings):
        raise ZeroDivisionError("division by zero\nand more")

    monkeypatch.setattr("procmine.analysis.analyze", fails)

    run = program("analyze", CLAIMS)

    assert is_told(run, 70)
    assert "ZeroDivisionError: division by zero" in run.stderr
    assert "--debug" in run.stderr


def test_the_exit_code_reaches_the_shell():
    run = procmine("analyze", "nowhere.csv")

    assert is_told(run, 3)
