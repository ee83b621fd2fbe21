"""`procmine report`: the recurring report and its history."""

import re

import pytest

HEAD = "case,activity,time\n"
FIRST = "".join(
    f"c{n},{step},2024-01-{n % 20 + 1:02} {hour}:00\n"
    for n in range(40)
    for step, hour in (("Enter", "08"), ("Check", "10"), ("Pay", "12"))
)
#: A week later: a step is done again in most cases, and takes long.
SECOND = FIRST + "".join(
    f"d{n},{step},2024-02-{day:02} {hour}:00\n"
    for n in range(60)
    for step, day, hour in (("Enter", 1, "08"), ("Check", 3, "10"), ("Enter", 8, "08"),
                            ("Check", 9, "10"), ("Pay", 9, "12"))
)  # fmt: skip


@pytest.fixture
def weekly(inside, program):
    """Give a function that writes a log and runs the weekly report on it."""

    def run(name, rows, *arguments):
        (inside / name).write_text(HEAD + rows)
        return program("report", name, "--template", "weekly", "-o", "out", "-q",
                       "--format", "html", *arguments)  # fmt: skip

    return run


def files(inside):
    return {file.name: file.read_bytes() for file in (inside / "out").iterdir()}


def test_the_first_run_has_nothing_to_compare_with(weekly, inside):
    run = weekly("week_1.csv", FIRST)

    assert run.returncode == 0, run.stderr
    assert "This is the first run" in run.stdout
    assert set(files(inside)) == {"week_1.html", "procmine-history.parquet"}
    assert b'id="comparison"' not in files(inside)["week_1.html"]


def test_the_next_run_stands_beside_the_one_before(weekly, inside):
    weekly("week_1.csv", FIRST)

    run = weekly("week_2.csv", SECOND)

    page = files(inside)["week_2.html"].decode()
    assert "week_1.csv, which goes on to 2024-01-20." in run.stdout
    assert re.search(r"cases +40 +100 +\+150\.0 %", run.stdout)
    assert re.search(r"Findings: [1-9] new", run.stdout)
    assert 'id="comparison"' in page
    links = re.findall(r"out/week_2\.html#(finding-[0-9a-f]{16})", run.stdout)
    assert links
    assert all(f'id="{link}"' in page for link in links)


def test_a_repeated_run_changes_no_byte(weekly, inside):
    weekly("week_1.csv", FIRST)
    weekly("week_2.csv", SECOND)
    before = files(inside)

    again = weekly("week_2.csv", SECOND, "--force")

    assert again.returncode == 0, again.stderr
    assert files(inside) == before


def test_other_rules_and_logs_are_not_compared(weekly):
    weekly("week_1.csv", FIRST)

    other_rules = weekly("week_2.csv", SECOND, "--select", "PM2")
    other_log = weekly("orders.csv", SECOND)

    assert "This is the first run" in other_rules.stdout
    assert "out/week_2.html: is there already" not in other_rules.stderr
    assert "This is the first run" in other_log.stdout


def test_a_history_of_somebody_else_is_neither_read_nor_replaced(weekly, inside):
    (inside / "out").mkdir()
    (inside / "out" / "procmine-history.parquet").write_bytes(b"mine")

    run = weekly("week_1.csv", FIRST)

    assert run.returncode == 3
    assert "is not a history that procmine wrote\nhint: move it elsewhere" in run.stderr
    assert files(inside) == {"procmine-history.parquet": b"mine"}


def test_the_history_may_be_elsewhere(weekly, inside):
    weekly("week_1.csv", FIRST, "--history", "kept/runs.parquet")
    run = weekly("week_2.csv", SECOND, "--history", "kept/runs.parquet")

    assert "Compared with the run before" in run.stdout
    assert (inside / "kept" / "runs.parquet").is_file()
    assert "procmine-history.parquet" not in files(inside)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("--template monthly -o out", "--template monthly: there is none\nhint: choose weekly\n"),
        ("", "no folder is named for the report\nhint: name one: -o out/\n"),
        ("-o out --history log.csv", "log.csv: is the log, which is read"),
        ("-o out --format html --history out/log.html", "out/log.html: is the history, which"),
    ],
)
def test_what_can_not_be_done_is_told(inside, program, arguments, told):
    (inside / "log.csv").write_text(HEAD + FIRST)

    run = program("report", "log.csv", *arguments.split())

    assert run.returncode == 2
    assert told in run.stderr


def test_a_report_that_is_there_needs_force(weekly, inside):
    weekly("week_1.csv", FIRST)
    before = files(inside)

    run = weekly("week_1.csv", SECOND)

    assert run.stderr == "out/week_1.html: is there already\nhint: add --force to replace it\n"
    assert files(inside) == before
